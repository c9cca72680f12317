"""What leaves the database: any table or named query, with the terms of what was loaded."""

import sqlite3
from typing import Any

from sanctiondb.answers.database import Rows, query, run, title
from sanctiondb.errors import NotFound
from sanctiondb.resources import texts

TABLES = (
    "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT GLOB '[_]*' AND name NOT GLOB '*_fts*'"
)
"""Every table and view but sqlite-utils' own and the index of the full-text search."""

NEEDS_PARAMETERS = frozenset({"votes", "agreement", "timeline", "history", "search", "listings_on"})
"""Queries that answer nothing unless asked of something: not exported whole."""


class Unasked(dict[str, Any]):
    """Parameters of a query, null where not given: nothing is left out."""

    def __missing__(self, name: str) -> None:
        return None


def tables(connection: sqlite3.Connection) -> list[str]:
    """The names of the tables and views that hold the record."""
    return sorted(row[0] for row in connection.execute(TABLES))


def rows_of(connection: sqlite3.Connection, name: str) -> Rows:
    """Every row of a table, view or named query; a table goes before a query of the same name.

    Raises NotFound with the names there are.
    """
    known_tables = tables(connection)
    if name in known_tables:
        return run(connection, f'SELECT * FROM "{name}"', {})
    queries = named_queries()
    if name in queries:
        return run(connection, query(name), Unasked())
    known = ", ".join(sorted({*known_tables, *queries}))
    raise NotFound(f"{name}: no table or named query; expected one of {known}")


def named_queries() -> dict[str, str]:
    """The queries that can be asked without saying of what: {name: title}."""
    return {
        name: title(sql)
        for name, sql in texts("answers/queries", ".sql").items()
        if name not in NEEDS_PARAMETERS
    }


def notices(connection: sqlite3.Connection) -> list[str]:
    """The acknowledgements that the loaded files of the United Nations ask for; none for seeds alone."""
    return [
        f"{row['attribution']}. Terms: {row['terms']}"
        for row in run(connection, query("pages/notices"), {})
    ]
