"""Reads the names to screen from a CSV."""

import csv
import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from sanctiondb.errors import FileRefused
from sanctiondb.files import SourceFile
from sanctiondb.screening.entries import Asked

BIRTHS = ("birth_date", "date_of_birth", "birth", "birthdate", "dob", "born", "birth date", "date of birth")
NATIONALITIES = ("nationality", "citizenship", "country")
DELIMITERS = ",;\t|"
_QUOTED = re.compile(r'"(?:[^"]|"")*"?')
_SAID = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""The first line by which Excel says the delimiter."""


class Names(NamedTuple):
    """The names of a file in its order, and the numbers of its rows that have none."""

    asked: list[Asked]
    blank: list[int]


def read(
    file: SourceFile, column: str = "name", birth: str | None = None, nationality: str | None = None
) -> Names:
    """The names in one column, with birth and nationality of two others where the file has them.

    Columns are found in any case. Raises FileRefused where the file is empty, is no text, has a quote that is not
    closed, lacks a column that was asked for or has one to be read twice.
    """
    rows = _rows(file, column)
    header = [name.strip() for name in next(rows)[1]]
    place = _place(file, header, (column,))
    born = _place(file, header, (birth,)) if birth else _first(file, header, BIRTHS)
    state = _place(file, header, (nationality,)) if nationality else _first(file, header, NATIONALITIES)
    asked, blank = list[Asked](), list[int]()
    for number, row in rows:
        name, when, where = (
            row[one].strip() if one is not None and one < len(row) else "" for one in (place, born, state))
        if name:
            asked.append(Asked(name, when, where, number))
        elif any(cell.strip() for cell in row):
            blank.append(number)
    return Names(asked, blank)


def _rows(file: SourceFile, column: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, each with its number: that of the header is 1 where nothing is above it."""
    with file.text() as stream:
        text = stream.read()
    if not text.strip():
        raise FileRefused(f"{file.name}: the file is empty; expected a CSV with a column {column!r}")
    if "\0" in text or any("\ud800" <= mark <= "\udfff" for mark in text):
        raise FileRefused(f"{file.name}: some bytes are no UTF-8 text; expected a CSV in UTF-8: save it as such")
    said = _SAID.match(text)
    reader = csv.reader(io.StringIO(text[said.end():] if said else text, newline=""), strict=True,
                        delimiter=said[1] if said else _delimiter(text))
    start = 0
    try:
        for number, row in enumerate(reader, 2 if said else 1):
            start = reader.line_num
            if row:
                yield number, row
    except csv.Error as error:
        where = f"line {start + 1 + bool(said)}"
        raise FileRefused(f"{file.name}: the row that begins in {where} is no CSV ({error}); expected quotes that are"
                          " closed, and doubled within: mend that row or export the file again") from error


def _delimiter(text: str) -> str:
    """That mark which the header has most of outside of quotes."""
    head = _QUOTED.sub("", text.lstrip("\r\n")).lstrip("\r\n").partition("\n")[0]
    return max(DELIMITERS, key=head.count)


def _place(file: SourceFile, header: list[str], names: tuple[str, ...]) -> int:
    place = _first(file, header, names)
    if place is None:
        raise FileRefused(
            f"{file.name}: it has no column {names[0]!r}, but {', '.join(map(repr, header))}; name the column to read"
        )
    return place


def _first(file: SourceFile, header: list[str], names: tuple[str, ...]) -> int | None:
    """The place of the first of these columns that there is; the file is refused if it is there twice."""
    folded = [one.casefold() for one in header]
    name = next((name for name in names if name.casefold() in folded), None)
    if name is None:
        return None
    if folded.count(name.casefold()) > 1:
        raise FileRefused(f"{file.name}: it has the column {name!r} {folded.count(name.casefold())} times; expected it"
                          " once: rename or drop those not to be read")
    return folded.index(name.casefold())
