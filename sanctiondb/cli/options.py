"""What the commands share: where the database is, how an answer is printed, what a date is."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

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


DATE = IsoDate()
EDITION = Edition()
BODY = click.Choice(["SC", "GA"], case_sensitive=False)
OUTCOME = click.Choice(["adopted", "vetoed", "too_few", "too_few_and_p5_no"])
VOTE = click.Choice(list(LETTERS), case_sensitive=False)

database = click.option(
    "--db",
    type=click.Path(path_type=Path, dir_okay=False),
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
regime = click.option("--regime", help="Only what bears on this regime, by its slug.")
topic = click.option("--topic", help="Only what is on this topic.")
group = click.option("--group", help="All pairs of a group: P5, E10, EU, BRICS, or members joined by commas.")
by = click.option(
    "--by", type=click.Choice(["year", "decade", "topic", "regime"]), help="Count each of these apart."
)
