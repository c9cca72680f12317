"""Statements of SQL that a visitor writes: read-only, of this database and no other file."""

import re
import sqlite3
from typing import Any

from sanctiondb.answers.database import Rows, query, run
from sanctiondb.answers.exports import Unasked
from sanctiondb.errors import SanctiondbError
from sanctiondb.resources import texts

_PARAMETER = re.compile(r":(\w+)")

REFUSED = frozenset({sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH, sqlite3.SQLITE_PRAGMA})
"""What a statement may not do beside writing, which a connection that only reads refuses: reach other files
(VACUUM INTO attaches one), or change how this connection works."""

ASKED_BY_FTS = "data_version"
"""The one PRAGMA that SQLite's own full-text search asks for."""


def named() -> Rows:
    """The named queries: `name, title, parameters` (names joined by ', ')."""
    return Rows(["name", "title", "parameters"], (
        {"name": name, "title": text.splitlines()[0].removeprefix("-- "),
         "parameters": ", ".join(dict.fromkeys(_PARAMETER.findall(text)))}
        for name, text in texts("answers/queries", ".sql").items()
    ))


def answer(connection: sqlite3.Connection, statement: str, parameters: dict[str, Any]) -> Rows:
    """The rows of a named query or of one SELECT; parameters that are not given are null.

    Raises SanctiondbError for a parameter that a named query does not take, for a statement that does anything
    but read this database, and for one that SQLite does not understand.
    """
    names = texts("answers/queries", ".sql")
    text = query(statement) if statement in names else statement
    known = set(_PARAMETER.findall(text))
    if wrong := sorted(set(parameters) - known):
        expected = ", ".join(sorted(known)) or "none"
        raise SanctiondbError(f"{', '.join(wrong)}: no parameter of this query; expected {expected}")
    try:
        connection.set_authorizer(_allow)
        return run(connection, text, Unasked(parameters))
    except (sqlite3.Error, sqlite3.Warning, TypeError) as error:
        raise SanctiondbError(
            f"{statement[:60]}: {error}; expected one SELECT, or a name that sanctiondb query --list lists"
        ) from error
    finally:
        connection.set_authorizer(None)


def _allow(action: int, name: str | None, *_: str | None) -> int:
    refused = action in REFUSED and name != ASKED_BY_FTS
    return sqlite3.SQLITE_DENY if refused else sqlite3.SQLITE_OK
