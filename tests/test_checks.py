"""Every rule of `check` finds what it is for, and nothing in the seeds alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import FIXTURES, Run, answer

from sanctiondb.answers.checks import rules

SC_2025 = FIXTURES / "undl-sc-votes" / "2025_7_21_sc_voting.csv"
Edit = tuple[str, str]


def findings(db: Path, rule: str) -> dict[str, str]:
    return {row["symbol"]: row["found"] for row in answer("check", db=db) if row["rule"] == rule}


@pytest.fixture
def loaded(run: Run, db: Path, tmp_path: Path) -> Callable[..., Path]:
    """Loads the fixture of 2025 with edits, and gives the database."""

    def load(*edits: Edit) -> Path:
        text = SC_2025.read_text(encoding="utf-8-sig")
        for before, after in edits:
            assert before in text
            text = text.replace(before, after)
        path = tmp_path / "2025_7_21_edited.csv"
        path.write_text(text, encoding="utf-8")
        assert run("ingest", str(path), db=db).exit_code in (0, 3)
        return db

    return load


def test_the_seeds_alone_have_no_error_and_one_warning_of_a_meeting_that_resumed(seeded: Path) -> None:
    """The 2190th meeting voted on S/13729 on 7 January 1980 and, resumed, on resolution 462 on the 9th."""
    found = [row for row in answer("check", db=seeded) if row["severity"] in ("error", "warning")]
    assert [(row["rule"], row["symbol"]) for row in found] == [("meeting_on_two_dates", "S/PV.2190")]


def test_errors_come_before_warnings_and_notes(loaded: Callable[..., Path]) -> None:
    order = [row["severity"] for row in answer("check", db=loaded())]
    assert order == sorted(order, key=["error", "warning", "note"].index)


@pytest.mark.parametrize(("rule", "edits", "symbol", "found"), [
    ("permanent_flag", [], "S/RES/2675(2023)", "JPN flagged permanent"),
    ("meeting_symbol", [], "S/RES/2675(2023)", "S/PV9261"),
    ("meeting_is_letter", [], "S/RES/2515(2020)", "S/2020/246"),
    ("totals", [(",11,1,3,0,15,", ",12,0,3,0,15,")], "S/RES/2623(2022)", "published 12-0-3, 0 not voting"),
    ("year_of_symbol", [("2022-02-27,S/RES/2623", "2021-02-27,S/RES/2623")], "S/RES/2623(2022)", "2021-02-27"),
    ("title_of_another", [("resolution 2623 (2022) [", "resolution 2632 (2022) [")], "S/RES/2623(2022)",
     "Security Council resolution 2632 (2022) [on a"),
    ("meeting_on_two_dates", [("S/RES/647(1990),,S/PV.2904", "S/RES/647(1990),,S/PV.2224")], "S/PV.2224",
     "S/RES/470(1980) on 1980-05-30; S/RES/647(1990) on 1990-01-11"),
    ("voters", [("280176,BGD,BANGLADESH,", "280176,BTN,BHUTAN,")], "S/RES/470(1980)", "a vote of BTN"),
    ("outcome", [("USA,UNITED STATES,True,Y,1980-05-30", "USA,UNITED STATES,True,N,1980-05-30")],
     "S/RES/470(1980)", "source: adopted"),
    ("draft_of_two", [("S/RES/647(1990),,", "S/RES/647(1990),S/2006/805,")], "S/2006/805",
     "S/RES/1718(2006) on 2006-10-14; S/RES/647(1990) on 1990-01-11"),
    ("rejected", [("3958818,ALB,", "3958818,QQQ,")], "2025_7_21_edited.csv row 2", "member 'QQQ'"),
    ("missing_resolution", [], "S/RES/1719", "no record of 5 resolutions, 1719 to 1723"),
])
def test_a_rule_finds_its_anomaly(
    loaded: Callable[..., Path], rule: str, edits: list[Edit], symbol: str, found: str
) -> None:
    named = findings(loaded(*edits), rule)
    assert symbol in named
    assert named[symbol].startswith(found)


def test_a_date_out_of_the_order_of_numbers_is_named_alone(run: Run, db: Path, tmp_path: Path) -> None:
    records = "\n".join(
        f"- {{record: action, resolution: S/RES/{number}(1992), date: {day}, title: t, sources: [S/PV.1]}}"
        for number, day in ((801, "1992-01-02"), (802, "1992-08-01"), (803, "1992-01-08"), (804, "1992-01-20")))
    path = tmp_path / "records.yaml"
    path.write_text(records)
    assert run("ingest", str(path), db=db).exit_code == 0
    assert list(findings(db, "date_out_of_order")) == ["S/RES/802(1992)"]


def test_a_revision_between_editions_is_named(run: Run, db: Path) -> None:
    for name in ("2025_7_21_sc_voting.csv", "2026_02_06_sc_voting.csv"):
        run("ingest", str(SC_2025.with_name(name)), db=db)
    assert "S/RES/470(1980)" in findings(db, "revised")


def test_blank_members_of_the_yearly_list_are_named(run: Run, db: Path) -> None:
    path = FIXTURES / "dppa-sc-membership" / "DPPA-SCMEMBERSHIP.csv"
    assert run("ingest", str(path), db=db).exit_code == 3
    expected = {row["expected"] for row in answer("check", db=db) if row["rule"] == "membership_by_year"}
    assert expected == {"Türkiye, which sat in 1961", "Côte d'Ivoire, which sat in 1990"}


def test_a_member_of_the_yearly_list_that_did_not_sit_is_named(run: Run, db: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("id,year,security_council_member,last_update\n1,1990,Andorra,2021-01-17\n")
    assert run("ingest", str(path), db=db).exit_code == 0
    assert "Andorra" in {row["found"] for row in answer("check", db=db) if row["rule"] == "membership_by_year"}


def test_a_regime_that_cites_what_is_not_there_is_named(run: Run, db: Path, tmp_path: Path) -> None:
    path = tmp_path / "regime.yaml"
    path.write_text("""
