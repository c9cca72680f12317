"""CSV that every program reads back as it was; cells that a spreadsheet would run, made harmless and whole again.

OWASP, "CSV Injection": a cell that begins with = + - @, a tab or a carriage return may be run as a formula.
"""

import csv
import re
from collections.abc import Iterable
from typing import Any

_RUN = re.compile(r"'*[=+\-@\t\r]")
"""What a guard stands before: the beginning of a formula, and any such beginning that has guards already."""

_GUARDED = re.compile(r"'+[=+\-@\t\r]")

_CELL = re.compile(r"""(?:(?P<quote>")(?P<quoted>(?:[^"]|"")*)"|(?P<bare>[^,\r\n"]*))(?P<end>,|\r\n|\n|\Z)""")
"""A cell of CSV as csv.writer writes it, with the comma or the line end after it."""

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?$")


class _Lines(list[str]):
    """What csv.writer writes its rows to."""

    def write(self, row: str) -> None:
        """Keeps a row, which comes whole, with a line feed in place of its own end."""
        self.append(row.removesuffix("\r\n") + "\n")


def lines(rows: Iterable[Iterable[Any]], delimiter: str = ",") -> str:
    """Rows as CSV, each ending in a line feed.

    Python's writer puts a cell with a carriage return in quotes only where it ends lines with one; without quotes
    other programs take the cell for the end of its row.
    """
    kept = _Lines()
    csv.writer(kept, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return "".join(kept)


def guarded(cell: str) -> str:
    """A cell with a ' before it where a spreadsheet might run it; numbers stay numbers."""
    return f"'{cell}" if _RUN.match(cell) and not _NUMBER.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell that `guarded` made this one of."""
    return cell[1:] if _GUARDED.match(cell) else cell


class GuardedRows:
    """CSV as it is passed on in pieces: each whole row with its cells guarded."""

    def __init__(self) -> None:
        self._rest = ""

    def feed(self, piece: str) -> str:
        """The whole rows that are there with this piece, guarded; '' while a row is not at its end."""
        self._rest += piece
        if self._rest.count('"') % 2 or not self._rest.endswith("\n"):
            return ""
        return self.end()

    def end(self) -> str:
        """What is left, guarded."""
        text, self._rest = self._rest, ""
        return _CELL.sub(_guarded_cell, text)


def _guarded_cell(cell: re.Match[str]) -> str:
    quote, content, end = cell["quote"] or "", cell["quoted"] or cell["bare"] or "", cell["end"]
    return f"{quote}{guarded(content)}{quote}{end}"
