"""One member against all others is the same count as all pairs; an order of members keeps those alike together."""

import sqlite3
from pathlib import Path

import numpy as np
import pytest
from conftest import FIXTURES
from hypothesis import given
from hypothesis import strategies as st
from sites import loaded
from test_agreement import SCORE, table, tables

from sanctiondb.answers.agreement import agreement, pairs
from sanctiondb.answers.companions import companions, differed
from sanctiondb.answers.matrix import Matrix
from sanctiondb.answers.ordering import seriated

GA = FIXTURES / "undl-ga-votes" / "2026_02_06_ga_voting.csv"


@pytest.fixture(scope="module")
def assembly(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> sqlite3.Connection:
    """The seeds with roll calls of the General Assembly."""
    path = tmp_path_factory.mktemp("assembly") / "record.db"
    path.write_bytes(seeded.read_bytes())
    loaded(path, GA)
    return sqlite3.connect(path)


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("abstain", SCORE)
@given(votes=tables())
def test_one_member_against_all_is_a_row_of_all_pairs(abstain: str, weighted: bool, votes: Matrix) -> None:
    alone = votes.columns([(votes.members[0], votes.members[0])])
    whole, row = pairs(votes, abstain, weighted), pairs(votes, abstain, weighted, of=alone)
    for name in ("n", "agree", "agreement", "kappa"):
        assert np.allclose(getattr(row, name)[0], getattr(whole, name)[0], equal_nan=True)


@pytest.mark.parametrize("abstain", SCORE)
def test_companions_are_the_pairs_of_the_member_the_most_alike_first(
    assembly: sqlite3.Connection, abstain: str
) -> None:
    found = companions(assembly, "FRA", body="GA", abstain=abstain)
    known = {
        row["member_b"] if row["member_a"] == "FRA" else row["member_a"]: row
        for row in agreement(assembly, body="GA", abstain=abstain) if "FRA" in (row["member_a"], row["member_b"])
    }
    assert {row["member"] for row in found} == set(known) and len(found) > 50
    for row in found:
        assert all(known[row["member"]][name] == row[name] for name in ("n", "agree", "agreement", "kappa"))
    assert [row["agreement"] for row in found] == sorted((row["agreement"] for row in found), reverse=True)


def test_a_floor_leaves_out_pairs_that_voted_together_less_often(assembly: sqlite3.Connection) -> None:
    everybody = companions(assembly, "FRA", body="SC")
    floor = sorted(row["n"] for row in everybody)[-2]
    assert companions(assembly, "FRA", body="SC", floor=floor) == [row for row in everybody if row["n"] >= floor]


def test_codes_of_one_seat_are_never_companions_of_each_other(assembly: sqlite3.Connection) -> None:
    found = companions(assembly, "RUS", seat=True)
    assert found and not {"SUN", "RUS", "RUS|SUN"} & {row["member"] for row in found}


def test_what_two_differed_on_comes_latest_first_with_both_votes() -> None:
    votes = table(["YY", "YN", "Y-", "YA", "NA"])
    assert [(row["id"], row["vote_a"], row["vote_b"]) for row in differed(votes)] == [
        ("id-4", "N", "A"), ("id-3", "Y", "A"), ("id-1", "Y", "N")]
    assert [row["id"] for row in differed(votes, "ignore")] == ["id-1"]
    assert len(differed(votes, most=2)) == 2


@given(st.permutations(range(12)))
def test_members_on_a_line_are_put_back_on_the_line_however_they_were_shuffled(shuffled: list[int]) -> None:
    places = np.array(shuffled)
    ordered = [shuffled[i] for i in seriated(1 - np.abs(places[:, None] - places[None, :]) / 12)]
    assert ordered in (list(range(12)), list(range(11, -1, -1)))


@given(st.integers(0, 8), st.randoms())
def test_an_order_holds_everybody_once_and_is_always_the_same(size: int, chance: object) -> None:
    drawn = np.array([[chance.choice([0.0, 0.5, 1.0, -0.2, np.nan]) for _ in range(size)]  # type: ignore[attr-defined]
                      for _ in range(size)]).reshape(size, size)
    similarity = (drawn + drawn.T) / 2
    order = seriated(similarity)
    assert sorted(order) == list(range(size)) and order == seriated(similarity.copy())


def test_what_is_unknown_keeps_two_camps_apart() -> None:
    nan = np.nan
    similarity = np.array([[1, .1, .9, nan], [.1, 1, nan, .9], [.9, nan, 1, .1], [nan, .9, .1, 1]])
    order = seriated(similarity)
    assert {frozenset(order[:2]), frozenset(order[2:])} == {frozenset({0, 2}), frozenset({1, 3})}
