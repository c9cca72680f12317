"""Agreement of all pairs is what a plain loop over pairs counts; groups, division and lonely votes by their rules."""

import sqlite3
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from conftest import Run, answer
from hypothesis import given, settings
from hypothesis import strategies as st
from loading import ingest, record

from sanctiondb.answers.agreement import pairs
from sanctiondb.answers.groups import Group, group
from sanctiondb.answers.loyalty import loyalty
from sanctiondb.answers.matrix import Matrix, division, matrix, slices
from sanctiondb.errors import NotFound

SCORE = {"differs": 0.0, "half": 0.5, "ignore": None}


def table(rows: list[str], members: int | None = None) -> Matrix:
    """A matrix from one text a roll call, a letter a member: 'YNA-'."""
    width = members if members is not None else len(rows[0])
    cells = np.array([["-YNA".index(letter) for letter in row] for row in rows], np.int8).reshape(-1, width)
    calls = [(f"id-{i}", f"S/{i}", "2000-01-01", "") for i in range(len(rows))]
    return Matrix(cells, calls, [chr(65 + i) * 3 for i in range(width)], division(cells))


def naive(votes: Matrix, i: int, j: int, abstain: str, weighted: bool) -> tuple[Any, ...]:
    """n, agree, agreement and kappa of two members, counted one roll call after the other."""
    together, n, agree = [], 0, 0.0
    for a, b, divided in zip(votes.cells[:, i], votes.cells[:, j], votes.division, strict=True):
        if not a or not b or (abstain == "ignore" and 3 in (a, b)):
            continue
        together.append((int(a), int(b), divided if weighted else 1.0))
        n, agree = n + 1, agree + scored(a, b, abstain)
    total = sum(weight for *_, weight in together)
    if total == 0:
        return n, agree, None, None
    share = sum(scored(a, b, abstain) * weight for a, b, weight in together) / total
    chance = sum(
        scored(a, b, abstain) * one * other for a, _, one in together for _, b, other in together) / total**2
    return n, agree, share, None if chance > 1 - 1e-9 else (share - chance) / (1 - chance)


def scored(a: int, b: int, abstain: str) -> float:
    return 1.0 if a == b else (SCORE[abstain] or 0.0) if 3 in (a, b) else 0.0


@st.composite
def tables(draw: st.DrawFn) -> Matrix:
    members = draw(st.integers(2, 5))
    row = st.text("YNA-", min_size=members, max_size=members)
    return table(draw(st.lists(row, max_size=12)), members)


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("abstain", SCORE)
@settings(max_examples=60, deadline=None)
@given(votes=tables())
def test_all_pairs_at_once_are_what_a_loop_over_pairs_counts(abstain: str, weighted: bool, votes: Matrix) -> None:
    found = pairs(votes, abstain, weighted)
    for i in range(len(votes.members)):
        for j in range(len(votes.members)):
            values = (found.n, found.agree, found.agreement, found.kappa)
            numbers = [None if np.isnan(value[i, j]) else float(value[i, j]) for value in values]
            assert numbers == pytest.approx(naive(votes, i, j, abstain, weighted), abs=1e-9)


@pytest.mark.parametrize(("abstain", "n", "agree", "agreement", "kappa"), [
    ("differs", 10, 7, 0.7, 0.29 / 0.59),  # chance 0.5 * 0.6 + 0.3 * 0.3 + 0.2 * 0.1 = 0.41
    ("half", 10, 7.5, 0.75, 0.21 / 0.46),  # chance 0.41 + (0.2 * 0.9 + 0.8 * 0.1) / 2 = 0.54
    ("ignore", 8, 6, 0.75, 0.21875 / 0.46875),  # chance (5 * 5 + 3 * 3) / 64 = 0.53125
])
def test_kappa_is_what_it_comes_to_by_hand(
    abstain: str, n: int, agree: float, agreement: float, kappa: float
) -> None:
    votes = table(["YY"] * 4 + ["YN"] + ["NN"] * 2 + ["NY", "AA", "AY"])
    found = pairs(votes, abstain)
    values = [value[0, 1] for value in (found.n, found.agree, found.agreement, found.kappa)]
    assert values == pytest.approx([n, agree, agreement, kappa])


