"""Kills the program at random moments: python tests/faults/killing.py [--times 200] [--seed 1] [--data FOLDER].

Each time the database must open, be whole by SQLite's own checks and the program's, and hold either what it held or
all of what was to come; run again it must hold what an undisturbed run gives. An export is there whole or not at all.
The full files are used where they are; the fixtures otherwise, which a line says.
"""

import argparse
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from databases import seeded

from sanctiondb.answers.digest import digest
from sanctiondb.record.sqlite import Database, Migrations
from sanctiondb.resources import texts

ROOT = Path(__file__).parent.parent.parent
FIXTURES = ROOT / "fixtures"


@dataclass
class Scenario:
    """What is disturbed: how its folder is made ready, the words of the command, what it leaves when it is done."""

    name: str
    ready: Callable[[Path], None]
    words: list[str]
    held: Callable[[Path], str]
    """What the folder holds, as a text: the same before, whatever half of it was done."""


@dataclass
class Outcome:
    """What came of killing one scenario: how often it was hit while it ran, how often nothing or all was there."""

    name: str
    seconds: float
    hit: int = 0
    nothing: int = 0
    everything: int = 0
    faults: list[str] = field(default_factory=list)


def program(*words: object) -> list[str]:
    """A command of this program, as a new process."""
    return [sys.executable, "-m", "sanctiondb", *map(str, words)]


def killed(command: list[str], folder: Path, after: float) -> bool:
    """Runs a command and kills it after some seconds; whether it was still running then."""
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        process.wait(after)
        return False
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True


def disturbed(scenario: Scenario, times: int, chance: random.Random, told: Callable[[], None]) -> Outcome:
    """Kills a scenario a number of times at moments spread evenly over an undisturbed run."""
    with TemporaryDirectory() as name:
        base, done, folder = (Path(name, part) for part in ("base", "done", "now"))
        base.mkdir()
        scenario.ready(base)
        shutil.copytree(base, done)
        begun = time.perf_counter()
        subprocess.run(program(*scenario.words), cwd=done, check=True, capture_output=True)
        outcome = Outcome(scenario.name, time.perf_counter() - begun)
        before, after = scenario.held(base), scenario.held(done)
        assert before != after, f"{scenario.name}: the command does nothing"
        for _ in range(times):
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(base, folder)
            _once(scenario, folder, chance.uniform(0, outcome.seconds), (before, after), outcome)
            told()
        return outcome


def _once(scenario: Scenario, folder: Path, moment: float, held: tuple[str, str], outcome: Outcome) -> None:
    outcome.hit += killed(program(*scenario.words), folder, moment)
    found = scenario.held(folder)
    outcome.nothing += found == held[0]
    outcome.everything += found == held[1]
    if found not in held:
        outcome.faults.append(f"killed after {moment:.3f} s: {found}")
    for path in folder.glob("*.db"):
        outcome.faults += [f"killed after {moment:.3f} s: {fault}" for fault in faults(path)]
    again = subprocess.run(program(*scenario.words), cwd=folder, capture_output=True, text=True)
    if (again.returncode and found != held[1]) or scenario.held(folder) != held[1]:
        outcome.faults.append(f"killed after {moment:.3f} s, then run again: {again.stderr or scenario.held(folder)}")


def faults(path: Path) -> list[str]:
    """What SQLite's own checks and `sanctiondb check` say against a database; of an earlier version only the first."""
    with sqlite3.connect(path) as connection:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        found += [f"refers to nothing: {row}" for row in connection.execute("PRAGMA foreign_key_check")]
        version = connection.execute("SELECT count(*) FROM _sqlite_migrations").fetchone()[0]
    connection.close()
    if version == len(texts("schema", ".sql")):
        checked = subprocess.run(program("check", "--json", "--db", path), capture_output=True, text=True)
        found += [checked.stderr] if checked.returncode else []
        json.loads(checked.stdout or "[]")
    return found


def record(folder: Path) -> str:
    """The digest of the database in a folder."""
    connection = sqlite3.connect(folder / "sanctions.db")
    try:
        return str(digest(connection)[-1]["digest"])
    finally:
        connection.close()


