"""Two members: how alike they voted over time, and on what they differed."""

import sqlite3
from typing import Any
from urllib.parse import unquote

from sanctiondb.answers.agreement import chosen, counted
from sanctiondb.answers.companions import differed
from sanctiondb.answers.database import Row, Rows
from sanctiondb.answers.matrix import matrix
from sanctiondb.answers.member_record import further_against
from sanctiondb.answers.members import codes
from sanctiondb.charts.likeness import likeness
from sanctiondb.web import asking, catalogue, conditions, member_words
from sanctiondb.web.agreement_page import seat_name
from sanctiondb.web.asking import FORM
from sanctiondb.web.conditions import Conditions
from sanctiondb.web.responses import Refused, answering

Connection = sqlite3.Connection

STEPS = {"year": 1, "decade": 10}

LATEST = 25
"""Roll calls that the page lists; the data beside it have all."""


@answering
async def pair(datasette: Any, request: Any) -> Any:
    """How alike two members voted, year by year, and on what they differed."""
    said = unquote(request.url_vars["a"]).upper(), unquote(request.url_vars["b"]).upper()
    if said[0] == said[1]:
        raise Refused(f"{said[0]}: one member, not two; expected an address like /agreement/FRA-GBR.")
    by, roll_calls = asking.one_of(request, "by", list(STEPS), "year"), conditions.read(request)

    def answer(connection: Connection) -> Row:
        return _pair(connection, said, by, roll_calls)

    async def context() -> Row:
        known = await catalogue.current(datasette)
        found = await asking.ask(datasette, request, answer)
        return _context(datasette, found, by, roll_calls, known.members)

    return await asking.data(datasette, request, {
        "json": answer, "csv": lambda connection: answer(connection)["over_time"],
    }) or await asking.kept(datasette, request, "pair", (said, by, roll_calls), context)


def _pair(connection: Connection, said: tuple[str, str], by: str, roll_calls: Conditions) -> Row:
    """`agreement`, the row of the pair; `over_time`, one a year or decade; `differed`, latest first; `left_out`.

    The numbers are those of `agreement.agreement`; `left_out` are votes against that they leave out, by code. Raises
    Refused for two codes of one seat that is counted as one.
    """
    labels = [codes(connection, code, roll_calls.seat) for code in said]
    if set(labels[0].split("|")) & set(labels[1].split("|")):
        raise Refused(f"{said[0]} and {said[1]}: one seat, which is counted as one here; leave out seat=1.")
    votes = chosen(connection, matrix(connection, **roll_calls.of_matrix), said, None, roll_calls.seat)
    over_time = counted(connection, votes, abstain=roll_calls.abstain, by=by)
    return {
        "agreement": counted(connection, votes, abstain=roll_calls.abstain, floor=0)[0],
        "over_time": over_time,
        "differed": differed(votes, roll_calls.abstain),
        "left_out": _left_out(connection, "|".join(labels).split("|"), roll_calls, over_time, by),
    }


def _left_out(
    connection: Connection, members: list[str], roll_calls: Conditions, rows: Rows, by: str
) -> dict[str, int]:
    """Votes against that are not counted, of the years in which both voted: before, one had no vote to agree with."""
    if not rows:
        return {}
    first, last = rows[0][by], rows[-1][by]
    since, until = roll_calls.of_year(first, STEPS[by]).since, roll_calls.of_year(last, STEPS[by]).until
    return further_against(connection, members, **roll_calls.of_matrix | {"since": since, "until": until})


def _context(datasette: Any, found: Row, by: str, roll_calls: Conditions, names: dict[str, str]) -> Row:
    whole, step = found["agreement"], STEPS[by]
    path = f"/agreement/{whole['member_a'].split('|')[0]}-{whole['member_b'].split('|')[0]}"

    def link(year: str) -> str:
        return str(datasette.urls.path(f"{path}{roll_calls.of_year(int(year), step).query()}"))

    over_time: Rows = found["over_time"]
    return {
        **found, "path": path, "by": by, "roll_calls": roll_calls, "ways": list(STEPS), "latest": LATEST,
        "one": seat_name(whole["member_a"], names), "other": seat_name(whole["member_b"], names), "link": link,
        "note": member_words.left_out(found["left_out"], names),
        "picture": likeness(
            [{**row, "year": row[by]} for row in over_time], _span(over_time, by), link, roll_calls.floor, step),
        **conditions.CHOICES,
    }


def _span(rows: Rows, by: str) -> tuple[int, int]:
    """The first and the last year of rows by year or decade; a few years at least, so that a bar is no wall."""
    if not rows:
        return 0, 0
    first, last = rows[0][by], rows[-1][by] + STEPS[by] - 1
    return first, max(last, first + 4)


ROUTES = [
    (rf"^/agreement/(?P<a>[^/.-]+)-(?P<b>[^/.-]+){FORM}", pair),
]
"""The addresses of this module, with their views."""
