"""Suggested facets: to find them Datasette tries every column on every page of a table, most of the page's time.

What is worth a facet is said in the descriptions of the tables, so there is nothing to suggest.
"""

from typing import Any

from sanctiondb.web import catalogue


def switch_off(datasette: Any) -> None:
    """Switches suggestions off where the record is the only database open; others keep what their users expect.

    Datasette 0.65 has no public way for a plugin to do so.
    """
    opened = {name for name in datasette.databases if not name.startswith("_")}
    if opened == {catalogue.record_name(datasette)}:
        datasette._settings["suggest_facets"] = False
