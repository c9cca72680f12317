"""Tells the record anew where reports changed: facts first, then roll calls, then what is left over."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from sanctiondb.record import facts, roll_calls
from sanctiondb.record.filing import refresh
from sanctiondb.record.identity import assign
from sanctiondb.record.rosters import Rosters
from sanctiondb.record.sqlite import Database
from sanctiondb.resources import folder

THINGS = "SELECT id, kind, key, roll_call_id FROM reports WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"


class _Thing(NamedTuple):
    """What a report is about."""

    report_id: int
    kind: str
    key: str
    roll_call: int | None


def tell(db: Database, reports: Iterable[int], rosters: Rosters) -> None:
    """Derives all that the given reports bear on; a report that no file in force holds is forgotten."""
    touched = sorted(set(reports))
    if not touched:
        return
    things = _things(db, touched)
    told = _facts(things)
    for kind, key in told:
        facts.forget(db, kind, key)
    gone = refresh(db, touched, rosters)
    for kind, key in told:
        facts.tell(db, kind, key, rosters)
    renamed = _renamed(db, [key for kind, key in told if kind == "member"])
    if renamed or any(thing.kind == "action" for thing in things):
        loose = {thing.roll_call for thing in things if thing.report_id in gone and thing.roll_call is not None}
        roll_calls.tell(db, assign(db.conn, touched, loose, rosters) | renamed, rosters)
        db.executescript(folder("record").joinpath("orphans.sql").read_text(encoding="utf-8"))


def forget(db: Database, reports: Iterable[int]) -> None:
    """Takes what the given reports say of anything but actions out of the record, until they are told again."""
    for kind, key in _facts(_things(db, sorted(set(reports)))):
        facts.forget(db, kind, key)


def _renamed(db: Database, codes: list[str]) -> set[int]:
    """The roll calls in which members voted whose names or seats may now be others."""
    return {
        row[0] for code in codes for row in db.execute("SELECT roll_call_id FROM votes WHERE member = ?", [code])
    }


def _things(db: Database, reports: list[int]) -> list[_Thing]:
    return [_Thing(*row) for row in db.execute(THINGS, [json.dumps(reports)])]


def _facts(things: list[_Thing]) -> list[tuple[str, str]]:
    """The kind and key of everything but actions, each once."""
    return list(dict.fromkeys((thing.kind, thing.key) for thing in things if thing.kind != "action"))
