"""Statements about the record, each with its verdict and evidence."""

import sqlite3
from collections import Counter
from typing import Any

from sanctiondb.answers.database import Row, Rows, ask
from sanctiondb.web import asking
from sanctiondb.web.asking import FORM
from sanctiondb.web.responses import answering

VERDICTS = {"true": "True", "false": "False", "partly": "Partly true", "unknown": "Not known"}
"""Verdicts as words, in the order in which they are counted."""


@answering
async def statements(datasette: Any, request: Any) -> Any:
    """What is said of the record, what the record says to it, and the evidence."""
    def rows(connection: sqlite3.Connection) -> Rows:
        return ask(connection, "pages/statements")

    async def context() -> Row:
        found, evidence = await asking.ask(datasette, request, _statements)
        return {"statements": found, "evidence": evidence, "verdicts": VERDICTS,
                "counts": Counter(row["verdict"] for row in found)}

    return await asking.data(datasette, request, {"json": rows, "csv": rows}) or await asking.kept(
        datasette, request, "statements", (), context)


def _statements(connection: sqlite3.Connection) -> tuple[Rows, dict[str, list[Row]]]:
    """The statements, and of each the evidence in its order."""
    evidence: dict[str, list[Row]] = {}
    for row in ask(connection, "pages/evidence"):
        evidence.setdefault(row["statement"], []).append(row)
    return ask(connection, "pages/statements"), evidence


ROUTES = [
    (rf"^/statements{FORM}", statements),
]
"""The addresses of this module, with their views."""
