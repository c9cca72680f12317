"""The Charter's rules of voting: who has a veto, and how many votes a decision needs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanctiondb import charter

FIFTEEN = ["CHN", "FRA", "GBR", "RUS", "USA", *(f"E{n:02}" for n in range(10))]
ELEVEN = ["CHN", "FRA", "GBR", "SUN", "USA", *(f"E{n:02}" for n in range(6))]


def cast(members: list[str], letters: str) -> list[tuple[str, str]]:
    return list(zip(members, letters, strict=True))


@pytest.mark.parametrize(("date", "size", "majority"), [
    ("1946-01-25", 11, 7), ("1965-12-31", 11, 7), ("1966-01-01", 15, 9), ("2026-01-01", 15, 9),
])
def test_the_council_grew_on_the_first_day_of_1966(date: str, size: int, majority: int) -> None:
    assert (charter.size(date), charter.majority(date)) == (size, majority)


def test_resolution_218_of_november_1965_stands_with_seven_votes() -> None:
    result = charter.council_result("1965-11-23", cast(ELEVEN, "AYAYAYYYYYA"), None)
    assert (result.outcome, result.manner, result.required) == ("adopted", "majority", 7)


def test_nine_votes_and_a_permanent_no_make_a_veto() -> None:
    result = charter.council_result("2024-03-28", cast(FIFTEEN, "AYYNY" + "Y" * 10), None)
    assert (result.outcome, result.vetoed_by, result.permanent_no) == ("vetoed", ("RUS",), ("RUS",))


def test_a_permanent_no_on_a_draft_short_of_votes_is_no_veto() -> None:
    result = charter.council_result("2023-10-16", cast(FIFTEEN, "YNNYN" + "YYY" + "A" * 7), None)
    assert (result.outcome, result.vetoed_by, result.permanent_no) == (
        "too_few_and_p5_no", (), ("FRA", "GBR", "USA"))


def test_a_draft_short_of_votes_with_no_permanent_no_just_failed() -> None:
    assert charter.council_result("1993-06-29", cast(FIFTEEN, "AAAAY" + "Y" * 5 + "A" * 5), None).outcome == "too_few"


def test_on_a_procedural_matter_permanent_members_have_no_veto() -> None:
    votes = cast(FIFTEEN, "AYYNY" + "Y" * 8 + "AA")
    assert charter.council_result("2022-02-27", votes, True).outcome == "adopted"
    assert charter.council_result("2022-02-27", votes, False).outcome == "vetoed"


@pytest.mark.parametrize("letter", ["A", "X"])
def test_abstention_and_absence_of_permanent_members_stop_nothing(letter: str) -> None:
    result = charter.council_result("1990-11-29", cast(FIFTEEN, letter * 5 + "Y" * 10), None)
    assert (result.outcome, result.manner) == ("adopted", "majority")


def test_the_ussr_had_the_veto_that_the_russian_federation_has() -> None:
    assert charter.council_result("1946-06-18", cast(ELEVEN, "YYYNY" + "Y" * 6), None).vetoed_by == ("SUN",)


def test_unanimous_means_every_member_and_not_every_vote_at_hand() -> None:
    votes = cast(FIFTEEN, "Y" * 15)
    assert charter.council_result("2006-10-14", votes, None, 15).manner == "unanimous"
    assert charter.council_result("2006-10-14", votes[:14], None, 15).manner is None


@given(
    letters=st.lists(st.sampled_from("YNAX"), min_size=15, max_size=15),
    procedural=st.sampled_from([True, False, None]),
)
def test_every_ballot_has_one_outcome_that_fits_its_votes(letters: list[str], procedural: bool | None) -> None:
    votes = list(zip(FIFTEEN, letters, strict=True))
    result = charter.council_result("2020-01-01", votes, procedural)
    enough = letters.count("Y") >= 9
    permanent_no = {code for code, vote in votes if vote == "N" and code in charter.PERMANENT}
    assert set(result.permanent_no) == permanent_no
    assert (result.outcome in ("adopted", "vetoed")) == enough
    assert (result.outcome == "vetoed") == (enough and bool(permanent_no) and procedural is not True)
    assert bool(result.vetoed_by) == (result.outcome == "vetoed")
    assert (result.manner == "unanimous") == (letters == ["Y"] * 15)


@given(st.permutations(list(zip(FIFTEEN, "YNAYYAXYNYYYYYY", strict=True))))
def test_the_order_of_votes_does_not_matter(votes: list[tuple[str, str]]) -> None:
    ordered = charter.council_result("2020-01-01", sorted(votes), None)
    assert charter.council_result("2020-01-01", votes, None) == ordered


@given(
    letters=st.lists(st.sampled_from("YNAX"), min_size=15, max_size=15),
    known=st.sets(st.integers(0, 14), min_size=12, max_size=15),
    procedural=st.sampled_from([True, False, None]),
)
def test_an_outcome_told_from_a_part_of_the_votes_holds_for_the_whole(
    letters: list[str], known: set[int], procedural: bool | None
) -> None:
    votes = list(zip(FIFTEEN, letters, strict=True))
    part = charter.council_result("2020-01-01", [votes[i] for i in known], procedural, 15)
    whole = charter.council_result("2020-01-01", votes, procedural, 15)
    assert part.outcome in (None, whole.outcome)
    assert part.manner in (None, whole.manner)


def test_nine_votes_of_ten_known_say_nothing_while_a_permanent_member_is_not_among_them() -> None:
    votes = cast(FIFTEEN[1:], "Y" * 14)
    assert charter.council_result("2020-01-01", votes, None, 15).outcome is None
    assert charter.council_result("2020-01-01", votes, True, 15).outcome == "adopted"


@pytest.mark.parametrize(("yes", "no", "outcome", "manner"), [
    (15, 0, "adopted", "unanimous"), (9, 0, "adopted", "majority"), (8, 0, "too_few", None),
    (13, 2, None, None), (5, 3, "too_few", None), (3, 10, "too_few", None), (3, 11, "too_few_and_p5_no", None),
])
def test_counts_alone_tell_what_does_not_depend_on_who_voted_against(
    yes: int, no: int, outcome: str | None, manner: str | None
) -> None:
    result = charter.council_result_of_counts("2020-01-01", yes, no, None)
    assert (result.outcome, result.manner, result.required, result.vetoed_by) == (outcome, manner, 9, ())


@pytest.mark.parametrize(("yes", "no", "against", "procedural", "outcome", "vetoed_by"), [
    (9, 2, "SUN", None, "vetoed", ("SUN",)),
    (6, 2, "SUN", None, "too_few_and_p5_no", ()),
    (9, 2, "SUN", True, "adopted", ()),
    (9, 1, "POL", None, "adopted", ()),
    (9, 2, "POL", None, None, ()),
])
def test_counts_and_a_known_vote_against_tell_a_veto(
    yes: int, no: int, against: str, procedural: bool | None, outcome: str | None, vetoed_by: tuple[str, ...]
) -> None:
    result = charter.council_result_of_counts("1947-08-19", yes, no, None, [(against, "N")], procedural)
    assert (result.outcome, result.vetoed_by, result.required) == (outcome, vetoed_by, 7)


@given(votes=st.text("YNAX", min_size=15, max_size=15), known=st.sets(st.sampled_from(FIFTEEN)))
def test_counts_with_some_votes_never_contradict_the_votes_of_all(votes: str, known: set[str]) -> None:
    whole = charter.council_result("2020-01-01", cast(FIFTEEN, votes), None)
    part = charter.council_result_of_counts(
        "2020-01-01", votes.count("Y"), votes.count("N"), 15,
        [pair for pair in cast(FIFTEEN, votes) if pair[0] in known],
    )
    assert part.outcome in (None, whole.outcome) or (part.outcome, whole.outcome) == ("too_few", "too_few_and_p5_no")
    assert set(part.vetoed_by) <= set(whole.vetoed_by)


def test_counts_tell_an_adoption_where_every_permanent_member_is_known_to_have_voted_for_it() -> None:
    cast_by_all_five = cast(FIFTEEN[:5], "YYYYY")
    assert charter.council_result_of_counts("2020-01-01", 11, 2, 15, cast_by_all_five).outcome == "adopted"
    assert charter.council_result_of_counts("2020-01-01", 11, 2, 15, cast_by_all_five[1:]).outcome is None


def test_a_veto_is_taken_as_stated_only_with_the_name_of_a_permanent_member() -> None:
    assert charter.council_result_as_stated("1946-06-26", "vetoed", [("SUN", "N")]).vetoed_by == ("SUN",)
    assert charter.council_result_as_stated("1946-06-26", "vetoed", []).outcome is None
    assert charter.council_result_as_stated("1946-06-26", "not_adopted", [("SUN", "N")]).outcome is None


@pytest.mark.parametrize(("letters", "outcome", "manner"), [
    ("YYNAX", "adopted", "majority"),
    ("YYYY", "adopted", "unanimous"),
    ("YYYA", "adopted", "majority"),
    ("YYYNN", None, None),
    ("YNN", None, None),
    ("XXX", None, None),
])
def test_an_assembly_vote_is_told_where_both_majorities_of_article_18_agree(letters, outcome, manner):
    result = charter.assembly_result(letters)
    assert (result.outcome, result.manner, result.required, result.vetoed_by) == (outcome, manner, None, ())
