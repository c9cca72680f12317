"""Corrections of official rows: their values as text, and that no two of them contradict each other."""

import sqlite3
from typing import Any

from sanctiondb.record.store import Contradiction
from sanctiondb.reports import Report

SHOWN = """
SELECT official, corrected, file, reports.row FROM corrections JOIN reports ON reports.id = report_id
JOIN ingests ON ingests.id = reports.ingest_id
WHERE reports.key = ? AND (official IS NOT ? OR corrected IS NOT ?)
"""
"""The correction that is shown under a key, where it says otherwise: that of a publisher better in rank."""

OF_ONE_ROW = """
SELECT DISTINCT other.official, other.corrected, file, reports.row
FROM correction_rows AS own JOIN correction_rows AS other ON other.row_id = own.row_id AND other.field = own.field
  AND other.member IS own.member AND other.corrected IS NOT own.corrected
JOIN corrections AS this ON this.id = own.correction_id JOIN reports AS ours ON ours.id = this.report_id
JOIN corrections AS that ON that.id = other.correction_id JOIN reports ON reports.id = that.report_id
JOIN ingests ON ingests.id = reports.ingest_id
WHERE ours.key = ?
"""
"""Corrections that name the same row in other words, such as by its draft, and say otherwise of its field."""


def written(value: Any) -> str | None:
    """A value of a correction as text, as the rows of the record are compared with it: 'true', '11', None for blank."""
    if isinstance(value, bool):
        return str(value).lower()
    return None if value is None else str(value)


def refuse_contradiction(connection: sqlite3.Connection, report: Report) -> None:
    """Raises Contradiction where another correction of the same field of the same row says otherwise."""
    sides = [written(report.content[side]) for side in ("official", "corrected")]
    found = connection.execute(SHOWN, (report.key, *sides)).fetchone()
    found = found or connection.execute(OF_ONE_ROW, (report.key,)).fetchone()
    if found:
        official, corrected, file, row = found
        raise Contradiction(
            f"corrects {sides[0] or 'nothing'} to {sides[1] or 'nothing'}, but record {row} of {file} corrects"
            f" {official or 'nothing'} to {corrected or 'nothing'} in the same field of the same row; expected one of"
            " them: leave the other out"
        )
