"""Eight decades of votes: what was adopted each year, and below the line what failed."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from sanctiondb.charts.drawing import Link, draw
from sanctiondb.charts.scales import Years, round_numbers
from sanctiondb.charts.stacked import Part, Year

WIDTH, HEIGHT = 960, 300
LEFT, RIGHT, TOP, BOTTOM = 34, 952, 10, 272
KINDS = ("adopted", "vetoed", "too_few")
"""Adopted stands above the line; the others hang below it, vetoed ones first."""


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
    parts, below = [], zero
    for kind in KINDS:
        height = round(row[kind] * unit, 1)
        if height:
            parts.append(Part(round(zero - height if kind == "adopted" else below, 1), height, kind))
        below += 0 if kind == "adopted" else height
    label = f"{row['year']}: {row['adopted']} adopted, {row['vetoed']} vetoed, {row['too_few']} short of votes"
    left, width = scale.slot(row["year"])
    return Year(label, link(str(row["year"])), left, width, parts)
