"""Charts are marks at places, told from rows without a server."""

from sanctiondb.web import charts


def test_a_strip_of_seats_puts_those_in_favour_first_and_marks_what_they_needed():
    votes = [{"name": name, "vote": letter, "permanent": permanent} for name, letter, permanent in (
        ("China", "A", True), ("Malta", "Y", False), ("France", "Y", True), ("Chad", "X", False))]
    strip = charts.seats(votes, 9)
    assert [mark.kind for mark in strip.marks] == ["Yp", "Y", "Ap", "X"]
    assert strip.ticks == [(9.0 * charts.SEAT, "9 required")]


def test_an_assembly_has_no_strip_of_seats():
    assert charts.seats([{"name": "a", "vote": "Y", "permanent": False}] * 193, None) is None
