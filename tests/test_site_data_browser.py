"""Data, API, feeds and the list in a browser: no barrier, a download taken and read, a name looked for."""

import csv
import json
import shutil
from pathlib import Path

import pytest
from browser import serving
from lists import ABU, BADR, CHO, FIRM, write
from tabs import PHONE, TALL, assert_no_barrier, assert_not_wider_than_the_screen, unfold

from sanctiondb.files import SourceFile
from sanctiondb.formats import FORMATS
from sanctiondb.record.ingestion import ingest
from sanctiondb.record.ledger import Options
from sanctiondb.record.store import writing

PAGES = [
    "/data", "/api", "/listings", "/listings?regime=dprk&kind=individual", "/listings?name=abu",
    "/listings?name=nobody",
    "/listings/QDi.901", "/listings/KPi.903", "/listings/changes?from=2020-01-01&to=2021-01-01",
    "/record/listings", "/record/measures", "/record/snapshots", "/record/listing_names?reference=KPi.903",
]
SIZES = {"wide": TALL, "phone": PHONE}


@pytest.fixture(scope="module")
def address(site_db, tmp_path_factory):
    folder = tmp_path_factory.mktemp("browsed")
    path = Path(shutil.copy(site_db, folder / "record.db"))
    first = CHO | {"more": "<NAME_ORIGINAL_SCRIPT>صدام حسين</NAME_ORIGINAL_SCRIPT>",
                   "comments": "Born in a small town."}
    then = first | {"comments": "Born in a large city, it is said."}
    with writing(path) as db:
        for file in (write(folder, "2020-01-01", ABU, BADR, first),
                     write(folder, "2021-01-01", then, FIRM, BADR)):
            ingest(db, SourceFile(file), FORMATS["un-consolidated"], Options())
    with serving(path) as started:
        yield started


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("path", PAGES)
def test_no_page_puts_up_a_barrier_or_scrolls_sideways(tab, path, size, scheme):
    page = tab(viewport=SIZES[size], color_scheme=scheme)
    page.goto(path)
    unfold(page)
    assert_no_barrier(page)
    assert_not_wider_than_the_screen(page)


def test_a_table_is_downloaded_and_read(tab):
    page = tab()
    page.goto("/data")
    with page.expect_download() as download:
        page.locator("#table-regimes a", has_text="CSV").click()
    assert download.value.suggested_filename == "regimes.csv"
    with Path(download.value.path()).open(encoding="utf-8", newline="") as file:
        assert "dprk" in {row["slug"] for row in csv.DictReader(file)}


def test_the_description_for_search_engines_is_data_that_nothing_runs_or_blocks(tab):
    page = tab()
    page.goto("/data")
    told = json.loads(page.locator("script[type='application/ld+json']").inner_text())
    assert told["@type"] == "Dataset"


def test_a_name_is_looked_for_without_script(tab):
    page = tab(java_script_enabled=False)
    page.goto("/listings")
    page.get_by_label("Is this name on the list?").fill("three cho")
    page.get_by_role("button", name="Look").click()
    page.wait_for_url("**/listings?name=three+cho")
    assert "score 1.00" in page.locator("article.hit").first.inner_text()
    page.get_by_role("link", name="CHO THREE").first.click()
    page.wait_for_url("**/listings/KPi.903")


def test_a_bar_of_the_list_leads_to_its_entries(tab):
    page = tab(java_script_enabled=False)
    page.goto("/listings")
    page.get_by_role("link", name="Democratic People's Republic of Korea: 1 individual").click()
    page.wait_for_url("**regime=dprk&kind=individual")
    assert page.locator("tbody tr").count() == 1


def test_two_lists_are_compared_without_script(tab):
    page = tab(java_script_enabled=False)
    page.goto("/listings")
    page.get_by_role("button", name="Compare").click()
    page.wait_for_url("**/listings/changes?from=2020-01-01&to=2021-01-01")
    assert page.locator("ins").first.inner_text() == "large city, it is said."
    assert page.locator("del").first.inner_text() == "small town."


def test_a_name_in_the_original_script_runs_from_right_to_left(tab):
    page = tab()
    page.goto("/listings/KPi.903")
    name = page.locator("p.original bdi")
    assert name.evaluate("element => getComputedStyle(element).direction") == "rtl"
