"""The path that a proxy serves the site under, taken off every question before Datasette sees it.

Datasette 0.65 finds its way with that path and without it, but where the proxy passes it on, the addresses of its next
pages have it twice.
"""

from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import quote

from datasette.utils.asgi import Response

QUERY = "%/?&=+,;:@!$'()*"
"""Marks that a question keeps as they are."""

Application = Callable[[Any, Any, Any], Awaitable[None]]


def wrapper(datasette: Any) -> Callable[[Application], Application]:
    """Wraps Datasette so that it is asked without the setting base_url."""

    def wrap(application: Application) -> Application:
        async def wrapped(scope: Any, receive: Any, send: Any) -> None:
            base = datasette.setting("base_url")
            if base != "/" and scope.get("path") == base.rstrip("/"):
                await _completed(base, scope).asgi_send(send)
                return
            await application(without_prefix(scope, base), receive, send)

        return wrapped

    return wrap


def _completed(base: str, scope: Any) -> Response:
    """Leads from the path without its last slash to the start page."""
    asked = scope.get("query_string", b"").decode("latin-1")
    return Response.redirect(quote(base) + (f"?{quote(asked, safe=QUERY)}" if asked else ""))


def without_prefix(scope: Any, base: str) -> Any:
    """The scope of a question with a base such as '/un/' taken off its path; the same scope where it has none."""
    if base == "/" or not scope.get("path", "").startswith(base):
        return scope
    raw = scope.get("raw_path")
    return {
        **scope, "path": scope["path"][len(base) - 1:],
        **({"raw_path": raw[len(base.encode()) - 1:]} if raw and raw.startswith(base.encode()) else {}),
    }
