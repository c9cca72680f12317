"""The site: every page true, linked, with its data beside it, and no page of Datasette lost."""

import html
import re
import sqlite3

import pytest
from conftest import SC_2024, data
from sites import Site, links, rows, with_official

from sanctiondb.answers import actions, checks, regimes
from sanctiondb.answers.database import ask
from sanctiondb.web.headers import STRICT

OWN = ["/", "/regimes", "/regimes/dprk", "/regimes/dprk?on=2017-12-31", "/actions/s-res-1718-2006",
       "/actions/s-2024-255", "/statements", "/checks", "/sources", "/regimes/iran", "/in-force?on=2016-01-15",
       "/vetoes", "/vetoes?rule=drafts&count=decade", "/vetoes?member=USA&year=1982",
       "/regimes/libya-748", "/members", "/members/rus", "/members/rus?seat=1",
       "/search?q=coal", "/unconfirmed", "/actions/s-10784"]

DATASETTE = ["/record", "/record/roll_calls", "/record/votes", "/record/measures", "/record/regime_roll_calls",
             "/record/vetoes", "/record/votes_query?id=s-2024-255", "/record/roll_calls/1",
             "/record?sql=select+1"]


@pytest.mark.parametrize("address", OWN + DATASETTE)
def test_every_page_has_a_language_a_title_a_main_part_and_a_foot(site, address):
    page = site.get(address)
    assert page.status_code == 200
    assert '<html lang="en">' in page.text
    assert re.search(r"<title>[^<]{5,}</title>", page.text)
    assert page.text.count("<main") == page.text.count("<h1") == 1
    assert "creativecommons.org/publicdomain/zero/1.0" in page.text


@pytest.mark.parametrize("address", OWN)
def test_own_pages_run_no_script_and_load_nothing_from_elsewhere(site, address):
    page = site.get(address)
    assert page.headers["content-security-policy"] == STRICT
    assert "<script" not in page.text and " style=" not in page.text
    assert all(src.startswith("/") for src in re.findall(r'(?:src|stylesheet" href)="([^"]+)"', page.text))


@pytest.mark.parametrize("address", [*OWN, *DATASETTE, "/record/votes.json", "/nothing"])
def test_every_response_says_what_a_browser_may_do_with_it(site, address):
    headers = site.get(address).headers
    assert "content-security-policy" in headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("address", OWN + DATASETTE)
def test_every_link_into_the_site_leads_somewhere(site, address):
    inner = {link.split("#")[0].replace("&amp;", "&") for link in links(site.get(address))}
    own = sorted(link for link in inner if link.startswith("/"))
    assert own
    plain = [link for link in own if not re.search(r"\?|\.(csv|json)$", link)]
    data = [link for link in own if link not in plain]
    for link in plain[:40] + data[:25]:
        assert site.get(html.unescape(link)).status_code in (200, 302), link


def test_an_action_says_what_came_of_it_and_why(site, connection):
    page = site.get("/actions/s-2024-255").text
    why = actions.reason(actions.show(connection, "s-2024-255")).replace("'", "&#39;")
    assert why in page
    assert "Vetoed" in page and "13" in page and "9 required" in page
    for word in ("Yes", "No", "Abstaining"):
        assert re.search(rf"{word} <span class=\"count\">\d+</span>", page)
    assert re.search(r"Russian Federation</a> <span class=\"permanent\">", page)


def test_an_action_leads_to_its_sources_its_regime_and_what_it_ended(site):
    found = links(site.get("/actions/s-2024-255"))
    assert "https://docs.un.org/en/S/PV.9591" in found
    assert "/regimes/dprk" in found
    assert "/actions/s-res-2680-2023" in found


def test_an_action_shows_its_measures_with_their_paragraphs(site):
    page = site.get("/actions/s-res-1718-2006").text
    assert "8 (a) (i)" in page and "binding" in page


def test_the_data_of_an_action_are_those_of_the_command_line(site, connection):
    assert site.get("/actions/s-2024-255.json").json() == actions.show(connection, "S/2024/255")
    votes = rows(site.get("/actions/s-2024-255.csv"))
    known = ask(connection, "votes", id="s-2024-255")
    assert [vote["member"] for vote in votes] == [row["member"] for row in known]
    assert {vote["permanent"] for vote in votes} == {"0", "1"}


def test_the_data_of_a_regime_are_those_of_the_command_line(site, connection):
    data = site.get("/regimes/dprk.json?on=2017-12-31").json()
    assert data["in_force"] == regimes.in_force(connection, "dprk", "2017-12-31")
    assert data["timeline"] == regimes.timeline(connection, "dprk")
    assert data["measures"] == ask(connection, "measures", slug="dprk")
    assert len(rows(site.get("/regimes/dprk.csv"))) == len(data["measures"])
    assert len(rows(site.get("/regimes/dprk.csv?on=2017-12-31"))) == len(data["in_force"])


