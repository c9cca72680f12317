"""Loads voting data with this program and with three others, in turn, and prints times, ratios, memory and size.

    python tests/benchmarks/ingest.py [FILE] [--rounds 3] [--slow-rounds 1] [--roll-calls 1000] [--linear]

Without FILE it makes its own input in the layout of the General Assembly's voting data. The others only dump rows:
no checks, no keys, no sources, no history. `--linear` compares the rows a second of this program at a size and at
four times that size.
"""

import argparse
import csv
import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from sanctiondb.files import SourceFile
from sanctiondb.formats.undl_ga_votes import COLUMNS

SEEDS = Path(__file__).parents[2] / "seeds"
RAW = "sqlite3 .import"
SLOW = ("sqlite-utils insert --csv", "pandas read_csv, to_sql")
PANDAS = "import pandas, sqlite3; pandas.read_csv(r'{}', dtype=str).to_sql('t', sqlite3.connect(r'{}'))"


class Taken(NamedTuple):
    """What one run took: seconds, and the most memory in MB."""

    seconds: float
    memory: float


def members() -> list[tuple[str, str]]:
    """193 codes with their names in capitals, as the library prints them."""
    states = yaml.safe_load((SEEDS / "member_states.yaml").read_text(encoding="utf-8"))["records"]
    return [(one["code"], one["names"][-1]["name"].upper()) for one in states][:193]


def made(path: Path, roll_calls: int) -> Path:
    """Writes a file of 193 rows a roll call in the official layout, the same one every time."""
    draw, voters = random.Random(1718), members()
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(COLUMNS)
        for number in range(1, roll_calls + 1):
            writer.writerows(_rows(number, draw.choices("YNAX", (75, 5, 11, 9), k=len(voters)), voters))
    return path


def _rows(number: int, votes: list[str], voters: list[tuple[str, str]]) -> Iterator[list[object]]:
    session = 31 + number // 100
    shared = [
        f"{1945 + session}-12-15", session, f"A/RES/{session}/{number}", f"A/{session}/L.{number}",
        f"A/{session}/{number}", f"A/{session}/PV.{number % 100}",
        f"Question {number} of those that the Assembly takes up every year, \"in a new light\" : resolution",
        f"A/{session}/251 {number} An item of the agenda as long as they are. ONE ITEM, AND ANOTHER",
        "ONE SUBJECT|ANOTHER SUBJECT", "", *(votes.count(letter) for letter in "YNAX"), len(votes),
        f"https://example.org/record/{number}",
    ]
    for (code, name), vote in zip(voters, votes, strict=True):
        yield [number, code, name, vote, *shared]


def plain(path: Path, folder: Path) -> Path:
    """The file unpacked, for programs that read plain CSV only."""
    target = folder / "2024-03_voting.csv"
    with SourceFile(path).text() as source, target.open("w", newline="", encoding="utf-8") as stream:
        shutil.copyfileobj(source, stream)
    return target


def later(file: Path, folder: Path) -> Path:
    """A later edition: in every hundredth roll call one member abstains that voted yes."""
    target, seen, last, pending = folder / "2999-01_voting.csv", 0, b"", False
    with file.open("rb") as source, target.open("wb") as stream:
        for line in source:
            record = line.split(b",", 1)[0]
            if record != last:
                last, seen = record, seen + 1
                pending = seen % 100 == 0
            if pending and b",Y," in line[:80]:
                line, pending = line.replace(b",Y,", b",A,", 1), False
            stream.write(line)
    return target


