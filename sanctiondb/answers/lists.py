"""Lists of roll calls and of votes, by conditions that are checked first."""

import sqlite3
from typing import Any

from sanctiondb.answers import members, regimes
from sanctiondb.answers.database import Rows, ask


def listed(
    connection: sqlite3.Connection,
    name: str,
    *,
    member: str | None = None,
    seat: bool = False,
    regime: str | None = None,
    **conditions: Any,
) -> Rows:
    """The answer of a query that lists roll calls or votes: 'rollcalls', 'vetoes', 'pages/votes_cast'.

    `seat` takes with a member's code the other codes of its seat; `conditions` are the query's other parameters, all
    of them, None where nothing is asked. Raises NotFound for an unknown code or regime.
    """
    return ask(
        connection, name,
        members=members.codes(connection, member, seat) if member else None,
        regime=regimes.slug(connection, regime) if regime else None,
        **conditions,
    )
