"""The Council at its table, a bar with its threshold, the marks of an Assembly: drawn from rows without a server."""

import re
from itertools import pairwise
from math import dist

import pytest

from sanctiondb.charts.assembly import assembly
from sanctiondb.charts.horseshoe import HEIGHT, WIDTH, horseshoe
from sanctiondb.charts.tally import tally

NAMES = ["Algeria", "China", "Côte d'Ivoire", "Democratic Republic of the Congo", "France", "Guyana", "Japan", "Malta",
         "Russian Federation", "Saint Vincent and the Grenadines", "Slovenia", "Switzerland", "United Kingdom",
         "United Republic of Tanzania", "United States"]
PERMANENT = {"China", "France", "Russian Federation", "United Kingdom", "United States"}


def seat(name, vote="Y", veto=False):
    return {"member": name[:3].upper(), "name": name, "vote": vote, "permanent": name in PERMANENT, "veto": veto}


def link(code):
    return f"/members/{code.lower()}"


@pytest.mark.parametrize("size", [5, 11, 15])
def test_seats_stand_apart_on_the_canvas_clockwise_in_the_order_of_the_names(size):
    drawn = horseshoe([seat(name) for name in reversed(NAMES[:size])], link)
    places = [tuple(map(float, pair)) for pair in re.findall(r'class="chair" cx="([\d.]+)" cy="([\d.]+)"', drawn)]
    assert len(places) == size and all(16 <= x <= WIDTH - 16 and 16 <= y <= HEIGHT - 16 for x, y in places)
    assert min(dist(one, other) for one, other in pairwise(places)) > 32
    assert places[0][0] < places[size // 2][0] < places[-1][0] and places[size // 2][1] < places[0][1]
    assert re.findall(r'<title>([^<:]+):', drawn) == [name.replace("'", "&#39;") for name in NAMES[:size]]


def test_a_seat_has_a_shape_a_word_its_name_and_the_page_of_the_member():
    drawn = horseshoe([seat("Algeria"), seat("China", "A"), seat("Japan", "X"), seat("Malta", "N"),
                       seat("Russian Federation", "N", veto=True), seat("Guyana", "?")], link)
    for label in ("Algeria: yes", "China: abstaining, permanent member", "Japan: not voting", "Malta: no",
                  "Russian Federation: no, a veto, permanent member", "Guyana: vote not known by name"):
        assert f'aria-label="{label}"' in drawn
    for kind in ("vote-Y", "vote-A permanent", "vote-X", "vote-N", "veto permanent", "blank"):
        assert f'class="seat {kind}"' in drawn
    assert ">veto</text>" in drawn and ">not known</text>" in drawn and 'href="/members/rus"' in drawn


def test_names_fit_beside_their_seats_in_two_lines():
    for name in [*NAMES, "Bolivia (Plurinational State of)", "Bosnia and Herzegovina", "Czechoslovakia"]:
        code = {"Dem": "COD", "Sai": "VCT", "Uni": "TZA"}.get(name[:3], name[:3])
        lines = re.findall(r'class="name"[^>]*>([^<]+)<', horseshoe([seat(name) | {"member": code}], link))
        assert 1 <= len(lines) <= 2 and all(len(line) <= 17 for line in lines), name


def test_a_council_that_did_not_have_to_vote_sits_without_a_vote():
    drawn = horseshoe([seat(name, "") for name in NAMES], link, ["", "adopted", "without", "a vote"])
    assert drawn.count("seat blank") == 15 and 'class="said"' not in drawn and "15 no vote was taken" in drawn


def test_who_sat_unknown_makes_no_picture_and_a_name_is_never_markup():
    assert horseshoe([], link) is None
    assert "<script>" not in horseshoe([seat("<script>")], lambda code: '"><script>')


def test_a_bar_is_as_long_as_its_votes_and_the_threshold_stands_where_they_reach_it():
    drawn = tally({"yes": 9, "no": 1, "abstain": 5, "not_voting": None}, lambda letter: f"#vote-{letter}",
                  [(9, "9 required")])
    widths = [float(width) for width in re.findall(r'<rect x="[\d.]+" y="\d+" width="([\d.]+)"', drawn)]
    assert len(widths) == 3 and widths[0] + 2 == pytest.approx(9 * (widths[1] + 2), rel=0.02)
    threshold = float(re.search(r'class="threshold" d="M([\d.]+)', drawn)[1])
    assert threshold == pytest.approx(1 + widths[0] + 2, abs=1)
    assert 'href="#vote-N"' in drawn and ">9 in favour</text>" in drawn and "5 abstaining" in drawn


def test_votes_that_nobody_counted_make_no_bar():
    assert tally(dict.fromkeys(("yes", "no", "abstain", "not_voting")), lambda letter: None) is None


def test_an_assembly_has_one_mark_a_member_under_the_count_of_its_kind():
    rows = [{"member": f"A{number:02}", "name": f"State {number:03}", "vote": "YYYNAX"[number % 6]}
            for number in range(193)]
    drawn = assembly(rows, link)
    assert drawn.count("<a class=\"seat") == 193 and drawn.count("<title>") == 193
    heads = re.findall(r">(\d+) (?:yes|no|abstaining|not voting)<", drawn)
    assert [int(number) for number in heads] == [97, 32, 32, 32]
    assert assembly([], link) is None
