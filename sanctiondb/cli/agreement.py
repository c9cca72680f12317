"""`members`, `agreement`: who sat on the Council, and who votes alike."""

from pathlib import Path
from typing import Any

import click

from sanctiondb.answers import members as answers
from sanctiondb.answers.database import ask, reading
from sanctiondb.cli import options
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
@click.argument("a")
@click.argument("b")
@click.option("--body", type=options.BODY, help="SC or GA.")
@click.option("--outcome", type=options.OUTCOME, help="Only roll calls that ended so.")
@options.seat
@options.period
@options.output
@options.database
def agreement(a: str, b: str, seat: bool, db: Path, form: str | None, **asked: Any) -> None:
    """How often members A and B voted alike, of how many roll calls.

    Counts roll calls with a vote in which both voted yes, no or abstained, failed drafts among them;
    adoptions without a vote never count.

    \b
    Example:
      sanctiondb agreement FRA GBR --outcome adopted --until 2024-03-08
    """
    with reading(db) as connection:
        emit([answers.agreement(connection, a, b, seat=seat, **asked)], form)
        for member in (a, b):
            if note := answers.counted(connection, member, seat):
                complain(note)
