"""Loads the Security Council voting data with this program and with three others, in turn, and prints the ratios.

    python tests/benchmarks/ingest.py [FILE] [--rounds 3] [--roll-calls 2725]

Without FILE it makes its own input in the official layout. The others only dump rows: no checks, no keys, no
sources, no history.
"""

import argparse
import csv
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sanctiondb.files import SourceFile
from sanctiondb.formats.undl_sc_votes import COLUMNS

PERMANENT = [("CHN", "CHINA"), ("FRA", "FRANCE"), ("GBR", "UNITED KINGDOM"), ("RUS", "RUSSIAN FEDERATION"),
             ("USA", "UNITED STATES")]
ELECTED = [("BRA", "BRAZIL"), ("IND", "INDIA"), ("JPN", "JAPAN"), ("NGA", "NIGERIA"), ("EGY", "EGYPT"),
           ("CHL", "CHILE"), ("NOR", "NORWAY"), ("KEN", "KENYA"), ("PAK", "PAKISTAN"), ("CIV", "CÔTE D'IVOIRE")]


def made(path: Path, roll_calls: int) -> Path:
    """Writes a file of 15 rows a roll call in the official layout, the same one every time."""
    draw = random.Random(1718)
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(COLUMNS)
        for number in range(1, roll_calls + 1):
            year = 1992 + number * 33 // roll_calls
            votes = draw.choices("YNAX", (95, 0, 4, 1), k=15)
            counts = [votes.count(letter) for letter in "YNAX"]
            for i, (code, name) in enumerate(PERMANENT + ELECTED):
                writer.writerow([
                    number, code, name, i < 5, votes[i], f"{year}-06-15", f"S/RES/{number}({year})",
                    f"S/{year}/{number}", f"S/PV.{number}",
                    f"Security Council resolution {number} ({year}) [on something, \"quoted\"]",
                    "An item of the agenda", "ONE SUBJECT|ANOTHER SUBJECT", "", *counts, 15, "Vote",
                    f"https://example.org/record/{number}"])
    return path


def plain(path: Path, folder: Path) -> Path:
    """The file unpacked, for programs that read plain CSV only."""
    target = folder / "plain.csv"
    with SourceFile(path).text() as source, target.open("w", newline="", encoding="utf-8") as stream:
        shutil.copyfileobj(source, stream)
    return target


def contestants(file: Path, folder: Path, built: Path) -> dict[str, Callable[[], None]]:
    """What is measured: {name: what to run}; each writes a database of its own."""
    def ours(again: bool) -> None:
        target = folder / "ours.db"
        if not again:
            shutil.copy(built, target)
        run(sys.executable, "-m", "sanctiondb", "ingest", str(file), "--db", str(target))

    pandas = "import pandas, sqlite3; pandas.read_csv(r'{}', dtype=str).to_sql('t', sqlite3.connect(r'{}'))"
    return {
        "sanctiondb ingest": lambda: ours(False),
        "sanctiondb ingest, the same file again": lambda: ours(True),
        "sqlite3 .import": lambda: run("sqlite3", fresh(folder / "raw.db"), ".mode csv", f".import {file} t"),
        "sqlite-utils insert --csv": lambda: run(
            sys.executable, "-m", "sqlite_utils", "insert", fresh(folder / "utils.db"), "t", str(file), "--csv"),
        "pandas read_csv, to_sql": lambda: run(
            sys.executable, "-c", pandas.format(file, fresh(folder / "pandas.db"))),
    }


def fresh(path: Path) -> str:
    """A path with nothing there."""
    path.unlink(missing_ok=True)
    return str(path)


def run(*words: str) -> None:
    """Runs a program to its end."""
    subprocess.run(words, check=True, capture_output=True)


def measured(runs: dict[str, Callable[[], None]], rounds: int) -> dict[str, list[float]]:
    """Seconds of every run, taken in turn."""
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, go in runs.items():
            start = time.perf_counter()
            go()
            seconds[name].append(time.perf_counter() - start)
    return seconds


def main() -> None:
    """Prints a table of seconds and of ratios to the raw import."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--roll-calls", type=int, default=2725)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = plain(asked.file, folder) if asked.file else made(folder / "made.csv", asked.roll_calls)
        built = folder / "built.db"
        run(sys.executable, "-m", "sanctiondb", "build", "--db", str(built))
        seconds = measured(contestants(file, folder, built), asked.rounds)
        raw = statistics.median(seconds["sqlite3 .import"])
        print("| program | seconds, min | median | max | to the raw import |\n|---|---|---|---|---|")
        for program, taken in seconds.items():
            low, middle, high = min(taken), statistics.median(taken), max(taken)
            print(f"| {program} | {low:.2f} | {middle:.2f} | {high:.2f} | {middle / raw:.1f} |")


if __name__ == "__main__":
    main()
