"""How many were listed on the days of which the list is known: points, and nothing between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from sanctiondb.charts.drawing import Link, draw
from sanctiondb.charts.scales import Years, round_numbers

HEIGHT, TOP, BOTTOM, LEFT, RIGHT = 190, 12, 160, 11, 92
MOST_FIGURES = 6
"""Points beside which their figures fit on a telephone."""


@dataclass(frozen=True)
class Point:
    """A day of the list: its place, the heights of individuals and entities, what it says and where it leads."""

    x: float
    individuals: float
    entities: float
    figures: tuple[int, int]
    whole: bool
    label: str
    address: str | None


def listed(rows: Sequence[dict[str, Any]], link: Link) -> Markup | None:
    """Entries of a regime by the day of each known list as an SVG; None where no list is known.

    Rows are `date, whole, individuals, entities`, oldest first; `link` gives the page of a day. Where a list was
    recovered from a damaged file its figures are the least there were, which its point says.
    """
    if not rows:
        return None
    most = max(max(row["individuals"], row["entities"]) for row in rows)
    scale = Years(int(rows[0]["date"][:4]), int(rows[-1]["date"][:4]) + 1, LEFT, RIGHT)
    unit = (BOTTOM - TOP) / max(most, 1)
    points = [Point(scale.x(row["date"]), round(BOTTOM - row["individuals"] * unit, 1),
                    round(BOTTOM - row["entities"] * unit, 1), (row["individuals"], row["entities"]),
                    bool(row["whole"]), _label(row), link(row["date"]))
              for row in rows]
    levels = [(round(BOTTOM - n * unit, 1), str(n)) for n in round_numbers(0, most, 5)]
    return draw("listed", height=HEIGHT, bottom=BOTTOM, left=LEFT, right=RIGHT, points=points,
                levels=levels, figures=len(rows) <= MOST_FIGURES, ticks=scale.ticks(8), first=rows[0]["date"],
                last=rows[-1]["date"])


def _label(row: dict[str, Any]) -> str:
    least = "" if row["whole"] else "at least "
    return f"{row['date']}: {least}{row['individuals']} individuals, {least}{row['entities']} entities"
