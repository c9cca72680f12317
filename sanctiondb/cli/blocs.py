"""`loyalty`, `divided`, `lonely`: who votes with whom, what split them, who stood alone."""

from pathlib import Path
from typing import Any

import click

from sanctiondb.answers import members
from sanctiondb.answers.database import reading
from sanctiondb.answers.lists import listed
from sanctiondb.cli import completing, options
from sanctiondb.cli.printing import complain, emit


@click.command()
@click.argument("member", shell_complete=completing.members)
@click.option("--group", metavar="GROUP", required=True, shell_complete=completing.groups,
              help="P5, E10, EU, BRICS, G77, NAM61TO73, or members joined by commas.")
@options.by
@click.option("--body", type=options.BODY, help="SC or GA.")
@options.topic
@options.seat
@options.regime
@options.period
@options.output
@options.database
def loyalty(member: str, group: str, seat: bool, db: Path, form: str | None, **asked: Any) -> None:
    """How often MEMBER voted with a group: with the vote that most of its other members cast.

    Of yes, no and abstention, the group's vote is the one that more of its members cast than any other,
    MEMBER itself never counted. Roll calls in which two votes drew, nobody else of the group voted or MEMBER
    did not vote are left out.

    \b
    Example:
      sanctiondb loyalty FRA --group P5 --body SC --by decade
      sanctiondb loyalty GBR --group EU --body GA --by decade
      sanctiondb loyalty GBR --group FRA,DEU,ITA,ESP --body GA
    """
    from sanctiondb.answers import loyalty as answers

    with reading(db) as connection:
        emit(answers.loyalty(connection, member, group, seat=seat, **asked), form)
        if note := members.codes_counted(connection, member, seat):
            complain(note)


@click.command()
@click.option("--body", type=options.BODY, help="SC or GA.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="At most so many.")
@options.regime
@options.period
@options.output
@options.database
def divided(db: Path, form: str | None, **asked: Any) -> None:
    """The most divided roll calls, the most divided first.

    Division is 0 where all who voted voted alike, 1 where yes, no and abstention drew even: (votes - largest
    side) * 3 / 2 / votes, which is one minus the agreement index of Hix, Noury and Roland (2005).

    \b
    Example:
      sanctiondb divided --body SC --since 2000-01-01 --limit 10
    """
    with reading(db) as connection:
        emit(listed(connection, "divided", **asked), form)


@click.command()
@click.option("--member", metavar="MEMBER", shell_complete=completing.members,
              help="Only votes of this member (a code such as FRA).")
@click.option("--vote", type=click.Choice(["Y", "N", "A"], case_sensitive=False), help="Only such votes.")
@click.option("--with", "others", type=click.IntRange(min=0), default=0, show_default=True,
              help="Also those cast with at most so many others.")
@click.option("--body", type=options.BODY, help="SC or GA.")
@options.seat
@options.period
@options.output
@options.database
def lonely(
    member: str | None, others: int, seat: bool, db: Path, form: str | None, **asked: Any
) -> None:
    """Votes that a member cast alone or nearly so: yes, no or abstaining where few others did, by date.

    \b
    Example:
      sanctiondb lonely --member USA --vote N --body SC
      sanctiondb lonely --with 2 --since 2020-01-01
    """
    with reading(db) as connection:
        asked["with"] = others
        emit(listed(connection, "lonely", member=member, seat=seat, **asked), form)
        if member and (note := members.codes_counted(connection, member, seat)):
            complain(note)
