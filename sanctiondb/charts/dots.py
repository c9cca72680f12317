"""Votes as dots and crosses on a line of time, those that would cover one another a step higher."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sanctiondb.charts.drawing import Link
from sanctiondb.charts.scales import Years
from sanctiondb.words import outcome

CLOSE = 2.4
"""Hundredths of the width that a mark takes on a telephone."""
MOST_LEVELS = 6

KINDS = {"adopted": "adopted", "vetoed": "vetoed", "too_few": "too_few", "too_few_and_p5_no": "too_few"}


@dataclass(frozen=True)
class Dot:
    """A vote: its place, how many steps up it stands, its kind, what it says and where it leads."""

    x: float
    level: int
    kind: str
    label: str
    address: str | None


def dots(votes: Sequence[dict[str, Any]], scale: Years, link: Link) -> list[Dot]:
    """Roll calls, oldest first, with `symbol, date, outcome`, as marks that keep apart; `link` takes a symbol."""
    reached: list[float] = []
    found = []
    for row in sorted(votes, key=lambda row: str(row["date"])):
        x = scale.x(row["date"])
        level = next((i for i, last in enumerate(reached) if x - last >= CLOSE), min(len(reached), MOST_LEVELS - 1))
        reached[level:level + 1] = [x]
        label = f"{row['symbol']}, {row['date']}: {outcome(row['outcome']).lower()}"
        found.append(Dot(x, level, KINDS.get(row["outcome"], "undecided"), label, link(row["symbol"])))
    return found
