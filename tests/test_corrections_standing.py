"""How a correction stands to the row that it is of, edition after edition: it is told as caught up when it is."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Run, answer
from test_corrections import DATE, SC_2025, VOTE, Take, official_db, rule, standings, take

__all__ = ["official_db", "take"]
SYMBOL = "S/RES/470(1980)"
OF_470 = VOTE | {"symbol": SYMBOL, "member": "BGD"}
CODE = OF_470 | {"field": "member", "official": "BGD", "corrected": "PAK"}
NUMBER = DATE | {"symbol": SYMBOL, "field": "resolution", "official": SYMBOL, "corrected": "S/RES/471(1980)"}
Edition = Callable[..., None]


def rows_of_470() -> tuple[str, list[str]]:
    header, *rows = SC_2025.read_text(encoding="utf-8-sig").splitlines()
    return header, [row for row in rows if SYMBOL in row]


@pytest.fixture
def edition(run: Run, official_db: Path, tmp_path: Path) -> Edition:
    """Loads an edition of resolution 470 alone, as changed by what is given: patterns and what takes their place."""

    def edition(changes: dict[str, str], date: str = "2027_01_01", rows: int = 15) -> None:
        header, lines = rows_of_470()
        text = "\n".join((header, *lines[:rows], ""))
        for pattern, instead in changes.items():
            text = re.sub(pattern, instead, text)
        path = tmp_path / f"{date}_sc_voting.csv"
        path.write_text(text, encoding="utf-8")
        assert run("ingest", str(path), db=official_db).exit_code == 0

    return edition


@pytest.fixture
def vetoes(run: Run, db: Path, tmp_path: Path) -> Path:
    """A list of vetoes with one row: the Russian Federation's of draft S/1999/9 on 5 January 1999."""
    path = tmp_path / "vetoes.csv"
    path.write_text(
        "year,date,month,draft,meeting_record,agenda_item,crisis_topic,region,member_veto1,member_veto2,"
        "member_veto3,single_veto,multiple_vetoes,China,France,Russia,USSR,USA,UK,russia_china,usa_uk,usa_france,"
        "usa_france_uk,france_uk\n"
        "1999,1/5/1999,1,S/1999/9,S/PV.3900,The question,Spain,Western Europe,Russia,,,1,0,0,0,1,0,0,0,0,0,0,0,0\n")
    assert run("ingest", str(path), db=db).exit_code == 0
    return path


def test_a_code_is_caught_up_on_once_a_whole_ballot_has_the_other_in_its_place(
    take: Take, edition: Edition, official_db: Path
) -> None:
    take(CODE)
    assert standings(official_db)[SYMBOL, "member"] == "stands"
    edition({",BGD,BANGLADESH,": ",PAK,PAKISTAN,"})
    assert standings(official_db)[SYMBOL, "member"] == "caught_up"
    assert rule(official_db, "source_caught_up") == [
        (SYMBOL, "undl now says member of BGD PAK", "the correction withdrawn, which says BGD is in the official file")]


def test_a_code_is_wrong_as_long_as_it_votes_whoever_else_does(
    take: Take, edition: Edition, official_db: Path
) -> None:
    take(CODE)
    edition({",BGD,BANGLADESH,": ",PAK,PAKISTAN,"}, rows=3)
    assert {"BGD", "PAK"} <= {row["member"] for row in answer("votes", SYMBOL, db=official_db)}
    assert standings(official_db)[SYMBOL, "member"] == "stands"


@pytest.mark.parametrize(("field", "official", "corrected"), [
    ("vote", "Y", "X"), ("name", "BANGLADESH", "Bangladesh"), ("permanent", False, True)])
def test_what_is_said_of_a_member_who_is_not_in_the_ballot_any_more_stands_no_longer(
    take: Take, edition: Edition, official_db: Path, field: str, official: Any, corrected: Any
) -> None:
    take(OF_470 | {"field": field, "official": official, "corrected": corrected})
    assert standings(official_db)[SYMBOL, field] == "stands"
    edition({",BGD,BANGLADESH,": ",PAK,PAKISTAN,"})
    assert standings(official_db)[SYMBOL, field] == "says_otherwise"
    assert ("undl says " + field + " of BGD nothing") in [
        found for _, found, _ in rule(official_db, "source_says_otherwise")]


def test_a_vote_that_an_extract_leaves_out_stands_with_its_correction(
    take: Take, edition: Edition, official_db: Path
) -> None:
    take(OF_470 | {"official": "Y"})
    edition({"(?m)^.*,BGD,.*\n": ""}, rows=5)
    assert standings(official_db)[SYMBOL, "vote"] == "stands"


def test_an_older_whole_edition_takes_nothing_from_what_stands(
    take: Take, edition: Edition, official_db: Path
) -> None:
    take(CODE)
    edition({",BGD,BANGLADESH,": ",PAK,PAKISTAN,"}, date="2020_01_01")
    assert standings(official_db)[SYMBOL, "member"] == "stands"


