"""Every measure in force on a day; where a measure is told; what is not confirmed."""

import sqlite3
from itertools import groupby
from typing import Any
from urllib.parse import unquote

from sanctiondb.answers import regimes
from sanctiondb.answers.database import Row, Rows, ask, today
from sanctiondb.errors import NotFound
from sanctiondb.web import asking
from sanctiondb.web.asking import FORM
from sanctiondb.web.responses import Refused, answering

Connection = sqlite3.Connection

LONGEST = 200
"""Letters of a target that is looked for: no regime's has as many."""


@answering
async def in_force(datasette: Any, request: Any) -> Any:
    """Every measure in force on a day, by regime."""
    on = asking.day(request, "on")
    types = await asking.ask(datasette, request, _types)
    kind = asking.one_of(request, "type", ["", *types], "") or None
    target = asking.said(request, "target") or None
    if target and len(target) > LONGEST:
        raise Refused(f"That is {len(target)} letters; a target has at most {LONGEST} here.")

    def rows(connection: Connection) -> Rows:
        return regimes.in_force(connection, on=on, type=kind, target=target)

    async def context() -> Row:
        found = await asking.ask(datasette, request, rows)
        return {
            "grouped": _by_regime(found), "count": len(found),
            "unknown": sum(row["standing"] == "unknown" for row in found), "asked": on, "type": kind, "target": target,
            "on": on or today(), "today": today(),
            "types": types,
        }

    return await asking.data(datasette, request, {"csv": rows, "json": rows}) or await asking.kept(
        datasette, request, "in_force", (on, kind, target), context)


def _by_regime(rows: list[Row]) -> list[tuple[str, list[Row]]]:
    return [(slug, list(found)) for slug, found in groupby(rows, key=lambda row: str(row["regime"]))]


def _types(connection: Connection) -> list[str]:
    return [row[0] for row in connection.execute("SELECT DISTINCT type FROM measures ORDER BY 1")]


@answering
async def measure(datasette: Any, request: Any) -> Any:
    """Leads to a measure on the page of its regime."""
    key = unquote(request.url_vars["id"])
    rows = await asking.ask(datasette, request, lambda connection: connection.execute(
        "SELECT regime FROM measures WHERE id = ?", (key,)).fetchall())
    if not rows:
        raise NotFound(f"{key}: no such measure in the record; look for it by a word.")
    return asking.go(datasette, f"/regimes/{rows[0][0]}#{key}")


@answering
async def unconfirmed(datasette: Any, request: Any) -> Any:
    """What is not confirmed of the measures, and whose paragraph was not read."""
    found = await asking.ask(datasette, request, lambda connection: ask(connection, "unconfirmed"))
    measures = await asking.ask(datasette, request, lambda connection: connection.execute(
        "SELECT count(*) FROM measures").fetchone()[0])
    doubtful = [row for row in found if row["missing"] == "measure"]
    unread = [row for row in found if row["missing"] == "paragraph"]
    context = {"doubtful": doubtful, "unread": _by_regime(unread), "count": len(unread), "measures": measures}
    return await asking.table(datasette, request, found, "unconfirmed", context)


ROUTES = [
    (rf"^/in-force{FORM}", in_force),
    (r"^/measures/(?P<id>[^/.]+)$", measure),
    (rf"^/unconfirmed{FORM}", unconfirmed),
]
"""The addresses of this module, with their views."""
