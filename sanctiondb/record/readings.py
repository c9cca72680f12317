"""What the files said of one thing, edition after edition, and what of it stands today."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from sanctiondb.record.rosters import Rosters
from sanctiondb.reports import NOBODY, Ballot, Report


class Reading(NamedTuple):
    """A report as one file gave it."""

    ingest_id: int
    edition: str | None
    superseded: bool
    row: int
    content: dict[str, Any]
    ballot: Ballot


class Part(NamedTuple):
    """The votes that stand of one file's ballot; `row` is that of the ballot's first."""

    ingest_id: int
    row: int
    ballot: Ballot


@dataclass(frozen=True)
class Standing:
    """What a publisher says today: the newest content, and of every member the newest vote."""

    ingest_id: int
    row: int
    content: dict[str, Any]
    parts: list[Part]

    def members(self) -> set[str]:
        """The codes of those whose vote is known."""
        return {member for part in self.parts for member in part.ballot.votes()}


READINGS = """
SELECT ingest_id, edition, superseded, readings.row, content, roster_id, letters
FROM readings JOIN ingests ON ingests.id = ingest_id JOIN wordings ON wordings.id = wording_id
WHERE report_id = ? ORDER BY precedence, ingest_id
"""

AGREED = """
SELECT key, reports.id, wording_id, digest FROM reports
JOIN readings ON readings.report_id = reports.id JOIN ingests ON ingests.id = readings.ingest_id
JOIN wordings ON wordings.id = wording_id
WHERE reports.publisher = ? AND kind = 'action'
GROUP BY reports.id HAVING min(wording_id) = max(wording_id) AND NOT max(superseded)
"""

CONFIRM = """
UPDATE reports SET (ingest_id, row) = (
  SELECT ingest_id, readings.row FROM readings JOIN ingests ON ingests.id = ingest_id
  WHERE report_id = reports.id ORDER BY precedence DESC, ingest_id DESC LIMIT 1)
WHERE id IN (SELECT report_id FROM readings WHERE ingest_id = ?)
"""


def of(connection: sqlite3.Connection, report_id: int, rosters: Rosters) -> list[Reading]:
    """Every reading of a report, the oldest edition first, in whatever order the files came."""
    return [
        Reading(ingest, edition, bool(superseded), row, json.loads(content), _ballot(rosters, roster, letters))
        for ingest, edition, superseded, row, content, roster, letters
        in connection.execute(READINGS, (report_id,)).fetchall()
    ]


def standing(readings: Iterable[Reading], withdrawn: bool = False) -> Standing | None:
    """What stands of a report; None where no file that holds it is in force, unless withdrawn ones count.

    A vote that a later edition leaves out stays, for extracts take nothing back; a whole ballot takes the
    place of the earlier one.
    """
    live = [reading for reading in readings if withdrawn or not reading.superseded]
    if not live:
        return None
    parts: list[Part] = []
    for reading in live:
        parts = laid_over([] if _is_whole(reading) else parts, reading)
    newest = live[-1]
    return Standing(newest.ingest_id, newest.row, newest.content, parts)


def laid_over(parts: list[Part], reading: Reading) -> list[Part]:
    """The votes of a reading, and those before it of members that it does not name."""
    if not len(reading.ballot):
        return parts
    now = reading.ballot.votes() if parts else {}
    left = [part._replace(ballot=part.ballot.without(now)) for part in parts]
    kept = [part for part in left if len(part.ballot)]
    return [*kept, Part(reading.ingest_id, reading.row, reading.ballot)]


def _is_whole(reading: Reading) -> bool:
    """Whether a ballot has as many votes as its file says, or stands in one record written by a person."""
    total, votes = reading.content.get("total"), len(reading.ballot)
    one_row = not any(seat.offset for seat in reading.ballot.roster.seats)
    return bool(total and votes >= total) or (votes > 1 and one_row)


def digest(report: Report) -> bytes:
    """What makes a wording the same: the SHA-256 of its content, its roster and its letters."""
    parts = (_json(report.content).encode(), report.ballot.roster.digest, report.ballot.letters.encode())
    return hashlib.sha256(b"\n".join(parts)).digest()


def store(connection: sqlite3.Connection, report_id: int, ingest_id: int, report: Report, rosters: Rosters) -> None:
    """Keeps what a file says of a report; the same words are kept once, however many editions use them."""
    words, roster = digest(report), rosters.id(report.ballot.roster) if report.ballot.letters else None
    connection.execute(
        "INSERT OR IGNORE INTO wordings (digest, content, roster_id, letters) VALUES (?, ?, ?, ?)",
        (words, _json(report.content), roster, report.ballot.letters),
    )
    connection.execute(
        "INSERT OR REPLACE INTO readings SELECT ?, ?, ?, id FROM wordings WHERE digest = ?",
        (report_id, ingest_id, report.row, words),
    )


class Confirmed:
    """The actions that every file of a publisher tells in the same words, and those that one more file confirms."""

    def __init__(self, connection: sqlite3.Connection, publisher: str, ingest_id: int) -> None:
        self._connection, self._ingest_id = connection, ingest_id
        self._agreed = {key: rest for key, *rest in connection.execute(AGREED, (publisher,))}
        self._again: list[tuple[int, int, int, int]] = []

    def takes(self, report: Report) -> bool:
        """Whether a report says what all files before it said; it is then kept with the next `write`."""
        report_id, wording_id, words = self._agreed.get(report.key, (0, 0, b""))
        if report.kind != "action" or report.more or not words or digest(report) != words:
            return False
        self._again.append((report_id, self._ingest_id, report.row, wording_id))
        return True

    def write(self) -> None:
        """Keeps the reports that were confirmed; the newest file that holds one has the last word on it."""
        self._connection.executemany("INSERT OR REPLACE INTO readings VALUES (?, ?, ?, ?)", self._again)
        if self._again:
            self._connection.execute(CONFIRM, (self._ingest_id,))
        self._again = []


def joined(earlier: list[Reading], ingest_id: int, report: Report) -> Report:
    """A report together with the other votes that the same file gave before, when it was read up to there or wholly."""
    for reading in earlier:
        if reading.ingest_id == ingest_id and len(before := reading.ballot.without(report.ballot.votes())):
            casts = [*before.casts(reading.row), *report.ballot.casts(report.row)]
            return Report(
                report.kind, report.key, reading.row, report.content, Ballot.of(reading.row, casts), report.per_cast
            )
    return report


def _ballot(rosters: Rosters, roster_id: int | None, letters: str) -> Ballot:
    return NOBODY if roster_id is None else Ballot(rosters.roster(roster_id), letters)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
