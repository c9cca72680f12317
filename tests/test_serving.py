"""serve listens where it is told, tells in a sentence why it cannot, and stops without a word too many."""

import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from browser import answering, free_port, serving, stopped
from conftest import Run

from sanctiondb.cli import listening
from sanctiondb.web import prefixed


@pytest.fixture(scope="module")
def record(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds for servers, the module's own."""
    return Path(shutil.copy(seeded, tmp_path_factory.mktemp("served") / "sanctions.db"))


@pytest.fixture(scope="module")
def proxied(record: Path) -> Iterator[str]:
    """A site as behind a proxy on this machine that serves it under /un/ by https."""
    how = ["--base-url", "un", "--https", "--proxy", "127.0.0.1"]
    with serving(record, "sanctiondb serve --immutable", *how) as address:
        yield address


@pytest.fixture(scope="module")
def page(proxied: str) -> str:
    with urlopen(f"{proxied}/un/actions/s-2024-255") as answer:
        return str(answer.read().decode())


def test_every_link_of_a_page_behind_a_proxy_begins_with_its_path(page: str) -> None:
    inner = [link for link in re.findall(r'(?:href|src|action)="([^"]+)"', page) if link.startswith("/")]
    assert len(inner) > 10
    assert not [link for link in inner if not link.startswith("/un/")]


def test_an_action_is_cited_by_the_address_that_a_visitor_uses(page: str) -> None:
    assert re.search(r"https://127\.0\.0\.1:\d+/un/actions/s-2024-255, record of", page)
    assert "http://" not in page.partition("How to cite")[2].partition("</section>")[0]


def test_links_behind_a_proxy_lead_somewhere(proxied: str, page: str) -> None:
    for link in sorted(set(re.findall(r'href="(/un/[^"#?]*)"', page.partition("<main")[2]))):
        with urlopen(proxied + link) as answer:
            assert answer.status == 200


def test_whole_addresses_behind_a_proxy_are_those_that_a_visitor_uses(proxied: str) -> None:
    asked = Request(f"{proxied}/un/sanctions/roll_calls.json?_size=1", headers={"Host": "record.example"})
    with urlopen(asked) as answer:
        assert json.load(answer)["next_url"].startswith("https://record.example/un/sanctions/roll_calls.json?")


def test_the_path_is_taken_off_once_whether_the_proxy_passes_it_on_or_not() -> None:
    passed_on = {"path": "/un/regimes", "raw_path": b"/un/regimes"}
    taken_off = {"path": "/regimes", "raw_path": b"/regimes"}
    assert prefixed.without_prefix(passed_on, "/un/") == taken_off == prefixed.without_prefix(taken_off, "/un/")
    assert prefixed.without_prefix({"type": "lifespan"}, "/un/") == {"type": "lifespan"}


def test_an_immutable_database_is_served_as_one(proxied: str) -> None:
    with urlopen(f"{proxied}/un/-/databases.json") as answer:
        assert [one["is_mutable"] for one in json.load(answer)] == [False]


def test_serve_opens_a_browser_once_it_answers_and_ctrl_c_ends_it_cleanly(record: Path, tmp_path: Path) -> None:
    opened, port = tmp_path / "opened", free_port()
    browser = tmp_path / "browser"
    browser.write_text(f"#!/bin/sh\necho \"$1\" > {opened}\n")
    browser.chmod(0o755)
    words = [sys.executable, "-m", "sanctiondb", "serve", "--db", str(record), "--port", str(port), "--open"]
    server = subprocess.Popen(words, env=os.environ | {"BROWSER": f"{browser} %s"}, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True)
    answering(f"http://127.0.0.1:{port}")
    for _ in range(100):
        if opened.exists() and opened.read_text():
            break
        time.sleep(0.1)
    server.send_signal(signal.SIGINT)
    _, told = server.communicate(timeout=30)
    assert opened.read_text() == f"http://127.0.0.1:{port}/\n"
    assert server.returncode == 0
    assert "Traceback" not in told and "Aborted" not in told


def test_serve_listens_on_a_socket_of_unix(record: Path, tmp_path: Path) -> None:
    path = tmp_path / "site.sock"
    words = [sys.executable, "-m", "sanctiondb", "serve", "--db", str(record), "--uds", str(path)]
    with stopped(subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)):
        answer = _through(path, {"Host": "record.example", "X-Forwarded-Proto": "https"})
    assert json.loads(answer)["next_url"].startswith("https://record.example/")


def _through(path: Path, headers: dict[str, str]) -> bytes:
    """What a site answers to a question through its socket."""
    for _ in range(600):
        with socket.socket(socket.AF_UNIX) as through:
            try:
                through.connect(str(path))
            except OSError:
                time.sleep(0.1)
                continue
            connection = http.client.HTTPConnection("localhost")
            connection.sock = through
            connection.request("GET", "/sanctions/roll_calls.json?_size=1", headers=headers)
            return connection.getresponse().read()
    raise AssertionError(f"{path} did not answer in a minute")


def test_a_port_that_is_taken_is_told_in_one_sentence(run: Run, seeded: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = run("serve", "--port", str(taken.getsockname()[1]), db=seeded)
    assert result.exit_code == 1
    assert "another program listens there; give another --port" in result.stderr and result.stderr.count("\n") == 1


@pytest.mark.parametrize(("words", "sentence", "status"), [
    (("--host", "nowhere.invalid"), "give as --host an address of this machine", 1),
    (("--host", "192.0.2.1"), "give as --host an address of this machine", 1),
    (("--base-url", "http://record.example/un/"), "expected a path such as /un/", 2),
    (("--uds", "site.sock", "--open"), "--open goes without --uds", 2),
    (("--uds", ""), "an empty name", 2),
    (("--base-url", "sanctions"), "/sanctions/ is the path of the database sanctions.db already", 2),
    (("--base-url", "/data/"), "/data/ is a path of the site itself already", 2),
    (("--base-url", "regimes/un"), "/regimes/un/ is a path of the site itself already", 2),
    (("--base-url", "/-/"), "/-/ is a path of the site itself already", 2),
])
def test_where_nothing_can_listen_is_told(
    run: Run, seeded: Path, words: tuple[str, ...], sentence: str, status: int
) -> None:
    result = run("serve", *words, db=seeded)
    assert result.exit_code == status
    assert sentence in " ".join(result.stderr.split()) and "Traceback" not in result.stderr


@pytest.mark.parametrize(("host", "expected"), [
    ("127.0.0.1", "http://127.0.0.1:80/un/"), ("0.0.0.0", "http://127.0.0.1:80/un/"), ("::", "http://[::1]:80/un/"),
    ("record.example", "http://record.example:80/un/"),
])
def test_the_address_told_is_one_that_this_machine_can_open(host: str, expected: str) -> None:
    assert listening.address(host, 80, "/un/") == expected


def test_port_nought_finds_one_that_is_free() -> None:
    assert listening.free("127.0.0.1", 0) > 1023
