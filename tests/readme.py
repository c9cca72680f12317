"""What README.md shows of the program, run for real: `cog -r README.md` writes it, a test checks it."""

import os
import shlex
import tempfile
from functools import cache
from pathlib import Path

from click.testing import CliRunner

from sanctiondb.cli import cli

WIDTH = "100"


@cache
def database() -> Path:
    """A database built from the seeds."""
    path = Path(tempfile.mkdtemp()) / "sanctions.db"
    assert CliRunner().invoke(cli, ["build", "--db", str(path)]).exit_code == 0
    return path


def output(command: str, lines: int | None = None) -> str:
    """What a command prints; its first lines only where a number is given."""
    os.environ["COLUMNS"] = WIDTH
    words = shlex.split(command)[1:]
    result = CliRunner().invoke(cli, [*words, "--db", str(database())], prog_name="sanctiondb")
    assert result.exit_code == 0, result.output
    shown = [line.rstrip() for line in result.stdout.rstrip().splitlines()]
    return "\n".join(shown[:lines] + (["..."] if lines and len(shown) > lines else []))


def example(command: str, lines: int | None = None) -> str:
    """A command and what it prints, as a block of a console."""
    return f"```console\n$ {command}\n{output(command, lines)}\n```\n"


def help_pages() -> str:
    """The --help of every command, one section each."""
    os.environ["COLUMNS"] = WIDTH
    pages = []
    for name in sorted(cli.commands):
        text = CliRunner().invoke(cli, [name, "--help"], prog_name="sanctiondb", terminal_width=100).stdout
        pages.append(f"### {name}\n\n```\n{text.rstrip()}\n```\n")
    return "\n".join(pages)


def coverage() -> str:
    """What the seeds hold, counted."""
    import sqlite3

    with sqlite3.connect(database()) as connection:
        def count(sql: str) -> int:
            return int(connection.execute(sql).fetchone()[0])

        rows = [
            ("Sanctions on North Korea: measures of the ten resolutions 2006-2017 and the exemption of 2664",
             f"{count('SELECT count(*) FROM measures')} measures, of which"
             f" {count('SELECT count(*) FROM measures WHERE paragraph IS NOT NULL')} with their paragraph confirmed"),
            ("Mandates of the Panel of Experts",
             f"{count('SELECT count(*) FROM mandates')}, 2009 to 30 April 2024"),
            ("Votes on them, member by member",
             f"{count('SELECT count(DISTINCT roll_call_id) FROM regime_roll_calls')} roll calls, 1993 to 2024"),
            ("Drafts that failed, May 1993 to September 2025, as far as found",
             f"{count('SELECT count(*) FROM roll_calls WHERE resolution IS NULL')}, each member's vote:"
             f" {count('SELECT count(*) FROM roll_calls WHERE outcome = ' + repr('vetoed'))} vetoed"),
            ("Resolutions that stand although a permanent member voted against",
             f"{count('SELECT count(*) FROM roll_calls WHERE procedural AND resolution IS NOT NULL')}, with the rule"
             " that applied"),
            ("Terms on the Security Council, 1946 to 2026", f"{count('SELECT count(*) FROM council_terms')}"),
            ("Member states, present and former, with their names over time",
             f"{count('SELECT count(*) FROM members')}"),
            ("Statements with a verdict", f"{count('SELECT count(*) FROM statements')}"),
        ]
    return "\n".join(["| what | how much |", "|---|---|", *(f"| {what} | {much} |" for what, much in rows)]) + "\n"
