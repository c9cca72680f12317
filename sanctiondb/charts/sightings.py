"""An entry of the list through time: on which lists it was seen, on which not, and what is not known between."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from markupsafe import Markup

from sanctiondb.charts.drawing import Link, draw
from sanctiondb.charts.scales import Years

WIDTH, HEIGHT, LEFT, RIGHT, LINE, BOTTOM = 420, 76, 16, 404, 24, 44


@dataclass(frozen=True)
class Mark:
    """One list: where it stands, whether the entry is on it (seen, absent, unknown), and its address."""

    x: float
    state: str
    label: str
    address: str | None


@dataclass(frozen=True)
class Stretch:
    """The time between two lists: seen where both show the entry, absent where neither does, else unknown."""

    x: float
    until: float
    state: str


def state(row: dict[str, Any]) -> str:
    """What a list says of an entry: 'seen', 'absent', or 'unknown' where the list is not whole."""
    return "seen" if row["seen"] else "absent" if row["whole"] else "unknown"


LABELS = {"seen": "on the list", "absent": "not on the list", "unknown": "not known, for the list is not whole"}


def sightings(
    rows: Sequence[dict[str, Any]], link: Link, listed_on: str | None = None, delisted_on: str | None = None
) -> Markup | None:
    """The lists on one line as an SVG; None where there is none.

    Rows are `date, whole, seen`, oldest first. `listed_on` is the day that the entry itself gives for its listing,
    `delisted_on` that of a decision a record tells of. `link` gives the address of the list of a day.
    """
    if not rows:
        return None
    days = [row["date"] for row in rows] + [day for day in (listed_on, delisted_on) if day]
    scale = Years(int(min(days)[:4]), int(max(days)[:4]) + 1, LEFT, RIGHT)
    marks = [Mark(scale.x(row["date"]), state(row), f"{row['date']}: {LABELS[state(row)]}", link(row["date"]))
             for row in rows]
    stretches = [Stretch(a.x, b.x, a.state if a.state == b.state else "unknown") for a, b in pairwise(marks)]
    if listed_on and listed_on < rows[0]["date"] and marks[0].state == "seen":
        stretches.insert(0, Stretch(scale.x(listed_on), marks[0].x, "unknown"))
    if marks[-1].state == "seen" and not delisted_on:
        stretches.append(Stretch(marks[-1].x, RIGHT, "unknown"))
    return draw("sightings", width=WIDTH, height=HEIGHT, line=LINE, left=LEFT, right=RIGHT, bottom=BOTTOM,
                marks=marks, stretches=stretches, ticks=scale.ticks(8),
                listed=(scale.x(listed_on), f"{listed_on}: day of listing that the entry gives") if listed_on else None,
                delisted=(scale.x(delisted_on), f"{delisted_on}: delisted") if delisted_on else None)
