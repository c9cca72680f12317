"""The votes of one roll call as a bar, and the line that those in favour had to reach."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from sanctiondb.charts.drawing import Link, draw

WIDTH, HEIGHT = 420, 62
TOP, BAR = 24, 26
WORDS = {
    "yes": ("Y", "in favour"), "no": ("N", "against"), "abstain": ("A", "abstaining"),
    "not_voting": ("X", "not voting"),
}
ROOM = 8.5
"""The width of a letter of what stands in a part of the bar."""


@dataclass(frozen=True)
class Part:
    """The votes of one kind: where they lie in the bar, what is written in them, what they lead to."""

    vote: str
    x: float
    width: float
    text: str
    label: str
    address: str | None


def tally(counts: dict[str, Any], link: Link, thresholds: Sequence[tuple[float, str]] = ()) -> Markup | None:
    """A bar of `yes, no, abstain, not_voting` (counts or None), in this order; None where nobody's vote is counted.

    `thresholds` are the numbers of votes that those in favour had to reach, each with its words; `link` gives the
    address of the votes of a kind, by their letter Y, N, A, X.
    """
    known = {name: counts[name] or 0 for name in WORDS}
    whole = max(sum(known.values()), *(number for number, _ in thresholds), 0)
    if not sum(known.values()):
        return None
    unit, x, parts = (WIDTH - 2) / whole, 1.0, []
    for name, number in known.items():
        if number:
            parts.append(_part(name, number, x, unit, link))
            x += number * unit
    label = ", ".join([part.label for part in parts] + [text for _, text in thresholds])
    lines = [(round(1 + number * unit, 1), text) for number, text in thresholds]
    return draw("tally", width=WIDTH, height=HEIGHT, top=TOP, bar=BAR, parts=parts, lines=lines, label=label)


def _part(name: str, number: int, x: float, unit: float, link: Link) -> Part:
    letter, words = WORDS[name]
    width, label = round(number * unit, 1), f"{number} {words}"
    text = next((text for text in (label, str(number)) if len(text) * ROOM < width), "")
    return Part(letter, round(x, 1), width, text, label, link(letter))
