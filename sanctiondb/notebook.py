"""The record in a notebook: `db = sanctiondb.open("sanctions.db")`, then tidy pandas DataFrames."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sanctiondb.answers import agreement as counting
from sanctiondb.answers.database import Rows, reading
from sanctiondb.answers.lists import listed
from sanctiondb.answers.matrix import BY
from sanctiondb.answers.vetoes import RULES
from sanctiondb.errors import SanctiondbError

if TYPE_CHECKING:
    import pandas as pd

LETTERS = ("Y", "N", "A", "X")

DTYPES = {
    **dict.fromkeys(("date",), "datetime64[ns]"),
    **dict.fromkeys(("yes", "no", "abstain", "not_voting", "required", "n", "agree", "year", "decade"), "Int64"),
    **dict.fromkeys(("agreement", "kappa"), "Float64"),
    **dict.fromkeys(("body", "member", "name", "outcome", "member_a", "member_b", "corrections"), "category"),
    "permanent": "boolean", "vetoed_by": "object",
}
"""The dtype of each column, the same in every answer; `vote` is a category of LETTERS, any other is text."""


class Database:
    """A database of sanctiondb, asked for DataFrames.

    Every method takes `since` and `until`, a day as '2006-10-14' or a year as '2006', both included: a year is
    its first day in `since`, its last in `until`. Unknown is missing (NA). Raises NotFound for an unknown
    member, group, regime or topic, SanctiondbError for another value that cannot be.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        with reading(self.path):
            pass

    def votes(
        self, *, body: str | None = None, since: str | int | None = None, until: str | int | None = None,
        outcome: str | None = None, member: str | None = None, seat: bool = False, regime: str | None = None,
    ) -> "pd.DataFrame":
        """Every member's vote, by date: `id, symbol, body, date, member, name, vote, permanent, corrections`.

        `id` and `symbol` are text, `body`, `member` and `name` categories, `date` datetime64, `vote` a category
        of Y, N, A and X (not voting), `permanent` boolean. `corrections` (a category, mostly NA) says what of an
        official row should be otherwise, as 'date: 2006-09-14 (S/RES/1708(2006))'; it is applied to nothing.
        """
        return self._listed("pages/votes_cast", since, until, body=_body(body), outcome=outcome, member=member,
                            seat=seat, regime=regime)

    def rollcalls(
        self, *, body: str | None = None, since: str | int | None = None, until: str | int | None = None,
        outcome: str | None = None, member: str | None = None, vote: str | None = None, seat: bool = False,
        regime: str | None = None,
    ) -> "pd.DataFrame":
        """What was put to the vote, by date, in the columns of `sanctiondb rollcalls`.

        `id, draft, symbol, meeting, title` are text, `date` datetime64, `outcome` and `corrections` categories,
        `vetoed_by` lists of codes, `yes, no, abstain, not_voting, required` Int64. `vote` goes with `member`.
        """
        if vote and not member:
            raise SanctiondbError("vote goes with member: whose vote?")
        return self._listed("rollcalls", since, until, body=_body(body), outcome=outcome, member=member, vote=vote,
                            seat=seat, regime=regime)

    def vetoes(
        self, *, by: str | None = None, since: str | int | None = None, until: str | int | None = None,
        seat: bool = False, regime: str | None = None, rule: str = "all",
    ) -> "pd.DataFrame":
        """What failed by a permanent member's vote, by date: the columns of `rollcalls`, and `question` (text).

        `rule` is 'all', or 'drafts' for drafts put to the vote whole: no paragraphs, amendments, preliminary
        questions or recommendations.
        """
        _known("rule", rule, RULES)
        return self._listed("vetoes", since, until, member=by, seat=seat, regime=regime, rule=rule)

    def agreement(
        self, a: str | None = None, b: str | None = None, *, members: Iterable[str] | None = None,
        group: str | None = None, abstain: str = "differs", weighted: bool = False, by: str | None = None,
        floor: int | None = None, seat: bool = False, body: str | None = None, outcome: str | None = None,
        since: str | int | None = None, until: str | int | None = None, regime: str | None = None,
        topic: str | None = None,
    ) -> "pd.DataFrame":
        """How often members voted alike: `member_a, member_b, n, agree, agreement, kappa`.

        Of two members, of all pairs of `members` or of a `group` ('P5', 'E10', 'FRA,DEU'), or of all pairs;
        with `by` one row for each year, decade, topic or regime, which is the first column. How agreement,
        kappa, `abstain`, `weighted` and `floor` count is told in `sanctiondb agreement --help`. The members
        are categories, `n` and `agree` Int64 (`agree` Float64 with abstain='half'), the shares Float64.
        """
        if bool(a) != bool(b):
            raise SanctiondbError("agreement takes two members, or none for all pairs")
        _known("abstain", abstain, counting.SCORES)
        _known("by", by, BY)
        with reading(self.path) as connection:
            rows = counting.agreement(
                connection, pair=(a, b) if a and b else None, group=",".join(members) if members else group,
                abstain=abstain, weighted=weighted, by=by, floor=floor, seat=seat, body=_body(body),
                outcome=outcome, since=_day(since, "01-01"), until=_day(until, "12-31"), regime=regime, topic=topic)
        return _frame(rows, {"agree": "Float64"} if abstain == "half" else {})

    def _listed(
        self, name: str, since: str | int | None, until: str | int | None, **conditions: Any
    ) -> "pd.DataFrame":
        with reading(self.path) as connection:
            return _frame(listed(
                connection, name, since=_day(since, "01-01"), until=_day(until, "12-31"), **conditions))


def open(path: str | Path = "sanctions.db") -> Database:
    """The database at PATH, to ask for DataFrames; raises NoDatabase where there is none."""
    return Database(path)


def _frame(rows: Rows, dtypes: dict[str, str] | None = None) -> "pd.DataFrame":
    """Rows as a DataFrame in the dtypes of their columns."""
    import pandas as pd

    known = {**DTYPES, "vote": pd.CategoricalDtype(LETTERS), **(dtypes or {})}
    return pd.DataFrame({
        name: pd.Series([row[name] for row in rows], dtype="object").astype(known.get(name, "string"))
        for name in rows.columns
    })


def _day(said: str | int | None, rest: str) -> str | None:
    """An ISO day from a day, or from a year and the rest of the day."""
    if said is None:
        return None
    text = str(said)
    try:
        return date.fromisoformat(f"{text}-{rest}" if len(text) == 4 else text).isoformat()
    except ValueError:
        raise SanctiondbError(f"{text!r} is no date; expected one like '2006' or '2006-10-14'") from None


def _body(said: str | None) -> str | None:
    body = said.upper() if said else None
    _known("body", body, ("SC", "GA"))
    return body


def _known(name: str, said: str | None, known: Iterable[str]) -> None:
    if said is not None and said not in known:
        raise SanctiondbError(f"{said!r} is no value of {name}; expected one of {', '.join(known)}")
