"""The command line: one file for each group of commands, registered here."""

import io
import sys

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
    publishing,
    regimes,
    screening,
    serving,
    sources,
)

SECTIONS: dict[str, dict[click.Command, str]] = {
    "Make and load": {
        building.build: "Make the database, or bring it up to date",
        ingesting.ingest: "Load official files and your own records",
    },
    "Votes": {
        actions.show: "One action whole, its roll call drawn",
        actions.votes: "Every member's vote on one action",
        actions.rollcalls: "What was put to the vote",
        actions.vetoes: "What was vetoed, and how often",
        agreement.agreement: "How often two members, or all, voted alike",
        blocs.loyalty: "How often a member voted with a group",
        blocs.divided: "The most divided roll calls",
        blocs.lonely: "Votes cast alone or nearly so",
    },
    "Members": {
        agreement.members: "Who sat on the Council, and when",
        agreement.history: "A member on the Council",
    },
    "Regimes": {
        regimes.regimes: "Every sanctions regime",
        regimes.regime: "The measures of a regime on a day",
        regimes.in_force: "Every measure in force on a day",
        regimes.expiring: "What is about to run out",
        regimes.timeline: "What happened to a regime",
        regimes.mandates: "Panels and monitoring teams",
        regimes.compare: "Two regimes side by side",
        regimes.unconfirmed: "What still wants a source",
    },
    "The Consolidated List": {
        listings.listings: "Who is and was on it (a group of commands)",
        screening.screen: "Which of many names may be on it",
    },
    "Ask": {
        asking.search: "Whatever holds some words",
        asking.query: "A SELECT, or a named query",
        sources.statements: "What is said, and what the record says",
    },
    "Trust": {
        sources.sources: "Every file loaded, with its terms",
        sources.rejects: "Rows that were not taken, and why",
        sources.check: "What is odd in the record",
        keeping.verify: "A database against its files",
        keeping.digest: "What a database holds, as a number",
        keeping.backup: "A copy, while others use it",
    },
    "Publish": {
        serving.serve: "The record as a site",
        publishing.publish: "A folder that a host serves",
        exporting.export: "Tables and queries as files",
    },
}
"""Every command under what it is for, with what it does in few words."""


class Sectioned(click.Group):
    """A group whose --help lists its commands by what they are for."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the sections, each with its commands."""
        longest = max(map(len, self.commands))
        for title, told in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([(str(command.name).ljust(longest), text) for command, text in told.items()])


@click.group(cls=Sectioned, context_settings={"help_option_names": ["-h", "--help"]})
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
    if isinstance(sys.stdout, io.TextIOWrapper):
        # Names of every script go to terminals that lack their letters: escaped, rather than an error half-way.
        sys.stdout.reconfigure(errors="backslashreplace")


for section in SECTIONS.values():
    for command in section:
        cli.add_command(command)
