"""What the record holds of one member: where it belonged and when, how it voted, what only it voted."""

import json
import sqlite3
from collections import Counter
from collections.abc import Collection
from typing import Any

from sanctiondb.answers.database import Row, Rows, ask
from sanctiondb.answers.members import codes

NEVER: dict[str, Any] = {"since": None, "until": None, "vote": None, "body": None, "with": None}


def belonging(connection: sqlite3.Connection, said: str, seat: bool = False) -> Row:
    """Where and when a member belonged: `codes`, `terms` and `beside`. Raises NotFound.

    `codes` are all codes of its seat (code, name, state, since, until, note), whether `seat` counts them or not;
    `terms` are those on the Council and in blocs of the code or seat (body, name, member, permanent, since, until,
    represented_by, note); `beside` are other members whose notes name one of the codes (code, name, note).
    """
    known, whole = codes(connection, said, seat), codes(connection, said, seat=True)
    named: dict[str, Row] = {
        row["code"]: row for code in whole.split("|") for row in ask(connection, "pages/members_beside", code=code)
        if row["code"] not in whole.split("|")
    }
    return {
        "codes": ask(connection, "pages/member_codes", members=whole),
        "terms": ask(connection, "pages/member_terms", members=known),
        "beside": list(named.values()),
    }


def votes_by_year(connection: sqlite3.Connection, said: str, seat: bool = False) -> Rows:
    """How a member voted, body and year apart: `body, year, n, yes, no, abstain, not_voting, further_no`.

    `n` counts yes, no and abstentions in roll calls of which every vote is known; `further_no` are its votes against
    in those of which only some are, such as a veto known by the list of vetoes alone. Raises NotFound.
    """
    return ask(connection, "pages/member_votes", members=codes(connection, said, seat))


def further_against(
    connection: sqlite3.Connection, members: Collection[str], body: str | None = None, since: str | None = None,
    until: str | None = None,
) -> dict[str, int]:
    """How many votes against by some members, by code, are known from roll calls of which only some votes are."""
    asked = {"members": "|".join(members), "body": body, "since": since, "until": until}
    return {row["member"]: row["n"] for row in ask(connection, "pages/further_against", **asked)}


def lonely_votes(connection: sqlite3.Connection, said: str, most: int, seat: bool = False) -> Row:
    """What only this member voted: `count`, `by` (such as [('GA', 'N', 300)]) and the `latest`, at most so many.

    The latest have the columns of the query `lonely` and `body`, `title`, `outcome`. Raises NotFound.
    """
    found = ask(connection, "lonely", **NEVER | {"members": codes(connection, said, seat)})
    ids = json.dumps([row["id"] for row in found])
    about = {row["id"]: row for row in ask(connection, "pages/roll_calls_named", ids=ids)}
    by = Counter((about[row["id"]]["body"], row["vote"]) for row in found)
    return {
        "count": len(found), "by": [(*kind, count) for kind, count in by.most_common()],
        "latest": [row | about[row["id"]] for row in found[::-1][:most]],
    }


def corrections(connection: sqlite3.Connection, known: str) -> list[Row]:
    """Where an official row is wrong on the vote, the name or the flag of some members, their codes joined by '|'.

    In the columns of the query `corrections`; only those that stand.
    """
    found = ask(connection, "corrections", id=None)
    return [row for row in found if row["member"] in known.split("|") and row["standing"] == "stands"]
