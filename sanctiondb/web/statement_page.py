"""Statements about the record, each with its verdict and evidence."""

from typing import Any

from sanctiondb.answers.database import ask
from sanctiondb.web import asking
from sanctiondb.web.asking import FORM
from sanctiondb.web.responses import answering


@answering
async def statements(datasette: Any, request: Any) -> Any:
    """Statements about the record, each with its verdict and evidence."""
    found = await asking.ask(datasette, request, lambda connection: ask(connection, "pages/statements"))
    return await asking.table(datasette, request, found, "statements", {"statements": found})


ROUTES = [
    (rf"^/statements{FORM}", statements),
]
"""The addresses of this module, with their views."""
