"""Charts of members: shares with their numbers, terms, two members over time, all pairs of a group."""

import re

import pytest

from sanctiondb.charts.heat import CLASSES, classes, heat, number
from sanctiondb.charts.likeness import likeness
from sanctiondb.charts.shares import shares
from sanctiondb.charts.tenure import tenure

VOTES = [
    {"year": 1946, "n": 4, "yes": 1, "no": 1, "abstain": 2}, {"year": 1950, "n": 2, "yes": 2, "no": 0, "abstain": 0},
    {"year": 1951, "n": 0, "yes": 0, "no": 0, "abstain": 0},
]
ALIKE = [
    {"year": 1946, "n": 30, "agreement": 0.5, "kappa": -0.2}, {"year": 1947, "n": 40, "agreement": 1.0, "kappa": None},
    {"year": 1948, "n": 3, "agreement": 1.0, "kappa": 1.0}, {"year": 1949, "n": 50, "agreement": 0.75, "kappa": 0.5},
]
TERMS = [
    {"lane": "Member of the United Nations", "kind": "membership", "since": "1945-10-24", "until": None,
     "name": "China", "key": "chn"},
    {"lane": "Security Council", "kind": "elected", "since": "1946-01-12", "until": "1946-12-31", "name": "elected",
     "key": "1"},
]
PAIRS = [
    {"member_a": "FRA", "member_b": "GBR", "n": 5302, "agreement": 0.856092, "kappa": 0.77461},
    {"member_a": "RUS", "member_b": "FRA", "n": 20, "agreement": 0.9961, "kappa": None},
]
MEMBERS = [("FRA", "France"), ("GBR", "United Kingdom"), ("RUS", "Russian Federation")]


def linked(picture):
    return re.findall(r"<a .*?</a>", picture, re.S)


def test_shares_of_a_year_fill_its_bar_and_say_how_many_votes_they_are_of():
    picture = shares(VOTES, (1946, 1952), "Security Council", lambda year: f"/votes?year={year}")
    assert "1946: 4 votes, 1 yes, 1 no, 2 abstaining" in picture and 'href="/votes?year=1950"' in picture
    first = linked(picture)[0]
    heights = {kind: float(height) for kind, height in re.findall(r'class="bar (\w+)".*?height="([\d.]+)"', first)}
    assert heights["abstain"] == 2 * heights["yes"] == 2 * heights["no"]


def test_no_number_beside_a_picture_is_cut_in_the_letters_of_a_narrow_screen():
    pictures = [
        shares(VOTES, (1946, 2029), "", str),
        likeness([{"year": 2020, "n": 30, "agreement": 0.5, "kappa": 0.1}], (1946, 2029), str, 20, 10),
    ]
    assert [">2020<" in picture and ">2030<" not in picture for picture in pictures] == [True, True]
    for picture in pictures:
        for x, anchor, text in re.findall(r'<text[^>]* x="([\d.]+)"[^>]*text-anchor="(\w+)">([^<]+)<', picture):
            wide = 23 * 0.64 * len(text) * (1 if anchor == "end" else 0.5)
            assert wide <= float(x) and (anchor == "end" or float(x) + wide <= 960), text


def test_a_year_without_votes_is_no_bar_and_the_bars_beneath_grow_with_the_votes():
    picture = shares(VOTES, (1946, 1952), "", str)
    assert len(linked(picture)) == 2
    assert [float(height) for height in re.findall(r'amount enough.*?height="([\d.]+)"', picture)] == [40.0, 20.0]
    assert shares(VOTES[2:], (1946, 1952), "", str) is None


def test_a_line_breaks_where_there_are_too_few_roll_calls_or_no_value():
    picture = likeness(ALIKE, (1946, 1949), str, floor=10)
    lines = dict(re.findall(r'class="line (\w+)" d="([^"]*)"', picture))
    assert (lines["agreement"].count("M"), lines["agreement"].count("L")) == (2, 1)
    assert (lines["kappa"].count("M"), lines["kappa"].count("L")) == (2, 0)
    assert "1948: 3 roll calls, fewer than 10: not drawn" in picture and picture.count("amount few") == 1
    assert "1947: 40 roll calls, agreement 100.0 %, kappa undefined" in picture


def test_a_kappa_below_zero_stays_on_the_canvas():
    picture = likeness(ALIKE, (1946, 1949), str)
    assert all(0 <= float(y) <= 360 for y in re.findall(r'mark kappa" x="[\d.]+" y="([-\d.]+)"', picture))
    assert ">-0.5<" in picture


def test_decades_are_as_wide_as_ten_years_and_neighbours_are_joined():
    rows = [{**ALIKE[0], "year": 1950}, {**ALIKE[3], "year": 1960}]
    picture = likeness(rows, (1946, 1999), str, step=10)
    assert re.search(r'class="line agreement" d="M[^M]*L', picture) and "1950s: 30 roll calls" in picture


def test_a_term_says_its_days_and_one_that_has_not_ended_reaches_today():
    picture = tenure(TERMS, "2026-04-14", lambda key: f"/{key}")
    assert "Member of the United Nations: China, 1945-10-24 to now" in picture and 'href="/chn"' in picture
    wide, narrow = (float(width) for width in re.findall(r'class="term.*?width="([\d.]+)"', picture))
    assert wide > 900 and narrow < 20
    assert tenure([], "2026-04-14", str) is None


@pytest.mark.parametrize("measure", CLASSES)
def test_a_square_has_each_pair_twice_and_what_is_not_known_is_drawn_as_such(measure):
    picture = heat(MEMBERS, PAIRS, measure, lambda a, b: f"/agreement/{a}-{b}")
    cells = linked(picture)
    assert len(cells) == 6 and sum('tabindex="-1"' in cell for cell in cells) == 3
    unknown = [cell for cell in cells if 'class="unknown"' in cell]
    assert len(unknown) == {"agreement": 2, "kappa": 4}[measure] and all(">?</text>" in cell for cell in unknown)
    assert "United Kingdom and Russian Federation: too few roll calls" in picture
    assert picture.count('href="/agreement/FRA-GBR"') == picture.count('href="/agreement/GBR-FRA"') == 1


def test_cells_of_few_hold_the_number_and_those_of_many_grow_with_the_class():
    assert "France and United Kingdom: agreement 86 % of 5302 roll calls" in heat(MEMBERS, PAIRS, "agreement", max)
    crowd = [*MEMBERS, *((f"A{i:02}", f"Member {i}") for i in range(20))]
    picture = heat(crowd, PAIRS, "agreement", max)
    sides = {kind: float(side) for kind, side in re.findall(r'rect class="(h\d|unknown)".*?width="([\d.]+)"', picture)}
    assert sides["h3"] < sides["h5"] <= sides["unknown"] and ">86</text>" not in picture


def test_what_is_not_quite_whole_is_not_called_whole():
    assert [number(value, "agreement") for value in (1.0, 0.9999, 0.9961, 0.994, 0.0)] == [
        "100", "99.9", "99.6", "99", "0"]
    assert number(-0.25, "kappa") == "\u22120.25"


def test_classes_are_named_as_they_are_cut():
    assert classes("agreement")[::5] == ["below 50 %", "95 % and more"]
    assert classes("kappa")[1] == "0 to 0.2"


def test_names_are_escaped():
    picture = heat([("AAA", '"><script>'), ("BBB", "b")], [], "kappa", lambda a, b: '"><script>')
    assert "<script>" not in picture
