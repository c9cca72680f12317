"""Charts as marks: pure functions from rows to places on a canvas, which templates draw as SVG."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from sanctiondb.answers.database import Row
from sanctiondb.words import outcome

WIDTH = 720
MARGIN = 14
LANES = {"adopted": 44, "failed": 84, "mandate": 104}
CLOSE = 11
LEVELS = 3
MOST_TICKS = 12
STEPS = (1, 5, 10, 50, 100, 500, 1000)

Address = Callable[[str], str | None]
Place = Callable[[float], float]


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


def timeline(votes: list[Row], mandates: list[Row], since: str, address: Address) -> Chart | None:
    """What was voted on and who was mandated since the year a regime began; None where nothing was.

    Adopted resolutions stand in the first lane, drafts that failed in the second, mandates are bars in the
    third. `address` gives the page of a symbol.
    """
    votes = [row for row in votes if not before(row, since)]
    days = [*(row["date"] for row in votes), *(row["start"] for row in mandates)]
    if not days:
        return None
    ends = [row["end"] for row in mandates if row["end"]]
    first, last = int(min(since, *days)[:4]), int(max(since, *days, *ends)[:4]) + 1

    def place(years: float) -> float:
        return _place(years, first, last)

    marks = _spread([_vote(row, place, address) for row in votes])
    marks += [_mandate(row, _end(row, mandates), place, address) for row in mandates]
    return Chart(WIDTH, 142, marks, [(place(year), str(year)) for year in _ticks(first, last)])


def before(vote: Row, since: str) -> bool:
    """Whether a vote was taken before the year in which a regime began, so that its chart leaves it out."""
    return str(vote["date"])[:4] < since[:4]


def _ticks(first: int, last: int) -> list[int]:
    """The years that are written below a scale: every one, or every fifth, so that none covers another."""
    step = next(step for step in STEPS if last - first < MOST_TICKS * step)
    return [year for year in range(first, last + 1) if year % step == 0]


def _years(day: str) -> float:
    """A day as a year and the part of it that is over: 2006.78; no day of the calendar is too late for it."""
    found = date.fromisoformat(day)
    return found.year + (found.timetuple().tm_yday - 1) / 366


def _place(years: float, first: int, last: int) -> float:
    """The x of a moment on a scale from the beginning of one year to that of another."""
    share = (years - first) / (last - first)
    return round(MARGIN + min(max(share, 0), 1) * (WIDTH - 2 * MARGIN), 1)


def _vote(row: Row, place: Place, address: Address) -> Mark:
    kind = "adopted" if row["outcome"] == "adopted" else "failed"
    label = f"{row['symbol']}, {row['date']}: {outcome(row['outcome']).lower()}"
    return Mark(place(_years(row["date"])), LANES[kind], kind, label, address(row["symbol"]))


def _spread(marks: list[Mark]) -> list[Mark]:
    """The same marks, those that would cover the one before them a step higher, and down again."""
    spread: list[Mark] = []
    reached: dict[tuple[str, int], float] = {}
    for mark in sorted(marks, key=lambda mark: mark.x):
        free = (i for i in range(LEVELS) if mark.x - reached.get((mark.kind, i), -CLOSE) >= CLOSE)
        level = next(free, LEVELS - 1)
        reached[mark.kind, level] = mark.x
        spread.append(replace(mark, y=mark.y - 13 * level))
    return spread


def _end(mandate: Row, mandates: list[Row]) -> str:
    """Where a bar stops: on the last day, or where none is recorded, when the body's next mandate starts."""
    starts = [row["start"] for row in mandates if row["body"] == mandate["body"]]
    later = [start for start in starts if start > mandate["start"]]
    return str(mandate["end"] or min(later, default=mandate["start"]))


def _mandate(row: Row, end: str, place: Place, address: Address) -> Mark:
    x = place(_years(row["start"]))
    label = f"{row['body']}: {row['start']} to {row['end'] or 'a day not recorded'}, {row['symbol']}"
    return Mark(x, LANES["mandate"], "mandate", label, address(row["symbol"]), max(place(_years(end)) - x - 1, 3))
