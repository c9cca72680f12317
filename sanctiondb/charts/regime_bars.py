"""Every sanctions regime as a bar from its founding to its end, its status as a word and a shape."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from sanctiondb.charts.drawing import Link, draw
from sanctiondb.charts.scales import Years
from sanctiondb.words import STATUSES, spoken

LEFT, RIGHT = 0.4, 96.2
TOP, PITCH, LINE = 26, 34, 15
"""Where the first bar begins, from one to the next, and what each further line of a heading adds."""
NARROW = 34
"""Letters of a heading's line that the narrowest phone shows whole."""


@dataclass(frozen=True)
class Regime:
    """One bar: its place, its heading and on which side that stands, its status, and the page it leads to.

    `y` is the line of the heading where the screen is wide; `lines` are those of a narrow one, which end there.
    """

    y: float
    x: float
    width: float
    heading: str
    lines: list[str]
    status: str
    word: str
    from_right: bool
    label: str
    address: str | None


def regime_bars(rows: Sequence[dict[str, Any]], today: str, link: Link) -> Markup | None:
    """Regimes as an SVG, one below another; None where there is none.

    Rows are those of the query `regimes`: `slug, name, since, until, status`; `link` gives the page of a slug. What
    has no end is drawn to today.
    """
    if not rows:
        return None
    last = max(today, *(row["until"] or today for row in rows))
    scale = Years(int(min(row["since"] for row in rows)[:4]), int(last[:4]) + 1, LEFT, RIGHT)
    shown: list[Regime] = []
    bottom = TOP
    for row in rows:
        lines = textwrap.wrap(f"{row['name']}, {_word(row)}", NARROW)
        bottom += LINE * (len(lines) - 1)
        shown.append(_regime(row, lines, bottom, scale, today, link))
        bottom += PITCH
    return draw("regime_bars", height=bottom + 24, top=TOP, bottom=bottom, regimes=shown, ticks=scale.ticks(8),
                now=scale.x(today), first=scale.first, left=LEFT, line_height=LINE)


def _word(row: dict[str, Any]) -> str:
    return STATUSES.get(row["status"], spoken(row["status"])).lower()


def _regime(row: dict[str, Any], lines: list[str], y: float, scale: Years, today: str, link: Link) -> Regime:
    x = scale.x(row["since"])
    width = round(max(scale.x(row["until"] or max(today, row["since"])) - x, 0.4), 1)
    word = _word(row)
    label = f"{row['name']}: {row['since']} to {row['until'] or 'no end'}, {word}"
    return Regime(y, x, width, row["name"], lines, row["status"], word, x > 50, label, link(row["slug"]))
