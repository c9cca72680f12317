"""The list ready to be asked: its names by their forms, each token weighed by how rare it is."""

import math
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from sanctiondb.screening.entries import Entry, Listed, ListedName
from sanctiondb.screening.names import PARTICLES, Name, parsed
from sanctiondb.screening.parts import pieces
from sanctiondb.screening.spelling import Token
from sanctiondb.screening.vocabulary import Vocabulary

if TYPE_CHECKING:
    from numpy.typing import NDArray

PARTICLE = 0.08
"""The weight of a particle; that of a token which the list does not have is 1."""
BESIDE = 0.15
"""The weight of a title and of a company's form."""
COMMONEST = 0.15
"""The weight of a token that all entries have."""
KUNYA = 0.4
"""The weight at least of abu and abd, which make another name of the one that follows."""
LETTER = 0.3
"""The weight of a single Latin letter: an initial, or a slip of the pen."""


class Candidate(NamedTuple):
    """A listed name taken apart, with the entry that it is a name of."""

    entry: Entry
    listed: ListedName
    name: Name
    weights: tuple[float, ...]
    forms: tuple[int, ...]


class Index:
    """The names of a list; built once, asked for each name to screen."""

    def __init__(self, listed: Listed) -> None:
        self.date = listed.date
        self._counted = _occurrences(listed)
        self._entries = max(len(listed.entries), 2)
        names = [(entry, one, parsed(text)) for entry in listed.entries for one in entry.names
                 for text in pieces(one.text)]
        self.vocabulary = Vocabulary(form.token for *_, name in names for form in name.forms)
        self.candidates = [self._candidate(*found) for found in names if found[2].tokens]
        self.of = defaultdict[str, list[Candidate]](list)
        for one in self.candidates:
            self.of[one.entry.reference].append(one)
        self._rows = lru_cache(4096)(self._row)
        self.alike = lru_cache(16384)(self.vocabulary.alike)
        self._postings = self._posted()

    def weights(self, name: Name) -> list[float]:
        """How much each token of a name says; a title and a company's form BESIDE."""
        return [BESIDE if place in name.beside else self.weight(one) for place, one in enumerate(name.tokens)]

    def weight(self, one: Token) -> float:
        """How much a token says: 1 where one entry or none has it, COMMONEST where all have; of a particle PARTICLE."""
        if one.raw in PARTICLES:
            return PARTICLE
        if len(one.raw) == 1 and not one.native:
            return LETTER
        least = KUNYA if one.key in ("abu", "abd") else COMMONEST
        return max(least, 1 - math.log(max(self._counted.get(one.key, 0), 1)) / math.log(self._entries))

    def near(self, name: Name, threshold: float) -> list[Candidate]:
        """The listed names that may score the threshold: that have as much of a name, by weight, in some form.

        No score is above the share of the weights that the likest forms make up, whatever meets in the end.
        """
        weights = self.weights(name)
        single = np.zeros((len(weights), len(self.candidates)), np.float32)
        for form in name.forms:
            row = self._rows(form.token)
            if row is None:
                continue
            for place in range(form.start, form.end):
                np.maximum(single[place], row, out=single[place])
        total = np.array(weights, np.float32) @ single
        enough = total >= (threshold - 0.001) * sum(weights)
        return [self.candidates[place] for place in np.flatnonzero(enough).tolist()]

    def _row(self, one: Token) -> "NDArray[np.float32] | None":
        alike = self.alike(one)
        if not alike:
            return None
        row = np.zeros(len(self.candidates), np.float32)
        for number, value in alike.items():
            places = self._postings[number]
            row[places] = np.maximum(row[places], value)
        return row

    def _posted(self) -> "list[NDArray[np.int32]]":
        found: list[list[int]] = [[] for _ in self.vocabulary.tokens]
        for place, candidate in enumerate(self.candidates):
            for form in set(candidate.forms):
                found[form].append(place)
        return [np.array(places, np.int32) for places in found]

    def _candidate(self, entry: Entry, listed: ListedName, name: Name) -> Candidate:
        return Candidate(
            entry, listed, name, tuple(self.weights(name)),
            tuple(self.vocabulary.numbers[form.token] for form in name.forms),
        )


def _occurrences(listed: Listed) -> dict[str, int]:
    """How many entries have a token, by its key."""
    having: defaultdict[str, int] = defaultdict(int)
    for entry in listed.entries:
        for key in set(_keys(entry)):
            having[key] += 1
    return having


def _keys(entry: Entry) -> Iterator[str]:
    for one in entry.names:
        for token in parsed(one.text).tokens:
            yield token.key
