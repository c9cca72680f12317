"""The forms of all names on the list, and which of them a form of a name asked for may be."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rapidfuzz.distance import OSA

from sanctiondb.screening.spelling import ARABIC, Token, keyed, readable, spellings, without_article

EXACT, APART, SPELLING, ARTICLE, CONSONANTS = 1.0, 0.99, 0.97, 0.96, 0.92
EDIT, KEY_EDIT, EDITS, SHORT_SPELLING, SHORT_EDIT, INITIAL, VAGUE = 0.88, 0.85, 0.8, 0.76, 0.75, 0.6, 0.5
"""How alike two tokens are that agree letter for letter, but for transliteration, and so on down to an initial."""

HOW = {
    EXACT: "the same", APART: "written in one or apart", SPELLING: "another spelling",
    ARTICLE: "but for the article", EDIT: "one letter off",
    KEY_EDIT: "one letter off in another spelling", CONSONANTS: "as it may be read", EDITS: "two letters off",
    SHORT_SPELLING: "a short word that sounds so", SHORT_EDIT: "one letter off in a short word", INITIAL: "an initial",
    VAGUE: "a similar sound",
}

SYLLABLE = 4
"""Letters of a short word: Yong, Bong and Myong are names of their own, and no slips or sounds for one another."""


class Likeness(NamedTuple):
    """A form of the vocabulary that a token may stand for: its place there, and how alike they are."""

    form: int
    value: float


class Vocabulary:
    """Tokens by number, found by their letters, keys, consonants, first letters and what they are one letter short."""

    def __init__(self, tokens: Iterable[Token]) -> None:
        self.tokens = list(dict.fromkeys(tokens))
        self.numbers = {one: number for number, one in enumerate(self.tokens)}
        self._raw, self._keys, self._skeletons, self._near, self._initials = (
            defaultdict[str, list[int]](list) for _ in range(5))
        for number, one in enumerate(self.tokens):
            self._raw[one.raw].append(number)
            self._keys[one.key].append(number)
            self._initials[one.raw[0]].append(number)
            if one.skeleton:
                self._skeletons[one.skeleton].append(number)
            for short in _shortened(one):
                self._near[short].append(number)

    def known(self, one: Token) -> bool:
        """Whether the list has this very token."""
        return one.raw in self._raw

    def alike(self, one: Token) -> dict[int, float]:
        """The numbers of the tokens that a token may stand for, each with its likeness.

        What is asked for in Latin letters meets Latin names alone, for every entry has one. A token that is itself
        a name on the list is no slip for another.
        """
        found: dict[int, float] = {}
        attested = self.known(one) or one.raw in spellings() and one.key in self._keys
        for number, value in self._found(one):
            if attested and value < ARTICLE and value != INITIAL and not one.native:
                value = VAGUE if min(len(one.raw), len(self.tokens[number].raw)) > SYLLABLE else 0.0
            if value > found.get(number, 0.0) and (one.native or not self.tokens[number].native):
                found[number] = value
        return found

    def _found(self, one: Token) -> Iterator[Likeness]:
        yield from (Likeness(number, EXACT) for number in self._raw.get(one.raw, ()))
        yield from (Likeness(number, _spelled(one, self.tokens[number])) for number in self._keys.get(one.key, ()))
        bare = without_article(one.raw)
        if bare != one.raw:
            yield from (Likeness(number, ARTICLE) for number in self._keys.get(keyed(bare), ()))
        if len(one.raw) == 1 and not one.native:
            yield from (Likeness(number, INITIAL) for number in self._initials.get(one.raw, ()))
        if one.skeleton:
            yield from self._same_consonants(one)
        near = {number for short in _shortened(one) for number in self._near.get(short, ())}
        yield from (Likeness(number, value) for number in near if (value := edited(one, self.tokens[number])))

    def _same_consonants(self, one: Token) -> Iterator[Likeness]:
        """Arabic leaves short vowels out; between two Latin spellings consonants say less than letters."""
        for number in self._skeletons.get(one.skeleton, ()):
            other = self.tokens[number]
            if one.native and not other.native and ARABIC.search(one.raw) and readable(one.raw, other.key):
                yield Likeness(number, CONSONANTS)
            elif not other.native and len(one.skeleton) > 3:
                yield Likeness(number, VAGUE)


def _spelled(one: Token, other: Token) -> float:
    """How alike two tokens of one key are: in words of three letters or fewer the rules say too little."""
    short, long = sorted((len(one.raw), len(other.raw)))
    if short > 2 and long > 3 or one.native or other.native:
        return SPELLING
    written = spellings().get(one.raw)
    return SPELLING if written and written == spellings().get(other.raw) else SHORT_SPELLING


def _shortened(one: Token) -> set[str]:
    """The letters and the key of a token, whole and with each letter left out; for one of three letters or more."""
    return {
        text[:place] + text[place + 1:]
        for text in {one.raw, one.key} if len(text) >= 3 for place in range(len(text) + 1)
    }


def edited(one: Token, other: Token) -> float:
    """How alike two tokens are by the letters to change, none of them too short for that; 0 for too many."""
    if one.native != other.native:
        return 0.0
    shorter = min(len(one.raw), len(other.raw))
    distance = OSA.distance(one.raw, other.raw, score_cutoff=2)
    if distance == 1 and len(one.raw) + len(other.raw) >= 7:
        return EDIT if shorter >= 5 or len(one.raw) + len(other.raw) >= 9 else SHORT_EDIT
    keys = min(len(one.key), len(other.key))
    if keys >= 4 and OSA.distance(one.key, other.key, score_cutoff=1) <= 1:
        return KEY_EDIT if keys >= 6 else VAGUE
    return EDITS if distance == 2 and shorter >= 8 else 0.0
