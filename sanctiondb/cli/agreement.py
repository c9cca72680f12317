"""`members`, `history`, `agreement`: who sat on the Council, how it voted there, and who votes alike."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import click

from sanctiondb.answers import members as answers
from sanctiondb.answers.database import Rows, ask, reading
from sanctiondb.cli import completing, options
from sanctiondb.cli.printing import complain, emit


@click.command()
@click.option("--on", type=options.DATE, help="Only those that sat on this day.")
@options.output
@options.database
def members(on: str | None, db: Path, form: str | None) -> None:
    """Members of the Security Council, and when they sat on it.

    \b
    Example:
      sanctiondb members --on 2024-03-28
    """
    with reading(db) as connection:
        emit(ask(connection, "members", on=on), form)


@click.command()
@click.argument("member", shell_complete=completing.members)
@options.seat
@options.output
@options.database
def history(member: str, seat: bool, db: Path, form: str | None) -> None:
    """A member on the Council: its seats, how it voted in each, what it voted against and vetoed.

    Of a permanent member decade by decade. As a table and as CSV the seats with their counts; --json has the votes
    against and the vetoes too, one by one. Counts are of the roll calls in the record.

    \b
    Example:
      sanctiondb history FRA
      sanctiondb history RUS --seat --json
    """
    with reading(db) as connection:
        found = answers.history(connection, member, seat)
        if form == "json":
            click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        else:
            emit(found["spans"], form)
        if note := answers.codes_counted(connection, member, seat):
            complain(note)
    if form is None:
        complain(f"{len(found['against'])} votes against, {len(found['vetoes'])} of them vetoes: --json lists them")


@click.command()
@click.argument("a", required=False, shell_complete=completing.members)
@click.argument("b", required=False, shell_complete=completing.members)
@click.option("--all", "everybody", is_flag=True, help="All pairs of members that voted together.")
@click.option("--members", "listed", metavar="MEMBERS", shell_complete=completing.groups,
              help="All pairs of these members: FRA,GBR,USA.")
@options.group
@click.option("--abstain", type=click.Choice(["differs", "half", "ignore"]),
              help="Abstention against yes or no: differs (the rule if none is given), counts half, or is ignored:"
                   " roll calls in which either abstained are left out.")
@click.option("--weighted", is_flag=True,
              help="Weigh each roll call in agreement and kappa by how divided it was: (votes - largest of yes, no and"
                   " abstention) * 3 / 2 / votes, of all who voted. n and agree still count roll calls.")
@options.by
@click.option("--floor", type=click.IntRange(min=0), help="Leave out pairs with fewer roll calls in common.")
@click.option("--wide", is_flag=True, help="A square, a row and a column each member, of the value of --show.")
@click.option("--show", type=click.Choice(["agreement", "kappa", "n", "agree"]), help="With --wide: which value.")
@click.option("--body", type=options.BODY, help="SC or GA.")
@click.option("--outcome", type=options.OUTCOME, help="Only roll calls that ended so.")
@options.topic
@options.seat
@options.regime
@options.period
@options.output
@options.database
def agreement(
    a: str | None, b: str | None, everybody: bool, listed: str | None, group: str | None, db: Path,
    form: str | None, **asked: Any,
) -> None:
    """How often members A and B voted alike, of how many roll calls.

    Counts roll calls with a vote in which both voted yes, no or abstained, failed drafts among them;
    adoptions without a vote never count.

    With --all, --members or --group of every pair; with any option on how to count also Cohen's kappa:
    (agreement - chance) / (1 - chance), chance being the agreement to expect of two that vote as often
    yes, no and abstain as these, each regardless of the other. Unanimity inflates agreement, not kappa.

    \b
    Example:
      sanctiondb agreement FRA GBR --outcome adopted --until 2024-03-08
      sanctiondb agreement FRA GBR --by decade --abstain ignore
      sanctiondb agreement --all --body GA --floor 100 --csv
      sanctiondb agreement --group P5 --seat --wide --show kappa
    """
    _one_of(a, b, everybody, listed, group)
    if asked["show"] and not asked["wide"]:
        raise click.UsageError("--show goes with --wide: the value of a long row is in its columns")
    with reading(db) as connection:
        pair = (a, b) if a and b else None
        emit(_answer(connection, pair, listed or group, asked), form)
        for member in pair or ():
            if note := answers.codes_counted(connection, member, asked["seat"]):
                complain(note)


def _one_of(a: str | None, b: str | None, everybody: bool, listed: str | None, group: str | None) -> None:
    """Refuses a call that names no members, or names them twice."""
    if len([said for said in (a or b, everybody, listed, group) if said]) != 1 or bool(a) != bool(b):
        raise click.UsageError("whose agreement? give two members, or one of --all, --members and --group")


def _answer(
    connection: sqlite3.Connection, pair: tuple[str, str] | None, group: str | None, asked: dict[str, Any]
) -> Rows | list[dict[str, Any]]:
    wide, show = asked.pop("wide"), asked.pop("show") or "agreement"
    counted = {name: asked[name] for name in ("abstain", "weighted", "by", "floor", "topic", "regime")}
    if pair and not wide and all(value in (None, False) for value in counted.values()):
        plain = {name: value for name, value in asked.items() if name not in counted}
        return [answers.agreement(connection, *pair, **plain)]
    from sanctiondb.answers import agreement as counting

    asked["abstain"] = asked["abstain"] or "differs"
    rows = counting.agreement(connection, pair=pair, group=group, **asked)
    return counting.wide(rows, show) if wide else rows
