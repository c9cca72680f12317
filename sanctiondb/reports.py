"""What one publisher says about one thing, before it becomes part of the record."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple


LETTERS = "YNAX"
"""The letters of a vote: yes, no, abstention, not voting."""


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
    vote is a row of the file (bulk CSVs) rather than the whole record one.
    """

    kind: str
    key: str
    row: int
    content: dict[str, Any]
    ballot: list[Cast] = field(default_factory=list)
    per_cast: bool = False

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


def action_key(content: dict[str, Any]) -> str:
    """What makes an action the same one in a later file: its resolution, or draft, date and part."""
    if "resolution" in content:
        return " ".join(filter(None, (content["resolution"], content.get("part"))))
    named = (content.get("draft") or content.get("meeting"), content["date"], content.get("part"))
    return " ".join(filter(None, named))


Reading = Iterator[Report | Reject]
"""What a format yields: reports and rejects, in the order of the file."""
