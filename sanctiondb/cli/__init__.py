"""The command line: one file for each group of commands, registered here."""

import click

from sanctiondb import __version__
from sanctiondb.cli import (
    actions,
    agreement,
    asking,
    blocs,
    building,
    exporting,
    ingesting,
    keeping,
    listings,
    regimes,
    screening,
    serving,
    sources,
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sanctiondb")
def cli() -> None:
    """What the UN Security Council did about sanctions, and how everybody voted.

    \b
    Start with:
      sanctiondb build                 make sanctions.db from the records that ship
      sanctiondb show S/2024/255       one action whole
      sanctiondb in-force              every measure in force today
      sanctiondb serve                 the record as a site
    """


for command in (
    building.build,
    ingesting.ingest,
    sources.sources,
    sources.rejects,
    sources.check,
    actions.show,
    actions.votes,
    actions.rollcalls,
    actions.vetoes,
    regimes.regimes,
    regimes.regime,
    regimes.in_force,
    regimes.expiring,
    regimes.compare,
    regimes.timeline,
    regimes.mandates,
    regimes.unconfirmed,
    listings.listings,
    screening.screen,
    asking.search,
    asking.query,
    agreement.members,
    agreement.history,
    agreement.agreement,
    blocs.loyalty,
    blocs.divided,
    blocs.lonely,
    sources.statements,
    exporting.export,
    keeping.digest,
    keeping.backup,
    keeping.verify,
    serving.serve,
):
    cli.add_command(command)