def test_kappa_is_undefined_where_both_always_cast_the_same_vote() -> None:
    found = pairs(table(["YYN", "YYY"]))
    assert (found.agreement[0, 1], found.agreement[0, 2]) == (1, 0.5)
    assert np.isnan(found.kappa[0, 1]) and found.kappa[0, 2] == 0


def test_division_is_nought_in_unanimity_and_one_where_three_votes_draw_even() -> None:
    assert division(table(["YYYYYY", "YYNNAA", "YYYNNN", "------", "Y-----"]).cells).tolist() == [0, 1, 0.75, 0, 0]


def test_the_matrix_holds_the_votes_of_the_database_and_leaves_out_what_was_not_counted(seeded: Path) -> None:
    with sqlite3.connect(seeded) as connection:
        votes = matrix(connection)
        found = {
            (votes.calls[row][0], votes.members[column]): " YNA"[votes.cells[row, column]]
            for row, column in np.argwhere(votes.cells).tolist()
        }
        rows = connection.execute(
            "SELECT slug, member, vote FROM votes JOIN roll_calls ON id = roll_call_id"
            " WHERE vote <> 'X' AND modality = 'vote' AND yes IS NOT NULL")
        assert found == {(slug, member): vote for slug, member, vote in rows}
    assert votes.members == sorted(votes.members)
    assert votes.roll_calls["id"].tolist() == [call[0] for call in votes.calls]
    assert votes.roll_calls["date"].is_monotonic_increasing


def test_conditions_leave_out_roll_calls_and_members_but_not_how_divided_a_roll_call_was(seeded: Path) -> None:
    with sqlite3.connect(seeded) as connection:
        whole = matrix(connection)
        some = matrix(connection, body="SC", since="2016-01-01", until="2019-12-31", members=["RUS", "CHN"])
        assert matrix(connection, body="GA", until="1940-01-01").cells.shape[0] == 0
        assert {call[0] for call in matrix(connection, regime="dprk").calls} >= {"s-res-1718-2006"}
    assert some.members == ["CHN", "RUS"]
    kept = [call for call in whole.calls if "2016" <= call[2] <= "2019-12-31"]
    assert some.calls == kept
    divided = dict(zip(whole.calls, whole.division, strict=True))
    assert some.division.tolist() == [divided[call] for call in kept]


def test_topics_choose_roll_calls_and_an_unknown_one_is_named_with_the_known(db: Path) -> None:
    with sqlite3.connect(db) as connection:
        if "topics" not in {row[1] for row in connection.execute("PRAGMA table_info(roll_calls)")}:
            connection.execute("ALTER TABLE roll_calls ADD COLUMN topics TEXT")
        connection.execute("UPDATE roll_calls SET topics = 'Human rights|Colonialism' WHERE slug = 's-2022-431'")
        connection.execute("UPDATE roll_calls SET topics = 'Human rights' WHERE slug = 's-2024-255'")
        assert [call[0] for call in matrix(connection, topic="human rights").calls] == ["s-2022-431", "s-2024-255"]
        parts = {label: len(part.calls) for label, part in slices(connection, matrix(connection), "topic")}
        assert parts == {"Colonialism": 1, "Human rights": 2}
        with pytest.raises(NotFound, match="Fish: no such topic; expected one of Colonialism, Human rights"):
            matrix(connection, topic="Fish")


