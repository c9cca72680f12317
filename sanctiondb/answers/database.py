"""The database as its readers see it: opened read-only, asked by named queries."""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sanctiondb.errors import NoDatabase
from sanctiondb.resources import folder

Row = dict[str, Any]

LISTS = frozenset({"vetoed_by", "permanent_no", "evidence", "sponsors", "regimes", "sources"})
"""Columns that hold several codes or symbols, joined by '|' in the database."""

BOOLEANS = frozenset(
    "permanent binding procedural took_effect correction superseded contested whole stands displayed".split()
)
"""Columns that hold 1, 0 or null for true, false or unknown."""


class Rows(list[Row]):
    """Rows of an answer, which know their columns even where there are none."""

    def __init__(self, columns: list[str], rows: Iterable[Row]) -> None:
        super().__init__(rows)
        self.columns = columns


def today() -> str:
    """The day of Greenwich as SQLite's date('now') counts it: '2026-11-24'."""
    return datetime.now(UTC).date().isoformat()


def narrowed(rows: Rows, columns: list[str]) -> Rows:
    """The same rows with some of their columns only, in that order."""
    return Rows(columns, ({name: row[name] for name in columns} for row in rows))


INTERRUPTED = (
    "a change of it was interrupted, and cannot be taken back where nothing may be written; expected a file and a"
    " folder that can be written to: copy it with the -journal beside it to such a place"
)

APPLICATION = 1935893602
"""PRAGMA application_id of a database of sanctiondb, as schema/0001_record.sql sets it."""

_PARAMETER = re.compile(r":(\w+)")
_BROKEN = re.compile("no such table|locked|disk|unable to open|readonly")


def of_the_file(error: sqlite3.Error) -> bool:
    """Whether an error of SQLite's is of the file; what it says else of a statement is our own mistake."""
    ours = isinstance(error, sqlite3.OperationalError | sqlite3.ProgrammingError)
    return not ours or bool(_BROKEN.search(str(error)))


def uri(path: str | Path, how: str = "mode=ro") -> str:
    """What SQLite is told to open a file by, whatever its name holds: 'file:sanctions.db?mode=ro'."""
    return f"file:{quote(str(path))}?{how}"


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """The database at PATH, read-only, as at one moment; raises NoDatabase where there is none of this program."""
    if not path.is_file():
        raise NoDatabase(f"{path}: no database there; run sanctiondb build, or give another --db")
    undo_interrupted(path)
    connection = sqlite3.connect(uri(path), uri=True, timeout=30)
    expected = "expected a database of sanctiondb: run sanctiondb build, or give another --db"
    try:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'roll_calls'").fetchone():
            raise NoDatabase(f"{path}: a database without roll calls; {expected}")
        check_version(connection, path.name)
        with at_one_moment(connection):
            yield connection
    except sqlite3.DatabaseError as error:
        if not of_the_file(error):
            raise
        if "locked" in str(error):
            raise NoDatabase(f"{path}: another program is writing to it; wait, then try again") from error
        if "readonly" in str(error):
            raise NoDatabase(f"{path}: {INTERRUPTED}") from error
        raise NoDatabase(f"{path}: {error}; {expected}") from error
    finally:
        connection.close()


@contextmanager
def at_one_moment(connection: sqlite3.Connection) -> Iterator[None]:
    """Whatever is read within is the state of one moment, though others write meanwhile; they wait to finish."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.rollback()


def undo_interrupted(path: Path) -> None:
    """Takes back what a program left half-done that was killed, or had no room; does nothing where it may not write.

    SQLite does so whenever a database with such a journal beside it is opened for writing.
    """
    if not Path(f"{path}-journal").exists():
        return
    try:
        with closing(sqlite3.connect(uri(path, "mode=rw"), uri=True, timeout=0)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.Error:
        return


def check_version(connection: sqlite3.Connection, name: str) -> None:
    """Raises NoDatabase for a database that an earlier or a later version of this program made."""
    shipped = {entry.name.removesuffix(".sql") for entry in folder("schema").iterdir() if entry.name.endswith(".sql")}
    rows = connection.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = 'sanctiondb'")
    applied = {row[0] for row in rows}
    if applied - shipped:
        raise NoDatabase(f"{name}: made by a later version of sanctiondb; expected one of this version: update"
                         " sanctiondb, or give another --db")
    if shipped - applied:
        raise NoDatabase(f"{name}: made by an earlier version of sanctiondb; expected one of this version: run"
                         " sanctiondb build, which brings it up to date")


@cache
def query(name: str) -> str:
    """The SQL of a named query, or of a part of a page: 'vetoes', 'pages/action'."""
    place = name if "/" in name else f"queries/{name}"
    return folder(f"answers/{place}.sql").read_text(encoding="utf-8")


def title(sql: str) -> str:
    """What a query of ours answers, as its first line says: 'Vetoes, listed' for '-- Vetoes, listed'."""
    return sql.splitlines()[0].removeprefix("-- ")


def takes(sql: str) -> list[str]:
    """The names of a query's parameters, in the order in which they come: ['slug', 'on'] for ':slug ... :on'."""
    return list(dict.fromkeys(_PARAMETER.findall(sql)))


def ask(connection: sqlite3.Connection, name: str, **parameters: Any) -> Rows:
    """The answer of a named query: one dict a row, lists as lists, true and false as booleans."""
    return run(connection, query(name), parameters)


def run(connection: sqlite3.Connection, sql: str, parameters: Row) -> Rows:
    """The rows of a SELECT as dicts, in the same dress as those of a named query."""
    cursor = connection.execute(sql, parameters)
    columns = [column[0] for column in cursor.description]
    return Rows(columns, (dressed(dict(zip(columns, row, strict=True))) for row in cursor))


def dressed(row: Row) -> Row:
    """A row with its lists and booleans as such."""
    for name in row.keys() & LISTS:
        row[name] = row[name].split("|") if row[name] else []
    for name in row.keys() & BOOLEANS:
        row[name] = None if row[name] is None else bool(row[name])
    return row
