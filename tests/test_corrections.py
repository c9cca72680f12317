"""What an official row should say stands beside what it says, wherever that is shown, and changes nothing of it."""

import csv
import io
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import FIXTURES, Run, answer
from sites import Site
from test_seeds import official_rows, reports

import sanctiondb

SC_2025 = FIXTURES / "undl-sc-votes" / "2025_7_21_sc_voting.csv"
VOTE = {"record": "correction", "symbol": "S/RES/2623(2022)", "field": "vote", "member": "IND", "official": "A",
        "corrected": "X", "reason": "It had left the chamber.", "evidence": ["S/PV.8980"]}
DATE = {"record": "correction", "symbol": "S/RES/2623(2022)", "field": "date", "official": "2022-02-27",
        "corrected": "2022-02-28", "reason": "The record says so.", "evidence": ["S/PV.8980", "S/2022/160"]}
COLUMNS = {"date": "date", "meeting": "meeting", "draft": "draft", "title": "description", "vote": "ms_vote",
           "name": "ms_name"}
Told = dict[str, Any]
Take = Callable[..., Any]


@pytest.fixture
def take(run: Run, db: Path, tmp_path: Path) -> Take:
    """Loads records into the database, from a file of the name given."""

    def take(*records: Told, name: str = "corrections.yaml", loaded: tuple[str, int] = ("rejected", 0)) -> list[str]:
        path = tmp_path / name
        path.write_text(json.dumps(records), encoding="utf-8")
        result = run("ingest", str(path), "--json", db=db)
        counted, number = loaded
        assert json.loads(result.stdout)[0][counted] == number
        return [row["reason"] for row in answer("rejects", db=db) if row["file"] == name]

    return take


@pytest.fixture
def official_db(run: Run, db: Path) -> Path:
    """The seeds and the excerpt of the UN Digital Library's file of 2025."""
    assert run("ingest", str(SC_2025), db=db).exit_code == 0
    return db


def standings(db: Path) -> dict[tuple[str, str], str]:
    return {(row["symbol"], row["field"]): row["standing"] for row in answer("query", "corrections", db=db)}


def rule(db: Path, name: str) -> list[tuple[str, str, str]]:
    return [(row["symbol"], row["found"], row["expected"]) for row in answer("check", db=db) if row["rule"] == name]


def test_of_every_correction_that_ships_the_official_file_does_say_what_it_is_said_to() -> None:
    rows = {(row["resolution"], member): row for row in official_rows() for member in ("", row["ms_code"])}
    for correction in (report.content for report in reports("correction")):
        row = rows[correction["symbol"], correction.get("member", "")]
        assert row[COLUMNS[correction["field"]]] == correction["official"], correction["symbol"]


def test_every_correction_that_ships_says_what_the_seeds_say() -> None:
    actions = {report.content.get("resolution"): report.content for report in reports("action")}
    for correction in (report.content for report in reports("correction")):
        assert actions[correction["symbol"]][correction["field"]] == correction["corrected"], correction["symbol"]


def test_a_correction_of_a_row_that_is_not_loaded_waits(take: Take, db: Path) -> None:
    take(DATE | {"symbol": "S/RES/9999(2031)"})
    assert standings(db)["S/RES/9999(2031)", "date"] == "waits"
    assert {standing for standing in standings(db).values()} == {"waits"}
    assert rule(db, "corrected_row") == rule(db, "corrected") == []


def test_once_its_file_is_loaded_a_correction_of_no_row_is_named(take: Take, official_db: Path) -> None:
    take(DATE | {"symbol": "S/RES/9999(2031)"})
    assert ("S/RES/9999(2031)", "no row of undl for the correction of date", "the symbol or the key of a row") in rule(
        official_db, "corrected_row")