def test_a_pair_counts_the_same_alone_and_among_all(seeded: Path) -> None:
    among = {(row["member_a"], row["member_b"]): row for row in answer("agreement", "--all", db=seeded)}
    for a, b in (("CHN", "RUS"), ("FRA", "GBR"), ("RUS", "USA")):
        alone = answer("agreement", a, b, db=seeded)[0]
        assert list(alone) == ["member_a", "member_b", "n", "agree", "agreement"]
        assert {name: among[a, b][name] for name in alone} == alone
    assert all(row["n"] for row in among.values())
    with_rule = answer("agreement", "RUS", "CHN", "--abstain", "differs", db=seeded)[0]
    assert with_rule == {**among["CHN", "RUS"], "member_a": "RUS", "member_b": "CHN"}


def test_by_year_the_parts_add_up_and_the_year_comes_first(seeded: Path) -> None:
    rows = answer("agreement", "CHN", "RUS", "--by", "year", db=seeded)
    whole = answer("agreement", "CHN", "RUS", db=seeded)[0]
    assert list(rows[0])[0] == "year" and [row["year"] for row in rows] == sorted(row["year"] for row in rows)
    assert (sum(row["n"] for row in rows), sum(row["agree"] for row in rows)) == (whole["n"], whole["agree"])
    regimes = answer("agreement", "CHN", "RUS", "--by", "regime", db=seeded)
    assert "dprk" in [row["regime"] for row in regimes]


def test_a_floor_leaves_out_pairs_with_few_roll_calls(seeded: Path) -> None:
    rows = answer("agreement", "--all", "--floor", "20", db=seeded)
    every = answer("agreement", "--all", db=seeded)
    assert rows == [row for row in every if row["n"] >= 20] and 0 < len(rows) < len(every)
    assert answer("agreement", "FRA", "GBR", "--floor", "100000", db=seeded) == []


def test_the_square_holds_every_pair_twice_and_nothing_of_a_member_with_itself(seeded: Path) -> None:
    long = answer("agreement", "--group", "P5", db=seeded)
    square = {row["member"]: row for row in answer("agreement", "--group", "P5", "--wide", "--show", "n", db=seeded)}
    for row in long:
        assert square[row["member_a"]][row["member_b"]] == square[row["member_b"]][row["member_a"]] == row["n"]
    assert all(row[member] is None for member, row in square.items())


def test_a_seat_is_one_member_of_all(seeded: Path) -> None:
    names = {row["member_a"] for row in answer("agreement", "--group", "P5", "--seat", db=seeded)}
    names |= {row["member_b"] for row in answer("agreement", "--group", "P5", "--seat", db=seeded)}
    assert names == {"CHN", "FRA", "GBR", "RUS|SUN", "USA"}


def test_members_of_a_list_are_compared_with_each_other_alone(seeded: Path) -> None:
    rows = answer("agreement", "--members", "usa, FRA,GBR", db=seeded)
    assert [(row["member_a"], row["member_b"]) for row in rows] == [("FRA", "GBR"), ("FRA", "USA"), ("GBR", "USA")]


def test_members_belong_to_a_bloc_from_their_accession_to_their_leaving(seeded: Path) -> None:
    with sqlite3.connect(seeded) as connection:
        union, brics = group(connection, "eu"), group(connection, "BRICS")
    assert union.terms is not None and brics.terms is not None

    def members(bloc: Group, day: str) -> set[str]:
        return {member for member, since, until in bloc.terms or () if since <= day <= until}

    sizes = [("1957-12-31", 0), ("1972-12-31", 6), ("1973-01-01", 9), ("1995-01-01", 15), ("2004-05-01", 25),
             ("2013-07-01", 28), ("2020-01-31", 28), ("2020-02-01", 27)]
    assert [(day, len(members(union, day))) for day, _ in sizes] == sizes
    assert {"GER"} == members(union, "1990-10-02") & {"GER", "DEU"}
    assert members(brics, "2023-12-31") == {"BRA", "RUS", "IND", "CHN", "ZAF"}
    assert len(members(brics, "2025-01-06")) == 10


