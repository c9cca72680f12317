"""How alike two members voted over time: agreement, Cohen's kappa, and how many roll calls they are counted from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from sanctiondb.charts.amounts import amounts
from sanctiondb.charts.drawing import Link, draw
from sanctiondb.charts.scales import Years
from sanctiondb.words import decimal, percent

WIDTH, HEIGHT = 960, 360
LEFT, RIGHT, TOP, BOTTOM = 56, 956, 14, 246
NUMBERS_TOP, NUMBERS = 268, 316
HALF_A_YEAR = 30
"""Half the width of a year written in the letters of a narrow screen."""
MEASURES = ("agreement", "kappa")


@dataclass(frozen=True)
class Point:
    """A year or decade: the places of its values, None where there is none, what it says, where it leads."""

    x: float
    left: float
    width: float
    agreement: float | None
    kappa: float | None
    label: str
    address: str | None


def likeness(
    rows: Sequence[dict[str, Any]], span: tuple[int, int], link: Link, floor: int = 1, step: int = 1
) -> Markup | None:
    """Agreement and kappa by year as an SVG of two lines above bars of n; None where no row has an n.

    Rows are `year` (the first year of a decade with a `step` of 10), `n`, `agreement` and `kappa` (None:
    undefined), oldest first. Below the `floor` nothing but the bar is drawn, hollow, and a line breaks there as
    it does at a year without a row. `span` are the first and last year drawn; `link` makes an address of a year.
    """
    counted = [row for row in rows if row["n"]]
    if not counted:
        return None
    scale, low = Years(span[0], span[1] + 1, LEFT, RIGHT), _low(counted, floor)
    points = {row["year"]: _point(row, scale, low, floor, step, link) for row in counted}
    return draw(
        "likeness", width=WIDTH, height=HEIGHT, left=LEFT, right=RIGHT, top=TOP, numbers=NUMBERS,
        numbers_top=NUMBERS_TOP, most=max(row["n"] for row in counted), points=list(points.values()),
        lines={name: _line(points, name, step) for name in MEASURES}, zero=_height(0, low),
        levels=[(_height(i / 4, low), f"{i / 4:g}") for i in range(round(low * 4), 5) if i % 2 == 0],
        amounts=amounts(counted, scale, NUMBERS_TOP, NUMBERS, floor, step), ticks=scale.ticks(room=HALF_A_YEAR),
        first=counted[0]["year"], last=counted[-1]["year"])


def _low(rows: list[dict[str, Any]], floor: int) -> float:
    """Where the scale begins: 0, or the half below the lowest kappa."""
    lowest = min((row["kappa"] for row in rows if row["n"] >= floor and row["kappa"] is not None), default=0)
    return 0 if lowest >= 0 else -0.5 if lowest >= -0.5 else -1


def _height(value: float, low: float) -> float:
    return round(BOTTOM - (value - low) / (1 - low) * (BOTTOM - TOP), 1)


def _point(row: dict[str, Any], scale: Years, low: float, floor: int, step: int, link: Link) -> Point:
    enough = row["n"] >= floor
    heights = {
        name: _height(row[name], low) if enough and row[name] is not None else None for name in MEASURES
    }
    left, width = scale.slot(row["year"], step)
    return Point(round(left + width / 2, 1), left, width, **heights, label=_label(row, enough, floor, step),
                 address=link(str(row["year"])))


def _label(row: dict[str, Any], enough: bool, floor: int, step: int) -> str:
    when = f"{row['year']}s" if step == 10 else str(row["year"])
    if not enough:
        return f"{when}: {row['n']} roll calls, fewer than {floor}: not drawn"
    return f"{when}: {row['n']} roll calls, agreement {percent(row['agreement'])}, kappa {decimal(row['kappa'])}"


def _line(points: dict[int, Point], name: str, step: int) -> str:
    """The path of one measure, broken where a year is missing or has no value."""
    path, last = [], None
    for year, point in points.items():
        y = getattr(point, name)
        if y is not None:
            path.append(f"{'L' if last == year - step else 'M'}{point.x} {y}")
            last = year
    return "".join(path)
