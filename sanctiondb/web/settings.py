"""How Datasette is set for the record, whoever serves it."""

from typing import Any


def chosen(base: str = "/", https: bool = False) -> dict[str, Any]:
    """Datasette's settings: `base` is the path that a proxy serves the site under, `https` whether to say so."""
    return {
        "default_page_size": 50, "max_returned_rows": 1000, "suggest_facets": False,
        "base_url": base, "force_https_urls": https,
    }