def test_lists_are_those_of_the_command_line(site, connection):
    assert site.get("/regimes.json").json() == ask(connection, "regimes")
    assert site.get("/checks.json").json() == checks.check(connection)
    told = site.get("/statements.json").json()
    assert [row["evidence"] for row in told] == [row["evidence"] for row in ask(connection, "statements")]
    for name in ("regimes", "statements", "checks", "sources", "in-force", "vetoes", "members", "unconfirmed"):
        assert len(rows(site.get(f"/{name}.csv"))) == len(site.get(f"/{name}.json").json())


def test_a_regime_shows_what_was_in_force_on_the_day_asked_for(site):
    before, after = (site.get(f"/regimes/dprk?on={day}").text for day in ("2006-10-13", "2017-12-31"))
    assert "0 measures" in before and "None." in before
    assert re.search(r"In force on <time[^>]*>2017-12-31</time>: \d\d+ measures", after)


def test_a_regime_shows_vetoed_drafts_the_panel_and_its_end(site):
    page = site.get("/regimes/dprk").text
    assert "S/2022/431" in page and "Panel of Experts" in page and "2024-04-30" in page
    assert 'class="vote vetoed"' in page and "Drafts that failed, 2" in page


def test_an_action_says_where_an_official_file_is_wrong_and_what_decides_it(site, connection):
    for symbol, corrected, evidence in connection.execute("SELECT symbol, corrected, evidence FROM corrections"):
        page = site.get(f"/actions/{actions.find(connection, symbol)}").text
        assert "what decides it" in page and corrected in page and evidence in page


def test_symbols_within_a_text_lead_to_their_pages(site):
    note = site.get("/regimes/dprk").text.partition("Resolutions 825")[2].partition("</p>")[0]
    assert '<a href="/actions/s-2024-255">S/2024/255</a>' in note


def test_statements_lead_to_their_evidence(site, connection):
    found = links(site.get("/statements"))
    for row in ask(connection, "statements"):
        for symbol in row["evidence"]:
            if actions.matches(connection, symbol):
                assert f"/actions/{actions.find(connection, symbol)}" in found


def test_checks_stand_under_their_rule_with_a_count(site, connection):
    page = site.get("/checks").text
    for finding in checks.check(connection):
        assert f'id="{finding["severity"]}-{finding["rule"]}"' in page


@pytest.mark.parametrize("said", ["1718", "S/RES/1718 (2006)", "unscr 1718", "s-res-1718-2006"])
def test_the_search_box_goes_to_the_action(site, said):
    answer = site.get("/search", params={"q": said})
    assert answer.status_code == 302
    assert answer.headers["location"] == "/actions/s-res-1718-2006"


def test_the_search_box_goes_to_a_regime(site):
    assert 'href="/regimes/dprk"' in site.get("/search?q=DPRK").text


def test_the_address_of_the_search_in_earlier_versions_leads_to_it_for_good(site):
    for old, new in (("/find?symbol=S/RES/1718(2006)", "/search?q=S%2FRES%2F1718%282006%29"), ("/find", "/search")):
        answer = site.get(old)
        assert (answer.status_code, answer.headers["location"]) == (301, new)
    assert not [link for address in OWN for link in links(site.get(address)) if "/find" in link]


def test_an_address_with_a_symbol_leads_to_the_action(site):
    for said in ("S/RES/1718(2006)", "S/RES/1718(2006)/", "S%2FRES%2F1718", "S%2FRES%2F1718%20(2006)", "1718/"):
        assert site.get(f"/actions/{said}").headers["location"] == "/actions/s-res-1718-2006", said
    assert site.get("/actions/1718.json").headers["location"] == "/actions/s-res-1718-2006.json"
    assert site.get("/actions/S/2024/255.json").headers["location"] == "/actions/s-2024-255.json"
    assert site.get("/actions/S/2024/255.csv/").headers["location"] == "/actions/s-2024-255.csv"
    assert site.get("/actions/S/2099/1.json").json()["status"] == 404


@pytest.mark.parametrize("address", [
    "/regimes/", "/regimes/dprk/", "/actions/s-2024-255/", "/actions/", "/statements/",
])
def test_a_slash_at_the_end_does_no_harm(site, address):
    assert site.get(address, follow_redirects=True).status_code == 200


def test_several_roll_calls_of_one_meeting_are_listed(site, connection):
    several = connection.execute(
        "SELECT meeting FROM roll_calls WHERE meeting IS NOT NULL GROUP BY 1 HAVING count(*) > 1"
    ).fetchone()
    page = site.get("/search", params={"q": several[0]})
    assert page.status_code == 200 and "roll calls go by this name" in page.text


@pytest.mark.parametrize("address, status", [
    ("/actions/s-res-9999-2099", 404), ("/regimes/atlantis", 404), ("/actions/nonsense", 404),
    ("/regimes/dprk?on=yesterday", 400), ("/nothing", 404),
])
def test_what_cannot_be_answered_is_a_page_with_a_sentence(site, address, status):
    page = site.get(address)
    assert page.status_code == status
    assert "<main" in page.text and "Traceback" not in page.text


def test_what_cannot_be_answered_as_json_says_so_in_json(site):
    answer = site.get("/regimes/atlantis.json")
    assert answer.status_code == 404
    assert answer.json()["ok"] is False and "atlantis" in answer.json()["error"]


