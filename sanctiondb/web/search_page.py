"""One box for everything: what a text names by its symbol, and what bears a name or holds words."""

import sqlite3
from typing import Any
from urllib.parse import quote

from datasette.utils.asgi import Response

from sanctiondb.answers import actions, listing_names
from sanctiondb.answers.database import Row
from sanctiondb.answers.searching import search as words_search
from sanctiondb.web import asking, catalogue
from sanctiondb.web.asking import FORM
from sanctiondb.web.responses import answering

MOST = 50
"""How much is found at most."""


@answering
async def find(datasette: Any, request: Any) -> Any:
    """Leads for good to the search, which was here and there in earlier versions."""
    said = asking.said(request, "symbol") or asking.said(request, "q")
    path = "/search" + asking.query({"q": said})
    return Response.redirect(datasette.urls.path(path), status=301)


def named(connection: sqlite3.Connection, said: str) -> list[Row]:
    """The actions that a text names; raises NotFound, with a hint, where there is none."""
    return actions.matches(connection, said) or [{"id": actions.find(connection, said)}]


@answering
async def search(datasette: Any, request: Any) -> Any:
    """What bears a name or holds some words; a symbol or a reference of the list leads straight to its page."""
    said = asking.said(request, "q")
    names = await _names(datasette, request) if said else []
    listed = listing_names.holding(names, said)
    led = await asking.ask(datasette, request, lambda connection: _led(connection, said, names))
    if len(led) == 1 and led[0]["straight"] and not request.url_vars["form"]:
        return asking.go(datasette, led[0]["path"])
    found = await asking.ask(datasette, request, lambda connection: words_search(connection, said, MOST, listed))
    return await asking.table(datasette, request, found, "search", {
        "said": said, "found": found, "named": led, "most": MOST,
        "bearing": [row for row in found if row["kind"] in ("member", "listing")],
        "holding": [row for row in found if row["kind"] not in ("member", "listing")],
        "listed": len(listed),
        "where": {(row["kind"], row["key"]): _place(row["kind"], row["key"]) for row in found},
    })


async def _names(datasette: Any, request: Any) -> list[listing_names.Named]:
    """Every name on the list with its words, read once for each state of the file."""
    await asking.admit(datasette, request)
    names: list[listing_names.Named] = await (await catalogue.current(datasette)).read.once(
        "names", lambda: catalogue.answer(datasette, listing_names.every))
    return names


def _led(connection: sqlite3.Connection, said: str, names: list[listing_names.Named]) -> list[Row]:
    """The regime, the actions or the entry of the list that a text names by slug, symbol or reference.

    Rows `path, title, date`, with `symbol` of an action; `straight` where the text can mean nothing else. Only a slug
    of a regime is without a digit.
    """
    regime = connection.execute("SELECT name, since FROM regimes WHERE slug = lower(?)", (said,)).fetchone()
    if regime:
        return [{"path": f"/regimes/{said.lower()}", "title": regime[0], "date": regime[1], "straight": False}]
    if not any(one.isdigit() for one in said):
        return []
    for row, _ in names:
        if row["reference"].lower() == said.lower():
            return [{"path": _place("listing", row["reference"]), "title": row["name"], "date": None, "straight": True}]
    found = actions.matches(connection, said)
    return [row | {"path": f"/actions/{row['id']}", "straight": True} for row in found]


def _place(kind: str, key: str) -> str:
    """The page that a thing found is told on."""
    if kind == "statement":
        return f"/statements#{key}"
    return f"/{kind}s/{quote(key.lower() if kind == 'member' else key, safe='')}"


ROUTES = [
    (r"^/find$", find),
    (rf"^/search{FORM}", search),
]
"""The addresses of this module, with their views."""
