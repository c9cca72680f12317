"""Files go in whole or not at all; what was not taken is said."""

import json
import shutil
import sqlite3
from pathlib import Path

from conftest import Run, answer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from loading import COUNTS, SC_2025, counts, dump, edited, ingest


def test_a_file_is_summed_up(run: Run, db: Path) -> None:
    summary = ingest(run, db, SC_2025)
    assert summary == {
        "file": SC_2025.name, "source": "undl-sc-votes", "edition": "2025-07-21", "sha256": summary["sha256"],
        "read": 101, "new": 101, "changed": 0, "unchanged": 0, "rejected": 0, "roll_calls": 7,
    }
    assert len(summary["sha256"]) == 64


def test_the_same_file_again_changes_nothing(run: Run, db: Path) -> None:
    ingest(run, db, SC_2025)
    before = dump(db)
    assert counts(ingest(run, db, SC_2025)) == (101, 0, 0, 101, 0)
    assert dump(db) == before


def test_an_unknown_member_is_rejected_and_the_rest_loads(run: Run, db: Path, tmp_path: Path) -> None:
    path = edited(tmp_path, ("3958818,ALB,", "3958818,QQQ,"))
    assert counts(ingest(run, db, path, status=3)) == (101, 100, 0, 0, 1)
    reject = answer("rejects", db=db)[0]
    assert (reject["file"], reject["row"], reject["column"], reject["value"]) == (path.name, 2, "member", "QQQ")
    rules = {row["rule"] for row in answer("check", db=db) if row["symbol"] == "S/RES/2623(2022)"}
    assert "voters" not in rules, "the seeds' vote of Albania stands in for the rejected row"


def test_rejects_of_a_file_loaded_twice_are_listed_once(run: Run, db: Path, tmp_path: Path) -> None:
    path = edited(tmp_path, ("3958818,ALB,", "3958818,QQQ,"))
    ingest(run, db, path, status=3)
    assert counts(ingest(run, db, path, status=3)) == (101, 0, 0, 100, 1)
    assert len(answer("rejects", db=db)) == 1


def test_strict_loads_nothing_unless_all_is_good(run: Run, db: Path, tmp_path: Path) -> None:
    before = dump(db)
    result = run("ingest", str(edited(tmp_path, (",True,N,2022", ",True,Q,2022"))), "--strict", db=db)
    assert result.exit_code == 1
    assert "row 13, ms_vote: 'Q' is no vote" in result.stderr
    assert dump(db) == before


def test_a_dry_run_counts_and_writes_nothing(run: Run, db: Path, tmp_path: Path) -> None:
    before = dump(db)
    assert counts(ingest(run, db, SC_2025, "--dry-run")) == (101, 101, 0, 0, 0)
    assert dump(db) == before
    fresh = tmp_path / "none.db"
    assert ingest(run, fresh, SC_2025, "--dry-run")["new"] == 101
    assert not fresh.exists()


def test_one_bad_file_among_good_ones_is_named_and_the_others_load(run: Run, db: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("wrong,header\n")
    result = run("ingest", str(bad), str(SC_2025), "--json", db=db)
    assert result.exit_code == 3
    assert [row["file"] for row in json.loads(result.stdout)] == [SC_2025.name]
    assert "bad.csv" in result.stderr
    assert run("ingest", str(bad), db=db).exit_code == 1


def test_a_forced_source_is_read_as_that(run: Run, db: Path, tmp_path: Path) -> None:
    result = run("ingest", str(SC_2025), "--source", "records", db=db)
    assert (result.exit_code, result.stdout) == (1, "")
    assert run("ingest", str(SC_2025), "--source", "novel", db=db).exit_code == 2
    assert run("ingest", str(tmp_path / "none.csv"), db=db).exit_code == 1


def test_ingest_makes_the_database_as_build_does(run: Run, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.db"
    ingest(run, fresh, SC_2025)
    assert "dprk" in {row["slug"] for row in answer("regimes", db=fresh)}


def test_votes_written_as_csv_come_back_as_they_went_out(run: Run, db: Path, tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    path.write_text(run("votes", "S/2022/431", "--csv", db=db).stdout)
    assert counts(ingest(run, db, path)) == (15, 15, 0, 0, 0)
    action = answer("show", "S/2022/431", db=db)
    assert (len(action["votes"]), action["disagreements"]) == (15, [])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_rows_read_are_always_new_changed_unchanged_or_rejected(
    run: Run, seeded: Path, tmp_path: Path, data: st.DataObject
) -> None:
    db = Path(shutil.copy(seeded, tmp_path / "property.db"))
    for number in range(2):
        rows = SC_2025.read_text(encoding="utf-8-sig").splitlines(keepends=True)[:32]
        for _ in range(data.draw(st.integers(0, 6))):
            place = data.draw(st.integers(1, len(rows) - 1))
            fields = rows[place].rstrip("\r\n").split(",")
            column = data.draw(st.integers(0, len(fields) - 1))
            fields[column] = data.draw(st.text(st.characters(exclude_characters='",\r\n'), max_size=6))
            rows[place] = ",".join(fields) + "\r\n"
        path = tmp_path / f"property{number}.csv"
        path.write_text("".join(rows), encoding="utf-8", errors="surrogatepass")
        result = run("ingest", str(path), "--json", db=db)
        for summary in json.loads(result.stdout or "[]"):
            assert summary["read"] == sum(summary[name] for name in COUNTS[1:]) == 31
    with sqlite3.connect(db) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_dry_run_leaves_the_file_as_it_was(run: Run, db: Path) -> None:
    before = db.read_bytes()
    ingest(run, db, SC_2025, "--dry-run")
    assert db.read_bytes() == before


def test_an_empty_database_is_built_before_a_file_goes_in(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty.db"
    empty.write_bytes(b"")
    assert counts(ingest(run, empty, SC_2025)) == (101, 101, 0, 0, 0)


def test_another_programs_database_is_left_alone(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE votes (x)")
    before = path.read_bytes()
    for words in (["build"], ["ingest", str(SC_2025)]):
        result = run(*words, db=path)
        assert (result.exit_code, "another program" in result.stderr) == (1, True)
    assert path.read_bytes() == before


def test_where_no_file_can_be_read_no_database_is_made(run: Run, tmp_path: Path) -> None:
    db = tmp_path / "new.db"
    result = run("ingest", str(tmp_path / "none.csv"), "--json", db=db)
    assert (result.exit_code, result.stdout) == (1, "[]\n")
    assert run("ingest", str(SC_2025), "--source", "novel", db=db).exit_code == 2
    assert not db.exists()


def test_a_file_is_refused_as_another_format_even_when_it_is_in_already(run: Run, db: Path) -> None:
    ingest(run, db, SC_2025)
    assert run("ingest", str(SC_2025), "--source", "records", db=db).exit_code == 1
