"""`listings`: the Consolidated List through time, and what happened to one entry."""

import json
from pathlib import Path
from typing import Any

import click

from sanctiondb.answers import listing_exports as exports
from sanctiondb.answers import listings as answers
from sanctiondb.answers import regimes
from sanctiondb.answers.database import ask, reading
from sanctiondb.answers.exports import notices
from sanctiondb.answers.rendering import render
from sanctiondb.cli import completing, ingesting, options
from sanctiondb.cli.exporting import deliver
from sanctiondb.cli.listing_page import page
from sanctiondb.cli.printing import complain, emit

ON = ("reference", "name", "kind", "regime", "listed_on", "first_seen", "last_seen", "standing")
FOUND = ("reference", "name", "matched", "score", "reasons", "last_seen")
CHANGED = ("reference", "name", "change", "field", "before", "after", "substantive")


@click.group()
def listings() -> None:
    """Who is and was on the Consolidated List, as far as the lists that are loaded show.

    The United Nations publishes the list of today only. Load the lists of several days: who is on one and not on
    the next was delisted in between.

    \b
    Example:
      sanctiondb listings ingest consolidated-2018-10-29.xml consolidated-2020-11-30.xml
      sanctiondb listings changes 2018-10-29 2020-11-30
    """


@listings.command()
@click.argument("since", metavar="FROM", type=options.DATE)
@click.argument("until", metavar="TO", type=options.DATE)
@click.option("--substantive", "only", is_flag=True, help="Leave out cosmetic changes.")
@options.output
@options.database
def changes(since: str, until: str, only: bool, db: Path, form: str | None) -> None:
    """What changed from the list of one day to that of another: added, removed, and field by field.

    A change is not substantive if it is one of white space, case, order, links, notes that a review was concluded,
    or of the fields by which the list is kept.

    \b
    Example:
      sanctiondb listings changes 2018-10-29 2020-11-30 --csv > changes.csv
      sanctiondb listings changes 2018-10-29 2020-11-30 --substantive
    """
    with reading(db) as connection:
        rows, rests = answers.changes(connection, since, until)
        shown = [row for row in rows if row["substantive"]] if only else rows
        emit(shown, form, CHANGED)
    complain(rests)


@listings.command("on")
@click.argument("day", metavar="DATE", type=options.DATE)
@options.regime
@options.output
@options.database
def on_day(day: str, regime: str | None, db: Path, form: str | None) -> None:
    """Who was on the list on a day, one row an entry.

    `standing`: "on the list"; "listed by then", before the entry was first seen, by its own date of listing; "when
    last seen", after the newest list; "unknown" where it came or went between two lists.

    \b
    Example:
      sanctiondb listings on 2018-10-29 --regime dprk
    """
    with reading(db) as connection:
        slug = regimes.slug(connection, regime) if regime else None
        rows, rests = answers.on(connection, day, slug)
        emit(rows, form, None if form else ON)
    complain(rests)


@listings.command()
@click.argument("reference", shell_complete=completing.entries)
@options.output
@options.database
def show(reference: str, db: Path, form: str | None) -> None:
    """One entry whole, as last seen: names, births, documents, when it was on the list, what records say of it.

    \b
    Example:
      sanctiondb listings show KPi.033
      sanctiondb listings show KPi.033 --json
    """
    with reading(db) as connection:
        entry = answers.show(connection, reference)
    if form is None:
        click.echo(page(entry))
    elif form == "json":
        click.echo(json.dumps(entry, ensure_ascii=False, indent=2))
    else:
        emit([entry], form, [name for name, value in entry.items() if not isinstance(value, list | dict)])


@listings.command()
@click.argument("reference", shell_complete=completing.entries)
@options.output
@options.database
def history(reference: str, db: Path, form: str | None) -> None:
    """What happened to an entry: first and last seen, each change, decisions that records tell of.

    \b
    Example:
      sanctiondb listings history QDi.001
    """
    with reading(db) as connection:
        emit(answers.history(connection, reference), form)


