"""The command line: one file for each group of commands, listed here."""

import io
import sys
from importlib import import_module

import click

from sanctiondb import __version__

SECTIONS: dict[str, dict[str, tuple[str, str]]] = {
    "Make and load": {
        "build": ("building", "Make the database, or bring it up to date"),
        "ingest": ("ingesting", "Load official files and your own records"),
    },
    "Votes": {
        "show": ("actions", "One action whole, its roll call drawn"),
        "votes": ("actions", "Every member's vote on one action"),
        "rollcalls": ("actions", "What was put to the vote"),
        "vetoes": ("actions", "What was vetoed, and how often"),
        "agreement": ("agreement", "How often two members, or all, voted alike"),
        "loyalty": ("blocs", "How often a member voted with a group"),
        "divided": ("blocs", "The most divided roll calls"),
        "lonely": ("blocs", "Votes cast alone or nearly so"),
    },
    "Members": {
        "members": ("agreement", "Who sat on the Council, and when"),
        "history": ("agreement", "A member on the Council"),
    },
    "Regimes": {
        "regimes": ("regimes", "Every sanctions regime"),
        "regime": ("regimes", "The measures of a regime on a day"),
        "in-force": ("regimes", "Every measure in force on a day"),
        "expiring": ("regimes", "What is about to run out"),
        "timeline": ("regimes", "What happened to a regime"),
        "mandates": ("regimes", "Panels and monitoring teams"),
        "compare": ("regimes", "Two regimes side by side"),
        "unconfirmed": ("regimes", "What still wants a source"),
    },
    "The Consolidated List": {
        "listings": ("listings", "Who is and was on it (a group of commands)"),
        "screen": ("screening", "Which of many names may be on it"),
    },
    "Ask": {
        "search": ("asking", "Whatever holds some words"),
        "query": ("asking", "A SELECT, or a named query"),
        "statements": ("sources", "What is said, and what the record says"),
    },
    "Trust": {
        "sources": ("sources", "Every file loaded, with its terms"),
        "rejects": ("sources", "Rows that were not taken, and why"),
        "check": ("sources", "What is odd in the record"),
        "verify": ("keeping", "A database against its files"),
        "digest": ("keeping", "What a database holds, as a number"),
        "backup": ("keeping", "A copy, while others use it"),
    },
    "Publish": {
        "serve": ("serving", "The record as a site"),
        "publish": ("publishing", "A folder that a host serves"),
        "export": ("exporting", "Tables and queries as files"),
    },
}
"""Every command under what it is for, with the module that has it and what it does in few words."""

MODULES = {name: module for told in SECTIONS.values() for name, (module, _) in told.items()}


class Sectioned(click.Group):
    """A group that lists its commands by what they are for, and imports one when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, section by section."""
        return list(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, which its module calls the same; None where there is none."""
        if cmd_name not in MODULES:
            return None
        found: click.Command = getattr(import_module(f"{__name__}.{MODULES[cmd_name]}"), cmd_name.replace("-", "_"))
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the sections, each with its commands."""
        longest = max(map(len, MODULES))
        for title, told in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([(name.ljust(longest), text) for name, (_, text) in told.items()])


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
