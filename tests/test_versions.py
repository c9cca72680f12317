"""A database that an earlier version made is named as such, and brought up to date whole."""

import json
import sqlite3
from pathlib import Path

import pytest
from conftest import Run
from sites import Site

from sanctiondb.files import SourceFile
from sanctiondb.formats import FORMATS
from sanctiondb.record.sqlite import Database, Migrations
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
