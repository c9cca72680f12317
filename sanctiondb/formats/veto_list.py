"""A list of vetoes in the community layout: one row a proposal, who vetoed it in words."""

import re
from collections import Counter
from typing import Any

from sanctiondb import symbols
from sanctiondb.files import SourceFile
from sanctiondb.formats.base import Format, has_columns, is_date, rows
from sanctiondb.formats.publishers import DATALAB
from sanctiondb.reports import Ballot, Cast, Reading, Reject, Report, action_key

VETOERS = ("member_veto1", "member_veto2", "member_veto3")
FLAGS = (
    "single_veto", "multiple_vetoes", "China", "France", "Russia", "USSR", "USA", "UK", "russia_china", "usa_uk",
    "usa_france", "usa_france_uk", "france_uk",
)
"""Columns that follow from VETOERS, and contradict them in 26 rows of the list of 2022: not read."""
COLUMNS = (
    "year", "date", "month", "draft", "meeting_record", "agenda_item", "crisis_topic", "region", *VETOERS, *FLAGS,
)
CODES = {"China": "CHN", "France": "FRA", "Russia": "RUS", "USSR": "SUN", "UK": "GBR", "USA": "USA"}

_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_SYMBOL = re.compile(r"S/(?:PV\.\d+|[0-9]+(?:/(?:Rev|Add|Corr)\.\d+|/\d+)*)")
_APPLICANT = re.compile(r"(?:Applications? for Membership|Admission of new Members) +(.+)", re.IGNORECASE)
_ORDINALS = ("first", "second", "third", "fourth", "fifth")


def read(file: SourceFile) -> Reading:
    """Every row as one report of a vetoed proposal, with the votes against of those that vetoed.

    Where the meeting stands for the draft, as before 1949, what sets proposals apart is their `part`: the
    applicant, the preliminary question, or which vote of the meeting it was. Raises FileRefused for another layout.
    """
    seen: Counter[str] = Counter()
    for item in rows(file, COLUMNS):
        yield item if isinstance(item, Reject) else _fault(*item) or _report(*item, seen)


def _report(row: int, line: dict[str, str], seen: Counter[str]) -> Report:
    """A row's proposal; `seen` counts how often each was named before, to tell several votes apart."""
    content = _content(line)
    key = action_key(content)
    seen[key] += 1
    if 1 < seen[key] <= len(_ORDINALS):
        content["part"] = f"{_ORDINALS[seen[key] - 1]} vote"
    casts = sorted(Cast(row, CODES[line[name].strip()], "N") for name in VETOERS if line[name].strip())
    return Report("action", action_key(content), row, content, Ballot.of(row, casts))


def _fault(row: int, line: dict[str, str]) -> Reject | None:
    """The first fault of a row, with what was expected; None for a good row."""
    if not _date(line["date"]):
        return Reject(row, "date", line["date"], "is no date; expected month/day/year, such as 2/16/1946")
    if not _SYMBOL.search(line["draft"]) and not _SYMBOL.search(line["meeting_record"]):
        return Reject(row, "draft", line["draft"], "names no draft and no meeting; expected S/1385 or S/PV.439")
    said = {name: line[name].strip() for name in VETOERS}
    if not said[VETOERS[0]]:
        return Reject(row, VETOERS[0], "", f"names nobody; expected one of {', '.join(CODES)}")
    strange = [name for name in VETOERS if said[name] and said[name] not in CODES]
    if strange:
        return Reject(row, strange[0], said[strange[0]], f"has no veto; expected one of {', '.join(CODES)}")
    if len(set(said.values()) - {""}) < len([name for name in said.values() if name]):
        return Reject(row, VETOERS[1], said[VETOERS[1]], "vetoes twice; expected each member once")
    return None


def _date(said: str) -> str | None:
    """An ISO day from month/day/year; None for anything else."""
    found = _DAY.fullmatch(said.strip())
    day = f"{found[3]}-{int(found[1]):02}-{int(found[2]):02}" if found else ""
    return day if is_date(day) else None


def _content(line: dict[str, str]) -> dict[str, Any]:
    draft, meeting = (_first(line[name]) for name in ("draft", "meeting_record"))
    agenda = " ".join(line["agenda_item"].split())
    if draft.startswith("S/PV"):
        draft, meeting = "", meeting or draft
    content = {
        "body": "SC", "draft": draft, "meeting": meeting, "date": _date(line["date"]), "title": agenda,
        "agenda": agenda, "outcome": "vetoed", **_question(agenda, draft),
        **{name: line[name] for name in ("crisis_topic", "region")},
    }
    return {name: value for name, value in content.items() if value} | {"sources": [meeting or draft]}


def _first(text: str) -> str:
    """The first symbol of a text such as 'S/552, S/PV.202' or 'S/3710 (as amended)'."""
    found = _SYMBOL.search(text)
    return symbols.canonical(found[0]) if found else ""


def _question(agenda: str, draft: str) -> dict[str, str]:
    """What was put to the vote, as far as the words of the agenda tell."""
    if agenda.endswith("preliminary question"):
        return {"question": "preliminary", "part": "preliminary question"}
    if found := _APPLICANT.search(agenda):
        return {"question": "membership"} | ({} if draft else {"part": f"application of {found[1]}"})
    return {}


FORMAT = Format(
    "veto-list",
    "A list of vetoes in the community layout (CSV), as the World Politics Data Lab has it",
    DATALAB,
    has_columns("draft", "meeting_record", *VETOERS),
    read,
)
