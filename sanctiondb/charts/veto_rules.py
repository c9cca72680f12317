"""What the rule of counting changes: for each member the drafts voted on whole, and what the wider rule adds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from sanctiondb.charts.drawing import Link, draw

PITCH, LEFT, RIGHT = 38, 0.4, 97.0


@dataclass(frozen=True)
class Member:
    """Two bars end to end: drafts, and what is added to them; what they say, and the page they lead to."""

    y: float
    drafts: float
    added: float
    name: str
    said: str
    address: str | None


def veto_rules(rows: Sequence[dict[str, Any]], link: Link) -> Markup | None:
    """The counts by both rules as an SVG of bars; None where nobody vetoed anything.

    Rows are `counted_by, name, drafts, all`, `drafts` being never more than `all`; `link` gives the page of a
    member's code.
    """
    if not rows:
        return None
    unit = (RIGHT - LEFT) / max(max(row["all"] for row in rows), 1)
    members = [
        Member(PITCH * place, round(row["drafts"] * unit, 1), round((row["all"] - row["drafts"]) * unit, 1),
               row["name"], f"{row['all']} all, {row['drafts']} drafts: {_more(row)}", link(row["counted_by"]))
        for place, row in enumerate(rows)]
    return draw("veto_rules", height=PITCH * len(rows), left=LEFT, members=members)


def _more(row: dict[str, Any]) -> str:
    more = row["all"] - row["drafts"]
    return f"{more} more" if more else "the same"
