"""`search`, `query`: questions in words, and in SQL."""

from pathlib import Path
from typing import Any

import click

from sanctiondb.answers import sql
from sanctiondb.answers.database import reading
from sanctiondb.answers.searching import bracketed
from sanctiondb.answers.searching import search as find
from sanctiondb.cli import options
from sanctiondb.cli.printing import emit


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="At most so many.")
@options.output
@options.database
def search(words: tuple[str, ...], limit: int, db: Path, form: str | None) -> None:
    """Members and listings with such a name, then actions, measures, regimes and statements that hold all the words.

    \b
    Example:
      sanctiondb search coal export ban
      sanctiondb search Srebrenica --json
    """
    with reading(db) as connection:
        emit(bracketed(find(connection, " ".join(words), limit)), form)


def _pair(ctx: click.Context, param: click.Parameter, said: tuple[str, ...]) -> dict[str, str]:
    """The parameters as {name: value}; Click's usage error for one that is no NAME=VALUE."""
    if wrong := next((one for one in said if "=" not in one), None):
        raise click.BadParameter(f"{wrong!r}; expected NAME=VALUE, such as on=2003-05-21")
    return dict(one.split("=", 1) for one in said)


@click.command()
@click.argument("statement", required=False)
@click.option("-p", "parameters", metavar="NAME=VALUE", multiple=True, callback=_pair,
              help="A parameter of the query, such as on=2003-05-21; as often as needed.")
@click.option("--list", "listing", is_flag=True, help="The named queries, with their parameters.")
@options.output
@options.database
def query(statement: str | None, parameters: dict[str, Any], listing: bool, db: Path, form: str | None) -> None:
    """The answer to a SELECT of your own, or to a named query; nothing can be written by it.

    \b
    Example:
      sanctiondb query --list
      sanctiondb query in_force -p on=2003-05-21 --csv
      sanctiondb query "SELECT outcome, count(*) AS n FROM roll_calls GROUP BY 1"
    """
    if listing:
        emit(sql.queries(), form)
        return
    if not statement:
        raise click.UsageError("say what to ask: a SELECT, or the name of a query; --list lists those")
    with reading(db) as connection:
        emit(sql.answer(connection, statement, parameters), form)
