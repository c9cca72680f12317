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


def test_of_a_day_after_the_newest_list_the_heading_names_that_list(lists: Site) -> None:
    page = lists.get("/listings?on=9999-12-31").text
    assert "on the list of <time>2021-01-01</time>, the newest loaded before <time>9999-12-31</time>" in page
    assert "the newest loaded" not in lists.get("/listings?on=2021-01-01").text


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


def test_the_list_is_chosen_from_by_regime_and_kind(lists: Site) -> None:
    rows = lists.get("/listings.json?regime=dprk&kind=entity").json()
    assert [row["reference"] for row in rows] == ["KPe.904"]
    page = lists.get("/listings?regime=dprk&kind=entity").text
    assert "KPe.904" in page and "QDi.902" not in page and "1 entity under" in page
    assert "/listings.csv?regime=dprk&amp;kind=entity" in page
    assert lists.get("/listings?kind=ship").status_code == 400
    assert lists.get("/listings?regime=atlantis").status_code == 404


@pytest.mark.parametrize("page", ["0", "-1", "x", "99", "1" * 30])
def test_a_page_that_is_none_is_refused(lists: Site, page: str) -> None:
    assert lists.get(f"/listings?page={page}").status_code == 400


def test_a_name_is_found_with_score_and_reasons(lists: Site) -> None:
    rows = lists.get("/listings.json?name=cho%20three").json()
    assert [(row["reference"], row["score"]) for row in rows] == [("KPi.903", 1.0)]
    page = lists.get("/listings?name=three+cho").text
    assert "score 1.00 of 1" in page and "in another order" in page and "a lead, not a determination" in page
    csv = lists.get("/listings.csv?name=cho").text
    assert csv.startswith("reference,name,kind,regime,matched,role,quality,first_seen,last_seen,score,reasons")


def test_a_name_is_looked_for_on_the_list_of_a_day(lists: Site) -> None:
    assert [row["reference"] for row in lists.get("/listings.json?name=abu&on=2020-01-01").json()] == ["QDi.901"]
    assert lists.get("/listings.json?name=abu&on=2021-01-01").json() == []
    for day in range(1, 9):
        assert lists.get(f"/listings.json?name=cho&on=2021-02-0{day}").json()[0]["standing"] == "when last seen"


def test_nobody_of_that_name_is_not_called_never_listed(lists: Site) -> None:
    page = lists.get("/listings?name=zebedee").text
    assert "that is not the same as never listed" in page
    assert lists.get("/listings?name=" + "a" * 201).status_code == 400
    assert lists.get("/listings?name=" + "a+" * 20).status_code == 400


def test_names_and_scripts_are_said(lists: Site, tmp_path: Path) -> None:
    path = Path(shutil.copy(lists.datasette.databases["record"].path, tmp_path))
    original = {"more": "<NAME_ORIGINAL_SCRIPT>صدام حسين</NAME_ORIGINAL_SCRIPT>"}
    with writing(path) as db:
        ingest(db, SourceFile(write(tmp_path, "2022-01-01", CHO | original)), FORMATS["un-consolidated"], Options())
    site = Site(path)
    for address in ("/listings", "/listings/KPi.903"):
        assert '<bdi lang="und-Arab" dir="rtl">صدام حسين</bdi>' in site.get(address).text
    assert site.get("/listings.json?name=صدام").json()[0]["reference"] == "KPi.903"


def test_the_history_of_an_entry_is_drawn(lists: Site) -> None:
    page = lists.get("/listings/QDi.901").text
    assert "2020-01-01: on the list" in page and "2021-01-01: not on the list" in page
    assert 'href="/listings?on=2020-01-01"' in page and "what changed after it is not known" in page


def test_the_feed_of_the_list_tells_what_changed(lists: Site) -> None:
    feed = lists.get("/feeds/listings.atom").text
    assert "List of 2021-01-01: 1 added, 1 removed, 0 changed" in feed
    assert "KPe.904 FIRM FOUR: added" in feed and "QDi.901 ABU ONE: removed" in feed
    assert "<script>" not in feed


def test_examples_of_the_api_that_need_a_list_answer(lists: Site) -> None:
    examples = [one for one in lists.get("/api.json").json() if one["path"].startswith("/listings")]
    assert len(examples) == 2
    for one in examples:
        assert lists.get(one["path"]).status_code == 200


def test_without_a_list_the_page_says_so(site: Site) -> None:
    answer = site.get("/listings")
    assert answer.status_code == 200 and "No Consolidated List is loaded here" in answer.text
    assert site.get("/listings.json").status_code == 404


def test_a_reference_in_a_table_leads_to_its_entry(lists: Site) -> None:
    for table in ("listings", "listing_names", "listing_versions"):
        assert '<a href="/listings/KPe.904">KPe.904</a>' in lists.get(f"/record/{table}").text, table
    assert "/listings?on=2020-01-01" in lists.get("/record/snapshots/1").text


def test_an_error_page_prints_no_local_variables_where_rich_is_installed(
    lists: Site, capfd: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("rich")
    assert lists.get("/record/nothing").status_code == 404
    told = capfd.readouterr()
    assert "locals" not in told.out + told.err


@pytest.mark.parametrize("said", ["KPi.903", "kpi.903", "KPI.903"])
def test_a_reference_leads_to_its_entry_in_any_case_and_what_is_none_is_not_found(lists: Site, said: str) -> None:
    assert "CHO THREE" in lists.get(f"/listings/{said}").text
    assert lists.get(f"/listings/{said}x").status_code == 404
