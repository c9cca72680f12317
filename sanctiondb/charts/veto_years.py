"""Vetoes by year in small pictures on one scale: a row for each member, or for each subject."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from sanctiondb.charts.drawing import draw
from sanctiondb.charts.scales import Years
from sanctiondb.words import numbered

LEFT, RIGHT = 0.4, 99.6
TOP, TEXT, SPACE = 24, 20, 12

Address = Callable[[str, int | None], str | None]
"""Gives the page of a row in a year, or of the row in all of them."""


@dataclass(frozen=True)
class Year:
    """The bar of a year: what counts by every rule, and above it what one rule adds."""

    x: float
    width: float
    drafts: float
    others: float
    label: str
    address: str | None


@dataclass(frozen=True)
class Line:
    """A row of bars: its name, the sum in words, and where it leads."""

    y: float
    base: float
    name: str
    total: str
    years: list[Year]
    address: str | None


def veto_years(
    rows: Sequence[dict[str, Any]], names: dict[str, str], span: tuple[int, int], link: Address,
    unit: float, what: tuple[str, str],
) -> Markup | None:
    """Vetoes as an SVG of rows of bars, in the order of `names`; None where there is nothing to count.

    Rows are `counted_by, year, drafts, others`: what was a draft voted on whole, and what else was vetoed. `names`
    gives the words for those that get a row, `span` the first and the last year, `unit` the pixels of one veto,
    `what` the words for one and for several of what is counted: ('veto', 'vetoes').
    """
    scale = Years(span[0], span[1] + 1, LEFT, RIGHT)
    lines: list[Line] = []
    y: float = TOP
    for key, name in names.items():
        own = [row for row in rows if row["counted_by"] == key]
        if own:
            base = y + TEXT + unit * max(row["drafts"] + row["others"] for row in own)
            years = [_year(row, name, scale, unit, link, what) for row in own]
            lines.append(Line(y, round(base, 1), name, _total(own), years, link(key, None)))
            y = base + SPACE
    if not lines:
        return None
    return draw("veto_years", height=round(y + 18), top=TOP, bottom=round(y - 4), lines=lines, ticks=scale.ticks(9),
                left=LEFT, right=RIGHT, first=span[0], last=span[1], what=what[1])


def _year(row: dict[str, Any], name: str, scale: Years, unit: float, link: Address, what: tuple[str, str]) -> Year:
    x = scale.at(row["year"])
    label = f"{name}, {row['year']}: {_words(row['drafts'], row['others'], what)}"
    return Year(x, round(scale.at(row["year"] + 1) - x, 1), row["drafts"] * unit, row["others"] * unit, label,
                link(row["counted_by"], row["year"]))


def _words(drafts: int, others: int, what: tuple[str, str]) -> str:
    said = f"{numbered(drafts + others, *what)}"
    return said if not others else f"{said}, {others} of them not on a draft voted on whole"


def _total(own: list[dict[str, Any]]) -> str:
    drafts, others = sum(row["drafts"] for row in own), sum(row["others"] for row in own)
    years = [row["year"] for row in own]
    when = f"{min(years)}-{max(years)}" if min(years) != max(years) else str(min(years))
    return f"{drafts + others}, {when}"