record: regime
slug: atlantis
name: Atlantis
target: Atlantis
founded_by: S/RES/9998(2030)
since: 2030-01-01
until: null
status: in_force
committee: null
measures:
  - {id: atlantis-1, measure: Fish, type: commodity_ban, action: imposed, symbol: S/RES/1718(2006), paragraph: null,
     from: 2001-01-01, binding: null, unconfirmed: all of it}
sources: [S/RES/9998(2030)]
""")
    assert run("ingest", str(path), db=db).exit_code == 0
    assert "S/RES/9998(2030)" in findings(db, "unknown_action")
    assert findings(db, "measure_before_its_resolution") == {"S/RES/1718(2006)": "atlantis-1 from 2001-01-01"}
    assert "atlantis-1" in [row["found"] for row in answer("check", db=db) if row["rule"] == "unconfirmed"]


def test_a_rule_of_its_own_theme_stands_in_each_file() -> None:
    from sanctiondb.resources import texts

    for name, sql in texts("answers/checks", ".sql").items():
        assert f"'{name}' AS rule" in sql


def test_a_correction_is_reported_when_the_official_file_has_caught_up(loaded: Callable[..., Path]) -> None:
    db = loaded(("S/PV9261", "S/PV.9261"))
    assert findings(db, "source_caught_up") == {"S/RES/2675(2023)": "undl now says meeting S/PV.9261"}


def test_a_correction_that_stands_is_named_and_not_reported_as_settled(loaded: Callable[..., Path]) -> None:
    db = loaded()
    assert findings(db, "source_caught_up") == {}
    assert findings(db, "corrected") == {"S/RES/2675(2023)": "undl says meeting S/PV9261"}


def test_a_file_of_all_resolutions_from_the_first_has_a_row_for_each_member(run: Run, db: Path, tmp_path: Path) -> None:
    lines = SC_2025.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    header, rows = lines[0], [line for line in lines if "S/RES/2675(2023)" in line]
    path = tmp_path / "2025-07-21_voting.csv"
    path.write_text(header + "".join(row.replace("S/RES/2675(2023)", "S/RES/1(2023)") for row in rows))
    assert run("ingest", str(path), db=db).exit_code == 0
    found = [row for row in answer("check", db=db) if row["rule"] == "row_count"]
    assert [(row["found"], row["expected"][:7]) for row in found] == [("15 rows", "11 rows")]


def test_a_permanent_members_no_on_what_stands_is_told_with_the_rule_that_applied(seeded: Path) -> None:
    found = [row for row in answer("check", db=seeded) if row["rule"] == "permanent_no_on_adopted"]
    assert len(found) == 10 and {row["severity"] for row in found} == {"note"}
    assert ("S/RES/110(1955)", "no veto, by Charter Article 109(3): any seven members") in {
        (row["symbol"], row["expected"]) for row in found}


def test_a_member_named_as_at_another_time_is_told(official: Path) -> None:
    """The file of 2024 calls Ceylon of 1960 and 1961 Sri Lanka, and the Byelorussian SSR Belarus."""
    found = [row["found"] for row in answer("check", db=official) if row["rule"] == "name_of_another_time"]
    assert "SC, 38 roll calls from 1960-01-26 to 1961-12-14 name LKA SRI LANKA" in found
    assert "SC, 40 roll calls from 1974-01-17 to 1975-12-22 name BLR BELARUS" in found
    assert len(found) == 4


def test_the_summary_has_every_rule_once_a_severity_with_its_count_and_an_example(official: Path) -> None:
    rows = answer("check", "--summary", db=official)
    counts = {(row["rule"], row["severity"]): row["count"] for row in rows}
    assert len(counts) == len(rows)
    assert {rule for rule, _ in counts} == set(rules())
    assert sum(counts.values()) == len(answer("check", db=official))
    assert counts["title_of_another", "error"] == 11 and counts["row_count", None] == 0
    assert all((row["example"] is not None) == bool(row["count"]) for row in rows)


def test_a_report_is_two_files_of_csv(run: Run, seeded: Path, tmp_path: Path) -> None:
    assert run("check", "--report", str(tmp_path / "quality"), db=seeded).exit_code == 0
    lines = {path.name: path.read_text().splitlines() for path in (tmp_path / "quality").iterdir()}
    assert lines["rules.csv"][0] == "rule,what,severity,count,example,found,expected"
    assert lines["findings.csv"][0] == "severity,rule,symbol,found,expected"
    assert len(lines["rules.csv"]) > len(rules())
