"""The UN Digital Library's Security Council voting data: one row a member a resolution."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from sanctiondb import symbols
from sanctiondb.files import SourceFile
from sanctiondb.formats.base import Format, has_columns, is_date, rows
from sanctiondb.formats.publishers import UNDL
from sanctiondb.reports import LETTERS, Cast, Reading, Reject, Report

FIELDS = {
    "undl_id": "record_id",
    "date": "date",
    "resolution": "resolution",
    "draft": "draft",
    "meeting": "meeting",
    "description": "title",
    "agenda": "agenda",
    "subjects": "subjects",
    "vote_note": "vote_note",
    "total_yes": "yes",
    "total_no": "no",
    "total_abstentions": "abstain",
    "total_non_voting": "not_voting",
    "total_ms": "total",
    "modality": "modality",
    "undl_link": "link",
}
"""The columns that the rows of one roll call share, and what the record calls them."""
TOTALS = ("total_yes", "total_no", "total_abstentions", "total_non_voting", "total_ms")
MODALITIES = {"Vote": "vote", "Without Vote": "without_vote"}
PERMANENT = {"True": True, "False": False, "TRUE": True, "FALSE": False}
COLUMNS = (
    "undl_id,ms_code,ms_name,permanent_member,ms_vote,date,resolution,draft,meeting,description,agenda,"
    "subjects,vote_note,total_yes,total_no,total_abstentions,total_non_voting,total_ms,modality,undl_link"
).split(",")

Line = tuple[int, dict[str, str]]


def read(file: SourceFile) -> Reading:
    """Every roll call of the file as one report with its ballot, and every row that was not taken.

    Raises FileRefused for a file of another layout.
    """
    roll_calls: dict[str, list[Line]] = {}
    for item in rows(file, COLUMNS):
        if isinstance(item, Reject):
            yield item
            continue
        row, line = item
        resolution = symbols.canonical(line["resolution"])
        if symbols.number(resolution) is None or symbols.without_year(resolution):
            reason = "is no symbol of a Council resolution; expected one like S/RES/1718(2006)"
            yield Reject(row, "resolution", line["resolution"], reason)
        else:
            roll_calls.setdefault(resolution, []).append(item)
    for resolution, lines in roll_calls.items():
        yield from _roll_call(resolution, lines)


def _roll_call(resolution: str, lines: list[Line]) -> Reading:
    """The rows of one roll call share all but the member's columns; the value of most rows is held for right."""
    shared = {column: Counter(line[column] for _, line in lines).most_common(1)[0][0] for column in FIELDS}
    fault = next(_faults_of_roll_call(shared), None)
    report = Report("action", resolution, 0, {} if fault else _content(resolution, shared), per_cast=True)
    voted: set[str] = set()
    for row, line in lines:
        wrong = fault or next(_faults(line, shared, voted, resolution), None)
        if wrong:
            yield Reject(row, wrong[0], line[wrong[0]], wrong[1])
            continue
        voted.add(line["ms_code"])
        report.row = report.row or row
        report.ballot.append(_cast(row, line))
    if report.ballot:
        yield report


def _faults(
    line: dict[str, str], shared: dict[str, str], voted: set[str], resolution: str
) -> Iterator[tuple[str, str]]:
    for column in FIELDS:
        if line[column] != shared[column]:
            yield column, f"differs from the other rows of {resolution}, which have {shared[column]!r}"
    if line["ms_vote"] not in LETTERS or len(line["ms_vote"]) != 1:
        yield "ms_vote", "is no vote; expected Y, N, A or X"
    if line["permanent_member"] not in PERMANENT:
        yield "permanent_member", "expected True or False"
    if not line["ms_name"].strip():
        yield "ms_name", "is blank; expected the member's name"
    if line["ms_code"] in voted:
        yield "ms_code", f"votes twice on {resolution}"


def _faults_of_roll_call(shared: dict[str, str]) -> Iterator[tuple[str, str]]:
    if not is_date(shared["date"]):
        yield "date", "is no date; expected one like 2006-10-14"
    if shared["modality"] not in MODALITIES:
        yield "modality", "expected Vote or Without Vote"
    for column in TOTALS:
        if not shared[column].isdecimal() or len(shared[column]) > 4:
            yield column, "is no number; expected a count of members"


def _content(resolution: str, shared: dict[str, str]) -> dict[str, Any]:
    content: dict[str, Any] = {name: shared[column] for column, name in FIELDS.items() if shared[column]}
    content |= {FIELDS[column]: int(shared[column]) for column in TOTALS}
    content |= {"body": "SC", "resolution": resolution, "outcome": "adopted"}
    content["modality"] = MODALITIES[shared["modality"]]
    content.setdefault("title", resolution)
    if "link" in content:
        content["sources"] = [content.pop("link")]
    return content


def _cast(row: int, line: dict[str, str]) -> Cast:
    return Cast(
        row, line["ms_code"], line["ms_vote"], line["ms_name"], PERMANENT[line["permanent_member"]]
    )


FORMAT = Format(
    "undl-sc-votes",
    "UN Digital Library, Security Council voting data (CSV)",
    UNDL,
    has_columns("undl_id", "ms_code", "ms_vote", "permanent_member"),
    read,
)
