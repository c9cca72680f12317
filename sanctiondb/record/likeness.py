"""Which roll call of the official record a scholar's vote is: symbol or month say which may be, the ballot says which.

Scholars number votes themselves. Several of theirs may bear the symbol of one resolution, and their dates may be wrong
by weeks, so the members' votes decide.
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
"""The same where only the month agrees."""
DAYS = 31
"""How far dates of one vote may lie apart."""

VOTES = """
SELECT reports.id, ifnull(roll_call_id, 0), date, resolution FROM reports JOIN publishers ON publishers.id = publisher
WHERE kind = 'action' AND body = 'GA' AND part IS NULL AND rank {} ? ORDER BY rank, reports.id
"""

TOLD = "SELECT 0, id, date, resolution FROM roll_calls WHERE body = 'GA' AND part IS NULL"

OFFICIAL = f"""
SELECT 1 FROM reports JOIN publishers ON publishers.id = publisher
WHERE resolution = ? AND part IS NULL AND rank < {SCHOLARS}
"""


class Vote(NamedTuple):
    """A report of a vote on a whole text."""

    report_id: int
    roll_call: int
    date: str
    resolution: str | None

    @property
    def places(self) -> tuple[str, str]:
        """Where votes that may be the same are found: by the symbol without brackets, and by the month."""
        return symbols.bare(self.resolution or ""), self.date[:7]


Index = dict[str, list[Vote]]


def neighbours(connection: sqlite3.Connection, reports: set[int], roll_calls: set[int]) -> set[int]:
    """The scholars' reports that may be of the same votes as the given reports, or as roll calls already told."""
    numbered = _votes(connection, ">=")
    if not numbered:
        return set()
    told = [Vote(*row) for row in connection.execute(TOLD) if row[1] in roll_calls]
    given = [vote for vote in _votes(connection, "<") if vote.report_id in reports]
    places = {place for vote in (*told, *given) for place in vote.places if place}
    return {vote.report_id for vote in numbered if places.intersection(vote.places)}


def is_official(connection: sqlite3.Connection, resolution: str) -> bool:
    """Whether somebody who goes by symbols reports the vote on a resolution, however its letter is spelled."""
    return any(connection.execute(OFFICIAL, (spelled,)).fetchone() for spelled in symbols.spellings(resolution))


def matched(connection: sqlite3.Connection, reports: Iterable[int], rosters: Rosters) -> dict[int, int]:
    """Of scholars' reports those that are of a vote in the official record: {report: roll call}.

    Each roll call goes to the report whose ballot is most like it.
    """
    wanted = set(reports)
    if not wanted:
        return {}
    ballots, official = _Ballots(connection, rosters), _index(_votes(connection, "<"))
    pairs = [
        (*how_like, -vote.report_id, candidate.roll_call)
        for vote in _votes(connection, ">=") if vote.report_id in wanted
        for candidate, how_like in _candidates(vote, official, ballots)
    ]
    found: dict[int, int] = {}
    taken = set[int]()
    for _, _, minus, roll_call in sorted(pairs, reverse=True):
        if -minus not in found and roll_call not in taken:
            found[-minus] = roll_call
            taken.add(roll_call)
    return found


def likeness(votes: dict[str, str], official: dict[str, str]) -> float:
    """The share of members that are told to have voted alike, of those that the official ballot names.

    Ballots are letters by seat; who is not named did not vote, and members that neither has voting do not count.
    """
    pairs = [(votes.get(seat, "X"), vote) for seat, vote in official.items()]
    cast = [pair for pair in pairs if pair != ("X", "X")]
    return sum(ours == theirs for ours, theirs in cast) / len(cast) if cast else 0.0


def _candidates(vote: Vote, official: Index, ballots: "_Ballots") -> list[tuple[Vote, tuple[bool, float]]]:
    """The votes that a scholar's may be, each with whether its symbol says so, and how alike the ballots are."""
    symbol, month = vote.places
    if symbol:
        near = [one for one in official.get(symbol, []) if _days(one.date, vote.date) <= DAYS]
        rated = [(one, (True, ballots.likeness(vote, one))) for one in near]
        return [(one, how) for one, how in rated if how[1] >= ALIKE]
    if not ballots.by_page(vote):
        return []
    rated = [(one, (False, ballots.likeness(vote, one))) for one in official.get(month, [])]
    equal = [(one, how) for one, how in rated if how[1] >= NEARLY_EQUAL]
    return equal if len({one.roll_call for one, _ in equal}) == 1 else []


class _Ballots:
    """What reports say of the votes of members, each read once."""

    def __init__(self, connection: sqlite3.Connection, rosters: Rosters) -> None:
        self._connection, self._rosters = connection, rosters
        self._seats = dict(connection.execute("SELECT code, seat FROM member_seats"))
        self._read: dict[int, tuple[dict[str, str], bool]] = {}

    def likeness(self, vote: Vote, official: Vote) -> float:
        """How alike two ballots are; where the record has none, the symbol and the date have to do."""
        told = self._of(official)[0]
        return likeness(self._of(vote)[0], told) if told else ALIKE

    def by_page(self, vote: Vote) -> bool:
        """Whether a scholar names a vote by a page of the records only."""
        return self._of(vote)[1]

    def _of(self, vote: Vote) -> tuple[dict[str, str], bool]:
        if vote.report_id not in self._read:
            stands = readings.standing(readings.of(self._connection, vote.report_id, self._rosters))
            cast = [pair for part in stands.parts for pair in part.ballot.votes().items()] if stands else []
            letters = {self._seats.get(member, member): letter for member, letter in cast}
            self._read[vote.report_id] = letters, bool(stands and "page" in stands.content)
        return self._read[vote.report_id]


def _votes(connection: sqlite3.Connection, ranks: str) -> list[Vote]:
    return [Vote(*row) for row in connection.execute(VOTES.format(ranks), (SCHOLARS,))]


def _index(votes: list[Vote]) -> Index:
    """One vote a roll call, that of the first publisher in rank, by each of its places."""
    first: dict[int, Vote] = {}
    for vote in votes:
        first.setdefault(vote.roll_call, vote)
    index: Index = {}
    for vote in first.values():
        for place in filter(None, vote.places):
            index.setdefault(place, []).append(vote)
    return index


def _days(one: str, other: str) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
