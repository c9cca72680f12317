"""Eight decades as bars: adopted above the line, what failed below it, every year in its place."""

import re

from sanctiondb.charts.decades import decades

ROWS = [
    {"year": 1946, "adopted": 15, "vetoed": 3, "too_few": 1}, {"year": 1947, "adopted": 0, "vetoed": 0, "too_few": 0},
    {"year": 1948, "adopted": 20, "vetoed": 0, "too_few": 2},
]


def test_every_year_has_a_label_with_its_figures_and_leads_to_its_roll_calls():
    drawn = decades(ROWS, lambda year: f"/roll_calls?year={year}&body=SC")
    assert drawn.count('<a href="/roll_calls?year=') == 3
    assert "1946: 15 adopted, 3 vetoed, 1 short of votes" in drawn


def test_a_year_without_votes_keeps_its_place_and_has_no_bar():
    links = re.findall(r"<a .*?</a>", decades(ROWS, lambda year: None), re.S)
    assert [link.count('class="bar') for link in links] == [3, 0, 2]


def test_bars_stay_on_the_canvas_and_grow_with_their_figures():
    heights = [float(height) for height in re.findall(r'class="bar adopted".*?height="([\d.]+)"', decades(ROWS, str))]
    assert heights[0] / heights[1] == 15 / 20 or abs(heights[0] / heights[1] - 0.75) < 0.01
    assert max(heights) < 300


def test_no_roll_call_makes_no_picture():
    assert decades([], str) is None


def test_what_a_link_says_is_escaped():
    assert '"><script>' not in decades(ROWS, lambda year: '"><script>')
