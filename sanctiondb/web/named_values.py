"""What is asked of a named query, looked at before Datasette asks it: a value that no row can have is refused.

Datasette gives a canned query whatever the address says, and answers with no rows; nobody could tell a slip of the pen
from a question whose answer is nothing.
"""

import re
import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from urllib.parse import parse_qsl

from datasette.utils import tilde_decode
from datasette.utils.asgi import Request

from sanctiondb.answers.database import takes
from sanctiondb.answers.vetoes import COUNTS, RULES
from sanctiondb.errors import NoDatabase
from sanctiondb.web import catalogue, named
from sanctiondb.web.catalogue import Catalogue
from sanctiondb.web.headers import Application
from sanctiondb.web.responses import Refused, refusal
from sanctiondb.words import OUTCOMES, VOTES

_QUERY = re.compile(r"/(?P<database>[^/.]+)/(?P<name>[^/.]+?)(_query)?(\.(?P<form>\w+))?$")

CHOICES = {
    "body": ("SC", "GA"), "vote": tuple(VOTES), "rule": tuple(RULES), "count": COUNTS,
    "outcome": tuple(code for code in OUTCOMES if code),
}
DAYS = frozenset({"on", "since", "until", "expiring_by"})
NUMBERS = frozenset({"within", "limit", "with"})
MEMBERS = frozenset({"members", "members_a", "members_b"})

NO_TOKEN = {"csrftoken": lambda: ""}
"""What Datasette puts into a request before it draws a page; a page of refusal has no form to protect."""


def wrapper(datasette: Any) -> Callable[[Application], Application]:
    """Wraps Datasette so that a named query with an impossible value is answered with one sentence, status 400."""

    def wrap(application: Application) -> Application:
        async def wrapped(scope: Any, receive: Any, send: Any) -> None:
            found = await _sentence(datasette, scope) if scope["type"] == "http" and scope["query_string"] else None
            if found is None:
                await application(scope, receive, send)
                return
            response = await refused(datasette, scope, receive, *found)
            await response.asgi_send(send)

        return wrapped

    return wrap


async def refused(datasette: Any, scope: Any, receive: Any, sentence: str, form: str | None) -> Any:
    """One sentence with status 400, as a page or in the form asked for, in the place of what Datasette would say."""
    return await refusal(datasette, Request(NO_TOKEN | scope, receive), Refused(sentence), form)


async def _sentence(datasette: Any, scope: Any) -> tuple[str, str | None] | None:
    """What is wrong with what an address asks of a named query, and the form it asks for; None if nothing is."""
    path = str(scope["path"]).removeprefix(datasette.setting("base_url").rstrip("/"))
    asked = _QUERY.match(path)
    sql = named.sql_of(asked["name"]) if asked else None
    record = await catalogue.record(datasette) if sql else None
    if asked is None or sql is None or record is None or tilde_decode(asked["database"]) != record.name:
        return None
    values = parse_qsl(scope["query_string"].decode("latin-1"))
    try:
        known = await catalogue.current(datasette)
        types = await catalogue.answer(datasette, _types) if any(name == "type" for name, _ in values) else []
    except NoDatabase:
        return None
    faults = (fault for name, value in values if value and name in takes(sql) for fault in _faults(
        sql, name, value, known, types))
    sentence = next(faults, None)
    return (sentence, asked["form"]) if sentence else None


def _types(connection: sqlite3.Connection) -> list[str]:
    return [row[0] for row in connection.execute("SELECT DISTINCT type FROM measures")]


def _faults(sql: str, name: str, value: str, known: Catalogue, types: list[str]) -> Iterator[str]:
    """Why no row can answer to a value of a parameter, if so; letter case counts where the query minds it."""
    said = value.upper() if f"upper(:{name})" in sql else value.lower() if f"lower(:{name})" in sql else value
    if f"trim(:{name})" in sql:
        said = said.strip()
    if name in DAYS and said and not _is_day(said):
        yield f"{value}: not a day for {name}; write it like 2017-12-31."
    if name in NUMBERS and not (said.isascii() and said.isdigit()):
        yield f"{value}: no number for {name}; expected one like 20."
    if name in CHOICES and said not in CHOICES[name]:
        yield f"{value}: no {name} of this query; expected one of {', '.join(CHOICES[name])}."
    if name in MEMBERS and (strange := [code for code in said.split("|") if code not in known.members]):
        yield f"{strange[0]}: no member state has this code; expected codes like FRA, several joined by |."
    if name in ("slug", "regime") and said not in known.regimes:
        yield f"{value}: no regime of the record; expected one like dprk, as the table regimes lists them."
    if name == "id" and said not in known.slugs:
        yield f"{value}: no action of the record; expected an id like s-res-1718-2006."
    if name == "type" and said not in types:
        yield f"{value}: no measure of the record is of this type; expected one like arms_embargo."


def _is_day(said: str) -> bool:
    try:
        return date.fromisoformat(said).isoformat() == said
    except ValueError:
        return False
