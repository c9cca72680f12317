"""Every member in the record: permanent, on the Council now, once elected, never on it, and codes of the past."""

import sqlite3
from typing import Any

from sanctiondb.answers.database import Row, Rows, ask
from sanctiondb.web import asking, catalogue
from sanctiondb.web.asking import FORM
from sanctiondb.web.responses import answering

Connection = sqlite3.Connection

GROUPS = {
    "permanent": "Permanent members of the Council", "now": "Elected members of the Council", "once": "Once elected",
    "never": "Never on the Council", "past": "Members of the past",
}
"""The groups of the page, in their order, with their headings."""


@answering
async def member_list(datasette: Any, request: Any) -> Any:
    """Every member of the United Nations in the record, and when it sat on the Council; data are the terms."""
    def terms(connection: Connection) -> Rows:
        return ask(connection, "members", on=None)

    async def context() -> Row:
        last = (await catalogue.current(datasette)).coverage["last"]
        rows = await asking.ask(datasette, request, lambda connection: (
            ask(connection, "pages/members_all"), terms(connection)))
        return {"groups": grouped(rows[0], rows[1], last), "headings": GROUPS, "last": last}

    return await asking.data(datasette, request, {"json": terms, "csv": terms}) or await asking.kept(
        datasette, request, "members", (), context)


def grouped(states: Rows, terms: Rows, last: str) -> dict[str, list[Row]]:
    """Members by the groups of GROUPS, each row with its `terms` and `sits` until (None: not now), by name.

    Who sits on the Council on the day `last` of the record is told from its terms.
    """
    groups: dict[str, list[Row]] = {name: [] for name in GROUPS}
    for state in states:
        own = [row for row in terms if row["member"] == state["code"]]
        groups[_group(state, own, last)].append(state | {"terms": own, "sits": _sits(own, last)})
    return groups


def _sits(terms: list[Row], last: str) -> Row | None:
    return next((row for row in terms if row["from"] <= last and (row["to"] or last) >= last), None)


def _group(state: Row, terms: list[Row], last: str) -> str:
    if state["until"] and state["until"] < last:
        return "past"
    sits = _sits(terms, last)
    if sits:
        return "permanent" if sits["permanent"] else "now"
    return "once" if terms else "never"


ROUTES = [
    (rf"^/members{FORM}", member_list),
]
"""The addresses of this module, with their views."""
