"""The pages that answer a question over the whole record say what the command line says."""

import re

import pytest

from sanctiondb.answers import members, regimes, vetoes
from sanctiondb.answers.database import ask
from sanctiondb.answers.searching import search


def test_what_is_in_force_is_that_of_the_command_line(site, connection):
    asked = "?on=2016-01-15&type=travel_ban&target=sudan"
    rows = site.get(f"/in-force.json{asked}").json()
    assert rows == regimes.in_force(connection, on="2016-01-15", type="travel_ban", target="sudan") != []
    page = site.get(f"/in-force{asked}").text
    assert "2 measures of 2 regimes" in page and "S/RES/1591(2005)" in page


def test_a_measure_whose_last_known_term_is_over_is_shown_as_unknown_and_a_contested_one_as_such(site):
    page = site.get("/in-force?on=2035-01-01").text
    assert "its last known term was over" in page
    assert ">contested</span>" in site.get("/in-force?on=2025-09-29&target=iran").text


def test_both_sides_of_a_contested_regime_stand_on_its_page(site, connection):
    page = site.get("/regimes/iran").text
    for side in ask(connection, "pages/contentions", slug="iran"):
        assert side["who"] in page


def test_the_terms_and_suspensions_of_measures_stand_on_the_page_of_their_regime(site):
    assert "Terms:" in site.get("/regimes/drc").text
    assert "Suspended from" in site.get("/regimes/haiti-841").text


@pytest.mark.parametrize("rule", vetoes.RULES)
def test_vetoes_are_listed_and_counted_by_the_rule_chosen(site, connection, rule):
    rows = site.get(f"/vetoes.json?rule={rule}").json()
    assert rows == ask(connection, "vetoes", rule=rule, members=None, regime=None, since=None, until=None)
    page = site.get(f"/vetoes?rule={rule}&count=member").text
    chosen = page[page.index('id="counts"'):page.index('id="why"')]
    assert vetoes.RULES[rule].replace("'", "&#39;") in page
    for row in vetoes.counts(connection, "member", rule, regime=None, since=None, until=None):
        assert re.search(rf'<td class="number">{row["vetoes"]}</td>', chosen)


def test_what_the_page_of_vetoes_says_of_the_librarys_list_is_what_the_record_counts(site, connection):
    page = site.get("/vetoes").text
    table = re.search(r"the Library&#39;s list|The Library's list.*?</table>", page, re.S)[0]
    names = re.findall(r'<th scope="row">([^<]+)</th>', table)
    shown = dict(zip(names, map(int, re.findall(r'data-label="Here" class="number">(\d+)<', table)), strict=True))
    counted = vetoes.counts(connection, "member", "all", regime=None, since=None, until="2022-07-08")
    called = dict(connection.execute("SELECT code, name FROM members"))
    assert shown == {called[row["counted_by"]]: row["vetoes"] for row in counted}


@pytest.mark.parametrize("address", [
    "/in-force?type=mood", "/vetoes?rule=mine", "/vetoes?count=mood", "/in-force?on=someday"])
def test_a_question_that_cannot_be_answered_is_refused_in_a_sentence(site, address):
    page = site.get(address)
    assert page.status_code == 400 and "Traceback" not in page.text


def test_a_member_has_its_history_with_the_seat_or_without(site, connection):
    assert site.get("/members/rus.json").json() == members.history(connection, "RUS")
    assert site.get("/members/rus.json?seat=1").json() == members.history(connection, "RUS", seat=True)
    assert "SUN" in site.get("/members/rus").text
    assert site.get("/members/qqq").status_code == 404


def test_a_search_leads_to_what_it_finds_and_to_the_action_that_it_names(site, connection):
    assert site.get("/search.json?q=coal").json() == search(connection, "coal", 50)
    for words, path in (("1718", "/actions/s-res-1718-2006"), ("S/2024/255", "/actions/s-2024-255")):
        led = site.get(f"/search?q={words}")
        assert (led.status_code, led.headers["location"]) == (302, path)
    assert '<a href="/actions/s-2022-538">' in site.get("/search?q=S/PV.9087").text
    mali = site.get("/search?q=Mali").text
    assert mali.index('href="/regimes/mali"') < mali.index("By words")
    assert "Nothing holds all these words" in site.get("/search?q=xyzzy").text
    measure = next(row["key"] for row in search(connection, "coal") if row["kind"] == "measure")
    led = site.get(f"/measures/{measure}")
    assert (led.status_code, led.headers["location"]) == (302, f"/regimes/dprk#{measure}")
    assert f'id="{measure}"' in site.get("/regimes/dprk").text
    assert site.get("/measures/none").status_code == 404


def test_what_is_not_confirmed_is_listed_with_where_to_help(site, connection):
    rows = site.get("/unconfirmed.json").json()
    assert rows == ask(connection, "unconfirmed")
    page = site.get("/unconfirmed").text
    for row in rows:
        if row["missing"] == "measure":
            assert f'#{row["id"]}"' in page


def test_votes_that_are_known_in_part_say_how_many_are_not(site):
    page = site.get("/actions/s-10784").text
    assert "How 14 other members voted is not known by name" in page
    assert "seats-title" not in page


def test_long_lists_are_folded_by_decade_and_by_regime_and_open_where_they_are_narrowed(site):
    page = site.get("/vetoes").text
    assert page.count("<details open>") == 1 and page.count(" proposals</summary>") >= 7
    assert site.get("/vetoes?member=FRA").text.count("<details open>") > 1
    assert "<details open>" not in site.get("/in-force").text
    assert "<details open>" in site.get("/in-force?target=mali&on=2020-01-01").text
