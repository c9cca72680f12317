"""Prints answers: as a table to read, or as JSON, CSV and TSV for other programs."""

import os
import shutil
import sys
import textwrap
from collections.abc import Sequence
from typing import Any

import click

from sanctiondb.answers.database import Row
from sanctiondb.answers.rendering import render

COLOURS = {"adopted": "green", "vetoed": "red", "error": "red", "warning": "yellow", "N": "red", "Y": "green"}
NARROWEST = 24
PADDING = 2
"""What tabulate adds to a heading, and sets between columns."""


def emit(rows: Sequence[Row], form: str | None, columns: Sequence[str] | None = None) -> None:
    """Prints rows in the form asked for: json, nl, csv, tsv, or None for a table."""
    names = list(columns or getattr(rows, "columns", None) or (rows[0] if rows else []))
    click.echo(render(rows, names, form) if form else table(rows, names), nl=False)


def table(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """Rows as a table that fits the terminal, long texts wrapped; 'none' where there is nothing."""
    if not rows:
        return "none\n"
    from tabulate import tabulate

    cells = [[_readable(row.get(name)) for name in columns] for row in rows]
    coloured = [[_coloured(cell) for cell in line] for line in cells]
    text: str = tabulate(
        coloured, headers=list(columns), maxcolwidths=_widths(cells, columns), disable_numparse=True
    )
    return text + "\n"


def wrapped(text: str, indent: int = 0) -> str:
    """A paragraph that fits the terminal, its further lines set in by INDENT."""
    width = min(shutil.get_terminal_size((120, 40)).columns, 120)
    return textwrap.fill(text, width, subsequent_indent=" " * indent, break_long_words=False)


def _readable(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_readable(entry) for entry in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else " ".join(str(value).split())


def _coloured(cell: str) -> str:
    colour = COLOURS.get(cell)
    return click.style(cell, fg=colour) if colour and colours_wanted() else cell


def colours_wanted() -> bool:
    """Whether to colour: on a terminal, unless NO_COLOR is set (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _widths(cells: list[list[str]], columns: Sequence[str]) -> list[int | None] | None:
    """Column limits such that the table fits; only the widest columns give way."""
    widths = [max(len(name) + PADDING, *(len(line[i]) for line in cells)) for i, name in enumerate(columns)]
    space = shutil.get_terminal_size((120, 40)).columns - PADDING * (len(widths) - 1)
    while sum(widths) > space and max(widths) > NARROWEST:
        widest = widths.index(max(widths))
        widths[widest] = max(NARROWEST, widths[widest] - (sum(widths) - space), sorted(widths)[-2] - 1)
    return [max(width, 1) for width in widths]


def complain(sentence: str) -> None:
    """Prints a sentence for the user beside the answer, where it does not disturb a program."""
    click.echo(sentence, err=True)
