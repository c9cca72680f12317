"""Digest, backup and verify: a database is what it was, or says that it is not."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from conftest import Run
from loading import SC_2025, SC_2026, ingest
from test_versions import earlier  # noqa: F401

from sanctiondb.answers.digest import digest
from sanctiondb.record.store import transaction, writing


def whole(db: Path) -> str:
    connection = sqlite3.connect(db)
    try:
        return str(digest(connection)[-1]["digest"])
    finally:
        connection.close()


def test_the_digest_does_not_depend_on_the_layout_of_pages_nor_on_the_time_of_loading(db: Path) -> None:
    before = whole(db)
    with sqlite3.connect(db) as connection:
        connection.execute("UPDATE ingests SET loaded_at = '1999-01-01T00:00:00'")
    connection.execute("VACUUM")
    connection.close()
    assert whole(db) == before


def test_the_digest_does_not_depend_on_the_numbers_of_rows(db: Path) -> None:
    before = whole(db)
    connection = sqlite3.connect(db)
    connection.execute("UPDATE mandates SET id = id + 1000")
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("UPDATE mandates SET body_id = body_id + 1000")
    connection.execute("UPDATE monitoring_bodies SET id = id + 1000")
    connection.commit()
    connection.close()
    assert whole(db) == before


def test_the_digest_changes_with_one_letter_of_one_vote(db: Path) -> None:
    before = whole(db)
    with sqlite3.connect(db) as connection:
        connection.execute("UPDATE ballots SET letters = 'N' || substr(letters, 2) WHERE roll_call_id = 1")
    connection.close()
    assert whole(db) != before


def test_the_same_files_loaded_anew_have_the_same_digest(run: Run, seeded: Path, tmp_path: Path) -> None:
    made = []
    for name in ("one.db", "other.db"):
        path = Path(shutil.copy(seeded, tmp_path / name))
        ingest(run, path, SC_2025)
        ingest(run, path, SC_2026)
        made.append(whole(path))
    assert made[0] == made[1]


def test_a_backup_holds_the_same_and_never_replaces_a_file(run: Run, db: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    assert run("backup", str(copy), db=db).exit_code == 0
    assert whole(copy) == whole(db)
    again = run("backup", str(copy), db=db)
    assert again.exit_code == 1 and "is there already" in again.stderr


def test_a_backup_of_a_damaged_database_is_refused_and_leaves_nothing(run: Run, db: Path, tmp_path: Path) -> None:
    content = bytearray(db.read_bytes())
    content[40960:49152] = b"\xff" * 8192
    db.write_bytes(content)
    result = run("backup", str(tmp_path / "copy.db"), db=db)
    assert result.exit_code == 1 and "Traceback" not in result.output
    assert not list(tmp_path.glob("*copy.db*"))


def test_verify_compares_the_records_that_ship_and_the_files_given(run: Run, db: Path) -> None:
    ingest(run, db, SC_2025)
    result = run("verify", str(SC_2025), "--csv", db=db)
    assert result.exit_code == 0, result.output
    lines = {line.split(",")[0]: line.split(",")[1] for line in result.stdout.splitlines()}
    assert lines["integrity_check"] == lines["foreign_key_check"] == "ok"
    assert lines[SC_2025.name] == lines["member_states.yaml"] == "same"


def test_verify_names_a_file_that_is_not_what_was_loaded(run: Run, db: Path, tmp_path: Path) -> None:
    ingest(run, db, SC_2025)
    other = tmp_path / SC_2025.name
    other.write_bytes(SC_2025.read_bytes() + b"\n")
    result = run("verify", str(other), "--csv", db=db)
    assert result.exit_code == 1 and f"{SC_2025.name},differs," in result.stdout


def test_a_database_of_an_earlier_version_is_copied_before_it_is_changed(earlier: Path) -> None:  # noqa: F811
    before = whole(earlier)
    with writing(earlier):
        pass
    kept = earlier.with_name("earlier.db.before-0002")
    assert whole(kept) == before
    with writing(earlier):
        pass
    assert [path.name for path in earlier.parent.glob("earlier.db.*")] == ["earlier.db.before-0002"]


def test_while_a_large_file_goes_in_readers_need_not_wait(db: Path) -> None:
    with writing(db) as database, transaction(database):
        database.conn.executemany(
            "INSERT INTO wordings (digest, content, letters) VALUES (?, ?, '')",
            ((number.to_bytes(4, "big"), f'"{"x" * 2000}"') for number in range(10_000)))
        with closing(sqlite3.connect(db, timeout=0)) as reader:
            assert reader.execute("SELECT count(*) FROM wordings WHERE content GLOB '*xxx*'").fetchone() == (0,)
    with closing(sqlite3.connect(db)) as reader:
        assert reader.execute("SELECT count(*) FROM wordings WHERE content GLOB '*xxx*'").fetchone() == (10_000,)
