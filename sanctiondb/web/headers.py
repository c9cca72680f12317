"""Headers on every response: what a browser may load, and whose the data is."""

from collections.abc import Awaitable, Callable
from typing import Any

from sanctiondb.errors import NoDatabase
from sanctiondb.web import catalogue

STRICT = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'"
)
"""For our own pages: no script at all, nothing from elsewhere."""

DATASETTE = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline';"
    " img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""For Datasette's pages, whose table and query pages carry scripts of their own."""

CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"

Header = tuple[bytes, bytes]
Application = Callable[[Any, Any, Any], Awaitable[None]]


def wrapper(datasette: Any) -> Callable[[Application], Application]:
    """Wraps Datasette so that every response leaves with the headers of this module."""

    def wrap(application: Application) -> Application:
        async def wrapped(scope: Any, receive: Any, send: Any) -> None:
            async def send_with_headers(message: Any) -> None:
                if message["type"] == "http.response.start":
                    message = {**message, "headers": await _completed(datasette, message["headers"])}
                await send(message)

            await application(scope, receive, send_with_headers)

        return wrapped

    return wrap


async def _completed(datasette: Any, sent: Any) -> list[Header]:
    headers = [(bytes(name), bytes(value)) for name, value in sent]
    present = {name.lower(): value for name, value in headers}
    added = {
        b"content-security-policy": DATASETTE.encode(),
        b"x-content-type-options": b"nosniff",
        b"referrer-policy": b"no-referrer",
    }
    missing = [(name, value) for name, value in added.items() if name not in present]
    if present.get(b"content-type", b"").startswith((b"application/json", b"text/csv", b"text/plain")):
        missing += await _terms(datasette)
    return headers + missing


async def _terms(datasette: Any) -> list[Header]:
    """The licence of the seeds, or the acknowledgement that loaded files ask for, in ASCII."""
    try:
        known = await catalogue.current(datasette)
    except NoDatabase:
        return []
    if known.coverage["only_seeds"]:
        return [(b"link", f'<{CC0}>; rel="license"'.encode())]
    terms = f'<{datasette.urls.path("/sources")}>; rel="license"'
    acknowledged = [(b"x-acknowledgement", _ascii(notice)) for notice in known.notices]
    return [(b"link", terms.encode("ascii", "replace")), *acknowledged]


def _ascii(text: str) -> bytes:
    return " ".join(text.replace("©", "(c)").split()).encode("ascii", "replace")
