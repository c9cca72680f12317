"""A regime through time: votes, the measures they began, tightened and ended, and those who watch.

Places across are hundredths of the width, places down are pixels: the picture fits any page, its text keeps its size.
"""

from dataclasses import dataclass
from textwrap import wrap

from markupsafe import Markup

from sanctiondb.charts.dots import Dot, dots
from sanctiondb.charts.drawing import Link, Row, draw
from sanctiondb.charts.mandates import Mandate, bodies
from sanctiondb.charts.scales import Years
from sanctiondb.charts.spans import Span, Stack, drawable, stacks
from sanctiondb.words import numbered, spoken


LEFT, RIGHT = 1.2, 96.6
TOP, TEXT, STEP, SPACE = 40, 16, 11, 8
WIDE_ROWS = 30
LETTERS = 40
"""Letters of a body's name that the narrowest telephone shows in one line."""


@dataclass(frozen=True)
class Lane:
    """Marks under a heading of one line or more: `y` is that of its first line, `base` that of its first mark."""

    y: float
    heading: list[str]
    base: float
    height: float
    dots: list[Dot]
    spans: list[Span]
    mandates: list[Mandate]


def regime_timeline(regime: Row, today: str, link: Link, on: str | None = None) -> Markup | None:
    """The measures, votes and mandates of a regime as an SVG; None where there is nothing to draw.

    `regime` has `since, status`, the rows of `votes`, `measures` and `mandates`, and `terms` and `suspensions` under
    the ids of their measures. `link` gives the page of a symbol; a measure leads to its place on the page itself.
    `on` is the day to be marked, else it is today.
    """
    scale = _scale(regime, today)
    if scale is None:
        return None
    found = stacks(regime["measures"], regime["terms"], regime["suspensions"], scale, today)
    pitch = 9 if sum(stack.rows for stack in found) <= WIDE_ROWS else 8
    lanes = _votes(regime, scale, link)
    for stack in found:
        lanes.append(_measures(stack, _below(lanes), pitch))
    for body in bodies(regime["mandates"], scale, link):
        y, heading = _below(lanes), wrap(f"{body.name}, {body.to}", LETTERS)
        lanes.append(Lane(y, heading, y + TEXT * len(heading), 10, [], [], body.mandates))
    bottom = _below(lanes)
    marked = on or today
    return draw(
        "regime_timeline", height=bottom + 22, top=TOP, bottom=bottom, text=TEXT, step=STEP, pitch=pitch, lanes=lanes,
        ticks=scale.ticks(8), marked=scale.x(marked) if _within(scale, marked) else None,
        day=on or f"today, {today}", name=regime["name"])


def before(vote: Row, since: str) -> bool:
    """Whether a vote was taken before the year in which a regime began, so that its picture leaves it out."""
    return str(vote["date"])[:4] < since[:4]


def outside(regime: Row, on: str | None, today: str) -> bool:
    """Whether a day that was asked for lies beyond the years of the picture."""
    scale = _scale(regime, today)
    return bool(on and scale and not _within(scale, on))


def _within(scale: Years, day: str) -> bool:
    return scale.first <= int(day[:4]) < scale.last


def _scale(regime: Row, today: str) -> Years | None:
    """From the year in which the regime began to the end of what is known of it; None without anything dated."""
    measures = [row for row in regime["measures"] if drawable(row)]
    days = [str(row["date"]) for row in regime["votes"] if not before(row, regime["since"])]
    days += [row["start"] for row in regime["mandates"]] + [row["from"] for row in measures]
    if not days:
        return None
    terms = [term["until"] for rows in regime["terms"].values() for term in rows if term["until"]]
    ends = [row["end"] for row in regime["mandates"]] + [row["until"] for row in measures] + terms
    lasting = [today] if any(not row["until"] for row in measures) or regime["status"] != "ended" else []
    known = [*days, *(end for end in ends if end), *lasting, regime["since"]]
    return Years(int(min(known)[:4]), int(max(known)[:4]) + 1, LEFT, RIGHT)


def _below(lanes: list[Lane]) -> float:
    """Where the next lane begins."""
    return lanes[-1].base + lanes[-1].height + SPACE if lanes else TOP


def _votes(regime: Row, scale: Years, link: Link) -> list[Lane]:
    """A lane of what was adopted, and one of what failed, where there is any."""
    votes = [row for row in regime["votes"] if not before(row, regime["since"])]
    lanes: list[Lane] = []
    for adopted, heading in ((True, "Resolutions"), (False, "Drafts that failed")):
        found = dots([row for row in votes if (row["outcome"] in ("adopted", None)) is adopted], scale, link)
        if found:
            height = STEP * (1 + max(dot.level for dot in found))
            y = _below(lanes)
            lanes.append(Lane(y, [f"{heading}, {len(found)}"], y + TEXT, height, found, [], []))
    return lanes


def _measures(stack: Stack, y: float, pitch: int) -> Lane:
    heading = f"{spoken(stack.kind).capitalize()}, {numbered(stack.measures, 'measure')}"
    return Lane(y, [heading], y + TEXT, pitch * stack.rows, [], stack.spans, [])
