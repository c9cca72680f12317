"""`ingest`: official files and hand-written records into the database."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from sanctiondb.cli import building, options
from sanctiondb.cli.given import given
from sanctiondb.cli.printing import complain, emit
from sanctiondb.errors import SanctiondbError

SHOWN = ("file", "source", "edition", "read", "new", "changed", "unchanged", "rejected", "roll_calls")
PARTLY = 3
"""Exit status where some rows, or some files, were not taken."""


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--source", help="Read the files as this format instead of telling it by their content.")
@click.option("--edition", type=options.EDITION, help="The edition's date, if not the one in the file name.")
@click.option("--downloaded", type=options.DATE, help="The day the file was fetched, for the acknowledgement.")
@click.option("--strict", is_flag=True, help="Load nothing of a file unless every row is good.")
@click.option(
    "--replace", is_flag=True, help="Take back what an earlier file of this name held and this one does not."
)
@click.option(
    "--recover", is_flag=True, help="Of a damaged Consolidated List load the entries that are whole."
)
@click.option(
    "--partial", is_flag=True, help="The Consolidated List is only a part: it calls nobody gone who is not on it."
)
@click.option("--dry-run", is_flag=True, help="Say what would come of it and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="A JSON array with one object a file.")
@options.database
@click.pass_context
def ingest(
    ctx: click.Context,
    /,
    files: tuple[Path, ...],
    source: str | None,
    db: Path,
    as_json: bool,
    **how: Any,
) -> None:
    """Load official files and hand-written records, plain, .gz, .xz or .zip.

    A folder stands for the files in it, a pattern like '*.csv' for those that fit, - for standard input.

    Each file goes in whole or not at all; a row at fault goes to `rejects` with its reason. The same file
    again changes nothing. An older edition never overwrites a newer one.

    \b
    Formats (--source):
      undl-sc-votes       UN Digital Library, Security Council voting data (CSV)
      undl-ga-votes       UN Digital Library, General Assembly voting data (CSV)
      undl-ga-resolutions UN Digital Library, General Assembly resolutions (CSV)
      undl-marc           UN Digital Library, vote records (MARC XML)
      dppa-sc-membership  UN Peace & Security Data Hub, Council membership (CSV)
      un-consolidated     UN Security Council, Consolidated List of a day (XML)
      unvotes             Voeten's General Assembly votes, the CSVs of unvotes given together
      veto-list           a list of vetoes in the community layout (CSV)
      votes-csv           votes written by a person, as `votes --csv` prints them
      records             records written by a person (YAML, JSON, JSON Lines)

    \b
    Exit status: 0 all rows taken, 3 some rejected, 1 nothing done.

    \b
    Example:
      sanctiondb ingest 2026_02_06_sc_voting.csv --downloaded 2026-02-10
      sanctiondb ingest my-records.yaml --dry-run
      xz -dc voting.csv.xz | sanctiondb ingest -
    """
    with given(one for path in files for one in _found(path)) as sources:
        ctx.exit(_load(sources, source, db, as_json, how))


def _load(files: list[Any], source: str | None, db: Path, as_json: bool, how: dict[str, Any]) -> int:
    from concurrent.futures import ThreadPoolExecutor
    from importlib import import_module

    with ThreadPoolExecutor(1) as beside:
        for file in files:
            beside.submit(getattr, file, "sha256")
        import_module("tabulate")  # the summary needs it; while files are hashed it costs no time
        files_read, refused = _recognised(files, source)
        summaries = [] if any(how.values()) else _settled(files_read, db)
        return _report(files_read, refused, summaries, db, as_json, how)


def _settled(files: list[Any], db: Path) -> list[Any]:
    """What came of files that are all in already, for which nothing is written; empty where one is to be loaded."""
    from sanctiondb.record import settled

    told = [settled.summary(db, file, format.name, format.publisher.id) for file, format in files]
    return told if all(told) else []


def _report(
    files_read: list[Any], refused: list[SanctiondbError], summaries: list[Any], db: Path, as_json: bool,
    how: dict[str, Any],
) -> int:
    if files_read and not summaries:
        with _database(db, how["dry_run"]) as database:
            for file, format in files_read:
                try:
                    summaries.append(_ingest(database, file, format, how))
                    _say_if_nothing_was_taken(database, summaries[-1])
                except SanctiondbError as error:
                    refused.append(error)
    for refusal in refused:
        complain(f"Error: {refusal.message}")
    rows = [asdict(summary) for summary in summaries]
    if rows or as_json:
        emit(rows, "json" if as_json else None, None if as_json else SHOWN)
    return _status(rows, len(refused), how["dry_run"])


def _found(path: Path) -> list[Path]:
    """The files that a path names: a folder's, a pattern's, else the path itself."""
    if path.is_dir():
        return sorted(one for one in path.iterdir() if one.is_file() and not one.name.startswith(".")) or [path]
    if not path.exists() and set("*?[") & set(str(path)):
        from glob import glob

        return [Path(one) for one in sorted(glob(str(path), recursive=True))] or [path]
    return [path]


def _recognised(files: list[Any], source: str | None) -> tuple[list[Any], list[SanctiondbError]]:
    """The files with their formats, and the errors of those that have none, before anything is written."""
    from sanctiondb.formats import FORMATS, joined, recognise

    if source and source not in FORMATS:
        raise click.BadParameter(f"{source!r} is none of {', '.join(FORMATS)}", param_hint="--source")
    known, refused = [], list[SanctiondbError]()
    for file in files:
        try:
            known.append((file, FORMATS[source] if source and file.sha256 else recognise(file)))
        except SanctiondbError as error:
            refused.append(error)
    try:
        return joined(known), refused
    except SanctiondbError as error:
        return [pair for pair in known if not pair[1].join], [*refused, error]


@contextmanager
def _database(db: Path, dry_run: bool) -> Iterator[Any]:
    """The database to load into, made from the seeds where it has none; a copy in memory for a dry run."""
    from sanctiondb.record.build import build, is_built
    from sanctiondb.record.store import rehearsing, writing

    if dry_run:
        with rehearsing(db) as copy:
            if not is_built(copy):
                build(copy)
            yield copy
        return
    with writing(db) as database:
        if not is_built(database):
            building.report(db, database, build(database))
        yield database


def _ingest(database: Any, file: Any, format: Any, how: dict[str, Any]) -> Any:
    from sanctiondb.record.ingestion import ingest as ingest_file
    from sanctiondb.record.ledger import Options

    return ingest_file(database, file, format, Options(**how), _progress(file.name))


def _say_if_nothing_was_taken(database: Any, summary: Any) -> None:
    """Names the first row at fault of a file of which no row was good."""
    if not summary.rejected or summary.read > summary.rejected:
        return
    from sanctiondb.answers.database import query

    first = database.execute(query("pages/first_reject"), {"sha256": summary.sha256}).fetchone()
    if first:
        row, column, value, reason = first
        complain(f"Error: {summary.file}: row {row}, {column or 'all columns'}: {value!r} {reason}; nothing was"
                 " loaded: mend the file")


def _progress(name: str) -> Any:
    def bar(items: Iterable[Any]) -> Iterator[Any]:
        if not sys.stderr.isatty():
            yield from items
            return
        with click.progressbar(items, label=name, show_pos=True, file=sys.stderr) as shown:
            yield from shown

    return bar


def _status(rows: list[dict[str, Any]], refused: int, dry_run: bool) -> int:
    rejected = sum(row["rejected"] for row in rows)
    taken = sum(row["read"] - row["rejected"] for row in rows)
    if rejected:
        kept = "" if dry_run else "; see sanctiondb rejects"
        complain(f"{rejected} of {taken + rejected} rows were rejected{kept}")
    if not taken and (rejected or refused):
        return SanctiondbError.exit_code
    return PARTLY if rejected or refused else 0
