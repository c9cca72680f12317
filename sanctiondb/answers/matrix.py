"""The votes as a matrix, a row a roll call and a column a member: what every count of pairs starts from."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sanctiondb import symbols
from sanctiondb.answers import members as known_members
from sanctiondb.answers import regimes
from sanctiondb.answers.database import query
from sanctiondb.answers.groups import Group
from sanctiondb.errors import NotFound

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

YES, NO, ABSTAIN = 1, 2, 3
"""What a cell holds; 0 where a member did not vote, or no vote of it is in the record."""

BY = ("year", "decade", "topic", "regime")
"""What an answer may be divided by."""


@dataclass(frozen=True)
class Matrix:
    """Votes by roll call and member, numbers as YES, NO, ABSTAIN, else 0.

    `calls` names the rows as (id, symbol, date, title), by date; `members` the columns. `division` says how
    divided each roll call was among all who voted, whichever members the columns are (see `division`).
    """

    cells: "NDArray[np.int8]"
    calls: list[tuple[str, str, str, str]]
    members: list[str]
    division: "NDArray[np.float64]"

    @cached_property
    def roll_calls(self) -> "pd.DataFrame":
        """The rows: `id, symbol, date (datetime64), title`, in their order."""
        import pandas as pd

        frame = pd.DataFrame(self.calls, columns=["id", "symbol", "date", "title"])
        return frame.assign(date=pd.to_datetime(frame["date"]))

    def columns(self, wanted: Sequence[tuple[str, str]]) -> "Matrix":
        """Other columns, from (label, codes joined by '|') pairs: codes of one seat become one column."""
        import numpy as np

        place = {member: index for index, member in enumerate(self.members)}
        cells = np.zeros((len(self.calls), len(wanted)), np.int8)
        for column, (_, codes) in enumerate(wanted):
            if found := [place[code] for code in codes.split("|") if code in place]:
                cells[:, column] = self.cells[:, found].max(axis=1)
        return replace(self, cells=cells, members=[label for label, _ in wanted])

    def within(self, group: Group) -> "Matrix":
        """The members of a group alone, and of each the votes cast while it belonged to it."""
        chosen = self.columns([(code, code) for code in group.members])
        if group.terms is None:
            return chosen
        import numpy as np

        dates, place = np.array([call[2] for call in self.calls]), {code: i for i, code in enumerate(group.members)}
        belonged = np.zeros(chosen.cells.shape, bool)
        for member, since, until in group.terms:
            belonged[(dates >= since) & (dates <= until), place[member]] = True
        return replace(chosen, cells=np.where(belonged, chosen.cells, np.int8(0)))


def matrix(
    connection: sqlite3.Connection,
    *,
    body: str | None = None,
    outcome: str | None = None,
    since: str | None = None,
    until: str | None = None,
    regime: str | None = None,
    topic: str | None = None,
    members: Iterable[str] | None = None,
) -> Matrix:
    """The roll calls with a vote that the conditions leave, and how every member voted in them.

    Dates are ISO, both included. Columns are all members with a ballot, or `members`, sorted by code.
    Raises NotFound for an unknown code, regime or topic.
    """
    only = json.dumps(_on_topic(connection, topic)) if topic else None
    slug = regimes.slug(connection, regime) if regime else None
    asked = {"body": body, "outcome": outcome, "since": since, "until": until, "regime": slug, "only": only}
    found = connection.execute(query("pages/matrix_roll_calls"), asked).fetchall()
    cells, codes = _cells(connection, [row[0] for row in found])
    whole = Matrix(cells, [row[1:] for row in found], codes, division(cells))
    if members is None:
        return whole
    wanted = sorted({known_members.codes(connection, said) for said in members})
    return whole.columns([(code, code) for code in wanted])


def _cells(connection: sqlite3.Connection, roll_calls: list[int]) -> tuple["NDArray[np.int8]", list[str]]:
    """The cells of the given roll calls, in their order, and the member of each column, by code."""
    import numpy as np

    asked = {"roll_calls": json.dumps(roll_calls)}
    rosters = _grouped(connection.execute(query("pages/matrix_seats")))
    ballots = _grouped(connection.execute(query("pages/matrix_cells"), asked))
    members = sorted({member for roster in ballots for (member,) in rosters[roster]})
    row, column = {call: i for i, call in enumerate(roll_calls)}, {code: i for i, code in enumerate(members)}
    letters = np.full((len(roll_calls), len(members)), ord("-"), np.uint8)
    for roster, cast in ballots.items():
        columns = [column[member] for (member,) in rosters[roster]]
        block = np.frombuffer("".join(text for _, text in cast).encode("ascii"), np.uint8)
        place = np.ix_([row[call] for call, _ in cast], columns)
        block = block.reshape(len(cast), len(columns))
        letters[place] = np.where(block == ord("-"), letters[place], block)
    there = (letters != ord("-")).any(axis=0)
    return _numbers()[letters[:, there]], [code for code, seen in zip(members, there, strict=True) if seen]


def _grouped(rows: Iterable[tuple[Any, ...]]) -> dict[int, list[tuple[Any, ...]]]:
    """Rows by their first field, in their order, without it."""
    groups: dict[int, list[tuple[Any, ...]]] = {}
    for key, *rest in rows:
        groups.setdefault(key, []).append(tuple(rest))
    return groups


def _numbers() -> "NDArray[np.int8]":
    import numpy as np

    numbers = np.zeros(128, np.int8)
    for letter, number in (("Y", YES), ("N", NO), ("A", ABSTAIN)):
        numbers[ord(letter)] = number
    return numbers


def division(cells: "NDArray[np.int8]") -> "NDArray[np.float64]":
    """How divided each roll call was: 0 where all who voted voted alike, 1 where Y, N and A drew even.

    One minus the agreement index of Hix, Noury and Roland (British Journal of Political Science 35, 2005):
    (total - largest) * 3 / 2 / total, of the votes Y, N and A. 0 where nobody voted.
    """
    import numpy as np

    counts = np.stack([(cells == number).sum(axis=1) for number in (YES, NO, ABSTAIN)])
    total = counts.sum(axis=0)
    divided: NDArray[np.float64] = (total - counts.max(axis=0)) * 1.5 / np.maximum(total, 1)
    return divided


def _on_topic(connection: sqlite3.Connection, said: str) -> list[str]:
    """The ids of the roll calls on a topic; raises NotFound with the known ones."""
    wanted, listed = symbols.printable(said).strip(), _labels(connection, "topic")
    found = [slug for slug, topics in listed.items() if wanted.lower() in map(str.lower, topics)]
    if not found:
        known = ", ".join(sorted({topic for topics in listed.values() for topic in topics}))
        raise NotFound(f"{wanted}: no such topic; expected one of {known or 'none, as none is loaded'}")
    return found


def _labels(connection: sqlite3.Connection, by: str) -> dict[str, list[str]]:
    """What each roll call bears on, by its id: its topics, or its regimes."""
    rows = connection.execute(query(f"pages/roll_call_{by}s"))
    return {slug: sorted(set(labels.split("|"))) for slug, labels in rows}


def slices(connection: sqlite3.Connection, whole: Matrix, by: str) -> Iterator[tuple[str | int, Matrix]]:
    """The matrix by year, decade, topic or regime, in the order of these; no roll call, no part.

    A roll call with several topics or regimes is in the part of each; one with none is in no part.
    """
    parts: dict[Any, list[int]] = {}
    labels = _labels(connection, by) if by in ("topic", "regime") else None
    for row, (slug, _, date, _) in enumerate(whole.calls):
        year = int(date[:4])
        told = [year if by == "year" else year // 10 * 10] if labels is None else labels.get(slug, [])
        for label in told:
            parts.setdefault(label, []).append(row)
    for label in sorted(parts):
        rows = parts[label]
        yield label, Matrix(
            whole.cells[rows], [whole.calls[row] for row in rows], whole.members, whole.division[rows]
        )
