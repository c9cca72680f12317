"""The named queries, as Datasette offers them."""

from functools import cache
from typing import Any

from sanctiondb.answers import exports
from sanctiondb.answers.database import query, takes, title
from sanctiondb.web import catalogue

HINTS = {
    "id": "an action's id, such as s-res-1718-2006",
    "slug": "a regime, such as dprk",
    "regime": "a regime, such as dprk",
    "on": "a day, such as 2017-12-31",
    "since": "the first day, such as 2006-10-14",
    "until": "the last day, such as 2017-12-31",
    "body": "SC or GA",
    "outcome": "adopted, vetoed, too_few or too_few_and_p5_no",
    "members": "codes of members, such as CHN, several joined by |",
    "members_a": "the code of a member, such as CHN; of several that are one, joined by |",
    "members_b": "the code of another, such as RUS",
    "vote": "what these members voted: Y, N, A or X",
    "type": "a type of measure, such as arms_embargo",
    "target": "a part of a regime's name or target, such as iraq",
    "within": "a number of days, such as 90",
    "past": "1 for what ran out before, too",
    "rule": "drafts, or all",
    "count": "member, decade, year or subject",
    "words": "words as FTS5 takes them, such as coal",
    "limit": "at most so many rows",
    "with": "with at most so many others",
    "expiring_by": "a day; then only the last mandate of each body, if it ends by that day",
}
"""What each parameter of a query takes."""

OWN_HINTS = {
    "in_force": {"on": "a day, such as 2003-05-21; today where empty"},
    "expiring": {"on": "counted from this day; today where empty"},
    "vetoes": {"members": "codes of those that vetoed, such as RUS, several joined by |"},
}
"""What a parameter takes in one query, where that differs."""


async def queries(datasette: Any, database: str) -> dict[str, dict[str, Any]]:
    """Datasette's canned queries of a database: the named queries for the record, none for another.

    A query that bears the name of a table, which it would hide, goes by NAME_query.
    """
    record = await catalogue.record(datasette)
    if record is None or record.name != database:
        return {}
    taken = {*await record.table_names(), *await record.view_names()}
    return {f"{name}_query" if name in taken else name: offered for name, offered in _offered().items()}


def sql_of(name: str) -> str | None:
    """The SQL of a query that is offered under a name; None where there is none."""
    offered = _offered().get(name)
    return offered["sql"] if offered else None


@cache
def _offered() -> dict[str, dict[str, Any]]:
    names = {*exports.named_queries(), *exports.NEEDS_PARAMETERS}
    return {name: _one(name) for name in sorted(names)}


def _one(name: str) -> dict[str, Any]:
    sql = query(name)
    asked = takes(sql)
    hints = {parameter: hint for parameter, hint in (HINTS | OWN_HINTS.get(name, {})).items() if parameter in asked}
    return {"sql": sql, "title": title(sql), "hints": hints}
