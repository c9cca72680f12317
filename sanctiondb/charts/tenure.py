"""When a state belonged to what: the United Nations, the Council, a bloc; one lane each, on one line of years."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from sanctiondb.charts.drawing import Link, draw
from sanctiondb.charts.scales import Years, years

WIDTH, LEFT, RIGHT = 960, 4, 956
LANE, BAR, TOP = 54, 20, 4
NARROWEST = 3
CHARACTER = 11
"""Units of the canvas that a letter of a name on a bar takes at most."""


@dataclass(frozen=True)
class Term:
    """A bar: where it stands, its kind, what it says, the name written on it, and where it leads."""

    x: float
    width: float
    kind: str
    label: str
    name: str
    address: str | None


@dataclass(frozen=True)
class Lane:
    """The terms of one body, under its name."""

    name: str
    y: float
    terms: list[Term]


def tenure(rows: Sequence[dict[str, Any]], today: str, link: Link) -> Markup | None:
    """Terms as an SVG of bars from 1945 to an ISO day `today`; None where there is none.

    Rows are `lane` (its name), `kind` (a class: membership, permanent, elected, bloc), `since`, `until` (None:
    not ended), `name` (short, written on a bar that is wide enough) and `key`, of which `link` makes an address.
    """
    if not rows:
        return None
    scale = Years(1945, max(int(today[:4]) + 1, 1946), LEFT, RIGHT)
    names = list(dict.fromkeys(row["lane"] for row in rows))
    lanes = [
        Lane(name, TOP + i * LANE, [_term(row, scale, today, link) for row in rows if row["lane"] == name])
        for i, name in enumerate(names)
    ]
    bottom = TOP + len(lanes) * LANE + 4
    return draw("tenure", width=WIDTH, height=bottom + 40, left=LEFT, right=RIGHT, bottom=bottom, bar=BAR,
                down=LANE - BAR - 4, lanes=lanes, ticks=scale.ticks(9), last=today[:4])


def _term(row: dict[str, Any], scale: Years, today: str, link: Link) -> Term:
    since = row["since"] or "1945-01-01"
    left = scale.x(since)
    width = max(round(scale.at(years(row["until"] or today)) - left, 1), NARROWEST)
    told = f"{row['since'] or 'a day not recorded'} to {row['until'] or 'now'}"
    label = f"{row['lane']}: {row['name']}, {told}"
    return Term(left, width, row["kind"], label, row["name"] if len(row["name"]) * CHARACTER < width else "",
                link(row["key"]))
