"""How often members vote alike, all pairs at once: by products of the matrix of votes, never pair by pair."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sanctiondb.answers import groups
from sanctiondb.answers.database import Row, Rows
from sanctiondb.answers.matrix import Matrix, matrix, slices
from sanctiondb.answers.members import codes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

COLUMNS = ["member_a", "member_b", "n", "agree", "agreement", "kappa"]

SCORES: dict[str, tuple[tuple[float, ...], ...]] = {
    "differs": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "half": ((1, 0, 0.5), (0, 1, 0.5), (0.5, 0.5, 1)),
    "ignore": ((1, 0), (0, 1)),
}
"""What two votes count as agreement, by the rule on abstention; rows and columns are Y, N and A, or Y and N."""


@dataclass(frozen=True)
class Pairs:
    """Square arrays, a row and a column a member; agreement and kappa are NaN where undefined."""

    n: "NDArray[np.float64]"
    agree: "NDArray[np.float64]"
    agreement: "NDArray[np.float64]"
    kappa: "NDArray[np.float64]"


def pairs(votes: Matrix, abstain: str = "differs", weighted: bool = False, of: Matrix | None = None) -> Pairs:
    """How often each two members of a matrix voted alike; with `of` only each of its members with each of `votes`.

    `n` counts roll calls in which both voted, `agree` those in which they voted alike: by "differs" Y, N and A
    are three votes; by "half" A against Y or N counts one half; by "ignore" roll calls in which either
    abstained are left out. `agreement` is agree / n, `kappa` is Cohen's, (agreement - chance) / (1 - chance),
    with chance the agreement to expect from how often each of the two cast Y, N and A in these roll calls;
    with "half" it is his weighted kappa. With `weighted` each roll call weighs as much as it was divided
    (`matrix.division`) in agreement and kappa, while n and agree still count roll calls.
    """
    import numpy as np

    scores = np.array(SCORES[abstain])
    one = votes.cells if of is None else of.cells
    counts = _counts(one, votes.cells, len(scores))
    weights = _counts(one, votes.cells, len(scores), votes.division) if weighted else counts
    total = weights.sum(axis=(0, 1))
    by_a, by_b = weights.sum(axis=1), weights.sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        agreement = np.einsum("kl,klij->ij", scores, weights) / total
        chance = np.einsum("kij,kij->ij", by_a, np.einsum("kl,lij->kij", scores, by_b)) / total**2
        kappa = np.where(1 - chance > 1e-12, (agreement - chance) / (1 - chance), np.nan)
    return Pairs(counts.sum(axis=(0, 1)), np.einsum("kl,klij->ij", scores, counts), agreement, kappa)


def _counts(
    one: "NDArray[np.int8]", other: "NDArray[np.int8]", kinds: int, weights: "NDArray[np.float64] | None" = None
) -> "NDArray[np.float64]":
    """For votes k and l and members i and j, the weight of the roll calls in which i cast k and j cast l."""
    cast, met = _cast(one, kinds), _cast(other, kinds)
    counts = cast.T @ met if weights is None else (cast * weights[:, None]).T @ met
    whole = counts.reshape(kinds, one.shape[1], kinds, other.shape[1]).transpose(0, 2, 1, 3)
    found: NDArray[np.float64] = whole.astype("float64")
    return found


def _cast(cells: "NDArray[np.int8]", kinds: int) -> "NDArray[np.float32]":
    """A column for each vote and member, vote by vote: 1 where the member cast it, else 0.

    Single precision, which counts exactly to 16 million and takes half the time.
    """
    import numpy as np

    return np.concatenate([cells == kind for kind in range(1, kinds + 1)], axis=1).astype(np.float32)


def agreement(
    connection: sqlite3.Connection,
    *,
    pair: tuple[str, str] | None = None,
    group: str | None = None,
    seat: bool = False,
    abstain: str = "differs",
    weighted: bool = False,
    by: str | None = None,
    floor: int | None = None,
    **conditions: Any,
) -> Rows:
    """How often members voted alike: `member_a, member_b, n, agree, agreement, kappa`, by rules as `pairs` has.

    Of one pair, of all pairs of a group (`groups.group`), or of all members; `conditions` are those of
    `matrix`. With `seat` the codes of one seat are one member, 'RUS|SUN'. With `by` one row for each year,
    decade, topic or regime, named in the first column. Pairs with n below `floor` are left out; where none is
    given, those that never voted together, except the one pair asked for. Raises NotFound.
    """
    votes = chosen(connection, matrix(connection, **conditions), pair, group, seat)
    least = floor if floor is not None else int(not pair or by is not None)
    return counted(connection, votes, abstain=abstain, weighted=weighted, by=by, floor=least)


def counted(
    connection: sqlite3.Connection,
    votes: Matrix,
    *,
    abstain: str = "differs",
    weighted: bool = False,
    by: str | None = None,
    floor: int = 1,
) -> Rows:
    """The rows of `agreement` for the columns of a matrix: each two of them, with n of at least `floor`."""
    parts: Iterable[tuple[str | int | None, Matrix]] = slices(connection, votes, by) if by else [(None, votes)]
    named = [by] if by else []
    return Rows([*named, *COLUMNS], (
        {**dict.fromkeys(named, label), **row}
        for label, part in parts
        for row in _rows(pairs(part, abstain, weighted), votes.members, floor, abstain == "half")
    ))


def chosen(
    connection: sqlite3.Connection, votes: Matrix, pair: tuple[str, str] | None, group: str | None, seat: bool
) -> Matrix:
    """The columns asked for: a pair, a group, or all; with `seat` one for each seat. Raises NotFound."""
    if pair:
        labels = [codes(connection, said, seat) for said in pair]
        return votes.columns([(label, label) for label in labels])
    if group:
        votes = votes.within(groups.group(connection, group))
    return votes.columns([(label, label) for label in seats(connection, votes.members)]) if seat else votes


def seats(connection: sqlite3.Connection, members: list[str]) -> list[str]:
    """The seats of some members, each as its codes joined by '|', the seat's own first."""
    seat_of = dict(connection.execute("SELECT code, seat FROM member_seats"))
    shared: dict[str, list[str]] = {}
    for code in sorted(members, key=lambda code: (seat_of[code], code != seat_of[code], code)):
        shared.setdefault(seat_of[code], []).append(code)
    return ["|".join(found) for found in shared.values()]


