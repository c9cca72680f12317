"""Which roll call of the official record a scholar's vote is: symbol or month say which may be, the ballot says which.

Scholars number votes themselves. Several of theirs may bear the symbol of one resolution, their letters may be those of
no resolution, and their dates may be wrong by weeks, so the members' votes decide.
"""

import sqlite3
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sanctiondb import symbols
from sanctiondb.formats.publishers import SCHOLARS
from sanctiondb.record import readings
from sanctiondb.record.rosters import Rosters

ALIKE = 0.9
"""The share of votes that must agree where the symbol does; of two votes on one text at least a few members differ."""
NEARLY_EQUAL = 0.98
"""The same where only the number without its letter agrees, or only the month."""
DAYS = 31
"""How far dates of one vote may lie apart."""

OFFICIAL = f"""
SELECT reports.id, ifnull(roll_call_id, 0), date, resolution, substr(date, 1, 7)
FROM reports JOIN publishers ON publishers.id = publisher
WHERE kind = 'action' AND body = 'GA' AND part IS NULL AND rank < {SCHOLARS} ORDER BY rank, reports.id
"""

SCHOLARLY = f"""
SELECT reports.id, ifnull(roll_call_id, 0), date, json_extract(content, '$.filed_under'),
  CASE WHEN coalesce(json_extract(content, '$.filed_under'), json_extract(content, '$.decision')) IS NULL
    THEN substr(date, 1, 7) ELSE '' END
FROM reports JOIN publishers ON publishers.id = publisher
JOIN readings ON readings.report_id = reports.id AND readings.ingest_id = reports.ingest_id
JOIN wordings ON wordings.id = wording_id
WHERE kind = 'action' AND body = 'GA' AND part IS NULL AND rank >= {SCHOLARS} ORDER BY reports.id
"""

TOLD = "SELECT 0, id, date, resolution, substr(date, 1, 7) FROM roll_calls WHERE body = 'GA' AND part IS NULL"


class Vote(NamedTuple):
    """A report of a vote on a whole text; `month` is empty where the month is no way to find it."""

    report_id: int
    roll_call: int
    date: str
    resolution: str | None
    month: str

    @property
    def number(self) -> str:
        """The symbol without its letter: A/RES/34/9 for A/RES/34/9[D]."""
        return symbols.spellings(self.resolution or "")[-1].partition("[")[0]

    @property
    def places(self) -> set[str]:
        """Where votes that may be the same are found: by the number, and by the month."""
        return {self.number, self.month} - {""}


Index = dict[str, list[Vote]]


def neighbours(connection: sqlite3.Connection, reports: set[int], roll_calls: set[int]) -> set[int]:
    """The scholars' reports that may be of the same votes as the given reports, or as roll calls already told.

    With them come those that may be of the same votes as these, and so on: what one is matched with, another is not.
    """
    numbered = _votes(connection, SCHOLARLY)
    if not numbered:
        return set()
    official = _votes(connection, OFFICIAL)
    votes = [*numbered, *official]
    held = roll_calls | {vote.roll_call for vote in votes if vote.report_id in reports} - {0}
    told = [vote for vote in _votes(connection, TOLD) if vote.roll_call in held]
    given = [vote for vote in votes if vote.report_id in reports]
    found = _connected(votes, {place for vote in (*told, *given) for place in vote.places})
    return {vote.report_id for vote in numbered if found.intersection(vote.places)}


def matched(connection: sqlite3.Connection, reports: Iterable[int], rosters: Rosters) -> dict[int, int]:
    """Of scholars' reports those that are of a vote in the official record: {report: roll call}.

    First those whose symbol says so, then by the number without its letter, then those without a number by the month.
    Each roll call goes to the report whose ballot is most like it.
    """
    wanted = set(reports)
    if not wanted:
        return {}
    ballots = _Ballots(connection, rosters)
    votes = [vote for vote in _votes(connection, SCHOLARLY) if vote.report_id in wanted]
    official = _one_a_roll_call(_votes(connection, OFFICIAL))
    found: dict[int, int] = {}
    for rule in (_by_symbol, _by_number, _by_month):
        taken = set(found.values())
        free = _index(vote for vote in official if vote.roll_call not in taken)
        left = [vote for vote in votes if vote.report_id not in found]
        found |= _likeliest({vote.report_id: rule(vote, free, ballots) for vote in left})
    return found