def test_blocs_of_which_little_was_read_count_only_where_their_members_were_read(seeded: Path) -> None:
    """134 on the Group's list but Palestine and Bosnia and Herzegovina; 25 at Belgrade, 22 more at Cairo (A/5763)."""
    with sqlite3.connect(seeded) as connection:
        blocs = {name: group(connection, name).terms or () for name in ("G77", "NAM61TO73")}
    sizes = {
        "G77": [("2017-07-13", 0), ("2017-07-14", 132), ("2020-12-12", 133)],
        "NAM61TO73": [("1961-08-31", 0), ("1961-09-01", 25), ("1964-10-05", 47), ("1970-09-08", 60), ("1973-09-05", 0)],
    }
    for name, terms in blocs.items():
        found = [(day, sum(since <= day <= until for _, since, until in terms)) for day, _ in sizes[name]]
        assert found == sizes[name]


def test_a_vote_cast_before_accession_does_not_count(run: Run, db: Path, tmp_path: Path) -> None:
    for number, year in ((1, 1972), (2, 1973)):
        ingest(run, db, record(
            tmp_path, f"{year}.yaml", f"record: action\nbody: GA\nresolution: A/RES/{year}/{number}\n"
            f"date: {year}-11-01\ntitle: x\nsources: [A/{number}]\nvotes: {{Y: [GBR, FRA], N: [BEL]}}\n"))
    found = answer("agreement", "--group", "EU", "--body", "GA", db=db)
    rows = {(row["member_a"], row["member_b"]): row["n"] for row in found}
    assert (rows["BEL", "FRA"], rows["FRA", "GBR"]) == (2, 1)


def test_a_bloc_with_a_member_that_nobody_knows_is_refused(run: Run, db: Path, tmp_path: Path) -> None:
    path = record(tmp_path, "b.yaml", "record: bloc\ncode: ABC\nname: x\nmembers: [{member: QQQ, from: 2000-01-01}]\n"
                  "sources: [https://example.org]\n")
    result = run("ingest", str(path), db=db)
    assert result.exit_code == 1 and "bloc ABC: found member 'QQQ'" in result.stderr


def test_elected_members_belong_to_their_group_in_their_terms_alone(seeded: Path) -> None:
    with sqlite3.connect(seeded) as connection:
        elected = group(connection, "e10")
        votes = matrix(connection).within(elected)
        terms = connection.execute(
            "SELECT since, coalesce(until, '9999') FROM council_terms WHERE member = 'JPN' AND permanent = 0"
        ).fetchall()
    assert not set(elected.members) & {"CHN", "FRA", "GBR", "RUS", "SUN", "USA"}
    column = votes.members.index("JPN")
    dates = [call[2] for call, vote in zip(votes.calls, votes.cells[:, column], strict=True) if vote]
    assert dates and all(any(since <= date <= until for since, until in terms) for date in dates)


@pytest.mark.parametrize(("words", "sentence"), [
    (("agreement", "--group", "NAM"), "NAM: no group has this name"),
    (("agreement", "--members", "FRA,QQQ"), "QQQ: no member state has this code"),
    (("agreement", "--all", "--regime", "atlantis"), "atlantis: no such regime"),
    (("loyalty", "QQQ", "--group", "P5"), "QQQ: no member state has this code"),
    (("lonely", "--member", "QQQ"), "QQQ: no member state has this code"),
    (("divided", "--regime", "atlantis"), "atlantis: no such regime"),
])
def test_what_is_not_known_is_said_in_one_sentence(
    run: Run, seeded: Path, words: tuple[str, ...], sentence: str
) -> None:
    result = run(*words, db=seeded)
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert sentence in result.stderr


