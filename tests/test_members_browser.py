"""Members, agreement and statements in a browser: no barrier, no sideways scrolling, forms without script."""

import pytest
from browser import serving
from conftest import FIXTURES
from sites import loaded
from tabs import PHONE, TALL, assert_no_barrier, assert_not_wider_than_the_screen, unfold

PAGES = [
    "/members", "/members/rus?seat=1", "/members/egy?body=SC", "/agreement",
    "/agreement?group=BRICS&measure=kappa&floor=1", "/agreement?group=EU&floor=1&body=both", "/agreement/FRA-RUS",
    "/agreement/CHN-USA?by=decade&floor=1", "/statements",
    "/record/in_force?on=nonsense",
]


@pytest.fixture(scope="module")
def address(site_db, tmp_path_factory):
    path = tmp_path_factory.mktemp("browser") / "record.db"
    path.write_bytes(site_db.read_bytes())
    loaded(path, FIXTURES / "undl-ga-votes" / "2026_02_06_ga_voting.csv")
    with serving(path) as started:
        yield started


@pytest.mark.parametrize("how", [
    {"viewport": TALL}, {"viewport": PHONE}, {"viewport": TALL, "color_scheme": "dark"},
], ids=["wide", "phone", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_no_page_puts_up_a_barrier_or_scrolls_sideways(tab, path, how):
    page = tab(**how)
    page.goto(path)
    unfold(page)
    assert_no_barrier(page)
    assert_not_wider_than_the_screen(page)


def test_a_group_is_chosen_without_script_and_a_cell_leads_to_the_two(tab):
    page = tab(java_script_enabled=False, viewport=TALL)
    page.goto("/agreement")
    page.get_by_label("or these members").fill("fra, gbr,chn")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**members=fra**")
    page.locator("a[aria-label^='United Kingdom and France:']").or_(
        page.locator("a[aria-label^='France and United Kingdom:']")).first.click()
    page.wait_for_url("**/agreement/FRA-GBR**")
    assert page.get_by_role("heading", level=1).inner_text() == "France and United Kingdom"


def test_two_members_are_compared_without_script(tab):
    page = tab(java_script_enabled=False)
    page.goto("/agreement")
    page.get_by_label("One", exact=True).select_option("CHN")
    page.get_by_label("The other").select_option("RUS")
    page.get_by_role("button", name="Compare").click()
    page.wait_for_url("**/agreement/CHN-RUS**")


def test_a_year_of_two_members_leads_to_what_they_differed_on_in_it(tab):
    page = tab(java_script_enabled=False, viewport=TALL)
    page.goto("/agreement/FRA-RUS")
    page.locator("a[aria-label^='2024:']").click()
    page.wait_for_url("**since=2024-01-01**")
    assert all(text.startswith("2024") for text in page.locator("td[data-label=Date]").all_inner_texts())


def test_a_phone_shows_the_terms_and_the_years_of_a_member_at_once(tab):
    page = tab(viewport=PHONE)
    page.goto("/members/rus")
    assert page.evaluate("[...document.querySelectorAll('figure .scroll')].every(e => e.scrollWidth <= e.clientWidth)")


def test_the_fields_that_choose_roll_calls_stand_in_one_row_on_a_wide_screen(tab):
    page = tab(viewport=TALL)
    page.goto("/agreement")
    tops = {page.locator(f"#{name}").bounding_box()["y"] for name in ("group", "members", "body", "since", "until")}
    assert max(tops) - min(tops) < 6
