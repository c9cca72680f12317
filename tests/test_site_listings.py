"""The list on the site: its pages say what they rest on, lead from one to another, and carry data."""

import shutil
from pathlib import Path

import pytest
from lists import ABU, BADR, CHO, FIRM, write
from sites import Site

from sanctiondb.files import SourceFile
from sanctiondb.formats import FORMATS
from sanctiondb.record.ingestion import ingest
from sanctiondb.record.ledger import Options
from sanctiondb.record.store import writing


@pytest.fixture(scope="module")
def lists(site_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("lists")
    path = Path(shutil.copy(site_db, folder / "record.db"))
    evil = BADR | {"name": "<script>alert(1)</script>"}
    with writing(path) as db:
        for file in (write(folder, "2020-01-01", ABU, evil, CHO), write(folder, "2021-01-01", CHO, FIRM, evil)):
            ingest(db, SourceFile(file), FORMATS["un-consolidated"], Options())
    return Site(path)


def test_a_regimes_page_counts_its_listings_over_time(lists: Site) -> None:
    rows = lists.get("/regimes/dprk.json").json()["listings"]
    assert [(row["date"], row["individuals"], row["entities"]) for row in rows] == [
        ("2020-01-01", 1, 0), ("2021-01-01", 1, 1)]
    assert "Who is listed" in lists.get("/regimes/dprk").text
    assert "Who is listed" not in lists.get("/regimes/mali").text


def test_an_entry_has_a_page_that_never_gives_a_false_day(lists: Site) -> None:
    page = lists.get("/listings/QDi.901").text
    assert "delisted after 2020-01-01, by 2021-01-01" in page
    assert lists.get("/listings/QDi.901.json").json()["gone_by"] == "2021-01-01"
    assert lists.get("/listings/QDi.901.csv").text.startswith("date,event,field,before,after,substantive,source")


def test_an_unknown_entry_is_not_called_never_listed(lists: Site) -> None:
    answer = lists.get("/listings/QDi.999")
    assert answer.status_code == 404
    assert "that is not the same as never listed" in answer.text


def test_what_changed_has_a_page(lists: Site) -> None:
    page = lists.get("/listings/changes?from=2020-01-01&to=2021-01-01").text
    assert "1 added, 1 removed" in page
    assert lists.get("/listings/changes").status_code == 400
    assert lists.get("/listings/changes?from=2019-01-01&to=2021-01-01").status_code == 404


def test_the_list_of_a_day_and_a_search_have_a_page(lists: Site) -> None:
    assert "On the list on" in lists.get("/listings?on=2020-06-01").text
    assert "A hit is a lead" in lists.get("/listings?name=abu").text


def test_names_are_text_whatever_they_hold(lists: Site) -> None:
    for address in ("/listings", "/listings/QDi.902", "/listings?name=%3Cscript%3E"):
        assert "<script>alert" not in lists.get(address).text


def test_without_a_list_the_page_says_so(site: Site) -> None:
    answer = site.get("/listings")
    assert answer.status_code == 404 and "no Consolidated List is loaded" in answer.text


def test_an_error_page_prints_no_local_variables_where_rich_is_installed(
    lists: Site, capfd: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("rich")
    assert lists.get("/record/nothing").status_code == 404
    told = capfd.readouterr()
    assert "locals" not in told.out + told.err
