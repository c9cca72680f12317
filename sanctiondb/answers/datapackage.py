"""The whole record as a Frictionless data package: every table as CSV and JSON, described for other tools.

The standard is https://specs.frictionlessdata.io: Tabular Data Package, Table Schema.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from sanctiondb import __version__
from sanctiondb.answers.database import at_one_moment, query
from sanctiondb.answers.exports import notices
from sanctiondb.durable import whole_folder
from sanctiondb.resources import folder as resource
from sanctiondb.spreadsheets import guarded, lines

PACKAGE = "datapackage.json"

OURS = "Records that ship with sanctiondb are in the public domain (CC0-1.0)."

TYPES = {"INTEGER": "integer", "REAL": "number", "TEXT": "string"}
"""Table Schema's types for SQLite's; columns of a view that compute something have none, and are text."""


def write(connection: sqlite3.Connection, folder: Path, tables: Iterable[str], safe: bool = False) -> list[str]:
    """Writes tables into a folder as NAME.csv and NAME.json, terms.txt, datapackage.json; returns the terms.

    All is read at one moment of the database. The folder appears whole or not at all; in one that is there already
    nothing changes until all is written, and datapackage.json comes last. CSV is UTF-8 with an empty field for null;
    JSON is an array of objects; with `safe` no cell of CSV begins a formula. Text columns that the schema types as
    such are strings, numbers integers. Raises OSError where the folder cannot be written.
    """
    with whole_folder(folder, PACKAGE) as part, at_one_moment(connection):
        names = []
        for name in tables:
            _table(connection, part, name, safe)
            names.append(name)
        terms, described = notices(connection), package(connection, names)
        (part / "terms.txt").write_text("\n".join([OURS, *terms]) + "\n", encoding="utf-8")
        told = json.dumps(described, ensure_ascii=False, indent=2)
        (part / PACKAGE).write_text(told + "\n", encoding="utf-8")
    return terms


def package(connection: sqlite3.Connection, tables: Iterable[str]) -> dict[str, Any]:
    """The content of a datapackage.json: each table as a resource NAME.csv beside it, its columns, all terms."""
    resources = [_resource(connection, name) for name in tables]
    return _package(resources, notices(connection), _licences(connection))


@cache
def descriptions() -> dict[str, Any]:
    """What every table holds, from schema/descriptions.yaml: {'votes': {'description': ..., 'columns': {...}}}."""
    read: dict[str, Any] = yaml.safe_load(resource("schema").joinpath("descriptions.yaml").read_text("utf-8"))
    tables: dict[str, Any] = read["tables"]
    return tables


def pieces(
    connection: sqlite3.Connection, name: str, form: str, rows: int = 2000, safe: bool = False
) -> Iterator[str]:
    """A table as 'csv' or 'json', as `write` writes it, some rows at a time."""
    cursor = connection.execute(f'SELECT * FROM "{name}"')
    columns = [column[0] for column in cursor.description]
    yield _lines([columns]) if form == "csv" else "["
    between = "\n"
    while found := cursor.fetchmany(rows):
        kept = [texts(row) for row in found]
        yield _lines(kept, safe) if form == "csv" else between + ",\n".join(_object(columns, row) for row in kept)
        between = ",\n"
    if form == "json":
        yield "\n]\n" if between == ",\n" else "]\n"


def _lines(rows: Iterable[list[Any]], safe: bool = False) -> str:
    return lines([guarded(cell) if safe and isinstance(cell, str) else cell for cell in row] for row in rows)


def _object(columns: list[str], row: list[Any]) -> str:
    return json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False)


def _licences(connection: sqlite3.Connection) -> list[dict[str, str]]:
    """The terms of each publisher that something is loaded from."""
    return [{"name": terms if terms.startswith(("CC", "MIT")) else f"terms-of-{id}", "title": f"{name}: {terms}"}
            for id, name, terms in connection.execute(query("pages/licences"))]


def _package(
    resources: list[dict[str, Any]], terms: list[str], licences: list[dict[str, str]]
) -> dict[str, Any]:
    return {
        "profile": "data-package",
        "name": "sanctiondb",
        "title": "sanctiondb: what the UN Security Council did about sanctions, and how everybody voted",
        "version": __version__,
        "description": "\n".join([OURS, *terms]),
        "licenses": licences,
        "resources": resources,
    }


def _table(connection: sqlite3.Connection, folder: Path, name: str, safe: bool) -> None:
    for form in ("csv", "json"):
        with (folder / f"{name}.{form}").open("w", encoding="utf-8", newline="") as stream:
            stream.writelines(pieces(connection, name, form, safe=safe))


def _resource(connection: sqlite3.Connection, name: str) -> dict[str, Any]:
    described = descriptions().get(name, {})
    return {
        "profile": "tabular-data-resource", "name": name.replace("_", "-"), "path": f"{name}.csv",
        "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
        **({"description": described["description"]} if "description" in described else {}),
        "schema": {"fields": _fields(connection, name, described.get("columns", {})), "missingValues": [""]},
    }


def texts(row: Iterable[Any]) -> list[Any]:
    """A row with its digests as hexadecimal text: neither CSV nor JSON knows bytes."""
    return [value.hex() if isinstance(value, bytes) else value for value in row]


def _fields(connection: sqlite3.Connection, name: str, described: dict[str, str]) -> list[dict[str, Any]]:
    declared = connection.execute("SELECT name, type FROM pragma_table_info(?)", (name,)).fetchall()
    return [
        {"name": column, "type": TYPES.get(kind, "any" if not kind else "string"),
         **({"description": described[column]} if column in described else {})}
        for column, kind in declared
    ]
