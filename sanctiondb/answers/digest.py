"""What a database holds, as one number: whatever order its rows came in, however its pages lie."""

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sanctiondb.answers.database import Rows, at_one_moment

COLUMNS = ["table", "rows", "digest"]

HELD = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '[_]*' AND name NOT GLOB '*_fts*'"
"""Every table but sqlite-utils' own and the index of the full-text search, which follows from the others."""

NO_CONTENT = frozenset({("ingests", "loaded_at"), ("wordings", "lines")})
"""Columns that say when and from what lines something was read here, not what the record holds."""


@dataclass(frozen=True)
class Reference:
    """A column that holds the number of a row of another table."""

    column: str
    table: str


def digest(connection: sqlite3.Connection) -> Rows:
    """The content of every table and of all together: `table, rows, digest`; the last row is `all`.

    `digest` is a SHA-256 in hexadecimal. Numbers that the database gave its rows do not count: where one row refers
    to another by number, the key of the other counts. Nor does when a file was loaded. So two databases that hold
    the same have the same digests.
    """
    with at_one_moment(connection):
        tables = sorted(row[0] for row in connection.execute(HELD))
        found = [_table(connection, name) for name in tables]
    told = "".join(f"{row['table']} {row['digest']}\n" for row in found if row["rows"])
    whole = {"table": "all", "rows": sum(row["rows"] for row in found), "digest": _hash(told.encode())}
    return Rows(COLUMNS, [*found, whole])


def _table(connection: sqlite3.Connection, name: str) -> dict[str, Any]:
    rows = sorted(_hash(repr(row).encode("utf-8", "surrogatepass")) for row in _content(connection, name))
    return {"table": name, "rows": len(rows), "digest": _hash("".join(rows).encode())}


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _content(connection: sqlite3.Connection, table: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a table as (column, value) pairs, numbers of rows replaced by what they stand for."""
    columns = _columns(connection, table)
    replaced = {one.column: _keys(connection, one.table) for one in _references(connection, table)}
    names = ", ".join(f'"{column}"' for column in columns)
    for row in connection.execute(f'SELECT {names} FROM "{table}"'):
        yield tuple((column, replaced[column].get(value) if column in replaced else value)
                    for column, value in zip(columns, row, strict=True) if value is not None)


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns that hold content, by name: the number that SQLite gives a row is none."""
    rows = connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
    number = _number(connection, table)
    return sorted(name for (name,) in rows if name != number and (table, name) not in NO_CONTENT)


def _number(connection: sqlite3.Connection, table: str) -> str | None:
    """The column that is only the number of a row: INTEGER PRIMARY KEY."""
    keys = connection.execute(
        "SELECT name, upper(type) FROM pragma_table_info(?) WHERE pk > 0", (table,)).fetchall()
    return keys[0][0] if len(keys) == 1 and keys[0][1] == "INTEGER" else None


def _references(connection: sqlite3.Connection, table: str) -> list[Reference]:
    rows = connection.execute('SELECT "from", "table" FROM pragma_foreign_key_list(?)', (table,)).fetchall()
    return [Reference(column, other) for column, other in rows if _number(connection, other)]


def _keys(connection: sqlite3.Connection, table: str) -> dict[int, str]:
    """What stands for each number of a table: its columns that are unique together, or else all of its content."""
    number, unique = _number(connection, table), _unique(connection, table)
    columns = unique or _columns(connection, table)
    replaced = {
        one.column: _keys(connection, one.table) for one in _references(connection, table) if one.column in columns
    }
    names = ", ".join(f'"{column}"' for column in [number or "rowid", *columns])
    return {
        row[0]: repr([replaced[column].get(value) if column in replaced else value
                      for column, value in zip(columns, row[1:], strict=True)])
        for row in connection.execute(f'SELECT {names} FROM "{table}"')
    }


def _unique(connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns of the first UNIQUE of a table, by name; none where it has none."""
    indexes = connection.execute(
        "SELECT name FROM pragma_index_list(?) WHERE origin = 'u' ORDER BY seq DESC", (table,)).fetchall()
    if not indexes:
        return []
    rows = connection.execute("SELECT name FROM pragma_index_info(?)", indexes[0])
    return sorted(row[0] for row in rows)
