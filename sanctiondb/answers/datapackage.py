"""The whole record as a Frictionless data package: every table as CSV and JSON, described for other tools.

The standard is https://specs.frictionlessdata.io: Tabular Data Package, Table Schema.
"""

import csv
import io
import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import IO, Any

import yaml

from sanctiondb import __version__
from sanctiondb.answers.exports import notices
from sanctiondb.resources import folder as resource

OURS = "Records that ship with sanctiondb are in the public domain (CC0-1.0)."

TYPES = {"INTEGER": "integer", "REAL": "number", "TEXT": "string"}
"""Table Schema's types for SQLite's; columns of a view that compute something have none, and are text."""


def write(connection: sqlite3.Connection, folder: Path, tables: Iterable[str]) -> list[str]:
    """Writes tables into a folder as NAME.csv and NAME.json, terms.txt, datapackage.json; returns the terms.

    All is read at one moment of the database. Each file appears whole or not at all, datapackage.json last. CSV is
    UTF-8 with an empty field for null; JSON is an array of objects. Text columns that the schema types as such are
    strings, numbers integers. Raises OSError where the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "datapackage.json").unlink(missing_ok=True)
    connection.execute("BEGIN")
    names = list(tables)
    for name in names:
        _table(connection, folder, name)
    terms, described = notices(connection), package(connection, names)
    connection.execute("COMMIT")
    with _whole(folder / "terms.txt") as stream:
        stream.write("\n".join([OURS, *terms]) + "\n")
    with _whole(folder / "datapackage.json") as stream:
        json.dump(described, stream, ensure_ascii=False, indent=2)
        stream.write("\n")
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


def pieces(connection: sqlite3.Connection, name: str, form: str, rows: int = 2000) -> Iterator[str]:
    """A table as 'csv' or 'json', as `write` writes it, some rows at a time."""
    cursor = connection.execute(f'SELECT * FROM "{name}"')
    columns = [column[0] for column in cursor.description]
    yield _lines([columns]) if form == "csv" else "["
    between = "\n"
    while found := cursor.fetchmany(rows):
        kept = [texts(row) for row in found]
        yield _lines(kept) if form == "csv" else between + ",\n".join(_object(columns, row) for row in kept)
        between = ",\n"
    if form == "json":
        yield "\n]\n" if between == ",\n" else "]\n"


def _lines(rows: Iterable[list[Any]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _object(columns: list[str], row: list[Any]) -> str:
    return json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False)


def _licences(connection: sqlite3.Connection) -> list[dict[str, str]]:
    """The terms of each publisher that something is loaded from."""
    rows = connection.execute(
        "SELECT id, name, terms FROM publishers WHERE id IN (SELECT publisher FROM ingests) ORDER BY rank, id")
    return [{"name": terms if terms.startswith(("CC", "MIT")) else f"terms-of-{id}", "title": f"{name}: {terms}"}
            for id, name, terms in rows]


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


def _table(connection: sqlite3.Connection, folder: Path, name: str) -> None:
    for form in ("csv", "json"):
        with _whole(folder / f"{name}.{form}") as stream:
            stream.writelines(pieces(connection, name, form))


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


@contextmanager
def _whole(path: Path) -> Iterator[IO[str]]:
    """A file that appears under its name only once it is written whole."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as stream:
            yield stream
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
