"""The record on the real files: what the first release promises, number by number."""

import json
import shutil
from pathlib import Path

import pytest
from conftest import SC_2024, SC_2026, Run, answer, data


def ingest(run: Run, db: Path, name: str, status: int = 0) -> dict[str, object]:
    result = run("ingest", str(data(name)), "--json", db=db)
    assert result.exit_code == status, result.output
    return dict(json.loads(result.stdout)[0])


@pytest.fixture(scope="module")
def of_2024(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from conftest import invoke

    path = Path(shutil.copy(seeded, tmp_path_factory.mktemp("2024") / "sanctions.db"))
    invoke("ingest", str(data(SC_2024)), db=path)
    return path


def test_the_edition_of_2024_loads_whole(run: Run, db: Path) -> None:
    summary = ingest(run, db, SC_2024)
    assert {name: summary[name] for name in ("read", "new", "changed", "unchanged", "rejected", "roll_calls")} == {
        "read": 39999, "new": 39999, "changed": 0, "unchanged": 0, "rejected": 0, "roll_calls": 2725}
    again = ingest(run, db, SC_2024)
    assert (again["new"], again["changed"], again["unchanged"]) == (0, 0, 39999)
    later = ingest(run, db, SC_2026)
    assert [later[name] for name in ("read", "new", "changed", "unchanged", "rejected")] == [1132, 90, 907, 135, 0]


def test_france_and_the_united_kingdom_agree_as_often_as_known(of_2024: Path, official: Path) -> None:
    words = ("agreement", "FRA", "GBR", "--body", "SC", "--outcome", "adopted", "--until", "2024-03-08")
    for db, n, agree in ((of_2024, 2679, 2632), (official, 2675, 2629)):
        row = answer(*words, db=db)[0]
        assert (row["n"], row["agree"]) == (n, agree)
        assert row["agreement"] == pytest.approx(agree / n, abs=1e-6)


def test_china_took_no_part_in_470_and_its_earlier_abstention_is_on_record(run: Run, official: Path) -> None:
    assert "CHN,CHINA,X,1" in run("votes", "S/RES/470", "--csv", db=official).stdout
    changes = answer("show", "470", db=official)["changes"]
    assert ("CHN", "A", "X") in [(row["member"], row["before"], row["after"]) for row in changes]


def test_the_outcomes_of_all_resolutions_are_those_known(of_2024: Path) -> None:
    from sanctiondb.answers.database import reading

    with reading(of_2024) as connection:
        counts = dict(connection.execute(
            "SELECT manner, count(*) FROM roll_calls JOIN resolutions ON resolutions.symbol = resolution"
            " WHERE number <= 2725 AND outcome = 'adopted' GROUP BY manner"))
    assert counts == {"unanimous": 2162, "majority": 521, "without_vote": 42}


@pytest.mark.parametrize("symbol", ["34", "87", "88", "110", "119", "120", "132", "157", "462", "2623"])
def test_ten_resolutions_stand_although_a_permanent_member_voted_against(official: Path, symbol: str) -> None:
    action = answer("show", symbol, db=official)
    assert (action["outcome"], action["procedural"], action["vetoed_by"]) == ("adopted", True, [])
    assert action["permanent_no"] and action["procedural_basis"] and action["procedural_record"]


def test_no_vote_is_counted_twice(official: Path) -> None:
    from sanctiondb.answers.database import reading

    with reading(official) as connection:
        sizes = connection.execute(
            "SELECT count(*) FROM votes JOIN roll_calls ON roll_calls.id = roll_call_id"
            " WHERE yes IS NOT NULL"
            " GROUP BY roll_call_id HAVING count(*) <> iif(date < '1966-01-01', 11, 15)").fetchall()
        twice = connection.execute(
            "SELECT symbol FROM roll_calls WHERE part IS NULL GROUP BY symbol HAVING count(*) > 1").fetchall()
        assert connection.execute(
            "SELECT count(*) FROM roll_calls WHERE resolution IS NOT NULL").fetchone()[0] >= 2731
    assert twice == []
    assert sizes == []


@pytest.mark.parametrize(("rule", "symbols"), [
    ("date_out_of_order", {f"S/RES/{n}" for n in (
        "451(1979)", "593(1986)", "727(1992)", "840(1993)", "857(1993)", "928(1994)", "1009(1995)")}),
    ("title_of_another", {"S/RES/1127(1997)", "S/RES/2663(2022)"}),
    ("meeting_on_two_dates", {"S/PV.279"}),
    ("meeting_symbol", {"S/RES/2675(2023)", "S/RES/2707(2023)"}),
])
def test_check_names_what_is_wrong_in_the_official_files(official: Path, rule: str, symbols: set[str]) -> None:
    assert symbols <= {row["symbol"] for row in answer("check", db=official) if row["rule"] == rule}


def test_check_counts_letters_and_blank_members(official: Path) -> None:
    rules = [row["rule"] for row in answer("check", db=official)]
    assert (rules.count("meeting_is_letter"), rules.count("membership_by_year")) == (51, 13)
    assert rules.count("title_of_another") == 11
    assert not {"voters", "totals", "outcome"} & set(rules)


def test_the_wrong_date_of_727_is_shown_and_contradicted(official: Path) -> None:
    action = answer("show", "727", db=official)
    assert action["date"] == "1992-08-01"
    assert [(row["shown"], row["other"]) for row in action["disagreements"]] == [("1992-08-01", "1992-01-08")]


def test_every_file_is_a_source_with_its_hash_and_terms(official: Path) -> None:
    rows = {row["file"]: row for row in answer("sources", db=official)}
    assert rows[SC_2026]["edition"] == "2026-02"
    assert "digitallibrary.un.org" in rows[SC_2026]["attribution"]
    assert {len(row["sha256"]) for row in rows.values()} == {64}


def test_the_thirteen_blank_names_are_rejected_with_their_rows(official: Path) -> None:
    rows = answer("rejects", db=official)
    assert len(rows) == 13
    assert {row["column"] for row in rows} == {"security_council_member"}
    assert all("the member that sat in" in row["reason"] for row in rows)


def test_the_assembly_loads_whole_and_its_members_agree_as_often_as_known(run: Run, db: Path) -> None:
    summary = ingest(run, db, "undl_ga_voting_2024-03.csv.xz")
    assert {name: summary[name] for name in ("read", "new", "rejected", "roll_calls")} == {
        "read": 892423, "new": 892423, "rejected": 0, "roll_calls": 5409}
    for members, n, agree in ((("FRA", "GBR"), 5302, 4539), (("IND", "BRA"), 5325, 4219)):
        row = answer("agreement", *members, "--body", "GA", db=db)[0]
        assert (row["n"], row["agree"]) == (n, agree)
    again = ingest(run, db, "undl_ga_voting_2024-03.csv.xz")
    assert (again["unchanged"], again["new"], again["changed"]) == (892423, 0, 0)
    assert db.stat().st_size < 60_000_000
