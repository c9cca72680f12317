"""Finds the roll call that a report speaks of: one, however many publishers report it."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import count
from typing import NamedTuple

from sanctiondb.formats.publishers import LISTS, SCHOLARS
from sanctiondb.record import likeness
from sanctiondb.record.rosters import Rosters

ACTIONS = """
SELECT reports.id, roll_call_id, body, date, resolution, part, rank FROM reports
JOIN publishers ON publishers.id = publisher
WHERE kind = 'action' AND {0} IN (SELECT value FROM json_each(?)) ORDER BY {0}, rank, reports.id
"""

BY_RESOLUTION = f"""
SELECT roll_call_id FROM reports JOIN publishers ON publishers.id = publisher AND rank < {SCHOLARS}
WHERE resolution = ? AND part IS ? AND roll_call_id IS NOT NULL
"""

BY_DRAFT = """
SELECT DISTINCT roll_call_id FROM reports JOIN report_drafts ON report_id = id
WHERE draft IN (SELECT draft FROM report_drafts WHERE report_id = ?)
  AND body = ? AND date = ? AND part IS ? AND roll_call_id IS NOT NULL
"""

LISTED = f"""
SELECT report_id, draft FROM report_drafts JOIN reports ON reports.id = report_id
JOIN publishers ON publishers.id = publisher WHERE rank = {LISTS}
"""

NEAR_BY = f"""
SELECT roll_call_id FROM reports JOIN report_drafts ON report_id = reports.id
JOIN publishers ON publishers.id = publisher
WHERE draft IN (SELECT draft FROM report_drafts WHERE report_id = :report)
  AND body = :body AND part IS :part AND roll_call_id IS NOT NULL
  AND abs(julianday(date) - julianday(:date)) <= {likeness.DAYS} AND (rank = {LISTS}) <> (:rank = {LISTS})
  AND NOT EXISTS (
    SELECT 1 FROM reports AS own JOIN publishers AS theirs ON theirs.id = own.publisher
    WHERE own.roll_call_id = reports.roll_call_id AND (theirs.rank = {LISTS}) = (:rank = {LISTS}))
