"""Reads the list of a day from the database, to be screened against."""

import sqlite3
from collections import defaultdict
from itertools import groupby
from typing import NamedTuple

from sanctiondb.answers import listings
from sanctiondb.answers.database import Row, ask
from sanctiondb.screening.entries import Birth, Entry, Listed, ListedName


class Day(NamedTuple):
    """The day asked for, '9999' for any; the day of the newest list; the days of those that are whole."""

    on: str
    newest: str
    whole: frozenset[str]

    @property
    def any(self) -> bool:
        """Whether the lists of all days count."""
        return self.on == "9999"


def read(connection: sqlite3.Connection, day: str | None = None) -> Listed:
    """Who is on the newest list that is loaded, or was on a day as `listings.on` judges.

    The newest counts whether it is whole or not; who is not on one that is not whole is taken from the newest whole
    one. An entry has the names of those lists next to the day that show it, each with the day of its list. Raises
    NotFound where no list is loaded.
    """
    on = day or listings.snapshots(connection)[-1]["date"]
    return of_day(connection, on, *listings.on(connection, on))


def of_day(connection: sqlite3.Connection, day: str, rows: list[Row], rests: str) -> Listed:
    """Who was on the list on a day, from what `listings.on` answers to it, as `read` tells."""
    known = listings.snapshots(connection)
    asked = Day(day, known[-1]["date"], frozenset(row["date"] for row in known if row["whole"]))
    return Listed(day, _entries(connection, rows, asked), rests, day in asked.whole)


def ever(connection: sqlite3.Connection, rows: list[Row]) -> Listed:
    """Who is or was on any list that is loaded, from the rows of `pages/listed_ever`, with all names, and the newest
    list's date; raises NotFound where no list is loaded."""
    newest = listings.snapshots(connection)[-1]["date"]
    return Listed(newest, _entries(connection, rows, Day("9999", newest, frozenset())), listings.absence(connection))


def _entries(connection: sqlite3.Connection, rows: list[Row], day: Day) -> tuple[Entry, ...]:
    """The entries of rows with `reference, kind, name, first_seen, last_seen`, each once."""
    names, births, nationalities = (_rows(connection, f"pages/listed_{what}")
                                    for what in ("sightings", "births", "nationalities"))
    once = (next(group) for _, group in groupby(rows, key=lambda row: str(row["reference"])))
    return tuple(
        _entry(row, names[row["reference"]], births[row["reference"]], nationalities[row["reference"]], day)
        for row in once
    )


def _entry(row: Row, names: list[Row], births: list[Row], nationalities: list[Row], day: Day) -> Entry:
    seen = {one["date"] for one in names if one["date"]}
    days = seen if day.any else _near({one for one in seen if row["first_seen"] <= one <= row["last_seen"]}, day)
    span = (min(days), max(days)) if days else ("", "9999")
    return Entry(
        row["reference"], row["kind"], row["name"], _named(row, names, days, day.on),
        tuple(Birth(one["date"], one["first"], one["last"], one["type"]) for one in _then(births, *span)),
        tuple(one["nationality"] for one in _then(nationalities, *span)), _doubt(row, day),
    )


def _near(seen: set[str], day: Day) -> set[str]:
    """Of the days on which an entry was seen the last up to a day, if that is not of a whole list the last that is,
    and the first from it on."""
    until = {one for one in seen if one <= day.on}
    found = {max(those) for those in (until, until & day.whole) if those}
    since = {one for one in seen if one >= day.on}
    return found | ({min(since)} if since else set())


def _named(row: Row, names: list[Row], days: set[str], on: str) -> tuple[ListedName, ...]:
    """The names that lists of these days show, each with the one next to the day; all of one that no list shows."""
    if not days:
        shown = f"record, as of {row['last_seen']}"
        return tuple(ListedName(one["name"], one["role"], one["quality"], shown) for one in names) or (
            ListedName(row["name"], shown=shown),)
    found: dict[tuple[str, str, str | None], list[str]] = {}
    for one in names:
        if one["date"] in days:
            found.setdefault((one["name"], one["role"], one["quality"]), []).append(one["date"])
    return tuple(ListedName(*name, f"list of {_nearest(dates, on)}") for name, dates in found.items())


def _nearest(dates: list[str], on: str) -> str:
    return max((one for one in dates if one <= on), default=min(dates))


def _doubt(row: Row, day: Day) -> str:
    """What is not sure of an entry's standing on a day, '' for nothing."""
    standing = row.get("standing")
    if standing == "unknown":
        return f"unknown whether it was on the list on {day.on}"
    if standing == "listed by then":
        return f"on the list on {day.on} by its own date of listing alone"
    if standing == "when last seen" and row["kind"] != "vessel" and row["last_seen"] < min(day.newest, day.on):
        return f"last seen on the list of {row['last_seen']}; that of {day.newest}, which is not whole, lacks it"
    return ""


def _then(rows: list[Row], before: str, after: str) -> list[Row]:
    """What was said between two days, of what has its days."""
    return [row for row in rows if row.get("first_seen", "") <= after and row.get("until", "9999") >= before]


def _rows(connection: sqlite3.Connection, query: str) -> dict[str, list[Row]]:
    found = defaultdict[str, list[Row]](list)
    for row in ask(connection, query):
        found[row["reference"]].append(row)
    return found


def state_names(connection: sqlite3.Connection) -> dict[str, str]:
    """The names that each member state has had, by code: 'IRN' to 'Iran (Islamic Republic of); Iran'."""
    found = defaultdict[str, list[str]](list)
    for row in ask(connection, "pages/state_names"):
        found[row["code"]].append(row["name"])
    return {code: "; ".join(names) for code, names in found.items()}
