"""`screen`: which of many names may be on the Consolidated List."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from sanctiondb.answers.database import reading
from sanctiondb.cli import options
from sanctiondb.cli.given import given
from sanctiondb.cli.printing import complain, emit

LEAD = "A hit is a lead, not a determination: compare birth, nationality and documents."


@click.command()
@click.argument("file", metavar="NAMES.csv", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--column", default="name", show_default=True, help="The column with the names.")
@click.option("--birth", metavar="COLUMN", help="The one with births; else birth_date, date_of_birth, dob, if any.")
@click.option("--nationality", metavar="COLUMN", help="The one with nationalities; else nationality, citizenship.")
@click.option("--threshold", type=click.FloatRange(0.3, 1), help="The least score of a hit.  [default: 0.8]")
@click.option("--on", "day", type=options.DATE, help="Against the list as it was on this day, not the newest.")
@options.output
@options.database
def screen(file: Path, column: str, day: str | None, threshold: float | None, db: Path, form: str | None, **more: Any
           ) -> None:
    """Which names of a CSV may be on the Consolidated List, each hit with its score and its reasons, the best first.

    A hit is a lead, not a determination. No hit says that no name on the list of that date is as like; the names are
    compared in any order, spelling and script, by all aliases. A score is of the name alone; birth and nationality
    are told among the reasons. 1 is the same name in any case and order, 0.97 one in another transliteration; below
    come letters that differ, then parts that lack, the more so the commoner what is left.

    The file has a header; it is a CSV in UTF-8, plain or compressed, - for standard input.

    \b
    Example:
      sanctiondb screen customers.csv --column full_name --csv > hits.csv
      sanctiondb screen customers.csv --on 2018-10-29 --threshold 0.9 --json
    """
    from sanctiondb.screening import answer, asked, listed
    from sanctiondb.screening.index import Index

    with given([file]) as (source,), reading(db) as connection:
        names = asked.read(source, column, **more)
        against, states = listed.read(connection, day), listed.state_names(connection)
    with _progress(names.asked) as shown:
        rows = answer.screen(Index(against), shown, states, threshold or answer.THRESHOLD)
    emit(rows, form, answer.COLUMNS)
    for sentence in _told(names, len({row["query"] for row in rows}), against):
        complain(sentence)


@contextmanager
def _progress(names: list[Any]) -> Iterator[Iterable[Any]]:
    if not sys.stderr.isatty():
        yield names
        return
    with click.progressbar(names, label="screening", show_pos=True, file=sys.stderr) as shown:
        yield shown


def _told(names: Any, found: int, against: Any) -> Iterator[str]:
    """What the answer covers and rests on."""
    if names.blank:
        rows = ", ".join(map(str, names.blank[:10])) + (" ..." if len(names.blank) > 10 else "")
        yield f"Rows without a name, passed over: {rows}"
    yield (f"{found} of {len({one.name for one in names.asked})} names have hits, against the list"
           f" {'of' if against.exact else 'as of'} {against.date}"
           f" ({len(against.entries)} entries). {against.rests} {LEAD}")
