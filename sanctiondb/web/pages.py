"""Every page of the site: each module answers for its own addresses, as a page, JSON or CSV."""

import re

from sanctiondb.web import (
    action_page, agreement_page, api_page, calendar_feed, corrections_page, crawlers, data_page, feeds, home_page,
    in_force_page, listing_changes_page, listing_page, member_list_page, member_page, pair_page, quality_page,
    regime_page, search_page, statement_page, veto_page,
)

PAGES = [
    home_page, search_page, action_page, regime_page, in_force_page, veto_page, member_list_page, member_page,
    agreement_page, pair_page, listing_changes_page, listing_page, statement_page, data_page, api_page, feeds,
    calendar_feed, crawlers, corrections_page, quality_page,
]
"""The modules of pages; the addresses of quality_page are tried last, for one of them fits any database."""

ROUTES = [route for module in PAGES for route in module.ROUTES]
"""Every address of the site, with its view."""


def own_paths() -> set[str]:
    """The first part of every address of the site, Datasette's own '-' among them: {'actions', 'regimes', ...}."""
    found = (re.match(r"\^/([a-z-]+)", address) for address, _ in ROUTES)
    return {"-", *(one[1] for one in found if one)}
