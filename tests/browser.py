"""A site on a free port and the browser to look at it, for the browser tests and the pictures."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

CHROMIUM = Path("/usr/bin/chromium")
SWITCHES = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]


SERVERS = {
    "datasette": ["datasette", "{database}", "--port"],
    "sanctiondb serve": ["sanctiondb", "serve", "--db", "{database}", "--port"],
    "sanctiondb serve --immutable": ["sanctiondb", "serve", "--immutable", "--db", "{database}", "--port"],
}
"""The ways to serve a database: python -m ... PORT."""


@contextmanager
def serving(database: Path, server: str = "datasette", *more: str) -> Iterator[str]:
    """The address of a site started on a database as anybody would start it."""
    port = free_port()
    words = [word.format(database=database) for word in SERVERS[server]]
    command = [sys.executable, "-m", *words, str(port), *more]
    with stopped(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)):
        yield answering(f"http://127.0.0.1:{port}")


@contextmanager
def stopped(server: subprocess.Popen[bytes]) -> Iterator[None]:
    """Stops a server in the end."""
    try:
        yield
    finally:
        server.terminate()
        server.wait()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def answering(address: str) -> str:
    """The address, as soon as a Datasette answers there."""
    for _ in range(600):
        try:
            urlopen(f"{address}/-/versions.json").close()
            return address
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{address} did not answer in a minute")
