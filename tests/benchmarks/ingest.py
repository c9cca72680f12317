"""Loads voting data with this program and with three others, in turn, and prints times, ratios, memory and size.

    python tests/benchmarks/ingest.py [FILE] [--rounds 3] [--peer-rounds 1] [--without sqlite-utils,pandas]
    python tests/benchmarks/ingest.py [--roll-calls 1000] [--linear]

FILE is voting data of the General Assembly or of the Security Council, packed or not; without it the script makes its
own in the layout of the Assembly's. The others only dump rows: no checks, no keys, no sources, no history. `--linear`
compares the rows a second of this program at a size and at four times that size, as they are and without the time that
a file of one roll call takes, which is the program's start.
"""

import argparse
import csv
import itertools
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple, TextIO

import yaml

from sanctiondb.files import SourceFile
from sanctiondb.formats.undl_ga_votes import COLUMNS

SEEDS = Path(__file__).parents[2] / "seeds"
VOTERS = 165
"""How many members vote in a roll call of a made file, as on average in the Assembly's own."""
RAW = "sqlite3 .import"
PEERS = {"sqlite-utils": "sqlite-utils insert --csv", "pandas": "pandas read_csv, to_sql"}
"""The slow ones, by what they are called after --without."""
PANDAS = "import pandas, sqlite3; pandas.read_csv(r'{}', dtype=str).to_sql('t', sqlite3.connect(r'{}'))"
WATCH = """
import os, sys, time
start = time.perf_counter()
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ)
_, status, used = os.wait4(child, 0)
print("\\n", time.perf_counter() - start, used.ru_maxrss * 1024 / 1e6)
sys.exit(os.waitstatus_to_exitcode(status) and 1)
"""
"""Runs a program and prints its seconds and peak memory; a program's peak is never told as less than its starter's,
so the starter is a bare Python of 10 MB and not this script."""


class Taken(NamedTuple):
    """What one run took: seconds, the most memory in MB, and the size of the database after it in MB."""

    seconds: float
    memory: float
    size: float


Contestants = dict[str, Callable[[], Taken]]


def members() -> list[tuple[str, str]]:
    """Codes of present members with their names in capitals, as the library prints them."""
    states = yaml.safe_load((SEEDS / "member_states.yaml").read_text(encoding="utf-8"))["records"]
    present = [state for state in states if "until" not in state]
    return [(state["code"], state["names"][-1]["name"].upper()) for state in present[:VOTERS]]


def made(path: Path, roll_calls: int) -> Path:
    """Writes a file of 165 rows a roll call in the official layout, the same one every time."""
    draw, voters = random.Random(1718), members()
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        for number in range(1, roll_calls + 1):
            session = 31 + 48 * (number - 1) // roll_calls
            shared, votes = _shared(number, session), draw.choices("YNAX", (75, 5, 11, 9), k=len(voters))
            writer.writerows(_rows(shared, votes, voters))
    return path


def _shared(number: int, session: int) -> dict[str, object]:
    """What the rows of a roll call have in common, as long as in the Assembly's own file."""
    return {
        "undl_id": 600_000 + number, "date": f"{1945 + session}-12-{number % 28 + 1:02}", "session": session,
        "resolution": f"A/RES/{session}/{number}", "draft": f"A/{session}/L.{number}",
        "committee_report": f"A/{session}/{number}", "meeting": f"A/{session}/PV.{number % 100 + 1}", "subjects": "",
        "title": f"Question {number} that the Assembly takes up every year : resolution / adopted by the General"
                 " Assembly",
        "agenda_title": f"A/{session}/251 {number} Item of the agenda, as long as they usually are: the report of the"
                        " committee, and what has become of it in all of the States",
        "vote_note": "", "undl_link": f"https://digitallibrary.un.org/record/{600_000 + number}",
    }