def test_show_has_the_correction_and_the_votes_as_they_were(run: Run, take: Take, official_db: Path) -> None:
    before = answer("show", "2623", db=official_db)
    take(VOTE, DATE)
    after = answer("show", "2623", db=official_db)
    assert [(row["field"], row["official"], row["corrected"], row["evidence"], row["standing"])
            for row in after.pop("corrections")] == [
        ("date", "2022-02-27", "2022-02-28", ["S/PV.8980", "S/2022/160"], "stands"),
        ("vote", "A", "X", ["S/PV.8980"], "stands")]
    before.pop("corrections")
    assert after == before
    text = " ".join(run("show", "2623", db=official_db).stdout.split())
    assert "2022-02-27 Calls an emergency" in text and "Abstaining (3): CHINA*, INDIA, UNITED ARAB EMIRATES" in text
    assert "Should be: date 2022-02-28, not 2022-02-27 as of UN Digital Library (S/PV.8980, S/2022/160)" in text
    assert "Should be: vote of IND X, not A as of UN Digital Library (S/PV.8980)" in text
    assert "Corrections of official rows" in text


def test_votes_say_on_each_row_what_of_it_should_be_otherwise(take: Take, official_db: Path) -> None:
    take(VOTE, DATE)
    rows = {row["member"]: row for row in answer("votes", "2623", db=official_db)}
    assert rows["IND"]["vote"] == "A"
    assert rows["IND"]["corrections"] == "date: 2022-02-28 (S/PV.8980, S/2022/160); vote of IND: X (S/PV.8980)"
    assert {row["corrections"] for code, row in rows.items() if code != "IND"} == {
        "date: 2022-02-28 (S/PV.8980, S/2022/160)"}


def test_lists_have_the_column_and_a_table_to_read_only_where_it_says_something(
    run: Run, take: Take, official_db: Path
) -> None:
    take(VOTE)
    corrected = [row for row in answer("rollcalls", db=official_db) if row["corrections"]]
    assert [(row["symbol"], row["corrections"]) for row in corrected] == [
        ("S/RES/2623(2022)", "vote of IND: X (S/PV.8980)"), ("S/RES/2675(2023)", "meeting: S/PV.9261 (S/PV.9261)")]
    assert "corrections" in run("rollcalls", "--since", "2022-02-27", db=official_db).stdout
    assert "corrections" not in run("rollcalls", "--until", "1990-12-31", db=official_db).stdout


def test_nothing_is_counted_otherwise_for_a_correction(take: Take, official_db: Path) -> None:
    asked = [("agreement", "IND", "CHN"), ("vetoes", "--count", "member"), ("loyalty", "IND", "--group", "BRICS"),
             ("query", "SELECT outcome, yes, no, abstain, not_voting, date FROM roll_calls ORDER BY slug")]
    before = [answer(*words, db=official_db) for words in asked]
    take(VOTE, DATE)
    assert [answer(*words, db=official_db) for words in asked] == before


def test_a_file_of_votes_with_its_corrections_is_read_again_as_it_was(
    run: Run, take: Take, official_db: Path, tmp_path: Path
) -> None:
    take(VOTE)
    text = run("votes", "2623", "--csv", db=official_db).stdout
    assert "vote of IND: X" in text
    path = tmp_path / "again.csv"
    path.write_text(text)
    result = run("ingest", str(path), "--json", db=official_db)
    assert json.loads(result.stdout)[0]["new"] == 15 and result.exit_code == 0
    assert not [row for row in answer("check", db=official_db) if row["rule"] == "publishers_disagree"
                and row["symbol"] == VOTE["symbol"]]


def test_a_source_that_says_a_third_thing_is_named_and_no_longer_marked(take: Take, official_db: Path) -> None:
    take(VOTE | {"official": "N"}, DATE | {"official": "2022-02-26"})
    assert rule(official_db, "source_says_otherwise") == [
        ("S/RES/2623(2022)", "undl says date 2022-02-27", "2022-02-26, which a correction corrects to 2022-02-28"),
        ("S/RES/2623(2022)", "undl says vote of IND A", "N, which a correction corrects to X")]
    assert {row["corrections"] for row in answer("votes", "2623", db=official_db)} == {None}
    assert {row["standing"] for row in answer("show", "2623", db=official_db)["corrections"]} == {"says_otherwise"}


