"""Bars of blocks beside counts, for whoever reads a table in a terminal."""

from collections.abc import Sequence

from sanctiondb.answers.database import Row, Rows
from sanctiondb.cli.printing import drawable

BLOCK, PLAIN = "█", "#"
HEADING = " "
"""What the column of bars is called: nothing, for it says nothing that the count does not."""


def bar(count: int, most: int, columns: int) -> str:
    """The bar of a count where that of the greatest has so many columns: one block at least, none for nought."""
    block = BLOCK if drawable(BLOCK) else PLAIN
    return block * (max(round(count / most * columns), 1) if count else 0)


def beside(rows: Rows, column: str, columns: int = 20) -> Rows:
    """The same rows with a bar after the column that it draws."""
    if not rows:
        return rows
    most = max(row[column] for row in rows)
    place = rows.columns.index(column) + 1
    names: Sequence[str] = [*rows.columns[:place], HEADING, *rows.columns[place:]]
    return Rows(list(names), (_with(row, bar(row[column], most, columns)) for row in rows))


def _with(row: Row, drawn: str) -> Row:
    return {**row, HEADING: drawn}