@listings.command()
@click.argument("name", nargs=-1, required=True)
@click.option("--on", "day", type=options.DATE, help="Only those on the list on this day.")
@options.output
@options.database
def search(name: tuple[str, ...], day: str | None, db: Path, form: str | None) -> None:
    """Entries that a name may mean, the best first: spelled otherwise, in part, in another order or script.

    Found are those of which one name holds every word, and those as like as `screen` finds them, with its reasons.
    Weak aliases are marked. A hit is a lead, not a determination. The last days tell who is gone.

    \b
    Example:
      sanctiondb listings search seif al adl
      sanctiondb listings search "haqqani network" --on 2018-10-29
    """
    with reading(db) as connection:
        from sanctiondb.screening.search import search as find

        found = find(connection, " ".join(name), day)
        emit(found, form, None if form else FOUND)
        days = list(dict.fromkeys(row["date"] for row in answers.snapshots(connection)))
    if not found:
        asked = f"as of {day}" if day else f"of {' or '.join(days)}"
        complain(f"Nothing like it on the list {asked}, which is not the same as never listed.")
    else:
        complain(f"The newest list is of {days[-1]}. A hit is a lead, not a determination.")


@listings.command()
@options.output
@options.database
def snapshots(db: Path, form: str | None) -> None:
    """The lists that are loaded: their days, entries, whether they are whole.

    \b
    Example:
      sanctiondb listings snapshots
    """
    with reading(db) as connection:
        emit(answers.snapshots(connection), form)


@listings.command()
@options.output
@options.database
def oddities(db: Path, form: str | None) -> None:
    """What was not understood of the lists, and kept: elements, list types, dates.

    \b
    Example:
      sanctiondb listings oddities --csv
    """
    with reading(db) as connection:
        emit(ask(connection, "listing_oddities"), form)


@listings.command()
@click.option("-o", "--output", "path", type=options.Place(), default="-", help="The file; - to print.")
@click.option("--format", "form", type=click.Choice(["csv", "ftm"]), default="csv", show_default=True,
              help="A flat table, or FollowTheMoney entities, one a line.")
@options.database
def export(path: Path, form: str, db: Path) -> None:
    """Everybody on the lists for other tools, those who are gone among them.

    csv has one row an entry. ftm is FollowTheMoney, for yente and Aleph: entries, their sanctions and documents;
    who is on the newest list has the topic "sanction". It needs the extra: pip install "sanctiondb[ftm]".

    \b
    Example:
      sanctiondb listings export -o listings.csv
      sanctiondb listings export --format ftm -o listings.ftm.json
    """
    with reading(db) as connection:
        if form == "ftm":
            lines = [json.dumps(one, ensure_ascii=False) + "\n" for one in exports.follow_the_money(connection)]
            text, count = "".join(lines), f"{len(lines)} entities"
        else:
            rows = exports.flat(connection)
            text, count = render(rows, rows.columns, "csv"), f"{len(rows)} rows"
        terms = notices(connection)
    deliver(path, text, count, terms)


@listings.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--recover", is_flag=True, help="Of a damaged list load the entries that are whole.")
@click.option("--partial", is_flag=True, help="The list is only a part: it calls nobody gone who is not on it.")
@click.option("--edition", type=options.EDITION, help="The list's day, where it does not say so itself.")
@click.option("--downloaded", type=options.DATE, help="The day the file was fetched, for the acknowledgement.")
@click.option("--strict", is_flag=True, help="Load nothing of a file unless every entry is good.")
@click.option("--dry-run", is_flag=True, help="Say what would come of it and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="A JSON array with one object a file.")
@options.database
@click.pass_context
def ingest(ctx: click.Context, /, files: tuple[Path, ...], **how: Any) -> None:
    """Load lists of any day in any order, plain or compressed; as `ingest`, for lists alone.

    A damaged file loads nothing; with --recover every entry that is whole, and the others are in `rejects` by their
    reference number. A list of which anything was not taken is never used to call anybody delisted.

    A list all of one Committee, or without most of those on the list before or after it, is refused: everybody else
    would count as gone. --partial loads it as a part, which shows who was on the list and proves nothing of others.

    \b
    Exit status: 0 all entries taken, 3 some rejected, 1 nothing done.

    \b
    Example:
      sanctiondb listings ingest consolidated.xml --downloaded 2026-11-24
      sanctiondb listings ingest damaged.xml --recover
      sanctiondb listings ingest dprk.xml --partial
    """
    ctx.invoke(ingesting.ingest, files=files, source="un-consolidated", replace=False, **how)
