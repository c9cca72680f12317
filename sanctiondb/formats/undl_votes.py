"""What the UN Digital Library's two files of votes have in common: one row a member a roll call."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sanctiondb.files import SourceFile
from sanctiondb.formats.base import count, is_date
from sanctiondb.formats.member_rows import Line, Run, runs
from sanctiondb.reports import LETTERS, Again, Ballot, Cast, Reading, Reject, Report, Roster, Seat

FLAGS = {"True": True, "False": False, "TRUE": True, "FALSE": False}
MODALITIES = {"Vote": "vote", "Without Vote": "without_vote"}
_LETTERS = frozenset(LETTERS)

Faults = Iterator[tuple[str, str]]


@dataclass(frozen=True)
class Layout:
    """The columns of one of the files: what they are called in it, and in the record.

    `own` are the member's columns (code, name, letter and perhaps permanent flag), `fields` the columns that the
    rows of a roll call share, `totals` those of them that are counts; `fault` says what is wrong with a
    resolution's symbol, and `canonical` spells it.
    """

    body: str
    own: tuple[str, ...]
    fields: dict[str, str]
    totals: tuple[str, ...]
    canonical: Callable[[str], str]
    fault: Callable[[str], str | None]

    @property
    def resolution(self) -> str:
        """The column of the resolution's symbol."""
        return next(column for column, name in self.fields.items() if name == "resolution")

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns, the member's after the first one as the library prints them."""
        first, *rest = self.fields
        return (first, *self.own, *rest)


@dataclass
class _Told:
    """What a file has told so far: of each roll call where, in what words, and who is called in it."""

    known: Mapping[bytes, Roster]
    first: dict[str, tuple[int, str, set[str] | Roster]] = field(default_factory=dict)
    rosters: dict[str, Roster] = field(default_factory=dict)
    late: dict[str, list[Line]] = field(default_factory=dict)


def read(file: SourceFile, layout: Layout, columns: Sequence[str], known: Mapping[bytes, Roster]) -> Reading:
    """Every roll call of the file as one report with its ballot, and every row that was not taken.

    A roll call is told where its rows first stand; rows of it that stand elsewhere come at the end, as `more`.
    One whose lines are `known`, with who is called in them, is told as read again. Raises FileRefused for a file of
    another layout.
    """
    told, parts, symbol = _Told(known), list[Run](), ""
    for item in runs(file, columns, layout.own, known):
        if isinstance(item, Reject):
            yield item
            continue
        its = item.shared[layout.resolution]
        if parts and its != symbol:
            yield from _roll_call(layout, parts, told)
            parts = []
        symbol = its
        parts.append(item)
    if parts:
        yield from _roll_call(layout, parts, told)
    for symbol, lines in told.late.items():
        yield from _one_by_one(layout, symbol, lines, told)


def _roll_call(layout: Layout, parts: list[Run], told: _Told) -> Reading:
    given = parts[0].shared[layout.resolution]
    symbol = layout.canonical(given)
    if reason := layout.fault(symbol):
        for row, _ in _lines(parts):
            yield Reject(row, layout.resolution, given, reason)
    elif symbol in told.first:
        told.late.setdefault(symbol, []).extend(_lines(parts))
    elif report := _whole(layout, symbol, parts, told):
        yield report
    else:
        yield from _one_by_one(layout, symbol, list(_lines(parts)), told)


def _lines(parts: list[Run]) -> Iterator[Line]:
    for part in parts:
        yield from part.each()


def _whole(layout: Layout, symbol: str, parts: list[Run], told: _Told) -> Report | Again | None:
    """The report of a roll call of which every row is good, told column by column; else None."""
    row, rows, shared, own, lines = parts[0]
    if len(parts) == 1 and lines in told.known:
        told.first[symbol] = row, _packed(layout, shared), told.known[lines]
        return Again("action", symbol, row, rows, lines)
    if len(parts) > 1 or next(_faults_of_roll_call(layout, shared), None):
        return None
    columns = own()
    codes, names, letters, *flags = (columns[column] for column in layout.own)
    key = "\0".join(("\0".join(codes), "\0".join(names), *map("\0".join, flags)))
    if key not in told.rosters and _is_roster(codes, names, *flags):
        told.rosters[key] = _roster(codes, names, *flags)
    roster = told.rosters.get(key)
    if roster is None or not _LETTERS.issuperset(letters):
        return None
    told.first[symbol] = row, _packed(layout, shared), roster
    ballot = Ballot(roster, "".join(letters))
    return Report("action", symbol, row, _content(layout, symbol, shared), ballot, per_cast=True, lines=lines)


