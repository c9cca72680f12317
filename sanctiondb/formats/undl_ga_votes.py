"""The UN Digital Library's General Assembly voting data: recorded votes, one row a member a resolution.

The older layout names six of its columns otherwise; it was read from descriptions, without a real file at hand.
"""

from sanctiondb import symbols
from sanctiondb.files import SourceFile
from sanctiondb.formats import undl_votes
from sanctiondb.formats.base import Format, has_columns, header
from sanctiondb.formats.publishers import UNDL
from sanctiondb.formats.undl_votes import Layout
from sanctiondb.reports import Reading

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
OLDER = {
    "resolution": "resolutions", "total_yes": "yes", "total_no": "no", "total_non_voting": "NV",
    "ms_code": "ms_codes", "ms_vote": "ms_votes",
}
"""What the older layout calls the columns that it names otherwise."""
TOTALS = ("total_yes", "total_no", "total_abstentions", "total_non_voting", "total_ms")
OWN = ("ms_code", "ms_name", "ms_vote")


def _fault(symbol: str) -> str | None:
    if not symbols.assembly_resolution(symbol):
        return "is no symbol of an Assembly resolution; expected one like A/RES/53/135 or A/RES/181(II)[A]"
    return None


def _layout(names: dict[str, str]) -> Layout:
    """The layout with its columns under other names."""
    own = tuple(names.get(column, column) for column in OWN)
    fields = {names.get(column, column): name for column, name in FIELDS.items()}
    totals = tuple(names.get(column, column) for column in TOTALS)
    return Layout("GA", own, fields, totals, symbols.canonical, _fault)


LAYOUT, OLDER_LAYOUT = _layout({}), _layout(OLDER)
COLUMNS = LAYOUT.columns


def read(file: SourceFile) -> Reading:
    """Every roll call of the file as one report with its ballot, and every row that was not taken.

    Raises FileRefused for a file of neither layout.
    """
    layout = OLDER_LAYOUT if "ms_codes" in header(file) else LAYOUT
    return undl_votes.read(file, layout, layout.columns)


def _recognises(file: SourceFile) -> bool:
    tests = (has_columns("undl_id", "ms_code", "ms_vote", "session"), has_columns("ms_codes", "ms_votes"))
    return any(test(file) for test in tests)


FORMAT = Format("undl-ga-votes", "UN Digital Library, General Assembly voting data (CSV)", UNDL, _recognises, read)
