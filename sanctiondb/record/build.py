"""Builds the database from the seeds, or brings one up to date with them."""

from importlib.resources.abc import Traversable
from pathlib import Path

from sanctiondb.files import SourceFile
from sanctiondb.formats import FORMATS
from sanctiondb.formats.publishers import SEEDS
from sanctiondb.record import ledger, telling
from sanctiondb.record.ingestion import load, settle
from sanctiondb.record.settled import Summary
from sanctiondb.record.ledger import Options
from sanctiondb.record.sqlite import Database
from sanctiondb.record.store import transaction
from sanctiondb.resources import folder

PLACES = ("seeds", "seeds/actions", "seeds/regimes")

FIRST = "member_states.yaml"
"""Members come first: a vote of a code that nobody knows is a reject."""


def build(db: Database) -> list[Summary]:
    """Loads every seed file, all in one transaction; a record no longer shipped is withdrawn."""
    files = seeds()
    with transaction(db):
        withdrawn = _withdrawn(db, {file.sha256 for file in files})
        telling.forget(db, withdrawn)
        options = Options(strict=True)
        loaded = [load(db, file, FORMATS["records"], options, SEEDS) for file in files]
        settle(db, withdrawn.union(*(touched for _, touched in loaded)), "the records that ship")
    return [summary for summary, _ in loaded]


def seeds() -> list[SourceFile]:
    """The files that ship, those that others build on first."""
    found = [entry for place in PLACES for entry in folder(place).iterdir() if entry.name.endswith(".yaml")]
    return [SourceFile(Path(str(entry))) for entry in sorted(found, key=_turn)]


def is_built(db: Database) -> bool:
    """Whether the seeds have been loaded."""
    found = db.execute("SELECT 1 FROM ingests WHERE publisher = ?", [SEEDS.id]).fetchone()
    return found is not None


def _turn(entry: Traversable) -> tuple[bool, str]:
    return entry.name != FIRST, str(entry)


def _withdrawn(db: Database, shipped: set[str]) -> set[int]:
    """Takes seed files that are no longer shipped out of force; returns the reports they held."""
    rows = db.execute(
        "SELECT id, sha256 FROM ingests WHERE publisher = ? AND NOT superseded", [SEEDS.id]
    ).fetchall()
    old = [ingest for ingest, sha256 in rows if sha256 not in shipped]
    return {report for ingest in old for report in ledger.force(db, ingest, False)}