def test_a_source_that_caught_up_on_a_vote_is_named(run: Run, take: Take, official_db: Path) -> None:
    """The edition of 2026 has China's abstention of 1980 as not voting."""
    take(VOTE | {"symbol": "S/RES/470(1980)", "member": "CHN"})
    assert standings(official_db)["S/RES/470(1980)", "vote"] == "stands"
    run("ingest", str(SC_2025.with_name("2026_02_06_sc_voting.csv")), db=official_db)
    assert rule(official_db, "source_caught_up") == [
        ("S/RES/470(1980)", "undl now says vote of CHN X",
         "the correction withdrawn, which says A is in the official file")]


def test_a_day_that_the_source_has_put_right_is_disputed_no_more(run: Run, take: Take, official_db: Path) -> None:
    said = SC_2025.read_text(encoding="utf-8-sig")
    rows = [line for line in said.splitlines(keepends=True) if "S/RES/470(1980)" in line or line.startswith("undl_id")]
    later = official_db.with_name("2026_01_01_sc_voting.csv")
    later.write_text("".join(rows).replace("1980-05-30", "1980-05-31"), encoding="utf-8")
    take(DATE | {"symbol": "S/RES/470(1980)", "official": "1980-05-30", "corrected": "1980-05-31"})
    assert "(disputed: 1980-05-31)" in Site(official_db).get("/actions/s-res-470-1980").text
    assert run("ingest", str(later), db=official_db).exit_code == 0
    page = Site(official_db).get("/actions/s-res-470-1980").text
    assert "disputed" not in page and "before it was put right" in page


@pytest.mark.parametrize(("field", "official", "corrected"), [
    ("name", "JAPAN", "Japan"), ("permanent", True, False), ("member", "JPN", "KOR"),
])
def test_what_is_said_of_one_member_can_be_corrected(
    take: Take, official_db: Path, field: str, official: Any, corrected: Any
) -> None:
    """Japan is flagged permanent in the file of 2025."""
    take(VOTE | {"symbol": "S/RES/2675(2023)", "member": "JPN", "field": field, "official": official,
                 "corrected": corrected})
    assert standings(official_db)["S/RES/2675(2023)", field] == "stands"


@pytest.mark.parametrize(("field", "official", "corrected"), [
    ("yes", 11, 12), ("modality", "vote", "without_vote"), ("draft", None, "S/2022/160"),
    ("meeting", "S/PV.8980", None),
])
def test_what_a_whole_row_says_can_be_corrected_and_what_it_leaves_blank(
    take: Take, official_db: Path, field: str, official: Any, corrected: Any
) -> None:
    take(DATE | {"field": field, "official": official, "corrected": corrected})
    assert standings(official_db)["S/RES/2623(2022)", field] == "stands"
    told = corrected or "nothing"
    (row,) = [row for row in answer("rollcalls", "--since", "2022-02-27", "--until", "2022-02-27", db=official_db)
              if row["corrections"]]
    assert row["corrections"] == f"{field}: {told} (S/PV.8980, S/2022/160)"


def test_of_several_rows_with_one_symbol_the_key_says_which(run: Run, take: Take, db: Path) -> None:
    assert run("ingest", str(next((FIXTURES / "veto-list").glob("*.csv"))), db=db).exit_code in (0, 3)
    key, meeting, date = next(iter(sqlite3.connect(db).execute(
        "SELECT key, draft, date FROM reports JOIN report_drafts ON report_id = id WHERE publisher = 'datalab'"
        " AND draft IN (SELECT draft FROM report_drafts JOIN reports ON id = report_id WHERE publisher = 'datalab'"
        " GROUP BY draft HAVING count(*) > 1)")))
    correction = DATE | {"symbol": meeting, "publisher": "datalab", "official": date}
    take(correction)
    assert standings(db)[meeting, "date"] == "ambiguous"
    assert [found for symbol, found, _ in rule(db, "corrected_row")] == [
        "several rows of datalab for the correction of date"]
    take(correction | {"key": key}, name="keyed.yaml")
    assert "stands" in {row["standing"] for row in answer("query", "corrections", db=db) if row["symbol"] == meeting}


