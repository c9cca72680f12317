"""Whether a list is only a part of the Consolidated List: loaded as the whole, it would call everybody else gone.

The rules: all its entries are of one list type, or most entries of the whole list next to it in time are not on it.
From one list to the next some leave; from 2018 to 2020 it was one in eleven.
"""

from collections.abc import Iterator

from sanctiondb.errors import FileRefused
from sanctiondb.record.sqlite import Database

FEW = 4
"""Entries from which on all of one list type are a Committee's list, not a few that are left of the whole."""
MANY = 20
"""Entries from which on a list can lose most of them only by being cut."""
NEXT = (
    "SELECT snapshots.id, date, file FROM snapshots JOIN ingests ON ingests.id = ingest_id WHERE whole AND instant <= ?"
    " ORDER BY instant DESC LIMIT 1",
    "SELECT snapshots.id, date, file FROM snapshots JOIN ingests ON ingests.id = ingest_id WHERE whole AND instant > ?"
    " ORDER BY instant LIMIT 1",
)
ENTRIES = "SELECT reference FROM snapshot_entries JOIN listing_versions ON id = version_id WHERE snapshot_id = ?"
PARTIAL = "with --partial, which takes it for who was on the list and calls nobody gone; nothing of it was loaded"


def refuse(db: Database, name: str, instant: str, types: dict[str, str]) -> None:
    """Raises FileRefused for a list, {reference: list type}, that seems to be a part, or makes another seem so."""
    if len(types) >= FEW and len(set(types.values())) == 1:
        raise FileRefused(f"{name}: all {len(types):,} entries are of the list type {next(iter(types.values()))!r};"
                          f" expected the lists of all Committees: give the whole list, or load this {PARTIAL}")
    for there, date, file in _next(db, instant):
        known, here = {row[0] for row in db.conn.execute(ENTRIES, [there])}, set(types)
        if _most(known, here):
            raise FileRefused(f"{name}: lacks {len(known - here):,} of {len(known):,} entries of the list of {date};"
                              f" expected most of them: give the whole list, or load this {PARTIAL}")
        if _most(here, known):
            raise FileRefused(f"{name}: of {len(here):,} entries {len(here - known):,} are not on the list of {date};"
                              f" expected most of them there: load {file} again with --partial, for it seems to be a"
                              " part; nothing of this was loaded")


def _next(db: Database, instant: str) -> Iterator[tuple[int, str, str]]:
    for sql in NEXT:
        yield from db.conn.execute(sql, [instant]).fetchall()


def _most(here: set[str], there: set[str]) -> bool:
    """Whether most of a long list's entries are not on another."""
    return len(here) >= MANY and 2 * len(here - there) > len(here)
