"""Databases as each released version made them, a row in every table that it had, for the tests of versions."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sanctiondb.record.sqlite import Database, Migrations
from sanctiondb.resources import texts

STEPS = list(texts("schema", ".sql"))
"""The steps of the schema in order; each was released."""

HELD = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '[_]*' AND name NOT GLOB 'sqlite_*'"
    " AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT GLOB '*_fts_*'"
)

MOVED = {"differences": ("corrections", {"ours": "corrected", "note": "reason"})}
"""Tables that bear another name since, and the columns of theirs that do."""

REWRITTEN = {("differences", "decided_by")}
"""Columns that say more since, of which a test of their own tells."""

Rows = dict[str, set[str]]


def released(path: Path, steps: int) -> None:
    """A database at PATH as the first so many steps leave it, with a row of a person's in every table it has."""
    registry = Migrations("sanctiondb")
    for name, sql in list(texts("schema", ".sql").items())[:steps]:
        registry(name=name)(lambda db, sql=sql: db.executescript(sql))
    with closing(sqlite3.connect(path)) as connection:
        registry.apply(Database(connection))
        _fill(connection)
        connection.commit()
        assert not connection.execute("PRAGMA foreign_key_check").fetchall()


def columns(path: Path) -> dict[str, list[str]]:
    """The columns of every table at PATH that holds content."""
    with closing(sqlite3.connect(path)) as connection:
        return {table: [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')
                        if (table, row[1]) not in REWRITTEN]
                for (table,) in connection.execute(HELD).fetchall()}


def held(path: Path, asked: dict[str, list[str]]) -> Rows:
    """What the database at PATH holds in some columns of some tables, row by row; under new names what has such."""
    with closing(sqlite3.connect(path)) as connection:
        tables = {table for (table,) in connection.execute(HELD)}
        return {table: {repr(row) for row in connection.execute(_select(table, names, table not in tables))}
                for table, names in asked.items()}


def _select(table: str, names: list[str], moved: bool) -> str:
    now, columns = MOVED[table] if moved else (table, {})
    return f'SELECT {", ".join(_quoted(columns.get(name, name)) for name in names)} FROM "{now}"'


def _fill(connection: sqlite3.Connection) -> None:
    """Tables in an order in which each refers to those before it; those that are filled already stay."""
    connection.execute("PRAGMA foreign_keys = OFF")
    for (table,) in connection.execute(HELD).fetchall():
        if not connection.execute(f'SELECT 1 FROM "{table}"').fetchone():
            _insert(connection, table)


def _insert(connection: sqlite3.Connection, table: str) -> None:
    described = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    row = {name: _value(table, name, kind) for _, name, kind, *_ in described}
    names, marks = ", ".join(map(_quoted, row)), ", ".join("?" * len(row))
    connection.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', list(row.values()))


def _quoted(name: str) -> str:
    return f'"{name}"'


NUMBERS = {
    "rank": 30, "read": 1, "new": 1, "permanent": 1, "position": 1, "required": 9, "procedural": 1, "whole": 1,
}
"""Columns of numbers that hold another than the rest of them: 0, or 1 for what refers to the number of a row."""

TEXTS = {
    "code": "ZZZ", "member": "ZZZ", "state": "ZZZ", "publisher": "person", "body": "SC", "form": "meeting",
    "modality": "vote", "outcome": "adopted", "manner": "majority", "vetoed_by": "", "permanent_no": "", "letters": "Y",
    "status": "in_force", "action": "imposed", "verdict": "unknown", "content": "{\"title\":\"=\\u0661\"}",
    "sha256": "0" * 64, "question": "draft", "lacks": None, "script": "latin", "role": "name", "quality": "good",
    "event": "listed", "reference": "IMO0000000", "regime": "mine", "slug": "mine", "statement": "mine",
    "measure": "mine-1", "changes": None, "draft": "S/2030/1", "resolution": "S/RES/9999(2030)",
    "meeting": "S/PV.99999",
    "type": "mine", "bloc": "MINE", "named_edition": None, "edition": None, "precedence": "2026-01-01",
    "loaded_at": "2026-01-01T00:00:00",
}
"""Columns of texts whose values have to be certain ones, or of which others hold the key."""

OWN: dict[tuple[str, str], Any] = {
    ("publishers", "id"): "person", ("measures", "id"): "mine-1", ("blocs", "code"): "MINE", ("roll_calls", "outcome"):
    "adopted", ("meetings", "symbol"): "S/PV.99999", ("drafts", "symbol"): "S/2030/1",
    ("resolutions", "symbol"): "S/RES/9999(2030)", ("regime_symbols", "symbol"): "S/RES/9999(2030)",
    ("changes", "kind"): "revised", ("reports", "kind"): "statement", ("listing_versions", "kind"): "individual",
    ("monitoring_bodies", "kind"): "panel", ("reports", "key"): "mine",
}
"""The same, where it depends on the table."""

DAY = re.compile("since|until|date|day|start|end|downloaded|checked|listed_on|delisted_on")
"""Columns that hold days."""


def _value(table: str, name: str, kind: str) -> Any:
    if (table, name) in OWN:
        return OWN[table, name]
    if kind == "INTEGER":
        return NUMBERS.get(name, 1 if name == "id" or name.endswith("_id") else 0)
    if kind == "BLOB":
        return b"\0\xff"
    if name in TEXTS:
        return TEXTS[name]
    return "2026-01-01" if DAY.fullmatch(name) else f"{table} \u0661\U0001f9ff '\"{name}"
