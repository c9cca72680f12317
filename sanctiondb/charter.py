"""The Charter's rules of voting: Articles 23 and 27 for the Security Council, Article 18 for the Assembly."""

from collections.abc import Iterable
from dataclasses import dataclass

PERMANENT = frozenset({"CHN", "FRA", "GBR", "RUS", "SUN", "USA"})
"""Codes of the permanent seats (Article 23(1)); SUN and RUS are one seat, before and after 1991-12-24."""

PERMANENT_SEATS = 5

ENLARGED = "1966-01-01"
"""The first day of a Council of 15 and a majority of nine: the amendment of Articles 23 and 27
(A/RES/1991(XVIII)) entered into force on 31 August 1965 and was applied from the next election on."""


@dataclass(frozen=True)
class Result:
    """What came of a vote: outcome and manner as words, `required` as a number of yes votes."""

    outcome: str | None
    manner: str | None
    required: int | None
    vetoed_by: tuple[str, ...] = ()
    permanent_no: tuple[str, ...] = ()


def size(date: str) -> int:
    """The number of members of the Council on an ISO date (Article 23(1)): 11 or 15."""
    return 15 if date >= ENLARGED else 11


def majority(date: str) -> int:
    """The yes votes that a decision needs on an ISO date (Article 27(2) and (3)): 7 or 9."""
    return 9 if date >= ENLARGED else 7


def permanent(code: str) -> bool:
    """Whether a member's seat is a permanent one (Article 23(1))."""
    return code in PERMANENT


def council_result(
    date: str, votes: Iterable[tuple[str, str]], procedural: bool | None, members: int | None = None
) -> Result:
    """What came of a vote in the Council, from (code, letter) pairs with letters Y, N, A, X.

    Article 27(3): on a matter that is not procedural a permanent member's N is a veto if the draft
    had the majority otherwise; its abstention or absence is none. Article 27(2): on a procedural
    matter any nine (seven) yes votes suffice. An unknown matter counts as not procedural. `members`
    is the size of the whole ballot; where votes are missing and could change it, the outcome is None.
    """
    cast = list(votes)
    against = tuple(sorted(code for code, vote in cast if vote == "N" and permanent(code)))
    yes, required = sum(vote == "Y" for _, vote in cast), majority(date)
    missing = max((members or len(cast)) - len(cast), 0)
    unseen = missing > 0 and sum(permanent(code) for code, _ in cast) < PERMANENT_SEATS
    outcome = _outcome(yes, missing, required, bool(against), unseen, procedural is True)
    vetoed_by = against if outcome == "vetoed" else ()
    manner = _manner(yes, len(cast), missing) if outcome == "adopted" else None
    return Result(outcome, manner, required, vetoed_by, against)


def council_result_of_counts(date: str, yes: int | None, no: int | None, members: int | None) -> Result:
    """What came of a vote of which only the counts are known: told where nobody voted against, else None."""
    required = majority(date)
    if yes is None or no != 0:
        return Result(None, None, required)
    if yes < required:
        return Result("too_few", None, required)
    return Result("adopted", "unanimous" if yes == (members or size(date)) else "majority", required)


def assembly_result(letters: str) -> Result:
    """What came of a recorded vote in the General Assembly, from the members' letters Y, N, A, X as one text.

    Important questions need two thirds of the members present and voting, others a simple majority (Article
    18(2) and (3)); those who abstain count as not voting (rule 86 of the Assembly's rules of procedure). Which
    questions were important is not known here, so the outcome is told only where both majorities agree: adopted
    from two thirds on, else None.
    """
    yes, no = letters.count("Y"), letters.count("N")
    if not yes or yes < 2 * no:
        return Result(None, None, None)
    return Result("adopted", "unanimous" if yes == len(letters) else "majority", None)


def _outcome(
    yes: int, missing: int, required: int, against: bool, unseen: bool, procedural: bool
) -> str | None:
    """The outcome, if the missing votes cannot change it; `unseen`: a permanent member's is among them."""
    if yes + missing < required:
        return "too_few_and_p5_no" if against else None if unseen else "too_few"
    if yes < required:
        return None
    if against and not procedural:
        return "vetoed"
    return None if unseen and not procedural else "adopted"


def _manner(yes: int, cast: int, missing: int) -> str | None:
    if yes < cast:
        return "majority"
    return None if missing else "unanimous"


WITHOUT_VOTE = Result("adopted", "without_vote", None)
"""Consensus or acclamation: nobody voted, so nothing was required."""
