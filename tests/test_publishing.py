"""A published folder is whole, is served by its own command, and shows what the database shows."""

import json
import shlex
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from browser import answering, free_port, stopped
from conftest import FIXTURES, Run
from page_types import OWN
from sites import Site

from sanctiondb.cli import serving
from sanctiondb.web import publishing

FILES = {"Procfile", "README.md", "inspect-data.json", "metadata.json", "published.json", "requirements.txt",
         "settings.json", "sanctions.db"}


@pytest.fixture(scope="module")
def published(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("host") / "site"
    publishing.publish(seeded, folder)
    return folder


@pytest.fixture(scope="module")
def address(published: Path) -> Iterator[str]:
    """The folder served by the command that publish prints, in a process of its own."""
    port = free_port()
    words = shlex.split(publishing.COMMAND.replace("0.0.0.0", "127.0.0.1").replace("8001", str(port)))
    server = subprocess.Popen([sys.executable, "-m", *words], cwd=published, stderr=subprocess.DEVNULL)
    with stopped(server):
        yield answering(f"http://127.0.0.1:{port}")


def text(address: str) -> str:
    with urlopen(address) as answer:
        return str(answer.read().decode())


def test_the_folder_holds_what_a_host_needs_and_nothing_else_is_left(published: Path) -> None:
    assert {path.name for path in published.iterdir()} == FILES
    assert [path.name for path in published.parent.iterdir()] == ["site"]
    assert published.stat().st_mode & 0o777 == 0o755
    pins = (published / "requirements.txt").read_text().split()
    assert {"sanctiondb==0.1.0", "datasette==0.65.5"} <= set(pins)
    assert publishing.COMMAND in (published / "README.md").read_text()
    assert "${" not in (published / "README.md").read_text()
    assert "CC0" in json.loads((published / "metadata.json").read_text())["license"]


@pytest.mark.parametrize("path", [path for path in OWN if path != "/data"])
def test_the_folder_served_by_its_command_shows_what_the_database_shows(
    address: str, seeded: Path, path: str
) -> None:
    expected = Site(seeded).get(path)
    if expected.status_code != 200:
        pytest.skip(f"{path} answers {expected.status_code} on the seeds")
    assert text(address + path).replace(address, "http://localhost") == expected.text


def test_the_database_itself_can_be_downloaded_where_nobody_writes_to_it(address: str, seeded: Path) -> None:
    assert 'href="/sanctions.db"' in text(f"{address}/data")
    assert 'href="/sanctions.db"' not in Site(seeded).get("/data").text


def test_the_folder_is_served_as_immutable_with_rows_counted_beforehand(address: str, published: Path) -> None:
    (served,) = json.loads(text(f"{address}/-/databases.json"))
    assert not served["is_mutable"]
    assert served["hash"] == json.loads((published / "published.json").read_text())["sha256"]
    settings = json.loads(text(f"{address}/-/settings.json"))
    assert not settings["suggest_facets"] and settings["default_page_size"] == 50


def test_the_copy_holds_what_the_database_holds(published: Path, seeded: Path) -> None:
    def dump(path: Path) -> dict[str, int]:
        with sqlite3.connect(path) as connection:
            names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}

    assert dump(published / "sanctions.db") == dump(seeded)
    with sqlite3.connect(published / "sanctions.db") as connection:
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
        connection.execute("INSERT INTO roll_calls_fts (roll_calls_fts, rank) VALUES ('integrity-check', 1)")


def test_publishing_again_replaces_its_own_files_and_leaves_others(run: Run, db: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    assert run("publish", str(folder), db=db).exit_code == 0
    (folder / "sanctiondb.whl").write_text("a wheel")
    (folder / "settings.json").write_text("{}")
    run("ingest", str(FIXTURES / "undl-sc-votes" / "2026_02_06_sc_voting.csv"), db=db)
    result = run("publish", str(folder), "--base-url", "record", "--https", db=db)
    assert "© United Nations" in result.stderr
    assert {path.name for path in folder.iterdir()} == {*FILES, "sanctiondb.whl"}
    settings = json.loads((folder / "settings.json").read_text())
    assert settings["base_url"] == "/record/" and settings["force_https_urls"]
    metadata = json.loads((folder / "metadata.json").read_text())
    assert "license" not in metadata and "© United Nations" in metadata["description"]
    assert {path.name for path in tmp_path.iterdir()} == {"sanctions.db", "site"}


def test_a_folder_of_somebody_else_is_refused_and_left_as_it_was(run: Run, seeded: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "published.json").write_text('{"files": ["notes.txt"]}')
    result = run("publish", str(tmp_path), db=seeded)
    assert result.exit_code == 1 and "did not write" in result.stderr and result.stderr.count("\n") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notes.txt", "published.json"]
    assert run("publish", str(tmp_path / "notes.txt"), db=seeded).exit_code == 2
    assert run("publish", "", db=seeded).exit_code == 2


def test_a_file_in_the_way_of_a_published_one_is_refused_and_kept(run: Run, db: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    run("publish", str(folder), db=db)
    (folder / "other.db").write_text("mine")
    result = run("publish", str(folder), db=db.rename(tmp_path / "other.db"))
    assert result.exit_code == 1 and "move it away" in result.stderr
    assert (folder / "other.db").read_text() == "mine" and (folder / "sanctions.db").exists()


def test_a_database_of_another_name_leaves_nothing_of_the_one_before(run: Run, db: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    run("publish", str(folder), db=db)
    assert run("publish", str(folder), db=db.rename(tmp_path / "other.db")).exit_code == 0
    assert {path.name for path in folder.iterdir()} == FILES - {"sanctions.db"} | {"other.db"}


def test_a_manifest_that_names_what_lies_elsewhere_costs_nothing_there(run: Run, db: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    run("publish", str(folder), db=db)
    manifest = json.loads((folder / "published.json").read_text())
    manifest["files"].append("../notes.txt")
    (folder / "published.json").write_text(json.dumps(manifest))
    (tmp_path / "notes.txt").write_text("mine")
    assert run("publish", str(folder), db=db).exit_code == 0
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_nothing_is_left_where_publishing_fails(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"SQLite format 3\0" + b"\1" * 5000)
    result = run("publish", str(tmp_path / "new" / "site"), db=broken)
    assert result.exit_code == 1 and result.stderr.count("\n") == 1
    assert not [path for path in (tmp_path / "new").iterdir()]
    assert "run sanctiondb build" in run("publish", str(tmp_path / "site"), db=tmp_path / "none.db").stderr


def test_an_empty_folder_is_taken(run: Run, seeded: Path, tmp_path: Path) -> None:
    assert run("publish", str(tmp_path), db=seeded).exit_code == 0
    assert {path.name for path in tmp_path.iterdir()} == FILES


def test_the_path_of_a_proxy_has_a_slash_at_both_ends() -> None:
    assert [serving.prefix(None, None, said) for said in ("/", "record", "/a/b/")] == ["/", "/record/", "/a/b/"]
