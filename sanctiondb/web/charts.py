"""Charts as marks: pure functions from rows to places on a canvas, which templates draw as SVG."""

from dataclasses import dataclass, field

from sanctiondb.answers.database import Row
from sanctiondb.words import VOTES

SEAT = 22
MOST_SEATS = 15


@dataclass(frozen=True)
class Mark:
    """One thing drawn: a place, a kind that says its shape, a label that says what it is."""

    x: float
    y: float
    kind: str
    label: str
    path: str | None = None
    width: float = 0


@dataclass(frozen=True)
class Chart:
    """Marks on a canvas, and the years or the threshold that they are read against."""

    width: float
    height: float
    marks: list[Mark]
    ticks: list[tuple[float, str]] = field(default_factory=list)


def seats(votes: list[Row], required: int | None) -> Chart | None:
    """One seat a vote in a row, those in favour first, and the line that they had to reach.

    None for more votes than a Council has seats, which no strip can hold.
    """
    if not votes or len(votes) > MOST_SEATS:
        return None
    ordered = sorted(
        votes, key=lambda vote: ("YAXN".index(vote["vote"]), not vote["permanent"], vote["name"])
    )
    marks = [
        Mark(SEAT * (i + 0.5), 16, vote["vote"] + ("p" if vote["permanent"] else ""), _seat(vote))
        for i, vote in enumerate(ordered)
    ]
    ticks = [(float(SEAT * required), f"{required} required")] if required else []
    return Chart(SEAT * max(len(votes), MOST_SEATS), 52, marks, ticks)


def _seat(vote: Row) -> str:
    permanent = ", permanent member" if vote["permanent"] else ""
    return f"{vote['name']}: {VOTES[vote['vote']].lower()}{permanent}"
