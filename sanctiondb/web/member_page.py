"""Members of the Council: their seats, how each voted, what it voted against."""

import sqlite3
from typing import Any
from urllib.parse import unquote

from sanctiondb.answers import members
from sanctiondb.answers.database import Row, ask
from sanctiondb.web import asking
from sanctiondb.web.asking import FORM
from sanctiondb.web.responses import answering

Connection = sqlite3.Connection


@answering
async def member_list(datasette: Any, request: Any) -> Any:
    """Every member that sat on the Council, and when."""
    found = await asking.ask(datasette, request, lambda connection: ask(connection, "members", on=None))
    return await asking.table(datasette, request, found, "members", {"terms": _by_name(found)})


def _by_name(rows: list[Row]) -> list[tuple[str, list[Row]]]:
    """Members with their terms: permanent ones at the head, then by name."""
    terms: dict[str, list[Row]] = {}
    for row in rows:
        terms.setdefault(row["member"], []).append(row)
    return sorted(terms.items(), key=lambda member: (not member[1][0]["permanent"], member[1][-1]["name"]))


@answering
async def member(datasette: Any, request: Any) -> Any:
    """One member on the Council: its seats, how it voted in each, its vetoes and its votes against."""
    said = unquote(request.url_vars["code"])
    seat = bool(request.args.get("seat"))
    questions = {
        "json": lambda connection: members.history(connection, said, seat),
        "csv": lambda connection: members.history(connection, said, seat)["spans"],
    }
    return await asking.data(datasette, request, questions) or await asking.kept(
        datasette, request, "member", (said.upper(), seat), lambda: asking.ask(
            datasette, request, lambda connection: _member(connection, said, seat)))


def _member(connection: Connection, said: str, seat: bool) -> Row:
    """What the page of a member shows: its history, its names over time, the other codes of its seat."""
    names = ask(connection, "pages/member", code=members.codes(connection, said))
    others = members.codes(connection, said, seat=True).split("|")
    return {"member": names[0], "names": names, "history": members.history(connection, said, seat), "seat": seat,
            "others": [code for code in others if code != names[0]["code"]]}


ROUTES = [
    (rf"^/members{FORM}", member_list),
    (rf"^/members/(?P<code>[^/.]+){FORM}", member),
]
"""The addresses of this module, with their views."""
