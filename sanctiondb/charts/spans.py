"""Measures as bars: those that one text made alike become one, and bars of one type are stacked."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sanctiondb import symbols
from sanctiondb.charts.drawing import Row
from sanctiondb.charts.scales import Years
from sanctiondb.words import spoken

Lists = dict[str, list[Row]]
"""Rows under the id of their measure."""

LAST_TYPE = "exemption"
GAP = 0.3


@dataclass(frozen=True)
class Part:
    """A stretch of a bar: 'stood', 'paused', 'ahead' (a term still running) or 'unknown' (a term over, and no more)."""

    x: float
    width: float
    kind: str


@dataclass(frozen=True)
class Span:
    """One bar: its stretches, the actions that it stands for, how it ends, what it says and where it leads."""

    row: int
    parts: list[Part]
    actions: list[str]
    end: str
    """'closed' on a known last day, 'open' without one, 'ahead' or 'unknown' as its last stretch."""
    x: float
    last: float
    contested: bool
    label: str
    address: str


@dataclass(frozen=True)
class Stack:
    """The bars of one type, one above another, and how many measures they stand for."""

    kind: str
    measures: int
    rows: int
    spans: list[Span]


def drawable(measure: Row) -> bool:
    """Whether a measure has a place in time: it took effect, on a day that is known."""
    return bool(measure["took_effect"] and measure["from"])


def anchor(symbol: str) -> str:
    """The place on the page of a regime where the measures of a resolution stand: 'by-s-res-1718-2006'."""
    return f"by-{symbols.slug(symbol)}"


def stacks(measures: Sequence[Row], terms: Lists, pauses: Lists, scale: Years, today: str) -> list[Stack]:
    """Measures as bars by type, the type that came first at the head and exemptions last.

    Rows are those of the query `measures`, under their ids the rows of `terms` and of `suspensions`. Measures of
    one type, text and fate are one bar. Those that are not `drawable` are left out.
    """
    kinds: dict[str, list[list[Row]]] = {}
    for group in _alike([row for row in measures if drawable(row)], terms, pauses):
        kinds.setdefault(group[0]["type"], []).append(group)
    ordered = sorted(kinds.items(), key=lambda kind: (kind[0] == LAST_TYPE, kind[1][0][0]["from"]))
    return [_stack(kind, groups, terms, pauses, scale, today) for kind, groups in ordered]


def _alike(measures: list[Row], terms: Lists, pauses: Lists) -> list[list[Row]]:
    """Measures of one type that a text made for the same time, oldest first."""
    found: dict[tuple[Any, ...], list[Row]] = {}
    for row in sorted(measures, key=lambda row: (row["from"], row["symbol"])):
        stops = tuple((pause["from"], pause["until"]) for pause in pauses.get(row["id"], []))
        key = row["type"], row["symbol"], row["from"], row["until"], _term(row, terms), stops, row["contested"]
        found.setdefault(key, []).append(row)
    return list(found.values())


def _term(row: Row, terms: Lists) -> str | None:
    """The last day of the last term that was decided for a measure whose end is not known."""
    known = terms.get(row["id"], [])
    return str(known[-1]["until"]) if known and known[-1]["until"] and not row["until"] else None


def _stack(kind: str, groups: list[list[Row]], terms: Lists, pauses: Lists, scale: Years, today: str) -> Stack:
    free: list[float] = []
    spans = []
    for group in groups:
        parts, end = _parts(group[0], _term(group[0], terms), pauses.get(group[0]["id"], []), scale, today)
        x, last = parts[0].x, parts[-1].x + parts[-1].width
        row = next((i for i, reached in enumerate(free) if reached + GAP <= x), len(free))
        free[row:row + 1] = [last]
        actions = [action for action, _ in Counter(measure["action"] for measure in group).most_common()]
        spans.append(Span(row, parts, actions, end, x, round(last, 1), bool(group[0]["contested"]),
                          _label(group, _term(group[0], terms), today), _address(group)))
    return Stack(kind, sum(map(len, groups)), len(free), spans)


def _parts(row: Row, term: str | None, pauses: list[Row], scale: Years, today: str) -> tuple[list[Part], str]:
    """The stretches of a bar, and how it ends."""
    kind = _end(row, term, today)
    stood = row["until"] or (max(min(term, today), row["from"]) if term else "9999-12-31")
    places = [(row["from"], "stood")]
    for pause in pauses:
        places += [(pause["from"], "paused"), (pause["until"] or stood, "stood")]
    places.append((stood, kind if term else "over"))
    places.append((max(term, today) if term else stood, "over"))
    return [
        _part(scale, start, end, told) for (start, told), (end, _) in pairwise(places) if end > start
    ] or [_part(scale, row["from"], row["from"], "stood")], kind


def _end(row: Row, term: str | None, today: str) -> str:
    if row["until"]:
        return "closed"
    return "open" if not term else "ahead" if term >= today else "unknown"


def _part(scale: Years, start: str, end: str, kind: str) -> Part:
    x = scale.x(start)
    return Part(x, round(max(scale.x(max(start, end)) - x, 0.2), 1), kind)


def _label(group: list[Row], term: str | None, today: str) -> str:
    """What a bar says: 'Coal: cap (commodity ban, capped), S/RES/2321(2016), from 2016-11-30 to 2017-08-04'."""
    row = group[0]
    counted = Counter(spoken(measure["action"]) for measure in group).most_common()
    what = (
        f"{row['measure']} ({spoken(row['type'])}, {counted[0][0]})" if len(group) == 1 else
        f"{len(group)} measures, {spoken(row['type'])} ({', '.join(f'{n} {action}' for action, n in counted)})")
    until = f"to {row['until']}" if row["until"] else "without an end" if not term else (
        f"to {term}, unless renewed" if term >= today else f"to {term}; whether it was renewed is not known")
    return f"{what}, {row['symbol']}, from {row['from']} {until}{', contested' if row['contested'] else ''}"


def _address(group: list[Row]) -> str:
    return f"#{group[0]['id'] if len(group) == 1 else anchor(group[0]['symbol'])}"
