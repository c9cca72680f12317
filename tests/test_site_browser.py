"""The site in a browser: nothing from elsewhere, no barrier, no sideways scrolling, with and without script."""

import pytest
from browser import serving
from page_types import DARK, DATASETTE, MISTAKEN, OWN
from tabs import PHONE, TALL, assert_no_barrier, assert_not_wider_than_the_screen, unfold

PAGES = [path.format(name="record") for path in [*OWN, *MISTAKEN, *DATASETTE]]
IN_THE_DARK = [path.format(name="record") for path in DARK]


@pytest.fixture(scope="module")
def address(site_db):
    """A Datasette started as anybody would start it, on a free port."""
    with serving(site_db) as started:
        yield started


@pytest.mark.parametrize("size", [TALL, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("path", PAGES)
def test_no_page_puts_up_a_barrier_or_scrolls_sideways(tab, path, size):
    page = tab(viewport=size)
    page.goto(path)
    assert_no_barrier(page)
    assert_not_wider_than_the_screen(page)


@pytest.mark.parametrize("width", [320, 768, 850])
def test_no_page_is_wider_than_a_small_phone_or_a_tablet(tab, width):
    page = tab(viewport={"width": width, "height": 900})
    for path in ("/vetoes", "/listings", "/in-force", "/regimes", "/regimes/iran", "/regimes/dprk"):
        page.goto(path)
        assert_not_wider_than_the_screen(page)


def test_the_narrowest_phone_cuts_no_text_of_a_regimes_pictures(tab):
    page = tab(viewport={"width": 320, "height": 844})
    for path in ("/regimes", "/regimes/sudan", "/regimes/somalia", "/regimes/al-qaida"):
        page.goto(path)
        cut = page.evaluate("""[...document.querySelectorAll('figure .scroll text')].filter(text => {
            const box = text.getBoundingClientRect(), edge = text.closest('.scroll').getBoundingClientRect();
            return box.width && (box.left < edge.left - 1 || box.right > edge.right + 1);
        }).map(text => text.textContent)""")
        assert not cut, path


def test_a_phone_shows_the_heading_of_every_regimes_bar_whole(tab):
    for width in (320, 390):
        page = tab(viewport={"width": width, "height": 844})
        page.goto("/regimes")
        edges = page.evaluate("""[...document.querySelectorAll('text.lane')].map(text => text.getBoundingClientRect())
            .filter(box => box.width).map(box => [box.left, box.right])""")
        assert edges and all(left >= 0 and right <= width for left, right in edges)


@pytest.mark.parametrize("path", IN_THE_DARK)
def test_no_page_puts_up_a_barrier_in_the_dark(tab, path):
    page = tab(viewport=TALL, color_scheme="dark")
    page.goto(path)
    assert_no_barrier(page)


@pytest.mark.parametrize("size", [TALL, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("path", ["/regimes/dprk", "/vetoes"])
def test_what_is_folded_puts_up_no_barrier_when_it_is_opened(tab, path, size):
    page = tab(viewport=size)
    page.goto(path)
    unfold(page)
    assert_no_barrier(page)
    assert_not_wider_than_the_screen(page)


def test_a_phone_shows_every_year_of_a_regime_at_once(tab):
    page = tab(viewport=PHONE)
    page.goto("/regimes/dprk")
    assert page.evaluate("(e => e.scrollWidth <= e.clientWidth)(document.querySelector('figure .scroll'))")


def test_a_phone_shows_no_empty_cell_of_a_table(tab):
    page = tab(viewport=PHONE)
    page.goto("/record/roll_calls")
    assert page.evaluate("[...document.querySelectorAll('.rows-and-columns td')].every("
                         "cell => cell.textContent.trim() || getComputedStyle(cell).display == 'none')")


def test_a_symbol_typed_into_the_box_leads_to_the_action_without_script(tab):
    page = tab(java_script_enabled=False)
    page.goto("/")
    page.get_by_label("A resolution, draft or meeting, a name, or words").fill("s/res/1718 (2006)")
    page.get_by_role("search", name="Search the whole record").get_by_role("button").click()
    page.wait_for_url("**/actions/s-res-1718-2006")
    assert page.get_by_role("heading", level=1).inner_text() == "S/RES/1718(2006)"


def test_words_typed_into_the_head_lead_to_a_measure_on_its_regimes_page(tab):
    page = tab(java_script_enabled=False)
    page.goto("/checks")
    page.get_by_label("Search", exact=True).fill("coal rajin")
    page.get_by_role("search", name="Search the record").get_by_role("button").click()
    page.wait_for_url("**/search?q=coal+rajin")
    page.locator("ol.listing a").first.click()
    page.wait_for_url("**/regimes/dprk#dprk-**")


def test_the_rule_of_counting_is_chosen_without_script_and_changes_the_count(tab):
    page = tab(java_script_enabled=False)
    page.goto("/vetoes")
    everything = page.locator("#counts ~ div, section:has(#counts)").first.inner_text()
    page.get_by_label("Count", exact=True).select_option("drafts")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**rule=drafts**")
    assert page.locator("section:has(#counts)").inner_text() != everything
    assert "voted on whole" in page.locator("select#rule").inner_text()


def test_another_day_is_shown_without_script(tab):
    page = tab(java_script_enabled=False)
    page.goto("/regimes/dprk")
    page.get_by_label("On another day").fill("2007-01-01")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**on=2007-01-01**")
    assert "2007-01-01" in page.locator("#in-force").inner_text()


def test_a_mark_of_the_timeline_leads_to_its_action(tab):
    page = tab()
    page.goto("/regimes/dprk")
    page.get_by_role("link", name="S/2024/255, 2024-03-28: vetoed").click()
    page.wait_for_url("**/actions/s-2024-255")


def test_a_seat_of_the_council_leads_to_its_member_and_a_part_of_the_bar_to_those_who_voted_so(tab):
    page = tab(java_script_enabled=False)
    page.goto("/actions/s-2024-255")
    page.get_by_role("link", name="1 against").click()
    page.wait_for_url("**/actions/s-2024-255#vote-N")
    page.get_by_role("link", name="China: abstaining, permanent member").click()
    page.wait_for_url("**/members/chn")


@pytest.mark.parametrize("path", ["/actions/s-2024-255", "/actions/s-11543", "/"])
def test_a_phone_shows_a_picture_whole(tab, path):
    page = tab(viewport=PHONE)
    page.goto(path)
    assert page.evaluate(
        "[...document.querySelectorAll('.picture > .scroll')].every(e => e.scrollWidth <= e.clientWidth)")


def test_no_name_at_the_table_covers_another(tab):
    page = tab()
    for path in ("/actions/s-2024-255", "/actions/s-res-1718-2006", "/actions/s-11543", "/actions/s-pv-122"):
        page.goto(path)
        boxes = page.evaluate("""[...document.querySelectorAll('.horseshoe .seat')].map(seat => {
            const all = [...seat.querySelectorAll('.name, .said')].map(text => text.getBoundingClientRect());
            return [Math.min(...all.map(b => b.left)), Math.min(...all.map(b => b.top)),
                    Math.max(...all.map(b => b.right)), Math.max(...all.map(b => b.bottom))]; })""")
        for number, one in enumerate(boxes):
            for other in boxes[number + 1:]:
                apart = one[2] <= other[0] or other[2] <= one[0]
                assert apart or min(one[3], other[3]) - max(one[1], other[1]) < 0, (path, one, other)


def test_the_keyboard_reaches_the_content_first(tab):
    page = tab()
    page.goto("/checks")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/checks#main")


def test_a_printed_page_shows_what_was_folded(tab):
    page = tab()
    page.goto("/regimes/dprk")
    page.emulate_media(media="print")
    assert page.locator("details:not([open]) li").first.bounding_box()["height"] > 0
    assert not page.get_by_role("search").first.is_visible()


def test_a_bar_of_the_vetoes_leads_to_the_list_of_what_it_stands_for(tab):
    page = tab(java_script_enabled=False)
    page.goto("/vetoes")
    page.get_by_role("link", name="China, 1972: 2 vetoes").click()
    page.wait_for_url("**member=CHN&year=1972#list")
    assert page.locator("section:has(#list) tbody tr").count() == 2


def test_a_bar_of_measures_leads_to_them_and_opens_what_is_folded(tab):
    page = tab()
    page.goto("/regimes/dprk")
    page.locator("a[href='#by-s-res-2270-2016']").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#by-s-res-2270-2016")
    assert page.locator("#by-s-res-2270-2016").is_visible()
