"""From when to when the record holds what: a bar for each kind, with how much there is of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from sanctiondb.charts.drawing import Link, draw
from sanctiondb.charts.scales import Years

WIDTH, LEFT, RIGHT, TOP, STEP = 420, 14, 406, 4, 38


@dataclass(frozen=True)
class Span:
    """One kind of thing: its bar, how much there is, and the page that it leads to."""

    what: str
    label: str
    count: str
    address: str | None
    y: float
    x: float
    width: float


def coverage(rows: Sequence[dict[str, Any]], link: Link) -> Markup | None:
    """What is held as an SVG of bars on one scale of years; None where there is nothing.

    Rows are `what`, `table`, `number`, `first` and `last` (ISO days, None where there is none); kinds without a row
    of their own are left out. `link` gives the address of a table.
    """
    held = [row for row in rows if row["number"] and row["first"]]
    if not held:
        return None
    first, last = min(row["first"] for row in held), max(row["last"] for row in held)
    scale = Years(int(first[:4]), int(last[:4]) + 1, LEFT, RIGHT)
    spans = [_span(row, TOP + place * STEP, scale, link) for place, row in enumerate(held)]
    bottom = TOP + len(spans) * STEP
    return draw("coverage", width=WIDTH, height=bottom + 26, left=LEFT, right=RIGHT, top=TOP, bottom=bottom, step=STEP,
                spans=spans, ticks=scale.ticks(9))


def _span(row: dict[str, Any], y: float, scale: Years, link: Link) -> Span:
    x = scale.x(row["first"])
    count = f"{row['number']:,}"
    return Span(row["what"], f"{row['what']}: {count}, from {row['first']} to {row['last']}", count, link(row["table"]),
                y, x, max(round(scale.x(row["last"]) - x, 1), 4))
