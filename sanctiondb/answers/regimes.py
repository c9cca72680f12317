"""Sanctions regimes: which one a slug names, and what was in force when."""

import sqlite3

from sanctiondb import symbols
from sanctiondb.answers.database import Rows, ask
from sanctiondb.errors import NotFound


def slug(connection: sqlite3.Connection, said: str) -> str:
    """The slug of a regime, checked; raises NotFound with the known ones."""
    found = symbols.printable(said).strip().lower()
    known = [row[0] for row in connection.execute("SELECT slug FROM regimes ORDER BY slug")]
    if found not in known:
        raise NotFound(f"{found}: no such regime; expected one of {', '.join(known) or 'none, as none is loaded'}")
    return found


def in_force(connection: sqlite3.Connection, said: str, on: str | None = None) -> Rows:
    """Measures in force on an ISO date, today where none is given.

    Columns `measure, type, action, symbol, paragraph, from, until, binding`; the first and the last day
    count. Raises NotFound for an unknown regime.
    """
    return ask(connection, "regime", slug=slug(connection, said), on=on)


def timeline(connection: sqlite3.Connection, said: str) -> Rows:
    """What happened, by date: `date, kind (resolution|draft|mandate), symbol, title, outcome`."""
    return ask(connection, "timeline", slug=slug(connection, said))
