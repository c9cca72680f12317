"""Takes pictures of the site.

    python tests/pictures.py                        those of the README anew, into tests/pictures/
    python tests/pictures.py --all DIR [--db FILE]  every type of page at 1280 and 390 pixels, into DIR

Without --db the site is of the records that ship. Pages that are not there are told and passed over.
"""

import argparse
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from browser import CHROMIUM, SWITCHES, serving
from page_types import DATASETTE, FULL, MISTAKEN, OWN
from playwright.sync_api import sync_playwright

from sanctiondb.record.build import build
from sanctiondb.record.store import writing

PICTURES = Path(__file__).parent / "pictures"
PAGES = {"action": ("/actions/s-2024-255", 1000), "regime": ("/regimes/dprk?on=2017-12-31", 900)}
"""{name: (address, height in pixels)}"""

WIDTHS = {1280: 900, 390: 844}
"""{width of a window: its height}"""

TALLEST = 4000
"""Pixels of a page that a picture shows at most."""


def take(folder: Path) -> None:
    """Writes one PNG a page of the README into a folder."""
    folder.mkdir(exist_ok=True)
    with _database(None) as database, _browser(database) as (chromium, address):
        for name, (path, height) in PAGES.items():
            page = chromium.new_page(viewport={"width": 1000, "height": height})
            page.goto(address + path)
            page.screenshot(path=folder / f"{name}.png")


def take_all(folder: Path, given: Path | None) -> None:
    """Writes a PNG of every type of page at both widths into a folder, and says what is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    with _database(given) as database, _browser(database) as (chromium, address):
        page = chromium.new_page()
        for pattern in [*OWN, *FULL, *MISTAKEN, *DATASETTE]:
            path = pattern.format(name=database.stem)
            status = page.goto(address + path).status
            if status != 200 and pattern not in MISTAKEN:
                print(f"no picture of {path}: {status}")
                continue
            for width, height in WIDTHS.items():
                page.set_viewport_size({"width": width, "height": height})
                tall = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
                page.screenshot(path=folder / f"{_name(pattern)}-{width}.png", full_page=True,
                                clip={"x": 0, "y": 0, "width": width, "height": tall})
    print(f"{folder}: {len(list(folder.glob('*.png')))} pictures")


def _name(path: str) -> str:
    """An address as the name of a file: 'regimes-dprk-on-2017-12-31'."""
    return re.sub(r"\W+", "-", path.format(name="table")).strip("-").lower() or "home"


@contextmanager
def _database(given: Path | None) -> Iterator[Path]:
    """The database given, or one built from the seeds."""
    if given:
        yield given
        return
    with TemporaryDirectory() as folder:
        database = Path(folder) / "sanctions.db"
        with writing(database) as db:
            build(db)
        yield database


@contextmanager
def _browser(database: Path) -> Iterator[tuple[Any, str]]:
    """A browser, and the address of a site of the database."""
    with serving(database) as address, sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=str(CHROMIUM), args=SWITCHES)
        yield chromium, address
        chromium.close()


def main() -> None:
    """Takes the pictures asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--all", type=Path, metavar="DIR", dest="folder")
    parser.add_argument("--db", type=Path, metavar="FILE")
    asked = parser.parse_args()
    if asked.folder:
        take_all(asked.folder, asked.db)
    else:
        take(PICTURES)


if __name__ == "__main__":
    main()
