"""A name taken apart: its tokens, the forms they take alone and in one with a neighbour."""

import re
from functools import lru_cache
from typing import NamedTuple

from sanctiondb.screening.spelling import SYLLABIC, Token, plain, token, unglued

PARTICLES = frozenset({
    "bin", "ibn", "ben", "bn", "bint", "binti", "al", "el", "ul", "ould", "de", "du", "da", "di", "del", "la", "le",
    "van", "von", "der", "den", "dos", "the", "of", "and", "for", "et", "a", "y", "i", "ud", "ur", "uz", "us",
})
"""Words between names that come and go with the spelling."""

_ARTICLES = re.compile(r"\b(?:al|el|ul|il|ar|as|ash|az|ad|an|at|ath|adh|el|er|es|ed)-(?=\w{2})|\b(?:al|el|ul)\b(?=\s+\w)")
_WORDS = re.compile(r"[^\W_]+")
_QUOTES = re.compile("['`]")
LONGEST = 40
"""Words of a name that are read; nobody's name has more."""


class Form(NamedTuple):
    """A token of a name, or neighbours written in one: the places from `start` to before `end`."""

    token: Token
    start: int
    end: int


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
    found = _WORDS.findall(_ARTICLES.sub(" ", letters)) or _WORDS.findall(letters)
    words: list[str] = []
    for word in found:
        words += list(word) if SYLLABIC.search(word) else [word]
    return words


def _joined(tokens: list[Token]) -> list[Form]:
    """Each two neighbours in Latin letters written in one."""
    return [
        Form(token(one.raw + other.raw), place, place + 2)
        for place, (one, other) in enumerate(zip(tokens, tokens[1:], strict=False))
        if not (one.native or other.native) and len(one.raw + other.raw) >= 5
    ]
