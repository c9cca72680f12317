"""The site's own pages: each asks the record once, and answers as a page, JSON or CSV."""

import sqlite3
from collections import Counter
from functools import cache
from typing import Any
from urllib.parse import unquote, urlencode

from datasette.utils.asgi import Response

from sanctiondb.answers import actions, regimes
from sanctiondb.answers.database import Row, Rows, ask
from sanctiondb.errors import NotFound
from sanctiondb.resources import texts
from sanctiondb.web import action_page, asking, catalogue, listings, named, questions, regime_page
from sanctiondb.web.asking import FORM
from sanctiondb.web.responses import Refused, answering, page


@answering
async def home(datasette: Any, request: Any) -> Any:
    """What this is, what it covers, what was last decided, and the ways in."""
    if await catalogue.record(datasette) is None:
        return await page(datasette, request, "empty", {"databases": await _others(datasette, request)})
    facts = await asking.ask(datasette, request, _home)
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


def _home(connection: sqlite3.Connection) -> Row:
    names = {
        "latest": "pages/latest", "regimes": "regimes", "statements": "pages/statements", "files": "pages/files",
    }
    return {key: ask(connection, name) for key, name in names.items()}


@answering
async def find(datasette: Any, request: Any) -> Any:
    """Goes to the action or regime that a text names; lists them where there are several."""
    said = request.args.get("symbol", "").strip()
    if not said:
        raise Refused("Say what to look for: a symbol such as 1718, S/RES/2397(2017) or S/2024/255.")
    await asking.admit(datasette, request)
    if said.lower() in (await catalogue.current(datasette)).regimes:
        return asking.go(datasette, f"/regimes/{said.lower()}")
    found = await asking.ask(datasette, request, lambda connection: _named(connection, said))
    if len(found) > 1:
        return await page(datasette, request, "several", {"said": said, "found": found})
    return asking.go(datasette, f"/actions/{found[0]['id']}")


def _named(connection: sqlite3.Connection, said: str) -> list[Row]:
    """The actions that a text names; raises NotFound, with a hint, where there is none."""
    return actions.matches(connection, said) or [{"id": actions.find(connection, said)}]


@answering
async def action(datasette: Any, request: Any) -> Any:
    """One action whole; its votes as CSV."""
    slug = request.url_vars["slug"]
    if slug not in (await catalogue.current(datasette)).slugs:
        return await _lead(datasette, request, slug)
    questions = {
        "csv": lambda connection: ask(connection, "votes", id=slug),
        "json": lambda connection: actions.show(connection, slug),
    }
    return await asking.data(datasette, request, questions) or await _action(datasette, request, slug)


async def _action(datasette: Any, request: Any, slug: str) -> Any:
    """The page of an action."""
    shown = await asking.ask(datasette, request, lambda connection: actions.show(connection, slug))
    differences = await asking.ask(datasette, request, lambda connection: ask(connection, "pages/differences", id=slug))
    known = await catalogue.current(datasette)
    return await page(datasette, request, "action", action_page.context(shown, differences, known.members))


@answering
async def named_action(datasette: Any, request: Any) -> Any:
    """Leads from an address that holds a symbol, such as /actions/S/RES/1718(2006) or /actions/S/2024/255.json."""
    return await _lead(datasette, request, unquote(request.url_vars["said"]).strip("/"))


async def _lead(datasette: Any, request: Any, said: str) -> Any:
    """Leads to the one action that a text names, in the form that was asked for, or to the list of several."""
    form = request.url_vars["form"]
    found = await asking.ask(datasette, request, lambda connection: _named(connection, said))
    if len(found) > 1:
        return asking.go(datasette, f"/find?{urlencode({'symbol': said})}")
    return asking.go(datasette, f"/actions/{found[0]['id']}" + (f".{form}" if form else ""))


@answering
async def all_actions(datasette: Any, request: Any) -> Any:
    """Leads to the table of every roll call."""
    await asking.admit(datasette, request)
    await catalogue.current(datasette)
    return Response.redirect(datasette.urls.table(catalogue.record_name(datasette), "roll_calls"))


@answering
async def database_as_csv(datasette: Any, request: Any) -> Any:
    """The answer to a statement of SQL; a database without one is no table, and has no CSV."""
    from datasette.views.database import DatabaseView  # imports every plugin, this one too

    if request.args.get("sql"):
        return await DatabaseView(datasette).dispatch_request(request)
    raise NotFound("A database is not one table; ask for the CSV of one of its tables or queries.")


