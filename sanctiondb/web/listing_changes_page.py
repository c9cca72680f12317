"""What changed on the Consolidated List from one day to another, by regime, word by word."""

import sqlite3
from itertools import groupby
from typing import Any

from sanctiondb.answers import listings
from sanctiondb.answers.database import Row, Rows, ask
from sanctiondb.web import asking, catalogue
from sanctiondb.web.asking import FORM
from sanctiondb.web.differing import differing
from sanctiondb.web.responses import Refused, answering
from sanctiondb.words import parts

Connection = sqlite3.Connection


@answering
async def changes(datasette: Any, request: Any) -> Any:
    """What changed from the list of one day to that of another, ?from= and ?to=; cosmetic changes are only counted."""
    since, until = asking.day(request, "from"), asking.day(request, "to")
    if not since or not until:
        raise Refused("Say which lists to compare: /listings/changes?from=2018-10-29&to=2020-11-30.")

    def rows(connection: Connection) -> Rows:
        return listings.changes(connection, since, until)[0]

    async def context() -> Row:
        return await catalogue.answer(datasette, lambda connection: _context(connection, since, until))

    return await asking.data(datasette, request, {"csv": rows, "json": rows}) or await asking.kept(
        datasette, request, "listing_changes", (since, until), context)


def _context(connection: Connection, since: str, until: str) -> Row:
    found, rests = listings.changes(connection, since, until)
    told = [row for row in found if row["substantive"]]
    regimes = {row["reference"]: row["regime"] or "" for row in ask(connection, "pages/listed_ever")}
    kinds = {row["reference"]: row["kind"] for row in ask(connection, "pages/listed_ever")}
    known = [row | {"regime": regimes.get(row["reference"], ""), "kind": kinds.get(row["reference"], "")}
             for row in told]
    known.sort(key=lambda row: (row["regime"], row["reference"]))
    return {
        "since": since, "until": until, "rests": rests, "snapshots": listings.snapshots(connection),
        "counts": {change: len({row["reference"] for row in known if row["change"] == change})
                   for change in ("added", "removed", "changed")},
        "cosmetic": sum(not row["substantive"] for row in found),
        "fields": sum(row["change"] == "changed" for row in known),
        "regimes": [_regime(slug, list(rows)) for slug, rows in groupby(known, key=lambda row: str(row["regime"]))],
    }


def _regime(slug: str, rows: list[Row]) -> Row:
    """The changes of one regime: `regime, added, removed, changed`, the last as entries with their fields."""
    changed = [row | dict(zip(("was", "now"), differing(parts(row["before"]), parts(row["after"])), strict=True))
               for row in rows if row["change"] == "changed"]
    return {
        "regime": slug,
        "added": [row for row in rows if row["change"] == "added"],
        "removed": [row for row in rows if row["change"] == "removed"],
        "changed": [list(fields) for _, fields in groupby(changed, key=lambda row: str(row["reference"]))],
    }


ROUTES = [
    (rf"^/listings/changes{FORM}", changes),
]
"""The addresses of this module, with their views."""
