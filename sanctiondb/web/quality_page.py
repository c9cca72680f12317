"""How far to trust the record: its files with their terms, what the checks find; and the ways to its tables."""

from typing import Any

from datasette.utils.asgi import Response

from sanctiondb.answers.checks import rules
from sanctiondb.answers.database import Row, Rows, ask
from sanctiondb.errors import NotFound
from sanctiondb.web import asking, catalogue
from sanctiondb.web.asking import FORM
from sanctiondb.web.responses import answering

MOST = 250
"""How many findings of a rule the page shows; all are in the CSV."""


@answering
async def all_actions(datasette: Any, request: Any) -> Any:
    """Leads to the table of every roll call."""
    await asking.admit(datasette, request)
    await catalogue.current(datasette)
    return Response.redirect(datasette.urls.table(catalogue.record_name(datasette), "roll_calls"))


@answering
async def findings(datasette: Any, request: Any) -> Any:
    """What the rules of `check` find, grouped by rule."""
    await asking.admit(datasette, request)
    found = await catalogue.findings(datasette)
    if request.url_vars["form"]:
        return await asking.table(datasette, request, found, "checks", {})
    return await asking.kept(datasette, request, "checks", (), lambda: _findings(found))


async def _findings(found: Rows) -> Row:
    return {"grouped": _grouped(found), "rules": rules(), "most": MOST}


def _grouped(found: Rows) -> dict[tuple[str, str], list[Row]]:
    grouped: dict[tuple[str, str], list[Row]] = {}
    for finding in found:
        grouped.setdefault((finding["severity"], finding["rule"]), []).append(finding)
    return grouped


@answering
async def sources(datasette: Any, request: Any) -> Any:
    """Every file loaded: whose it is, what it covers, on what terms."""
    found = await asking.ask(datasette, request, lambda connection: ask(connection, "pages/files"))
    return await asking.table(datasette, request, found, "sources", {"files": found})


@answering
async def database_as_csv(datasette: Any, request: Any) -> Any:
    """The answer to a statement of SQL; a database without one is no table, and has no CSV."""
    from datasette.views.database import DatabaseView  # imports every plugin, this one too

    if request.args.get("sql"):
        return await DatabaseView(datasette).dispatch_request(request)
    raise NotFound("A database is not one table; ask for the CSV of one of its tables or queries.")


ROUTES = [
    (r"^/actions$", all_actions),
    (rf"^/checks{FORM}", findings),
    (rf"^/sources{FORM}", sources),
    (r"^/(?P<database>[^/.]+)\.(?P<format>(?P<form>csv))$", database_as_csv),
]
"""The addresses of this module, with their views."""
