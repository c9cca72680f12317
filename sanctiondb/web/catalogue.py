"""The database of the record among those Datasette has open, and what every page needs to know of it."""

import asyncio
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any, TypeVar
from urllib.parse import quote
from weakref import WeakKeyDictionary

from sanctiondb.answers import checks, exports
from sanctiondb.answers.database import APPLICATION, Row, Rows, ask, at_one_moment, check_version, of_the_file
from sanctiondb.errors import NoDatabase
from sanctiondb.web.stores import Store, alone

Answer = TypeVar("Answer")


MOST_DRAWN = 128
"""Long pages that are kept at a time: more than one visitor reads in a day, at half a megabyte each and less."""


@dataclass(frozen=True)
class Catalogue:
    """What is looked up on every page, read once for each state of the file.

    What it keeps it keeps for as long as that: a change of the file makes another catalogue, with nothing kept.
    """

    addresses: dict[str, str]
    """The page of every symbol in the record: {'S/RES/1718(2006)': '/actions/s-res-1718-2006'}."""
    actions: dict[int, tuple[str, str]]
    """Every roll call by its number in the database: {1: ('s-res-1718-2006', 'S/RES/1718(2006)')}."""
    slugs: frozenset[str]
    regimes: dict[str, str]
    members: dict[str, str]
    notices: list[str]
    coverage: Row
    failed: dict[str, str]
    """Drafts that were not adopted, with their outcome: {'S/2024/255': 'vetoed'}."""
    editions: dict[tuple[str, str | None], int]
    """The number of the file that a publisher's edition is known from."""
    corrections: dict[tuple[str, str, str], Row]
    """What official rows should say where the record shows what they say, by action, field and member or ''."""
    read: Store = field(default_factory=Store)
    """What else was read of the record, few and large: the findings of the checks, the names on the list."""

    drawn: Store = field(default_factory=lambda: Store(MOST_DRAWN))
    """Long pages and other answers as last drawn, with the day on which they were; see `asking.once`."""

    ready: dict[str | None, Any] = field(default_factory=dict)
    """The list of a day, or all lists, made ready for names to be looked for; see `screening_page`."""

    def corrected(self, slug: str, field: str, member: str | None = None) -> Row | None:
        """What a field of an action that is shown should say: `corrected, reason, evidence`; None for most."""
        return self.corrections.get((slug, field, member or ""))

    def address(self, symbol: str | None) -> str | None:
        """The path of the page a symbol leads to; None for one that is not in the record."""
        return self.addresses.get(symbol or "")


_records: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
_read: WeakKeyDictionary[Any, "_Kept"] = WeakKeyDictionary()
_reading: WeakKeyDictionary[Any, asyncio.Lock] = WeakKeyDictionary()

NONE = "No database open here holds the record as this version has it; run sanctiondb build."

GLANCE = 0.05
"""Seconds for which the cells of a table do not look at the file again."""


@dataclass
class _Kept:
    catalogue: Catalogue
    state: tuple[int, ...]
    looked: float


async def record(datasette: Any) -> Any:
    """Datasette's database that holds the record, known by its mark and its roll calls; None without one."""
    known = _records.get(datasette)
    if known is not None and known in datasette.databases.values():
        return known
    for database in datasette.databases.values():
        if await _is_record(database):
            _records[datasette] = database
            return database
    return None


async def _is_record(database: Any) -> bool:
    try:
        return bool(await database.execute_fn(_marked))
    except sqlite3.DatabaseError:
        return False


def _marked(connection: sqlite3.Connection) -> bool:
    """Whether a database is one of this program, and of this version."""
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    table = connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'roll_calls'").fetchone()
    if mark != APPLICATION or not table:
        return False
    try:
        check_version(connection, "this database")
    except NoDatabase:
        return False
    return True


def record_name(datasette: Any) -> str | None:
    """The name of the record's database, once it has been found."""
    known = _records.get(datasette)
    return known.name if known is not None else None


