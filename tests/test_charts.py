"""Charts are marks at places, told from rows without a server."""

from sanctiondb.web import charts


def test_a_timeline_holds_the_last_day_of_the_calendar():
    votes = [vote("S/RES/1(2001)", "2001-05-01", "adopted"), vote("S/2", "9999-12-31", "vetoed")]
    chart = charts.timeline(votes, [], "2001-01-01", {}.get)
    assert max(mark.x for mark in chart.marks) <= charts.WIDTH
    assert len(chart.ticks) <= 20
    assert charts.timeline(votes[1:], [], "9999-01-01", {}.get).marks


def test_a_timeline_puts_earlier_votes_further_left():
    votes = [vote("S/RES/1(2001)", "2001-05-01", "adopted"), vote("S/2", "2003-05-01", "vetoed")]
    chart = charts.timeline(votes, [], "2001-01-01", {"S/2": "/actions/s-2"}.get)
    first, second = chart.marks
    assert first.x < second.x and (first.kind, second.kind) == ("adopted", "failed")
    assert (first.path, second.path) == (None, "/actions/s-2")


def test_a_timeline_keeps_votes_of_one_week_apart():
    votes = [vote(f"S/RES/{i}(2001)", f"2001-05-0{i}", "adopted") for i in (1, 2, 3)]
    assert len({(mark.x, mark.y) for mark in charts.timeline(votes, [], "1990-01-01", str).marks}) == 3


def test_a_regime_without_votes_or_mandates_has_no_timeline():
    assert charts.timeline([], [], "2001-01-01", str) is None


def vote(symbol, date, outcome):
    return {"symbol": symbol, "date": date, "outcome": outcome}
