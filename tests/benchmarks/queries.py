"""Asks a full database on the command line and on the site, one client, and prints times beside their limits.

    python tests/benchmarks/queries.py DATABASE [--rounds 20]
"""

import argparse
import http.client
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).parents[1]))

from browser import answering, free_port  # noqa: E402

COMMANDS = {
    ("--help",): "2 x import click",
    ("show", "S/RES/1718"): "4 x import click",
    ("vetoes",): "4 x import click",
    ("agreement", "FRA", "GBR", "--body", "GA", "--json"): "",
    ("agreement", "--all", "--body", "GA", "--json"): "1500 ms",
}
PAGES = {
    "/": "15 ms", "/regimes": "15 ms", "/regimes/dprk": "15 ms", "/statements": "15 ms", "/checks": "15 ms",
    "/sources": "15 ms", "/actions/s-2024-255": "15 ms", "/actions/s-res-1718-2006": "15 ms",
    "/{name}/roll_calls?_facet=body&_facet=outcome&_facet=manner": "120 ms",
    "/{name}/votes?member=FRA&_facet=vote&_facet=name&_facet=permanent": "120 ms",
    "/{name}/votes": "",
}


def timed(go: Callable[[], object], rounds: int) -> list[float]:
    """Milliseconds of each round, after one that is not counted."""
    go()
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        go()
        taken.append((time.perf_counter() - start) * 1000)
    return sorted(taken)


def print_row(what: str, taken: list[float], limit: str, base: float | None = None) -> None:
    """Prints min, median, 95th percentile and max in milliseconds, and the ratio to a base."""
    middle, high = statistics.median(taken), taken[min(len(taken) - 1, round(0.95 * len(taken)))]
    ratio = f"{middle / base:.1f}" if base else ""
    print(f"| `{what}` | {taken[0]:.0f} | {middle:.0f} | {high:.0f} | {taken[-1]:.0f} | {ratio} | {limit} |")


def command(*words: str) -> Callable[[], object]:
    """A program to be run to its end."""
    return lambda: subprocess.run([sys.executable, *words], check=True, capture_output=True)


@contextmanager
def site(database: Path) -> Iterator[http.client.HTTPConnection]:
    """A connection to the site as `sanctiondb serve` serves it."""
    port = free_port()
    words = ["-m", "sanctiondb", "serve", "--db", str(database), "--port", str(port)]
    server = subprocess.Popen([sys.executable, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield http.client.HTTPConnection(urlsplit(answering(f"http://127.0.0.1:{port}")).netloc)
    finally:
        server.terminate()
        server.wait()


def fetch(connection: http.client.HTTPConnection, path: str) -> None:
    """Asks for a page and reads it."""
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise SystemExit(f"{path}: status {answer.status}")


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("database", type=Path)
    parser.add_argument("--rounds", type=int, default=20)
    asked = parser.parse_args()
    print("| what | ms, min | median | 95 % | max | to import click | limit |\n|---|---|---|---|---|---|---|")
    base = timed(command("-c", "import click"), asked.rounds)
    print_row("import click", base, "")
    for words, limit in COMMANDS.items():
        where = () if words == ("--help",) else ("--db", str(asked.database))
        taken = timed(command("-m", "sanctiondb", *words, *where), asked.rounds)
        print_row(f"sanctiondb {' '.join(words)}", taken, limit, statistics.median(base))
    with site(asked.database) as connection:
        for path, limit in PAGES.items():
            path = path.format(name=asked.database.stem)
            print_row(path, timed(lambda path=path: fetch(connection, path), asked.rounds), limit)


if __name__ == "__main__":
    main()