async def answer(datasette: Any, question: Callable[[sqlite3.Connection], Answer]) -> Answer:
    """What a function of a connection answers on the record at one moment; raises NoDatabase without one."""
    database = await record(datasette)
    if database is None:
        raise NoDatabase(NONE)
    if database.path and not Path(database.path).exists():
        raise NoDatabase(f"The file of the database {database.name} is gone; put it back, then try again.")
    try:
        answered: Answer = await database.execute_fn(lambda connection: _at_one_moment(connection, question))
    except sqlite3.OperationalError as error:
        raise _unread(database.name, error) from error
    return answered


def _at_one_moment(connection: sqlite3.Connection, question: Callable[[sqlite3.Connection], Answer]) -> Answer:
    with at_one_moment(connection):
        return question(connection)


def _unread(name: str, error: sqlite3.OperationalError) -> Exception:
    """What to say of a database that cannot be read now; the error itself where our own query is at fault."""
    if not of_the_file(error):
        return error
    return NoDatabase(f"The database {name} cannot be read now ({error}); try again later.")


async def current(datasette: Any) -> Catalogue:
    """The catalogue of the record as its file now stands; raises NoDatabase without one."""
    database = await record(datasette)
    if database is None:
        raise NoDatabase(NONE)
    state = _state(database)
    kept = _read.get(database)
    if kept is None or kept.state != state:
        async with alone(_reading, database):
            kept = _read.get(database)
            if kept is None or kept.state != state:
                kept = _read[database] = _Kept(await answer(datasette, _catalogue), state, 0)
    kept.looked = monotonic()
    return kept.catalogue


def recent(database: Any) -> Catalogue | None:
    """The catalogue of a database if it was looked at a moment ago; to ask for it again and again."""
    kept = _read.get(database)
    return kept.catalogue if kept and monotonic() - kept.looked < GLANCE else None


def _state(database: Any) -> tuple[int, ...]:
    """Changes whenever the file does, or the log that SQLite may keep beside it."""
    if not database.path:
        return ()
    files = Path(database.path), Path(f"{database.path}-wal")
    return tuple(file.stat().st_mtime_ns for file in files if file.exists())


def _catalogue(connection: sqlite3.Connection) -> Catalogue:
    roll_calls = connection.execute("SELECT id, slug, symbol FROM roll_calls").fetchall()
    return Catalogue(
        addresses=_addresses(connection),
        actions={number: (slug, symbol) for number, slug, symbol in roll_calls},
        slugs=frozenset(row[1] for row in roll_calls),
        regimes=dict(connection.execute("SELECT slug, name FROM regimes")),
        members=dict(connection.execute("SELECT code, name FROM members")),
        notices=exports.notices(connection),
        coverage=ask(connection, "pages/coverage")[0],
        failed={row["symbol"]: row["outcome"] for row in ask(connection, "pages/failed")},
        corrections={(row["slug"], row["field"], row["member"]): row
                     for row in ask(connection, "pages/corrections_shown")},
        editions={(row["publisher"], row["edition"]): row["id"] for row in ask(connection, "pages/files")},
    )


async def findings(datasette: Any) -> Rows:
    """What the rules of `check` find, sought once for each state of the file; raises NoDatabase without one."""
    found: Rows = await (await current(datasette)).read.once("findings", lambda: answer(datasette, checks.check))
    return found


def _addresses(connection: sqlite3.Connection) -> dict[str, str]:
    """Every symbol with its page; one that names several roll calls leads to the list of them."""
    named: dict[str, list[str]] = {}
    for row in ask(connection, "pages/addresses"):
        named.setdefault(row["symbol"], []).append(row["slug"])
    return {
        symbol: f"/actions/{slugs[0]}" if len(slugs) == 1 else f"/search?q={quote(symbol, safe='/')}"
        for symbol, slugs in named.items()
    }


async def for_templates(datasette: Any) -> dict[str, Any]:
    """What every template may name: `record_name`, and the Catalogue as `record`; nothing without a record to read."""
    try:
        known = await current(datasette)
    except NoDatabase:
        return {}
    return {"record_name": record_name(datasette), "record": known}