@pytest.mark.parametrize("words", [
    ("agreement",), ("agreement", "FRA"), ("agreement", "FRA", "GBR", "--all"), ("agreement", "--all", "--show", "n"),
    ("agreement", "--all", "--abstain", "maybe"), ("loyalty", "FRA"), ("lonely", "--with", "-1"),
])
def test_a_question_without_sense_is_wrong_usage(run: Run, seeded: Path, words: tuple[str, ...]) -> None:
    assert run(*words, db=seeded).exit_code == 2


def ballots(connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, rows: list[str]) -> None:
    """Lets the votes be those of a table of FRA, GBR, CHN and USA."""
    votes = table(rows)
    votes.members[:] = ["FRA", "GBR", "CHN", "USA"]
    monkeypatch.setattr("sanctiondb.answers.loyalty.matrix", lambda *_, **__: votes)


def test_a_member_is_loyal_to_the_vote_that_most_others_of_its_group_cast(
    seeded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sqlite3.connect(seeded) as connection:
        ballots(connection, monkeypatch, [
            "YYYN",  # with the two of three
            "NYYA",  # against them
            "YYN-",  # two draw: no vote of the group
            "YNYA",  # three draw
            "-YYY",  # did not vote
            "Y---",  # nobody else voted
            "A--A",  # with the only other
        ])
        assert loyalty(connection, "FRA", "P5") == [
            {"member": "FRA", "group": "P5", "n": 3, "agree": 2, "share": 0.666667}]
        assert loyalty(connection, "FRA", "FRA,USA") == [
            {"member": "FRA", "group": "FRA,USA", "n": 4, "agree": 1, "share": 0.25}]
        assert loyalty(connection, "DEU", "P5", by="year") == []


def test_divided_roll_calls_come_the_most_divided_first(seeded: Path) -> None:
    rows = answer("divided", "--body", "SC", "--limit", "5", db=seeded)
    assert len(rows) == 5
    assert [row["division"] for row in rows] == sorted((row["division"] for row in rows), reverse=True)
    for row in rows:
        sides = [row["yes"], row["no"], row["abstain"]]
        assert row["division"] == pytest.approx(1.5 * (sum(sides) - max(sides)) / sum(sides), abs=1e-6)


def test_the_division_that_is_shown_is_the_one_that_weighs(seeded: Path) -> None:
    shown = {row["id"]: row["division"] for row in answer("divided", "--limit", "100000", db=seeded)}
    with sqlite3.connect(seeded) as connection:
        votes = matrix(connection)
    weights = dict(zip([call[0] for call in votes.calls], votes.division, strict=True))
    known = shown.keys() & weights.keys()
    assert len(known) > 100
    assert {slug: weights[slug] for slug in known} == pytest.approx({slug: shown[slug] for slug in known}, abs=1e-6)


def test_a_lonely_vote_is_shared_with_no_more_than_was_asked(seeded: Path) -> None:
    alone = answer("lonely", "--member", "RUS", "--vote", "N", db=seeded)
    assert {"id": "s-2024-255", "symbol": "S/2024/255", "date": "2024-03-28", "member": "RUS", "vote": "N",
            "others": 0, "corrections": None} in alone
    assert all((row["member"], row["vote"], row["others"]) == ("RUS", "N", 0) for row in alone)
    few = answer("lonely", "--with", "1", db=seeded)
    assert [row["others"] for row in few if row["id"] == "s-2022-431"] == [1, 1]
    for row in few:
        votes = answer("votes", row["id"], db=seeded)
        assert sum(vote["vote"] == row["vote"] for vote in votes) == row["others"] + 1


def test_the_official_votes_of_the_council_give_the_numbers_of_the_pair(official: Path) -> None:
    words = ("--body", "SC", "--outcome", "adopted", "--until", "2024-03-08")
    among = {(row["member_a"], row["member_b"]): row for row in answer("agreement", "--all", *words, db=official)}
    for a, b in (("FRA", "GBR"), ("CHN", "RUS"), ("RUS", "USA")):
        alone = answer("agreement", a, b, *words, db=official)[0]
        assert {name: among[a, b][name] for name in alone} == alone
