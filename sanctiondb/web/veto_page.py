"""Vetoes, counted by the rule that the visitor chose."""

import sqlite3
from typing import Any

from sanctiondb.answers import vetoes
from sanctiondb.answers.database import Row, Rows, ask
from sanctiondb.web import asking
from sanctiondb.web.asking import FORM
from sanctiondb.web.responses import answering

Connection = sqlite3.Connection

EVERYTHING: Row = {"regime": None, "since": None, "until": None}

LIBRARYS_LIST_ENDS = "2022-07-08"
"""The last day of the list of vetoes that the page sets this record beside."""


@answering
async def veto_list(datasette: Any, request: Any) -> Any:
    """Vetoes counted by the rule that the visitor chose, and listed beneath."""
    rule = asking.one_of(request, "rule", list(vetoes.RULES), "all")
    count = asking.one_of(request, "count", list(vetoes.COUNTS), "member")

    def rows(connection: Connection) -> Rows:
        return ask(connection, "vetoes", members=None, rule=rule, **EVERYTHING)

    async def context() -> Row:
        shown: Row = await asking.ask(datasette, request, lambda connection: _vetoes(connection, rule, count))
        return shown

    return await asking.data(datasette, request, {"csv": rows, "json": rows}) or await asking.kept(
        datasette, request, "vetoes", (rule, count), context)


def _vetoes(connection: Connection, rule: str, count: str) -> Row:
    """What the page of vetoes shows: the list, the counts chosen, and both rules side by side."""
    counts = vetoes.counts(connection, count, rule, **EVERYTHING)
    return {
        "vetoes": ask(connection, "vetoes", members=None, rule=rule, **EVERYTHING)[::-1],
        "counts": counts, "columns": counts.columns, "rule": rule, "count": count,
        "library": {row["counted_by"]: row["vetoes"] for row in vetoes.counts(
            connection, "member", **EVERYTHING | {"until": LIBRARYS_LIST_ENDS})},
        "by_rule": {name: vetoes.counts(connection, "member", name, **EVERYTHING) for name in vetoes.RULES},
        "rules": vetoes.RULES, "ways": vetoes.COUNTS,
    }


ROUTES = [
    (rf"^/vetoes{FORM}", veto_list),
]
"""The addresses of this module, with their views."""
