"""Asks a full database on the command line and prints times beside their limits; site.py asks the site.

    python tests/benchmarks/queries.py DATABASE [--rounds 20]

Times are milliseconds, ratios those of the medians to `python -c "import click"`.
"""

import argparse
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from timing import p95, timed

COMMANDS = {
    ("--help",): "2 x import click",
    ("show", "S/RES/1718"): "4 x import click",
    ("vetoes",): "4 x import click",
    ("agreement", "FRA", "GBR", "--body", "GA", "--json"): "",
    ("agreement", "--all", "--body", "GA", "--json"): "1500 ms",
}


def print_row(what: str, limit: str, taken: list[float], base: float | None = None) -> None:
    """Prints min, median, 95th percentile (the nearest rank) and max, and the ratio of the median to a base."""
    middle, high = statistics.median(taken), p95(taken)
    ratio = f"{middle / base:.1f}" if base else ""
    print(f"| `{what}` | {limit} | {taken[0]:.1f} | {middle:.1f} | {high:.1f} | {taken[-1]:.1f} | {ratio} |")


def command(*words: str) -> Callable[[], object]:
    """A program to be run to its end."""
    return lambda: subprocess.run([sys.executable, *words], check=True, capture_output=True)


def ask_commands(database: Path, rounds: int) -> None:
    """Prints the rows of the command line."""
    base = timed(command("-c", "import click"), rounds)
    print_row('python -c "import click"', "", base, statistics.median(base))
    for words, limit in COMMANDS.items():
        where = () if words == ("--help",) else ("--db", str(database))
        taken = timed(command("-m", "sanctiondb", *words, *where), rounds)
        print_row(f"sanctiondb {' '.join(words)}", limit, taken, statistics.median(base))


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("database", type=Path)
    parser.add_argument("--rounds", type=int, default=20)
    asked = parser.parse_args()
    print("| what | limit | min | median | p95 | max | ratio |\n|---|---|---|---|---|---|---|")
    ask_commands(asked.database, asked.rounds)


if __name__ == "__main__":
    main()
