"""What changed in a regime: the last day before a date on which measures began or ended, and what they were."""

import sqlite3

from sanctiondb.answers import regimes
from sanctiondb.answers.database import Row, ask


def last_change(connection: sqlite3.Connection, said: str, on: str) -> Row:
    """The last change of what is in force of a regime, up to an ISO day and on it.

    Keys: `day`, None where nothing had changed by then; `begun` and `ended`, the measures that were in force on it
    and not on the day before, or the other way round, as `regimes.in_force` tells them; `before` and `after`, the
    days of the change before it and of the first one after `on`, or None. A suspension ends a measure for its time.
    Raises NotFound for an unknown regime.
    """
    slug = regimes.slug(connection, said)
    days = [str(row["date"]) for row in ask(connection, "pages/change_days", slug=slug)]
    until, later = [day for day in days if day <= on], [day for day in days if day > on]
    found: Row = {"day": None, "begun": [], "ended": [], "before": None, "after": later[0] if later else None}
    if not until:
        return found
    now, then = (regimes.in_force(connection, slug, day) for day in (until[-1], _day_before(connection, until[-1])))
    was, stands = {row["id"] for row in then}, {row["id"] for row in now}
    return found | {
        "day": until[-1], "before": until[-2] if len(until) > 1 else None,
        "begun": [row for row in now if row["id"] not in was],
        "ended": [row for row in then if row["id"] not in stands],
    }


def _day_before(connection: sqlite3.Connection, day: str) -> str:
    return str(connection.execute("SELECT date(?, '-1 day')", (day,)).fetchone()[0])