@pytest.mark.parametrize(("wrong", "reason"), [
    ({"field": "colour"}, "is not one of ['date'"),
    ({"publisher": "nobody"}, "is not one of ['undl'"),
    ({"field": "vote", "member": "QQQ", "official": "Y", "corrected": "N"}, "is no code of a member state"),
    ({"field": "vote", "official": "Y", "corrected": "N"}, "'member' is a required property"),
    ({"field": "vote", "member": "IND", "official": "Y", "corrected": "yes"}, "is not one of ['Y'"),
    ({"field": "member", "member": "IND", "official": "IND", "corrected": "QQQ"}, "is no code of a member state"),
    ({"member": "IND"}, "False schema does not allow"),
    ({"corrected": "28 February"}, "is not a 'date'"),
    ({"field": "yes", "corrected": "many"}, "is not of type 'integer', 'null'"),
    ({"corrected": "2022-02-27"}, "is what the row says; expected another value"),
    ({"evidence": []}, "should be non-empty"),
])
def test_a_correction_at_fault_is_rejected_with_a_sentence(
    take: Take, db: Path, wrong: Told, reason: str
) -> None:
    (said,) = take(DATE | wrong, loaded=("rejected", 1))
    assert reason in said


def test_two_corrections_of_one_field_in_one_file_are_one_too_many(take: Take, db: Path) -> None:
    (said,) = take(VOTE, VOTE | {"corrected": "Y", "publisher": "undl"}, loaded=("rejected", 1))
    assert said == "stands twice in this file: row 1 says it first"


def test_a_correction_that_contradicts_one_that_ships_is_rejected(take: Take, db: Path) -> None:
    shipped = {"symbol": "S/RES/727(1992)", "official": "1992-08-01"}
    (said,) = take(DATE | shipped | {"corrected": "1992-01-09"}, loaded=("rejected", 1))
    assert said == ("corrects 1992-08-01 to 1992-01-09, but record 1 of corrections.yaml corrects 1992-08-01 to"
                    " 1992-01-08 in the same field of the same row; expected one of them: leave the other out")
    assert take(DATE | shipped | {"corrected": "1992-01-08"}, name="same.yaml") == []
    assert {row["corrected"] for row in answer("query", "corrections", db=db)
            if row["symbol"] == "S/RES/727(1992)"} == {"1992-01-08"}


def test_a_correction_that_names_the_same_row_otherwise_is_found_out(
    run: Run, take: Take, db: Path, tmp_path: Path
) -> None:
    text = SC_2025.read_text(encoding="utf-8-sig").replace("S/RES/2623(2022),,", "S/RES/2623(2022),S/2022/160,")
    path = tmp_path / "2025_7_21_with_draft.csv"
    path.write_text(text, encoding="utf-8")
    assert run("ingest", str(path), db=db).exit_code == 0
    take(DATE)
    assert take(DATE | {"symbol": "S/2022/160"}, name="same.yaml") == []
    (said,) = take(DATE | {"symbol": "S/2022/160", "corrected": "2022-03-01"}, name="other.yaml",
                   loaded=("rejected", 1))
    assert "in the same field of the same row" in said


def test_a_later_edition_of_a_file_of_corrections_changes_what_it_said(take: Take, official_db: Path) -> None:
    take(VOTE)
    take(VOTE | {"corrected": "N"}, loaded=("changed", 1))
    assert {row["corrected"] for row in answer("query", "corrections", db=official_db)
            if row["field"] == "vote"} == {"N"}


