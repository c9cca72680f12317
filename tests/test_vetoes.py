"""Vetoes are counted by a stated rule, and every difference from the public lists is known one by one."""

import csv
from collections import Counter
from itertools import permutations
from pathlib import Path

import pytest
from conftest import FIXTURES, Run, answer, data
from loading import counts as counts_of
from loading import ingest, record

from sanctiondb.words import with_article

CODES = {"USSR": "SUN", "Russia": "RUS", "USA": "USA", "UK": "GBR", "France": "FRA", "China": "CHN"}
LIBRARY = ("--until", "2022-07-08")
"""The day of the last veto in the list of vetoes as collected in 2022."""

NOT_IN_THE_LIBRARYS_LIST = {
    "amendment": 6, "paragraph": 3, "secretary_general": 1, "membership": 16,
}
"""What this record has to that day and the list has not: parts, a Secretary-General, the applicants of 1955."""


def counts(seeded: Path, *words: str) -> dict[str, int]:
    return {row["counted_by"]: row["vetoes"] for row in answer("vetoes", "--count", "member", *words, db=seeded)}


def listed() -> Counter[str]:
    """The vetoes of each member in the list as collected, by what it says of each proposal."""
    with data("sc_vetoes_1946_2022.csv").open(encoding="utf-8-sig") as stream:
        return Counter(CODES[row[f"member_veto{i}"]] for row in csv.DictReader(stream) for i in (1, 2, 3)
                       if row[f"member_veto{i}"])


def test_vetoes_are_counted_by_both_rules_to_the_end_of_september_2025(seeded: Path) -> None:
    until = ("--until", "2025-09-30")
    assert counts(seeded, "--rule", "all", *until) == {
        "SUN": 109, "USA": 95, "RUS": 41, "GBR": 30, "CHN": 21, "FRA": 17}
    assert counts(seeded, "--rule", "drafts", *until) == {
        "USA": 82, "SUN": 52, "RUS": 39, "GBR": 29, "CHN": 18, "FRA": 16}


def test_what_the_librarys_list_lacks_is_what_the_page_of_vetoes_names(seeded: Path) -> None:
    ours, theirs = counts(seeded, *LIBRARY), listed()
    assert {code: ours[code] - theirs[code] for code in ours} == {
        "SUN": 19, "USA": 5, "RUS": 0, "GBR": 1, "CHN": 2, "FRA": 1}
    rows = answer("vetoes", *LIBRARY, db=seeded)
    added = [row for row in rows if row["question"] in ("amendment", "paragraph", "secretary_general")
             or row["date"] == "1955-12-13"]
    assert Counter(row["question"] for row in added) == NOT_IN_THE_LIBRARYS_LIST
    assert len(rows) - len(added) == 214


def test_every_veto_of_the_librarys_list_is_in_the_record_with_its_members(seeded: Path) -> None:
    """By day and members; five votes stand on another day there, by the clock or by mistake."""
    ours = Counter((row["date"], tuple(row["vetoed_by"])) for row in answer("vetoes", *LIBRARY, db=seeded))
    with data("sc_vetoes_1946_2022.csv").open(encoding="utf-8-sig") as stream:
        theirs = Counter(
            (f"{year}-{int(month):02}-{int(day):02}",
             tuple(sorted(CODES[row[f"member_veto{i}"]] for i in (1, 2, 3) if row[f"member_veto{i}"])))
            for row in csv.DictReader(stream) for month, day, year in [row["date"].split("/")])
    assert {day for day, _ in theirs - ours} == {"1980-01-09", "2001-04-12", "2001-12-15"}


def test_loading_the_list_adds_no_veto_and_reports_the_days_on_which_it_differs(run: Run, db: Path) -> None:
    before = [(row["id"], row["date"], row["vetoed_by"]) for row in answer("vetoes", db=db)]
    summary = ingest(run, db, data("sc_vetoes_1946_2022.csv"))
    assert (summary["source"], counts_of(summary)) == ("veto-list", (214, 214, 0, 0, 0))
    assert [(row["id"], row["date"], row["vetoed_by"]) for row in answer("vetoes", db=db)] == before
    other = {(row["symbol"], row["found"]) for row in answer("check", db=db) if row["rule"] == "publishers_disagree"}
    assert other == {("S/13729", "datalab says date 1980-01-09"), ("S/2001/270", "datalab says date 2001-04-12"),
                     ("S/2001/1199", "datalab says date 2001-12-15")}


def test_a_list_alone_brings_its_vetoes_and_a_day_found_right_later_does_not_double_them(
    run: Run, db: Path, tmp_path: Path
) -> None:
    header = (FIXTURES / "veto-list" / "vetoes.csv").read_text(encoding="utf-8").splitlines()[0]
    row = "2031,3/9/2031,3,S/2031/7,S/PV.9999,The situation in Ruritania,R,R,USA,,,1,0,0,0,0,0,1,0,0,0,0,0,0"
    ingest(run, db, record(tmp_path, "list.csv", f"{header}\n{row}\n"))
    action = answer("show", "S/2031/7", db=db)
    assert (action["date"], action["outcome"], action["vetoed_by"]) == ("2031-03-09", "vetoed", ["USA"])
    ingest(run, db, record(tmp_path, "mine.yaml", (
        "record: action\ndraft: S/2031/7\ndate: 2031-03-07\ntitle: t\nsources: [S/2031/7]\n")))
    action = answer("show", "S/2031/7", db=db)
    assert (action["date"], action["vetoed_by"]) == ("2031-03-07", ["USA"])


