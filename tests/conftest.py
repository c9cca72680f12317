"""What the tests share: a database from the seeds, the command line, the official files where they are.

`seeded` is built once a session and never written to; a test that writes takes `db`, its own copy.
Official files are read from SANCTIONDB_DATA (default ../shared/data); without them those tests skip.
"""

import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sites import Site
from tabs import chromium, tab  # noqa: F401

from sanctiondb.cli import cli
from sanctiondb.record.build import build
from sanctiondb.record.store import writing

ROOT = Path(__file__).parent.parent
FIXTURES = ROOT / "fixtures"
DATA = Path(os.environ.get("SANCTIONDB_DATA") or ROOT.parent / "shared" / "data")
SC_2024 = "undl_sc_voting_2024-03.csv.xz"
SC_2026 = "undl_sc_voting_2026-02_extract.csv"
Run = Callable[..., Result]


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database built from the seeds; read only."""
    path = tmp_path_factory.mktemp("seeded") / "sanctions.db"
    with writing(path) as database:
        build(database)
    return path


@pytest.fixture(scope="session")
def official(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds with the voting data of 2024, of 2026 and the membership list; read only."""
    path = tmp_path_factory.mktemp("official") / "sanctions.db"
    shutil.copy(seeded, path)
    for name in (SC_2024, SC_2026, "dppa_sc_membership.csv"):
        invoke("ingest", str(data(name)), "--db", str(path))
    return path


@pytest.fixture
def db(seeded: Path, tmp_path: Path) -> Path:
    """A database built from the seeds, the test's own."""
    return Path(shutil.copy(seeded, tmp_path / "sanctions.db"))


@pytest.fixture(scope="session")
def site_db(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database from the seeds under the name that the site's tests know it by; read only."""
    return Path(shutil.copy(seeded, tmp_path_factory.mktemp("site") / "record.db"))


@pytest.fixture(scope="module")
def site(site_db: Path) -> Site:
    """A site of the seeds."""
    return Site(site_db)


@pytest.fixture
def connection(site_db: Path) -> Iterator[sqlite3.Connection]:
    """The database of that site."""
    opened = sqlite3.connect(site_db)
    yield opened
    opened.close()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command line in this process: run('show', '1718', db=path)."""
    monkeypatch.delenv("SANCTIONDB_DB", raising=False)
    return invoke


def invoke(*words: str, db: Path | None = None) -> Result:
    """The result of a command; fails the test on a traceback."""
    where = ["--db", str(db)] if db else []
    result = CliRunner().invoke(cli, [*words, *where])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def answer(*words: str, db: Path) -> Any:
    """What a command answers with --json."""
    result = invoke(*words, "--json", db=db)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def data(name: str) -> Path:
    """The path of an official file; skips the test where it is absent."""
    path = DATA / name
    if not path.exists():
        pytest.skip(f"{name} is not in {DATA}: set SANCTIONDB_DATA to a folder with the official files")
    return path
