"""Words are searched everywhere, SQL can only read, and the whole record leaves as a package others can check."""

import csv
import json
from pathlib import Path

import pytest
from conftest import Run, answer
from hypothesis import given
from hypothesis import strategies as st

from sanctiondb.answers.database import reading
from sanctiondb.answers.exports import tables
from sanctiondb.answers.searching import search


def test_words_are_found_in_actions_measures_regimes_and_statements(seeded: Path) -> None:
    kinds = {row["kind"] for words in ("coal", "Libya", "Gaza cease-fire")
             for row in answer("search", words, db=seeded)}
    assert kinds == {"action", "measure", "member", "regime", "statement"}
    best = answer("search", "coal", "iron", db=seeded)
    assert all("[" in row["snippet"] for row in best if row["kind"] not in ("member", "listing"))
    assert any(row["title"].lower().startswith("coal") for row in best)


def test_accents_do_not_matter_and_the_last_word_may_be_a_beginning(seeded: Path) -> None:
    with_accent, without = (answer("search", words, db=seeded) for words in ("Côte d'Ivoire", "cote d'ivoire"))
    assert with_accent == without != []
    assert answer("search", "diamon", db=seeded)


def test_no_word_finds_nothing_and_the_limit_holds(seeded: Path) -> None:
    assert answer("search", "xyzzy", db=seeded) == answer("search", '"*', db=seeded) == []
    assert len(answer("search", "arms", "--limit", "3", db=seeded)) == 3


@given(words=st.text(max_size=40))
def test_no_words_are_taken_for_an_operator(seeded: Path, words: str) -> None:
    with reading(seeded) as connection:
        search(connection, words)


@pytest.mark.parametrize("statement", [
    "DELETE FROM regimes", "UPDATE regimes SET name = 'x'", "CREATE TABLE x (y)", "ATTACH 'other.db' AS other",
    "VACUUM INTO 'copy.db'", "PRAGMA journal_mode = delete", "SELECT 1; SELECT 2", "SELECT nothing FROM nowhere",
    "CREATE TEMP TABLE x (y)", "SELECT load_extension('x')", "nonsense", ";", "SELECT readfile('/etc/hostname')",
    "VACUUM INTO 'data_version'", "ATTACH 'data_version' AS x", "BEGIN",
    "SELECT a.slug, b.slug FROM regimes a JOIN regimes b", "SELECT '\x1b[31m' AS a, 1 AS a",
])
def test_a_statement_that_does_more_than_read_is_refused_in_a_sentence(
    run: Run, seeded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, statement: str
) -> None:
    monkeypatch.chdir(tmp_path)
    before = seeded.read_bytes()
    result = run("query", statement, db=seeded)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "expected one SELECT" in result.stderr and "Traceback" not in result.stderr
    assert result.stderr.count("\n") == 1
    assert seeded.read_bytes() == before and list(tmp_path.iterdir()) == []


def test_a_select_and_a_named_query_answer_alike(run: Run, seeded: Path) -> None:
    named = answer("query", "in_force", "-p", "on=2016-01-15", "-p", "slug=iran", db=seeded)
    assert named == [row for row in answer("in-force", "--on", "2016-01-15", db=seeded) if row["regime"] == "iran"]
    assert answer("query", "SELECT count(*) AS n FROM regimes", db=seeded) == [{"n": 31}]
    assert answer("query", "SELECT slug FROM regimes WHERE slug = :slug", "-p", "slug=mali", db=seeded) == [
        {"slug": "mali"}]
    assert answer("query", "search", "-p", "words=coal", db=seeded)
    assert run("query", "in_force", "-p", "day=2016-01-15", db=seeded).exit_code == 1
    assert run("query", "in_force", "-p", "2016-01-15", db=seeded).exit_code == 2
    assert run("query", db=seeded).exit_code == 2


def test_ever_so_many_words_take_no_longer_than_some(seeded: Path) -> None:
    many = " ".join(f"a{number}" for number in range(2000)) + " a" * 2000
    with reading(seeded) as connection:
        assert search(connection, many) == []


def test_bytes_are_written_as_hexadecimal_text_in_every_form(run: Run, seeded: Path) -> None:
    assert answer("query", "SELECT x'00ff' AS digest", db=seeded) == [{"digest": "00ff"}]
    assert run("query", "SELECT x'00ff' AS digest", "--csv", db=seeded).stdout == "digest\n00ff\n"


@pytest.fixture(scope="module")
def package(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from conftest import invoke

    folder = tmp_path_factory.mktemp("package") / "record"
    assert invoke("export", "--all", str(folder), "--db", str(seeded)).exit_code == 0
    return folder


def test_every_table_leaves_as_csv_and_as_json(package: Path, seeded: Path) -> None:
    with reading(seeded) as connection:
        names = tables(connection)
        sizes = {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}
    assert {path.stem for path in package.glob("*.csv")} == set(names)
    assert "public domain" in (package / "terms.txt").read_text(encoding="utf-8")
    for name in names:
        rows = json.loads((package / f"{name}.json").read_text(encoding="utf-8"))
        with (package / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            lines = list(csv.DictReader(stream))
        assert len(rows) == len(lines) == sizes[name], name
        assert not rows or list(rows[0]) == list(lines[0]), name
    assert not list(package.glob(".*"))


def test_frictionless_finds_the_package_valid(package: Path) -> None:
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
    report = frictionless.Package(str(package / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "type", "message"])[:5]


def test_the_package_describes_every_column(package: Path) -> None:
    described = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    for resource in described["resources"]:
        assert resource["description"], resource["name"]
        assert all(field.get("description") for field in resource["schema"]["fields"]), resource["name"]


def test_a_place_that_cannot_be_written_is_said_in_a_sentence(run: Run, seeded: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    result = run("export", "--all", str(tmp_path / "file" / "below"), db=seeded)
    assert result.exit_code == 1 and "give a place that can be written to" in result.stderr
    assert run("export", "votes", "--all", str(tmp_path), db=seeded).exit_code == 2
    assert run("export", db=seeded).exit_code == 2
