"""Finds entries by a name as one remembers it: those that hold every word, and those that are as like."""

import sqlite3
from typing import NamedTuple

from sanctiondb.answers import listing_names, listings
from sanctiondb.answers.database import Row, Rows, ask
from sanctiondb.screening import listed
from sanctiondb.screening.answer import Hit, hit, hits
from sanctiondb.screening.entries import Entry
from sanctiondb.screening.index import Index
from sanctiondb.screening.names import parsed
from sanctiondb.screening.reasons import reasons

COLUMNS = [
    "reference", "name", "kind", "regime", "matched", "role", "quality", "first_seen", "last_seen", "score", "reasons"]
LEAST = 0.7
"""The least score of what does not hold every word: who searches by hand looks at more than who screens thousands."""


class Ready(NamedTuple):
    """The list made ready to be searched again and again: it takes a second to make, a search some milliseconds."""

    entries: Index
    names: list[listing_names.Named]
    known: dict[str, Row]
    columns: list[str]
    rests: str
    """A sentence on what an answer rests on."""


def ready(connection: sqlite3.Connection, day: str | None = None) -> Ready:
    """Everybody who was on any list that is loaded, or on that of a day; raises NotFound where no list is loaded."""
    if day:
        rows, rests = listings.on(connection, day)
        against, names = listed.of_day(connection, day, rows, rests), listing_names.every(connection, rows)
    else:
        rows = ask(connection, "pages/listed_ever")
        against, names = listed.ever(connection, rows), listing_names.every(connection)
    known = {row["reference"]: row for row in rows}
    columns = [*COLUMNS, *(["standing"] if day else [])]
    return Ready(Index(against), names, known, columns, against.rests)


def search(connection: sqlite3.Connection, words: str, day: str | None = None) -> Rows:
    """Entries that a name may mean, on any list that is loaded or on that of a day, as `found` tells them."""
    return found(ready(connection, day), words)


def found(ready: Ready, words: str) -> Rows:
    """Entries that a name may mean, the best first.

    Rows `reference, name, kind, regime, matched, role, quality, first_seen, last_seen, score, reasons`, of a day also
    `standing`; score and reasons are those of screening. Found are all entries of which one name holds every word, and
    those whose score is at least LEAST.
    """
    index = ready.entries
    rows = {row["reference"]: row | _told(index, words, row["reference"])
            for row in listing_names.holding(ready.names, words)}
    for one in hits(index, words, LEAST):
        entry = one.candidate.entry
        rows.setdefault(entry.reference, _row(ready.known[entry.reference], entry, one) | _why(index, words, one))
    return Rows(ready.columns, sorted(rows.values(), key=lambda row: (-row["score"], row["reference"])))


def _row(known: Row, entry: Entry, found: Hit) -> Row:
    kept = {name: known[name] for name in ("regime", "first_seen", "last_seen", "standing") if name in known}
    return {"reference": entry.reference, "name": entry.name, "kind": entry.kind} | _said(found) | kept


def _said(found: Hit) -> Row:
    said = found.candidate.listed
    return {"matched": said.text, "role": said.role, "quality": said.quality}


def _told(index: Index, words: str, reference: str) -> Row:
    found = hit(index, words, reference)
    return _said(found) | _why(index, words, found) if found else {"score": 0.0, "reasons": ["the beginning of a name"]}


def _why(index: Index, words: str, found: Hit) -> Row:
    return {"score": found.score, "reasons": reasons(parsed(words), found.candidate, found.found, index.date)}
