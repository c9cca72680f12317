"""Files a report: counted against what its publisher said before, column by column."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sanctiondb import symbols
from sanctiondb.record import readings
from sanctiondb.record.readings import Part, Reading, Standing
from sanctiondb.record.rosters import Rosters
from sanctiondb.record.sqlite import Database
from sanctiondb.reports import ABSENT, Cast, Report

CORRECTED = frozenset(
    {"vote", "yes", "no", "abstain", "not_voting", "total", "date", "modality", "vote_note"}
)
"""What readers are shown as a correction when it is revised; other edits are kept without a word."""

DERIVED = dict.fromkeys(("changes", "citations", "report_drafts", "regime_symbols"), "report_id")
"""The tables that tell what is in the readings of each report."""


@dataclass
class Filed:
    """How many rows were new, changed, unchanged; the reports that now say otherwise than before."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    touched: set[int] = field(default_factory=set)

    def add(self, other: "Filed") -> None:
        """Counts another report's rows in."""
        self.new += other.new
        self.changed += other.changed
        self.unchanged += other.unchanged
        self.touched |= other.touched


class Edit(NamedTuple):
    """One value that differs between two editions."""

    row: int
    member: str
    field: str
    before: str | None
    after: str | None


def file_report(
    connection: sqlite3.Connection, ingest_id: int, publisher: str, report: Report, rosters: Rosters
) -> Filed:
    """Keeps what a file says and counts its rows as new, changed or unchanged.

    Rows of an edition older than what stands count as unchanged, but for votes that nobody else gave.
    """
    report_id, known = _report_id(connection, ingest_id, publisher, report)
    if not known:
        readings.store(connection, report_id, ingest_id, report, rosters)
        return Filed(new=report.rows, touched={report_id})
    earlier = readings.of(connection, report_id, rosters)
    before = readings.standing(earlier, withdrawn=True)
    readings.store(connection, report_id, ingest_id, readings.joined(earlier, ingest_id, report), rosters)
    if before is None:
        return Filed(new=report.rows, touched={report_id})
    edits = list(_edits(before.content, before.parts, report))
    members = before.members()
    added = [member for member in report.ballot.votes() if member not in members]
    stands = _newest(connection, report_id, rosters) == ingest_id
    if stands:
        place = (ingest_id, report.row, report_id)
        connection.execute("UPDATE reports SET ingest_id = ?, row = ? WHERE id = ?", place)
    between = not stands and ingest_id not in {reading.ingest_id for reading in earlier}
    filed = _counted(report, edits if stands else [], len(added))
    hidden = any(reading.superseded for reading in earlier)
    if between or (stands and edits) or added or hidden:
        filed.touched = {report_id}
    return filed


def refresh(db: Database, reports: Sequence[int], rosters: Rosters) -> set[int]:
    """Brings reports in line with their readings; those that no file in force holds go, and their numbers come back."""
    _forget(db, DERIVED, reports)
    gone = set(reports)
    for report_id, told in readings.of_each(db.conn, reports, rosters):
        if stands := readings.standing(told):
            gone.remove(report_id)
            _describe(db.conn, report_id, stands)
            if len(told) > 1 and (history := list(_history(report_id, told))):
                db.table("changes").insert_all(history)
    _forget(db, {"readings": "report_id", "reports": "id"}, gone)
    return gone


def _forget(db: Database, tables: dict[str, str], reports: Iterable[int]) -> None:
    numbers = json.dumps(list(reports))
    for table, column in tables.items():
        db.conn.execute(f"DELETE FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))", (numbers,))


def drafts(content: dict[str, Any]) -> list[str]:
    """The symbols of the drafts voted on; official files join several by '|'."""
    return [symbols.canonical(one) for one in content.get("draft", "").split("|") if one.strip()]


def _named(content: dict[str, Any]) -> list[str]:
    """What a proposal goes by: its drafts; where there is none and nothing was adopted, the meeting."""
    meeting = [] if content.get("resolution") else [content.get("meeting", "")]
    return drafts(content) or [symbols.canonical(one) for one in meeting if one]


def _report_id(
    connection: sqlite3.Connection, ingest_id: int, publisher: str, report: Report
) -> tuple[int, bool]:
    """The number of a report, and whether a file held it before."""
    key = (publisher, report.kind, report.key)
    cursor = connection.execute(
        "INSERT OR IGNORE INTO reports (publisher, kind, key, ingest_id, row) VALUES (?, ?, ?, ?, ?)",
        (*key, ingest_id, report.row),
    )
    if cursor.rowcount:
        return int(cursor.lastrowid or 0), False
    row = connection.execute("SELECT id FROM reports WHERE publisher = ? AND kind = ? AND key = ?", key).fetchone()
    return int(row[0]), True


