"""A regime whole: what is in force on a day, every measure, what was voted on, who watches."""

import sqlite3
from collections import Counter
from itertools import groupby
from typing import Any
from urllib.parse import unquote

from sanctiondb.answers import overview, regime_changes, regimes
from sanctiondb.answers.database import Row, Rows, ask, today
from sanctiondb.charts.drawing import Link
from sanctiondb.charts.listed import listed
from sanctiondb.charts.regime_bars import regime_bars
from sanctiondb.charts.regime_timeline import before, outside, regime_timeline
from sanctiondb.charts.samples import sample
from sanctiondb.charts.spans import anchor, drawable
from sanctiondb.web import asking, catalogue
from sanctiondb.web.asking import FORM
from sanctiondb.web.responses import answering


@answering
async def regime_list(datasette: Any, request: Any) -> Any:
    """Every regime."""
    def rows(connection: sqlite3.Connection) -> Rows:
        return ask(connection, "regimes")

    async def context() -> Row:
        found = await asking.ask(datasette, request, rows)
        chart = regime_bars(found, today(), lambda slug: str(datasette.urls.path(f"/regimes/{slug}")))
        kinds = await asking.ask(datasette, request, overview.types_of)
        return {"regimes": found, "kinds": kinds, "chart": chart, "sample": sample}

    return await asking.data(datasette, request, {"csv": rows, "json": rows}) or await asking.kept(
        datasette, request, "regimes", (), context)


@answering
async def regime(datasette: Any, request: Any) -> Any:
    """One regime whole, in force on a day; its measures as CSV."""
    slug = unquote(request.url_vars["slug"])
    on = asking.day(request, "on")
    questions = {
        "csv": lambda connection: _measures(connection, slug, on),
        "json": lambda connection: facts(connection, slug, on),
    }
    return await asking.data(datasette, request, questions) or await asking.kept(
        datasette, request, "regime", (slug, on), lambda: _regime(datasette, request, slug, on))


async def _regime(datasette: Any, request: Any, slug: str, on: str | None) -> Row:
    found = await asking.ask(datasette, request, lambda connection: facts(connection, slug, on))
    known = await catalogue.current(datasette)

    def link(symbol: str) -> str | None:
        path = known.address(symbol)
        return str(datasette.urls.path(path)) if path else None

    def days(day: str) -> str:
        return str(datasette.urls.path(f"/listings?on={day}"))

    return context(found, today(), link, on) | {"asked": on, "listed": listed(found["listings"], days)}


def _measures(connection: sqlite3.Connection, said: str, on: str | None) -> Rows:
    """Every measure of a regime; where a day is given, those in force on it."""
    if on:
        return regimes.in_force(connection, said, on)
    return ask(connection, "measures", slug=regimes.slug(connection, said))


def facts(connection: sqlite3.Connection, said: str, on: str | None) -> Row:
    """A regime as one dict, whose lists have the keys of the command line's answers.

    Keys: those of `regimes`, `ended_by, checked, note, contentions, committees, on, in_force, changed, measures,
    changes, terms, suspensions, votes, timeline, bodies, mandates, listings, sources`; `changed` is the last change
    up to the day, `terms` and `suspensions` are lists under the id of their measure, `changes` the earlier measure
    that one changes. Raises NotFound for an unknown regime.
    """
    slug = regimes.slug(connection, said)
    regime = ask(connection, "pages/regime", slug=slug)[0]
    everyone = {"body": None, "outcome": None, "since": None, "until": None, "members": None, "vote": None}
    return regime | {
        "contentions": ask(connection, "pages/contentions", slug=slug),
        "committees": ask(connection, "pages/committees", slug=slug),
        "on": on or today(),
        "in_force": regimes.in_force(connection, slug, on),
        "changed": regime_changes.last_change(connection, slug, on or today()),
        "measures": ask(connection, "measures", slug=slug),
        "changes": {row["id"]: row for row in ask(connection, "pages/changes_of_measures", slug=slug)},
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


def context(regime: Row, today: str, link: Link, on: str | None = None) -> Row:
    """What the template of a regime needs beside its facts: measures in groups, titles, the picture and its key."""
    drawn = [row for row in regime["measures"] if drawable(row)]
    return {
        "regime": regime, "today": today, "made_by": _made_by(regime["measures"]),
        "titles": {row["symbol"]: row["title"] for row in regime["timeline"] if row["kind"] in ("resolution", "draft")},
        "by_symbol": by_symbol(regime["measures"]),
        "by_type": by_type(regime["in_force"]),
        "earlier": [row for row in regime["votes"] if before(row, regime["since"])],
        "chart": regime_timeline(regime, today, link, on),
        "outside": outside(regime, on, today), "anchor": anchor, "sample": sample,
        "actions": list(dict.fromkeys(row["action"] for row in drawn)),
        "outcomes": {row["outcome"] for row in regime["votes"]},
        "ends": _ends(regime, drawn, today),
        "undrawn": [row for row in regime["measures"] if not drawable(row)],
        "new": {row["id"] for row in regime["changed"]["begun"]},
    }


def _made_by(measures: list[Row]) -> dict[str, str]:
    """The resolution of each measure whose name another has too, which tells their links apart, by id."""
    named = Counter(row["measure"] for row in measures)
    return {row["id"]: row["symbol"] for row in measures if named[row["measure"]] > 1}


def _ends(regime: Row, drawn: list[Row], today: str) -> set[str]:
    """How the bars of a picture end, which its key explains."""
    last = {key: rows[-1]["until"] for key, rows in regime["terms"].items()}
    ends = {"closed" if row["until"] else "open" if not last.get(row["id"]) else
            "ahead" if last[row["id"]] >= today else "unknown" for row in drawn}
    return (ends | ({"paused"} if regime["suspensions"] else set())
            | ({"contested"} if any(row["contested"] for row in drawn) else set()))


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
