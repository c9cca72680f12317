"""Reads the names to screen from a CSV."""

import csv
from collections.abc import Iterator
from typing import NamedTuple

from sanctiondb.errors import FileRefused
from sanctiondb.files import SourceFile
from sanctiondb.screening.entries import Asked

BIRTHS = ("birth_date", "date_of_birth", "birth", "birthdate", "dob", "born", "birth date", "date of birth")
NATIONALITIES = ("nationality", "citizenship", "country")
DELIMITERS = ",;\t"


class Names(NamedTuple):
    """The names of a file in its order, and the numbers of its rows that have none."""

    asked: list[Asked]
    blank: list[int]


def read(
    file: SourceFile, column: str = "name", birth: str | None = None, nationality: str | None = None
) -> Names:
    """The names in one column, with birth and nationality of two others where the file has them.

    Columns are found in any case. Raises FileRefused where the file is empty, is no text, or lacks a column that was
    asked for.
    """
    rows = _rows(file, column)
    header = [name.strip() for name in next(rows)]
    place = _place(file, header, (column,))
    born = _place(file, header, (birth,)) if birth else _first(header, BIRTHS)
    state = _place(file, header, (nationality,)) if nationality else _first(header, NATIONALITIES)
    asked, blank = list[Asked](), list[int]()
    for number, row in enumerate(rows, 2):
        name, *more = (row[one].strip() if one is not None and one < len(row) else "" for one in (place, born, state))
        if name:
            asked.append(Asked(name, *more))
        elif any(cell.strip() for cell in row):
            blank.append(number)
    return Names(asked, blank)


def _rows(file: SourceFile, column: str) -> Iterator[list[str]]:
    with file.text() as stream:
        text = stream.read()
    if not text.strip():
        raise FileRefused(f"{file.name}: the file is empty; expected a CSV with a column {column!r}")
    if "\0" in text or any("\ud800" <= mark <= "\udfff" for mark in text):
        raise FileRefused(f"{file.name}: some bytes are no UTF-8 text; expected a CSV in UTF-8: save it as such")
    head = text.lstrip("\r\n").splitlines()[0]
    delimiter = max(DELIMITERS, key=head.count)
    try:
        yield from csv.reader(text.lstrip("\r\n").splitlines(keepends=True), delimiter=delimiter)
    except csv.Error as error:
        raise FileRefused(f"{file.name}: {error}; expected a CSV in UTF-8: mend or export it again") from error


def _place(file: SourceFile, header: list[str], names: tuple[str, ...]) -> int:
    place = _first(header, names)
    if place is None:
        raise FileRefused(
            f"{file.name}: it has no column {names[0]!r}, but {', '.join(map(repr, header))}; name the column to read"
        )
    return place


def _first(header: list[str], names: tuple[str, ...]) -> int | None:
    folded = [one.casefold() for one in header]
    return next((folded.index(name.casefold()) for name in names if name.casefold() in folded), None)
