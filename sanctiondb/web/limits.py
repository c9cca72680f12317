"""What the site takes on at once: beyond it visitors are told to come back, and memory does not grow."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

MOST = 48
"""Requests that are answered at one time; SQLite answers three, the others wait for it."""

MOST_STREAMS = 4
"""Downloads at one time, beside those requests: each takes as long as its visitor's line does."""

PATIENCE = 30.0
"""Seconds in which the visitor of a download has to take a piece of it."""

PIECE = 65_536
"""Bytes that are sent at a time: as many as a server holds for a visitor."""

BUSY = b"The site is busy; try again in a few seconds.\n"

STREAMS = re.compile(r"/data/(?!datapackage\.)[A-Za-z_]+\.(csv|json)$|\.db$")
"""The ends of addresses whose answer is written a piece at a time: our tables, Datasette's whole file."""

Application = Callable[[Any, Any, Any], Awaitable[None]]


class _Gone(BaseException):
    """The visitor left or takes nothing: ends what writes the answer; no Exception, or Datasette would make a page."""


def limiting(
    application: Application, most: int = MOST, streams: int = MOST_STREAMS, patience: float = PATIENCE
) -> Application:
    """An application that answers `most` requests at one time, and others with 503 and Retry-After.

    Downloads are counted apart, `streams` at one time, and end when their visitor leaves, or takes nothing for
    `patience` seconds.
    """
    free = {False: most, True: streams}

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await application(scope, receive, send)
            return
        long = is_stream(scope)
        if not free[long]:
            await _turn_away(send)
            return
        free[long] -= 1
        try:
            if long:
                await _while_there(application, scope, receive, send, patience)
            else:
                await application(scope, receive, send)
        finally:
            free[long] += 1

    return wrapped


def is_stream(scope: Any) -> bool:
    """Whether a question is for a download: a whole table or file, or a CSV of Datasette's with ?_stream=."""
    if scope.get("method") not in ("GET", "HEAD"):
        return False
    path = scope.get("path", "")
    return bool(STREAMS.search(path)) or path.endswith(".csv") and b"_stream" in scope.get("query_string", b"")


async def _while_there(application: Application, scope: Any, receive: Any, send: Any, patience: float) -> None:
    """Answers as long as the visitor is there and takes what is sent.

    A server takes pieces for one who left, and says nothing; for one who does not read it takes none.
    """
    left = asyncio.ensure_future(_leaving(receive))

    async def received() -> Any:
        return await asyncio.shield(left)

    async def sent(message: Any) -> None:
        for piece in _pieces(message):
            if left.done():
                raise _Gone
            try:
                async with asyncio.timeout(patience):
                    await send(piece)
            except TimeoutError:
                raise _Gone from None

    try:
        await application(scope, received, sent)
    except _Gone:
        pass
    finally:
        left.cancel()


def _pieces(message: Any) -> Iterator[Any]:
    """A message in pieces of PIECE bytes, so that a visitor's patience is asked of so much at a time."""
    body = message.get("body", b"")
    for start in range(0, len(body) - PIECE, PIECE):
        yield {**message, "body": body[start:start + PIECE], "more_body": True}
    yield {**message, "body": body[-(len(body) % PIECE or PIECE):]} if len(body) > PIECE else message


async def _leaving(receive: Any) -> Any:
    """Waits until the visitor leaves; the message that says so. A download has no body to read."""
    while (message := await receive())["type"] != "http.disconnect":
        pass
    return message


async def _turn_away(send: Any) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"retry-after", b"5"),
               (b"x-content-type-options", b"nosniff"), (b"referrer-policy", b"no-referrer"),
               (b"content-security-policy", b"default-src 'none'"), (b"content-length", str(len(BUSY)).encode())]
    await send({"type": "http.response.start", "status": 503, "headers": headers})
    await send({"type": "http.response.body", "body": BUSY})
