"""Asks a full database on the command line and on the site, one client, and prints times beside their limits.

    python tests/benchmarks/queries.py DATABASE [--rounds 20]

Times are milliseconds, ratios those of the medians to `python -c "import click"`. The site is served twice: with a bare
`datasette DATABASE`, and with `sanctiondb serve`.
"""

import argparse
import http.client
import math
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).parents[1]))

from browser import answering, free_port, serving  # noqa: E402

COMMANDS = {
    ("--help",): "2 x import click",
    ("show", "S/RES/1718"): "4 x import click",
    ("vetoes",): "4 x import click",
    ("agreement", "FRA", "GBR", "--body", "GA", "--json"): "",
    ("agreement", "--all", "--body", "GA", "--json"): "1500 ms",
}
PAGES = {
    "/": "p95 15 ms", "/regimes": "p95 15 ms", "/regimes/dprk": "p95 15 ms", "/statements": "p95 15 ms",
    "/checks": "p95 15 ms", "/sources": "p95 15 ms", "/actions/s-2024-255": "p95 15 ms",
    "/actions/s-res-1718-2006": "p95 15 ms",
    "/{name}/roll_calls?_facet=body&_facet=outcome&_facet=manner": "p95 120 ms",
    "/{name}/votes?member=FRA&_facet=vote&_facet=name&_facet=permanent": "p95 120 ms",
    "/{name}/votes?member=FRA": "p95 120 ms",
    "/{name}/votes": "",
}


def timed(go: Callable[[], object], rounds: int) -> list[float]:
    """Milliseconds of each round from the shortest on, after one that is not counted."""
    go()
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        go()
        taken.append((time.perf_counter() - start) * 1000)
    return sorted(taken)


def print_row(what: str, limit: str, taken: list[float], base: float | None = None) -> None:
    """Prints min, median, 95th percentile (the nearest rank) and max, and the ratio of the median to a base."""
    middle, high = statistics.median(taken), taken[math.ceil(0.95 * len(taken)) - 1]
    ratio = f"{middle / base:.1f}" if base else ""
    print(f"| `{what}` | {limit} | {taken[0]:.1f} | {middle:.1f} | {high:.1f} | {taken[-1]:.1f} | {ratio} |")


def command(*words: str) -> Callable[[], object]:
    """A program to be run to its end."""
    return lambda: subprocess.run([sys.executable, *words], check=True, capture_output=True)


@contextmanager
def serve(database: Path) -> Iterator[str]:
    """The address of the site as `sanctiondb serve` serves it."""
    port = free_port()
    words = ["-m", "sanctiondb", "serve", "--db", str(database), "--port", str(port)]
    server = subprocess.Popen([sys.executable, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield answering(f"http://127.0.0.1:{port}")
    finally:
        server.terminate()
        server.wait()


SERVERS: dict[str, Callable[[Path], AbstractContextManager[str]]] = {"datasette": serving, "sanctiondb serve": serve}


def fetch(connection: http.client.HTTPConnection, path: str) -> None:
    """Asks for a page on a connection that stays open, and reads it."""
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200 or answer.will_close:
        raise SystemExit(f"{path}: status {answer.status}, connection {answer.getheader('Connection', 'kept')}")


def ask_commands(database: Path, rounds: int) -> None:
    """Prints the rows of the command line."""
    base = timed(command("-c", "import click"), rounds)
    print_row('python -c "import click"', "", base, statistics.median(base))
    for words, limit in COMMANDS.items():
        where = () if words == ("--help",) else ("--db", str(database))
        taken = timed(command("-m", "sanctiondb", *words, *where), rounds)
        print_row(f"sanctiondb {' '.join(words)}", limit, taken, statistics.median(base))


def ask_pages(server: str, database: Path, rounds: int) -> None:
    """Prints the rows of the site as a server serves it."""
    with SERVERS[server](database) as address:
        connection = http.client.HTTPConnection(urlsplit(address).netloc)
        for page, limit in PAGES.items():
            path = page.format(name=database.stem)
            print_row(f"{server}: {path}", limit, timed(lambda path=path: fetch(connection, path), rounds))
        connection.close()


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("database", type=Path)
    parser.add_argument("--rounds", type=int, default=20)
    asked = parser.parse_args()
    print("| what | limit | min | median | p95 | max | ratio |\n|---|---|---|---|---|---|---|")
    ask_commands(asked.database, asked.rounds)
    for server in SERVERS:
        ask_pages(server, asked.database, asked.rounds)


if __name__ == "__main__":
    main()
