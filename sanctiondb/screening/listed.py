"""Reads the list of a day from the database, to be screened against."""

import sqlite3
from collections import defaultdict
from itertools import groupby

from sanctiondb.answers import listings
from sanctiondb.answers.database import Row, ask
from sanctiondb.errors import NotFound
from sanctiondb.screening.entries import Birth, Entry, Listed, ListedName


def read(connection: sqlite3.Connection, day: str | None = None) -> Listed:
    """Who is on the newest list that is loaded, or was on a day as `listings.on` judges, and the list's date.

    Of a day between two lists an entry has the names of both. Raises NotFound where no list is loaded.
    """
    newest = listings.newest(connection)
    if not newest:
        raise NotFound(listings.NO_LIST)
    rows, rests = listings.on(connection, day or newest)
    around = _around(connection, day or newest)
    return Listed(around[0] or around[1], _entries(connection, rows, *around), rests)


def ever(connection: sqlite3.Connection) -> Listed:
    """Who is or was on any list that is loaded, with all names, and the newest list's date; raises NotFound."""
    newest = listings.newest(connection)
    if not newest:
        raise NotFound(listings.NO_LIST)
    rows = ask(connection, "pages/listed_ever")
    return Listed(newest, _entries(connection, rows, "", "9999"), listings.absence(connection))


def _entries(connection: sqlite3.Connection, rows: list[Row], before: str, after: str) -> tuple[Entry, ...]:
    """The entries of rows with `reference, kind, name`, each once, with the names they had between two lists."""
    names, births, nationalities = _names(connection), _births(connection), _nationalities(connection)
    once = (next(group) for _, group in groupby(rows, key=lambda row: str(row["reference"])))
    return tuple(
        Entry(row["reference"], row["kind"], row["name"], _then(names[row["reference"]], row["name"], before, after),
              tuple(births[row["reference"]]), tuple(nationalities[row["reference"]]))
        for row in once
    )


def state_names(connection: sqlite3.Connection) -> dict[str, str]:
    """The names that each member state has had, by code: 'IRN' to 'Iran (Islamic Republic of); Iran'."""
    found = defaultdict[str, list[str]](list)
    for row in ask(connection, "pages/state_names"):
        found[row["code"]].append(row["name"])
    return {code: "; ".join(names) for code, names in found.items()}


def _around(connection: sqlite3.Connection, day: str) -> tuple[str, str]:
    """The days of the list on a day or before it, and of the one on it or after it; '' and '9999' for none."""
    days = [row["date"] for row in listings.snapshots(connection)]
    before = max((one for one in days if one <= day), default="")
    return before, min((one for one in days if one >= day), default="9999")


def _names(connection: sqlite3.Connection) -> dict[str, list[Row]]:
    found = defaultdict[str, list[Row]](list)
    for row in ask(connection, "pages/listed_names"):
        found[row["reference"]].append(row)
    return found


def _then(rows: list[Row], name: str, before: str, after: str) -> tuple[ListedName, ...]:
    """The names that an entry had between two lists; all it ever had where neither shows it."""
    fit = [row for row in rows if row["first_seen"] <= after and row["last_seen"] >= before]
    return tuple(ListedName(row["name"], row["role"], row["quality"]) for row in fit or rows) or (ListedName(name),)


def _births(connection: sqlite3.Connection) -> dict[str, list[Birth]]:
    found = defaultdict[str, list[Birth]](list)
    for row in ask(connection, "pages/listed_births"):
        found[row["reference"]].append(Birth(row["date"], row["first"], row["last"], row["type"]))
    return found


def _nationalities(connection: sqlite3.Connection) -> dict[str, list[str]]:
    found = defaultdict[str, list[str]](list)
    for row in ask(connection, "pages/listed_nationalities"):
        found[row["reference"]].append(row["nationality"])
    return found
