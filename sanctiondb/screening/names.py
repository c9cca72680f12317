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

_PREFIX = re.compile(r"\b(\w{1,3})-(?=\w{2})")
_ARTICLES = frozenset({"al", "el", "ul"})
_WORDS = re.compile(r"[^\W_]+")
_QUOTES = re.compile("['`]")
_NO_ARTICLES = frozenset({"ali", "aw", "il", "ol", "yol", "gil", "kil", "hul"})
LONGEST = 40
"""Words of a name that are read; nobody's name has more."""


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


@lru_cache(4096)
def parsed(text: str) -> Name:
    """The name that a text is; one without tokens where it has no letter or digit."""
    words = _words(text)
    tokens: list[Token] = []
    whole: list[Form] = []
    for word in words[:LONGEST]:
        parts = unglued(word)
        if len(parts) > 1:
            whole.append(Form(token(word), len(tokens), len(tokens) + len(parts)))
        tokens += map(token, parts)
    forms = [Form(one, place, place + 1) for place, one in enumerate(tokens)]
    return Name(tuple(tokens), (*forms, *whole, *_joined(tokens)))


def _words(text: str) -> list[str]:
    """The words of a text, articles left out unless they are all it has, scripts of syllables sign by sign."""
    letters = _QUOTES.sub("", plain(text))
    found = [word for word in _WORDS.findall(_PREFIX.sub(_unprefixed, letters)) if word not in _ARTICLES]
    found = found or _WORDS.findall(letters)
    words: list[str] = []
    for word in found:
        words += list(word) if SYLLABIC.search(word) else [word]
    return words


def _unprefixed(found: re.Match[str]) -> str:
    """A word before a hyphen: nothing for an article, 'as-' and 'cl-' (an article mistyped) among them, else itself."""
    word = found[1]
    near = word not in _NO_ARTICLES and any(OSA.distance(word, one) <= 1 for one in _ARTICLES)
    return " " if near else found[0]


def _joined(tokens: list[Token]) -> list[Form]:
    """Each two neighbours in Latin letters written in one."""
    return [
        Form(token(one.raw + other.raw), place, place + 2)
        for place, (one, other) in enumerate(zip(tokens, tokens[1:], strict=False))
        if not (one.native or other.native) and len(one.raw + other.raw) >= 5
    ]
