"""Pages of the Consolidated List: who was on it on a day, and one entry whole."""

import json
import sqlite3
from collections import Counter
from typing import Any
from urllib.parse import unquote

from sanctiondb.answers import listings, regimes
from sanctiondb.answers.database import Row, Rows, ask
from sanctiondb.charts.listed_by_regime import KINDS, listed_by_regime
from sanctiondb.charts.sightings import sightings, state
from sanctiondb.listing_fields import told
from sanctiondb.web import asking, catalogue, listing_facts, screening_page
from sanctiondb.web.asking import FORM
from sanctiondb.web.differing import differing
from sanctiondb.web.responses import Refused, answering, page
from sanctiondb.words import parts

Connection = sqlite3.Connection

PAGE = 100
"""Entries of a page; the JSON and the CSV have them all."""
MOST_PAGES = 99_999


@answering
async def on_day(datasette: Any, request: Any) -> Any:
    """Who was on the list on a day, that of the newest list where none is asked for; or a name's entries."""
    said, name = asking.day(request, "on"), asking.said(request, "name")
    if not request.url_vars["form"] and not await asking.ask(datasette, request, listings.newest):
        return await page(datasette, request, "no_list", {})
    if name:
        return await screening_page.answer(datasette, request, name, said)
    kind = asking.one_of(request, "kind", ["", *KINDS], "")
    regime, number = asking.said(request, "regime"), asking.whole(request, "page", most=MOST_PAGES) or 1

    def rows(connection: Connection) -> Rows:
        return _on(connection, said, regime, kind)[0]

    async def context() -> Row:
        return await _list(datasette, said, regime, kind, number)

    return await asking.data(datasette, request, {"csv": rows, "json": rows}) or await asking.kept(
        datasette, request, "listings", (said, regime, kind, number), context)


def _on(connection: Connection, said: str | None, regime: str, kind: str) -> tuple[Rows, str, str]:
    """The entries asked for, what they rest on, and the day."""
    day = said or listings.snapshots(connection)[-1]["date"]
    slug = regimes.slug(connection, regime) if regime else None
    rows, rests = listings.on(connection, day, slug)
    return Rows(rows.columns, (row for row in rows if kind in ("", row["kind"]))), rests, day


async def _list(datasette: Any, said: str | None, regime: str, kind: str, number: int) -> Row:
    rows, rests, day = await catalogue.answer(datasette, lambda connection: _on(connection, said, regime, kind))
    pages = range(1, -(-len(rows) // PAGE) + 1)
    shown = rows[(number - 1) * PAGE:number * PAGE]
    if number > 1 and not shown:
        raise Refused(f"{number}: no page of this list; it has {len(pages)}.")
    names = (await catalogue.current(datasette)).regimes
    chosen = {"on": said, "regime": regime, "kind": kind}
    counts = _counts(rows, names) if not regime and not kind else []
    original, known, listed_under = await catalogue.answer(datasette, lambda connection: (
        _originals(connection, shown), listings.snapshots(connection), _regimes(connection)))

    def link(slug: str, kind: str) -> str:
        return _address(datasette, {"on": said, "regime": slug, "kind": kind})

    return {
        **chosen, "rows": shown, "count": len(rows), "rests": rests, "on": day, "asked": said, "snapshots": known,
        "original": original, "counts": counts, "picture": listed_by_regime(counts, link), "kinds": KINDS,
        "regimes": {slug: name for slug, name in names.items() if slug in listed_under}, "page": number,
        "pages": [(one, _address(datasette, chosen | {"page": str(one)})) for one in pages],
        "as_of": _as_of(day, known), "query": asking.query(chosen),
    }


def _as_of(day: str, known: Rows) -> str:
    """The day that the heading may speak of: after the newest list, that of the last one that is whole."""
    whole = [row["date"] for row in known if row["whole"]]
    return max(whole) if whole and day > max(row["date"] for row in known) else day


def _address(datasette: Any, asked: dict[str, str | None]) -> str:
    return str(datasette.urls.path("/listings")) + asking.query(asked)


def _originals(connection: Connection, rows: list[Row]) -> dict[str, str]:
    references = json.dumps([row["reference"] for row in rows])
    return {row["reference"]: row["name"] for row in ask(connection, "pages/original_names", references=references)}


def _regimes(connection: Connection) -> set[str]:
    return {row["regime"] for row in ask(connection, "pages/listed_ever")}


def _counts(rows: list[Row], names: dict[str, str]) -> list[Row]:
    """Entries by regime and kind, most first: `regime, name, individual, entity, vessel`."""
    found = Counter((row["regime"], row["kind"]) for row in rows)
    counted = [
        {"regime": slug, "name": names.get(slug, slug)} | {kind: found[slug, kind] for kind in KINDS}
        for slug in {row["regime"] for row in rows} if slug]
    return sorted(counted, key=lambda row: (-sum(row[kind] for kind in KINDS), row["regime"]))


@answering
async def entry(datasette: Any, request: Any) -> Any:
    """One entry whole; its history as CSV."""
    said = unquote(request.url_vars["reference"])
    questions = {
        "csv": lambda connection: listings.history(connection, said),
        "json": lambda connection: listings.show(connection, said),
    }
    return await asking.data(datasette, request, questions) or await asking.kept(
        datasette, request, "listing", (said,), lambda: _entry(datasette, said))


async def _entry(datasette: Any, said: str) -> Row:
    shown, history, seen, newest = await catalogue.answer(datasette, lambda connection: (
        listings.show(connection, said), listings.history(connection, said),
        ask(connection, "pages/listing_seen", reference=listings.reference(connection, said)),
        listings.newest(connection)))
    gone = [row["date"] for row in shown["events"] if row["event"] == "delisted"]
    lists = seen if shown["kind"] != "vessel" else []
    return {
        "entry": shown, "texts": told(shown["content"] or {}), **listing_facts.told(shown),
        "newest": newest,
        "seen": [row | {"state": state(row)} for row in lists],
        "picture": sightings(lists, lambda day: _address(datasette, {"on": day}), shown["listed_on"],
                             gone[-1] if gone else None),
        "history": [row | dict(zip(("was", "now"), differing(parts(row["before"]), parts(row["after"])), strict=True))
                    for row in history],
    }


ROUTES = [
    (rf"^/listings{FORM}", on_day),
    (rf"^/listings/(?P<reference>[^/]+?){FORM}", entry),
]
"""The addresses of the list, with their views."""
