"""What README.md shows of the program, run for real: `cog -r README.md` writes it, a test checks it."""

import os
import shlex
import tempfile
from functools import cache
from pathlib import Path

from click.testing import CliRunner
from commands import walked

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
    """The --help of every command, those of groups among them, one section each."""
    os.environ["COLUMNS"] = WIDTH
    pages = []
    for words, _ in walked():
        text = CliRunner().invoke(cli, [*words, "--help"], prog_name="sanctiondb", terminal_width=100).stdout
        pages.append(f"{'#' * (2 + len(words))} {' '.join(words)}\n\n```\n{text.rstrip()}\n```\n")
    return "\n".join(pages)


def coverage() -> str:
    """What the seeds hold, counted."""
    import sqlite3

    with sqlite3.connect(database()) as connection:
        def count(sql: str) -> int:
            return int(connection.execute(sql).fetchone()[0])

        failed = "resolution IS NULL AND body = 'SC'"
        rows = [
            ("Sanctions regimes since 1966, by the Council's count", count("SELECT count(*) FROM regimes")),
            ("Measures, each with its first and last day", count("SELECT count(*) FROM measures")),
            ("of these with their paragraph", count("SELECT count(*) FROM measures WHERE paragraph IS NOT NULL")),
            ("of these unconfirmed", count("SELECT count(*) FROM measures WHERE unconfirmed IS NOT NULL")),
            ("Terms for which measures were decided or renewed", count("SELECT count(*) FROM measure_terms")),
            ("Mandates of panels, monitoring teams and other bodies", count("SELECT count(*) FROM mandates")),
            ("Resolutions on sanctions, with each member's vote",
             count("SELECT count(DISTINCT roll_call_id) FROM regime_roll_calls JOIN roll_calls ON id = roll_call_id"
                   " WHERE resolution IS NOT NULL")),
            ("What was put to the vote and failed, 1946 to September 2025, as far as found",
             count(f"SELECT count(*) FROM roll_calls WHERE {failed}")),
            ("of these vetoed", count("SELECT count(*) FROM roll_calls WHERE outcome = 'vetoed'")),
            ("of these with every member's vote",
             count(f"SELECT count(*) FROM roll_calls WHERE {failed} AND yes IS NOT NULL")),
            ("Resolutions that stand although a permanent member voted against, with the rule that applied",
             count("SELECT count(*) FROM roll_calls WHERE procedural AND resolution IS NOT NULL")),
            ("Terms on the Security Council, 1946 to 2026", count("SELECT count(*) FROM council_terms")),
            ("Member states, present and former, with their names over time", count("SELECT count(*) FROM members")),
            ("Statements with a verdict", count("SELECT count(*) FROM statements")),
        ]
    return "\n".join(["| what | how many |", "|---|---|", *(f"| {what} | {much:,} |" for what, much in rows)]) + "\n"
