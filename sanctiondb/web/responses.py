"""Answers of the site: a page, JSON or CSV, or a sentence that says why there is none."""

import asyncio
import json
import re
from hashlib import blake2b
from collections.abc import Awaitable, Callable, Iterable, Sequence
from functools import lru_cache, wraps
from typing import Any
from urllib.parse import unquote

from datasette.utils import add_cors_headers
from datasette.utils.asgi import Response
from markupsafe import Markup

from sanctiondb.answers.database import Row
from sanctiondb.answers.rendering import render
from sanctiondb.errors import NoDatabase, SanctiondbError
from sanctiondb.web import addresses, catalogue
from sanctiondb.web.headers import STRICT

Drawn = dict[str, str]
"""The `title`, the `summary` (its lede as plain text) and the `body` of a page."""

LEDE = re.compile(r'<p class="lede">(.*?)</p>', re.DOTALL)
MOST = 300
"""Letters of a summary, as those that show it beside a link have room for."""

QUOTED = 80
"""Letters of what a visitor asked for that a sentence of refusal repeats."""
_RUN = re.compile(rf"(\S{{{QUOTED}}})\S{{9,}}")

View = Callable[[Any, Any], Awaitable[Any]]


class Refused(SanctiondbError):
    """A question that cannot be answered as it was put: the sentence says how to put it."""


async def page(datasette: Any, request: Any, template: str, context: Row, status: int = 200) -> Any:
    """A page of the site from a template, without any script."""
    return await framed(datasette, request, await drawn(datasette, request, template, context), status)


async def drawn(datasette: Any, request: Any, template: str, context: Row) -> Drawn:
    """What a template makes of its context: the title, and the body as HTML. Others are answered meanwhile."""
    known = await catalogue.for_templates(datasette)
    about = {**context, **known, "urls": datasette.urls, "request": request}
    return await asyncio.to_thread(_made, _plain(datasette.jinja_env), f"sanctiondb_{template}.html", about)


def _made(environment: Any, name: str, context: Row) -> Drawn:
    content = environment.get_template(name).make_module(context)
    body = Markup(content)
    return {"title": content.title, "summary": _summary(body), "body": body}


def _summary(body: str) -> str:
    """The lede of a page as one line of plain text, cut between words."""
    found = LEDE.search(body)
    text = " ".join(Markup(found[1]).striptags().split()) if found else ""
    return text if len(text) <= MOST else text[:MOST].rpartition(" ")[0] + " ..."


async def framed(datasette: Any, request: Any, content: Drawn, status: int = 200) -> Any:
    """A page whose title and body are drawn, with the head and foot of the site."""
    about = {**content, "address": addresses.own(datasette, request)}
    html = await datasette.render_template("sanctiondb_page.html", about, request=request)
    return Response.html(html, status=status, headers={"Content-Security-Policy": STRICT})


@lru_cache(maxsize=8)
def _plain(environment: Any) -> Any:
    """Datasette's templates rendered without awaiting each name: a long page takes a third of the time."""
    return environment.overlay(enable_async=False)


def as_json(datasette: Any, answer: Any, status: int = 200) -> Any:
    """An answer as JSON, written as the command line writes it."""
    text = json.dumps(answer, ensure_ascii=False, indent=2) + "\n"
    return _data(datasette, text, "application/json; charset=utf-8", status)


def as_csv(datasette: Any, rows: Iterable[Row], columns: Sequence[str]) -> Any:
    """Rows as CSV: lists joined by '|', true and false as 1 and 0, nothing for unknown."""
    return _data(datasette, render(rows, columns, "csv"), "text/csv; charset=utf-8", 200)


def _data(datasette: Any, text: str, content_type: str, status: int) -> Any:
    headers: dict[str, str] = {}
    if datasette.cors:
        add_cors_headers(headers)
    return Response(text, status=status, headers=headers, content_type=content_type)


def answering(view: View) -> View:
    """A view whose sentence of refusal becomes a page, or JSON where that was asked for; it is only read."""

    @wraps(view)
    async def answered(datasette: Any, request: Any) -> Any:
        if request.method not in ("GET", "HEAD"):
            return _unread(datasette, request)
        try:
            return _known(request, await view(datasette, request))
        except SanctiondbError as error:
            return await refusal(datasette, request, error, request.url_vars.get("form"))

    return answered


def _unread(datasette: Any, request: Any) -> Any:
    """What is said to those who would do more than read; a browser may ask first where other sites may read."""
    headers = {"Allow": "GET, HEAD"}
    if datasette.cors:
        add_cors_headers(headers)
        if request.method == "OPTIONS":
            return Response("", status=204, headers=headers)
    return Response.text("This page can be read, with GET or HEAD, and nothing else.\n", status=405, headers=headers)


def _known(request: Any, answer: Any) -> Any:
    """The answer with a mark of what it says; without its body for who has just that."""
    if getattr(answer, "status", 0) != 200 or not isinstance(answer, Response):
        return answer
    body = answer.body if isinstance(answer.body, bytes) else answer.body.encode("utf-8")
    mark = f'W/"{blake2b(body, digest_size=12).hexdigest()}"'
    headers = {"Cache-Control": "no-cache", **answer.headers, "ETag": mark}
    if mark in request.headers.get("if-none-match", ""):
        return Response("", status=304, headers=headers, content_type=answer.content_type)
    return Response(body, status=200, headers=headers, content_type=answer.content_type)


async def refusal(datasette: Any, request: Any, error: SanctiondbError, form: str | None) -> Any:
    """What is said in the place of an answer, with the status that fits: a page, or JSON where a form was asked for."""
    status = 400 if isinstance(error, Refused) else 503 if isinstance(error, NoDatabase) else 404
    sentence = shortened(error.message, [*request.url_vars.values(), *(
        value for name in request.args for value in request.args.getlist(name))])
    if form:
        return as_json(datasette, {"ok": False, "error": sentence, "status": status}, status)
    context = {"sentence": sentence, "status": status, "asked": (request.args.get("q") or "")[:MOST]}
    return await page(datasette, request, "message", context, status)


def shortened(sentence: str, asked: Iterable[str | None]) -> str:
    """A sentence that quotes what was asked for, in whichever case, with at most QUOTED letters of each."""
    for said in {unquote(one or "").strip() for one in asked}:
        if len(said) > QUOTED:
            sentence = re.sub(re.escape(said), lambda found: found[0][:QUOTED] + "...", sentence, flags=re.IGNORECASE)
    return _RUN.sub(r"\1...", sentence)
