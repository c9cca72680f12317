"""The short form of tests/faults/: what is killed is as it was or done, and done when it is run again."""

import asyncio
import random
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx
import pytest

from sanctiondb.web.limits import limiting

sys.path.insert(0, str(Path(__file__).parent / "faults"))
import crawling  # noqa: E402
import crowds  # noqa: E402
import killing  # noqa: E402
import mutating  # noqa: E402
import reading  # noqa: E402

from sites import Site  # noqa: E402


@pytest.mark.parametrize("scenario", killing.scenarios(None), ids=lambda scenario: scenario.name.replace(" ", "-"))
def test_what_is_killed_leaves_all_or_nothing_and_is_done_when_it_is_run_again(scenario: killing.Scenario) -> None:
    outcome = killing.disturbed(scenario, 1, random.Random(scenario.name), lambda: None)
    assert not outcome.faults
    assert outcome.nothing + outcome.everything == 1


def test_damaged_files_are_loaded_with_every_row_accounted_for_or_refused_in_a_sentence() -> None:
    found = mutating.mutated(mutating.inputs(2000, 20261124, None))
    assert not found.faults
    assert found.loaded > 500 and found.refused > 500


def test_readers_see_the_state_before_a_file_or_after_it_never_a_mixture_or_an_error() -> None:
    seen, known = reading.read(reading.files(None), 150)
    assert not seen.faults
    assert len(seen.states) > 1 and seen.asked >= 150


def test_every_link_from_the_start_page_on_leads_to_a_page_that_runs_and_loads_nothing(site_db: Path) -> None:
    crawl = crawling.crawled(Site(site_db), "record", 250)
    assert not crawl.faults
    assert len(crawl.seen) == 250 and len(crawl.wanted) > 100


def test_a_crowd_past_the_limit_is_turned_away_and_those_within_it_are_answered() -> None:
    async def slow(scope: object, receive: object, send: Callable[..., Awaitable[None]]) -> None:
        await asyncio.sleep(0.05)
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"here"})

    async def ask() -> list[httpx.Response]:
        transport = httpx.ASGITransport(limiting(slow, most=3))
        async with httpx.AsyncClient(transport=transport, base_url="http://site") as client:
            first = await asyncio.gather(*(client.get("/") for _ in range(10)))
            return [*first, await client.get("/")]

    found = asyncio.run(ask())
    assert sorted(one.status_code for one in found[:10]) == [200] * 3 + [503] * 7
    assert {one.headers.get("retry-after") for one in found if one.status_code == 503} == {"5"}
    assert found[-1].status_code == 200


def test_a_download_ends_when_its_visitor_leaves_and_takes_no_place_of_a_page() -> None:
    written = 0

    async def endless(scope: dict[str, object], receive: object, send: Callable[..., Awaitable[None]]) -> None:
        nonlocal written
        await send({"type": "http.response.start", "status": 200, "headers": []})
        while str(scope["path"]).startswith("/data/") and written < 10_000:
            written += 1
            await send({"type": "http.response.body", "body": b"row", "more_body": True})
        await send({"type": "http.response.body", "body": b""})

    async def ask() -> tuple[list[int], list[int]]:
        limited, told, left = limiting(endless, most=1, streams=2), [], asyncio.Event()

        async def sent(message: dict[str, int]) -> None:
            told.extend([message["status"]] if "status" in message else [])
            await asyncio.sleep(0.001)

        async def received() -> dict[str, str]:
            await left.wait()
            return {"type": "http.disconnect"}

        def get(path: str) -> Awaitable[None]:
            return limited({"type": "http", "method": "GET", "path": path}, received, sent)

        running = [asyncio.ensure_future(get("/un/data/votes.csv")) for _ in range(3)]
        await asyncio.sleep(0.05)
        await get("/regimes")
        before = sorted(told)
        left.set()
        await asyncio.wait_for(asyncio.gather(*running), 5)
        told.clear()
        await get("/data/votes.csv")
        return before, told

    before, after = asyncio.run(ask())
    assert before == [200, 200, 200, 503]
    assert after in ([200], []) and written < 1000


def test_memory_that_levels_off_is_told_from_memory_that_grows() -> None:
    assert not crowds.Memory([100, 140, 160, 165, 160, 161]).grows
    assert crowds.Memory([100, 120, 140, 160, 180, 200, 220, 240]).grows


def test_what_a_process_holds_is_watched_while_it_works() -> None:
    with crowds.watched(Path("/proc/self"), 0.01) as memory:
        kept = bytearray(b"x" * 60_000_000)
        time.sleep(0.05)
        del kept
    assert max(memory.samples) >= memory.samples[0] + 40
