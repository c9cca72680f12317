"""What every official format has in common."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sanctiondb.errors import FileRefused
from sanctiondb.files import SourceFile
from sanctiondb.reports import Reading, Reject, Roster

FIELD_LIMIT = 1_000_000
"""Characters of one field; more are an unclosed quote or no table at all."""

_NOT_TEXT = re.compile("[\x00\ud800-\udfff]")
"""A NUL, or what a byte that is not UTF-8 was read as."""


@dataclass(frozen=True)
class Publisher:
    """Who says so, on what terms, and whose word is shown where they differ (lowest rank first)."""

    id: str
    name: str
    rank: int
    terms: str
    attribution: str
    url: str | None = None


@dataclass(frozen=True)
class Format:
    """One format of file: how it is told from others, and read.

    `join` makes one file of those of this format that were given together, where they only say something together.
    A `snapshot` is a list whole, as on one day: what is not on it says something too; `read` gives its entries.
    `read_again` reads a later edition: of reports by the SHA-256 of their lines, each with who is called in it, those
    that stand in it come as such, unread.
    """

    name: str
    title: str
    publisher: Publisher
    recognises: Callable[[SourceFile], bool]
    read: Callable[[SourceFile], Reading | Iterator[Any]]
    join: Callable[[list[SourceFile]], SourceFile] | None = None
    snapshot: bool = False
    read_again: Callable[[SourceFile, Mapping[bytes, Roster]], Reading] | None = None


def is_date(text: str) -> bool:
    """Whether a text is a day as 2006-10-14."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def records(lines: Iterable[str]) -> Any:
    """Python's CSV reader, strict, with our limit to a field, whatever another library has set it to."""
    csv.field_size_limit(FIELD_LIMIT)
    return csv.reader(lines, strict=True)


def legible(text: str, length: int = 200) -> str:
    """A text shortened for a message, what cannot be printed written as escapes."""
    shown = text[:length].encode("utf-8", "backslashreplace").decode()
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in shown)


def not_text(value: str) -> bool:
    """Whether a value holds a NUL, or bytes that were not UTF-8."""
    return bool(_NOT_TEXT.search(value))


@lru_cache(1000)
def count(text: str) -> int | None:
    """A count of members: 3 for '3', '003' and, as some programs write it, '3.0'; None for anything else."""
    digits = text.removesuffix(".0")
    if not digits.isdecimal() or len(digits.lstrip("0")) > 4:
        return None
    return int(digits.lstrip("0") or "0")


def header(file: SourceFile) -> list[str]:
    """The first row of a CSV file, names trimmed; empty where the file is no CSV."""
    try:
        first = next(csv.reader(file.head.strip().splitlines()[:1]), [])
    except csv.Error:
        return []
    return [name.strip() for name in first]


def has_columns(*names: str) -> Callable[[SourceFile], bool]:
    """A test whether a file's header holds these columns."""
    return lambda file: set(names) <= set(header(file))


def rows(file: SourceFile, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]] | Reject]:
    """The rows of a CSV file with exactly these columns, in any order: (row number, {column: text}).

    The header is row 1, as in a spreadsheet. Rows with a wrong number of fields or with bytes that are
    not UTF-8 come as rejects. Raises FileRefused for another header or a file cut in a quoted field.
    """
    with file.text() as stream:
        reader = records(stream)
        names, row = list[str](), 0
        while not any(names) and (first := next_record(reader, file)) is not None:
            names, row = [name.strip() for name in first], row + 1
        check_header(file, names, columns)
        while (fields := next_record(reader, file)) is not None:
            row += 1
            if fields:
                yield checked_row(row, names, fields)


def next_record(reader: Iterator[list[str]], file: SourceFile, before: int = 0) -> list[str] | None:
    """The next record of a CSV reader that began after `before` lines; None at the end.

    Raises FileRefused for a file cut in a quoted field, or one that is no CSV.
    """
    try:
        return next(reader, None)
    except csv.Error as error:
        line = before + reader.line_num  # type: ignore[attr-defined]
        raise FileRefused(
            f"{file.name}: line {line}: {error}; expected a whole CSV file with its quotes closed:"
            " fetch it again; nothing of it was loaded"
        ) from error


def check_header(file: SourceFile, names: list[str], columns: Sequence[str]) -> None:
    """Raises FileRefused where a header does not hold exactly these columns, in whatever order."""
    missing = [name for name in columns if name not in names]
    strange = [name for name in names if name not in columns]
    if missing or strange or len(names) != len(columns):
        raise FileRefused(
            f"{file.name}: row 1: found columns {legible(', '.join(names), 300) or 'none'}; expected"
            f" {', '.join(columns)} (missing: {', '.join(missing) or 'none'}; not known:"
            f" {legible(', '.join(strange), 300) or 'none'}): give a file of this layout, or another --source"
        )


def checked_row(row: int, names: list[str], fields: list[str]) -> tuple[int, dict[str, str]] | Reject:
    """A row as {column: text}, or its reject where it has other columns or holds what is no text."""
    if len(fields) != len(names):
        return Reject(row, None, None, f"has {len(fields)} fields, expected {len(names)}")
    if not_text("".join(fields)):
        name, value = next(pair for pair in zip(names, fields, strict=True) if not_text(pair[1]))
        return Reject(row, name, legible(value), "holds a NUL or bytes that are not UTF-8")
    return row, dict(zip(names, fields, strict=True))
