"""Mandates as bars to their end: a line for each body that watches over a regime."""

from collections.abc import Sequence
from dataclasses import dataclass

from sanctiondb.charts.drawing import Link, Row
from sanctiondb.charts.scales import Years


@dataclass(frozen=True)
class Mandate:
    """One mandate: its place, whether its end is known, what it says and where it leads."""

    x: float
    width: float
    ended: bool
    label: str
    address: str | None


@dataclass(frozen=True)
class Body:
    """A body, the last day of its last mandate in words, and its mandates."""

    name: str
    to: str
    mandates: list[Mandate]


def bodies(rows: Sequence[Row], scale: Years, link: Link) -> list[Body]:
    """Mandates, with `body, symbol, start, end`, as bars under their body, the body mandated first at the head."""
    found: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: str(row["start"])):
        found.setdefault(row["body"], []).append(row)
    return [Body(name, _to(own), [_mandate(row, own, scale, link) for row in own]) for name, own in found.items()]


def _to(own: list[Row]) -> str:
    last = own[-1]["end"]
    return f"mandate to {last}" if last else "end of mandate not recorded"


def _mandate(row: Row, own: list[Row], scale: Years, link: Link) -> Mandate:
    x = scale.x(row["start"])
    width = round(max(scale.x(_end(row, own)) - x - 0.2, 0.5), 1)
    label = f"{row['body']}: {row['start']} to {row['end'] or 'a day not recorded'}, {row['symbol']}"
    return Mandate(x, width, bool(row["end"]), label, link(row["symbol"]))


def _end(mandate: Row, own: list[Row]) -> str:
    """Where a bar stops: on the last day, or where none is recorded, when the body's next mandate starts."""
    later = [row["start"] for row in own if row["start"] > mandate["start"]]
    return str(mandate["end"] or min(later, default=mandate["start"]))
