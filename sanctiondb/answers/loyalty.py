"""How often a member votes with a group."""

import sqlite3
from typing import TYPE_CHECKING, Any

from sanctiondb.answers import groups
from sanctiondb.answers.database import Row, Rows
from sanctiondb.answers.matrix import ABSTAIN, NO, YES, Matrix, matrix, slices
from sanctiondb.answers.members import codes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

COLUMNS = ["member", "group", "n", "agree", "share"]


def loyalty(
    connection: sqlite3.Connection,
    member: str,
    group: str,
    *,
    seat: bool = False,
    by: str | None = None,
    **conditions: Any,
) -> Rows:
    """How often a member voted with a group: `member, group, n, agree, share`.

    The group's vote in a roll call is the one of Y, N and A that more of its other members cast than any
    other; the member itself is never counted among them. `n` counts roll calls in which the group had such a
    vote (none where two votes drew, or nobody voted) and the member voted; `agree` those in which it voted
    so; `share` is agree / n, null where n is 0. With `by` one row for each year, decade, topic or regime
    where n is not 0, named in the first column. With `seat` the codes of the member's seat are one member.
    `conditions` are those of `matrix`. Raises NotFound for an unknown code or group, and as `matrix` does.
    """
    code = codes(connection, member, seat)
    bloc = groups.group(connection, group)
    votes = matrix(connection, **conditions)
    parts = slices(connection, votes, by) if by else [(None, votes)]
    others = bloc.without(code)
    rows = (
        {**({by: label} if by else {}), "member": code, "group": bloc.name,
         **_counted(part.columns([(code, code)]).cells[:, 0], position(part.within(others)))}
        for label, part in parts
    )
    return Rows([*([by] if by else []), *COLUMNS], (row for row in rows if row["n"] or not by))


def position(votes: Matrix) -> "NDArray[np.int8]":
    """The vote that most members of a matrix cast in each roll call; 0 where there is none, or a draw."""
    import numpy as np

    counts = np.stack([(votes.cells == vote).sum(axis=1) for vote in (YES, NO, ABSTAIN)])
    most = counts.max(axis=0)
    alone = (counts == most).sum(axis=0) == 1
    return np.where(alone, counts.argmax(axis=0) + 1, 0).astype(np.int8)


def _counted(cast: "NDArray[np.int8]", expected: "NDArray[np.int8]") -> Row:
    both = (cast > 0) & (expected > 0)
    n, agree = int(both.sum()), int((both & (cast == expected)).sum())
    return {"n": n, "agree": agree, "share": round(agree / n, 6) if n else None}
