"""`export`: a table or a named query into a file."""

import sys
from pathlib import Path

import click

from sanctiondb.answers.database import reading
from sanctiondb.answers.exports import notices, rows_of, tables
from sanctiondb.answers.rendering import render
from sanctiondb.cli import options
from sanctiondb.cli.printing import complain
from sanctiondb.durable import whole_text
from sanctiondb.errors import SanctiondbError

SUFFIXES = {".csv": "csv", ".json": "json", ".nl": "nl", ".jsonl": "nl", ".ndjson": "nl"}


@click.command()
@click.argument("name", required=False)
@click.option("-o", "--output", "path", type=options.Place(), help="The file; - to print.")
@click.option("--format", "form", type=click.Choice(["csv", "json", "nl"]), help="If not told by the suffix.")
@click.option("--safe-csv", is_flag=True, help="CSV for spreadsheets: a ' before what they would run as a formula.")
@click.option("--all", "folder", metavar="DIR", type=options.Place(file_okay=False),
              help="Every table as CSV and JSON into this folder, with a datapackage.json.")
@options.database
def export(
    name: str | None, path: Path | None, form: str | None, safe_csv: bool, folder: Path | None, db: Path
) -> None:
    """Write a table or a named query to a file, as CSV, JSON or JSON lines; or every table into a folder.

    NAME is a table, or a query that `sanctiondb query --list` lists. Where files of the United Nations are loaded,
    their terms are written beside it as PATH.terms.txt, with --all as terms.txt. The datapackage.json of --all
    describes every file and column by the Frictionless standard.

    \b
    Example:
      sanctiondb export votes -o votes.csv
      sanctiondb export rollcalls -o rollcalls.json
      sanctiondb export --all record/
    """
    if folder and (name or path or form):
        raise click.UsageError("--all goes without a NAME, --output and --format: it writes every table in both")
    if folder:
        _everything(db, folder, safe_csv)
    elif name and path:
        _one(db, name, path, "safe-csv" if safe_csv else form)
    else:
        raise click.UsageError("give a NAME and -o FILE, or --all FOLDER")


def _everything(db: Path, folder: Path, safe: bool) -> None:
    from sanctiondb.answers.datapackage import write

    with reading(db) as connection, click.progressbar(
        tables(connection), label="Writing", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as names:
        try:
            terms = write(connection, folder, names, safe)
        except OSError as error:
            place = error.filename or folder
            raise SanctiondbError(f"{place}: {error.strerror}; give a place that can be written to") from error
    complain(f"{folder}: every table as CSV and JSON, and datapackage.json")
    for term in terms:
        complain(term)


def _one(db: Path, name: str, path: Path, form: str | None) -> None:
    form = form or SUFFIXES.get(path.suffix.lower())
    if form is None:
        raise click.UsageError(f"{path}: the suffix names no format; give --format csv, json or nl")
    with reading(db) as connection:
        rows = rows_of(connection, name)
        terms = notices(connection)
    deliver(path, render(rows, rows.columns, form), f"{len(rows)} rows", terms)


def deliver(path: Path, text: str, count: str, terms: list[str]) -> None:
    """Prints what was exported, or writes it whole to a file with the terms of what was loaded beside it."""
    if str(path) == "-":
        click.echo(text, nl=False)
    else:
        _write(path, text)
        complain(f"{path}: {count}")
        if terms:
            _write(path.with_name(f"{path.name}.terms.txt"), "\n".join(terms) + "\n")
    for term in terms:
        complain(term)


def _write(path: Path, text: str) -> None:
    """Whole or not at all: a reader never sees half a file."""
    try:
        with whole_text(path) as stream:
            stream.write(text)
    except OSError as error:
        raise SanctiondbError(f"{path}: {error.strerror}; give a place that can be written to") from error