def _rows(shared: dict[str, object], votes: list[str], voters: list[tuple[str, str]]) -> Iterator[list[object]]:
    """The rows of a roll call, its totals those of its votes."""
    names = ("total_yes", "total_no", "total_abstentions", "total_non_voting", "total_ms")
    line = shared | dict(zip(names, [*map(votes.count, "YNAX"), len(votes)], strict=True))
    for (code, name), vote in zip(voters, votes, strict=True):
        line |= {"ms_code": code, "ms_name": name, "ms_vote": vote}
        yield [line[column] for column in COLUMNS]


def plain(path: Path, folder: Path) -> Path:
    """The file unpacked, for programs that read plain CSV only."""
    target = folder / "2024-03_voting.csv"
    with SourceFile(path).text() as source, _writing(target) as stream:
        shutil.copyfileobj(source, stream)
    return target


def later(file: Path) -> Path:
    """A later edition: in one of a hundred roll calls a member abstains that voted yes; the totals say so."""
    target = file.with_name("2024-04_voting.csv")
    with SourceFile(file).text() as source, _writing(target) as stream:
        reader, writer = csv.reader(source), csv.writer(stream, lineterminator="\n")
        names = next(reader)
        writer.writerow(names)
        for turn, (_, rows) in enumerate(itertools.groupby(reader, itemgetter(names.index("undl_id"))), 1):
            writer.writerows(_changed(list(rows), names) if turn % 100 == 1 else rows)
    return target


def _writing(path: Path) -> TextIO:
    """The file opened for writing text as `SourceFile` reads it, wrong bytes and line ends as they were."""
    return path.open("w", newline="", encoding="utf-8", errors="surrogateescape")


def _changed(rows: list[list[str]], names: Sequence[str]) -> Iterable[list[str]]:
    """The rows of a roll call with the first yes turned into an abstention; as they are where nobody voted yes."""
    def place(*known: str) -> int:
        return next(i for i, name in enumerate(names) if name in known)

    letter, yes = place("ms_vote", "ms_votes"), place("total_yes", "yes")
    abstain = place("total_abstentions", "abstentions")
    if turncoat := next((row for row in rows if row[letter] == "Y"), None):
        turncoat[letter] = "A"
        for row in rows:
            row[yes], row[abstain] = str(int(row[yes]) - 1), str(int(row[abstain]) + 1)
    return rows


def first(file: Path, folder: Path, built: Path) -> Taken:
    """This program, into a copy of the database built from the seeds."""
    shutil.copy(built, folder / "ours.db")
    return ingest(file, folder)


def ingest(file: Path, folder: Path) -> Taken:
    """This program, into what it wrote before."""
    database = folder / "ours.db"
    return run(database, sys.executable, "-m", "sanctiondb", "ingest", str(file), "--db", str(database))


def ours(file: Path, folder: Path, built: Path) -> Contestants:
    """What is measured of this program; each run goes on where the one before it ended."""
    edition = later(file)
    return {
        "sanctiondb ingest": partial(first, file, folder, built),
        "the same file again": partial(ingest, file, folder),
        "a later edition, 1 % of roll calls changed": partial(ingest, edition, folder),
    }


def others(file: Path, folder: Path) -> Contestants:
    """The programs to compare with; each writes a database of its own."""
    raw, utils, pandas = folder / "raw.db", folder / "utils.db", folder / "pandas.db"
    insert = [sys.executable, "-m", "sqlite_utils", "insert", str(utils), "t", str(file), "--csv"]
    return {
        RAW: lambda: run(fresh(raw), "sqlite3", str(raw), ".mode csv", f".import {file} t"),
        PEERS["sqlite-utils"]: lambda: run(fresh(utils), *insert),
        PEERS["pandas"]: lambda: run(fresh(pandas), sys.executable, "-c", PANDAS.format(file, pandas)),
    }


def fresh(path: Path) -> Path:
    """A path with nothing there."""
    path.unlink(missing_ok=True)
    return path


def run(database: Path, *words: str) -> Taken:
    """Runs a program that writes a database to its end."""
    done = subprocess.run([sys.executable, "-I", "-S", "-c", WATCH, *words], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(words)[:200]}: {done.stderr.strip()[-2000:]}")
    seconds, memory = done.stdout.split()[-2:]
    return Taken(float(seconds), float(memory), database.stat().st_size / 1e6)


