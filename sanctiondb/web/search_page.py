"""What a text names or holds: an action, a regime, words."""

import sqlite3
from typing import Any

from sanctiondb.answers import actions
from sanctiondb.answers.database import Row
from sanctiondb.answers.searching import search as words_search
from sanctiondb.web import asking, catalogue
from sanctiondb.web.asking import FORM
from sanctiondb.web.responses import Refused, answering, page


@answering
async def find(datasette: Any, request: Any) -> Any:
    """Goes to the action or regime that a text names; lists them where there are several."""
    said = request.args.get("symbol", "").strip()
    if not said:
        raise Refused("Say what to look for: a symbol such as 1718, S/RES/2397(2017) or S/2024/255.")
    await asking.admit(datasette, request)
    if said.lower() in (await catalogue.current(datasette)).regimes:
        return asking.go(datasette, f"/regimes/{said.lower()}")
    found = await asking.ask(datasette, request, lambda connection: named(connection, said))
    if len(found) > 1:
        return await page(datasette, request, "several", {"said": said, "found": found})
    return asking.go(datasette, f"/actions/{found[0]['id']}")


def named(connection: sqlite3.Connection, said: str) -> list[Row]:
    """The actions that a text names; raises NotFound, with a hint, where there is none."""
    return actions.matches(connection, said) or [{"id": actions.find(connection, said)}]


@answering
async def search(datasette: Any, request: Any) -> Any:
    """What holds some words; a text that names one action by its symbol leads straight to it."""
    said = (request.args.get("q") or "").strip()
    led = await asking.ask(datasette, request, lambda connection: _led(connection, said))
    if len(led) == 1 and "symbol" in led[0] and not request.url_vars["form"]:
        return asking.go(datasette, led[0]["path"])
    found = await asking.ask(datasette, request, lambda connection: words_search(connection, said, 50))
    where = {(row["kind"], row["key"]): _place(row["kind"], row["key"]) for row in found}
    context = {"said": said, "found": found, "named": led, "where": where}
    return await asking.table(datasette, request, found, "search", context)


def _led(connection: sqlite3.Connection, said: str) -> list[Row]:
    """The regime or the actions that a text names by slug or symbol, each with the `path` of its page."""
    regime = connection.execute("SELECT name, since FROM regimes WHERE slug = lower(?)", (said,)).fetchone()
    if regime:
        return [{"path": f"/regimes/{said.lower()}", "title": regime[0], "date": regime[1]}]
    found = actions.matches(connection, said) if said else []
    return [row | {"path": f"/actions/{row['id']}"} for row in found]


def _place(kind: str, key: str) -> str:
    """The page that a thing found is told on."""
    if kind == "measure":
        return f"/measures/{key}"
    return {"action": f"/actions/{key}", "regime": f"/regimes/{key}"}.get(kind, f"/statements#{key}")


ROUTES = [
    (r"^/find$", find),
    (rf"^/search{FORM}", search),
]
"""The addresses of this module, with their views."""
