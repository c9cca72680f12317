"""A regime drawn: bars of measures by type, votes above them, mandates below, and each leads somewhere."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanctiondb.charts.dots import CLOSE, MOST_LEVELS, dots
from sanctiondb.charts.listed import listed
from sanctiondb.charts.regime_bars import regime_bars
from sanctiondb.charts.regime_timeline import outside, regime_timeline
from sanctiondb.charts.samples import sample
from sanctiondb.charts.scales import Years
from sanctiondb.charts.spans import anchor, stacks

TODAY = "2020-06-01"
SCALE = Years(2000, 2021, 0, 100)


def test_measures_of_one_text_and_fate_are_one_bar_that_leads_to_them_all():
    (stack,) = drawn([measure("a"), measure("b", action="tightened"), measure("c", until="2011-01-01")])
    assert [len(span.actions) for span in stack.spans] == [2, 1]
    assert stack.spans[0].address == f"#{anchor('S/RES/1(2010)')}" == "#by-s-res-1-2010"
    assert stack.spans[1].address == "#c"
    assert stack.measures == 3


def test_an_end_that_is_known_to_come_not_known_or_not_decided_is_drawn_each_in_its_own_way():
    rows = [measure("a", until="2012-01-01"), measure("b"), measure("c"), measure("d")]
    terms = {"c": [{"until": "2021-01-01"}], "d": [{"until": "2015-01-01"}]}
    (stack,) = drawn(rows, terms)
    assert {span.end: [part.kind for part in span.parts] for span in stack.spans} == {
        "closed": ["stood"], "open": ["stood"], "ahead": ["stood", "ahead"], "unknown": ["stood", "unknown"]}
    assert any("whether it was renewed is not known" in span.label for span in stack.spans)


def test_a_suspension_interrupts_a_bar():
    pauses = {"a": [{"from": "2012-01-01", "until": "2013-01-01"}]}
    (stack,) = drawn([measure("a", until="2014-01-01")], pauses=pauses)
    assert [part.kind for part in stack.spans[0].parts] == ["stood", "paused", "stood"]


def test_bars_of_one_row_never_cover_one_another():
    rows = [measure(str(n), since=f"20{n:02}-01-01", until=f"20{n + 3:02}-01-01") for n in range(1, 12)]
    (stack,) = drawn(rows)
    for row in range(stack.rows):
        spans = sorted((span.x, span.last) for span in stack.spans if span.row == row)
        assert all(one[1] <= other[0] for one, other in zip(spans, spans[1:], strict=False))


def test_what_has_no_first_day_or_took_no_effect_has_no_bar():
    assert drawn([measure("a", since=None), measure("b", took_effect=False)]) == []


def test_exemptions_stand_last_and_types_in_the_order_in_which_they_came():
    rows = [measure("a", type="exemption", since="2001-01-01"), measure("b", type="labour", since="2005-01-01"),
            measure("c", type="financial", since="2003-01-01")]
    assert [stack.kind for stack in drawn(rows)] == ["financial", "labour", "exemption"]


@given(st.lists(st.dates(), max_size=40))
def test_votes_of_one_level_keep_apart_until_no_level_is_left(days):
    votes = [{"symbol": "S/1", "date": day.isoformat(), "outcome": "adopted"} for day in days]
    found = dots(votes, Years(1, 9999, 0, 100), str)
    for level in range(MOST_LEVELS - 1):
        places = [dot.x for dot in found if dot.level == level]
        assert all(other - one >= CLOSE for one, other in zip(places, places[1:], strict=False))


def test_the_picture_marks_the_day_that_was_asked_for_else_today():
    assert "today, 2020-06-01" in regime_timeline(regime(), TODAY, str)
    assert ">2012-03-04</text>" in regime_timeline(regime(), TODAY, str, "2012-03-04")
    assert 'class="marked"' not in regime_timeline(regime(), TODAY, str, "1950-01-01")
    assert outside(regime(), "1950-01-01", TODAY) and not outside(regime(), "2012-03-04", TODAY)


def test_vetoes_are_crosses_mandates_bars_with_the_day_and_every_mark_has_a_title():
    picture = regime_timeline(regime(), TODAY, {"S/2": "/actions/s-2"}.get)
    assert picture.count('class="vote vetoed"') == 1 and 'href="/actions/s-2"' in picture
    assert "Panel, mandate to 2012-01-01" in picture
    assert picture.count("</a>") == picture.count("<title>")


def test_nothing_dated_makes_no_picture_and_the_last_day_of_the_calendar_fits():
    assert regime_timeline(regime(votes=[], measures=[], mandates=[]), TODAY, str) is None
    late = regime(measures=[measure("a", until="9999-12-31")])
    assert max(map(float, re.findall(r' x="([\d.]+)%"', regime_timeline(late, TODAY, str)))) <= 100


def test_what_a_picture_says_is_escaped():
    evil = regime(measures=[measure("a") | {"measure": "<script>alert(1)</script>"}], name='"><script>')
    assert "<script>" not in regime_timeline(evil, TODAY, str)


def test_every_regime_is_a_bar_with_its_status_as_a_word_and_a_page_behind_it():
    rows = [{"slug": "a", "name": "A", "since": "1966-12-16", "until": "1979-12-20", "status": "ended"},
            {"slug": "b", "name": "B", "since": "2006-12-23", "until": None, "status": "contested"}]
    picture = regime_bars(rows, TODAY, lambda slug: f"/regimes/{slug}")
    assert re.findall(r'href="([^"]+)"', picture) == ["/regimes/a", "/regimes/b"]
    assert ">ended<" in picture and ">contested<" in picture and picture.count('class="doubt"') == 1
    assert regime_bars([], TODAY, str) is None


def test_the_heading_of_a_regimes_bar_has_a_form_that_fits_on_a_phone():
    rows = [{"slug": "a", "name": "Federal Republic of Yugoslavia (Kosovo)", "since": "1998-03-31",
             "until": "2001-09-10", "status": "ended"}]
    picture = regime_bars(rows, TODAY, str)
    lines = re.findall(r'class="lane above"[^>]*>([^<]+)<', picture)
    assert lines == ["Federal Republic of Yugoslavia", "(Kosovo), ended"]


def test_lists_are_points_on_their_days_and_nothing_stands_between_them():
    rows = [{"date": "2018-10-29", "whole": True, "individuals": 80, "entities": 75},
            {"date": "2020-11-30", "whole": False, "individuals": 82, "entities": 70}]
    picture = listed(rows, lambda day: f"/listings?on={day}")
    assert picture.count("<circle") == 2 and "<polyline" not in picture
    assert "2020-11-30: at least 82 individuals, at least 70 entities" in picture
    assert listed([], str) is None


@pytest.mark.parametrize("kind", ["imposed", "capped", "vetoed", "too_few", "open", "unknown", "entities", "other"])
def test_a_sample_is_an_svg_that_no_reader_of_screens_hears(kind):
    assert sample(kind).startswith("<svg") and 'aria-hidden="true"' in sample(kind)


def drawn(measures, terms=None, pauses=None):
    return stacks(measures, terms or {}, pauses or {}, SCALE, TODAY)


def measure(key, since="2010-01-01", until=None, type="arms_embargo", action="imposed", took_effect=True):
    return {"id": key, "measure": f"Measure {key}", "type": type, "action": action, "symbol": "S/RES/1(2010)",
            "from": since, "until": until, "took_effect": took_effect, "contested": False}


def regime(**facts):
    votes = [{"symbol": "S/RES/1(2010)", "date": "2010-01-01", "outcome": "adopted"},
             {"symbol": "S/2", "date": "2011-01-01", "outcome": "vetoed"}]
    mandates = [{"body": "Panel", "symbol": "S/RES/1(2010)", "start": "2010-01-01", "end": "2012-01-01"}]
    return {"name": "Atlantis", "since": "2010-01-01", "status": "in_force", "votes": votes, "mandates": mandates,
            "measures": [measure("a")], "terms": {}, "suspensions": {}} | facts
