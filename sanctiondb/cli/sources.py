"""`sources`, `rejects`, `check`, `statements`: where the record comes from, and how far to trust it."""

from pathlib import Path

import click

from sanctiondb.answers.checks import check as run_checks
from sanctiondb.answers.checks import report
from sanctiondb.answers.database import Rows, ask, reading
from sanctiondb.answers.rendering import render
from sanctiondb.cli import options
from sanctiondb.cli.printing import complain, emit
from sanctiondb.durable import whole_text
from sanctiondb.errors import SanctiondbError


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
@click.option("--summary", is_flag=True, help="Each rule once: what it finds, how often, an example.")
@click.option("--report", "folder", metavar="DIR", type=options.Place(file_okay=False),
              help="Write findings.csv and rules.csv into this folder instead.")
@options.output
@options.database
def check(db: Path, form: str | None, summary: bool, folder: Path | None) -> None:
    """What is odd in the record and its sources: severity, rule, symbol, found, expected.

    \b
    Example:
      sanctiondb check --csv > findings.csv
      sanctiondb check --summary
      sanctiondb check --report quality/
    """
    if folder and (form or summary):
        raise click.UsageError("--report goes alone: it writes both lists as CSV")
    with reading(db) as connection:
        findings = run_checks(connection)
    if folder:
        _write(folder, {"findings.csv": findings, "rules.csv": report(findings)})
    else:
        emit(report(findings) if summary else findings, form)


def _write(folder: Path, files: dict[str, Rows]) -> None:
    for name, rows in files.items():
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with whole_text(folder / name) as stream:
                stream.write(render(rows, rows.columns, "safe-csv"))
        except OSError as error:
            place = f"{folder / name}: {error.strerror}"
            raise SanctiondbError(f"{place}; give a folder that can be written to") from error
        complain(f"{folder / name}: {len(rows)} rows")


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
