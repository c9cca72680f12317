"""The UN Digital Library's vote records as MARC XML: one record or a collection of them.

Written without a real file at hand, from the Library's manual of voting records and the uses of its
fields that others have published: untested on a real file.
"""

import re
from collections.abc import Iterator
from typing import Any

from sanctiondb import symbols
from sanctiondb.files import SourceFile
from sanctiondb.formats.base import Format, count, is_date, legible
from sanctiondb.formats.marcxml import Field, Record, is_marc, records
from sanctiondb.formats.publishers import UNDL
from sanctiondb.reports import LETTERS, NOBODY, Ballot, Cast, Reading, Reject, Report

VOTES = frozenset({"967", "968", "969"})
"""Fields of one member's vote; long lists of the Assembly go on in the second and third."""
TOTALS = {"b": "yes", "c": "no", "d": "abstain", "e": "not_voting", "f": "total"}
"""Subfields of 996 with the counts."""
STATUS = {"P": True, "R": False}
"""A permanent or a rotating member of the Council."""
_SPECIAL = re.compile(r"(\d+)(em)?sp")

Fault = tuple[str, str, str]


def read(file: SourceFile) -> Reading:
    """Every vote record as one report, with its ballot where members' votes are given.

    The row is the record's place in the file, from 1. A record without symbol or date, or with a vote
    that is none, is a reject. Raises FileRefused for what is no MARC XML.
    """
    taken: dict[str, int] = {}
    for row, record in enumerate(records(file), 1):
        fault = next(_faults(record), None) or _repeated(record, taken)
        if fault:
            yield Reject(row, fault[0], legible(fault[1]), fault[2])
            continue
        taken[_resolution(record)] = row
        yield _report(row, record)


def _faults(record: Record) -> Iterator[Fault]:
    """What is wrong with a record: the field at fault, its text, the reason."""
    if not _resolution(record):
        reason = "is no symbol of a resolution; expected one like S/RES/1718(2006) or A/RES/53/135"
        yield "791 $a", record.first("791", "a"), reason
    if not is_date(_date(record)):
        yield "269 $a", _date(record), "is no date; expected one like 2006-10-14 or 20061014"
    for code in TOTALS:
        text = record.first("996", code)
        if text and count(text) is None:
            yield f"996 ${code}", text, "is no number; expected a count of members"
    yield from _faults_of_votes(record)


def _faults_of_votes(record: Record) -> Iterator[Fault]:
    voted: set[str] = set()
    for field in _voters(record):
        code, vote = _text(field, "c"), _text(field, "d")
        if not code:
            yield f"{field.tag} $c", _text(field, "e"), "has no code of a member; expected one like FRA"
        if vote and (vote not in LETTERS or len(vote) != 1):
            yield f"{field.tag} $d", vote, f"is no vote of {code}; expected Y, N, A or nothing"
        if code in voted:
            yield f"{field.tag} $c", code, "votes twice on the same resolution"
        voted.add(code)


def _repeated(record: Record, taken: dict[str, int]) -> Fault | None:
    resolution = _resolution(record)
    if resolution not in taken:
        return None
    return "791 $a", resolution, f"stands in record {taken[resolution]} already: keep one of them"


def _report(row: int, record: Record) -> Report:
    """Totals without any member's vote are those of a vote that was counted, not recorded by name."""
    totals = _totals(record)
    recorded = any(_text(field, "d") for field in _voters(record))
    without_vote = not recorded and not totals.get("yes")
    content = _content(record) | totals | {"modality": "without_vote" if without_vote else "vote"}
    ballot = Ballot.of(row, _casts(row, record)) if recorded or without_vote else NOBODY
    return Report("action", content["resolution"], row, content, ballot)


def _content(record: Record) -> dict[str, Any]:
    """The fields that are texts, as the Library's own CSV files write them."""
    identity, resolution = record.first("001"), _resolution(record)
    content: dict[str, Any] = {
        "record_id": identity,
        "body": "SC" if resolution.startswith("S/") else "GA",
        "date": _date(record),
        "resolution": resolution,
        **_related(record, resolution),
        "meeting": record.first("952", "a"),
        "session": _session(record.first("791", "c")),
        "title": " ".join(filter(None, (record.first("245", code) for code in "abc"))) or resolution,
        "agenda": "|".join(dict.fromkeys(record.every("991", "c"))),
        "subjects": "|".join(dict.fromkeys(record.every("991", "d"))),
        "vote_note": record.first("996", "a") or record.first("591", "a"),
        "outcome": "adopted",
        "sources": [f"https://digitallibrary.un.org/record/{identity}"] if identity else [],
    }
    return {name: value for name, value in content.items() if value}


def _related(record: Record, resolution: str) -> dict[str, str]:
    """Drafts and committee reports share a field; the Assembly's drafts are of limited distribution: L."""
    named = [symbol for symbol in record.every("993", "a") if "/PV." not in symbol]
    drafts = [symbol for symbol in named if "/L." in symbol or resolution.startswith("S/")]
    reports = [symbol for symbol in named if symbol not in drafts]
    return {"draft": "|".join(drafts), "committee_report": "|".join(reports)}


def _session(text: str) -> str:
    """A session as the CSV files write it: ES-10 for the tenth emergency special session, '10emsp'."""
    found = _SPECIAL.fullmatch(text)
    return f"{'ES' if found[2] else 'S'}-{found[1]}" if found else text


def _totals(record: Record) -> dict[str, int]:
    texts = {name: record.first("996", code) for code, name in TOTALS.items()}
    return {name: number for name, text in texts.items() if (number := count(text)) is not None}


def _resolution(record: Record) -> str:
    """The resolution's one spelling; '' where the record names none."""
    text = record.first("791", "a")
    return symbols.council_resolution(text, _date(record)[:4]) or symbols.assembly_resolution(text) or ""


def _date(record: Record) -> str:
    """The day in 269 or 992, whichever is one; what stands there where neither is."""
    given = [_dashed(record.first(tag, "a")) for tag in ("269", "992")]
    return next(filter(is_date, given), given[0] or given[1])


def _dashed(text: str) -> str:
    return f"{text[:4]}-{text[4:6]}-{text[6:]}" if len(text) == 8 and text.isdecimal() else text


def _voters(record: Record) -> Iterator[Field]:
    return (field for field in record.fields if field.tag in VOTES)


def _casts(row: int, record: Record) -> Iterator[Cast]:
    for field in _voters(record):
        status = next((STATUS[text] for code, text in field.subfields if code != "d" and text in STATUS), None)
        yield Cast(row, _text(field, "c"), _text(field, "d") or "X", _text(field, "e") or None, status)


def _text(field: Field, code: str) -> str:
    return next((text for given, text in field.subfields if given == code), "")


FORMAT = Format("undl-marc", "UN Digital Library, vote records (MARC XML)", UNDL, is_marc, read)
