"""SQL that a visitor writes reads this database for a moment, and does nothing else."""

import shutil
import sqlite3
import time
from pathlib import Path
from urllib.parse import quote

import pytest
from sites import Site

from sanctiondb.web.settings import chosen

FORBIDDEN = [
    "ATTACH DATABASE '/etc/passwd' AS other", "PRAGMA writable_schema = 1", "DELETE FROM votes", "DROP TABLE measures",
    "INSERT INTO members VALUES ('ZZZ')", "UPDATE roll_calls SET title = 'x'", "VACUUM INTO '/tmp/stolen.db'",
    "SELECT load_extension('/tmp/x.so')", "SELECT readfile('/etc/passwd')", "SELECT writefile('/tmp/x', 'y')",
    "SELECT 1; DELETE FROM votes", "WITH x AS (SELECT 1) DELETE FROM votes", "CREATE TABLE mine (x)",
    "SELECT edit('x')", "BEGIN IMMEDIATE", "EXPLAIN DELETE FROM votes; DELETE FROM votes",
    "SELECT * FROM pragma_database_list; ATTACH 'x' AS y", "REPLACE INTO members VALUES ('ZZZ')",
    "SELECT fts5(?)", "WITH x AS (SELECT 1) INSERT INTO members SELECT 'ZZZ'",
]


@pytest.fixture
def own(site_db: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(site_db, tmp_path / "record.db"))


def asked(site: Site, sql: str, form: str = ".json") -> object:
    return site.get(f"/record{form}?sql={quote(sql)}&_shape=array")


@pytest.mark.parametrize("sql", FORBIDDEN)
def test_nothing_is_written_attached_loaded_or_read_from_elsewhere(own: Path, tmp_path: Path, sql: str) -> None:
    before, files = own.read_bytes(), sorted(tmp_path.iterdir())
    answer = asked(Site(own), sql)
    assert answer.status_code == 400 and "root:" not in answer.text  # type: ignore[attr-defined]
    assert own.read_bytes() == before and sorted(tmp_path.iterdir()) == files
    assert not Path("/tmp/stolen.db").exists()


def test_the_web_process_holds_the_database_read_only(own: Path) -> None:
    site = Site(own)

    def write(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM statements")

    import asyncio
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        asyncio.run(site.datasette.databases["record"].execute_fn(write))


def test_an_answer_without_end_is_cut_off_in_time_and_rows(own: Path) -> None:
    site = Site(own, **{name: value for name, value in chosen().items() if name != "base_url"})
    begun = time.perf_counter()
    endless = "WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x) SELECT count(*) FROM x"
    answer = asked(site, endless)
    assert answer.status_code == 400 and time.perf_counter() - begun < 5  # type: ignore[attr-defined]
    many = "WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x LIMIT 100000) SELECT n FROM x"
    assert len(asked(site, many).json()) == 1000  # type: ignore[attr-defined]


def test_sql_of_ones_own_can_be_switched_off_and_named_queries_stay(own: Path) -> None:
    site = Site(own, **{name: value for name, value in chosen(sql=False).items() if name != "base_url"})
    assert asked(site, "SELECT 1").status_code == 403  # type: ignore[attr-defined]
    assert asked(site, "SELECT 1", "").status_code == 403  # type: ignore[attr-defined]
    assert asked(site, "SELECT 1", ".csv").status_code == 403  # type: ignore[attr-defined]
    assert site.get("/record/vetoes.json?_shape=array").status_code == 200
    assert site.get("/vetoes").status_code == 200 and site.get("/record/measures").status_code == 200
    assert "sql=" not in site.get("/data").text + site.get("/").text
