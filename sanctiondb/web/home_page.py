"""The start page: what the record holds, what is in force, what was last decided, and the ways in."""

import sqlite3
from collections import Counter
from typing import Any

from sanctiondb.answers import listings, overview, regimes
from sanctiondb.answers.database import Row, ask, today
from sanctiondb.charts.decades import decades
from sanctiondb.charts.drawing import Link
from sanctiondb.web import asking, catalogue, named
from sanctiondb.web.responses import answering, page

SOON = 90
"""Days within which the start page tells of what runs out."""


@answering
async def home(datasette: Any, request: Any) -> Any:
    """What this is, what is in force, what was last decided, and the ways in."""
    others = await _others(datasette, request)
    if await catalogue.record(datasette) is None:
        return await page(datasette, request, "empty", {"databases": others})
    return await asking.kept(datasette, request, "home", tuple(others), lambda: _context(datasette, request, others))


async def _context(datasette: Any, request: Any, others: list[str]) -> Row:
    facts: Row = await asking.ask(datasette, request, _facts)
    counts = Counter(finding["severity"] for finding in await catalogue.findings(datasette))
    return facts | {
        "picture": decades(facts["years"], _roll_calls(datasette)), "counts": counts, "others": others, "soon": SOON,
        "queries": await named.queries(datasette, catalogue.record_name(datasette) or ""),
    }


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


def _facts(connection: sqlite3.Connection) -> Row:
    names = {
        "latest": "pages/latest", "regimes": "regimes", "statements": "pages/statements", "files": "pages/files",
        "years": "pages/outcomes_by_year",
    }
    return {key: ask(connection, name) for key, name in names.items()} | {
        "cards": overview.standing(connection),
        "expiring": regimes.expiring(connection, SOON),
        "list_of": listings.newest(connection),
        "today": today(),
    }


@answering
async def at_a_glance(datasette: Any, request: Any) -> Any:
    """What the start page shows as data: as CSV the regimes that have not ended."""
    return await asking.data(datasette, request, {"csv": overview.standing, "json": _data})


def _data(connection: sqlite3.Connection) -> Row:
    facts = _facts(connection)
    return {"coverage": ask(connection, "pages/coverage")[0]} | {
        name: facts[name] for name in ("today", "latest", "cards", "expiring", "list_of", "years")}


ROUTES = [
    (r"^/$", home),
    (r"^/overview\.(?P<form>json|csv)$", at_a_glance),
]
"""The addresses of this module, with their views."""
