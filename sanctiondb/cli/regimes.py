"""`regimes`, `regime`, `timeline`, `mandates`: what is in force, since when, watched by whom."""

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from sanctiondb.answers import regimes as answers
from sanctiondb.answers.database import ask, reading
from sanctiondb.cli import options
from sanctiondb.cli.printing import emit


def _slugs(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The slugs that begin so, for the shell; none where there is no database yet."""
    db = Path(ctx.params.get("db") or "sanctions.db")
    if not db.exists():
        return []
    with reading(db) as connection:
        rows = ask(connection, "regimes")
    return [CompletionItem(row["slug"], help=row["name"]) for row in rows if row["slug"].startswith(incomplete)]


@click.command()
@options.output
@options.database
def regimes(db: Path, form: str | None) -> None:
    """Every sanctions regime: target, founding resolution, dates, status, committee.

    \b
    Example:
      sanctiondb regimes
    """
    with reading(db) as connection:
        emit(ask(connection, "regimes"), form)


@click.command()
@click.argument("slug", shell_complete=_slugs)
@click.option("--on", type=options.DATE, help="In force on this day; today where absent.")
@options.output
@options.database
def regime(slug: str, on: str | None, db: Path, form: str | None) -> None:
    """The measures of a regime in force on a day, each with its paragraph.

    \b
    Example:
      sanctiondb regime dprk --on 2017-12-31
    """
    with reading(db) as connection:
        emit(answers.in_force(connection, slug, on), form)


@click.command()
@click.argument("slug", shell_complete=_slugs)
@options.output
@options.database
def timeline(slug: str, db: Path, form: str | None) -> None:
    """What happened to a regime: resolutions, failed drafts, mandates, by date.

    \b
    Example:
      sanctiondb timeline dprk
    """
    with reading(db) as connection:
        emit(answers.timeline(connection, slug), form)


@click.command()
@click.option(
    "--expiring-by", type=options.DATE, help="Only the last mandate of each body, if it ends by this day."
)
@options.output
@options.database
def mandates(expiring_by: str | None, db: Path, form: str | None) -> None:
    """The mandates of panels and monitoring teams: given by what, from when, to when, how ended.

    \b
    Example:
      sanctiondb mandates --expiring-by 2024-04-30
    """
    with reading(db) as connection:
        emit(ask(connection, "mandates", expiring_by=expiring_by), form)