def test_what_a_visitor_writes_is_never_markup(site):
    for page in (site.get("/search", params={"q": "<script>alert(1)</script>"}), site.get("/actions/<script>alert(1)")):
        assert page.status_code in (200, 404) and "<script" not in page.text and "&lt;script&gt;" in page.text


@pytest.mark.parametrize("address", ["/in-force?on={day}", "/regimes/dprk?on={day}"])
def test_of_a_day_to_come_only_what_is_decided_up_to_today_is_told(site, address):
    assert "as decided up to today" in site.get(address.format(day="9999-12-31")).text
    assert "as decided up to today" not in site.get(address.format(day="2017-12-31")).text


def test_links_to_measures_of_one_name_tell_their_resolutions_and_bars_are_no_stops_of_the_keyboard(site):
    page = site.get("/regimes/dprk?on=2017-12-31").text
    assert 'case by case<span class="unseen"> of S/RES/2397(2017)</span></a>' in page
    assert page.count('<a tabindex="-1" href="#by-') == page.count('href="#by-') > 30


def test_a_symbol_that_is_not_in_the_record_stays_text(site, connection):
    known = {row[0] for row in connection.execute("SELECT symbol FROM regime_symbols")}
    cited = connection.execute("SELECT source FROM measure_sources WHERE source LIKE 'S/%'")
    unknown = {row[0] for row in cited}
    for symbol in sorted(unknown - known)[:5]:
        if not actions.matches(connection, symbol):
            assert f">{symbol}</a>" not in site.get(f"/record/measure_sources?source={symbol}").text


def test_the_style_sheet_is_there(site):
    sheet = site.get("/-/static-plugins/sanctiondb/sanctiondb.css")
    assert sheet.status_code == 200 and "prefers-color-scheme: dark" in sheet.text


def test_the_start_page_says_what_the_record_lacks(site, connection, site_db, tmp_path):
    first = connection.execute("SELECT min(date) FROM roll_calls WHERE body = 'SC' AND outcome <> 'adopted'").fetchone()
    for page in (site.get("/").text, with_official(site_db, tmp_path).get("/").text):
        assert re.search(rf"recorded from <time>{first[0]}</time> on, as far as they were found", page)
    assert re.search(r"[\d,]+ of the resolution numbers up to \d+ are not loaded", page)
    assert "are not loaded" not in site.get("/").text


def test_a_statement_is_found_under_its_slug(site, connection):
    page, home = site.get("/statements").text, site.get("/").text
    for (slug,) in connection.execute("SELECT slug FROM statements LIMIT 5"):
        assert f'id="{slug}"' in page and f'href="/statements#{slug}"' in home


def test_a_mandate_whose_renewal_was_vetoed_lapsed_and_was_not_ended_by_the_draft(site):
    for address in ("/regimes/dprk", "/actions/s-2024-255"):
        page = site.get(address).text
        assert re.search(r'lapsed; renewal vetoed: <a class="symbol" href="[^"]+">S/2024/255</a>', page)
        assert "ended by <a class=\"symbol\" href=\"/actions/s-2024-255\"" not in page
    assert "mandate lapsed; renewal vetoed" in site.get("/regimes/dprk").text


def test_a_date_in_dispute_is_marked_and_told_of_once(site_db, tmp_path):
    page = with_official(site_db, tmp_path, data(SC_2024)).get("/actions/s-res-727-1992").text
    assert '<time>1992-08-01</time> <span class="corrected">should be <time>1992-01-08</time> (<a href' in page
    assert "1992-08-01 (disputed: 1992-01-08)" in page
    assert 'id="corrections"' in page and 'id="disagreements"' not in page


def test_an_earlier_edition_leads_to_its_file(official):
    site = Site(official)
    connection = sqlite3.connect(official)
    slug = ask(connection, "revisions", id=None)[0]["id"]
    leads = [link for link in links(site.get(f"/actions/{slug}")) if "/sources#file-" in link]
    assert leads and all(f'id="{link.partition("#")[2]}"' in site.get("/sources").text for link in leads)


def test_nobody_voted_where_a_resolution_was_adopted_without_a_vote(official):
    page = Site(official).get("/actions/s-res-97-1952").text
    assert "Nobody voted; on the Council were: " in page
    assert "seats-title" not in page and 'Not voting <span class="count">' not in page


def test_a_chart_begins_with_its_regime_and_the_text_names_what_came_before(site):
    page = site.get("/regimes/dprk").text
    chart = page[page.index('<svg class="spans"'):page.index("</figure>")].partition("<details>")[0]
    assert "S/RES/1718(2006)" in chart and "S/RES/825(1993)" not in chart
    assert re.search(r"Before the regime was founded[^.]+S/RES/825\(1993\)", page)


def test_measures_in_force_stand_under_their_type_with_a_count(site, connection):
    page = site.get("/regimes/dprk?on=2017-12-31").text
    counts = re.findall(r"</svg>[A-Z][a-z ]+: (\d+) measures?<?", page)
    assert sum(map(int, counts)) == len(regimes.in_force(connection, "dprk", "2017-12-31"))
