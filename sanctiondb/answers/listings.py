"""The Consolidated List through time: which snapshots there are, and who was on them."""

import sqlite3


def newest(connection: sqlite3.Connection) -> str | None:
    """The date of the newest snapshot as '2020-11-30'; None where no list is loaded.

    One that was recovered from a damaged file counts only where there is no whole one.
    """
    row = connection.execute("SELECT date FROM snapshots ORDER BY whole DESC, date DESC LIMIT 1").fetchone()
    return str(row[0]) if row else None
