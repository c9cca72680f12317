"""The seeds make the database, and a later version of them brings it up to date."""

from pathlib import Path

import pytest
from conftest import Run, answer
from loading import SC_2025, dump, ingest, told


def test_build_refreshes_the_seeds_and_leaves_the_rest(run: Run, db: Path) -> None:
    ingest(run, db, SC_2025)
    before = dump(db)
    assert run("build", db=db).exit_code == 0
    assert dump(db) == before


def test_a_seed_no_longer_shipped_is_withdrawn(run: Run, db: Path) -> None:
    """Seeds of an earlier version, as if they had been shipped: an action, a member, a statement."""
    from sanctiondb.files import SourceFile
    from sanctiondb.formats import FORMATS
    from sanctiondb.formats.publishers import SEEDS
    from sanctiondb.record.ingestion import load, settle
    from sanctiondb.record.ledger import Options
    from sanctiondb.record.store import transaction, writing

    path = db.with_name("old.yaml")
    path.write_text("""
- {record: action, draft: S/1/2, date: 1950-01-01, meeting: S/PV.1, title: old, sources: [S/1/2], votes: {Y: [FRA]}}
- {record: statement, slug: old, statement: old, verdict: "true", why: old, evidence: [S/1/2]}
- {record: member, code: OLD, state: OLD, names: [{name: Oldland}], sources: [S/1/2]}
""")
    pristine = set(dump(db))
    with writing(db) as database, transaction(database):
        settle(database, load(database, SourceFile(path), FORMATS["records"], Options(), SEEDS)[1], path.name)
    assert answer("show", "S/1/2", db=db)["title"] == "old"
    assert run("build", db=db).exit_code == 0
    passing = ("ingests", "roll_calls_fts_", "passages_fts_")
    left = {line for line in dump(db) if not any(f'INTO "{table}' in line for table in passing)}
    assert left <= pristine


@pytest.fixture
def shipped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The seeds in a folder that a test may edit, as another version would ship them."""
    from sanctiondb.record import build
    from sanctiondb.resources import folder

    for place in build.PLACES:
        (tmp_path / place).mkdir()
        for entry in folder(place).iterdir():
            if entry.name.endswith(".yaml"):
                (tmp_path / place / entry.name).write_text(entry.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(build, "folder", lambda name: tmp_path / name)
    return tmp_path / "seeds"


@pytest.mark.parametrize(("name", "before", "after"), [
    ("actions/dprk.yaml", "date: 2024-03-28", "date: 2024-03-29"),
    ("member_states.yaml", "name: China}", "name: Cathay}"),
    ("statements.yaml", "slug: measures-strengthened", "slug: measures-tightened"),
    ("failed_drafts.yaml", "draft: S/2024/239", "draft: S/2024/240"),
])
def test_another_version_of_the_seeds_makes_of_a_database_what_it_makes_of_none(
    run: Run, db: Path, shipped: Path, tmp_path: Path, name: str, before: str, after: str
) -> None:
    path = shipped / name
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")
    fresh = tmp_path / "fresh.db"
    for target in (db, fresh):
        result = run("build", db=target)
        assert result.exit_code == 0, result.stderr
    assert told(db)[:2] == told(fresh)[:2]
    assert answer("statements", db=db) == answer("statements", db=fresh)
    assert run("show", "S/2024/255", db=db).stdout == run("show", "S/2024/255", db=fresh).stdout


def test_a_regime_that_ships_under_another_slug_takes_its_measures_along(
    run: Run, db: Path, shipped: Path
) -> None:
    for name in ("regimes/dprk.yaml", "actions/dprk.yaml"):
        path = shipped / name
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("slug: dprk", "slug: korea").replace("regimes: [dprk]", "regimes: [korea]"),
                        encoding="utf-8")
    assert run("build", db=db).exit_code == 0
    slugs = [row["slug"] for row in answer("regimes", db=db)]
    assert "korea" in slugs and "dprk" not in slugs
    assert answer("show", "S/2024/255", db=db)["regimes"] == ["korea"]
