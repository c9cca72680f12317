"""The UN Digital Library's General Assembly voting data: recorded votes, one row a member a resolution.

Older layouts name some of the columns otherwise; they were read from descriptions, untested on a real file.
"""

from collections.abc import Mapping

from sanctiondb import symbols
from sanctiondb.files import SourceFile
from sanctiondb.formats import undl_votes
from sanctiondb.formats.base import Format, has_columns, header
from sanctiondb.formats.publishers import UNDL
from sanctiondb.formats.undl_votes import Layout
from sanctiondb.reports import Reading, Roster

FIELDS = {
    "undl_id": "record_id",
    "date": "date",
    "session": "session",
    "resolution": "resolution",
    "draft": "draft",
    "committee_report": "committee_report",
    "meeting": "meeting",
    "title": "title",
    "agenda_title": "agenda",
    "subjects": "subjects",
    "vote_note": "vote_note",
    "total_yes": "yes",
    "total_no": "no",
    "total_abstentions": "abstain",
    "total_non_voting": "not_voting",
    "total_ms": "total",
    "undl_link": "link",
}
"""The columns that the rows of one roll call share, and what the record calls them."""
OTHERWISE = {
    "ms_code": "ms_codes", "ms_name": "ms_names", "ms_vote": "ms_votes", "resolution": "resolutions",
    "agenda_title": "agenda_titles", "total_yes": "yes", "total_no": "no", "total_abstentions": "abstentions",
    "total_non_voting": "NV",
}
"""What older layouts call columns; each of them may go by either name."""
TOTALS = ("total_yes", "total_no", "total_abstentions", "total_non_voting", "total_ms")
OWN = ("ms_code", "ms_name", "ms_vote")


def _fault(symbol: str) -> str | None:
    if not symbols.assembly_resolution(symbol):
        return "is no symbol of an Assembly resolution; expected one like A/RES/53/135 or A/RES/181(II)[A]"
    return None


def _layout(names: list[str]) -> Layout:
    """The layout with each column by the name that a header has for it; one edition has the modality too."""
    by = {column: other if (other := OTHERWISE.get(column, "")) in names else column for column in (*OWN, *FIELDS)}
    fields = {by[column]: name for column, name in FIELDS.items()}
    if "modality" in names:
        fields["modality"] = "modality"
    return Layout(
        "GA", tuple(by[column] for column in OWN), fields, tuple(by[column] for column in TOTALS),
        symbols.canonical, _fault,
    )


COLUMNS = _layout([]).columns


def read(file: SourceFile) -> Reading:
    """Every roll call of the file as one report with its ballot, and every row that was not taken.

    Raises FileRefused for a file of another layout.
    """
    return read_again(file, {})


def read_again(file: SourceFile, known: Mapping[bytes, Roster]) -> Reading:
    """The same; roll calls whose lines are known come as read again."""
    layout = _layout(header(file))
    return undl_votes.read(file, layout, layout.columns, known)


def _recognises(file: SourceFile) -> bool:
    newer, older = has_columns("undl_id", "ms_code", "ms_vote", "session"), has_columns("ms_codes", "ms_votes")
    return newer(file) or older(file)


FORMAT = Format(
    "undl-ga-votes",
    "UN Digital Library, General Assembly voting data (CSV)",
    UNDL,
    _recognises,
    read,
    read_again=read_again,
)
