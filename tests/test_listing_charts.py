"""Pictures of the list and of the record's coverage, and texts side by side, without a server."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanctiondb import words
from sanctiondb.charts.coverage import coverage
from sanctiondb.charts.listed_by_regime import listed_by_regime
from sanctiondb.charts.sightings import sightings
from sanctiondb.web.differing import MOST, differing

LISTS = [{"date": "2018-10-29", "whole": True, "seen": True}, {"date": "2019-05-01", "whole": False, "seen": False},
         {"date": "2020-11-30", "whole": True, "seen": False}]
REGIMES = [{"regime": "dprk", "name": "DPRK", "individual": 80, "entity": 75, "vessel": 1},
           {"regime": "mali", "name": "Mali & more", "individual": 8, "entity": 0, "vessel": 0}]
HELD = [{"what": "Roll calls", "table": "roll_calls", "number": 3128, "first": "1946-01-25", "last": "2026-04-14"},
        {"what": "Lists", "table": "snapshots", "number": 1, "first": "2020-11-30", "last": "2020-11-30"},
        {"what": "Nothing", "table": "blocs", "number": 0, "first": None, "last": None}]


def test_each_list_is_a_mark_that_says_whether_the_entry_is_on_it():
    drawn = sightings(LISTS, lambda day: f"/listings?on={day}&x=1", listed_on="2006-10-14")
    assert drawn.count('href="/listings?on=') == 3 and "&amp;x=1" in drawn
    assert "2018-10-29: on the list" in drawn and "2020-11-30: not on the list" in drawn
    assert "2019-05-01: not known, for the list is not whole" in drawn
    assert "2006-10-14: day of listing that the entry gives" in drawn


def test_between_a_list_with_the_entry_and_one_without_nothing_is_claimed():
    drawn = sightings([LISTS[0], LISTS[2]], str)
    assert re.findall(r'class="stretch (\w+)"', drawn) == ["unknown"]
    assert re.findall(r'class="stretch (\w+)"', sightings([LISTS[0], LISTS[0] | {"date": "2019-10-29"}], str)) == [
        "seen", "unknown"]


def test_a_decision_to_delist_stands_on_the_line():
    assert "2019-01-02: delisted" in sightings([LISTS[0], LISTS[2]], str, delisted_on="2019-01-02")
    assert sightings([], str) is None


def test_each_part_of_a_bar_leads_to_its_entries_and_says_how_many():
    drawn = listed_by_regime(REGIMES, lambda slug, kind: f"/listings?regime={slug}&kind={kind}")
    assert "DPRK: 80 individuals" in drawn and "DPRK: 1 vessel" in drawn
    assert "80 individuals, 75 entities, 1 vessel" in drawn
    assert drawn.count("<a ") == 4 and "Mali &amp; more" in drawn
    assert listed_by_regime([], lambda slug, kind: None) is None


def test_what_is_held_stands_from_its_first_day_to_its_last():
    drawn = coverage(HELD, lambda table: f"/record/{table}")
    assert "Roll calls: 3,128, from 1946-01-25 to 2026-04-14" in drawn and 'href="/record/snapshots"' in drawn
    assert "Nothing" not in drawn and coverage([], str) is None


def test_words_that_stand_on_one_side_only_are_told_apart():
    assert differing("A b c", "A c d") == (
        [(False, "A"), (True, "b"), (False, "c")], [(False, "A"), (False, "c"), (True, "d")])
    assert differing(None, "new") == ([], [(False, "new")])
    assert differing(None, None) == ([], [])


@given(st.lists(st.sampled_from("a b c".split()), max_size=30), st.lists(st.sampled_from("a b c".split()), max_size=30))
def test_nothing_of_either_text_is_lost(before, after):
    for pieces, given_words in zip(differing(" ".join(before), " ".join(after)), (before, after), strict=True):
        assert " ".join(text for _, text in pieces).split() == given_words


def test_very_long_texts_are_not_compared_word_by_word():
    assert len(differing("a " * (MOST + 1), "b " * (MOST + 1))[0]) == 1


@pytest.mark.parametrize("name, told", [
    ("صدام حسين", ("und-Arab", "rtl")), ("Путин", ("und-Cyrl", "ltr")), ("김정은", ("und-Hang", "ltr")),
    ("李明", ("und-Hani", "ltr")), ("SADDAM", ("", "ltr")), ("", ("", "ltr")),
])
def test_the_script_of_a_name_is_known(name, told):
    assert words.script(name) == told


def test_elements_of_the_list_have_words():
    assert words.field("INDIVIDUAL_ALIAS") == "alias" and words.field("COMMENTS1") == "comments"
    assert words.parts("QUALITY: Good; ALIAS_NAME: OMAR: X") == "quality: Good; alias name: OMAR: X"
    assert words.parts(None) == ""
