"""Every regime that has not ended at a glance: what stands, who watches until when, how many are listed."""

import sqlite3

from sanctiondb.answers import listings, regimes
from sanctiondb.answers.database import Row, Rows, ask, today

COLUMNS = ["slug", "name", "target", "since", "status", "kinds", "lapsing", "partly", "contested", "bodies", "listed"]


def standing(connection: sqlite3.Connection, on: str | None = None) -> Rows:
    """The regimes that have not ended, with what stands on an ISO day, today where none is given.

    Columns `slug, name, target, since, status, kinds, lapsing, partly, contested, bodies, listed`. The types of its
    measures, exemptions left out, are in `kinds` where all are in force, in `lapsing` where the last known term of one
    was over on the day and no renewal is in the record (in `partly` too where others of the type are in force), in
    `contested` where they are that. `bodies` are those with a mandate on the day, else the one whose mandate began
    last, with an end that may be unknown: `body, start, end, ended_by, symbol`. `listed` is the number on the newest
    list; null where none is loaded.
    """
    day = on or today()
    types = types_of(connection, day)
    watchers, listed = _watchers(connection, day), _listed(connection)
    return Rows(COLUMNS, (
        {name: row[name] for name in COLUMNS[:5]} | _kinds(types.get(row["slug"], {}))
        | {"bodies": watchers.get(row["slug"], []), "listed": listed.get(row["slug"], 0) if listed else None}
        for row in ask(connection, "regimes") if row["status"] != "ended"
    ))


def types_of(connection: sqlite3.Connection, day: str | None = None) -> dict[str, dict[str, set[str]]]:
    """For each regime the types of its measures on a day, exemptions left out, each with how they stand."""
    found: dict[str, dict[str, set[str]]] = {}
    for row in regimes.in_force(connection, on=day):
        if row["type"] != "exemption":
            found.setdefault(row["regime"], {}).setdefault(row["type"], set()).add(row["standing"])
    return found


def _kinds(types: dict[str, set[str]]) -> Row:
    return {
        "kinds": [kind for kind, how in types.items() if how == {"in force"}],
        "lapsing": [kind for kind, how in types.items() if "unknown" in how],
        "partly": [kind for kind, how in types.items() if {"unknown", "in force"} <= how],
        "contested": [kind for kind, how in types.items() if "contested" in how],
    }


def _watchers(connection: sqlite3.Connection, day: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in ask(connection, "pages/watchers"):
        found.setdefault(row.pop("regime"), []).append(row)
    return {slug: [row for row in rows if (row["end"] or "") >= day] or rows[:1] for slug, rows in found.items()}


def _listed(connection: sqlite3.Connection) -> dict[str, int]:
    if listings.newest(connection) is None:
        return {}
    return {row["regime"]: row["listed"] for row in ask(connection, "pages/listed_now")}
