"""A database that an earlier version made is named as such, and brought up to date whole."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from conftest import Run, answer
from sites import Site
from versions import STEPS, columns, held, released

from sanctiondb.answers.database import Rows
from sanctiondb.answers.digest import digest
from sanctiondb.files import SourceFile
from sanctiondb.formats import FORMATS
from sanctiondb.record.sqlite import Database, Migrations
from sanctiondb.record.store import writing
from sanctiondb.resources import texts


@pytest.fixture
def earlier(db: Path) -> Path:
    """A database with the record as the first step of the schema has it: a regime, a statement, no index of words."""
    path = db.with_name("earlier.db")
    first = Migrations("sanctiondb")
    name, sql = next(iter(texts("schema", ".sql").items()))
    first(name=name)(lambda database: database.executescript(sql))
    connection = sqlite3.connect(path)
    first.apply(Database(connection))
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("INSERT INTO regimes VALUES ('old', 'Oldland', 'O', 'S/RES/1(1946)', '1946-01-01', NULL,"
                       " 'in_force', NULL, NULL, 1)")
    connection.commit()
    connection.close()
    return path


@pytest.mark.parametrize("words", [("regimes",), ("vetoes",), ("show", "1718"), ("history", "FRA"), ("search", "x")])
def test_a_database_of_an_earlier_version_is_named_with_what_brings_it_up_to_date(
    run: Run, earlier: Path, words: tuple[str, ...]
) -> None:
    result = run(*words, db=earlier)
    assert result.exit_code == 1
    assert "made by an earlier version" in result.stderr and "run sanctiondb build" in result.stderr


@pytest.mark.parametrize("address", ["/", "/vetoes", "/in-force.json", "/regimes/dprk", "/members/fra", "/search?q=x"])
def test_the_site_serves_no_page_from_a_database_of_an_earlier_version(earlier: Path, address: str) -> None:
    page = Site(earlier).get(address)
    assert page.status_code in (200, 503) and "Traceback" not in page.text
    assert "Oldland" not in page.text


def test_a_database_of_a_later_version_is_named_as_such(run: Run, db: Path) -> None:
    with sqlite3.connect(db) as connection:
        connection.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
                           " VALUES ('sanctiondb', '9999_later', '2099-01-01')")
    assert "made by a later version" in run("regimes", db=db).stderr


def test_bringing_a_database_up_to_date_fills_the_index_of_words(earlier: Path) -> None:
    from sanctiondb.record.store import migrations

    connection = sqlite3.connect(earlier)
    migrations().apply(Database(connection))
    found = connection.execute("SELECT kind, key FROM passages_fts WHERE passages_fts MATCH 'oldland'").fetchall()
    connection.close()
    assert found == [("regime", "old")]


VERSIONS = pytest.mark.parametrize("steps", range(1, len(STEPS)), ids=STEPS[:-1])
"""Every version but the one that the program makes now; a step that is added is tried by itself."""


def digests(path: Path) -> Rows:
    """The digest of every table at PATH."""
    with closing(sqlite3.connect(path)) as connection:
        return digest(connection)


@VERSIONS
def test_migrations_change_nothing_of_what_an_earlier_version_held(tmp_path: Path, steps: int) -> None:
    path = tmp_path / "old.db"
    released(path, steps)
    asked = columns(path)
    before = held(path, asked)
    assert all(before.values()), "every table has a row"
    with writing(path) as db:
        assert [name for (name,) in db.execute("SELECT name FROM _sqlite_migrations ORDER BY name")] == STEPS
    after = held(path, asked)
    assert after.pop("publishers") > before.pop("publishers")
    assert after == before


@VERSIONS
def test_build_brings_a_database_of_an_earlier_version_up_to_date_and_keeps_all_it_held(
    run: Run, tmp_path: Path, steps: int
) -> None:
    path = tmp_path / "old.db"
    released(path, steps)
    asked, was = columns(path), digests(path)
    before = held(path, asked)
    result = run("build", db=path)
    assert result.exit_code == 0, result.output
    after = held(path, asked)
    assert {table: rows - after[table] for table, rows in before.items() if rows - after[table]} == {}
    copy = path.with_name(f"old.db.before-{STEPS[steps][:4]}")
    assert list(digests(copy)) == list(was) and held(copy, columns(copy)) == before
    assert columns(copy) == asked
    for file in (path, copy):
        with closing(sqlite3.connect(file)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert "dprk" in {row["slug"] for row in answer("regimes", db=path)}


def test_a_database_of_this_version_is_not_copied(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    released(path, len(STEPS))
    assert run("build", db=path).exit_code == 0
    assert [file.name for file in tmp_path.iterdir()] == ["new.db"]


def test_differences_of_an_earlier_version_are_corrections_and_none_is_lost(tmp_path: Path) -> None:
    from sanctiondb.record.store import migrations

    path = tmp_path / "differing.db"
    earlier = Migrations("sanctiondb")
    for name, sql in list(texts("schema", ".sql").items())[:4]:
        earlier(name=name)(lambda database, sql=sql: database.executescript(sql))
    connection = sqlite3.connect(path)
    earlier.apply(Database(connection))
    connection.execute("PRAGMA foreign_keys = OFF")
    said = {"symbol": "S/RES/1(1946)", "field": "vote", "member": "FRA", "official": "Y", "ours": "N",
            "decided_by": "S/PV.1", "sources": ["S/PV.1", "https://un.org/1"]}
    connection.executescript(f"""
        INSERT INTO ingests (id, publisher, format, file, sha256, precedence, loaded_at, read, new, changed,
          unchanged, rejected, roll_calls)
          VALUES (1, 'sanctiondb', 'records', 'd.yaml', '{"0" * 64}', '', '2026', 1, 1, 0, 0, 0, 0);
        INSERT INTO reports (id, publisher, kind, key, ingest_id, row)
          VALUES (1, 'sanctiondb', 'difference', 'S/RES/1(1946) vote FRA', 1, 1);
        INSERT INTO wordings VALUES (1, x'00', '{json.dumps(said)}', NULL, '');
        INSERT INTO readings VALUES (1, 1, 1, 1);
        INSERT INTO citations VALUES (1, 1, 'S/PV.1'), (1, 2, 'https://un.org/1');
        INSERT INTO differences VALUES (7, 'S/RES/1(1946)', 'vote', 'FRA', 'undl', 'Y', 'N', 'S/PV.1', NULL, 1);
    """)
    migrations().apply(Database(connection))
    row = connection.execute("SELECT publisher, symbol, key, field, member, official, corrected, reason, evidence"
                             " FROM corrections").fetchall()
    assert row == [("undl", "S/RES/1(1946)", None, "vote", "FRA", "Y", "N", "Decided by S/PV.1.",
                    "S/PV.1|https://un.org/1")]
    kind, key, content = connection.execute("SELECT kind, key, content FROM reports, wordings").fetchone()
    connection.close()
    assert (kind, key) == ("correction", "S/RES/1(1946) vote FRA undl")
    record = {"record": "correction", **json.loads(content)}
    (report,) = FORMATS["records"].read(SourceFile(_written(tmp_path, record)))
    assert (report.key, report.content) == (key, json.loads(content))


def _written(folder: Path, record: object) -> Path:
    path = folder / "record.json"
    path.write_text(json.dumps(record))
    return path
