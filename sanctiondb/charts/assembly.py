"""A roll call of the General Assembly: one mark a member, those who voted alike together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from sanctiondb.charts.drawing import Link, draw
from sanctiondb.words import VOTES

WIDTH, STEP, HEAD = 420, 20, 26
A_ROW = WIDTH // STEP


@dataclass(frozen=True)
class Mark:
    """One member: its place, its vote, what it says and leads to."""

    x: float
    y: float
    vote: str
    label: str
    address: str | None


def assembly(rows: Sequence[dict[str, Any]], link: Link) -> Markup | None:
    """Every member's vote as a mark, kind by kind, by name within each; None without votes.

    Rows are `member` (a code), `name`, `vote` (Y, N, A, X); `link` gives the page of a member's code.
    """
    heads: list[tuple[float, str]] = []
    marks: list[Mark] = []
    y = 0.0
    for letter, word in VOTES.items():
        cast = sorted((row for row in rows if row["vote"] == letter), key=lambda row: str(row["name"]))
        if cast:
            heads.append((y + 18, f"{len(cast)} {word.lower()}"))
            marks += [_mark(row, number, y + HEAD, link) for number, row in enumerate(cast)]
            y += HEAD + STEP * (1 + (len(cast) - 1) // A_ROW) + 6
    label = "Votes in the General Assembly: " + ", ".join(text for _, text in heads)
    return draw("assembly", width=WIDTH, height=y, heads=heads, marks=marks, step=STEP, label=label) if marks else None


def _mark(row: dict[str, Any], number: int, top: float, link: Link) -> Mark:
    x, y = STEP * (number % A_ROW) + STEP / 2, top + STEP * (number // A_ROW) + STEP / 2
    return Mark(x, y, row["vote"], f"{row['name']}: {VOTES[row['vote']].lower()}", link(row["member"]))