def _rows(found: Pairs, members: list[str], floor: int, halves: bool) -> Iterator[Row]:
    """The pairs of different columns, by code, with n of at least `floor`."""
    import numpy as np

    one, other = np.triu_indices(len(members), 1)
    enough = found.n[one, other] >= floor
    one, other = one[enough], other[enough]
    number = float if halves else int
    for a, b, n, agree, share, kappa in zip(
        one.tolist(), other.tolist(), *(
            values[one, other].tolist() for values in (found.n, found.agree, found.agreement, found.kappa)
        ), strict=True,
    ):
        yield dict(zip(COLUMNS, (
            members[a], members[b], int(n), number(agree), share_of(share), share_of(kappa)), strict=True))


def share_of(value: float) -> float | None:
    """A share to six digits; None where it is undefined."""
    return None if value != value else round(value, 6)


def wide(rows: Rows, value: str = "agreement") -> Rows:
    """Rows of `agreement` as a square: `member` and a column each member; null where a pair was left out."""
    named = rows.columns[: -len(COLUMNS)]
    members = sorted({row[name] for row in rows for name in ("member_a", "member_b")})
    lines: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        label = tuple(row[name] for name in named)
        for one, other in (("member_a", "member_b"), ("member_b", "member_a")):
            line = lines.setdefault((*label, row[one]), dict.fromkeys(members))
            line[row[other]] = row[value]
    names = [*named, "member"]
    return Rows([*names, *members], (
        {**dict(zip(names, key, strict=True)), **lines[key]} for key in sorted(lines)
    ))
