"""Statements of SQL that a visitor writes: read-only, of this database and no other file."""

import sqlite3
from typing import Any

from sanctiondb import symbols
from sanctiondb.answers.database import Rows, dressed, query, takes, title
from sanctiondb.answers.exports import Unasked
from sanctiondb.errors import SanctiondbError
from sanctiondb.resources import texts

REFUSED = frozenset({sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH, sqlite3.SQLITE_PRAGMA})
"""What a statement may not do beside writing, which a connection that only reads refuses: reach other files
(VACUUM INTO attaches one), or change how this connection works."""

ASKED_BY_FTS = "data_version"
"""The one PRAGMA that SQLite's own full-text search asks for."""


def queries() -> Rows:
    """The named queries: `name, title, parameters` (names joined by ', ')."""
    return Rows(["name", "title", "parameters"], (
        {"name": name, "title": title(text), "parameters": ", ".join(takes(text))}
        for name, text in texts("answers/queries", ".sql").items()
    ))


def answer(connection: sqlite3.Connection, statement: str, parameters: dict[str, Any]) -> Rows:
    """The rows of a named query or of one SELECT; parameters that are not given are null.

    Raises SanctiondbError for a parameter that a named query does not take, for a statement that does anything
    but read this database, and for one that SQLite does not understand.
    """
    names = texts("answers/queries", ".sql")
    text = query(statement) if statement in names else statement
    known = set(takes(text))
    if wrong := sorted(set(parameters) - known):
        expected = ", ".join(sorted(known)) or "none"
        raise SanctiondbError(f"{', '.join(wrong)}: no parameter of this query; expected {expected}")
    said = " ".join(symbols.printable(statement).split())[:60]
    try:
        connection.set_authorizer(_allow)
        connection.set_progress_handler(_let_signals_in, STEPS)
        cursor = connection.execute(text, Unasked(parameters))
        return _rows(cursor)
    except (sqlite3.Error, sqlite3.Warning, ValueError) as error:
        raise SanctiondbError(
            f"{said}: {error}; expected one SELECT, or a name that sanctiondb query --list lists"
        ) from error
    finally:
        connection.set_authorizer(None)
        connection.set_progress_handler(None, 0)


STEPS = 100_000
"""Steps of SQLite's between two looks whether somebody wants to stop it."""


def _let_signals_in() -> int:
    """Does nothing, in Python: so an interrupt from the keyboard ends a statement that would never end."""
    return 0


def _rows(cursor: sqlite3.Cursor) -> Rows:
    """The rows as dicts; raises ValueError where there can be none, or two columns of one name."""
    if cursor.description is None:
        raise ValueError("it answers nothing")
    columns = [column[0] for column in cursor.description]
    if twice := [name for name in columns if columns.count(name) > 1]:
        raise ValueError(f"two columns are called {twice[0]!r}: name one otherwise with AS")
    return Rows(columns, (dressed(dict(zip(columns, row, strict=True))) for row in cursor))


def _allow(action: int, name: str | None, *_: str | None) -> int:
    own = action == sqlite3.SQLITE_PRAGMA and name == ASKED_BY_FTS
    return sqlite3.SQLITE_DENY if action in REFUSED and not own else sqlite3.SQLITE_OK
