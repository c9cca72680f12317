"""A name taken apart: its tokens, the forms they take alone and in one with a neighbour."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from sanctiondb.resources import folder
from sanctiondb.screening.spelling import SYLLABIC, Token, in_one, plain, token, unglued

PARTICLES = frozenset({
    "bin", "ibn", "ben", "bn", "bint", "binti", "al", "el", "ul", "ould", "de", "du", "da", "di", "del", "la", "le",
    "van", "von", "der", "den", "dos", "the", "of", "and", "for", "et", "a", "y", "i", "ud", "ur", "uz", "us",
    "ool", "oul", "oor", "our",
})
"""Words between names that come and go with the spelling."""

_ARTICLES = frozenset({"al", "el", "ul"})
_ASSIMILATED = {
    vowel + sound: sound for vowel in "aeu" for sound in ("d", "dh", "r", "s", "sh", "t", "th", "z")
} | {"an": "n"}
"""The article before a letter that it takes the sound of, and that letter: as-Sadr, ur-Rahman, an-Nasr."""
_LEAST = {"an": 4}
"""Letters at least of the word after an assimilated article, three of most: Korean has An-nam."""
_WORD = re.compile(r"([^\W_]+(?:\x1f[^\W_]+)*)(-(?=[^\W_]))?")
_WORDS = re.compile(r"[^\W_]+")
_QUOTES = re.compile("['`]")
_CAMEL = re.compile(r"\b(?:[A-ZÀ-ÖØ-ÞА-Я][a-zß-öø-ÿа-яё]+){2,}\b")
_HUMP = re.compile(r"(?<=[a-zß-öø-ÿа-яё])(?=[A-ZÀ-ÖØ-ÞА-Я])")
_ENDINGS = frozenset({"الله", "دين", "زاده", "خيل"})
MOST, LONGEST, WIDEST = 60, 2000, 60
"""Words of a name, letters of it and of one word that are read; the list has no more."""


class Form(NamedTuple):
    """A token of a name, or neighbours written in one: the places from `start` to before `end`.

    `whole` is one that the name itself writes as one word; `article` the one that it begins with, and no token is of.
    """

    token: Token
    start: int
    end: int
    whole: bool = True
    article: str = ""

    @property
    def single(self) -> bool:
        """Whether it is one token."""
        return self.end - self.start == 1


class Name(NamedTuple):
    """A name as its tokens, all forms they may be met in, its articles in order of the alphabet.

    `beside` are the places of titles and of a company's forms.
    """

    tokens: tuple[Token, ...]
    forms: tuple[Form, ...]
    articles: tuple[str, ...] = ()
    beside: frozenset[int] = frozenset()


class Word(NamedTuple):
    """A word of a name, and the article that stood before it, '' for none."""

    text: str
    article: str = ""


@lru_cache(4096)
def parsed(text: str) -> Name:
    """The name that a text is; one without tokens where it has no letter or digit."""
    tokens: list[Token] = []
    whole: list[Form] = []
    words, articles = _words(text[:LONGEST])
    for word in words[:MOST]:
        parts = [part for one in word.text.split("\x1f") for part in unglued(one)]
        written = word.text.replace("\x1f", "")
        glued = [""] * (len(parts) > 1) + [word.article] * bool(word.article)
        whole += [Form(token(one + written), len(tokens), len(tokens) + len(parts), article=one) for one in glued]
        tokens += map(token, parts)
    forms = [Form(one, place, place + 1) for place, one in enumerate(tokens)]
    return Name(tuple(tokens), (*forms, *whole, *_joined(tokens)), tuple(sorted(articles)), _beside(tokens))


def _words(text: str) -> tuple[list[Word], list[str]]:
    """The words of a text and its articles; scripts of syllables sign by sign, articles alone as words."""
    letters = _QUOTES.sub("", plain(_CAMEL.sub(lambda found: _HUMP.sub("\x1f", found[0]), text)))
    found, articles = _articled(letters)
    words: list[Word] = []
    for word in found or map(Word, _WORDS.findall(letters)):
        words += map(Word, word.text) if SYLLABIC.search(word.text) else [Word(word.text[:WIDEST], word.article)]
    return words, articles if found else []


def _articled(letters: str) -> tuple[list[Word], list[str]]:
    """The words of a text, each with the article before it, and all articles."""
    found = [(word[1], bool(word[2])) for word in _WORD.finditer(letters)]
    words, articles, article = list[Word](), list[str](), ""
    for (word, hyphen), (following, _) in pairwise([*found, ("", False)]):
        if word in _ARTICLES or hyphen and _assimilated(word, following):
            article = word
            articles.append(word)
        else:
            words.append(Word(word, article))
            article = ""
    return words, articles


def _assimilated(word: str, following: str) -> bool:
    """Whether a word before a hyphen is an article that took the sound of the next one's first letter."""
    sound = _ASSIMILATED.get(word)
    return sound is not None and following.startswith(sound) and len(following) >= _LEAST.get(word, 3)


def _joined(tokens: list[Token]) -> Iterator[Form]:
    """Each two neighbours written in one, of Latin letters; in Arabic those that Latin spellings write so."""
    for place, (one, other) in enumerate(pairwise(tokens)):
        native = one.native or other.native
        if len(one.raw + other.raw) >= 5 and (other.raw in _ENDINGS if native else True):
            yield Form(in_one(one, other), place, place + 2, whole=False)


@cache
def _titles() -> dict[str, frozenset[str]]:
    """The words of titles.txt by what they are: title, before, form."""
    found: dict[str, frozenset[str]] = {}
    for line in folder("screening/titles.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, *words = line.split()
            found[kind] = found.get(kind, frozenset()) | {token(word).raw for word in words}
    return found


def _beside(tokens: list[Token]) -> frozenset[int]:
    """The places of titles and of a company's forms, unless a name is nothing else."""
    known, end = _titles(), len(tokens)
    found = {place for place, one in enumerate(tokens) if one.raw in known["title"]}
    start = next((place for place, one in enumerate(tokens) if one.raw not in known["title"] | known["before"]), 0)
    while end and tokens[end - 1].raw in known["form"]:
        end -= 1
    found.update(range(start), range(end, len(tokens)))
    return frozenset(found if len(found) < len(tokens) else ())