@answering
async def regime_list(datasette: Any, request: Any) -> Any:
    """Every regime."""
    found = await asking.ask(datasette, request, lambda connection: ask(connection, "regimes"))
    context = {"regimes": found, "kinds": await asking.ask(datasette, request, _kinds)}
    return await asking.table(datasette, request, found, "regimes", context)


def _kinds(connection: sqlite3.Connection) -> dict[str, dict[str, set[str]]]:
    """For each regime the types of its measures today, each with how they stand, and exemptions left out."""
    found: dict[str, dict[str, set[str]]] = {}
    for row in regimes.in_force(connection):
        if row["type"] != "exemption":
            found.setdefault(row["regime"], {}).setdefault(row["type"], set()).add(row["standing"])
    return found


@answering
async def regime(datasette: Any, request: Any) -> Any:
    """One regime whole, in force on a day; its measures as CSV."""
    slug = unquote(request.url_vars["slug"])
    on = asking.day(request.args.get("on"))
    questions = {
        "csv": lambda connection: _measures(connection, slug, on),
        "json": lambda connection: regime_page.facts(connection, slug, on),
    }
    return await asking.data(datasette, request, questions) or await asking.kept(
        datasette, request, "regime", (slug, on), lambda: _regime(datasette, request, slug, on))


async def _regime(datasette: Any, request: Any, slug: str, on: str | None) -> Row:
    facts = await asking.ask(datasette, request, lambda connection: regime_page.facts(connection, slug, on))
    known = await catalogue.current(datasette)
    return regime_page.context(facts, known.address) | {"asked": on}


def _measures(connection: sqlite3.Connection, said: str, on: str | None) -> Rows:
    """Every measure of a regime; where a day is given, those in force on it."""
    if on:
        return regimes.in_force(connection, said, on)
    return ask(connection, "measures", slug=regimes.slug(connection, said))


@answering
async def statements(datasette: Any, request: Any) -> Any:
    """Statements about the record, each with its verdict and evidence."""
    found = await asking.ask(datasette, request, lambda connection: ask(connection, "pages/statements"))
    return await asking.table(datasette, request, found, "statements", {"statements": found})


@answering
async def findings(datasette: Any, request: Any) -> Any:
    """What the rules of `check` find, grouped by rule."""
    await asking.admit(datasette, request)
    found = await catalogue.findings(datasette)
    if request.url_vars["form"]:
        return await asking.table(datasette, request, found, "checks", {})
    return await asking.kept(datasette, request, "checks", (), lambda: _findings(found))


async def _findings(found: Rows) -> Row:
    return {"grouped": _grouped(found), "rules": _rules()}


def _grouped(found: Rows) -> dict[tuple[str, str], list[Row]]:
    grouped: dict[tuple[str, str], list[Row]] = {}
    for finding in found:
        grouped.setdefault((finding["severity"], finding["rule"]), []).append(finding)
    return grouped


@cache
def _rules() -> dict[str, str]:
    """What each rule looks for, as its file says."""
    return {
        name: sql.splitlines()[0].removeprefix("-- ") for name, sql in texts("answers/checks", ".sql").items()
    }


@answering
async def sources(datasette: Any, request: Any) -> Any:
    """Every file loaded: whose it is, what it covers, on what terms."""
    found = await asking.ask(datasette, request, lambda connection: ask(connection, "pages/files"))
    return await asking.table(datasette, request, found, "sources", {"files": found})


ROUTES = [
    (r"^/$", home),
    (r"^/find$", find),
    (r"^/actions$", all_actions),
    (rf"^/actions/(?P<slug>[A-Za-z0-9-]+){FORM}", action),
    (r"^/actions/(?P<said>.+?)(\.(?P<form>json|csv))?/*$", named_action),
    (rf"^/regimes{FORM}", regime_list),
    (rf"^/regimes/(?P<slug>[^/.]+){FORM}", regime),
    *questions.ROUTES,
    *listings.ROUTES,
    (rf"^/statements{FORM}", statements),
    (rf"^/checks{FORM}", findings),
    (rf"^/sources{FORM}", sources),
    (r"^/(?P<database>[^/.]+)\.(?P<format>(?P<form>csv))$", database_as_csv),
]
"""Every address of the site, with its view."""
