"""The database as its writer sees it: created, migrated, locked while a file goes in."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from urllib.parse import quote

from sanctiondb.answers.database import undo_interrupted
from sanctiondb.errors import NoDatabase, SanctiondbError
from sanctiondb.formats.publishers import PUBLISHERS
from sanctiondb.record.backup import backup
from sanctiondb.record.holding import holder
from sanctiondb.record.sqlite import Database, Migrations
from sanctiondb.resources import texts

PATIENCE = 30.0
"""Seconds to wait for another writer."""

UNWRITTEN = 8192
"""Pages of 4 KB that a writer keeps in memory until its transaction ends: once it has to write, nobody can read.

The largest official file fills half of them."""

BUSY = "{path}: {who} is writing to it; expected it free: wait until that is done, then try again"

APPLICATION = 1935893602
"""What SQLite's header calls our files by, PRAGMA application_id: 'scdb' as four bytes."""


class Contradiction(Exception):
    """A record that the database does not take: what it says against itself or another."""


def migrations() -> Migrations:
    """The numbered files of schema/, in order."""
    registry = Migrations("sanctiondb")
    for name, sql in texts("schema", ".sql").items():
        registry(name=name)(lambda db, sql=sql: db.executescript(sql))
    return registry


@contextmanager
def writing(path: Path | str) -> Iterator[Database]:
    """The database at PATH (or ':memory:'), created and migrated, open for writing.

    A database of an earlier version is copied to PATH.before-NUMBER first, NUMBER being that of the first migration
    to come. Raises NoDatabase where the file is another's, no database, or cannot be written; nothing is done then.
    """
    connection = _connected(path)
    try:
        _spare(connection, Path(path))
        yield _prepared(connection, path)
    finally:
        connection.close()
        undo_interrupted(Path(path))


@contextmanager
def rehearsing(path: Path) -> Iterator[Database]:
    """A copy in memory of the database at PATH, or an empty one where there is none: PATH is only read."""
    connection = sqlite3.connect(":memory:")
    try:
        if path.exists():
            original = sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True, timeout=PATIENCE)
            original.backup(connection)
            original.close()
        yield _prepared(connection, path)
    except sqlite3.Error as error:
        raise NoDatabase(_cannot_open(path, error)) from error
    finally:
        connection.close()


@contextmanager
def transaction(db: Database) -> Iterator[sqlite3.Connection]:
    """One all-or-nothing change; foreign keys are checked at its end, in whatever order rows came."""
    try:
        with db.atomic():
            db.conn.execute("PRAGMA defer_foreign_keys = ON")
            yield db.conn
    except (sqlite3.OperationalError, sqlite3.IntegrityError) as error:
        raise SanctiondbError(_undone(Path(db.execute("PRAGMA database_list").fetchone()[2]), error)) from error


def _undone(path: Path, error: sqlite3.Error) -> str:
    """What to say of a change that could not be made."""
    if "locked" in str(error):
        return _busy(path)
    advice = ": make room, then run it again" if "full" in str(error) else ""
    return f"{path.name or 'the database'}: could not be written ({error}); nothing was done{advice}"


def _busy(path: Path) -> str:
    return BUSY.format(path=path.name, who=holder(path) or "another program")


@contextmanager
def savepoint(db: Database) -> Iterator[None]:
    """A part of a transaction that can be taken back alone; raises Contradiction where a check fails."""
    try:
        with db.atomic():
            yield
    except sqlite3.IntegrityError as error:
        raise Contradiction(f"contradicts itself or another record: {error}") from error


def _connected(path: Path | str) -> sqlite3.Connection:
    try:
        return sqlite3.connect(path, timeout=PATIENCE)
    except sqlite3.Error as error:
        raise NoDatabase(_cannot_open(path, error)) from error


def _spare(connection: sqlite3.Connection, path: Path) -> None:
    """Keeps a copy of a database that migrations are about to change."""
    try:
        _check_owner(connection, path)
        applied = migrations().applied(Database(connection))
        pending = migrations().pending(Database(connection)) if applied else []
    except sqlite3.Error as error:
        raise NoDatabase(_cannot_open(path, error)) from error
    if pending:
        backup(path, path.with_name(f"{path.name}.before-{pending[0].name[:4]}"))


def _prepared(connection: sqlite3.Connection, path: Path | str) -> Database:
    try:
        _check_owner(connection, path)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_spill = {UNWRITTEN}")
        db = Database(connection)
        migrations().apply(db)
        known = set(connection.execute("SELECT id, name, rank, terms, attribution, url FROM publishers"))
        if known != {tuple(asdict(publisher).values()) for publisher in PUBLISHERS}:
            with db.atomic():
                db.table("publishers").upsert_all(map(asdict, PUBLISHERS), pk="id")
        return db
    except sqlite3.Error as error:
        raise NoDatabase(_cannot_open(path, error)) from error


def _check_owner(connection: sqlite3.Connection, path: Path | str) -> None:
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise NoDatabase(
            f"{path}: found a database of another program; expected one of sanctiondb, or no file: give"
            " another --db"
        )


def _cannot_open(path: Path | str, error: sqlite3.Error) -> str:
    if "locked" in str(error):
        return _busy(Path(path))
    return (
        f"{path}: cannot be opened for writing ({error}); expected a database of sanctiondb or a place"
        " where one can be made: give another --db"
    )
