"""Tabs of a real browser for the tests of pages: what a page asks for from elsewhere or complains of fails the test."""

import pytest
from browser import CHROMIUM, SWITCHES

TALL = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def chromium():
    """Debian's Chromium; skips where it is not installed.

    It ends with its module: while Playwright runs, no other test of the process can run a loop of its own.
    """
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    if not CHROMIUM.exists():
        pytest.skip(f"no browser: {CHROMIUM} is not there")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=str(CHROMIUM), args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def tab(chromium, address):
    """Opens tabs on the site at `address`, a fixture of the module: tab(viewport=PHONE, java_script_enabled=False)."""
    faults, contexts = [], []

    def local_only(route):
        if route.request.url.startswith((address, "data:")):
            route.continue_()
        else:
            faults.append(f"asked for {route.request.url}")
            route.abort()

    def opened(**how):
        context = chromium.new_context(base_url=address, **how)
        contexts.append(context)
        page = context.new_page()
        page.route("**/*", local_only)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda line: faults.append(line.text) if "Policy" in line.text else None)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not faults


def unfold(page):
    """Opens whatever is folded on a page."""
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")


def assert_no_barrier(page):
    """No rule of accessibility that axe knows is broken on a page."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    results = axe.Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def assert_not_wider_than_the_screen(page):
    """A page scrolls down only."""
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.url
