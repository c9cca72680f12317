"""Tells each roll call from what its publishers say: the first in rank is shown, the others are kept."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from sanctiondb import charter, symbols
from sanctiondb.formats.publishers import SCHOLARS
from sanctiondb.record import readings
from sanctiondb.record.filing import drafts
from sanctiondb.record.names import Names
from sanctiondb.record.readings import Part
from sanctiondb.record.rosters import Rosters
from sanctiondb.record.sqlite import Database
from sanctiondb.reports import ABSENT, LETTERS, Ballot

COUNTS = ("yes", "no", "abstain", "not_voting")
COUNTED = dict(zip(LETTERS, COUNTS, strict=True))
DERIVED = {**dict.fromkeys(("ballots", "roll_call_drafts", "disagreements"), "roll_call_id"), "roll_calls": "id"}
"""The tables that tell of roll calls, the roll calls themselves last."""
COMPARED = ("resolution", "date", "meeting", "draft", "modality", "procedural", *COUNTS)
"""Facts on which publishers can disagree; titles and agendas are wording."""

REPORTS = """
SELECT roll_call_id, reports.id, rank FROM reports
JOIN publishers ON publishers.id = reports.publisher JOIN ingests ON ingests.id = ingest_id
WHERE roll_call_id IN (SELECT value FROM json_each(?))
ORDER BY roll_call_id, rank, precedence DESC, ingests.id DESC, reports.key
"""

WORDS = "symbol, draft, title, summary, agenda, subjects"
INDEXED = f"""
INSERT INTO roll_calls_fts (rowid, {WORDS})
SELECT id, {WORDS} FROM roll_calls WHERE id IN (SELECT value FROM json_each(?))
"""
UNINDEXED = f"""
INSERT INTO roll_calls_fts (roll_calls_fts, rowid, {WORDS})
SELECT 'delete', id, {WORDS} FROM roll_calls WHERE id IN (SELECT value FROM json_each(?))
"""
"""FTS5 takes words out by being told them again, so this comes before the roll calls go."""


class Said(NamedTuple):
    """What one publisher says of a roll call."""

    report_id: int
    rank: int
    content: dict[str, Any]
    parts: list[Part]


class Told(NamedTuple):
    """Votes as shown: whose word they are, the file that gave them, the row of the ballot's first."""

    report_id: int
    ingest_id: int
    row: int
    ballot: Ballot


def tell(db: Database, roll_calls: Iterable[int], rosters: Rosters) -> None:
    """Derives the given roll calls, their votes, documents and disagreements anew, and indexes their words."""
    names, numbers = Names(db.conn), json.dumps(sorted(roll_calls))
    _forget(db.conn, numbers)
    for roll_call, said in _said_of_each(db.conn, numbers, rosters):
        _tell(db.conn, roll_call, said, names, rosters)
    db.conn.execute(INDEXED, (numbers,))


def _said_of_each(connection: sqlite3.Connection, numbers: str, rosters: Rosters) -> Iterator[tuple[int, list[Said]]]:
    """What each publisher says of each roll call of which any does, the first in rank first."""
    places = {report: (roll_call, rank) for roll_call, report, rank in connection.execute(REPORTS, (numbers,))}
    told = ((*places[report], report, readings.standing(its))
            for report, its in readings.of_each(connection, list(places), rosters))
    for roll_call, its in groupby(told, itemgetter(0)):
        if said := [Said(report, rank, now.content, now.parts) for _, rank, report, now in its if now]:
            yield roll_call, said


def _forget(connection: sqlite3.Connection, numbers: str) -> None:
    connection.execute(UNINDEXED, (numbers,))
    for table, column in DERIVED.items():
        connection.execute(f"DELETE FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))", (numbers,))


def _tell(
    connection: sqlite3.Connection, roll_call: int, said: list[Said], names: Names, rosters: Rosters
) -> None:
    merged = _merged(said)
    votes = [_dressed(told, merged, names, rosters) for told in _votes(said, merged, names)]
    row = _row(connection, roll_call, merged, votes, said[0])
    _insert(connection, "roll_calls", row)
    _write_documents(connection, row, drafts(merged))
    connection.executemany(
        "INSERT INTO ballots VALUES (?, ?, ?, ?, ?, ?)",
        [(roll_call, *told[:3], rosters.id(told.ballot.roster), told.ballot.letters) for told in votes],
    )
    _write_disagreements(connection, roll_call, row, votes, said, names)


