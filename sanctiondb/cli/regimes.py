"""`regimes`, `regime`, `in-force`, `expiring`, ...: what is in force, since when, until when, watched by whom."""

import re
from pathlib import Path
from typing import Any

import click

from sanctiondb.answers import regimes as answers
from sanctiondb.answers.database import ask, narrowed, reading
from sanctiondb.cli import completing, options
from sanctiondb.cli.printing import complain, emit

TYPES = (
    "arms_embargo", "travel_ban", "asset_freeze", "trade_embargo", "commodity_ban", "financial", "transport",
    "proliferation", "diplomatic", "labour", "inspection", "cooperation", "exemption",
)
TOLD = ["measure", "type", "symbol", "paragraph", "from", "until", "standing"]
"""What of a measure fits a terminal, where many regimes are listed."""


class Days(click.ParamType):  # type: ignore[type-arg]  # generic in newer releases only
    """A number of days as 90, 90d or 12w."""

    name = "days"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number of days; Click's usage error for anything else."""
        found = re.fullmatch(r"(\d{1,5})([dw]?)", str(value).strip().lower())
        if not found:
            self.fail(f"{value!r} is no number of days; expected one like 90d, 12w or 90", param, ctx)
        return int(found[1]) * (7 if found[2] == "w" else 1)


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
@click.argument("slug", shell_complete=completing.regimes)
@click.option("--on", type=options.DATE, help="In force on this day; today where absent.")
@options.output
@options.database
def regime(slug: str, on: str | None, db: Path, form: str | None) -> None:
    """The measures of a regime in force on a day, each with its paragraph.

    `standing` is "in force", "contested", or "unknown" where the last term in the record was over on that day.

    \b
    Example:
      sanctiondb regime dprk --on 2017-12-31
    """
    with reading(db) as connection:
        emit(narrowed(answers.in_force(connection, slug, on), answers.MEASURE_COLUMNS), form)


@click.command("in-force")
@click.option("--on", type=options.DATE, help="In force on this day; today where absent.")
@click.option("--type", "type_", metavar="TYPE", type=click.Choice(TYPES),
              help=f"Only this type of measure: {', '.join(TYPES)}.")
@click.option("--target",
              help="Only regimes whose name or target holds this, in any case, accents or none: libya, cote d'ivoire.")
@options.output
@options.database
def in_force(on: str | None, type_: str | None, target: str | None, db: Path, form: str | None) -> None:
    """Every measure of every regime in force on a day, regimes by age, exemptions last.

    `standing` is "in force", "contested" where that is disputed, or "unknown" where the last term in the record
    was over on that day, with no decision in it that renewed or ended the measure.

    \b
    Example:
      sanctiondb in-force --on 1991-04-04
      sanctiondb in-force --type arms_embargo --csv
      sanctiondb in-force --on 2003-05-21 --target iraq
    """
    with reading(db) as connection:
        rows = answers.in_force(connection, on=on, type=type_, target=target)
        emit(rows, form, None if form else ["regime", *TOLD])


@click.command()
@click.option("--within", type=Days(), default="90d", show_default=True, help="How far ahead: 90d, 12w, or days.")
@click.option("--on", type=options.DATE, help="Counted from this day; today where absent.")
@click.option("--past", is_flag=True, help="Also what ran out before that day, with no renewal in the record.")
@options.output
@options.database
def expiring(within: int, on: str | None, past: bool, db: Path, form: str | None) -> None:
    """Mandates and time-limited measures whose last known term is about to end.

    \b
    Example:
      sanctiondb expiring --within 90d
      sanctiondb expiring --on 2024-03-01 --within 60d
    """
    with reading(db) as connection:
        rows = answers.expiring(connection, within, on, past)
        emit(rows, form)
        if not past and (gone := len(answers.expiring(connection, within, on, True)) - len(rows)):
            complain(f"{gone} more ran out before, with no renewal in the record: --past lists them")


@click.command()
@click.argument("one", shell_complete=completing.regimes)
@click.argument("other", shell_complete=completing.regimes)
@options.output
@options.database
def compare(one: str, other: str, db: Path, form: str | None) -> None:
    """Two regimes side by side: beginning, end, bodies, votes, and each type of measure.

    \b
    Example:
      sanctiondb compare libya-748 libya-1970
    """
    with reading(db) as connection:
        emit(answers.compare(connection, one, other), form)


@click.command()
@options.output
@options.database
def unconfirmed(db: Path, form: str | None) -> None:
    """What of the measures is not confirmed, and whose paragraph was not read: where a reader can help.

    \b
    Example:
      sanctiondb unconfirmed --csv
    """
    with reading(db) as connection:
        emit(ask(connection, "unconfirmed"), form)


@click.command()
@click.argument("slug", shell_complete=completing.regimes)
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