MINE = "record: action\ndraft: S/2031/8\ndate: {}\ntitle: t\nsources: [S/2031/8]\nvotes: {{N: [{}]}}\noutcome: vetoed\n"
LINE = "2031,{},3,S/2031/8,S/PV.9998,The situation in Ruritania,R,R,{},,,1,0,0,0,0,0,1,0,0,0,0,0,0"


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_list_never_makes_one_vote_of_two(run: Run, db: Path, tmp_path: Path, order: tuple[int, ...]) -> None:
    header = (FIXTURES / "veto-list" / "vetoes.csv").read_text(encoding="utf-8").splitlines()[0]
    files = [
        record(tmp_path, "first.yaml", MINE.format("2031-03-01", "RUS")),
        record(tmp_path, "second.yaml", MINE.format("2031-03-10", "USA")),
        record(tmp_path, "list.csv", f"{header}\n{LINE.format('3/4/2031', 'Russia')}\n"),
    ]
    for number in order:
        ingest(run, db, files[number])
    found = [(row["date"], row["vetoed_by"]) for row in answer("vetoes", "--since", "2031-01-01", db=db)]
    assert {("2031-03-01", ("RUS",)), ("2031-03-10", ("USA",))} <= {(day, tuple(by)) for day, by in found}
    assert len(found) == 2


def test_two_rows_of_a_list_for_one_draft_are_two_vetoes(run: Run, db: Path, tmp_path: Path) -> None:
    header = (FIXTURES / "veto-list" / "vetoes.csv").read_text(encoding="utf-8").splitlines()[0]
    ingest(run, db, record(tmp_path, "list.csv", "\n".join([
        header, LINE.format("3/1/2031", "USA"), LINE.format("3/10/2031", "Russia"), ""])))
    found = answer("vetoes", "--since", "2031-01-01", db=db)
    assert [row["vetoed_by"] for row in found] == [["USA"], ["RUS"]]


def test_the_rule_drafts_leaves_out_parts_questions_and_recommendations(seeded: Path) -> None:
    whole, every = (answer("vetoes", "--rule", rule, db=seeded) for rule in ("drafts", "all"))
    assert {row["question"] for row in whole} == {"draft"}
    assert {row["question"] for row in every} == {
        "draft", "paragraph", "amendment", "preliminary", "membership", "secretary_general"}
    assert [row for row in every if row["question"] == "draft"] == whole


@pytest.mark.parametrize("by", ["member", "decade", "year", "subject"])
def test_each_count_adds_up_to_the_vetoes_listed_and_says_its_rule(seeded: Path, by: str) -> None:
    cast = sum(len(row["vetoed_by"]) for row in answer("vetoes", db=seeded))
    rows = answer("vetoes", "--count", by, db=seeded)
    assert sum(row["vetoes"] for row in rows) == cast
    assert {row["rule"] for row in rows} == {"all"}


def test_a_draft_vetoed_by_three_is_one_proposal_and_three_vetoes(seeded: Path) -> None:
    rows = answer("vetoes", "--count", "year", "--since", "1974-01-01", "--until", "1974-12-31", db=seeded)
    assert [(row["counted_by"], row["proposals"], row["vetoes"]) for row in rows] == [("1974", 2, 4)]


def test_a_veto_of_which_only_the_counts_are_known_is_told_by_them(seeded: Path) -> None:
    action = answer("show", "s-10784", db=seeded)
    assert (action["outcome"], action["vetoed_by"], action["yes"]) == ("vetoed", ["USA"], 13)
    assert [vote["member"] for vote in action["votes"]] == ["USA"]


def test_votes_known_in_part_count_in_no_agreement(seeded: Path) -> None:
    together = answer("agreement", "GBR", "USA", "--since", "1989-01-11", "--until", "1989-01-11", db=seeded)
    assert answer("show", "S/20378", db=seeded)["vetoed_by"] == ["FRA", "GBR", "USA"]
    assert together[0]["n"] == 0


@pytest.mark.parametrize(("name", "said"), [
    ("USSR", "the USSR"), ("Russian Federation", "the Russian Federation"), ("United Kingdom", "the United Kingdom"),
    ("Netherlands (Kingdom of the)", "the Netherlands (Kingdom of the)"),
    ("Republic of Korea", "the Republic of Korea"),
    ("Ukrainian SSR", "the Ukrainian SSR"), ("France", "France"), ("South Sudan", "South Sudan"),
    ("Iran (Islamic Republic of)", "Iran (Islamic Republic of)"),
    ("Germany, Federal Republic of", "Germany, Federal Republic of"),
])
def test_a_states_name_has_its_article_within_a_sentence(name: str, said: str) -> None:
    assert with_article(name) == said