def likeness(votes: dict[str, str], official: dict[str, str]) -> float:
    """The share of members that are told to have voted alike, of those that the official ballot names.

    Ballots are letters by seat; who is not named did not vote, and members that neither has voting do not count.
    """
    pairs = [(votes.get(seat, "X"), vote) for seat, vote in official.items()]
    cast = [pair for pair in pairs if pair != ("X", "X")]
    return sum(ours == theirs for ours, theirs in cast) / len(cast) if cast else 0.0


def _likeliest(candidates: dict[int, list[tuple[float, Vote]]]) -> dict[int, int]:
    pairs = [(how, -report, vote.roll_call) for report, rated in candidates.items() for how, vote in rated]
    found: dict[int, int] = {}
    taken = set[int]()
    for _, minus, roll_call in sorted(pairs, reverse=True):
        if -minus not in found and roll_call not in taken:
            found[-minus] = roll_call
            taken.add(roll_call)
    return found


def _by_symbol(vote: Vote, free: Index, ballots: "_Ballots") -> list[tuple[float, Vote]]:
    same = symbols.bare(vote.resolution or "")
    near = [one for one in _near(vote, free) if symbols.bare(one.resolution or "") == same]
    return [(how, one) for how, one in ballots.rated(vote, near) if how >= ALIKE]


def _by_number(vote: Vote, free: Index, ballots: "_Ballots") -> list[tuple[float, Vote]]:
    return _only([(how, one) for how, one in ballots.rated(vote, _near(vote, free)) if how >= NEARLY_EQUAL])


def _by_month(vote: Vote, free: Index, ballots: "_Ballots") -> list[tuple[float, Vote]]:
    same = free.get(vote.month, []) if vote.month else []
    return _only([(how, one) for how, one in ballots.rated(vote, same) if how >= NEARLY_EQUAL])


def _near(vote: Vote, free: Index) -> list[Vote]:
    """The votes under the number of a vote, whatever their letter, at most 31 days apart."""
    under = free.get(vote.number, []) if vote.number else []
    return [one for one in under if _days(one.date, vote.date) <= DAYS]


def _only(rated: list[tuple[float, Vote]]) -> list[tuple[float, Vote]]:
    return rated if len(rated) == 1 else []


class _Ballots:
    """What reports say of the votes of members, each read once."""

    def __init__(self, connection: sqlite3.Connection, rosters: Rosters) -> None:
        self._connection, self._rosters = connection, rosters
        self._seats = dict(connection.execute("SELECT code, seat FROM member_seats"))
        self._read: dict[int, dict[str, str]] = {}

    def rated(self, vote: Vote, official: list[Vote]) -> list[tuple[float, Vote]]:
        """How alike ballots are to that of a vote; where the record has none, the symbol and the date have to do."""
        told = [(self._of(one), one) for one in official]
        return [(likeness(self._of(vote), ballot) if ballot else ALIKE, one) for ballot, one in told]

    def _of(self, vote: Vote) -> dict[str, str]:
        if vote.report_id not in self._read:
            stands = readings.standing(readings.of(self._connection, vote.report_id, self._rosters))
            cast = [pair for part in stands.parts for pair in part.ballot.votes().items()] if stands else []
            self._read[vote.report_id] = {self._seats.get(member, member): letter for member, letter in cast}
        return self._read[vote.report_id]


def _votes(connection: sqlite3.Connection, query: str) -> list[Vote]:
    return [Vote(*row) for row in connection.execute(query)]


def _one_a_roll_call(votes: list[Vote]) -> list[Vote]:
    """That of the first publisher in rank."""
    first: dict[int, Vote] = {}
    for vote in votes:
        first.setdefault(vote.roll_call, vote)
    return list(first.values())


def _index(votes: Iterable[Vote]) -> Index:
    """Votes by each of their places."""
    index: Index = {}
    for vote in votes:
        for place in vote.places:
            index.setdefault(place, []).append(vote)
    return index


def _connected(votes: list[Vote], places: set[str]) -> set[str]:
    """The places that votes lead to from some, over any number of votes."""
    index, found, new = _index(votes), set[str](), places
    while new:
        found |= new
        new = {other for place in new for vote in index.get(place, []) for other in vote.places} - found
    return found


def _days(one: str, other: str) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
