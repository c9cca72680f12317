"""A name taken apart: its tokens, the forms they take alone and in one with a neighbour."""

import re
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from sanctiondb.screening.spelling import SYLLABIC, Token, plain, token, unglued

PARTICLES = frozenset({
    "bin", "ibn", "ben", "bn", "bint", "binti", "al", "el", "ul", "ould", "de", "du", "da", "di", "del", "la", "le",
    "van", "von", "der", "den", "dos", "the", "of", "and", "for", "et", "a", "y", "i", "ud", "ur", "uz", "us",
    "ool", "oul", "oor", "our",
})
"""Words between names that come and go with the spelling."""

_PREFIXED = re.compile(r"(?:\b([^\W_]{1,3})-(?=[^\W_]{2}))?([^\W_]+)")
_ARTICLES = frozenset({"al", "el", "ul"})
_WORDS = re.compile(r"[^\W_]+")
_QUOTES = re.compile("['`]")
_ENDINGS = frozenset({"الله", "دين", "زاده", "خيل"})
_ASSIMILATED = frozenset({"ash", "ath", "adh"})
_NO_ARTICLES = frozenset({"ali", "aw", "il", "ol", "yol", "gil", "kil", "hul"})
MOST, LONGEST, WIDEST = 60, 2000, 60
"""Words of a name, letters of it and of one word that are read; the list has no more."""


class Form(NamedTuple):
    """A token of a name, or neighbours written in one: the places from `start` to before `end`."""

    token: Token
    start: int
    end: int

    @property
    def single(self) -> bool:
        """Whether it is one token."""
        return self.end - self.start == 1


class Name(NamedTuple):
    """A name as its tokens and all forms they may be met in."""

    tokens: tuple[Token, ...]
    forms: tuple[Form, ...]


class Word(NamedTuple):
    """A word of a name, and the article that stood before it with a hyphen, '' for none."""

    text: str
    article: str = ""


@lru_cache(4096)
def parsed(text: str) -> Name:
    """The name that a text is; one without tokens where it has no letter or digit."""
    tokens: list[Token] = []
    whole: list[Form] = []
    for word in _words(text[:LONGEST])[:MOST]:
        parts = unglued(word.text)
        glued = [word.text] * (len(parts) > 1) + [word.article + word.text] * bool(word.article)
        whole += [Form(token(one), len(tokens), len(tokens) + len(parts)) for one in glued]
        tokens += map(token, parts)
    forms = [Form(one, place, place + 1) for place, one in enumerate(tokens)]
    return Name(tuple(tokens), (*forms, *whole, *_joined(tokens)))


def _words(text: str) -> list[Word]:
    """The words of a text, articles left out unless they are all it has, scripts of syllables sign by sign."""
    letters = _QUOTES.sub("", plain(text))
    found = [word for word in _articled(letters) if word.text not in _ARTICLES]
    words: list[Word] = []
    for word in found or map(Word, _WORDS.findall(letters)):
        words += map(Word, word.text) if SYLLABIC.search(word.text) else [Word(word.text[:WIDEST], word.article)]
    return words


def _articled(letters: str) -> list[Word]:
    """The words of a text, those after an article and a hyphen with it."""
    words: list[Word] = []
    for found in _PREFIXED.finditer(letters):
        article, word = found[1] or "", found[2]
        if article and not _is_article(article):
            words.append(Word(article))
            article = ""
        words.append(Word(word, article))
    return words


def _is_article(word: str) -> bool:
    """Whether a short word before a hyphen is an article, 'as-' and 'cl-' (an article mistyped) among them."""
    return word in _ASSIMILATED or word not in _NO_ARTICLES and any(OSA.distance(word, one) <= 1 for one in _ARTICLES)


def _joined(tokens: list[Token]) -> list[Form]:
    """Each two neighbours written in one, of Latin letters; in Arabic those that Latin spellings write so."""
    return [
        Form(token(one.raw + other.raw), place, place + 2)
        for place, (one, other) in enumerate(zip(tokens, tokens[1:], strict=False))
        if len(one.raw + other.raw) >= 5 and (other.raw in _ENDINGS or not (one.native or other.native))
    ]
