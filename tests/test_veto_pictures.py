"""Vetoes drawn: rows of years on one scale, what the rule of counting adds, and a list behind every bar."""

import html
import re

import pytest
from sites import links, rows

from sanctiondb.answers import vetoes
from sanctiondb.charts.veto_rules import veto_rules
from sanctiondb.charts.veto_years import veto_years

YEARS = [{"counted_by": "SUN", "year": 1955, "drafts": 1, "others": 16},
         {"counted_by": "SUN", "year": 1956, "drafts": 2, "others": 0},
         {"counted_by": "FRA", "year": 1956, "drafts": 1, "others": 0}]
NAMES = {"SUN": "USSR", "FRA": "France"}


def test_a_row_names_its_sum_and_its_years_and_a_bar_its_own():
    picture = drawn(lambda key, year: f"/vetoes?member={key}&year={year}")
    assert "USSR: 19, 1955-1956" in picture and "France: 1, 1956" in picture
    assert "USSR, 1955: 17 vetoes, 16 of them not on a draft voted on whole" in picture
    assert "France, 1956: 1 veto" in picture
    assert "/vetoes?member=SUN&amp;year=1955" in picture


def test_what_one_rule_adds_is_a_bar_of_its_own_on_the_same_scale():
    heights = [float(height) for height in re.findall(r'class="(?:veto|other)".*?height="([\d.]+)"', drawn())]
    assert heights == [4.0, 64.0, 8.0, 4.0]


def test_a_row_without_a_veto_is_left_out_and_none_at_all_makes_no_picture():
    assert "France" not in veto_years(YEARS[:2], NAMES, (1946, 2026), lambda *_: None, 4, ("veto", "vetoes"))
    assert veto_years([], NAMES, (1946, 2026), lambda *_: None, 4, ("veto", "vetoes")) is None
    assert veto_rules([], str) is None


def test_the_difference_between_the_rules_is_said_and_drawn_for_each_member():
    told = [{"counted_by": "SUN", "name": "USSR", "drafts": 50, "all": 100},
            {"counted_by": "RUS", "name": "Russian Federation", "drafts": 30, "all": 30}]
    picture = veto_rules(told, lambda code: f"/members/{code}")
    assert "USSR: 100 all, 50 drafts: 50 more" in picture and "30 all, 30 drafts: the same" in picture
    assert picture.count('class="other"') == 1


@pytest.mark.parametrize("by", ["member", "subject"])
@pytest.mark.parametrize("rule", vetoes.RULES)
def test_the_years_add_up_to_the_counts_of_the_command_line(connection, by, rule):
    summed = {}
    for row in vetoes.by_year(connection, by):
        counted = row["drafts"] + (row["others"] if rule == "all" else 0)
        summed[row["counted_by"]] = summed.get(row["counted_by"], 0) + counted
    counts = vetoes.counts(connection, by, rule, regime=None, since=None, until=None)
    what = "vetoes" if by == "member" else "proposals"
    assert {key: number for key, number in summed.items() if number} == {
        row["counted_by"]: row[what] for row in counts}


@pytest.mark.parametrize("rule", vetoes.RULES)
def test_a_bar_leads_to_as_many_proposals_as_it_is_high(site, rule):
    found = [html.unescape(link) for link in links(site.get(f"/vetoes?rule={rule}"))]
    bars = sorted({link for link in found if re.search(r"member=\w+&year=\d{4}#list$", link)})
    assert len(bars) > 80
    for link in bars[::25]:
        asked = dict(part.split("=") for part in re.search(r"\?([^#]+)", link)[1].split("&"))
        listed = rows(site.get(f"/vetoes.csv?{link.partition('?')[2].partition('#')[0]}"))
        assert listed and all(row["date"].startswith(asked["year"]) for row in listed)
        assert all(asked["member"] in row["vetoed_by"].split("|") for row in listed)


def test_a_subject_narrows_the_list_and_the_page_says_of_how_many(site):
    page = site.get("/vetoes?subject=Namibia").text
    assert re.search(r"Only Namibia: \d+ of \d+ proposals", page)
    assert len(rows(site.get("/vetoes.csv?subject=Namibia"))) == int(re.search(r"Only Namibia: (\d+)", page)[1])


@pytest.mark.parametrize(("address", "status"), [
    ("/vetoes?member=XXX", 400), ("/vetoes?year=sometime", 400), ("/vetoes?year=1900", 400),
    ("/vetoes?subject=Atlantis", 404), ("/vetoes.json?year=%C2%B2024", 400)])
def test_what_no_veto_can_be_asked_by_is_refused_in_a_sentence(site, address, status):
    answer = site.get(address)
    assert answer.status_code == status and "Traceback" not in answer.text


def drawn(link=lambda key, year: None):
    return veto_years(YEARS, NAMES, (1946, 2026), link, 4.0, ("veto", "vetoes"))
