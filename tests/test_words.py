"""Codes and numbers as words a reader knows."""

from sanctiondb.words import numbered


def test_a_number_stands_before_the_word_for_one_or_for_several() -> None:
    assert [numbered(count, "vote") for count in (0, 1, 2000)] == ["0 votes", "1 vote", "2,000 votes"]
    assert numbered(2, "entry", "entries") == "2 entries"