def test_a_notebook_has_the_column(take: Take, official_db: Path) -> None:
    take(VOTE)
    votes = sanctiondb.open(official_db).votes(since="2022-02-27", until="2022-02-27", member="IND")
    row = votes[votes["symbol"] == VOTE["symbol"]].iloc[0]
    assert (row["vote"], row["corrections"]) == ("A", "vote of IND: X (S/PV.8980)")


def test_every_table_is_exported_with_the_corrections(run: Run, official_db: Path, tmp_path: Path) -> None:
    assert run("export", "--all", str(tmp_path / "all"), db=official_db).exit_code == 0
    rows = list(csv.DictReader((tmp_path / "all" / "correction_rows.csv").open(encoding="utf-8")))
    assert {"symbol", "official", "corrected", "standing", "told"} <= rows[0].keys()
    package = json.loads((tmp_path / "all" / "datapackage.json").read_text())
    fields = {Path(resource["path"]).stem: resource["schema"]["fields"] for resource in package["resources"]}
    assert all(field["description"] for name in ("corrections", "correction_rows") for field in fields[name])


UGLY = "<b>b</b>\"'<script>alert(1)</script>"


@pytest.fixture
def corrected_site(take: Take, official_db: Path) -> Site:
    take(VOTE, DATE, DATE | {"field": "title", "official": answer("show", "2623", db=official_db)["title"],
                             "corrected": UGLY, "reason": UGLY})
    return Site(official_db)


def test_the_page_of_an_action_says_beside_each_value_what_it_should_be(corrected_site: Site) -> None:
    page = corrected_site.get("/actions/s-res-2623-2022").text
    assert '<time>2022-02-27</time> <span class="corrected">should be <time>2022-02-28</time> (<a href' in page
    listed = page.partition('id="vote-A"')[2].partition("</ul>")[0].partition("India")[2].partition("</li>")[0]
    assert 'should be not voting (<a href="/actions/s-res-2623-2022#corrections">why</a>)' in listed
    assert "It had left the chamber." in page.partition('id="corrections"')[2]
    assert UGLY not in page and "&lt;b&gt;b" in page


def test_the_page_of_a_member_tells_where_a_file_is_wrong_on_it(corrected_site: Site) -> None:
    page = corrected_site.get("/members/ind").text.partition('id="corrections"')[2]
    assert "S/RES/2623(2022)" in page and "Not voting" in page and "It had left the chamber." in page
    assert 'id="corrections"' not in corrected_site.get("/members/mex").text


@pytest.mark.parametrize(("address", "said"), [
    ("roll_calls?slug=s-res-2623-2022", "should be 2022-02-28"),
    ("votes?roll_call_id={number}&member=IND", "should be X"),
])
def test_a_table_says_beside_a_cell_what_it_should_be(
    corrected_site: Site, official_db: Path, address: str, said: str
) -> None:
    number = sqlite3.connect(official_db).execute("SELECT id FROM roll_calls WHERE slug = 's-res-2623-2022'").fetchone()
    page = corrected_site.get(f"/sanctions/{address.format(number=number[0])}").text
    assert f'<span class="corrected">{said} (<a href="/actions/s-res-2623-2022#corrections">why</a>)' in page
    assert UGLY not in page


def test_all_corrections_have_a_page_and_its_data(corrected_site: Site) -> None:
    page = corrected_site.get("/corrections").text
    assert 'id="stands"' in page and 'id="waits"' in page and UGLY not in page
    assert len(corrected_site.get("/corrections.json").json()) == 9
    rows = list(csv.DictReader(io.StringIO(corrected_site.get("/corrections.csv").text)))
    assert {row["standing"] for row in rows} == {"stands", "waits"}


def test_the_feed_of_corrections_tells_of_each_that_stands(corrected_site: Site) -> None:
    feed = corrected_site.get("/feeds/corrections.atom").text
    assert "S/RES/2623(2022): India, vote should be Not voting" in feed
    assert "is given as Abstaining, should be Not voting (S/PV.8980). It had left the chamber." in feed
