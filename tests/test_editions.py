"""Later editions revise earlier ones, in whatever order they come; what stood before is kept."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from conftest import Run, answer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from loading import SC_2025, SC_2026, counts, dump, edition, ingest, record, told


def test_a_later_edition_fills_and_revises_and_what_stood_before_is_kept(run: Run, db: Path) -> None:
    ingest(run, db, SC_2025)
    assert counts(ingest(run, db, SC_2026)) == (41, 0, 41, 0, 0)
    changes = answer("show", "S/RES/470", db=db)["changes"]
    assert {(change["member"], change["field"], change["before"], change["after"]) for change in changes} == {
        ("CHN", "vote", "A", "X"), ("", "abstain", "1", "0"), ("", "not_voting", "0", "1")}
    assert {change["kind"] for change in changes} == {"revised"}
    assert [vote["vote"] for vote in answer("votes", "S/RES/470", db=db) if vote["member"] == "CHN"] == ["X"]


def test_a_filled_blank_is_kept_but_no_correction(run: Run, db: Path) -> None:
    ingest(run, db, SC_2025)
    ingest(run, db, SC_2026)
    with sqlite3.connect(db) as connection:
        rows = connection.execute(
            "SELECT kind, correction, before FROM changes WHERE field = 'vote_note'").fetchall()
    assert rows == [("filled", 0, None)]


def test_an_older_edition_loaded_later_overwrites_nothing_and_tells_the_same_history(run: Run, db: Path) -> None:
    other = Path(shutil.copy(db, db.with_name("other.db")))
    for name in (SC_2025, SC_2026):
        ingest(run, db, name)
    for name in (SC_2026, SC_2025):
        last = ingest(run, other, name)
    assert counts(last) == (101, 60, 0, 41, 0)
    for symbol in ("S/RES/470", "S/RES/97", "S/RES/1718"):
        one, two = (answer("show", symbol, db=path) for path in (db, other))
        assert one["votes"] == two["votes"]
        assert sorted(map(str, one["changes"])) == sorted(map(str, two["changes"]))


def test_edition_and_download_day_can_be_given(run: Run, db: Path) -> None:
    assert ingest(run, db, SC_2025, "--edition", "2027-01-01", "--downloaded", "2027-01-02")["edition"] == "2027-01-01"
    source = next(row for row in answer("sources", db=db) if row["file"] == SC_2025.name)
    assert source["downloaded"] == "2027-01-02"
    assert source["attribution"] == (
        "© United Nations, 2027, https://digitallibrary.un.org, downloaded on 2027-01-02")
    assert "non-commercial" in source["terms"]


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (1, 3, 0, 2), (0, 2, 1, 3), (2, 0, 3, 1)])
def test_editions_in_any_order_give_one_record_and_one_history(
    run: Run, db: Path, tmp_path: Path, order: tuple[int, ...]
) -> None:
    files = [edition(tmp_path, f"202{n}-01-01", vote) for n, vote in enumerate("YAYA")]
    for place in order:
        ingest(run, db, files[place])
    action = answer("show", "2623", db=db)
    assert [vote["vote"] for vote in action["votes"] if vote["member"] == "ALB"] == ["A"]
    assert [(row["before"], row["after"], row["edition_after"]) for row in action["changes"]] == [
        ("Y", "A", "2021-01-01"), ("A", "Y", "2022-01-01"), ("Y", "A", "2023-01-01")]


def test_an_edition_that_confirms_another_stands_against_one_in_between(run: Run, db: Path, tmp_path: Path) -> None:
    for day, vote in (("2020-01-01", "Y"), ("2022-01-01", "Y"), ("2021-01-01", "A")):
        ingest(run, db, edition(tmp_path, day, vote))
    assert [row["vote"] for row in answer("votes", "2623", db=db) if row["member"] == "ALB"] == ["Y"]


def test_an_edition_can_be_dated_on_a_second_loading(run: Run, db: Path, tmp_path: Path) -> None:
    later, undated = edition(tmp_path, "2024-01-01", "Y"), edition(tmp_path, "x", "A")
    ingest(run, db, later)
    ingest(run, db, undated)
    assert [row["vote"] for row in answer("votes", "2623", db=db) if row["member"] == "ALB"] == ["A"]
    ingest(run, db, undated, "--edition", "2023-01")
    assert [row["vote"] for row in answer("votes", "2623", db=db) if row["member"] == "ALB"] == ["Y"]
    assert "2023-01" in [row["edition"] for row in answer("sources", db=db)]


def test_every_vote_leads_to_the_row_and_file_that_gave_it(run: Run, db: Path, tmp_path: Path) -> None:
    ingest(run, db, edition(tmp_path, "2020-01-01", "A"))
    ingest(run, db, edition(tmp_path, "2022-01-01", "?"), status=3)
    with sqlite3.connect(db) as connection:
        rows = dict(connection.execute(
            "SELECT member, file || ' ' || votes.row FROM votes JOIN ingests ON ingests.id = ingest_id"
            " JOIN roll_calls ON roll_calls.id = roll_call_id WHERE symbol = 'S/RES/2623(2022)'"))
    assert rows["ALB"] == "2020-01-01_voting.csv 2", "the later file's row 2 was rejected"


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_editions_in_any_order_tell_what_they_tell_in_order(
    run: Run, seeded: Path, tmp_path: Path, data: st.DataObject
) -> None:
    rows = SC_2025.read_text(encoding="utf-8-sig").splitlines(keepends=True)[:46]
    files = []
    for year in range(2020, 2020 + data.draw(st.integers(2, 3))):
        dropped = data.draw(st.sets(st.integers(1, 45), max_size=5))
        kept = [row for number, row in enumerate(rows) if number and number not in dropped]
        for place in data.draw(st.lists(st.integers(0, 39), max_size=4)):
            letter = data.draw(st.sampled_from("YNAX"))
            kept[place] = kept[place].replace(",False,Y,", f",False,{letter},").replace(",True,A,", f",True,{letter},")
        files.append(record(tmp_path, f"{year}-01-01_property.csv", rows[0] + "".join(kept)))
    results = []
    for order in (files, data.draw(st.permutations(files))):
        db = Path(shutil.copy(seeded, tmp_path / "property.db"))
        for file in order:
            assert run("ingest", str(file), db=db).exit_code in (0, 3)
        results.append(told(db))
    assert results[0] == results[1]


def test_a_given_edition_stays_with_the_file(run: Run, db: Path) -> None:
    ingest(run, db, SC_2025, "--edition", "2020-01-01")
    before = dump(db)
    for words in (["--edition", "2020-01-01"], []):
        summary = ingest(run, db, SC_2025, *words)
        assert (summary["edition"], summary["unchanged"]) == ("2020-01-01", 101)
    assert dump(db) == before


def test_a_whole_ballot_with_another_code_takes_the_place_of_the_earlier_one(
    run: Run, db: Path, tmp_path: Path
) -> None:
    rows = "".join(SC_2025.read_text(encoding="utf-8-sig").splitlines(keepends=True)[:1]) + "".join(
        line for line in SC_2025.read_text(encoding="utf-8-sig").splitlines(keepends=True) if "S/RES/647" in line)
    ingest(run, db, record(tmp_path, "2024-01-01.csv", rows))
    ingest(run, db, record(tmp_path, "2025-01-01.csv", rows.replace(",SUN,USSR,", ",RUS,RUSSIAN FEDERATION,")))
    votes = answer("votes", "647", db=db)
    assert (len(votes), [row["member"] for row in votes if row["member"] in ("RUS", "SUN")]) == (15, ["RUS"])
