"""Reads while files go in: python tests/faults/reading.py [--requests 10000] [--data FOLDER].

A site serves a database into which files are loaded one after another by another process, as visitors ask it and a
command line reads it, again and again from the start until enough was asked. Every answer must be one of the states
between two files, never an error, never a mixture, and never an older state than one seen before.
"""

import argparse
import asyncio
import json
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

import httpx
from databases import given

sys.path.insert(0, str(Path(__file__).parent.parent))
from browser import serving  # noqa: E402

ROOT = Path(__file__).parent.parent.parent
STATE = ("SELECT (SELECT count(*) FROM roll_calls) AS roll_calls, (SELECT count(*) FROM ballots) AS ballots,"
         " (SELECT count(*) FROM readings) AS readings, (SELECT count(*) FROM ingests) AS ingests,"
         " (SELECT count(*) FROM snapshot_entries) AS entries")
PAGES = ["/", "/regimes/dprk", "/actions/s-2024-255", "/vetoes", "/members/rus", "/in-force"]


@dataclass
class Seen:
    """What the readers saw: how often each state, which failures."""

    states: Counter[tuple[int, ...]] = field(default_factory=Counter)
    latest: int = 0
    asked: int = 0
    faults: list[str] = field(default_factory=list)


def files(data: Path | None) -> list[Path]:
    """What is loaded, in order: the official files of a folder, or the fixtures."""
    if data:
        names = ("undl_ga_voting_2024-03.csv.xz", "undl_sc_voting_2024-03.csv.xz", "un_consolidated_2018-10-29.xml",
                 "undl_sc_voting_2026-02_extract.csv", "un_consolidated_2020-11-30.xml")
        return [data / name for name in names]
    kinds = ("undl-sc-votes/2025*.csv", "undl-ga-votes/2026*.csv", "un-consolidated/*.xml", "undl-sc-votes/2026*.csv")
    return [next((ROOT / "fixtures").glob(kind)) for kind in kinds]


def state(database: Path) -> tuple[int, ...]:
    """The state of a database: how many rows some tables have."""
    connection = sqlite3.connect(database)
    try:
        return tuple(connection.execute(STATE).fetchone())
    finally:
        connection.close()


def states(base: Path, loaded: list[Path]) -> list[tuple[int, ...]]:
    """The states that a database goes through as files are loaded, nobody reading."""
    with TemporaryDirectory() as folder:
        copy = Path(shutil.copy(base, folder))
        found = [state(copy)]
        for file in loaded:
            subprocess.run(_ingest(file, copy), check=True, capture_output=True)
            found.append(state(copy))
        return found


def _ingest(file: Path, database: Path) -> list[str]:
    return [sys.executable, "-m", "sanctiondb", "ingest", str(file), "--db", str(database)]


async def watched(
    address: str, database: Path, loaded: list[Path], known: list[tuple[int, ...]], seen: Seen
) -> None:
    """Loads the files while eight visitors and a command line read."""
    done, seen.latest = asyncio.Event(), 0
    async with httpx.AsyncClient(base_url=address, timeout=60) as client:
        visitors = [asyncio.create_task(_visitor(client, database, known, seen, done)) for _ in range(8)]
        reader = asyncio.create_task(_reader(database, known, seen, done))
        for file in loaded:
            process = await asyncio.create_subprocess_exec(
                *_ingest(file, database), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            said = (await process.communicate())[1]
            if process.returncode:
                seen.faults.append(f"ingest {file.name}: {said.decode()}")
        done.set()
        await asyncio.gather(*visitors, reader)


async def _visitor(
    client: httpx.AsyncClient, database: Path, known: list[tuple[int, ...]], seen: Seen, done: asyncio.Event
) -> None:
    turn = 0
    while not done.is_set():
        turn += 1
        seen.asked += 1
        asks_state = turn % 2 == 0
        path = f"/{database.stem}.json?sql={quote(STATE)}&_shape=array" if asks_state else PAGES[turn % len(PAGES)]
        latest = seen.latest
        response = await client.get(path)
        if response.status_code != 200:
            seen.faults.append(f"{path}: {response.status_code} {response.text[:200]}")
        elif asks_state:
            _note(tuple(response.json()[0].values()), latest, known, seen)


async def _reader(database: Path, known: list[tuple[int, ...]], seen: Seen, done: asyncio.Event) -> None:
    while not done.is_set():
        latest = seen.latest
        command = [sys.executable, "-m", "sanctiondb", "query", STATE, "--json", "--db", str(database)]
        process = await asyncio.create_subprocess_exec(*command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        out, said = await process.communicate()
        seen.asked += 1
        if process.returncode:
            seen.faults.append(f"query: {said.decode()}")
        else:
            _note(tuple(json.loads(out)[0].values()), latest, known, seen)


def _note(found: tuple[int, ...], latest: int, known: list[tuple[int, ...]], seen: Seen) -> None:
    seen.states[found] += 1
    if found not in known:
        seen.faults.append(f"a mixture: {found}")
    elif known.index(found) < latest:
        seen.faults.append(f"an older state than one seen before: {found}")
    else:
        seen.latest = max(seen.latest, known.index(found))


def read(loaded: list[Path], requests: int) -> tuple[Seen, list[tuple[int, ...]]]:
    """What readers saw while files were loaded into databases of the seeds, and the states there were."""
    seen = Seen()
    with given(None) as base:
        known = states(base, loaded)
        while seen.asked < requests:
            with TemporaryDirectory() as folder:
                database = Path(shutil.copy(base, folder))
                with serving(database) as address:
                    asyncio.run(watched(address, database, loaded, known, seen))
    return seen, known


def main() -> int:
    """Prints what was seen; 1 where anything was at fault."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--requests", type=int, default=10_000)
    words.add_argument("--data", type=Path)
    said = words.parse_args()
    seen, known = read(files(said.data and said.data.resolve()), said.requests)
    print(f"{seen.asked} requests while {len(known) - 1} files went in: {len(seen.states)} of {len(known)} states seen,"
          f" {len(seen.faults)} at fault")
    print("".join(f"  {fault}\n" for fault in seen.faults[:20]), end="")
    return int(bool(seen.faults))


if __name__ == "__main__":
    raise SystemExit(main())
