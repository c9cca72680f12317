"""Members: where each belonged and when, how it voted and with whom, what it vetoed, what it alone voted."""

import sqlite3
from typing import Any
from urllib.parse import quote, unquote, urlencode

from sanctiondb.answers import member_record, members
from sanctiondb.answers.companions import companions
from sanctiondb.answers.database import Row, Rows, ask
from sanctiondb.charts.drawing import Link
from sanctiondb.charts.shares import shares
from sanctiondb.charts.tenure import tenure
from sanctiondb.web import asking, catalogue, conditions, member_words
from sanctiondb.web.asking import FORM
from sanctiondb.web.conditions import Conditions
from sanctiondb.web.responses import answering

Connection = sqlite3.Connection

LATEST = 15
"""Lonely votes, votes against and vetoes that the page lists before it folds the rest or leads to them."""

NEIGHBOURS = 10
"""Members that the page lists at either end of those it votes with."""


@answering
async def member(datasette: Any, request: Any) -> Any:
    """One member: its terms, how it voted by year, with whom it agreed, its vetoes and lonely votes."""
    said, roll_calls = unquote(request.url_vars["code"]), conditions.read(request)
    seat = roll_calls.seat

    async def context() -> Row:
        known = await catalogue.current(datasette)
        chosen = _body(request, roll_calls, known.coverage["assembly"])
        found: Row = await asking.ask(datasette, request, lambda connection: _member(connection, said, chosen))
        return found | _drawn(datasette, found, known.coverage["last"])

    return await asking.data(datasette, request, {
        "json": lambda connection: members.history(connection, said, seat),
        "csv": lambda connection: members.history(connection, said, seat)["spans"],
    }) or await asking.kept(
        datasette, request, "member", (said.upper(), roll_calls, asking.said(request, "body")), context)


def _body(request: Any, roll_calls: Conditions, assembly: int) -> Conditions:
    """The Assembly where the address names no body and the record holds it: every member votes there."""
    return roll_calls if asking.said(request, "body") or not assembly else roll_calls.in_body("GA")


def _member(connection: Connection, said: str, roll_calls: Conditions) -> Row:
    """What the page of a member shows, but for the pictures."""
    seat = roll_calls.seat
    known = members.codes(connection, said, seat)
    names = ask(connection, "pages/member", code=known.split("|")[0])
    return {
        "member": names[0], "names": names, "seat": seat, "roll_calls": roll_calls, "counted": known.split("|"),
        "history": members.history(connection, said, seat), "alike": _companions(connection, said, roll_calls),
        "votes": member_record.votes_by_year(connection, said, seat),
        "lonely": member_record.lonely_votes(connection, said, LATEST, seat), "latest": LATEST, "most": NEIGHBOURS,
        "corrections": member_record.corrections(connection, known),
        **member_record.belonging(connection, said, seat), **conditions.CHOICES,
    }


def _companions(connection: Connection, said: str, roll_calls: Conditions) -> Rows:
    return companions(connection, said, seat=roll_calls.seat, abstain=roll_calls.abstain, floor=roll_calls.floor,
                      **roll_calls.of_matrix)


def _drawn(datasette: Any, found: Row, last: str) -> Row:
    """The pictures of a member's page, its terms and its votes in each body, and the sentences beside them."""
    votes: Rows = found["votes"]
    years = [row["year"] for row in votes]
    return {
        "lede": member_words.lede(
            [term for term in found["terms"] if term["body"] == "SC"],
            *(len(found["history"][name]) for name in ("against", "vetoes"))),
        "further": {
            body: member_words.further(found["member"]["name"], [row for row in votes if row["body"] == body])
            for body in conditions.BODIES
        },
        "terms_picture": tenure(_bars(found), last, lambda key: key or None),
        "pictures": {
            body: shares([row for row in votes if row["body"] == body], (min(1946, *years), int(last[:4])), name,
                         _year(datasette, body, found["counted"]))
            for body, name in conditions.BODIES.items() if any(row["body"] == body for row in votes)
        },
        "link": lambda body, year: _year(datasette, body, found["counted"])(str(year)),
    }


def _year(datasette: Any, body: str, counted: list[str]) -> Link:
    """Leads from a year to the roll calls of a body that a member voted in."""
    path = datasette.urls.query(catalogue.record_name(datasette), "rollcalls")

    def link(year: str) -> str:
        period = {"since": f"{year}-01-01", "until": f"{year}-12-31"}
        return f"{path}?{urlencode({'body': body, **period, 'members': '|'.join(counted)})}"

    return link


def _bars(found: Row) -> list[Row]:
    """Rows for `tenure`: the codes of the seat as members of the United Nations, then the terms, body by body."""
    own = [
        {"lane": "United Nations", "kind": "membership", "since": row["since"], "until": row["until"],
         "name": row["name"], "key": "#successions" if row["note"] else "#terms"}
        for row in found["codes"]
    ]
    return own + [
        {"lane": term["name"], "kind": _kind(term), "since": term["since"], "until": term["until"],
         "name": {1: "permanent", 0: "elected"}.get(term["permanent"], "member"), "key": "#terms"}
        for term in found["terms"]
    ]


def _kind(term: Row) -> str:
    return {1: "permanent", 0: "elected"}.get(term["permanent"], "bloc")


@answering
async def member_agreement(datasette: Any, request: Any) -> Any:
    """With whom a member voted alike, as data; the page of the member shows it."""
    said, roll_calls = unquote(request.url_vars["code"]), conditions.read(request)

    def rows(connection: Connection) -> Rows:
        return _companions(connection, said, roll_calls)

    return await asking.data(datasette, request, {"json": rows, "csv": rows}) or await _section(
        datasette, request, said, f"{roll_calls.query()}#alike")


@answering
async def member_votes(datasette: Any, request: Any) -> Any:
    """How a member voted by body and year, as data; the page of the member shows it."""
    said, seat = unquote(request.url_vars["code"]), conditions.seat(request)

    def rows(connection: Connection) -> Rows:
        return member_record.votes_by_year(connection, said, seat)

    return await asking.data(datasette, request, {"json": rows, "csv": rows}) or await _section(
        datasette, request, said, "?seat=1#voted" if seat else "#voted")


async def _section(datasette: Any, request: Any, said: str, end: str) -> Any:
    """Leads to a part of the page of a member that the record knows; raises NotFound for any other."""
    code = await asking.ask(datasette, request, lambda connection: members.codes(connection, said))
    return asking.go(datasette, f"/members/{quote(code.lower(), safe='')}{end}")


ROUTES = [
    (rf"^/members/(?P<code>[^/.]+){FORM}", member),
    (rf"^/members/(?P<code>[^/.]+)/agreement{FORM}", member_agreement),
    (rf"^/members/(?P<code>[^/.]+)/votes{FORM}", member_votes),
]
"""The addresses of this module, with their views."""
