"""What the views share: a question to the record for a visitor who may see it, answered in the form asked for."""

import sqlite3
from collections.abc import Awaitable, Callable, Collection
from datetime import date
from typing import Any
from urllib.parse import quote

from datasette.utils.asgi import Response

from sanctiondb.answers.database import Row, Rows, today
from sanctiondb.web import catalogue
from sanctiondb.web.responses import Refused, as_csv, as_json, drawn, framed, page

FORM = r"(\.(?P<form>json|csv))?$"
"""The end of an address: a page, or its JSON or CSV."""

KEPT = "%/?#[]@!$&'()*+,;=:|"
"""What an address keeps as it is beside letters and digits: marks with a meaning in it, and what is quoted already."""


async def data(datasette: Any, request: Any, questions: dict[str, Callable[[sqlite3.Connection], Any]]) -> Any:
    """The answer to the question that belongs to the form asked for; None where a page is."""
    form = request.url_vars["form"]
    if not form:
        return None
    answer = await ask(datasette, request, questions[form])
    return as_json(datasette, answer) if form == "json" else as_csv(datasette, answer, answer.columns)


async def table(datasette: Any, request: Any, rows: Rows, template: str, context: Row) -> Any:
    """Rows in the form that the address asks for."""
    form = request.url_vars["form"]
    if form == "json":
        return as_json(datasette, rows)
    if form == "csv":
        return as_csv(datasette, rows, rows.columns)
    return await page(datasette, request, template, context)


async def kept(
    datasette: Any, request: Any, template: str, asked: tuple[Any, ...], context: Callable[[], Awaitable[Row]]
) -> Any:
    """A long page, whose title and body are drawn as `once` makes things; the head and foot are drawn each time."""
    async def made() -> Any:
        return await drawn(datasette, request, template, await context())

    return await framed(datasette, request, await once(datasette, request, (template, asked), made))


async def once(
    datasette: Any, request: Any, asked: tuple[Any, ...], make: Callable[[], Awaitable[Any]],
    sound: Callable[[Any], bool] = lambda made: True,
) -> Any:
    """What takes time to make, made for a visitor who may see the database, and kept for the next who ask the same.

    It is kept until the file changes, the day of Greenwich is over, or `catalogue.MOST_DRAWN` others were made after
    it. Those who ask for it while it is being made wait for it. What is not `sound` is made anew each time.
    """
    await admit(datasette, request)
    return await (await catalogue.current(datasette)).drawn.once((*asked, today()), make, sound)


async def ask(datasette: Any, request: Any, question: Callable[[sqlite3.Connection], Any]) -> Any:
    """What a function of a connection answers, to those who may see the database."""
    await admit(datasette, request)
    return await catalogue.answer(datasette, question)


async def admit(datasette: Any, request: Any) -> None:
    """Refuses those who may not see the database, as Datasette refuses them."""
    database = await catalogue.record(datasette)
    if database is not None:
        await datasette.ensure_permissions(request.actor, [("view-database", database.name), "view-instance"])


def day(said: str | None) -> str | None:
    """An ISO day, or None where none is asked for; raises Refused for anything else."""
    if not said:
        return None
    try:
        return date.fromisoformat(said).isoformat()
    except ValueError as error:
        raise Refused(f"{said}: not a day; write it like 2017-12-31.") from error


def one_of(request: Any, name: str, known: Collection[str], usual: str) -> str:
    """What the address says of a choice, the usual where it says nothing; raises Refused for none of the known."""
    said = request.args.get(name) or usual
    if said not in known:
        raise Refused(f"{said}: no {name} of this page; expected one of {', '.join(filter(None, known))}.")
    return str(said)


def go(datasette: Any, path: str) -> Any:
    """Leads to another page of the site; whatever the path holds, the header stays one line of ASCII."""
    return Response.redirect(quote(datasette.urls.path(path), safe=KEPT))