def migrated(folder: Path) -> str:
    """The digests of the tables in which a database of the first version holds something; of all once it is built.

    After a migration the tables hold the same, whichever of the later migrations are done.
    """
    connection = sqlite3.connect(folder / "sanctions.db")
    try:
        rows = {row["table"]: f"{row['rows']} {row['digest']}" for row in digest(connection)}
    finally:
        connection.close()
    built = not rows["ingests"].startswith("1 ")
    return rows["all"] if built else " ".join(rows[name] for name in ("ingests", "reports", "statements"))


def exported(folder: Path) -> str:
    """What an export left under its own name: nothing, or all, told by its hashes."""
    package = folder / "out" / "datapackage.json"
    if not package.exists():
        for path in (folder / "out").glob("[!.]*.json"):
            json.loads(path.read_text(encoding="utf-8"))
        return "nothing"
    listed = json.loads(package.read_text(encoding="utf-8"))["resources"]
    return f"{len(listed)} tables, {sum((folder / 'out' / one['path']).stat().st_size for one in listed)} bytes"


def copied(folder: Path) -> str:
    """What a backup left: nothing, or the digest of the copy."""
    copy = folder / "copy.bak"
    if not copy.exists():
        return "nothing"
    connection = sqlite3.connect(copy)
    try:
        return str(digest(connection)[-1]["digest"])
    finally:
        connection.close()


def of_the_seeds(folder: Path) -> None:
    """A folder with a database of the seeds."""
    seeded(folder / "sanctions.db")


def of_the_first_version(folder: Path) -> None:
    """A folder with a database as the first migration leaves it, a statement in it."""
    first = Migrations("sanctiondb")
    name, sql = next(iter(texts("schema", ".sql").items()))
    first(name=name)(lambda database: database.executescript(sql))
    connection = sqlite3.connect(folder / "sanctions.db")
    first.apply(Database(connection))
    connection.executescript((Path(__file__).parent / "first_version.sql").read_text(encoding="utf-8"))
    connection.close()


def scenarios(data: Path | None) -> list[Scenario]:
    """What is disturbed, with the official files of a folder, or with the fixtures."""
    assembly = data / "undl_ga_voting_2024-03.csv.xz" if data else FIXTURES / "undl-sc-votes/2026_02_06_sc_voting.csv"
    snapshot = data / "un_consolidated_2018-10-29.xml" if data else next((FIXTURES / "un-consolidated").glob("*.xml"))
    return [
        Scenario("ingest of roll calls", of_the_seeds, ["ingest", str(assembly)], record),
        Scenario("ingest of a list", of_the_seeds, ["ingest", str(snapshot)], record),
        Scenario("migration and seeds", of_the_first_version, ["build"], migrated),
        Scenario("export of everything", of_the_seeds, ["export", "--all", "out"], exported),
        Scenario("backup", of_the_seeds, ["backup", "copy.bak"], copied),
    ]


def main() -> int:
    """Prints a table: what was disturbed, how often, what was found; 1 where anything was at fault."""
    import click

    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--times", type=int, default=200)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--data", type=Path)
    said = asked.parse_args()
    chance, chosen = random.Random(said.seed), scenarios(said.data and said.data.resolve())
    share = -(-said.times // len(chosen))
    with click.progressbar(length=share * len(chosen), label="Killing", file=sys.stderr) as bar:
        found = [disturbed(one, share, chance, lambda: bar.update(1)) for one in chosen]
    print("| what was killed | times | while it ran | nothing done | all done | at fault |\n|---|---|---|---|---|---|")
    for one in found:
        print(f"| {one.name} ({one.seconds:.1f} s undisturbed) | {share} | {one.hit} | {one.nothing}"
              f" | {one.everything} | {len(one.faults)} |")
        print("".join(f"  {fault}\n" for fault in one.faults), end="")
    return int(any(one.faults for one in found))


if __name__ == "__main__":
    raise SystemExit(main())
