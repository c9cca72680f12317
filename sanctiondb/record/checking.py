"""Checks a report against the record it is to join: who is a member, what is said twice, what leads nowhere."""

import sqlite3
from typing import Any

from sanctiondb.record.names import Names
from sanctiondb.reports import Again, Ballot, Reading, Reject, Report

DANGLING = (
    ("SELECT symbol, member FROM roster_seats CROSS JOIN ballots USING (roster_id) CROSS JOIN roll_calls"
     " ON id = roll_call_id WHERE member NOT IN (SELECT code FROM members) LIMIT 1",
     "{}: found member {!r}, expected the code of a member state: mend it or add that state"),
    ("SELECT code, state FROM members WHERE state NOT IN (SELECT code FROM members)",
     "member {}: found state {!r}, expected the code of a member state: mend it or add that state"),
    ("SELECT bloc, member FROM bloc_terms WHERE member NOT IN (SELECT code FROM members)",
     "bloc {}: found member {!r}, expected the code of a member state: mend it or add that state"),
    ("SELECT symbol, member FROM corrections WHERE member NOT IN (SELECT code FROM members)",
     "correction of {}: found member {!r}, expected the code of a member state: mend it or add that state"),
    ("SELECT symbol, regime FROM regime_symbols WHERE regime NOT IN (SELECT slug FROM regimes)",
     "{}: found regime {!r}, expected the slug of a regime in the record: mend it or add that regime"),
    ("SELECT reference, regime FROM vessels WHERE regime NOT IN (SELECT slug FROM regimes)",
     "vessel {}: found regime {!r}, expected the slug of a regime in the record: mend it or add that regime"),
    ("SELECT id, changes FROM measures WHERE changes NOT IN (SELECT id FROM measures)",
     "measure {}: found changes {!r}, expected the id of a measure: mend it or leave it out"),
)
"""What would lead nowhere once a file is in, and the sentence that says so."""


def checked(report: Report | Again, names: Names, keys: dict[tuple[str, str], int]) -> Reading:
    """The report without what names members that nobody knows; those rows, and second tellings, as rejects.

    `keys` holds what the file said before, and where.
    """
    if isinstance(report, Again):
        keys[report.kind, report.key] = report.row
        yield report
        return
    if report.kind == "member":
        names.learn(report)
    if report.kind == "seat_year" and (fault := _name_code(report, names)):
        yield fault
        return
    first = keys.setdefault((report.kind, report.key), report.row)
    if first != report.row and not report.more:
        yield from _all_rows(report, f"stands twice in this file: row {first} says it first")
        return
    yield from _known_members(report, names)


def dangling(connection: sqlite3.Connection) -> str | None:
    """A sentence about the first thing that leads nowhere; None where nothing does."""
    for sql, sentence in DANGLING:
        if row := connection.execute(sql).fetchone():
            return sentence.format(*row)
    return None


def _known_members(report: Report, names: Names) -> Reading:
    strange = [] if names.know(report.ballot.roster) else [
        cast for cast in report.ballot.casts(report.row) if not names.knows(cast.member)]
    wrong = [code for code in _codes(report.content) if not names.knows(code)]
    if wrong or (strange and not report.per_cast):
        code = wrong[0] if wrong else strange[0].member
        yield from _all_rows(report, "is no code of a member state; see the table members", "member", code)
        return
    for cast in strange:
        yield Reject(cast.row, "member", cast.member, "is no code of a member state; see the table members")
    if strange:
        known = [cast for cast in report.ballot.casts(report.row) if names.knows(cast.member)]
        report.ballot, report.lines = Ballot.of(report.row, known), b""
    if len(report.ballot) or not report.per_cast:
        yield report


def _all_rows(report: Report, reason: str, column: str | None = None, value: str | None = None) -> Reading:
    rows = [cast.row for cast in report.ballot.casts(report.row)] if report.per_cast else [report.row]
    for row in rows:
        yield Reject(row, column, value or report.key, reason)


def _name_code(report: Report, names: Names) -> Reject | None:
    """Puts the code of a member into a report that names it only."""
    name = report.content["name"]
    code = names.code(name)
    if code is None:
        return Reject(report.row, "security_council_member", name, "is the name of no member state; add it to one")
    report.content["member"] = code
    report.key = f"{report.content['year']} {code}"
    return None


def _codes(content: dict[str, Any]) -> list[str]:
    single = [content["member"]] if content.get("member") else []
    coded = [content["corrected"]] if content.get("field") == "member" else []
    return [*single, *coded, *content.get("sponsors", [])]
