"""`show`, `votes`, `rollcalls`, `vetoes`: what was put to the vote."""

import json
from pathlib import Path
from typing import Any

import click

from sanctiondb.answers import actions, members
from sanctiondb.answers import vetoes as answers
from sanctiondb.answers.database import reading
from sanctiondb.answers.lists import listed
from sanctiondb.cli import completing, options
from sanctiondb.cli.bars import beside
from sanctiondb.cli.printing import complain, emit, on_terminal, say


@click.command()
@click.argument("symbol", shell_complete=completing.symbols)
@options.output
@options.database
def show(symbol: str, db: Path, form: str | None) -> None:
    """One action whole: the roll call drawn, outcome and why, measures, corrections, sources.

    SYMBOL is a resolution, draft, meeting or id, in any spelling. The Council is drawn at its table, by name; an
    asterisk marks permanent members. NO_COLOR takes the colours away, as everywhere.

    \b
    Example:
      sanctiondb show 1718
      sanctiondb show "S/RES/2397 (2017)" --json
    """
    from sanctiondb.cli.action_page import page

    with reading(db) as connection:
        action = actions.show(connection, symbol)
    if form is None:
        say(page(action))
    elif form == "json":
        click.echo(json.dumps(action, ensure_ascii=False, indent=2))
    else:
        emit([action], form)


@click.command()
@click.argument("symbol", shell_complete=completing.symbols)
@options.output
@options.database
def votes(symbol: str, db: Path, form: str | None) -> None:
    """Every member's vote on one action: Y yes, N no, A abstention, X not voting.

    \b
    Example:
      sanctiondb votes S/2022/431 --csv
    """
    with reading(db) as connection:
        emit(actions.votes(connection, symbol), form)


@click.command()
@click.option("--body", type=options.BODY, help="SC or GA.")
@click.option("--outcome", type=options.OUTCOME, help="Only those that ended so.")
@click.option("--member", metavar="MEMBER", shell_complete=completing.members,
              help="Only those with a vote of this member (a code such as FRA).")
@click.option("--vote", type=options.VOTE, help="With --member: only those with this vote of it.")
@options.seat
@options.regime
@options.period
@options.output
@options.database
def rollcalls(db: Path, form: str | None, member: str | None, seat: bool, **asked: Any) -> None:
    """What was put to the vote, adopted or not, by date.

    Outcomes: `adopted`; `vetoed`, had the majority but for a permanent member's vote; `too_few`, lacked it;
    `too_few_and_p5_no`, lacked it and a permanent member voted against, which is no veto.

    \b
    Example:
      sanctiondb rollcalls --outcome too_few --since 2020-01-01
      sanctiondb rollcalls --member CHN --vote A --regime dprk
    """
    if asked["vote"] and not member:
        raise click.UsageError("--vote goes with --member: whose vote?")
    _list("rollcalls", db, form, member, seat, asked)


@click.command()
@click.option("--by", "member", metavar="MEMBER", shell_complete=completing.members,
              help="Only those by this member (a code such as RUS).")
@click.option("--rule", type=click.Choice(list(answers.RULES)), default="all", show_default=True, help="What counts.")
@click.option("--count", type=click.Choice(answers.COUNTS), help="How many, by one of these; in a terminal with bars.")
@options.seat
@options.regime
@options.period
@options.output
@options.database
def vetoes(
    db: Path, form: str | None, member: str | None, seat: bool, count: str | None, **asked: Any
) -> None:
    """What had the majority and failed by a permanent member's vote, by date; with --count how many.

    Official lists differ because they count differently, so every count says its rule. `drafts`: draft
    resolutions put to the vote whole. `all`: also paragraphs, amendments, preliminary questions ("is this
    procedural?"), and recommendations to admit a member or to appoint a Secretary-General.

    \b
    Example:
      sanctiondb vetoes --by USA --since 2010-01-01
      sanctiondb vetoes --regime dprk
      sanctiondb vetoes --count member --rule drafts
      sanctiondb vetoes --count decade
    """
    if not count:
        _list("vetoes", db, form, member, seat, asked)
        return
    with reading(db) as connection:
        rows = answers.counts(connection, count, member=member, seat=seat, **asked)
        emit(beside(rows, "vetoes") if form is None and on_terminal() else rows, form)
    complain(answers.RULES[asked["rule"]])


def _list(
    query: str, db: Path, form: str | None, member: str | None, seat: bool, asked: dict[str, Any]
) -> None:
    with reading(db) as connection:
        emit(listed(connection, query, member=member, seat=seat, **asked), form)
        if member and (note := members.codes_counted(connection, member, seat)):
            complain(note)
