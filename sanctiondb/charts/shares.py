"""How a member voted, year by year: shares of yes, abstention and no, and the number of votes below them."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from sanctiondb.charts.amounts import amounts
from sanctiondb.charts.drawing import Link, draw
from sanctiondb.charts.scales import Years
from sanctiondb.charts.stacked import Part, Year

WIDTH, HEIGHT = 960, 250
LEFT, RIGHT, TOP, ZERO = 92, 956, 12, 152
NUMBERS_TOP, NUMBERS = 166, 206
HALF_A_YEAR = 30
"""Half the width of a year written in the letters of a narrow screen."""
KINDS = ("yes", "abstain", "no")
"""From the line upwards."""
WORDS = {"yes": "yes", "abstain": "abstaining", "no": "no"}


def shares(rows: Sequence[dict[str, Any]], span: tuple[int, int], body: str, link: Link) -> Markup | None:
    """Votes a year as an SVG of bars of one height, divided by what was voted; None where there is none.

    Rows are `year`, `n`, `yes`, `no`, `abstain`; years without a row, or with an n of 0, stay empty. `span` are
    the first and last year drawn, `body` names the chart, `link` gives the address of a year as a text.
    """
    voted = [row for row in rows if row["n"]]
    if not voted:
        return None
    scale = Years(span[0], span[1] + 1, LEFT, RIGHT)
    return draw(
        "shares", width=WIDTH, height=HEIGHT, left=LEFT, right=RIGHT, top=TOP, zero=ZERO, bottom=NUMBERS,
        numbers_top=NUMBERS_TOP, body=body, years=[_year(row, scale, link) for row in voted],
        ticks=scale.ticks(room=HALF_A_YEAR),
        levels=[(TOP, "100 %"), ((TOP + ZERO) / 2, "50 %"), (ZERO, "0 %")], most=max(row["n"] for row in voted),
        amounts=amounts(voted, scale, NUMBERS_TOP, NUMBERS), first=voted[0]["year"], last=voted[-1]["year"])


def _year(row: dict[str, Any], scale: Years, link: Link) -> Year:
    parts, line = [], float(ZERO)
    for kind in KINDS:
        height = row[kind] / row["n"] * (ZERO - TOP)
        line -= height
        if height:
            parts.append(Part(round(line, 1), round(height, 1), kind))
    told = ", ".join(f"{row[kind]} {WORDS[kind]}" for kind in ("yes", "no", "abstain"))
    left, width = scale.slot(row["year"])
    return Year(f"{row['year']}: {row['n']} votes, {told}", link(str(row["year"])), left, width, parts)
