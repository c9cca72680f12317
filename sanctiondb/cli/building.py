"""`build`: the database from the records that ship."""

from pathlib import Path
from typing import Any

import click

from sanctiondb.cli import options
from sanctiondb.cli.printing import complain


@click.command()
@options.database
def build(db: Path) -> None:
    """Make the database from the seeds, or bring one up to date.

    On an existing database this applies new migrations and refreshes the seeds; what you ingested stays.

    \b
    Example:
      sanctiondb build --db sanctions.db
    """
    make(db)


def make(db: Path) -> None:
    """Builds and says what came of it."""
    from sanctiondb.record.build import build as build_record
    from sanctiondb.record.store import writing

    with writing(db) as database:
        report(db, database, build_record(database))


def report(db: Path, database: Any, summaries: list[Any]) -> None:
    """Says how many records were built into what."""
    roll_calls, regimes = (
        database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("roll_calls", "regimes")
    )
    new, changed = sum(one.new for one in summaries), sum(one.changed for one in summaries)
    complain(
        f"{db}: {sum(one.read for one in summaries)} seed records, {new} new, {changed} changed;"
        f" {roll_calls} roll calls, regimes: {regimes}"
    )
