"""Takes the pictures of the README anew: `python tests/pictures.py`."""

from pathlib import Path
from tempfile import TemporaryDirectory

from browser import CHROMIUM, SWITCHES, serving
from playwright.sync_api import sync_playwright

from sanctiondb.record.build import build
from sanctiondb.record.store import writing

PICTURES = Path(__file__).parent / "pictures"
PAGES = {"action": ("/actions/s-2024-255", 1000), "regime": ("/regimes/dprk?on=2017-12-31", 900)}
"""{name: (address, height in pixels)}"""


def take() -> None:
    """Writes one PNG a page into tests/pictures/."""
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        database = Path(folder) / "sanctions.db"
        with writing(database) as db:
            build(db)
        with serving(database) as address, sync_playwright() as started:
            chromium = started.chromium.launch(executable_path=str(CHROMIUM), args=SWITCHES)
            for name, (path, height) in PAGES.items():
                page = chromium.new_page(viewport={"width": 1000, "height": height})
                page.goto(address + path)
                page.screenshot(path=PICTURES / f"{name}.png")
            chromium.close()


if __name__ == "__main__":
    take()
