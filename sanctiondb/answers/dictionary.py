"""What every table and column of the record holds, and how much."""

import sqlite3

from sanctiondb.answers.database import Row, Rows
from sanctiondb.answers.datapackage import descriptions
from sanctiondb.answers.exports import tables as names

COLUMNS = ["table", "kind", "rows", "column", "type", "description"]


def tables(connection: sqlite3.Connection) -> list[Row]:
    """Every table and view in the order of schema/descriptions.yaml, then those it does not know.

    Keys: `name, kind (table|view), rows, description, columns`, each column with `name, type, description`; `type` is
    SQLite's, empty where a view computes the column.
    """
    known, kinds = names(connection), dict(connection.execute("SELECT name, type FROM sqlite_master"))
    ordered = [name for name in descriptions() if name in known]
    return [_table(connection, name, kinds[name]) for name in [*ordered, *sorted(set(known) - set(ordered))]]


def columns(connection: sqlite3.Connection) -> Rows:
    """The same as one row a column: `table, kind, rows, column, type, description`."""
    return Rows(COLUMNS, (
        dict(zip(COLUMNS, (table["name"], table["kind"], table["rows"], *column.values()), strict=True))
        for table in tables(connection) for column in table["columns"]
    ))


def _table(connection: sqlite3.Connection, name: str, kind: str) -> Row:
    described = descriptions().get(name, {})
    told = described.get("columns", {})
    declared = connection.execute("SELECT name, type FROM pragma_table_info(?)", (name,)).fetchall()
    return {
        "name": name, "kind": kind, "rows": connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0],
        "description": described.get("description"),
        "columns": [{"name": column, "type": type or "", "description": told.get(column)} for column, type in declared],
    }
