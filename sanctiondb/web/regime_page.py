"""A regime whole: what is in force on a day, every measure, what was voted on, who watches."""

import sqlite3
from itertools import groupby
from typing import Any
from urllib.parse import unquote

from sanctiondb.answers import regimes
from sanctiondb.answers.database import Row, Rows, ask
from sanctiondb.web import asking, catalogue, charts
from sanctiondb.web.asking import FORM
from sanctiondb.web.responses import answering


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
        "json": lambda connection: facts(connection, slug, on),
    }
    return await asking.data(datasette, request, questions) or await asking.kept(
        datasette, request, "regime", (slug, on), lambda: _regime(datasette, request, slug, on))


async def _regime(datasette: Any, request: Any, slug: str, on: str | None) -> Row:
    found = await asking.ask(datasette, request, lambda connection: facts(connection, slug, on))
    known = await catalogue.current(datasette)
    return context(found, known.address) | {"asked": on}


def _measures(connection: sqlite3.Connection, said: str, on: str | None) -> Rows:
    """Every measure of a regime; where a day is given, those in force on it."""
    if on:
        return regimes.in_force(connection, said, on)
    return ask(connection, "measures", slug=regimes.slug(connection, said))


def facts(connection: sqlite3.Connection, said: str, on: str | None) -> Row:
    """A regime as one dict, whose lists have the keys of the command line's answers.

    Keys: those of `regimes`, `ended_by, checked, note, contentions, committees, on, in_force, measures, terms,
    suspensions, votes, timeline, bodies, mandates, listings, sources`; `terms` and `suspensions` are lists under the
    id of their measure. Raises NotFound for an unknown regime.
    """
    slug = regimes.slug(connection, said)
    regime = ask(connection, "pages/regime", slug=slug)[0]
    today = connection.execute("SELECT date('now')").fetchone()[0]
    everyone = {"body": None, "outcome": None, "since": None, "until": None, "members": None, "vote": None}
    return regime | {
        "contentions": ask(connection, "pages/contentions", slug=slug),
        "committees": ask(connection, "pages/committees", slug=slug),
        "on": on or today,
        "in_force": regimes.in_force(connection, slug, on),
        "measures": ask(connection, "measures", slug=slug),
        "terms": _by_measure(ask(connection, "terms", slug=slug)),
        "suspensions": _by_measure(ask(connection, "suspensions", slug=slug)),
        "votes": ask(connection, "rollcalls", regime=slug, **everyone),
        "timeline": regimes.timeline(connection, slug),
        "bodies": ask(connection, "pages/bodies", slug=slug),
        "mandates": [row for row in ask(connection, "mandates", expiring_by=None) if row["regime"] == slug],
        "listings": ask(connection, "pages/regime_listings", slug=slug),
        "sources": ask(connection, "pages/regime_sources", slug=slug),
    }


def _by_measure(rows: list[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["id"], []).append(row)
    return found


def context(regime: Row, address: Any) -> Row:
    """What the template of a regime needs beside its facts: measures in groups, titles, the chart."""
    return {
        "regime": regime,
        "titles": {row["symbol"]: row["title"] for row in regime["timeline"] if row["kind"] in ("resolution", "draft")},
        "by_symbol": by_symbol(regime["measures"]),
        "by_type": by_type(regime["in_force"]),
        "earlier": [row for row in regime["votes"] if charts.before(row, regime["since"])],
        "chart": charts.timeline(regime["votes"], regime["mandates"], regime["since"], address),
    }


def by_type(measures: list[Row]) -> list[tuple[str, list[Row]]]:
    """Measures under their type, the type with most of them at the head."""
    kinds: dict[str, list[Row]] = {}
    for row in measures:
        kinds.setdefault(row["type"], []).append(row)
    return sorted(kinds.items(), key=lambda kind: -len(kind[1]))


def by_symbol(measures: list[Row]) -> list[tuple[str, list[Row]]]:
    """Measures under the resolution that made them, the resolution whose measures began first at the head."""
    began: dict[str, str] = {}
    for row in measures:
        began[row["symbol"]] = min(began.get(row["symbol"], "9999"), row["from"] or "9999")
    ordered = sorted(measures, key=lambda row: (began[row["symbol"]], row["symbol"]))
    return [(symbol, list(rows)) for symbol, rows in groupby(ordered, key=lambda row: str(row["symbol"]))]


ROUTES = [
    (rf"^/regimes{FORM}", regime_list),
    (rf"^/regimes/(?P<slug>[^/.]+){FORM}", regime),
]
"""The addresses of this module, with their views."""
