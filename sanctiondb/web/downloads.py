"""CSV that leaves the site, Datasette's and our own, carries no formula that a spreadsheet would run."""

import codecs
from collections.abc import Awaitable, Callable
from typing import Any

from sanctiondb.spreadsheets import GuardedRows

Application = Callable[[Any, Any, Any], Awaitable[None]]


def guarding(application: Application) -> Application:
    """An application whose every CSV has its cells guarded, passed on row by row."""

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        rows: list[tuple[GuardedRows, Any]] = []

        async def send_guarded(message: Any) -> None:
            if message["type"] == "http.response.start" and _is_csv(scope, message["headers"]):
                rows.append((GuardedRows(), codecs.getincrementaldecoder("utf-8")("surrogateescape")))
                message = {**message, "headers": [pair for pair in message["headers"] if pair[0] != b"content-length"]}
            elif message["type"] == "http.response.body" and rows:
                message = {**message, "body": _guarded(*rows[0], message)}
            await send(message)

        await application(scope, receive, send_guarded)

    return wrapped


def _is_csv(scope: Any, headers: Any) -> bool:
    """Whether a response is CSV; Datasette calls it text/plain where it is not to be downloaded at once."""
    kinds = (b"text/csv", b"text/plain") if scope.get("path", "").endswith(".csv") else (b"text/csv",)
    return any(name.lower() == b"content-type" and value.startswith(kinds) for name, value in headers)


def _guarded(rows: GuardedRows, decoder: Any, message: Any) -> bytes:
    last = not message.get("more_body", False)
    text = rows.feed(decoder.decode(message.get("body", b""), last))
    return (text + (rows.end() if last else "")).encode("utf-8", "surrogateescape")