def _merged(said: list[Said]) -> dict[str, Any]:
    """For every field the first publisher's word; a title of our own stands beside the official one."""
    merged: dict[str, Any] = {"modality": "vote"}
    for one in reversed(said):
        merged |= one.content
    ours = [one.content["title"] for one in said if 1 < one.rank < SCHOLARS and "title" in one.content]
    merged["summary"] = ours[0] if ours else None
    return merged


def _votes(said: list[Said], merged: dict[str, Any], names: Names) -> list[Told]:
    """The first publisher's ballot; while seats of it are empty, they are filled from the next."""
    told: list[Told] = []
    for one in said:
        parts = [Told(one.report_id, *part) for part in one.parts]
        parts = _one_a_seat(parts, names) if len(parts) > 1 else parts
        told += _fitting(parts, told, (_members(merged) or 0), names) if told else parts
    return told


def _one_a_seat(parts: list[Told], names: Names) -> list[Told]:
    """One publisher's votes; a later file's take the place of an earlier one's that call the seat by another code."""
    kept, taken = list[Told](), set[str]()
    for part in reversed(parts):
        double = {member for member in part.ballot.votes() if names.seat(member) in taken}
        kept.append(part._replace(ballot=part.ballot.without(double)) if double else part)
        taken |= {names.seat(member) for member in part.ballot.votes()}
    return [part for part in reversed(kept) if len(part.ballot)]


def _fitting(parts: list[Told], told: list[Told], members: int, names: Names) -> list[Told]:
    """Of another publisher's votes those of seats that have none yet, as many as there is room for."""
    room = members - sum(len(one.ballot) for one in told)
    taken = {names.seat(member) for one in told for member in one.ballot.votes()}
    free = [
        member for part in parts for member in part.ballot.votes() if names.seat(member) not in taken
    ][:max(room, 0)]
    others = {member for part in parts for member in part.ballot.votes()}.difference(free)
    masked = [part._replace(ballot=part.ballot.without(others)) for part in parts]
    return [part for part in masked if len(part.ballot)]


def _dressed(told: Told, merged: dict[str, Any], names: Names, rosters: Rosters) -> Told:
    """Votes as they are shown: every member by a name, and as not voting where nobody voted."""
    roster, letters = told.ballot
    if merged["modality"] == "without_vote":
        letters = "".join(letter if letter == ABSENT else "X" for letter in letters)
    return told._replace(ballot=Ballot(rosters.named(roster, names, merged["date"]), letters))


def _members(merged: dict[str, Any]) -> int | None:
    """How many votes a whole ballot has: the total as published, else the size of the Council."""
    total: int | None = merged.get("total")
    return total or (charter.size(merged["date"]) if merged["body"] == "SC" else None)


def _row(
    connection: sqlite3.Connection, roll_call: int, merged: dict[str, Any], votes: list[Told], first: Said
) -> dict[str, Any]:
    symbol = merged.get("resolution") or merged.get("draft") or merged.get("meeting") or merged["symbol"]
    result = _result(merged, votes)
    return {
        "id": roll_call,
        "slug": _slug(connection, symbol, merged, first),
        "symbol": symbol,
        "title": merged.get("title", symbol),
        **{name: merged.get(name) for name in (
            "body", "date", "resolution", "draft", "part", "meeting", "session", "committee_report", "summary",
            "agenda", "subjects", "topics", "vote_note", "note", "modality", "procedural", "procedural_basis",
            "procedural_record",
        )},
        "question": merged.get("question", "draft"),
        "sponsors": "|".join(merged.get("sponsors", [])) or None,
        **_counts(merged, votes, first.rank == 1),
        **{f"published_{name}": merged.get(name) for name in (*COUNTS, "total")},
        **{name: getattr(result, name) for name in ("outcome", "manner", "required")},
        "stated_outcome": merged.get("outcome"),
        "vetoed_by": "|".join(result.vetoed_by),
        "permanent_no": "|".join(result.permanent_no),
        "report_id": first.report_id,
    }


def _counts(merged: dict[str, Any], votes: list[Told], official: bool) -> dict[str, int | None]:
    """The votes as counted; unknown where the source itself knows only some, so that nobody takes those for all.

    An official ballot is meant to be whole: one that is not has lost a row, and the count shows it.
    """
    letters = "".join(told.ballot.letters for told in votes).replace(ABSENT, "")
    if not letters or not official and len(letters) < (_members(merged) or 0):
        return dict.fromkeys(COUNTS)
    return {name: letters.count(letter) for letter, name in COUNTED.items()}


