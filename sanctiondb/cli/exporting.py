"""`export`: a table or a named query into a file."""

from pathlib import Path

import click

from sanctiondb.answers.database import reading
from sanctiondb.answers.exports import notices, rows_of
from sanctiondb.answers.rendering import render
from sanctiondb.cli import options
from sanctiondb.cli.printing import complain
from sanctiondb.errors import SanctiondbError

SUFFIXES = {".csv": "csv", ".json": "json", ".nl": "nl", ".jsonl": "nl", ".ndjson": "nl"}


@click.command()
@click.argument("name")
@click.option("-o", "--output", "path", type=click.Path(path_type=Path), required=True, help="The file; - to print.")
@click.option("--format", "form", type=click.Choice(["csv", "json", "nl"]), help="If not told by the suffix.")
@options.database
def export(name: str, path: Path, form: str | None, db: Path) -> None:
    """Write a table or a named query to a file, as CSV, JSON or JSON lines.

    Where files of the United Nations are loaded, their terms are written beside it as PATH.terms.txt.

    \b
    Example:
      sanctiondb export votes -o votes.csv
      sanctiondb export rollcalls -o rollcalls.json
    """
    form = form or SUFFIXES.get(path.suffix.lower())
    if form is None:
        raise click.UsageError(f"{path}: the suffix names no format; give --format csv, json or nl")
    with reading(db) as connection:
        rows = rows_of(connection, name)
        terms = notices(connection)
    text = render(rows, rows.columns, form)
    if str(path) == "-":
        click.echo(text, nl=False)
    else:
        _write(path, text)
        complain(f"{path}: {len(rows)} rows")
    for term in terms:
        complain(term)
    if terms and str(path) != "-":
        _write(path.with_name(f"{path.name}.terms.txt"), "\n".join(terms) + "\n")


def _write(path: Path, text: str) -> None:
    """Whole or not at all: a reader never sees half a file."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise SanctiondbError(f"{path}: {error.strerror}; give a place that can be written to") from error
