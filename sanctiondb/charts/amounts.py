"""How many roll calls stand behind each year of a chart: bars below it, never left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sanctiondb.charts.scales import Years


@dataclass(frozen=True)
class Amount:
    """A bar as high as a year has roll calls; `kind` is 'enough', or 'few' below the floor."""

    x: float
    y: float
    width: float
    height: float
    kind: str


def amounts(
    rows: Sequence[dict[str, Any]], scale: Years, top: float, bottom: float, floor: int = 0, step: int = 1
) -> list[Amount]:
    """A bar for each row with `year` and `n`, between `top` and `bottom`; the largest n reaches the top.

    Rows of decades have a `step` of 10.
    """
    most = max((row["n"] for row in rows), default=0) or 1
    return [_amount(row, scale, bottom, (bottom - top) / most, floor, step) for row in rows if row["n"]]


def _amount(row: dict[str, Any], scale: Years, bottom: float, unit: float, floor: int, step: int) -> Amount:
    left, width = scale.slot(row["year"], step)
    height = max(round(row["n"] * unit, 1), 1)
    return Amount(left, round(bottom - height, 1), width, height, "few" if row["n"] < floor else "enough")
