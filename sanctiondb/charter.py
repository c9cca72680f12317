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


def council_result_of_counts(
    date: str, yes: int, no: int, members: int | None, cast: Iterable[tuple[str, str]] = (),
    procedural: bool | None = None,
) -> Result:
    """What came of a vote in the Council of which the counts are known, and of some members their votes.

    `cast` are the (code, letter) pairs that are known. Where the majority was missing the outcome is
    "too_few"; it is "too_few_and_p5_no" only where a permanent member is known to have voted against, or so
    many did that one must have. A draft with the majority is told adopted where nobody is left who could have
    vetoed it, vetoed where a permanent member is known to have voted against; else the outcome is None.
    """
    cast = list(cast)
    against = [code for code, vote in cast if vote == "N"]
    permanent_no = tuple(sorted(code for code in against if permanent(code)))
    required, whole = majority(date), members or size(date)
    if yes < required:
        must = whole - no < PERMANENT_SEATS
        return Result("too_few_and_p5_no" if permanent_no or must else "too_few", None, required, (), permanent_no)
    if permanent_no and not procedural:
        return Result("vetoed", None, required, permanent_no, permanent_no)
    unseen = PERMANENT_SEATS - sum(permanent(code) for code, _ in cast)
    if unseen and no > len(against) and not procedural:
        return Result(None, None, required, (), permanent_no)
    return Result("adopted", "unanimous" if yes == whole else "majority", required, (), permanent_no)


def council_result_as_stated(date: str, stated: str | None, cast: Iterable[tuple[str, str]]) -> Result:
    """What came of a vote in the Council of which not even the counts are known.

    Told only where the source calls it a veto and names a permanent member that voted against: by Article 27(3)
    the draft then had the majority otherwise. Else the outcome is None.
    """
    against = tuple(sorted(code for code, vote in cast if vote == "N" and permanent(code)))
    vetoed = stated == "vetoed" and against
    return Result("vetoed" if vetoed else None, None, majority(date), against if vetoed else (), against)


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
