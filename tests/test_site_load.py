"""What many visitors ask at once, and what few ask badly: drawn once, answered in a sentence."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from sites import Site

from sanctiondb.web import asking
from sanctiondb.web.catalogue import current


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
    assert not asyncio.run(current(site.datasette)).making


@pytest.mark.parametrize("path", ["/members/x\r\nSet-Cookie: a=b", "/members/\u00e9\u4e2d", "/search?q=a%0Ab#c"])
def test_an_address_that_is_led_to_is_one_line_of_ascii(site: Site, path: str) -> None:
    led = asking.go(site.datasette, path).headers["Location"]
    assert led.isascii() and led.isprintable() and " " not in led
    assert asking.go(site.datasette, led).headers["Location"] == led


def test_a_choice_that_a_page_does_not_have_is_told_with_those_it_has(site: Site) -> None:
    told = site.get("/in-force.json?type=zz").json()["error"]
    assert "zz: no type of this page; expected one of " in told and "of ," not in told