def measured(runs: Contestants, rounds: int, peer_rounds: int) -> dict[str, list[Taken]]:
    """What every run took, in turn."""
    taken: dict[str, list[Taken]] = {name: [] for name in runs}
    for turn in range(rounds):
        for name, go in runs.items():
            if name not in PEERS.values() or turn < peer_rounds:
                taken[name].append(go())
    return {name: values for name, values in taken.items() if values}


def print_table(taken: dict[str, list[Taken]]) -> None:
    """Prints the figures of every program, beside the raw import."""
    raw = statistics.median(one.seconds for one in taken[RAW])
    print("| program | seconds min | median | max | to the raw import | peak MB | database MB |")
    print("|---|---|---|---|---|---|---|")
    for program, values in taken.items():
        seconds = [one.seconds for one in values]
        low, middle, high = min(seconds), statistics.median(seconds), max(seconds)
        memory, size = max(one.memory for one in values), values[-1].size
        print(f"| {program} | {low:.2f} | {middle:.2f} | {high:.2f} | {middle / raw:.2f} | {memory:.0f} | {size:.1f} |")


def print_linear(folder: Path, built: Path, roll_calls: int, rounds: int) -> None:
    """Prints the rows a second at a size and at four times that size, measured in turn, and their ratio."""
    runs: Contestants = {}
    for size in (1, roll_calls, 4 * roll_calls):
        file = made(folder / f"{size}_made.csv", size)
        runs[f"{size * VOTERS}"] = partial(first, file, folder, built)
    taken = measured(runs, rounds, 0)
    medians = [statistics.median(one.seconds for one in values) for values in taken.values()]
    print("| rows | seconds min | median | max | rows per second | without the start | peak MB |")
    print("|---|---|---|---|---|---|---|")
    for (rows, values), middle in zip(taken.items(), medians, strict=True):
        low, high, memory = min(values).seconds, max(values).seconds, max(one.memory for one in values)
        net = f"{int(rows) / (middle - medians[0]):.0f}" if middle > medians[0] else ""
        print(f"| {rows} | {low:.2f} | {middle:.2f} | {high:.2f} | {int(rows) / middle:.0f} | {net} | {memory:.0f} |")
    start, one, four = medians
    print(f"\nRows per second at four times the size: {4 * one / four:.2f} of those at the size;"
          f" {4 * (one - start) / (four - start):.2f} without the start.")


def arguments() -> argparse.Namespace:
    """What is asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peer-rounds", type=int, help="rounds of sqlite-utils and pandas; default: all")
    parser.add_argument("--without", default="", help=f"slow programs left out, of {','.join(PEERS)}")
    parser.add_argument("--roll-calls", type=int, default=1000, help="size of the made file; default 1000")
    parser.add_argument("--linear", action="store_true", help="compare the made file with one four times its size")
    asked = parser.parse_args()
    asked.without = [name for name in asked.without.split(",") if name]
    if strange := set(asked.without) - PEERS.keys():
        parser.error(f"--without {','.join(sorted(strange))}: expected some of {','.join(PEERS)}")
    if asked.linear and asked.file:
        parser.error("--linear makes its own files; leave FILE out")
    return asked


def main() -> None:
    """Prints the tables."""
    asked = arguments()
    with tempfile.TemporaryDirectory() as name:
        folder, built = Path(name), Path(name) / "built.db"
        run(built, sys.executable, "-m", "sanctiondb", "build", "--db", str(built))
        if asked.linear:
            return print_linear(folder, built, asked.roll_calls, asked.rounds)
        file = plain(asked.file, folder) if asked.file else made(folder / "2024-03_made.csv", asked.roll_calls)
        runs = ours(file, folder, built) | others(file, folder)
        for left_out in asked.without:
            del runs[PEERS[left_out]]
        print_table(measured(runs, asked.rounds, asked.rounds if asked.peer_rounds is None else asked.peer_rounds))


if __name__ == "__main__":
    main()
