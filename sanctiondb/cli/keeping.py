"""`digest`, `backup`, `verify`: whether a database is what it was."""

from pathlib import Path

import click

from sanctiondb.answers.database import reading
from sanctiondb.cli import options
from sanctiondb.cli.printing import complain, emit
from sanctiondb.errors import SanctiondbError


@click.command()
@options.output
@options.database
def digest(db: Path, form: str | None) -> None:
    """A SHA-256 of what each table holds, and of all.

    Two databases that hold the same have the same digests, whatever order their rows came in and whenever the
    files were loaded.

    \b
    Example:
      sanctiondb digest
      sanctiondb digest --json > before.json
    """
    from sanctiondb.answers.digest import digest as told

    with reading(db) as connection:
        emit(told(connection), form)


@click.command()
@click.argument("file", type=options.Place(dir_okay=False))
@options.database
def backup(file: Path, db: Path) -> None:
    """Copy the database to FILE, while others may read and write it.

    The copy is checked by SQLite, and appears whole or not at all. FILE must not exist.

    \b
    Example:
      sanctiondb backup sanctions-2026-11-24.db
    """
    from sanctiondb.record.backup import backup as copy

    if file.exists():
        raise SanctiondbError(f"{file}: a file is there already; expected none: give another name")
    with reading(db):
        copy(db, file)
    complain(f"{file}: a copy of {db}")


@click.command()
@click.argument("files", nargs=-1, type=options.Place())
@options.output
@options.database
def verify(files: tuple[Path, ...], db: Path, form: str | None) -> None:
    """Check the database by SQLite's own checks, and FILES by the hashes recorded when they were loaded.

    The records that ship are always compared. Exit status: 0 where nothing is at fault, 1 otherwise.

    \b
    Example:
      sanctiondb verify
      sanctiondb verify 2026_02_06_sc_voting.csv
    """
    from sanctiondb.answers.verifying import GOOD, shipped
    from sanctiondb.answers.verifying import verify as compared
    from sanctiondb.record.build import seeds
    from sanctiondb.record.store import writing

    with reading(db) as connection, writing(":memory:") as made:
        rows = compared(connection, shipped(seeds(), files), made.conn)
    emit(rows, form)
    if faults := [row for row in rows if row["standing"] not in GOOD]:
        complain(f"{db}: {len(faults)} of {len(rows)} at fault, the first {faults[0]['what']}")
        raise SystemExit(1)
