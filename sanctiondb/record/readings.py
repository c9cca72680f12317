"""What the files said of one thing, edition after edition, and what of it stands today."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from sanctiondb.record.rosters import Rosters
from sanctiondb.reports import NOBODY, Again, Ballot, Report


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
SELECT report_id, ingest_id, edition, superseded, readings.row, content, roster_id, letters
FROM json_each(?) AS asked JOIN readings ON report_id = asked.value
JOIN ingests ON ingests.id = ingest_id JOIN wordings ON wordings.id = wording_id
ORDER BY asked.key, precedence, ingest_id
"""

BATCH = 500
"""How many reports are read at a time: what is in memory does not grow with the file."""

AGREED = """
SELECT key, reports.id, wording_id, digest, lines, roster_id FROM reports
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
    return next((told for _, told in of_each(connection, [report_id], rosters)), [])


def of_each(
    connection: sqlite3.Connection, reports: Sequence[int], rosters: Rosters
) -> Iterator[tuple[int, list[Reading]]]:
    """Every reading of each of the reports that has any, in their order."""
    for start in range(0, len(reports), BATCH):
        rows = connection.execute(READINGS, (json.dumps(reports[start:start + BATCH]),)).fetchall()
        for report_id, told in groupby(rows, itemgetter(0)):
            yield report_id, [_reading(rosters, *row) for _, *row in told]


def _reading(
    rosters: Rosters, ingest: int, edition: str | None, superseded: int, row: int, content: str, roster: int | None,
    letters: str,
) -> Reading:
    return Reading(ingest, edition, bool(superseded), row, json.loads(content), _ballot(rosters, roster, letters))


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


def digest(content: str, ballot: Ballot) -> bytes:
    """What makes a wording the same: the SHA-256 of its content, its roster and its letters."""
    return hashlib.sha256(b"\n".join((content.encode(), ballot.roster.digest, ballot.letters.encode()))).digest()


def store(connection: sqlite3.Connection, report_id: int, ingest_id: int, report: Report, rosters: Rosters) -> None:
    """Keeps what a file says of a report; the same words are kept once, however many editions use them."""
    content, ballot = _json(report.content), report.ballot
    words, roster = digest(content, ballot), rosters.id(ballot.roster) if ballot.letters else None
    connection.execute(
        "INSERT INTO wordings (digest, content, roster_id, letters, lines) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET lines = coalesce(excluded.lines, lines)",
        (words, content, roster, ballot.letters, report.lines or None),
    )
    connection.execute(
        "INSERT OR REPLACE INTO readings SELECT ?, ?, ?, id FROM wordings WHERE digest = ?",
        (report_id, ingest_id, report.row, words),
    )


class _Agreed(NamedTuple):
    """An action that every file of a publisher tells in the same words."""

    report_id: int
    wording_id: int
    digest: bytes
    lines: bytes | None
    roster_id: int | None


class Confirmed:
    """The actions that every file of a publisher tells in the same words, and those that one more file confirms."""

    def __init__(self, connection: sqlite3.Connection, publisher: str, ingest_id: int, rosters: Rosters) -> None:
        self._connection, self._ingest_id = connection, ingest_id
        self._agreed = {key: _Agreed(*rest) for key, *rest in connection.execute(AGREED, (publisher,)).fetchall()}
        self._again: list[tuple[int, int, int, int]] = []
        self.lines = {
            one.lines: rosters.roster(one.roster_id) for one in self._agreed.values() if one.lines and one.roster_id}
        """Who is called in the actions of which the lines are known, by the SHA-256 of these."""

    def takes(self, report: Report | Again) -> bool:
        """Whether a report says what all files before it said; it is then kept with the next `write`."""
        agreed = self._agreed.get(report.key)
        if agreed is None or not _is_same(report, agreed):
            return False
        self._again.append((agreed.report_id, self._ingest_id, report.row, agreed.wording_id))
        return True

    def write(self) -> None:
        """Keeps the reports that were confirmed; the newest file that holds one has the last word on it."""
        self._connection.executemany("INSERT OR REPLACE INTO readings VALUES (?, ?, ?, ?)", self._again)
        if self._again:
            self._connection.execute(CONFIRM, (self._ingest_id,))
        self._again = []


def _is_same(report: Report | Again, agreed: _Agreed) -> bool:
    if isinstance(report, Again) or report.kind != "action" or report.more:
        return isinstance(report, Again)
    return digest(_json(report.content), report.ballot) == agreed.digest


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
