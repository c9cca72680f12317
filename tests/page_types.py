"""Every type of page of the site, one address each: for the browser tests, the pictures and the benchmark.

A new type of page is added here and nowhere else. `{name}` stands for the name of the database.
"""

OWN = [
    "/", "/regimes", "/regimes/dprk?on=2017-12-31", "/regimes/iran?on=2025-09-29", "/regimes/drc",
    "/regimes/yugoslavia-713?on=1996-01-01", "/in-force?on=2016-01-15",
    "/actions/s-2024-255", "/actions/s-res-1718-2006", "/actions/s-10784", "/actions/s-11543",
    "/vetoes", "/vetoes?rule=drafts&member=USA&year=1982", "/members", "/members/usa", "/members/rus?seat=1",
    "/agreement", "/agreement?group=BRICS&measure=kappa&floor=1", "/agreement/FRA-RUS",
    "/listings", "/listings/changes", "/search?q=coal", "/search?q=sudan",
    "/unconfirmed", "/statements", "/checks", "/corrections", "/sources", "/data", "/api",
]
"""Our own pages on what ships; those that are not there yet answer 404."""

FULL = ["/actions/a-res-73-295", "/listings/changes?from=2018-10-29&to=2020-11-30", "/listings/QDi.001"]
"""Our own pages on what is there only once official files are loaded."""

DATASETTE = [
    "/{name}", "/{name}/roll_calls", "/{name}/votes", "/{name}/vetoes", "/{name}/timeline?slug=dprk",
    "/{name}/roll_calls/1", "/{name}/rollcalls?body=SC&outcome=vetoed", "/{name}?sql=select+1",
]
"""Datasette's own pages, dressed."""

MISTAKEN = ["/find?symbol=nonsense", "/actions/nonsense", "/actions/s-pv-122"]
"""Pages on what is not there, or is several things: they say what to do."""

FEEDS = [
    "/feeds/actions.atom", "/feeds/corrections.atom", "/feeds/listings.atom", "/feeds/expiring.ics", "/sitemap.xml",
    "/robots.txt",
]
"""What programs read."""

DARK = [
    "/", "/regimes/dprk?on=2017-12-31", "/regimes/iran?on=2025-09-29", "/actions/s-2024-255", "/actions/s-11543",
    "/vetoes", "/search?q=sudan", "/checks", "/{name}/roll_calls", "/{name}/vetoes",
]
"""Pages that between them use every colour, for a look in the dark."""