def contestants(file: Path, folder: Path, built: Path) -> dict[str, Callable[[], Taken]]:
    """What is measured: {name: what to run}; each writes a database of its own."""
    ours, edition = folder / "ours.db", later(file, folder)

    def ingest(path: Path) -> Taken:
        return run(sys.executable, "-m", "sanctiondb", "ingest", str(path), "--db", str(ours))

    def first() -> Taken:
        shutil.copy(built, ours)
        return ingest(file)

    return {
        "sanctiondb ingest": first,
        "the same file again": lambda: ingest(file),
        "a later edition, 1 % of roll calls changed": lambda: ingest(edition),
        RAW: lambda: run("sqlite3", fresh(folder / "raw.db"), ".mode csv", f".import {file} t"),
        SLOW[0]: lambda: run(
            sys.executable, "-m", "sqlite_utils", "insert", fresh(folder / "utils.db"), "t", str(file), "--csv"),
        SLOW[1]: lambda: run(sys.executable, "-c", PANDAS.format(file, fresh(folder / "pandas.db"))),
    }


def fresh(path: Path) -> str:
    """A path with nothing there."""
    path.unlink(missing_ok=True)
    return str(path)


def run(*words: str) -> Taken:
    """Runs a program to its end."""
    start = time.perf_counter()
    with open(os.devnull, "w") as silence:
        child = os.posix_spawnp(words[0], words, os.environ, file_actions=[
            (os.POSIX_SPAWN_DUP2, silence.fileno(), 1), (os.POSIX_SPAWN_DUP2, silence.fileno(), 2)])
        _, status, used = os.wait4(child, 0)
    if status:
        raise SystemExit(f"{' '.join(words)[:200]}: exit {os.waitstatus_to_exitcode(status)}")
    return Taken(time.perf_counter() - start, used.ru_maxrss / 1024)


def measured(runs: dict[str, Callable[[], Taken]], rounds: int, slow_rounds: int) -> dict[str, list[Taken]]:
    """What every run took, in turn."""
    taken: dict[str, list[Taken]] = {name: [] for name in runs}
    for turn in range(rounds):
        for name, go in runs.items():
            if name not in SLOW or turn < slow_rounds:
                taken[name].append(go())
    return {name: values for name, values in taken.items() if values}


def print_table(taken: dict[str, list[Taken]], folder: Path) -> None:
    """Prints the figures of every program, beside the raw import."""
    raw = statistics.median(one.seconds for one in taken[RAW])
    databases = {"sanctiondb ingest": "ours.db", RAW: "raw.db", SLOW[0]: "utils.db", SLOW[1]: "pandas.db"}
    print("| program | seconds, min | median | max | to the raw import | memory, MB | database, MB |")
    print("|---|---|---|---|---|---|---|")
    for program, values in taken.items():
        seconds = [one.seconds for one in values]
        middle, memory = statistics.median(seconds), max(one.memory for one in values)
        size = f"{(folder / databases[program]).stat().st_size / 1e6:.0f}" if program in databases else ""
        print(f"| {program} | {min(seconds):.2f} | {middle:.2f} | {max(seconds):.2f} | {middle / raw:.2f} |"
              f" {memory:.0f} | {size} |")


def print_linear(folder: Path, built: Path, roll_calls: int, rounds: int) -> None:
    """Prints the rows a second at two sizes."""
    speeds = []
    for size in (roll_calls, 4 * roll_calls):
        file, rows = made(folder / f"{size}.csv", size), size * len(members())
        best = min(contestants(file, folder, built)["sanctiondb ingest"]() for _ in range(rounds))
        speeds.append(rows / best.seconds)
        print(f"{rows} rows: {rows / best.seconds:.0f} a second, {best.memory:.0f} MB")
    print(f"at four times the size {speeds[1] / speeds[0]:.2f} of the speed")


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--slow-rounds", type=int, default=1)
    parser.add_argument("--roll-calls", type=int, default=1000)
    parser.add_argument("--linear", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, built = Path(name), Path(name) / "built.db"
        run(sys.executable, "-m", "sanctiondb", "build", "--db", str(built))
        if asked.linear:
            print_linear(folder, built, asked.roll_calls, asked.rounds)
        else:
            file = plain(asked.file, folder) if asked.file else made(folder / "2024-03_made.csv", asked.roll_calls)
            print_table(measured(contestants(file, folder, built), asked.rounds, asked.slow_rounds), folder)


if __name__ == "__main__":
    main()
