"""How alike the members of a group vote: every pair, as a picture, a table and data."""

import sqlite3
from dataclasses import dataclass
from typing import Any

from sanctiondb.answers.agreement import agreement
from sanctiondb.answers.database import Row, Rows
from sanctiondb.answers.member_record import further_against
from sanctiondb.answers.members import codes
from sanctiondb.answers.ordering import seriated
from sanctiondb.charts.heat import CLASSES, classes, heat
from sanctiondb.errors import NotFound
from sanctiondb.web import asking, catalogue, conditions, member_words
from sanctiondb.web.asking import FORM
from sanctiondb.web.conditions import Conditions
from sanctiondb.web.responses import Refused, answering

Connection = sqlite3.Connection

MOST = 60
"""Members that a picture holds."""

EVERYBODY = "all"
"""The group of all members."""


@dataclass(frozen=True)
class Asked:
    """A group by its name, `members` as they were listed, the value shown, and the roll calls it is counted from."""

    group: str
    members: str
    measure: str
    roll_calls: Conditions

    @property
    def query(self) -> str:
        """The end of an address that asks the same."""
        group = {"members": self.members} if self.members else {"group": self.group}
        measure = {"measure": self.measure} if self.measure != "agreement" else {}
        return self.roll_calls.query(**group, **measure)


@answering
async def square(datasette: Any, request: Any) -> Any:
    """The agreement of every two members of a group; or leads to the page of the two that were chosen."""
    a, b = (asking.said(request, name).upper() for name in "ab")
    if a and b:
        kept = conditions.read(request).query()
        await asking.ask(datasette, request, lambda connection: [codes(connection, said) for said in (a, b)])
        return asking.go(datasette, f"/agreement/{a}-{b}{kept}")
    asked = _asked(request)

    def rows(connection: Connection) -> Rows:
        return _rows(connection, asked)

    async def context() -> Row:
        known = await catalogue.current(datasette)
        blocs, found, left = await asking.ask(datasette, request, lambda connection: _answered(connection, asked))
        note = member_words.left_out(left, known.members)
        return _context(datasette, asked, known.members, blocs, found) | {"note": note}

    return await asking.data(datasette, request, {"csv": rows, "json": rows}) or await asking.kept(
        datasette, request, "agreement", (asked,), context)


def _asked(request: Any) -> Asked:
    listed = ",".join(part.strip().upper() for part in asking.said(request, "members").split(",") if part.strip())
    group = asking.said(request, "group") or "P5"
    group = EVERYBODY if group.lower() == EVERYBODY else group.upper()
    return Asked("" if listed else group, listed, asking.one_of(request, "measure", list(CLASSES), "agreement"),
                 conditions.read(request))


def _rows(connection: Connection, asked: Asked) -> Rows:
    """The pairs, as `sanctiondb agreement --group` answers them; raises Refused for no such group."""
    roll_calls, group = asked.roll_calls, asked.members or asked.group
    try:
        return agreement(
            connection, group=None if group == EVERYBODY else group, seat=roll_calls.seat, abstain=roll_calls.abstain,
            floor=roll_calls.floor, **roll_calls.of_matrix)
    except NotFound as error:
        raise Refused(f"{error.message}.") from error


def _answered(connection: Connection, asked: Asked) -> tuple[list[tuple[str, str]], Rows, dict[str, int]]:
    """The blocs there are, the pairs, and the votes against that these leave out."""
    found = _rows(connection, asked)
    members = {code for row in found for side in ("member_a", "member_b") for code in row[side].split("|")}
    return _blocs(connection), found, further_against(connection, members, **asked.roll_calls.of_matrix)


def _blocs(connection: Connection) -> list[tuple[str, str]]:
    return connection.execute("SELECT code, name FROM blocs ORDER BY code").fetchall()


def _context(datasette: Any, asked: Asked, names: dict[str, str], blocs: list[tuple[str, str]], rows: Rows) -> Row:
    """What the page shows: the picture, its members in order, and what the form offers."""
    called = {code: seat_name(code, names) for code in _ordered(rows, asked.measure)}
    crowd, query = len(called) > MOST, asked.roll_calls.query()

    def link(one: str, other: str) -> str:
        a, b = (code.split("|")[0] for code in sorted((one, other)))
        return str(datasette.urls.path(f"/agreement/{a}-{b}{query}"))

    return {
        "asked": asked, "roll_calls": asked.roll_calls, "rows": rows, "called": called, "crowd": crowd, "most": MOST,
        "picture": None if crowd else heat(list(called.items()), rows, asked.measure, link), "link": link,
        "groups": {"P5": "permanent members (P5)", "E10": "elected members (E10)",
                   **{code: f"{name} ({code})" if code != name else code for code, name in blocs},
                   EVERYBODY: "all members"},
        "classes": classes(asked.measure), **conditions.CHOICES,
        "states": sorted(names.items(), key=lambda state: state[1]), "measures": list(CLASSES),
    }


def seat_name(code: str, names: dict[str, str]) -> str:
    """The name of a member, or of the members that 'RUS|SUN' joins: 'Russian Federation, USSR'."""
    return ", ".join(names.get(part, part) for part in code.split("|"))


def _ordered(rows: Rows, measure: str) -> list[str]:
    """The members of some pairs in the order of `ordering.seriated`."""
    import numpy as np

    found = sorted({row[side] for row in rows for side in ("member_a", "member_b")})
    if len(found) > MOST:
        return found
    place = {code: i for i, code in enumerate(found)}
    similarity = np.full((len(found), len(found)), np.nan)
    for row in rows:
        i, j = place[row["member_a"]], place[row["member_b"]]
        similarity[i, j] = similarity[j, i] = np.nan if row[measure] is None else row[measure]
    return [found[i] for i in seriated(similarity)]


ROUTES = [
    (rf"^/agreement{FORM}", square),
]
"""The addresses of this module, with their views."""
