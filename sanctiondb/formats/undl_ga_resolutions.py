"""The UN Digital Library's General Assembly resolutions: one row a resolution, adopted by vote or without.

Written without a real file at hand, from the columns as published: untested on a real file.
"""

from collections.abc import Iterator
from typing import Any

from sanctiondb import symbols
from sanctiondb.files import SourceFile
from sanctiondb.formats.base import Format, count, has_columns, header, is_date, rows
from sanctiondb.formats.publishers import UNDL
from sanctiondb.reports import Reading, Reject, Report

FIELDS = {
    "undl_id": "record_id",
    "date": "date",
    "resolution": "resolution",
    "draft": "draft",
    "committee_report": "committee_report",
    "meeting": "meeting",
    "session": "session",
    "title": "title",
    "agenda_title": "agenda",
    "subjects": "subjects",
    "vote_note": "vote_note",
}
"""Columns that are texts, and what the record calls them."""
TOTALS = {
    "total_yes": "yes",
    "total_no": "no",
    "total_abstentions": "abstain",
    "total_non_voting": "not_voting",
    "total_ms": "total",
}
MODALITIES = {
    "vote": "vote",
    "recorded vote": "vote",
    "without vote": "without_vote",
    "adopted without vote": "without_vote",
}
"""How a resolution was adopted, by the words of the file in small letters."""
COLUMNS = (
    "undl_id,resolution,session,date,title,modality,draft,committee_report,meeting,agenda_title,subjects,"
    "vote_note,total_yes,total_no,total_abstentions,total_non_voting,total_ms,undl_link"
).split(",")

_resolutions = has_columns("undl_id", "modality", "resolution", "session")


def recognises(file: SourceFile) -> bool:
    """Whether a file's header is that of resolutions without the votes of members."""
    return _resolutions(file) and not {"ms_code", "ms_codes"} & set(header(file))


def read(file: SourceFile) -> Reading:
    """Every resolution as one report without a ballot, and every row that was not taken.

    Raises FileRefused for a file of another layout.
    """
    taken: dict[str, int] = {}
    for item in rows(file, COLUMNS):
        if isinstance(item, Reject):
            yield item
            continue
        row, line = item[0], {column: text.strip() for column, text in item[1].items()}
        if fault := next(_faults(line, taken), None):
            yield Reject(row, fault[0], line[fault[0]], fault[1])
            continue
        content = _content(line)
        taken[content["resolution"]] = row
        yield Report("action", content["resolution"], row, content)


def _faults(line: dict[str, str], taken: dict[str, int]) -> Iterator[tuple[str, str]]:
    resolution = symbols.assembly_resolution(line["resolution"])
    if resolution is None:
        yield "resolution", "is no symbol of an Assembly resolution; expected one like A/RES/53/135"
    if resolution in taken:
        yield "resolution", f"stands in row {taken[resolution]} already: keep one of them"
    if not is_date(line["date"]):
        yield "date", "is no date; expected one like 2006-10-14"
    if line["modality"].lower() not in MODALITIES:
        yield "modality", "expected Vote or Without Vote"
    for column in TOTALS:
        if line[column] and count(line[column]) is None:
            yield column, "is no number; expected a count of members or nothing"


def _content(line: dict[str, str]) -> dict[str, Any]:
    content: dict[str, Any] = {name: line[column] for column, name in FIELDS.items() if line[column]}
    content |= {name: count(line[column]) for column, name in TOTALS.items() if line[column]}
    content |= {"body": "GA", "resolution": symbols.assembly_resolution(line["resolution"]), "outcome": "adopted"}
    content["modality"] = MODALITIES[line["modality"].lower()]
    content.setdefault("title", content["resolution"])
    if line["undl_link"]:
        content["sources"] = [line["undl_link"]]
    return content


FORMAT = Format(
    "undl-ga-resolutions",
    "UN Digital Library, General Assembly resolutions (CSV)",
    UNDL,
    recognises,
    read,
)
