"""The start page: what the record holds, what was last decided, and the ways in."""

import sqlite3
from collections import Counter
from typing import Any

from sanctiondb.answers.database import Row, ask
from sanctiondb.charts.decades import decades
from sanctiondb.charts.drawing import Link
from sanctiondb.web import asking, catalogue, named
from sanctiondb.web.responses import answering, page


@answering
async def home(datasette: Any, request: Any) -> Any:
    """What this is, what it covers, what was last decided, and the ways in."""
    if await catalogue.record(datasette) is None:
        return await page(datasette, request, "empty", {"databases": await _others(datasette, request)})
    facts = await asking.ask(datasette, request, _home)
    facts["picture"] = decades(facts["years"], _roll_calls(datasette))
    queries = await named.queries(datasette, catalogue.record_name(datasette) or "")
    counts = Counter(finding["severity"] for finding in await catalogue.findings(datasette))
    context = {"queries": queries, "counts": counts, "others": await _others(datasette, request)}
    return await page(datasette, request, "home", facts | context)


async def _others(datasette: Any, request: Any) -> list[str]:
    """The other open databases that the visitor may see."""
    names = set(datasette.databases) - {catalogue.record_name(datasette), "_internal"}
    return [
        name for name in sorted(names)
        if await datasette.permission_allowed(request.actor, "view-database", name, default=True)
    ]


def _roll_calls(datasette: Any) -> Link:
    """Leads from a year to the table of its roll calls."""
    table = datasette.urls.table(catalogue.record_name(datasette), "roll_calls")
    return lambda year: f"{table}?body=SC&date__startswith={year}"


def _home(connection: sqlite3.Connection) -> Row:
    names = {
        "latest": "pages/latest", "regimes": "regimes", "statements": "pages/statements", "files": "pages/files",
        "years": "pages/outcomes_by_year",
    }
    return {key: ask(connection, name) for key, name in names.items()}


ROUTES = [
    (r"^/$", home),
]
"""The addresses of this module, with their views."""
