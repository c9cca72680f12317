"""Texts are compared in one way: without case, accents and what cannot be seen."""

from hypothesis import given
from hypothesis import strategies as st

from sanctiondb.folding import visible, words


def test_case_accents_and_apostrophes_make_no_other_word() -> None:
    assert words("Côte d’Ivoire") == words("COTE D'IVOIRE") == ["cote", "divoire"]
    assert words("Türkiye (ex-Turkey)") == ["turkiye", "ex", "turkey"]
    assert words("؛ - '") == []


def test_what_cannot_be_seen_is_left_out_and_accents_stay() -> None:
    assert visible("QD\u200ei.001\u200b ｅ\u0301") == "QDi.001 é"


@given(st.text())
def test_words_hold_nothing_but_letters_and_digits_whatever_the_text(text: str) -> None:
    assert all(word.isalnum() for word in words(text))
