"""With whom one member votes alike, and what two members differed on."""

import sqlite3
from typing import Any

from sanctiondb.answers.agreement import pairs, seats, share_of
from sanctiondb.answers.database import Row, Rows
from sanctiondb.answers.matrix import ABSTAIN, Matrix, matrix
from sanctiondb.answers.members import codes

COLUMNS = ["member", "n", "agree", "agreement", "kappa"]

LETTERS = "-YNA"
"""The letter of each number of a matrix."""

DIFFERED = ["id", "symbol", "date", "title", "vote_a", "vote_b"]


def companions(
    connection: sqlite3.Connection,
    said: str,
    *,
    seat: bool = False,
    abstain: str = "differs",
    floor: int = 1,
    **conditions: Any,
) -> Rows:
    """How often a member voted as each other did: `member, n, agree, agreement, kappa`, the most alike first.

    Counts and rules are those of `agreement.agreement`; only the one member's pairs are counted, which takes a
    tenth of the time of all. With `seat` codes of one seat are one member on both sides. Pairs with n below
    `floor` are left out. Raises NotFound.
    """
    own = codes(connection, said, seat)
    votes = matrix(connection, **conditions)
    others = [label for label in _labels(connection, votes, seat) if not set(label.split("|")) & set(own.split("|"))]
    found = pairs(votes.columns([(label, label) for label in others]), abstain, of=votes.columns([(own, own)]))
    number = float if abstain == "half" else int
    rows = [
        {"member": member, "n": int(n), "agree": number(agree), "agreement": share_of(share), "kappa": share_of(kappa)}
        for member, n, agree, share, kappa in zip(
            others, *(part[0].tolist() for part in (found.n, found.agree, found.agreement, found.kappa)), strict=True)
        if n >= max(floor, 1)
    ]
    return Rows(COLUMNS, sorted(rows, key=lambda row: (-row["agreement"], -row["n"], row["member"])))


def _labels(connection: sqlite3.Connection, votes: Matrix, seat: bool) -> list[str]:
    return seats(connection, votes.members) if seat else votes.members


def differed(votes: Matrix, abstain: str = "differs", most: int | None = None) -> Rows:
    """On what the two members of a matrix differed, latest first: `id, symbol, date, title, vote_a, vote_b`.

    Votes are letters, Y, N or A. By the rule "ignore" an abstention differs from nothing.
    """
    a, b = votes.cells[:, 0], votes.cells[:, 1]
    apart = (a > 0) & (b > 0) & (a != b)
    if abstain == "ignore":
        apart &= (a != ABSTAIN) & (b != ABSTAIN)
    rows: list[Row] = [
        dict(zip(DIFFERED, (*votes.calls[i], LETTERS[a[i]], LETTERS[b[i]]), strict=True))
        for i in apart.nonzero()[0][::-1].tolist()
    ]
    return Rows(DIFFERED, rows[:most])
