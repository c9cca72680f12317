"""A database against itself and against the files it came from."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sanctiondb.answers.database import Rows
from sanctiondb.files import SourceFile

COLUMNS = ["what", "standing", "expected", "found"]

GOOD = frozenset({"ok", "same", "not given"})
"""How something may stand without being at fault."""


def verify(connection: sqlite3.Connection, files: Iterable[SourceFile], made: sqlite3.Connection) -> Rows:
    """What of a database agrees with SQLite's own checks and with the recorded hashes of its files.

    `made` is an empty database of this version. One row each for `schema`, `integrity_check` and `foreign_key_check`,
    then one a file in force: `what, standing, expected, found`. `standing` is ok or damaged for the checks; for a
    file same, differs, or not given where no file of that name was; a file given that no entry knows is unknown.
    `expected` is the SHA-256 recorded when it was loaded, `found` that of the file now.
    """
    given: dict[str, list[str]] = {}
    for file in files:
        given.setdefault(file.name, []).append(file.sha256)
    entries = connection.execute(
        "SELECT file, sha256 FROM ingests WHERE NOT superseded ORDER BY id").fetchall()
    rows = [_schema(connection, made), _integrity(connection), _references(connection)]
    rows += [_file(name, hash, given) for name, hash in entries]
    known = {name for name, _ in entries}
    rows += [_row(name, "unknown", None, hash) for name in given.keys() - known for hash in given[name]]
    return Rows(COLUMNS, rows)


def _row(what: str, standing: str, expected: str | None, found: str | None) -> dict[str, Any]:
    return {"what": what, "standing": standing, "expected": expected, "found": found}


def _schema(connection: sqlite3.Connection, made: sqlite3.Connection) -> dict[str, Any]:
    """Whether every table, view, index and trigger is there as this version makes it."""
    told = "SELECT name, sql FROM sqlite_master WHERE name NOT GLOB 'sqlite_*' AND name NOT GLOB '[_]*'"
    expected, found = dict(made.execute(told)), dict(connection.execute(told))
    wrong = [name for name, sql in expected.items() if found.get(name, "") != sql]
    said = f"{len(wrong)} missing or changed, the first {wrong[0]}" if wrong else "ok"
    return _row("schema", "damaged" if wrong else "ok", "ok", said)


def _integrity(connection: sqlite3.Connection) -> dict[str, Any]:
    found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    return _row("integrity_check", "ok" if found == "ok" else "damaged", "ok", found)


def _references(connection: sqlite3.Connection) -> dict[str, Any]:
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    found = f"{len(broken)} rows that refer to nothing, the first in {broken[0][0]}" if broken else "ok"
    return _row("foreign_key_check", "damaged" if broken else "ok", "ok", found)


def _file(name: str, expected: str, given: dict[str, list[str]]) -> dict[str, Any]:
    """How a file in force stands to those of its name; two folders of seeds have files of one name."""
    found = given.get(name)
    if not found:
        return _row(name, "not given", expected, None)
    return _row(name, "same", expected, expected) if expected in found else _row(name, "differs", expected, found[0])


def shipped(seeds: Iterable[SourceFile], folder: Iterable[Path]) -> list[SourceFile]:
    """The files to compare with: the seeds of this program, and those that the user gave."""
    return [*seeds, *(SourceFile(path) for path in folder)]
