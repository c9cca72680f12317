"""`sources`, `rejects`, `check`, `statements`: where the record comes from, and how far to trust it."""

from pathlib import Path

import click

from sanctiondb.answers.checks import check as run_checks
from sanctiondb.answers.database import ask, reading
from sanctiondb.cli import options
from sanctiondb.cli.printing import emit


@click.command()
@options.output
@options.database
def sources(db: Path, form: str | None) -> None:
    """Every file loaded: publisher, terms, acknowledgement, hash, edition.

    \b
    Example:
      sanctiondb sources --csv
    """
    with reading(db) as connection:
        emit(ask(connection, "sources"), form)


@click.command()
@options.output
@options.database
def rejects(db: Path, form: str | None) -> None:
    """Rows that were not taken, each with file, row, column, value and reason.

    \b
    Example:
      sanctiondb rejects --json
    """
    with reading(db) as connection:
        emit(ask(connection, "rejects"), form)


@click.command()
@options.output
@options.database
def check(db: Path, form: str | None) -> None:
    """What is odd in the record and its sources: severity, rule, symbol, found, expected.

    \b
    Example:
      sanctiondb check --csv > findings.csv
    """
    with reading(db) as connection:
        emit(run_checks(connection), form)


@click.command()
@options.output
@options.database
def statements(db: Path, form: str | None) -> None:
    """What is said about the record, the verdict, and the actions that bear on it.

    \b
    Example:
      sanctiondb statements
    """
    with reading(db) as connection:
        emit(ask(connection, "statements"), form)
