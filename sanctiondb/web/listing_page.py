"""Pages of the Consolidated List: who was on it on a day, what changed between two, one entry whole."""

import sqlite3
from typing import Any
from urllib.parse import unquote

from sanctiondb.answers import listings
from sanctiondb.answers.database import Row, Rows
from sanctiondb.web import asking
from sanctiondb.web.asking import FORM
from sanctiondb.web.responses import Refused, answering, page

Connection = sqlite3.Connection


@answering
async def on_day(datasette: Any, request: Any) -> Any:
    """Who was on the list on a day, that of the newest list where none is asked for; or a name's entries."""
    said, name = asking.day(request.args.get("on")), (request.args.get("name") or "").strip()

    def asked(connection: Connection) -> Row:
        day = said or listings.snapshots(connection)[-1]["date"]
        rows, rests = listings.on(connection, day)
        known = listings.snapshots(connection)
        found = listings.search(connection, name, said) if name else rows
        return {"rows": found, "rests": rests, "on": day, "asked": said, "name": name, "snapshots": known}

    def rows(connection: Connection) -> Rows:
        found = asked(connection)["rows"]
        assert isinstance(found, Rows)
        return found

    return await asking.data(datasette, request, {"csv": rows, "json": rows}) or await page(
        datasette, request, "listings", await asking.ask(datasette, request, asked))


@answering
async def changes(datasette: Any, request: Any) -> Any:
    """What changed from the list of one day to that of another, ?from= and ?to=; cosmetic changes are only counted."""
    since, until = asking.day(request.args.get("from")), asking.day(request.args.get("to"))
    if not since or not until:
        raise Refused("Say which lists to compare: /listings/changes?from=2018-10-29&to=2020-11-30.")

    def rows(connection: Connection) -> Rows:
        return listings.changes(connection, since, until)[0]

    def context(connection: Connection) -> Row:
        found, rests = listings.changes(connection, since, until)
        changed = [row for row in found if row["change"] == "changed"]
        return {
            "since": since, "until": until, "rests": rests,
            "added": [row for row in found if row["change"] == "added"],
            "removed": [row for row in found if row["change"] == "removed"],
            "substantive": [row for row in changed if row["substantive"]],
            "cosmetic": sum(not row["substantive"] for row in changed),
        }

    return await asking.data(datasette, request, {"csv": rows, "json": rows}) or await page(
        datasette, request, "listing_changes", await asking.ask(datasette, request, context))


@answering
async def entry(datasette: Any, request: Any) -> Any:
    """One entry whole; its history as CSV."""
    said = unquote(request.url_vars["reference"])
    questions = {
        "csv": lambda connection: listings.history(connection, said),
        "json": lambda connection: listings.show(connection, said),
    }
    if request.url_vars["form"]:
        return await asking.data(datasette, request, questions)
    shown = await asking.ask(datasette, request, questions["json"])
    history = await asking.ask(datasette, request, questions["csv"])
    return await page(datasette, request, "listing", {"entry": shown, "history": history, "texts": _texts(shown)})


def _texts(entry: Row) -> list[tuple[str, str]]:
    """The fields of an entry that are told as text, with their labels."""
    content = entry["content"] or {}
    told = []
    for label, field in (("Title", "TITLE"), ("Position", "DESIGNATION"), ("Comments", "COMMENTS1")):
        values = content.get(field, [])
        texts = [text for one in values for text in (one.get("VALUE", []) if isinstance(one, dict) else [one])]
        if kept := [text.strip() for text in texts if text.strip()]:
            told.append((label, "; ".join(kept)))
    return told


ROUTES = [
    (rf"^/listings{FORM}", on_day),
    (rf"^/listings/changes{FORM}", changes),
    (r"^/listings/(?P<reference>[A-Za-z]{2}[ie]\.\d+|IMO\d{7})" + FORM, entry),
]
"""The addresses of the list, with their views."""
