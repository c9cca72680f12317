"""Asks a full database for every type of page of its site, one client; prints times and weights beside limits.

    python tests/benchmarks/site.py [DATABASE] [--rounds 20] [--times 4] [--server NAME ...]

With --times the database is copied, and made votes of the General Assembly are added until it has as many times
its votes. Without a DATABASE one is built from the official files in SANCTIONDB_DATA (../shared/data). Times are
milliseconds from the question to the last byte on a connection that stays open, as a browser asks: gzipped. A ratio is
p95, or the weight, to its limit. Exit status 1 where a limit is missed.
"""

import argparse
import http.client
import os
import platform
import sqlite3
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from ingest import VOTERS, made
from timing import p95, timed

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from browser import SERVERS, serving  # noqa: E402
from page_types import DATASETTE, FEEDS, FULL, OWN  # noqa: E402

OURS, TABLES, WEIGHT = 15.0, 120.0, 100_000
"""Limits: p95 of our own pages and of tables, milliseconds; bytes of a page, gzipped."""

MEASURED = {
    "/{name}/roll_calls?_facet=body&_facet=outcome&_facet=manner": TABLES,
    "/{name}/votes?member=FRA": TABLES,
    "/{name}/votes?member=FRA&_facet=vote&_facet=name&_facet=permanent": TABLES,
}
PAGES: dict[str, float | None] = {
    **dict.fromkeys([*OWN, *FULL], OURS), **dict.fromkeys(FEEDS), **MEASURED, **dict.fromkeys(DATASETTE)}
"""{address: p95 asked for}; Datasette's own pages are asked for nothing else."""


HEADING = f"| page | p50 ms | p95 ms | limit | ratio | KB gzipped | ratio to {WEIGHT / 1000:.0f} |"


@dataclass(frozen=True)
class Answer:
    """What came of one question."""

    status: int
    weight: int
    kept: bool


def main() -> None:
    """Prints a table for each server."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("database", type=Path, nargs="?")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--server", choices=SERVERS, action="append", help="sanctiondb serve, if none is given")
    parser.add_argument("--times", type=int, default=1, help="as many times the votes")
    asked = parser.parse_args()
    with full(asked.database) as given, grown(given, asked.times) as database:
        print(f"{datetime.now(UTC):%Y-%m-%d}, {machine()}; {database.stat().st_size / 1e6:.1f} MB, one client,"
              f" {asked.rounds} rounds, gzipped")
        missed = [path for server in asked.server or ["sanctiondb serve"]
                  for path in ask(server, database, asked.rounds)]
    if missed:
        raise SystemExit(f"limits missed: {', '.join(missed)}")


@contextmanager
def full(given: Path | None) -> Iterator[Path]:
    """The database given, or one with every official file."""
    if given:
        yield given
        return
    data = os.environ.get("SANCTIONDB_DATA") or str(ROOT.parent / "shared" / "data")
    with TemporaryDirectory() as folder:
        database = Path(folder) / "record.db"
        words = ["-m", "sanctiondb", "ingest", data, "--db", str(database)]
        subprocess.run([sys.executable, *words], check=False, capture_output=True)
        if not database.exists():
            raise SystemExit(f"{data}: no official files there; set SANCTIONDB_DATA, or give a DATABASE")
        yield database


@contextmanager
def grown(database: Path, times: int) -> Iterator[Path]:
    """The database, or a copy of it with made votes beside its own, so that it has as many times as many."""
    if times == 1:
        yield database
        return
    with TemporaryDirectory() as folder, closing(sqlite3.connect(database)) as connection:
        votes = connection.execute("SELECT count(*) FROM votes").fetchone()[0]
        larger = Path(folder) / database.name
        connection.execute("VACUUM INTO ?", [str(larger)])
        more = made(Path(folder) / "2025-01_made.csv", (times - 1) * votes // VOTERS)
        words = ["-m", "sanctiondb", "ingest", str(more), "--db", str(larger)]
        subprocess.run([sys.executable, *words], check=True, capture_output=True)
        yield larger


def machine() -> str:
    """The machine as far as it matters: processors, Python, how busy it is, how fast something known."""
    cores = len(os.sched_getaffinity(0))
    known = timed(lambda: subprocess.run([sys.executable, "-c", "import click"], check=True), 5)
    return (f"{cores} cores ({platform.machine()}), load {os.getloadavg()[0]:.1f}, Python {platform.python_version()},"
            f" `import click` {statistics.median(known):.0f} ms")


def ask(server: str, database: Path, rounds: int) -> list[str]:
    """Prints a row a page as a server serves it, then what was skipped; returns the pages that missed a limit."""
    print(f"\n{server}\n\n{HEADING}\n|---|---|---|---|---|---|---|")
    skipped, missed = [], []
    with serving(database, server) as address:
        connection = http.client.HTTPConnection(urlsplit(address).netloc)
        for pattern, limit in PAGES.items():
            path = pattern.format(name=database.stem)
            answer = fetch(connection, path)
            if answer.status != 200:
                skipped.append(f"skipped {path}: {answer.status}, not there")
                continue
            taken = timed(lambda path=path: fetch(connection, path), rounds)
            print(row(path, limit, taken, answer.weight))
            if p95(taken) > (limit or p95(taken)) or answer.weight > WEIGHT:
                missed.append(path)
        connection.close()
    print("\n" + "\n".join(skipped))
    return missed


def fetch(connection: http.client.HTTPConnection, path: str) -> Answer:
    """Asks for a page on a connection that stays open, and reads it as it comes."""
    connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    return Answer(answer.status, len(answer.read()), not answer.will_close)


def row(path: str, limit: float | None, taken: list[float], weight: int) -> str:
    """A page as a row of the table."""
    high = p95(taken)
    told = f"{limit:.0f} | {high / limit:.2f}" if limit else "|"
    return (f"| `{path}` | {statistics.median(taken):.1f} | {high:.1f} | {told} | {weight / 1000:.1f} |"
            f" {weight / WEIGHT:.2f} |")


if __name__ == "__main__":
    main()
