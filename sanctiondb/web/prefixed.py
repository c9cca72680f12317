"""The path that a proxy serves the site under, taken off every question before Datasette sees it.

Datasette 0.65 finds its way with that path and without it, but where the proxy passes it on, the addresses of its next
pages have it twice.
"""

from collections.abc import Awaitable, Callable
from typing import Any

Application = Callable[[Any, Any, Any], Awaitable[None]]


def wrapper(datasette: Any) -> Callable[[Application], Application]:
    """Wraps Datasette so that it is asked without the setting base_url."""

    def wrap(application: Application) -> Application:
        async def wrapped(scope: Any, receive: Any, send: Any) -> None:
            await application(shortened(scope, datasette.setting("base_url")), receive, send)

        return wrapped

    return wrap


def shortened(scope: Any, base: str) -> Any:
    """The scope of a question with a base such as '/un/' taken off its path; the same scope where it has none."""
    if base == "/" or not scope.get("path", "").startswith(base):
        return scope
    raw = scope.get("raw_path")
    return {
        **scope, "path": scope["path"][len(base) - 1:],
        **({"raw_path": raw[len(base.encode()) - 1:]} if raw and raw.startswith(base.encode()) else {}),
    }
