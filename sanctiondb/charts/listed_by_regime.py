"""Who is listed under which regime: a bar of individuals, entities and vessels for each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from sanctiondb.charts.drawing import draw
from sanctiondb.words import numbered

WIDTH, LEFT, WIDEST, TOP, STEP = 420, 8, 200, 4, 42
KINDS = {"individual": "individuals", "entity": "entities", "vessel": "vessels"}
LONGEST = 52


@dataclass(frozen=True)
class Part:
    """Those of one kind: a place, how many they are, and the page that lists them."""

    kind: str
    x: float
    width: float
    label: str
    address: str | None


@dataclass(frozen=True)
class Bar:
    """One regime: its name, its parts, its counts in words."""

    name: str
    y: float
    parts: list[Part]
    counts: str
    after: float


def listed_by_regime(rows: Sequence[dict[str, Any]], link: Callable[[str, str], str | None]) -> Markup | None:
    """Entries by regime as an SVG of bars; None where there is none.

    Rows are `regime` (a slug), `name`, `individual`, `entity` and `vessel` (counts), in the order to be drawn. `link`
    gives the address for a regime and a kind.
    """
    most = max((sum(row[kind] for kind in KINDS) for row in rows), default=0)
    if not most:
        return None
    bars = [_bar(row, TOP + place * STEP, WIDEST / most, link) for place, row in enumerate(rows)]
    return draw("listed_by_regime", width=WIDTH, height=TOP + len(bars) * STEP + 4, left=LEFT, bars=bars)


def _bar(row: dict[str, Any], y: float, unit: float, link: Callable[[str, str], str | None]) -> Bar:
    parts, x = [], float(LEFT)
    for kind, plural in KINDS.items():
        if row[kind]:
            width = max(round(row[kind] * unit, 1), 2)
            label = f"{row['name']}: {numbered(row[kind], kind, plural)}"
            parts.append(Part(kind, round(x, 1), width, label, link(row["regime"], kind)))
            x += width
    counts = ", ".join(part.label.rpartition(": ")[2] for part in parts)
    name = row["name"] if len(row["name"]) <= LONGEST else row["name"][:LONGEST] + "..."
    return Bar(name, y, parts, counts, round(x + 8, 1))
