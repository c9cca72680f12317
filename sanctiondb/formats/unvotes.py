"""Erik Voeten's votes of the General Assembly, as the R package unvotes has them: three CSV files that go together.

Oddities of the published files (to 2019): Namibia's code is the text NA; three countries have no code; rows of a roll
call stand scattered; only yes, no and abstentions are given; up to the 57th session dates have the right month but
hardly ever the right day (1 to 7 throughout, to the 51st); up to the 17th session, and in special sessions, what stands
for a symbol is a page of the plenary records; amendments and paragraphs bear the symbol of their resolution.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sanctiondb import symbols
from sanctiondb.errors import FileRefused
from sanctiondb.files import SourceFile
from sanctiondb.formats import countries
from sanctiondb.formats.base import Format, has_columns, header, is_date, rows
from sanctiondb.formats.publishers import VOETEN
from sanctiondb.reports import ABSENT, Ballot, Reading, Reject, Report, Roster, Seat

VOTES = ("rcid", "country", "country_code", "vote")
ROLL_CALLS = ("rcid", "session", "importantvote", "date", "unres", "amend", "para", "short", "descr")
ISSUES = ("rcid", "short_name", "issue")
KINDS = {"votes": VOTES, "roll calls": ROLL_CALLS, "issues": ISSUES}
LETTERS = {"yes": "Y", "no": "N", "abstain": "A"}
FLAGS = ("", "0", "1")
LAST_WITHOUT_DAYS = 57
"""The last session in which the day of a date is hardly ever right."""
LAST_BY_PAGE = 17
"""The last session in which votes are named by page."""
FIRST_DECISION = 400
"""Since the 31st session decisions are numbered from 401 on, resolutions below."""
COLUMN = {seat: place for place, seat in enumerate(sorted({*countries.SEATS.values(), *countries.NAMED.values()}))}
"""The place of each seat in a ballot."""

_NUMBERED = re.compile(r"R/(\d+)/(\d+)([A-Z]*)(?:/([A-Z]+))?")


@dataclass
class _Told:
    """What the files told of one roll call: where its votes begin, and one letter a seat."""

    row: int = 0
    letters: bytearray = field(default_factory=lambda: bytearray(ABSENT.encode() * len(COLUMN)))


def join(files: list[SourceFile]) -> SourceFile:
    """The files of votes, roll calls and issues as one, the votes first.

    Raises FileRefused where two are of one kind, or votes or roll calls are missing.
    """
    found: dict[str, SourceFile] = {}
    for file in files:
        kind = _kind(file)
        if kind in found:
            raise FileRefused(
                f"{file.name}: found a second file of {kind} beside {found[kind].name}; expected one of each kind: give"
                " one edition at a time"
            )
        found[kind] = file
    missing = [kind for kind in ("votes", "roll calls") if kind not in found]
    if missing:
        raise FileRefused(
            f"{', '.join(file.name for file in files)}: found {' and '.join(found)} without the {missing[0]} they"
            f" belong to; expected the file with columns {', '.join(KINDS[missing[0]])} too: give both in one command"
        )
    return SourceFile.of([found[kind] for kind in KINDS if kind in found])


def read(file: SourceFile) -> Reading:
    """Every roll call as one report with its ballot, in the order of the roll calls, and every row not taken.

    `file` is what `join` made; one alone is joined here, or refused. Row numbers are those of the file of votes,
    the first row of a roll call's votes standing for all of them. Raises FileRefused for another layout.
    """
    parts = {_kind(part): part for part in (file.parts or join([file]).parts)}
    told: dict[str, _Told] = {}
    contents: dict[str, dict[str, str]] = {}
    for item in _roll_calls(parts["roll calls"]):
        if isinstance(item, Reject):
            yield item
        else:
            contents[item["rcid"]] = item
    yield from _count_votes(parts["votes"], contents, told)
    topics: dict[str, list[str]] = {}
    if "issues" in parts:
        yield from _take_issues(parts["issues"], contents, topics)
    rosters: dict[tuple[str, ...], Roster] = {}
    for rcid, line in contents.items():
        yield _report(line, told.get(rcid), topics.get(rcid, []), rosters)


def _kind(file: SourceFile) -> str:
    names = set(header(file))
    for kind, columns in KINDS.items():
        if names == set(columns):
            return kind
    raise FileRefused(
        f"{file.name}: row 1: found columns {', '.join(header(file))[:300] or 'none'}; expected those of unvotes,"
        f" {'; or '.join(', '.join(columns) for columns in KINDS.values())}: give such a file, or another --source"
    )


def _roll_calls(file: SourceFile) -> Iterator[dict[str, str] | Reject]:
    taken = set[str]()
    for item in rows(file, ROLL_CALLS):
        if isinstance(item, Reject):
            yield item._replace(reason=f"{item.reason}, in {file.name}")
            continue
        row, line = item[0], {name: " ".join(text.split()) for name, text in item[1].items()}
        fault = next(_faults(line, taken), None)
        taken.add(line["rcid"])
        yield Reject(row, fault[0], line[fault[0]], f"{fault[1]}, in {file.name}") if fault else line


def _faults(line: dict[str, str], taken: set[str]) -> Iterator[tuple[str, str]]:
    if not line["rcid"].isdecimal():
        yield "rcid", "is no number of a roll call"
    if line["rcid"] in taken:
        yield "rcid", "stands twice"
    if not is_date(line["date"]):
        yield "date", "is no date; expected one like 2006-10-14"
    if not line["session"].removesuffix(".0").isdecimal():
        yield "session", "is no session; expected one like 53"
    for flag in ("amend", "para"):
        if line[flag] not in FLAGS:
            yield flag, "expected 0, 1 or nothing"


def _count_votes(file: SourceFile, known: dict[str, dict[str, str]], told: dict[str, _Told]) -> Iterator[Reject]:
    """Fills the ballots; one letter of one seat a row."""
    for item in rows(file, VOTES):
        if isinstance(item, Reject):
            yield item
            continue
        row, line = item
        rcid, letter = line["rcid"], LETTERS.get(line["vote"])
        column = COLUMN.get(countries.seat(line["country_code"], line["country"]) or "", -1)
        one = told.get(rcid)
        if one is None and rcid in known:
            one = told[rcid] = _Told(row)
        if one is None:
            yield Reject(row, "rcid", rcid, "is in no row of the file of roll calls that could be taken")
        elif letter is None:
            yield Reject(row, "vote", line["vote"], "is no vote; expected yes, no or abstain")
        elif column < 0:
            yield Reject(row, "country_code", line["country_code"], f"is the code of no member ({line['country']})")
        elif one.letters[column] != ord(ABSENT):
            yield Reject(row, "country", line["country"], f"votes twice on {rcid}")
        else:
            one.letters[column] = ord(letter)


def _take_issues(
    file: SourceFile, known: dict[str, dict[str, str]], topics: dict[str, list[str]]
) -> Iterator[Reject]:
    for item in rows(file, ISSUES):
        if isinstance(item, Reject):
            yield item._replace(reason=f"{item.reason}, in {file.name}")
            continue
        row, line = item
        if line["rcid"] in known:
            topics.setdefault(line["rcid"], []).append(line["short_name"].strip())
        else:
            yield Reject(row, "rcid", line["rcid"], f"is in no row of the file of roll calls, in {file.name}")


def _report(
    line: dict[str, str], told: _Told | None, topics: list[str], rosters: dict[tuple[str, ...], Roster]
) -> Report:
    content = {
        "body": "GA", "date": line["date"], "rcid": f"rcid {line['rcid']}", "symbol": line["unres"] or "no symbol",
        "session": line["session"].removesuffix(".0"), **_named(line), "topics": "|".join(sorted(set(topics))),
        "note": _note(line), "short": line["short"], "important": line["importantvote"],
    }
    content["title"] = line["descr"] or line["short"] or content["symbol"]
    content = {name: text for name, text in content.items() if text}
    if told is None:
        return Report("action", content["rcid"], 2, content)
    codes = tuple(countries.code_on(seat, line["date"]) for seat in COLUMN)
    if codes not in rosters:
        rosters[codes] = Roster(Seat(0, code) for code in codes)
    ballot = Ballot(rosters[codes], told.letters.decode())
    return Report("action", content["rcid"], told.row, content, ballot, per_cast=True)


def _named(line: dict[str, str]) -> dict[str, str]:
    """The part that was voted on; or the resolution that a whole is filed under, the page, or the decision.

    None of these is a `resolution`: the letter may be Voeten's own, who gives one to each vote on a text (R/26/2758A
    is a motion to postpone the vote). Which resolution it is, the ballot decides.
    """
    words = [word for flag, word in (("amend", "amendment"), ("para", "paragraph")) if line[flag] == "1"]
    if words:
        return {"part": " and ".join(words), "question": words[0]}
    if resolution := _resolution(line["unres"]):
        return {"filed_under": resolution}
    found = _NUMBERED.fullmatch(line["unres"])
    return {"decision" if found and int(found[1]) > LAST_BY_PAGE else "page": line["unres"]}


def _resolution(said: str) -> str | None:
    """The symbol of the resolution that a vote is named by: 'A/RES/34/93D' for R/34/93D; None for a page."""
    if said.startswith("A/RES/"):
        return symbols.assembly_resolution(said)
    found = _NUMBERED.fullmatch(said)
    if not found:
        return None
    session, number, suffix = int(found[1]), int(found[2]), "-".join(filter(None, found.groups()[2:]))
    if session <= LAST_BY_PAGE or (session > 30 and number > FIRST_DECISION):
        return None
    return f"A/RES/{session}/{number}{suffix}" if session > 30 else f"A/RES/{number}({_roman(session)}){suffix}"


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def _note(line: dict[str, str]) -> str:
    if int(line["session"].removesuffix(".0")) > LAST_WITHOUT_DAYS:
        return ""
    return (f"Voeten's data dates this vote {line['date']}; up to the 57th session its months are right, its days"
            " hardly ever.")


def _recognises(file: SourceFile) -> bool:
    return any(has_columns(*columns)(file) for columns in KINDS.values())


FORMAT = Format(
    "unvotes", "Voeten's General Assembly votes, as in unvotes (three CSVs together)", VOETEN, _recognises, read, join
)
