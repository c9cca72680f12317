"""What the files said of one thing, edition after edition, and what of it stands today."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from sanctiondb.reports import Cast, Report


class Reading(NamedTuple):
    """A report as one file gave it; `ballot` with the rows of that file."""

    ingest_id: int
    edition: str | None
    superseded: bool
    row: int
    content: dict[str, Any]
    ballot: list[Cast]


class Kept(NamedTuple):
    """A vote that stands, and the file that gave it."""

    cast: Cast
    ingest_id: int


@dataclass(frozen=True)
class Standing:
    """What a publisher says today: the newest content, and of every member the newest vote."""

    ingest_id: int
    row: int
    content: dict[str, Any]
    ballot: list[Kept]

    def members(self) -> set[str]:
        """The codes of those whose vote is known."""
        return {kept.cast.member for kept in self.ballot}


READINGS = """
SELECT ingest_id, edition, superseded, readings.row, content, ballot
FROM readings JOIN ingests ON ingests.id = ingest_id JOIN wordings ON wordings.id = wording_id
WHERE report_id = ? ORDER BY precedence, ingest_id
"""


def of(connection: sqlite3.Connection, report_id: int) -> list[Reading]:
    """Every reading of a report, the oldest edition first, in whatever order the files came."""
    return [
        Reading(ingest, edition, bool(superseded), row, json.loads(content), _casts(ballot, row))
        for ingest, edition, superseded, row, content, ballot in connection.execute(READINGS, (report_id,))
    ]


def standing(readings: Iterable[Reading], withdrawn: bool = False) -> Standing | None:
    """What stands of a report; None where no file that holds it is in force, unless withdrawn ones count.

    A vote that a later edition leaves out stays, for extracts take nothing back; a whole ballot takes the
    place of the earlier one.
    """
    live = [reading for reading in readings if withdrawn or not reading.superseded]
    if not live:
        return None
    votes: dict[str, Kept] = {}
    for reading in live:
        cast = {cast.member: Kept(cast, reading.ingest_id) for cast in reading.ballot}
        votes = cast if _is_whole(reading) else votes | cast
    newest = live[-1]
    return Standing(newest.ingest_id, newest.row, newest.content, list(votes.values()))


def _is_whole(reading: Reading) -> bool:
    """Whether a ballot has as many votes as its file says, or stands in one record written by a person."""
    rows = {cast.row for cast in reading.ballot}
    total = reading.content.get("total")
    return bool(total and len(reading.ballot) >= total) or (len(reading.ballot) > 1 and len(rows) == 1)


def store(connection: sqlite3.Connection, report_id: int, ingest_id: int, report: Report) -> None:
    """Keeps what a file says of a report; the same words are kept once, however many editions use them."""
    content = _json(report.content)
    ballot = _json([cast._replace(row=cast.row - report.row) for cast in report.ballot])
    digest = hashlib.sha256(f"{content}\n{ballot}".encode()).digest()
    connection.execute(
        "INSERT OR IGNORE INTO wordings (digest, content, ballot) VALUES (?, ?, ?)", (digest, content, ballot)
    )
    connection.execute(
        "INSERT OR REPLACE INTO readings SELECT ?, ?, ?, id FROM wordings WHERE digest = ?",
        (report_id, ingest_id, report.row, digest),
    )


def _casts(text: str, first: int) -> list[Cast]:
    return [Cast(first + offset, *rest) for offset, *rest in json.loads(text)]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
