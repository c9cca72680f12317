"""How alike each two members of a group voted: of few a square with numbers, of many a triangle of shaded sizes."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from sanctiondb.charts.drawing import draw
from sanctiondb.words import decimal

FEW = 16
"""Up to so many members are a square, each cell with its number; more are a triangle of cells of a size by class."""

CLASSES = {"agreement": (0.5, 0.7, 0.8, 0.9, 0.95), "kappa": (0.0, 0.2, 0.4, 0.6, 0.8)}
"""Where one class ends and the next begins; those of kappa are Landis and Koch's (Biometrics 33, 1977)."""

CELL, SMALL, GAP, EDGE = 52, 17, 2, 8
LETTER = 10
SMALLEST = 0.3
"""The side of the lowest class, as a part of the cell."""

PairLink = Callable[[str, str], str | None]
"""Gives the address of the page of two members."""


@dataclass(frozen=True)
class Canvas:
    """Where cells stand, and how large they are: of few members with a number, of many by class."""

    few: bool
    margin: float
    measure: str

    @property
    def size(self) -> float:
        """The side of the square that a cell stands in."""
        return CELL if self.few else SMALL

    def place(self, index: int) -> float:
        """The beginning of a row or column."""
        return self.margin + index * self.size

    def side(self, level: int | None) -> float:
        """The side of a cell: full where it holds a number or is unknown, else by its class."""
        whole = self.size - GAP
        return whole if self.few or level is None else round(whole * (SMALLEST + (1 - SMALLEST) * level / 5), 1)


@dataclass(frozen=True)
class Cell:
    """Two members: a square, its class (None: unknown), the number in it, what it says, where it leads."""

    x: float
    y: float
    side: float
    level: int | None
    number: str
    label: str
    address: str | None
    again: bool


def heat(
    members: Sequence[tuple[str, str]], rows: Sequence[dict[str, Any]], measure: str, link: PairLink
) -> Markup | None:
    """All pairs of some members as an SVG; None for fewer than two.

    `members` are (code, name) in the order of the square. Rows are `member_a, member_b, n, agreement, kappa`, each
    pair once, in either order; a pair without a row, or whose `measure` ('agreement' or 'kappa') is None, is drawn
    as unknown. Codes of one seat, 'RUS|SUN', are written 'RUS+SUN'. `link` makes an address of two codes.
    """
    if len(members) < 2:
        return None
    canvas = Canvas(len(members) <= FEW, 12 + LETTER * max(len(code) for code, _ in members), measure)
    known = {frozenset((row["member_a"], row["member_b"])): row for row in rows}
    cells = [
        _cell((i, j), (one, other), known.get(frozenset((one[0], other[0]))), canvas, link)
        for i, one in enumerate(members) for j, other in enumerate(members) if i > j or canvas.few and i != j
    ]
    labels = [(canvas.place(i) + canvas.size / 2, code.replace("|", "+")) for i, (code, _) in enumerate(members)]
    whole = canvas.place(len(members)) + EDGE
    return draw("heat", width=whole, height=whole, margin=canvas.margin, cells=cells, labels=labels, few=canvas.few,
                measure=measure, members=len(members))


def _cell(
    place: tuple[int, int], pair: tuple[tuple[str, str], tuple[str, str]], row: dict[str, Any] | None, canvas: Canvas,
    link: PairLink,
) -> Cell:
    (one, name), (other, others_name) = pair
    value = row[canvas.measure] if row else None
    level = None if value is None else bisect_right(CLASSES[canvas.measure], value)
    side = canvas.side(level)
    down, across = (round(canvas.place(i) + (canvas.size - side) / 2, 1) for i in place)
    label = f"{name} and {others_name}: {told(row, canvas.measure)}"
    inside = number(value, canvas.measure) if canvas.few else ""
    return Cell(across, down, side, level, inside, label, link(one, other), place[1] > place[0])


def number(value: float | None, measure: str) -> str:
    """A value as it stands in a cell: '86' for an agreement of 0.856, '0.77' for a kappa; '?' where unknown.

    An agreement that is not quite whole is never rounded to 100: '99.6'.
    """
    if value is None:
        return "?"
    if measure == "kappa":
        return decimal(value)
    return f"{min(value * 100, 99.9):.1f}" if 0.995 <= value < 1 else f"{value * 100:.0f}"


def told(row: dict[str, Any] | None, measure: str) -> str:
    """What a pair has in words, with its n: 'agreement 86 % of 5302 roll calls'."""
    if row is None:
        return "too few roll calls"
    if row[measure] is None:
        return f"{measure} undefined, {row['n']} roll calls"
    value = number(row[measure], measure)
    return f"{measure} {value}{' %' if measure == 'agreement' else ''} of {row['n']} roll calls"


def classes(measure: str) -> list[str]:
    """The classes in words, lowest first: 'below 50 %', '50 to 70 %', ..., '95 % and more'."""
    unit = " %" if measure == "agreement" else ""
    ends = [f"{end * 100:g}" if unit else f"{end:g}" for end in CLASSES[measure]]
    between = [f"{low} to {high}{unit}" for low, high in zip(ends, ends[1:], strict=False)]
    return [f"below {ends[0]}{unit}", *between, f"{ends[-1]}{unit} and more"]
