"""What the views share: a question to the record for a visitor who may see it, answered in the form asked for."""

import sqlite3
from collections.abc import Awaitable, Callable, Collection, Mapping
from datetime import date
from typing import Any
from urllib.parse import quote, urlencode

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


def said(request: Any, name: str) -> str:
    """What the address says under a name, without white space around it; '' where it says nothing."""
    return str(request.args.get(name) or "").strip()


def day(request: Any, name: str) -> str | None:
    """An ISO day, or None where none is asked for; raises Refused for anything else."""
    asked = said(request, name)
    try:
        return date.fromisoformat(asked).isoformat() if asked else None
    except ValueError as error:
        raise Refused(f"{asked}: not a day; write it like 2017-12-31.") from error


def one_of(request: Any, name: str, known: Collection[str], usual: str) -> str:
    """What the address says of a choice, the usual where it says nothing; raises Refused for none of the known."""
    asked = said(request, name) or usual
    if asked not in known:
        raise Refused(f"{asked}: no {name} of this page; expected one of {', '.join(filter(None, known))}.")
    return asked


def whole(request: Any, name: str, least: int = 1, most: int = 99_999_999) -> int | None:
    """A whole number, or None where none is asked for; raises Refused for any beyond the bounds and anything else."""
    asked = said(request, name)
    if not asked:
        return None
    if not (asked.isascii() and asked.isdigit() and len(asked) < 9 and least <= int(asked) <= most):
        raise Refused(f"{asked[:40]}: no number for {name}; expected one from {least} to {most}.")
    return int(asked)


def query(asked: Mapping[str, Any]) -> str:
    """The end of an address that asks the same, what is empty left out: '?group=P5&body=GA'; '' for nothing."""
    kept = {name: value for name, value in asked.items() if value}
    return f"?{urlencode(kept, safe=',')}" if kept else ""


def go(datasette: Any, path: str) -> Any:
    """Leads to another page of the site; whatever the path holds, the header stays one line of ASCII."""
    return Response.redirect(quote(datasette.urls.path(path), safe=KEPT))
