"""Where a site is listened to: a port that is free, its address, a browser that opens it."""

import errno
import socket
import threading
import time

from sanctiondb.cli.printing import complain
from sanctiondb.errors import SanctiondbError

EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}
"""Hosts that stand for every address of the machine, with the one to open on it."""

PATIENCE = 60.0
"""Seconds within which a site that is to be opened should answer."""


def free(host: str, port: int) -> int:
    """The port, one that is free for 0; raises SanctiondbError where nothing can listen there."""
    try:
        found = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, *_, address = found[0]
        with socket.socket(family) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(address)
            return int(tried.getsockname()[1])
    except OSError as error:
        raise SanctiondbError(f"{host}, port {port}: {_why(error)}") from error


def _why(error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return "another program listens there; give another --port (0 finds a free one), or stop that program"
    if error.errno == errno.EACCES:
        return "not allowed to listen there; give a --port above 1023"
    return f"{error.strerror}; give as --host an address of this machine, such as 127.0.0.1"


def address(host: str, port: int, base: str) -> str:
    """The address to open: of this machine where the site listens on all."""
    name = EVERYWHERE.get(host, host)
    return f"http://{f'[{name}]' if ':' in name else name}:{port}{base}"


def open_when_up(site: str, host: str, port: int) -> None:
    """Opens a site in a browser as soon as somebody listens there, meanwhile."""
    threading.Thread(target=_open, args=(site, host, port), daemon=True).start()


def _open(site: str, host: str, port: int) -> None:
    import webbrowser

    late = time.monotonic() + PATIENCE
    while time.monotonic() < late:
        try:
            socket.create_connection((EVERYWHERE.get(host, host), port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
            continue
        if not webbrowser.open(site):
            complain(f"No browser was found here; open {site}")
        return