def _newest(connection: sqlite3.Connection, report_id: int, rosters: Rosters) -> int:
    stands = readings.standing(readings.of(connection, report_id, rosters))
    return stands.ingest_id if stands else 0


def _counted(report: Report, edits: list[Edit], new: int) -> Filed:
    if not report.per_cast:
        return Filed(changed=1) if edits or new else Filed(unchanged=1)
    shared = any(edit.member == "" for edit in edits)
    changed = report.rows - new if shared else len({edit.member for edit in edits})
    return Filed(new=new, changed=changed, unchanged=report.rows - new - changed)


def _edits(old: dict[str, Any], parts: list[Part], now: Report | Reading) -> Iterator[Edit]:
    """What a report or reading says otherwise than the content and the votes before it."""
    for name, before, after in _differing(old, now.content):
        yield Edit(now.row, "", name, before, after)
    for was, cast in _casts_given_twice(parts, now):
        for name in ("vote", "name", "permanent"):
            before, after = getattr(was, name), getattr(cast, name)
            if before != after:
                yield Edit(cast.row, cast.member, name, _text(before), _text(after))


def _casts_given_twice(parts: list[Part], now: Report | Reading) -> Iterator[tuple[Cast, Cast]]:
    """Votes as given before and now; of ballots of one roster, those whose letters differ."""
    ballot = now.ballot
    if len(parts) == 1 and parts[0].ballot.roster.digest == ballot.roster.digest:
        pairs = zip(ballot.roster.seats, parts[0].ballot.letters, ballot.letters, strict=True)
        for seat, before, after in pairs:
            if before != after and ABSENT not in (before, after):
                named = seat.member, seat.name, seat.flag
                yield Cast(0, named[0], before, *named[1:]), Cast(now.row + seat.offset, named[0], after, *named[1:])
        return
    earlier = {cast.member: cast for part in parts for cast in part.ballot.casts(part.row)}
    for cast in ballot.casts(now.row):
        if cast.member in earlier:
            yield earlier[cast.member], cast


def _differing(before: Any, after: Any, path: str = "") -> Iterator[tuple[str, str | None, str | None]]:
    if isinstance(before, dict) and isinstance(after, dict):
        for name in dict.fromkeys((*before, *after)):
            yield from _differing(before.get(name), after.get(name), f"{path}.{name}".lstrip("."))
    elif before != after:
        yield path, _text(before), _text(after)


def _text(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _describe(connection: sqlite3.Connection, report_id: int, stands: Standing) -> None:
    content = stands.content
    part = [content.get(name) for name in ("body", "date", "resolution", "part")]
    connection.execute(
        "UPDATE reports SET ingest_id = ?, row = ?, body = ?, date = ?, resolution = ?, part = ? WHERE id = ?",
        (stands.ingest_id, stands.row, *part, report_id),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO report_drafts VALUES (?, ?)", [(report_id, draft) for draft in _named(content)]
    )
    connection.executemany(
        "INSERT INTO citations VALUES (?, ?, ?)",
        [(report_id, place, source) for place, source in enumerate(content.get("sources", []), 1)],
    )
    if slugs := content.get("regimes"):
        connection.executemany("INSERT OR IGNORE INTO regime_symbols VALUES (?, ?, ?)", [
            (slug, symbol, report_id) for slug in slugs for symbol in _linked(content)])


def _linked(content: dict[str, Any]) -> list[str]:
    """What links an action to a regime: its resolution, else its drafts, else what it goes by."""
    if resolution := content.get("resolution"):
        return [resolution]
    return drafts(content) or [content.get("meeting") or content["symbol"]]


def _history(report_id: int, told: list[Reading]) -> Iterator[dict[str, Any]]:
    """What each edition changed of the one before it, in the order of editions."""
    parts: list[Part] = []
    for before, after in zip([None, *told], told, strict=False):
        for edit in _edits(before.content, parts, after) if before else ():
            yield {
                "report_id": report_id,
                "ingest_id": after.ingest_id,
                **edit._asdict(),
                "kind": "filled" if edit.before is None else "revised",
                "correction": edit.before is not None and edit.field in CORRECTED,
                "edition_before": before.edition if before else None,
                "edition_after": after.edition,
            }
        parts = readings.laid_over(parts, after)
