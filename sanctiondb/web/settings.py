"""How Datasette is set for the record, whoever serves it."""

from typing import Any


def chosen(base: str = "/", https: bool = False, sql: bool = True) -> dict[str, Any]:
    """Datasette's settings: `base` is the path that a proxy serves the site under, `https` whether to say so.

    `sql` lets visitors ask SELECTs of their own, for at most a second and a thousand rows.
    """
    return {
        "default_page_size": 50, "max_returned_rows": 1000, "suggest_facets": False, "sql_time_limit_ms": 1000,
        "default_allow_sql": sql,
        "base_url": base, "force_https_urls": https,
    }