def _is_roster(codes: Sequence[str], names: Sequence[str], *flags: Sequence[str]) -> bool:
    """Whether nobody is called twice, all have a name, and the flags are flags."""
    return len(set(codes)) == len(codes) and all(map(str.strip, names)) and FLAGS.keys() >= set(*flags)


def _roster(codes: Sequence[str], names: Sequence[str], flags: Sequence[str] | None = None) -> Roster:
    given = [FLAGS[flag] for flag in flags] if flags else [None] * len(codes)
    return Roster(map(Seat, range(len(codes)), codes, names, given))


def _one_by_one(layout: Layout, symbol: str, lines: list[Line], told: _Told) -> Reading:
    """The rows that are good, as a report, and the others; where rows differ, most of them are held for right."""
    row, words, voted = told.first.get(symbol) or (0, _packed(layout, _usual(layout, lines)), set[str]())
    shared = dict(zip(layout.fields, words.split("\0"), strict=True))
    seen = set(voted.members if isinstance(voted, Roster) else voted)
    fault = next(_faults_of_roll_call(layout, shared), None)
    casts = list[Cast]()
    for number, line in lines:
        wrong = fault or next(_faults(layout, line, shared, seen, symbol), None)
        if wrong:
            yield Reject(number, wrong[0], line[wrong[0]], wrong[1])
            continue
        code, name, letter, *flags = (line[column] for column in layout.own)
        seen.add(code)
        casts.append(Cast(number, code, letter, name, FLAGS[flags[0]] if flags else None))
    if casts:
        told.first[symbol] = row or casts[0].row, words, seen
        content, ballot = _content(layout, symbol, shared), Ballot.of(casts[0].row, casts)
        yield Report("action", symbol, casts[0].row, content, ballot, per_cast=True, more=row > 0)


def _packed(layout: Layout, shared: dict[str, str]) -> str:
    """The shared columns as one text, in a tenth of the memory, kept until the file ends for rows that come late."""
    return "\0".join(map(shared.__getitem__, layout.fields))


def _usual(layout: Layout, lines: list[Line]) -> dict[str, str]:
    return {column: Counter(line[column] for _, line in lines).most_common(1)[0][0] for column in layout.fields}


def _faults(layout: Layout, line: dict[str, str], shared: dict[str, str], voted: set[str], symbol: str) -> Faults:
    code, name, letter, *flag = layout.own
    for column in layout.fields:
        if line[column] != shared[column]:
            yield column, f"differs from the other rows of {symbol}, which have {shared[column]!r}"
    if line[letter] not in _LETTERS:
        yield letter, "is no vote; expected Y, N, A or X"
    if flag and line[flag[0]] not in FLAGS:
        yield flag[0], "expected True or False"
    if not line[name].strip():
        yield name, "is blank; expected the member's name"
    if line[code] in voted:
        yield code, f"votes twice on {symbol}"


def _faults_of_roll_call(layout: Layout, shared: dict[str, str]) -> Faults:
    for column, name in layout.fields.items():
        if name == "date" and not is_date(shared[column]):
            yield column, "is no date; expected one like 2006-10-14"
        if name == "modality" and shared[column] not in MODALITIES:
            yield column, "expected Vote or Without Vote"
    for column in layout.totals:
        if count(shared[column]) is None:
            yield column, "is no number; expected a count of members"


def _content(layout: Layout, symbol: str, shared: dict[str, str]) -> dict[str, Any]:
    content: dict[str, Any] = {name: shared[column] for column, name in layout.fields.items() if shared[column]}
    content |= {layout.fields[column]: count(shared[column]) for column in layout.totals}
    content |= {"body": layout.body, "resolution": symbol, "outcome": "adopted"}
    if "modality" in content:
        content["modality"] = MODALITIES[content["modality"]]
    content.setdefault("title", symbol)
    if "link" in content:
        content["sources"] = [content.pop("link")]
    return content