ORDER BY abs(julianday(date) - julianday(:date)), roll_call_id
LIMIT 1
"""
"""The vote on a draft, nearest in days, that a list may mean, or that a list may have meant: none that has its own."""


class Action(NamedTuple):
    """A report of an action, and the roll call it was held to be of."""

    report_id: int
    roll_call: int | None
    body: str
    date: str
    resolution: str | None
    part: str | None
    rank: int


def assign(
    connection: sqlite3.Connection, reports: Iterable[int], loose: Iterable[int], rosters: Rosters
) -> set[int]:
    """Gives each report of an action its roll call; returns the roll calls to be told anew.

    A resolution's symbol names one roll call (with the part voted on); a draft's does together with
    its body and date, for a draft may be put to the vote twice. What scholars report is matched last, by
    the ballots. Reports that shared a roll call with one that changed, and those of the `loose` roll calls
    that lost one, are matched anew.
    """
    pool = _pool(connection, set(reports), set(loose))
    before = {action.roll_call for action in pool.values() if action.roll_call is not None} | set(loose)
    connection.executemany("UPDATE reports SET roll_call_id = NULL WHERE id = ?", [(report,) for report in pool])
    taken, fresh = set[int](), _fresh(connection)
    numbered = [action for action in pool.values() if action.rank >= SCHOLARS]
    for action in sorted(pool.values(), key=lambda action: action.rank == LISTS):
        if action.rank < SCHOLARS:
            taken |= _assign(connection, action, taken, fresh)
    matched = likeness.matched(connection, [action.report_id for action in numbered], rosters)
    for action in numbered:
        taken.add(_assign_alone(connection, action, matched.get(action.report_id), taken, fresh))
    return before | taken


def _assign_alone(
    connection: sqlite3.Connection, action: Action, matched: int | None, taken: set[int], fresh: Iterator[int]
) -> int:
    """Gives what a scholar reports the roll call that it was matched with, else one of its own."""
    free = action.roll_call if action.roll_call not in taken else None
    roll_call = matched or free or next(fresh)
    connection.execute("UPDATE reports SET roll_call_id = ? WHERE id = ?", (roll_call, action.report_id))
    return roll_call


def _pool(connection: sqlite3.Connection, reports: set[int], roll_calls: set[int]) -> dict[int, Action]:
    """The reports to be matched: those given, what scholars may mean by them, all that share a roll call with one."""
    every = reports | likeness.neighbours(connection, reports, roll_calls) | _listed(connection, reports)
    given = _actions(connection, "reports.id", every)
    shared = {action.roll_call for action in given if action.roll_call is not None} | roll_calls
    others = _actions(connection, "roll_call_id", shared)
    return {action.report_id: action for action in (*given, *others)}


def _listed(connection: sqlite3.Connection, reports: set[int]) -> set[int]:
    """What lists report on the drafts of some reports: they may mean one of these rather than another."""
    listed = connection.execute(LISTED).fetchall()
    drafts = {draft for report, draft in connection.execute("SELECT report_id, draft FROM report_drafts")
              if report in reports} if listed else set()
    return {report for report, draft in listed if draft in drafts}


def _actions(connection: sqlite3.Connection, column: str, values: set[int]) -> list[Action]:
    return [Action(*row) for row in connection.execute(ACTIONS.format(column), (json.dumps(sorted(values)),))]


def _assign(connection: sqlite3.Connection, action: Action, taken: set[int], fresh: Iterator[int]) -> set[int]:
    same = _namesakes(connection, action)
    free = action.roll_call if action.roll_call not in taken else None
    roll_call = min(same) if same else free or next(fresh)
    connection.execute("UPDATE reports SET roll_call_id = ? WHERE id = ?", (roll_call, action.report_id))
    connection.executemany(
        "UPDATE reports SET roll_call_id = ? WHERE roll_call_id = ?",
        [(roll_call, other) for other in same - {roll_call}],
    )
    return same | {roll_call}


def _namesakes(connection: sqlite3.Connection, action: Action) -> set[int]:
    """The roll calls that a report's symbols name; by a draft never those of another resolution."""
    found = {row[0] for row in connection.execute(BY_RESOLUTION, (action.resolution, action.part))}
    rows = connection.execute(BY_DRAFT, (action.report_id, action.body, action.date, action.part))
    drafted = {row[0]: _resolutions(connection, row[0]) for row in rows.fetchall()}
    named = set[str]().union(*drafted.values())
    if action.resolution:
        return found | {one for one, resolutions in drafted.items() if resolutions <= {action.resolution}}
    return found | (set(drafted) if len(named) < 2 else set()) or _near_by(connection, action)


def _near_by(connection: sqlite3.Connection, action: Action) -> set[int]:
    """The one vote on the same draft that a list dates otherwise, if there is one; see NEAR_BY."""
    row = connection.execute(NEAR_BY, {
        "report": action.report_id, "body": action.body, "part": action.part, "date": action.date,
        "rank": action.rank}).fetchone()
    return {row[0]} if row else set()


def _resolutions(connection: sqlite3.Connection, roll_call: int) -> set[str]:
    sql = "SELECT DISTINCT resolution FROM reports WHERE roll_call_id = ? AND resolution IS NOT NULL"
    return {row[0] for row in connection.execute(sql, (roll_call,))}


def _fresh(connection: sqlite3.Connection) -> Iterator[int]:
    """Numbers that no roll call bears, nor bore before this file."""
    highest = connection.execute(
        "SELECT max((SELECT ifnull(max(roll_call_id), 0) FROM reports), (SELECT ifnull(max(id), 0) FROM roll_calls))"
    ).fetchone()[0]
    return count(int(highest) + 1)
