"""Every correction of an official row, with what it rests on and how it stands to the files loaded."""

from typing import Any

from sanctiondb.answers.database import Row, Rows, ask
from sanctiondb.web import asking
from sanctiondb.web.asking import FORM
from sanctiondb.web.responses import answering

STANDINGS = {
    "stands": "Official rows that are wrong",
    "says_otherwise": "Rows that say a third thing by now",
    "ambiguous": "Of one of several rows, not known which",
    "caught_up": "Rows that a later edition has set right",
    "waits": "Of rows that are not loaded",
}
"""How a correction stands, in the order in which the page tells them."""


@answering
async def corrections(datasette: Any, request: Any) -> Any:
    """Every correction, those that stand first."""
    found = await asking.ask(datasette, request, lambda connection: ask(connection, "corrections", id=None))
    return await asking.table(datasette, request, found, "corrections", {"count": len(found), "groups": _groups(found)})


def _groups(found: Rows) -> list[tuple[str, str, list[Row]]]:
    """The corrections of each standing there is: its code, its heading, the rows."""
    by = {code: [row for row in found if row["standing"] == code] for code in STANDINGS}
    return [(code, STANDINGS[code], rows) for code, rows in by.items() if rows]


ROUTES = [(rf"^/corrections{FORM}", corrections)]
"""The addresses of this module, with their views."""
