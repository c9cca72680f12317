"""Tells the record anew where reports changed: facts first, then roll calls, then what is left over."""

from collections.abc import Iterable

from sanctiondb.record import facts, roll_calls
from sanctiondb.record.filing import refresh
from sanctiondb.record.identity import assign
from sanctiondb.record.rosters import Rosters
from sanctiondb.record.sqlite import Database
from sanctiondb.resources import folder


def tell(db: Database, reports: Iterable[int], rosters: Rosters) -> None:
    """Derives all that the given reports bear on; a report that no file in force holds is forgotten."""
    touched = sorted(set(reports))
    if not touched:
        return
    things = [_thing(db, report) for report in touched]
    gone = set()
    for report, (kind, key, roll_call) in zip(touched, things, strict=True):
        facts.forget(db, kind, key)
        if not refresh(db, report, rosters) and roll_call is not None:
            gone.add(roll_call)
        facts.tell(db, kind, key, rosters)
    renamed = _renamed(db, [key for kind, key, _ in things if kind == "member"])
    if renamed or any(kind == "action" for kind, _, _ in things):
        roll_calls.tell(db, assign(db.conn, touched, gone, rosters) | renamed, rosters)
        db.executescript(folder("record").joinpath("orphans.sql").read_text(encoding="utf-8"))


def forget(db: Database, reports: Iterable[int]) -> None:
    """Takes what the given reports say of anything but actions out of the record, until they are told again."""
    for report in sorted(set(reports)):
        kind, key, _ = _thing(db, report)
        if kind != "action":
            facts.forget(db, kind, key)


def _renamed(db: Database, codes: list[str]) -> set[int]:
    """The roll calls in which members voted whose names or seats may now be others."""
    return {
        row[0] for code in codes for row in db.execute("SELECT roll_call_id FROM votes WHERE member = ?", [code])
    }


def _thing(db: Database, report: int) -> tuple[str, str, int | None]:
    row = db.execute("SELECT kind, key, roll_call_id FROM reports WHERE id = ?", [report]).fetchone()
    return row[0], row[1], row[2]
