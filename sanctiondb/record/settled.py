"""What came of a file; one that is in already is told so without a lock and without reading it again."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sanctiondb.files import SourceFile

SAME_DATE = "SELECT 1 FROM ingests WHERE publisher = ? AND format = ? AND named_edition IS ?"
ENTRY = "SELECT * FROM ingests WHERE publisher = ? AND format = ? AND sha256 = ? AND named_edition IS ?"


@dataclass(frozen=True)
class Summary:
    """What came of one file; read = new + changed + unchanged + rejected."""

    file: str
    source: str
    sha256: str
    edition: str | None
    read: int
    new: int
    changed: int
    unchanged: int
    rejected: int
    roll_calls: int


def summary(path: Path, file: SourceFile, format: str, publisher: str) -> Summary | None:
    """What came of a file of which every row is in the database at PATH; None where it is to be loaded."""
    if not path.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            if not connection.execute(SAME_DATE, [publisher, format, file.edition]).fetchone():
                return None
            row = connection.execute(ENTRY, [publisher, format, file.sha256, file.edition]).fetchone()
    except sqlite3.Error:
        return None
    entry = dict(row) if row else None
    told = counts(entry)
    return Summary(file.name, format, file.sha256, entry["edition"], **told) if entry and told else None


def counts(entry: dict[str, Any] | None) -> dict[str, int] | None:
    """What a load of the same file again comes to; None where it has to be read for that."""
    if not entry or entry["superseded"] or entry["rejected"] or not entry["read"]:
        return None
    nothing = {"new": 0, "changed": 0, "rejected": 0}
    return {"read": entry["read"], "unchanged": entry["read"], "roll_calls": entry["roll_calls"], **nothing}
