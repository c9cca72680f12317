"""Eight decades of votes: what was adopted each year, and below the line what failed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from sanctiondb.charts.drawing import Link, draw
from sanctiondb.charts.scales import Years, round_numbers

WIDTH, HEIGHT = 960, 300
LEFT, RIGHT, TOP, BOTTOM = 34, 952, 10, 272
KINDS = ("adopted", "vetoed", "too_few")
"""Adopted stands above the line; the others hang below it, vetoed ones first."""


@dataclass(frozen=True)
class Bar:
    """What came of the votes of one year: a place, a kind, and what it says."""

    x: float
    y: float
    width: float
    height: float
    kind: str


@dataclass(frozen=True)
class Year:
    """The bars of one year, and the page that they lead to."""

    label: str
    address: str | None
    x: float
    width: float
    bars: list[Bar]


def decades(rows: Sequence[dict[str, Any]], link: Link) -> Markup | None:
    """Roll calls a year as an SVG of bars; None where there is none.

    Rows are `year` (int), `adopted`, `vetoed`, `too_few` (counts), oldest first; years without a row stay empty.
    `link` gives the address of a year written as a text.
    """
    if not rows:
        return None
    up, down = max(row["adopted"] for row in rows), max(row["vetoed"] + row["too_few"] for row in rows)
    unit = (BOTTOM - TOP) / max(up + down, 1)
    zero = round(TOP + up * unit, 1)
    scale = Years(rows[0]["year"], rows[-1]["year"] + 1, LEFT, RIGHT)
    shown = [_year(row, scale, zero, unit, link) for row in rows]
    levels = [(round(zero - n * unit, 1), str(abs(n))) for n in round_numbers(-down, up, 6)]
    return draw("decades", width=WIDTH, height=HEIGHT, left=LEFT, right=RIGHT, top=TOP, bottom=BOTTOM, zero=zero,
                years=shown, levels=levels, ticks=scale.ticks(), first=rows[0]["year"], last=rows[-1]["year"])


def _year(row: dict[str, Any], scale: Years, zero: float, unit: float, link: Link) -> Year:
    left, width = scale.at(row["year"]), round(scale.at(row["year"] + 1) - scale.at(row["year"]), 1)
    bars, below = [], zero
    for kind in KINDS:
        height = round(row[kind] * unit, 1)
        if height:
            top = zero - height if kind == "adopted" else below
            bars.append(Bar(left + 1, round(top, 1), max(width - 2, 1), height, kind))
        below += 0 if kind == "adopted" else height
    label = f"{row['year']}: {row['adopted']} adopted, {row['vetoed']} vetoed, {row['too_few']} short of votes"
    return Year(label, link(str(row["year"])), left, width, bars)