def test_a_flag_that_a_row_does_not_have_is_not_false(vetoes: Path, take: Take, db: Path) -> None:
    take(VOTE | {"publisher": "datalab", "symbol": "S/1999/9", "member": "RUS", "field": "permanent",
                 "official": False, "corrected": True})
    assert standings(db)["S/1999/9", "permanent"] == "says_otherwise"
    assert [(found, expected) for _, found, expected in rule(db, "source_says_otherwise")] == [
        ("datalab says permanent of RUS nothing", "false, which a correction corrects to true")]


def test_a_row_put_right_under_another_symbol_is_told_as_caught_up(
    take: Take, edition: Edition, official_db: Path
) -> None:
    take(NUMBER)
    assert standings(official_db)[SYMBOL, "resolution"] == "stands"
    edition({re.escape(SYMBOL): "S/RES/471(1980)"})
    assert standings(official_db)[SYMBOL, "resolution"] == "caught_up"
    assert rule(official_db, "source_caught_up") == [
        (SYMBOL, "undl now has a row of S/RES/471(1980) on 1980-05-30",
         f"the correction withdrawn, which says {SYMBOL} is in the official file")]


def test_a_row_put_right_is_caught_up_with_where_only_that_is_loaded(
    take: Take, official_db: Path
) -> None:
    take(NUMBER | {"symbol": "S/RES/471(1980)", "official": "S/RES/471(1980)", "corrected": SYMBOL})
    assert standings(official_db)["S/RES/471(1980)", "resolution"] == "caught_up"
    assert "S/RES/471(1980)" not in {symbol for symbol, _, _ in rule(official_db, "corrected_row")}


@pytest.mark.parametrize("changes", [
    {re.escape(SYMBOL): "S/RES/471(1980)", "1980-05-30": "1980-06-05"},
    {r"(?m)^(\d.*)" + re.escape(SYMBOL) + r"(.*)$": r"\g<0>\n\g<1>S/RES/471(1980)\g<2>"},
])
def test_a_resolution_of_another_day_or_beside_the_row_in_one_file_is_another_resolution(
    take: Take, edition: Edition, official_db: Path, changes: dict[str, str]
) -> None:
    take(NUMBER)
    edition(changes)
    assert "s-res-471-1980" in {row["id"] for row in answer("rollcalls", db=official_db)}
    assert standings(official_db)[SYMBOL, "resolution"] == "stands"


def test_a_key_of_a_row_without_the_symbol_attaches_to_nothing(take: Take, official_db: Path) -> None:
    take(DATE | {"symbol": "S/RES/97(1952)", "key": SYMBOL, "official": "1980-05-30", "corrected": "1980-05-31"},
         DATE | {"symbol": "S/PV.2224", "key": SYMBOL, "official": "1980-05-30", "corrected": "1980-05-31"})
    assert standings(official_db)["S/RES/97(1952)", "date"] == "waits"
    assert standings(official_db)["S/PV.2224", "date"] == "stands"
    named = {symbol for symbol, _, _ in rule(official_db, "corrected_row")}
    assert "S/RES/97(1952)" in named and "S/PV.2224" not in named


def test_a_meeting_put_right_is_still_the_row_that_a_key_names(
    take: Take, edition: Edition, official_db: Path
) -> None:
    take(DATE | {"symbol": "S/PV.2224", "key": SYMBOL, "field": "meeting", "official": "S/PV.2224",
                 "corrected": "S/PV.2225"})
    edition({"S/PV.2224": "S/PV.2225"})
    assert standings(official_db)["S/PV.2224", "meeting"] == "caught_up"


def test_a_draft_voted_on_twice_has_a_correction_beside_the_vote_it_is_of(
    vetoes: Path, take: Take, db: Path
) -> None:
    twice = {"record": "action", "draft": "S/1999/9", "outcome": "vetoed", "votes": {"N": ["RUS"]},
             "regimes": ["dprk"], "sources": ["S/PV.1"]}
    take(twice | {"date": "1999-01-05", "title": "A first"}, twice | {"date": "1999-02-05", "title": "A second"},
         DATE | {"publisher": "datalab", "symbol": "S/1999/9", "official": "1999-01-05", "corrected": "1999-01-06"})
    told = [(row["date"], row["corrections"]) for row in answer("query", "timeline", "-p", "slug=dprk", db=db)
            if row["symbol"] == "S/1999/9"]
    assert told == [("1999-01-05", "date: 1999-01-06 (S/PV.8980, S/2022/160)"), ("1999-02-05", None)]


def test_two_corrections_that_decide_a_disagreement_make_one_row_of_it(
    run: Run, take: Take, official_db: Path, tmp_path: Path
) -> None:
    text = run("votes", "2623", "--csv", db=official_db).stdout
    path = tmp_path / "votes.csv"
    path.write_text(re.sub(r"(,IND,[^,]*),A,", r"\1,X,", text))
    assert run("ingest", str(path), db=official_db).exit_code == 0
    take(VOTE, VOTE | {"key": VOTE["symbol"], "evidence": ["S/2022/160"]})
    assert [row for row in rule(official_db, "publishers_disagree") if row[0] == VOTE["symbol"]] == [
        (VOTE["symbol"], "hand says IND vote X",
         "as shown: A; corrected, vote of IND: X (S/2022/160); vote of IND: X (S/PV.8980)")]
