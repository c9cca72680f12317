"""The UN Digital Library's Security Council voting data: adopted resolutions, one row a member a resolution."""

from collections.abc import Mapping

from sanctiondb import symbols
from sanctiondb.files import SourceFile
from sanctiondb.formats import undl_votes
from sanctiondb.formats.base import Format, has_columns
from sanctiondb.formats.publishers import UNDL
from sanctiondb.reports import Reading, Roster

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
COLUMNS = (
    "undl_id,ms_code,ms_name,permanent_member,ms_vote,date,resolution,draft,meeting,description,agenda,"
    "subjects,vote_note,total_yes,total_no,total_abstentions,total_non_voting,total_ms,modality,undl_link"
).split(",")


def _fault(symbol: str) -> str | None:
    if symbols.number(symbol) is None or symbols.without_year(symbol):
        return "is no symbol of a Council resolution; expected one like S/RES/1718(2006)"
    return None


LAYOUT = undl_votes.Layout(
    "SC", ("ms_code", "ms_name", "ms_vote", "permanent_member"), FIELDS, TOTALS, symbols.canonical, _fault
)


def read(file: SourceFile) -> Reading:
    """Every roll call of the file as one report with its ballot, and every row that was not taken.

    Raises FileRefused for a file of another layout.
    """
    return read_again(file, {})


def read_again(file: SourceFile, known: Mapping[bytes, Roster]) -> Reading:
    """The same; roll calls whose lines are known come as read again."""
    return undl_votes.read(file, LAYOUT, COLUMNS, known)


FORMAT = Format(
    "undl-sc-votes",
    "UN Digital Library, Security Council voting data (CSV)",
    UNDL,
    has_columns("undl_id", "ms_code", "ms_vote", "permanent_member"),
    read,
    read_again=read_again,
)
