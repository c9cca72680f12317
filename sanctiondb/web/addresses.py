"""Whole addresses, as a reader outside the site needs them: in feeds, calendars, citations."""

from typing import Any


def absolute(datasette: Any, request: Any, path: str) -> str:
    """The whole address of a path of the site, behind a proxy too: 'https://host/base/regimes/dprk'."""
    return str(datasette.absolute_url(request, datasette.urls.path(path)))


def site(datasette: Any, request: Any) -> str:
    """The whole address of the start page, without a slash at its end."""
    return absolute(datasette, request, "/").rstrip("/")


def own(datasette: Any, request: Any) -> str:
    """The whole address of the page that was asked for, with what was asked of it."""
    base, path = datasette.setting("base_url"), request.path
    inner = "/" + path[len(base):] if path.startswith(base) else path
    return absolute(datasette, request, inner) + (f"?{request.query_string}" if request.query_string else "")
