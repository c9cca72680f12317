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
    """The entries of rows with `reference, kind, name`, each once, with what was said of them between two lists."""
    names, births, nationalities = (_rows(connection, f"pages/listed_{what}")
                                    for what in ("names", "births", "nationalities"))
    once = (next(group) for _, group in groupby(rows, key=lambda row: str(row["reference"])))
    return tuple(
        _entry(row, names[row["reference"]], births[row["reference"]], nationalities[row["reference"]], before, after)
        for row in once
    )


def _entry(
    row: Row, names: list[Row], births: list[Row], nationalities: list[Row], before: str, after: str
) -> Entry:
    """An entry with what was said of it between two lists; with all that ever was where neither shows it."""
    span = (before, after) if _then(names, before, after) else ("", "9999")
    return Entry(
        row["reference"], row["kind"], row["name"],
        tuple(ListedName(one["name"], one["role"], one["quality"]) for one in _then(names, *span))
        or (ListedName(row["name"]),),
        tuple(Birth(one["date"], one["first"], one["last"], one["type"]) for one in _then(births, *span)),
        tuple(one["nationality"] for one in _then(nationalities, *span)),
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


def _rows(connection: sqlite3.Connection, query: str) -> dict[str, list[Row]]:
    found = defaultdict[str, list[Row]](list)
    for row in ask(connection, query):
        found[row["reference"]].append(row)
    return found


def _then(rows: list[Row], before: str, after: str) -> list[Row]:
    return [row for row in rows if row["first_seen"] <= after and row["until"] >= before]
