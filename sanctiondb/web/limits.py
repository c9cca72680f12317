"""What the site takes on at once: beyond it visitors are told to come back, and memory does not grow."""

from collections.abc import Awaitable, Callable
from typing import Any

MOST = 48
"""Requests that are answered at one time; SQLite answers three, the others wait for it."""

BUSY = b"The site is busy; try again in a few seconds.\n"

Application = Callable[[Any, Any, Any], Awaitable[None]]


def limiting(application: Application, most: int = MOST) -> Application:
    """An application that answers `most` requests at one time, and others with 503 and Retry-After."""
    taken = 0

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        nonlocal taken
        if scope["type"] != "http":
            await application(scope, receive, send)
            return
        if taken >= most:
            await _turn_away(send)
            return
        taken += 1
        try:
            await application(scope, receive, send)
        finally:
            taken -= 1

    return wrapped


async def _turn_away(send: Any) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"retry-after", b"5"),
               (b"x-content-type-options", b"nosniff"), (b"referrer-policy", b"no-referrer"),
               (b"content-security-policy", b"default-src 'none'"), (b"content-length", str(len(BUSY)).encode())]
    await send({"type": "http.response.start", "status": 503, "headers": headers})
    await send({"type": "http.response.body", "body": BUSY})
