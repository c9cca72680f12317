"""What many visitors ask at once, and what few ask badly: drawn once, answered in a sentence."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from datasette.app import DatasetteClient
from sites import Site

from sanctiondb.answers.database import takes
from sanctiondb.web import asking
from sanctiondb.web.catalogue import current
from sanctiondb.web.limits import PIECE, limiting
from sanctiondb.web.pages import own_paths
from sanctiondb.web.stores import Store


def test_a_long_page_that_many_ask_for_at_once_is_drawn_once(site_db: Path) -> None:
    site, drawn = Site(site_db), 0

    async def make() -> int:
        nonlocal drawn
        await asyncio.sleep(0.01)
        drawn += 1
        return drawn

    class Visitor:
        actor = None

    async def ask(sound: bool) -> list[Any]:
        await site.datasette.invoke_startup()
        return await asyncio.gather(*(asking.once(
            site.datasette, Visitor(), ("page", sound), make, lambda made: sound) for _ in range(8)))

    assert asyncio.run(ask(True)) == [1] * 8
    assert asyncio.run(ask(False)) == [*range(2, 10)]
    assert not asyncio.run(current(site.datasette)).drawn.making


@pytest.mark.parametrize("path", ["/members/x\r\nSet-Cookie: a=b", "/members/\u00e9\u4e2d", "/search?q=a%0Ab#c"])
def test_an_address_that_is_led_to_is_one_line_of_ascii(site: Site, path: str) -> None:
    led = asking.go(site.datasette, path).headers["Location"]
    assert led.isascii() and led.isprintable() and " " not in led
    assert asking.go(site.datasette, led).headers["Location"] == led


def test_a_choice_that_a_page_does_not_have_is_told_with_those_it_has(site: Site) -> None:
    told = site.get("/in-force.json?type=zz").json()["error"]
    assert "zz: no type of this page; expected one of " in told and "of ," not in told


@pytest.mark.parametrize("asked", ["_sort=zz", "_sort_desc=zz", "_sort=date&_sort_desc=date", "_sort=" + "z" * 4000])
@pytest.mark.parametrize("form", ["", ".json", ".csv"])
def test_a_column_that_a_table_cannot_be_sorted_by_is_told_in_a_sentence(site: Site, asked: str, form: str) -> None:
    answer = site.get(f"/record/roll_calls{form}?{asked}")
    assert answer.status_code == 400
    told = answer.json()["error"] if form else answer.text.partition("<main")[2]
    assert "sorted" in told and "zzz" * 30 not in told and "Traceback" not in told
    assert site.get(f"/record/roll_calls{form}?_sort=date").status_code == 200


@pytest.mark.parametrize("path", ["/", "/regimes/dprk", "/data.csv", "/feeds/actions.atom", "/data/regimes.csv"])
def test_the_site_is_only_read(site: Site, path: str) -> None:
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "PATCH"):
        answer = asyncio.run(site.datasette.client.request(method, path))
        assert answer.status_code == 405 and answer.headers["allow"] == "GET, HEAD", method
    assert asyncio.run(site.datasette.client.request("HEAD", path)).status_code == 200


@pytest.mark.parametrize("path", [
    "/regimes/{}", "/regimes/{}.json", "/in-force?on={}", "/in-force?target={}", "/in-force?type={}&on=2017-12-31",
    "/members/{}", "/actions/{}", "/measures/{}", "/vetoes?subject={}", "/data/{}.csv", "/record/rollcalls?since={}",
    "/agreement/{}-FRA", "/listings?on={}",
])
@pytest.mark.parametrize("long", ["a" * 5000, "word%20" * 700])
def test_no_sentence_repeats_thousands_of_letters(site: Site, path: str, long: str) -> None:
    answer = site.get(path.format(long), follow_redirects=True)
    assert answer.status_code in (400, 404), path
    main = answer.text.partition("<main")[2].partition("</main")[0] or answer.text
    assert "a" * 90 not in main and "word " * 20 not in main, main[:600]


def test_the_path_of_a_proxy_without_its_slash_leads_to_the_start_page(site_db: Path) -> None:
    site = Site(site_db, base_url="/un/")
    for asked, led in (("", "/un/"), ("?q=1", "/un/?q=1")):
        answer = asyncio.run(_plainly(site, "/un", asked))
        assert answer["status"] == 302 and dict(answer["headers"])[b"Location"] == led.encode()


async def _plainly(site: Site, path: str, asked: str) -> Any:
    """How the whole application begins to answer a path, which the client of Datasette would put the base before."""
    told: list[Any] = []

    async def send(message: Any) -> None:
        told.append(message)

    scope = {"type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "headers": [],
             "query_string": asked.lstrip("?").encode(), "scheme": "http"}
    await site.datasette.app()(scope, None, send)
    return told[0]


def test_the_paths_of_the_site_are_those_of_its_addresses() -> None:
    assert {"actions", "data", "regimes", "in-force", "vetoes", "-"} <= own_paths() and "un" not in own_paths()


def test_a_parameter_is_known_by_its_whole_name() -> None:
    assert takes("WHERE member IN (:members_a) AND day = :on OR :on = ''") == ["members_a", "on"]


def test_examples_of_the_api_are_kept_only_when_each_was_answered(site_db: Path) -> None:
    site = Site(site_db)
    asyncio.run(site.datasette.invoke_startup())
    client, site.datasette.client = site.datasette.client, DatasetteClient(Site().datasette)
    assert asyncio.run(client.get("/api")).status_code == 200
    assert not asyncio.run(current(site.datasette)).drawn
    site.datasette.client = client
    assert "S/2024/255" in site.get("/api").text
    assert len(asyncio.run(current(site.datasette)).drawn) >= 1


def test_a_download_whose_visitor_takes_nothing_is_ended_and_its_place_is_free() -> None:
    taken = asyncio.Event()

    async def endless(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        while not taken.is_set():
            await send({"type": "http.response.body", "body": b"row", "more_body": True})
            await asyncio.sleep(0.005)

    async def get(site: Any, waiting: float) -> list[int]:
        """The status of a download whose visitor takes each piece after so many seconds."""
        told = []

        async def send(message: Any) -> None:
            told.extend([message["status"]] if "status" in message else [])
            await asyncio.sleep(waiting if "status" not in message else 0)

        await site({"type": "http", "method": "GET", "path": "/data/votes.csv"}, asyncio.Event().wait, send)
        return told

    async def ask() -> None:
        site = limiting(endless, streams=1, patience=0.1)
        stuck = asyncio.ensure_future(get(site, 60))
        await asyncio.sleep(0.02)
        assert await get(site, 0) == [503]
        assert await asyncio.wait_for(stuck, 5) == [200]
        slow = asyncio.ensure_future(get(site, 0.02))
        await asyncio.sleep(0.5)
        assert not slow.done(), "who takes something now and then is served"
        taken.set()
        assert await asyncio.wait_for(slow, 5) == [200]

    asyncio.run(ask())


def test_a_download_goes_out_in_small_pieces_so_that_a_slow_visitor_gets_all_of_it() -> None:
    whole, got = bytes(range(256)) * 1000, []

    async def large(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": whole, "more_body": True})
        await send({"type": "http.response.body", "body": b""})

    async def send(message: Any) -> None:
        got.append(message)
        await asyncio.sleep(0.04)

    asyncio.run(limiting(large, patience=0.1)(
        {"type": "http", "method": "GET", "path": "/data/votes.csv"}, asyncio.Event().wait, send))
    pieces = [message["body"] for message in got[1:]]
    assert b"".join(pieces) == whole and max(map(len, pieces)) <= PIECE
    assert [message.get("more_body", False) for message in got[1:]] == [True] * (len(pieces) - 1) + [False]


def test_what_many_ask_for_is_made_by_one_of_them_at_a_time_even_if_it_is_not_kept() -> None:
    making, most = 0, 0

    async def make() -> int:
        nonlocal making, most
        making += 1
        most = max(most, making)
        await asyncio.sleep(0.01)
        making -= 1
        return 1

    async def ask() -> None:
        store = Store()

        async def late(seconds: float) -> int:
            await asyncio.sleep(seconds)
            return await store.once("page", make, lambda made: False)

        await asyncio.gather(*(late(number * 0.004) for number in range(12)))

    asyncio.run(ask())
    assert most == 1
