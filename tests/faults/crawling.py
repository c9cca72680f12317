"""Follows every link of the site: python tests/faults/crawling.py [FILE] [--most 100000].

Each page must answer, run nothing that no template of ours wrote, load nothing from elsewhere, bear no id twice, and
have a place for every # that leads into it. Of Datasette's tables and queries those addresses are followed that our
own pages lead to, not the filters without end that lead on from there. FILE is a database; without it one is built
from the seeds.
"""

import argparse
import html
import re
import sys
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from databases import given

sys.path.insert(0, str(Path(__file__).parent.parent))
from sites import Site  # noqa: E402
from test_site_hostile import hazards  # noqa: E402


LOADED = re.compile(r"<(?:script|img|iframe|source|link rel=\"stylesheet\")[^>]*?(?:src|href)=\"([^\"]+)\"")
LINK = re.compile(r'<a\s[^>]*?href="([^"]*)"')
PLACE = re.compile(r'\sid="([^"]+)"')


@dataclass
class Crawl:
    """What was followed: pages with the places in them, places that were asked for, what is wrong."""

    seen: set[str] = field(default_factory=set)
    places: dict[str, set[str]] = field(default_factory=dict)
    wanted: dict[tuple[str, str], str] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def crawled(site: Site, name: str, most: int, told: object = None) -> Crawl:
    """Follows links from the start page on, each address once, up to `most` of them."""
    crawl, waiting = Crawl(), deque([("/", "/")])
    while waiting and len(crawl.seen) < most:
        address, origin = waiting.popleft()
        if address in crawl.seen:
            continue
        crawl.seen.add(address)
        waiting.extend(_visited(site, name, address, origin, crawl))
        if callable(told):
            told()
    crawl.faults += [
        f"{origin}: no place called #{place} on {page}" for (page, place), origin in crawl.wanted.items()
        if page in crawl.places and place not in crawl.places[page]
    ]
    return crawl


def _visited(site: Site, name: str, address: str, origin: str, crawl: Crawl) -> list[tuple[str, str]]:
    answer = site.get(address)
    kind = answer.headers.get("content-type", "").partition(";")[0]
    crawl.kinds[kind] = crawl.kinds.get(kind, 0) + 1
    if answer.status_code in (301, 302):
        return [(_local(address, answer.headers["location"])[0], address)]
    if answer.status_code != 200:
        crawl.faults.append(f"{address}: {answer.status_code}, from {origin}")
    if kind != "text/html":
        return []
    places = PLACE.findall(answer.text)
    crawl.places[address] = set(map(html.unescape, places))
    crawl.faults += [f"{address}: id {one} twice" for one in {one for one in places if places.count(one) > 1}]
    crawl.faults += [f"{address}: loads {one}" for one in LOADED.findall(answer.text) if not one.startswith("/")]
    if f"/{name}" != address.partition("?")[0] and not address.startswith(f"/{name}/"):
        crawl.faults += [f"{address}: {one}" for one in hazards(answer.text)]
        return _onward(address, answer.text, crawl)
    return []


def _onward(address: str, text: str, crawl: Crawl) -> list[tuple[str, str]]:
    found = []
    for link in map(html.unescape, LINK.findall(text)):
        if re.match(r"[a-z]+:", link):
            continue
        page, place = _local(address, link)
        if place:
            crawl.wanted.setdefault((page, unquote(place)), address)
        found.append((page, address))
    return found


def _local(address: str, link: str) -> tuple[str, str]:
    """The address of a page without the host and without the place in it, and that place."""
    parts = urlsplit(urljoin(f"http://localhost{address}", link))
    return parts.path + (f"?{parts.query}" if parts.query else ""), parts.fragment


def main() -> int:
    """Prints how many pages were followed and what is wrong; 1 where anything is."""
    import click

    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("file", nargs="?", type=Path)
    words.add_argument("--most", type=int, default=100_000)
    said = words.parse_args()
    with given(said.file) as database:
        with click.progressbar(length=said.most, label="Following", file=sys.stderr) as bar:
            crawl = crawled(Site(database), database.stem, said.most, lambda: bar.update(1))
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(crawl.kinds.items(), key=lambda one: -one[1]))
    print(f"{len(crawl.seen)} addresses followed ({kinds}), {len(crawl.wanted)} places in pages,"
          f" {len(crawl.faults)} wrong")
    print("".join(f"  {fault}\n" for fault in crawl.faults[:50]), end="")
    return int(bool(crawl.faults))


if __name__ == "__main__":
    raise SystemExit(main())
