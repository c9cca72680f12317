"""Prints answers: as a table to read, or as JSON, CSV and TSV for other programs."""

import os
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Sequence
from typing import Any

import click

from sanctiondb.answers.database import Row
from sanctiondb.answers.rendering import render

COLOURS = {
    "adopted": "green", "vetoed": "red", "error": "red", "warning": "yellow", "Y": "cyan", "N": "red", "A": "yellow",
}
NARROWEST = 24
PADDING = 2
"""What tabulate adds to a heading, and sets between columns."""

OCCASIONAL = frozenset({"corrections"})
"""Columns that a table to read has only where a row has something in them."""

MARK = "\N{LEFT-TO-RIGHT MARK}"
"""Set after a text that runs from right to left, so that the next column's digits do not join it."""

RIGHT_TO_LEFT = frozenset({"R", "AL"})


def emit(rows: Sequence[Row], form: str | None, columns: Sequence[str] | None = None) -> None:
    """Prints rows in the form asked for: json, nl, csv, tsv, or None for a table, without a column of OCCASIONAL."""
    names = list(columns or getattr(rows, "columns", None) or (rows[0] if rows else []))
    told = [name for name in names if name not in OCCASIONAL or any(row.get(name) for row in rows)]
    say(render(rows, names, form) if form else table(rows, told), end="")


def say(text: str, end: str = "\n") -> None:
    """Prints an answer, with its colours where they are wanted."""
    click.echo(text + end, nl=False, color=colours_wanted())


def table(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """Rows as a table that fits the terminal, long texts wrapped, numbers to the right; 'none' where there is nothing.

    A character counts as wide as a terminal draws it.
    """
    if not rows:
        return "none\n"
    import tabulate

    cells = [[_readable(row.get(name)) for name in columns] for row in rows]
    coloured = [[_coloured(cell) for cell in line] for line in cells]
    tabulate.WIDE_CHARS_MODE = any(_width(cell) != len(cell) for line in cells for cell in line)  # else it is slow
    text: str = tabulate.tabulate(
        coloured, headers=list(columns), maxcolwidths=_widths(cells, columns), disable_numparse=True,
        colalign=["right" if _are_numbers(rows, name) else "left" for name in columns],
    )
    return text + "\n"


def wrapped(text: str, indent: int = 0) -> str:
    """A paragraph that fits the terminal, its further lines set in by INDENT."""
    return textwrap.fill(text, min(room(), 120), subsequent_indent=" " * indent, break_long_words=False)


def room() -> int:
    """How many columns the terminal has; 120 where there is none."""
    return shutil.get_terminal_size((120, 40)).columns


def on_terminal() -> bool:
    """Whether somebody reads along: pictures are drawn for people, not for programs behind a pipe."""
    return sys.stdout.isatty()


def drawable(text: str) -> bool:
    """Whether the terminal's encoding has the characters of a text."""
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def colours_wanted() -> bool:
    """Whether to colour: on a terminal, unless NO_COLOR is set (no-color.org); with CLICOLOR_FORCE also elsewhere.

    NO_COLOR goes before CLICOLOR_FORCE; CLICOLOR=0 and TERM=dumb are heeded too (bixense.com/clicolors).
    """
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("CLICOLOR_FORCE", "0") not in ("", "0"):
        return True
    return sys.stdout.isatty() and os.environ.get("CLICOLOR") != "0" and os.environ.get("TERM") != "dumb"


def painted(text: str, code: str | None) -> str:
    """A text in the colour of a code of the record, such as a vote's letter or an outcome."""
    colour = COLOURS.get(code or "")
    return click.style(text, fg=colour) if colour and colours_wanted() else text


def complain(sentence: str) -> None:
    """Prints a sentence for the user beside the answer, where it does not disturb a program."""
    click.echo(sentence, err=True)


def _readable(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_readable(entry) for entry in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else _harmless(" ".join(str(value).split()))


def _harmless(text: str) -> str:
    """A text without characters that steer a terminal, for sources are not ours; its direction ended with it."""
    if text.isascii() and text.isprintable():
        return text
    kept = "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(one) == "Cc" else one for one in text)
    leftwards = any(unicodedata.bidirectional(one) in RIGHT_TO_LEFT for one in kept)
    return kept + MARK if leftwards and drawable(MARK) else kept


def _coloured(cell: str) -> str:
    return painted(cell, cell)


def _are_numbers(rows: Sequence[Row], name: str) -> bool:
    """Whether a column holds numbers alone, which are read from their end."""
    values = [row.get(name) for row in rows]
    return all(value is None or isinstance(value, int | float) and not isinstance(value, bool) for value in values)


def _widths(cells: list[list[str]], columns: Sequence[str]) -> list[int | None]:
    """Column limits such that the table fits; only the widest columns give way, and only they are to be wrapped."""
    whole = [max(len(name) + PADDING, *(_width(line[i]) for line in cells)) for i, name in enumerate(columns)]
    widths, space = list(whole), room() - PADDING * (len(whole) - 1)
    while sum(widths) > space and max(widths) > NARROWEST:
        widest = widths.index(max(widths))
        widths[widest] = max(NARROWEST, widths[widest] - (sum(widths) - space), sorted(widths)[-2] - 1)
    return [max(width, 1) if width < need else None for width, need in zip(widths, whole, strict=True)]


def _width(text: str) -> int:
    """How many columns a terminal needs for a text."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth

    return max(int(wcswidth(text)), 0)
