"""What the commands share: where the database is, how an answer is printed, what a date is."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from sanctiondb.cli import completing
from sanctiondb.reports import LETTERS

Command = TypeVar("Command", bound=Callable[..., Any])


class IsoDate(click.ParamType):  # type: ignore[type-arg]  # generic in newer releases only
    """A day as 2006-10-14."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The same text, if it is a date; Click's usage error otherwise."""
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            self.fail(f"{value!r} is no date; expected one like 2006-10-14", param, ctx)


class Edition(click.ParamType):  # type: ignore[type-arg]  # generic in newer releases only
    """An edition's date, as exact as it is known: 2026-02-06 or 2024-03."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The same text, if it is a day or a month; Click's usage error otherwise."""
        whole = value if value.count("-") == 2 else f"{value}-01"
        try:
            return date.fromisoformat(whole).isoformat()[: len(value)]
        except ValueError:
            self.fail(f"{value!r} is no date; expected one like 2026-02-06 or 2024-03", param, ctx)


class Place(click.Path):
    """A path to read or to write; an empty name, such as an unset variable gives, names none."""

    def __init__(self, **how: Any) -> None:
        super().__init__(path_type=Path, **how)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path; Click's usage error for an empty name."""
        if not str(value).strip() or value == Path(""):
            self.fail("an empty name; expected the name of a file or folder, such as ./record for one here", param, ctx)
        return super().convert(value, param, ctx)


DATE = IsoDate()
EDITION = Edition()
BODY = click.Choice(["SC", "GA"], case_sensitive=False)
OUTCOME = click.Choice(["adopted", "vetoed", "too_few", "too_few_and_p5_no"])
VOTE = click.Choice(list(LETTERS), case_sensitive=False)

database = click.option(
    "--db",
    type=Place(dir_okay=False),
    default="sanctions.db",
    envvar="SANCTIONDB_DB",
    show_default=True,
    show_envvar=True,
    help="The database.",
)


def output(command: Command) -> Command:
    """The options that choose how an answer is printed, as the parameter `form`."""
    for form, text in (
        ("tsv", "Tab-separated values."),
        ("safe-csv", "The same for spreadsheets: a ' before what they would run as a formula."),
        ("csv", "Comma-separated values."),
        ("nl", "One JSON object a line."),
        ("json", "A JSON array of objects."),
    ):
        command = click.option(f"--{form}", "form", flag_value=form, help=text)(command)
    return command


def period(command: Command) -> Command:
    """The options that bound an answer by date, both days included."""
    until = click.option("--until", type=DATE, help="Last day, included.")
    since = click.option("--since", type=DATE, help="First day, included.")
    return since(until(command))


seat = click.option(
    "--seat", is_flag=True, help="Count the seat, not the code alone: with RUS also SUN."
)
regime = click.option(
    "--regime", metavar="SLUG", shell_complete=completing.regimes,
    help="Only what bears on this regime, by its slug: dprk.",
)
topic = click.option("--topic", metavar="TOPIC", help="Only what is on this topic, as --by topic names it.")
group = click.option(
    "--group", metavar="GROUP", shell_complete=completing.groups,
    help="All pairs of a group: P5, E10, EU, BRICS, G77, NAM61TO73, or members joined by commas.",
)
by = click.option(
    "--by", type=click.Choice(["year", "decade", "topic", "regime"]), help="Count each of these apart."
)
