"""The Council at its table on the day of a vote: one seat a member, round the horseshoe."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Any

from markupsafe import Markup

from sanctiondb.charts.drawing import Link, draw
from sanctiondb.folding import bare
from sanctiondb.words import VOTES

WIDTH, HEIGHT = 420, 424
CENTRE, BEND, FOOT = WIDTH / 2, 166, 398
"""The middle of the table, where its arms bend into the arc, where they end."""
RADIUS, REACH, LINE = 88, 24, 14.5
"""Of the row of seats; from a seat to its name; from one line of a name to the next."""
LONGEST = 11

SHORT = {
    "COD": "DR Congo", "DDR": "German Dem. Rep.", "GER": "Germany, Fed. Rep.", "TZA": "Tanzania",
    "VCT": "Saint Vincent",
}
"""Names that fit beside no seat, as written there; the label of the seat has them whole."""

SAID = VOTES | {"": "No vote was taken", "?": "Vote not known by name"}


@dataclass(frozen=True)
class Seat:
    """One member at the table: its place, its vote as a letter ('?' unknown, '' none asked for), what is written."""

    x: float
    y: float
    vote: str
    permanent: bool
    veto: bool
    label: str
    address: str | None
    lines: list[tuple[float, str]]
    said: tuple[float, str] | None
    text_x: float
    anchor: str


def horseshoe(rows: Sequence[dict[str, Any]], link: Link, middle: Sequence[str] = ()) -> Markup | None:
    """The seats of a Council as an SVG, clockwise from the left end by the English names; None without any.

    Rows are `member` (a code), `name`, `vote` (Y, N, A, X, '?' where it is not known, '' where nobody voted),
    `permanent`, `veto` (booleans). `link` gives the page of a member's code, `middle` the lines within the table,
    the first of them large. The Council sits in that order from its President on, whom the rows do not name.
    """
    if not rows:
        return None
    ordered = sorted(rows, key=lambda row: bare(row["name"]))
    seats = [_seat(row, link, *_place(number, len(rows))) for number, row in enumerate(ordered)]
    return draw("horseshoe", width=WIDTH, height=HEIGHT, seats=seats, middle=list(middle), centre=CENTRE, bend=BEND,
                foot=FOOT + 16, outer=RADIUS - 24, inner=RADIUS - 44, label=_summary(ordered))


def _place(number: int, seats: int) -> tuple[float, float, float, float]:
    """Where a seat stands, and the direction that looks away from the table there."""
    arm = FOOT - BEND
    way = number * (2 * arm + pi * RADIUS) / max(seats - 1, 1)
    if way <= arm:
        return CENTRE - RADIUS, FOOT - way, -1, 0
    if way >= arm + pi * RADIUS:
        return CENTRE + RADIUS, BEND + way - arm - pi * RADIUS, 1, 0
    angle = (way - arm) / RADIUS
    return CENTRE - RADIUS * cos(angle), BEND - RADIUS * sin(angle), -cos(angle), -sin(angle)


def _seat(row: dict[str, Any], link: Link, x: float, y: float, dx: float, dy: float) -> Seat:
    names, word = _lines(row), _word(row)
    text_x, middle = x + dx * REACH, y + dy * REACH
    if abs(dx) < 0.2:
        anchor, first = "middle", middle - LINE * (len(names) - (not word)) + 1
    else:
        anchor = "start" if dx > 0 else "end"
        first = middle + dy * 8 - LINE * (len(names) + bool(word) - 1) / 2 + 5
    lines = [(round(first + LINE * number, 1), text) for number, text in enumerate(names)]
    said = (round(first + LINE * len(names), 1), word) if word else None
    return Seat(round(x, 1), round(y, 1), row["vote"], row["permanent"], row["veto"], _label(row), link(row["member"]),
                lines, said, round(text_x, 1), anchor)


def _lines(row: dict[str, Any]) -> list[str]:
    """A name in at most two lines, without what stands in brackets, or a shorter one for those that fit in none."""
    name = row["name"].partition(" (")[0]
    lines = textwrap.wrap(name, LONGEST, break_long_words=False)
    if len(lines) > 2:
        lines = textwrap.wrap(SHORT.get(row["member"], row["member"]), LONGEST + 2, break_long_words=False)
    return lines


def _word(row: dict[str, Any]) -> str:
    return "veto" if row["veto"] else "" if row["vote"] == "" else "not known" if row["vote"] == "?" else _said(row)


def _said(row: dict[str, Any]) -> str:
    return SAID[row["vote"]].lower()


def _label(row: dict[str, Any]) -> str:
    permanent, veto = ", permanent member" if row["permanent"] else "", ", a veto" if row["veto"] else ""
    return f"{row['name']}: {_said(row)}{veto}{permanent}"


def _summary(rows: Sequence[dict[str, Any]]) -> str:
    counted = [(sum(row["vote"] == vote for row in rows), word) for vote, word in SAID.items()]
    return f"The Council at its table, {len(rows)} seats: " + ", ".join(
        f"{count} {word.lower()}" for count, word in counted if count)