def _result(merged: dict[str, Any], votes: list[Told]) -> charter.Result:
    if merged["modality"] == "without_vote":
        return charter.WITHOUT_VOTE
    if merged["body"] != "SC":
        return charter.assembly_result("".join(told.ballot.letters for told in votes).replace(ABSENT, ""))
    date, members, procedural = merged["date"], _members(merged), merged.get("procedural")
    cast = [pair for told in votes for pair in told.ballot.votes().items()]
    result = charter.council_result(date, cast, procedural, members)
    if result.outcome or len(cast) >= (members or 0):
        return result
    if merged.get("yes") is not None and merged.get("no") is not None:
        return charter.council_result_of_counts(date, merged["yes"], merged["no"], members, cast, procedural)
    return charter.council_result_as_stated(date, merged.get("outcome"), cast)


def _slug(connection: sqlite3.Connection, symbol: str, merged: dict[str, Any], first: Said) -> str:
    """An address that stays the same in every build: the symbol, the part, the date where it must.

    What a scholar alone reports has the scholar's number, for several votes may bear one symbol.
    """
    plain = symbols.slug(" ".join(filter(None, (symbol, merged.get("part"), first.content.get("rcid")))))
    for slug in (plain, f"{plain}-{merged['date']}"):
        if not connection.execute("SELECT 1 FROM roll_calls WHERE slug = ?", (slug,)).fetchone():
            return slug
    taken = connection.execute("SELECT count(*) FROM roll_calls WHERE slug GLOB ?", (f"{slug}*",))
    return f"{slug}-{taken.fetchone()[0] + 1}"


def _write_documents(connection: sqlite3.Connection, row: dict[str, Any], drafts: list[str]) -> None:
    body, report = row["body"], row["report_id"]
    if meeting := row["meeting"]:
        form = "meeting" if "/PV" in meeting else "written"
        connection.execute("INSERT OR IGNORE INTO meetings VALUES (?, ?, ?, ?)", (meeting, body, form, report))
    if resolution := row["resolution"]:
        connection.execute(
            "INSERT OR IGNORE INTO resolutions VALUES (?, ?, ?, ?)",
            (resolution, body, symbols.number(resolution), report),
        )
    for draft in drafts:
        connection.execute("INSERT OR IGNORE INTO drafts VALUES (?, ?, ?)", (draft, body, report))
        connection.execute("INSERT OR IGNORE INTO roll_call_drafts VALUES (?, ?)", (row["id"], draft))


def _write_disagreements(
    connection: sqlite3.Connection,
    roll_call: int,
    row: dict[str, Any],
    votes: list[Told],
    said: list[Said],
    names: Names,
) -> None:
    one_word = len(said) == 1 or row["modality"] != "vote"
    shown = {} if one_word else {
        names.seat(member): vote for told in votes for member, vote in told.ballot.votes().items()}
    rows: list[tuple[int, int, str, str, str | None, str]] = []
    for one in said:
        rows += [
            (roll_call, one.report_id, "", name, _plain(expected), _plain(one.content[name]))
            for name in COMPARED
            if name in one.content and (expected := _shown(row, name)) is not None
            and not _same(expected, one.content[name])
        ]
        rows += [
            (roll_call, one.report_id, member, "vote", shown.get(names.seat(member)), vote)
            for part in (() if one_word else one.parts) for member, vote in part.ballot.votes().items()
            if shown.get(names.seat(member)) != vote
        ]
    connection.executemany("INSERT INTO disagreements VALUES (?, ?, ?, ?, ?, ?)", rows)


def _shown(row: dict[str, Any], name: str) -> Any:
    return row[f"published_{name}"] if name in COUNTS else row[name]


def _same(shown: Any, other: Any) -> bool:
    """Whether two values are one; brackets in a symbol are spelling."""
    return bool(shown == other or (isinstance(shown, str) and symbols.bare(shown) == symbols.bare(other)))


def _plain(value: Any) -> str:
    return str(int(value) if isinstance(value, bool) else value)


def _insert(connection: sqlite3.Connection, table: str, row: dict[str, Any]) -> None:
    columns, marks = ", ".join(row), ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(row.values()))
