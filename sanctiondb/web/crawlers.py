"""What search engines ask for: which pages there are, and what not to follow."""

import sqlite3
from typing import Any

from datasette.utils.asgi import Response

from sanctiondb.answers.database import ask
from sanctiondb.web import addresses, asking, catalogue
from sanctiondb.web.responses import answering

FIXED = [
    "/", "/regimes", "/in-force", "/vetoes", "/members", "/agreement", "/statements", "/data", "/api",
    "/checks", "/corrections", "/sources", "/unconfirmed",
]
MOST = 50_000
"""Addresses that a sitemap may hold (sitemaps.org)."""


@answering
async def sitemap(datasette: Any, request: Any) -> Any:
    """Every page of the site with an address of its own, as sitemaps.org has it."""
    site = addresses.site(datasette, request)

    async def made() -> str:
        paths = [*FIXED, *await catalogue.answer(datasette, _paths)]
        template = datasette.jinja_env.get_template("sanctiondb_sitemap.xml")
        return str(await template.render_async(site=site, paths=paths[:MOST]))

    text = await asking.once(datasette, request, ("sitemap", site), made)
    return Response(text, content_type="application/xml; charset=utf-8")


def _paths(connection: sqlite3.Connection) -> list[str]:
    return [row["path"] for row in ask(connection, "pages/sitemap")]


@answering
async def robots(datasette: Any, request: Any) -> Any:
    """Leads to the sitemap, and away from tables, whose filters make addresses without end."""
    name = catalogue.record_name(datasette)
    away = [datasette.urls.path(path) for path in ("/search", "/find", "/-/")]
    away += [f"{datasette.urls.database(name)}/", f"{datasette.urls.database(name)}?"] if name else []
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in away),
             f"Sitemap: {addresses.absolute(datasette, request, '/sitemap.xml')}"]
    return Response("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


ROUTES = [
    (r"^/sitemap\.xml$", sitemap),
    (r"^/robots\.txt$", robots),
]
"""The addresses of this module, with their views."""
