"""Answers as text for other programs: JSON, JSON lines, CSV and TSV."""

import json
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from sanctiondb.answers.database import Row
from sanctiondb.spreadsheets import guarded, lines


def render(rows: Iterable[Row], columns: Sequence[str], form: str) -> str:
    """Rows as text, with a line end: json (an array), nl (an object a line), csv, safe-csv or tsv.

    safe-csv has no cell that a spreadsheet would run as a formula; see sanctiondb.spreadsheets.
    """
    if form == "json":
        return json.dumps(list(rows), ensure_ascii=False, indent=2, default=_plain) + "\n"
    if form == "nl":
        return "".join(json.dumps(row, ensure_ascii=False, default=_plain) + "\n" for row in rows)
    dress = _safe if form == "safe-csv" else _flat
    cells = ([dress(row.get(name)) for name in columns] for row in rows)
    return lines(chain([columns], cells), "\t" if form == "tsv" else ",")


def _plain(value: Any) -> str:
    """Bytes, such as the digests of the record, as hexadecimal text."""
    if isinstance(value, bytes):
        return value.hex()
    raise TypeError(f"{type(value).__name__} cannot be written as JSON")


def _safe(value: Any) -> Any:
    flat = _flat(value)
    return guarded(flat) if isinstance(flat, str) else flat


def _flat(value: Any) -> Any:
    """A value in a cell of CSV: lists joined by '|', true and false as 1 and 0, nothing for unknown."""
    if isinstance(value, list):
        return "|".join(str(_flat(entry)) for entry in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bytes):
        return value.hex()
    return int(value) if isinstance(value, bool) else value
