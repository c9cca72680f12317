"""Every type of page of the site, one address each: for the browser tests, the pictures and the benchmark.

A new type of page is added here and nowhere else. `{name}` stands for the name of the database.
"""

OWN = [
    "/", "/regimes", "/regimes/dprk?on=2017-12-31", "/regimes/iran?on=2025-09-29", "/in-force?on=2016-01-15",
    "/actions/s-2024-255", "/actions/s-res-1718-2006", "/actions/s-10784", "/vetoes", "/members", "/members/usa",
    "/members/rus", "/agreement", "/agreement/fra-gbr", "/listings", "/listings/changes", "/search?q=coal",
    "/unconfirmed", "/statements", "/checks", "/sources", "/data", "/api",
]
"""Our own pages on what ships; those that are not there yet answer 404."""

FULL = ["/actions/a-res-73-295", "/listings/changes?from=2018-10-29&to=2020-11-30", "/listings/QDi.001"]
"""Our own pages on what is there only once official files are loaded."""

DATASETTE = [
    "/{name}", "/{name}/roll_calls", "/{name}/votes", "/{name}/vetoes", "/{name}/timeline?slug=dprk",
    "/{name}/roll_calls/1", "/{name}/rollcalls?body=SC&outcome=vetoed", "/{name}?sql=select+1",
]
"""Datasette's own pages, dressed."""

MISTAKEN = ["/find?symbol=nonsense"]
"""Pages that answer 404, and say what to do."""

FEEDS = ["/feeds/actions.atom", "/feeds/mandates.ics", "/sitemap.xml", "/robots.txt"]
"""What programs read."""
