"""No room, no rights, no answer: one sentence, nothing half-done, and everything as before."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import FIXTURES, Run
from loading import SC_2025
from test_keeping import whole

LIST = next((FIXTURES / "un-consolidated").glob("*.xml"))


@pytest.fixture
def small(tmp_path: Path, seeded: Path) -> Iterator[Path]:
    """A disk of little room, the database of the seeds on it, and hardly anything left."""
    place = tmp_path / "small"
    place.mkdir()
    size = seeded.stat().st_size + 150_000
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", place], capture_output=True).returncode:
        pytest.skip("no small disk: mounting a tmpfs is not allowed here")
    try:
        shutil.copy(seeded, place / "sanctions.db")
        yield place
    finally:
        subprocess.run(["umount", place], check=True)


@pytest.mark.parametrize("words", [
    ("ingest", str(SC_2025)), ("ingest", str(LIST)), ("export", "--all", "out"), ("backup", "copy.db"),
    ("export", "measures", "-o", "measures.json"),
], ids=lambda words: " ".join(Path(word).name for word in words))
def test_a_full_disk_leaves_everything_as_it_was_and_says_so_in_a_sentence(small: Path, words: tuple[str, ...]) -> None:
    before, files = whole(small / "sanctions.db"), sorted(small.iterdir())
    _fill(small)
    said = subprocess.run([sys.executable, "-m", "sanctiondb", *words], cwd=small, capture_output=True, text=True)
    assert said.returncode == 1 and said.stdout == ""
    assert len(said.stderr.strip().splitlines()) == 1 and "Traceback" not in said.stderr
    (small / "fill").unlink()
    assert sorted(small.iterdir()) == files
    assert whole(small / "sanctions.db") == before


def _fill(place: Path) -> None:
    """Leaves no room but for a page or two."""
    room = os.statvfs(place)
    (place / "fill").write_bytes(b"\0" * max(room.f_bavail * room.f_bsize - 8192, 0))


def test_what_a_killed_program_left_half_done_is_taken_back_by_the_next_reader(run: Run, db: Path) -> None:
    before = whole(db)
    script = (
        "import os, sqlite3, sys\n"
        "db = sqlite3.connect(sys.argv[1]); db.execute('PRAGMA cache_size = 2'); db.execute('BEGIN')\n"
        "db.execute(\"UPDATE roll_calls SET title = title || ' and more'\"); os._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(db)])
    assert Path(f"{db}-journal").exists()
    assert run("show", "S/RES/1718", db=db).exit_code == 0
    assert whole(db) == before and not Path(f"{db}-journal").exists()


def test_a_writer_that_is_held_up_says_so(db: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sanctiondb.record.store.PATIENCE", 0.2)
    other = sqlite3.connect(db)
    other.execute("BEGIN IMMEDIATE")
    try:
        result = run("ingest", str(SC_2025), db=db)
    finally:
        other.close()
    assert result.exit_code == 1 and f"process {os.getpid()} (" in result.stderr and "is writing to it" in result.stderr


def test_a_page_that_is_damaged_is_told_in_one_sentence(run: Run, db: Path) -> None:
    content = bytearray(db.read_bytes())
    for page in range(2, len(content) // 4096, 2):
        content[page * 4096:page * 4096 + 200] = b"\xff" * 200
    db.write_bytes(content)
    for words in (("vetoes",), ("regimes",), ("show", "1718"), ("ingest", str(SC_2025)), ("digest",), ("check",),
                  ("verify",), ("build",), ("export", "votes", "-o", str(db.parent / "x.csv"))):
        result = run(*words, db=db)
        assert result.exit_code == 1, words
        assert "Traceback" not in result.output and len(result.stderr.strip().splitlines()) == 1, (words, result.output)


def test_a_missing_table_is_told_in_one_sentence(run: Run, db: Path) -> None:
    with sqlite3.connect(db) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DROP TABLE measure_terms")
    connection.close()
    for words in (("in-force",), ("regime", "dprk")):
        result = run(*words, db=db)
        assert result.exit_code == 1 and "measure_terms" in result.stderr, (words, result.output)
        assert len(result.stderr.strip().splitlines()) == 1
    assert "1 missing or changed, the first measure_terms" in run("verify", "--csv", db=db).stdout


def test_a_clock_that_was_set_back_changes_nothing_that_is_held(run: Run, seeded: Path, tmp_path: Path) -> None:
    made = []
    for name, earlier_files in (("now.db", "2026-01-01T00:00:00"), ("then.db", "2099-01-01T00:00:00")):
        path = Path(shutil.copy(seeded, tmp_path / name))
        with sqlite3.connect(path) as connection:
            connection.execute("UPDATE ingests SET loaded_at = ?", [earlier_files])
        connection.close()
        for _ in range(2):
            assert run("ingest", str(SC_2025), db=path).exit_code == 0
        made.append(whole(path))
    assert made[0] == made[1]
