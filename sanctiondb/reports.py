"""What one publisher says about one thing, before it becomes part of the record."""

import json
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple


LETTERS = "YNAX"
"""The letters of a vote: yes, no, abstention, not voting."""


ABSENT = "-"
"""Stands in a ballot for the vote of a member whose vote is told elsewhere or not at all."""


class Seat(NamedTuple):
    """A member in a roster: rows after the first of the roll call, code, name and permanent flag as given."""

    offset: int
    member: str
    name: str | None = None
    flag: bool | None = None


class Roster:
    """Who is called in a roll call, in what order and by what names; the same for many roll calls."""

    def __init__(self, seats: Iterable[Seat]) -> None:
        self.seats = tuple(seats)
        self.members = tuple(seat.member for seat in self.seats)
        self.named = all(seat.name for seat in self.seats)

    @cached_property
    def digest(self) -> bytes:
        """The SHA-256 of its seats: the same seats in the same order are the same roster."""
        import hashlib

        return hashlib.sha256(json.dumps(self.seats).encode()).digest()


class Ballot(NamedTuple):
    """One letter a seat of a roster: Y, N, A, X, or - where the vote does not stand here."""

    roster: Roster
    letters: str

    @classmethod
    def of(cls, row: int, casts: Iterable["Cast"]) -> "Ballot":
        """The ballot of single votes, of a roll call whose first row is `row`."""
        cast = list(casts)
        seats = (Seat(one.row - row, one.member, one.name, one.permanent) for one in cast)
        return cls(Roster(seats), "".join(one.vote for one in cast))

    def casts(self, row: int) -> Iterator["Cast"]:
        """Its votes one by one, of a roll call whose first row is `row`."""
        for (offset, member, name, flag), vote in zip(self.roster.seats, self.letters, strict=True):
            if vote != ABSENT:
                yield Cast(row + offset, member, vote, name, flag)

    def votes(self) -> dict[str, str]:
        """The letter of every member whose vote it holds."""
        pairs = zip(self.roster.members, self.letters, strict=True)
        return {member: vote for member, vote in pairs if vote != ABSENT}

    def without(self, members: Container[str]) -> "Ballot":
        """The same with the votes of some members masked."""
        pairs = zip(self.roster.members, self.letters, strict=True)
        return Ballot(self.roster, "".join(ABSENT if member in members else vote for member, vote in pairs))

    def __len__(self) -> int:
        return len(self.letters) - self.letters.count(ABSENT)


NOBODY = Ballot(Roster(()), "")
"""The ballot of a record that brings no votes."""


class Cast(NamedTuple):
    """One member's vote as given: row of the file, code, name, letter, permanent flag."""

    row: int
    member: str
    vote: str
    name: str | None = None
    permanent: bool | None = None


@dataclass
class Report:
    """A record as its publisher gives it, in the words of the record's JSON Schema.

    `kind` is the type of record, `key` what makes it the same record in a later edition, `content`
    its fields with blank ones left out. A roll call brings its `ballot`. `per_cast` says that each
    vote is a row of the file (bulk CSVs) rather than the whole record one, `more` that these are
    further votes of a roll call that the file has told before. `lines` is the SHA-256 of the lines
    of the file that say all of it, where the format has such.
    """

    kind: str
    key: str
    row: int
    content: dict[str, Any]
    ballot: Ballot = NOBODY
    per_cast: bool = False
    more: bool = False
    lines: bytes = b""

    @property
    def rows(self) -> int:
        """How many rows of the file it stands for."""
        return len(self.ballot) if self.per_cast else 1


class Reject(NamedTuple):
    """A row that was not taken: its number in the file, the column and value at fault, the reason."""

    row: int
    column: str | None
    value: str | None
    reason: str


class Again(NamedTuple):
    """A report whose lines are those that it was read from before: kind, key, first row, how many, their SHA-256."""

    kind: str
    key: str
    row: int
    rows: int
    lines: bytes


def action_key(content: dict[str, Any]) -> str:
    """What makes an action the same one in a later file: its resolution, or draft, date and part."""
    if "resolution" in content:
        return " ".join(filter(None, (content["resolution"], content.get("part"))))
    named = (content.get("draft") or content.get("meeting"), content["date"], content.get("part"))
    return " ".join(filter(None, named))


Reading = Iterator[Report | Again | Reject]
"""What a format yields: reports, those read again, and rejects, in the order of the file."""
