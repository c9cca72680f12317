"""How much a name is a listed one: which of its tokens meet which, what is left over, and the score from both."""

from typing import NamedTuple

from sanctiondb.screening.index import Candidate, Index
from sanctiondb.screening.names import Form, Name
from sanctiondb.screening.vocabulary import APART, ARTICLE, CONSONANTS, EDIT, EXACT, SPELLING


class Meeting(NamedTuple):
    """A form of the name asked for and the form of the listed one that it meets, and how alike they are."""

    asked: Form
    listed: Form
    value: float


class Comparison(NamedTuple):
    """A name beside a listed one: what meets, the shares of both names' weight that meet nothing, the score."""

    meetings: tuple[Meeting, ...]
    unmet: float
    missing: float
    score: float


BLURS = 0.93
"""What each further token that is not just spelled in another way leaves of the score."""

BESIDES = 0.94
"""What each way of not being the listed name leaves of the score of a name that lacks a part of it."""

ARTICLES = 0.995
"""What other articles leave of a score: al-Zawahiri, Zawahiri."""
LONG = 7
"""Letters at least of two neighbours that are taken for one word in another spelling."""


def compare(index: Index, name: Name, candidate: Candidate) -> Comparison:
    """A name beside one listed name: of two ways to let their tokens meet, the one with the better score."""
    weights = index.weights(name)
    pairs = _pairs(index, name, candidate, weights)
    ways = [_taken(sorted(pairs, key=_alike, reverse=True))]
    if any(not (pair.meeting.asked.single and pair.meeting.listed.single) for pair in pairs):
        ways.append(_taken(sorted(pairs, key=_weighty, reverse=True)))
    found = max((_compared(met, weights, candidate) for met in ways), key=lambda found: found.score)
    return found if name.articles == candidate.name.articles else found._replace(score=found.score * ARTICLES)


class Pair(NamedTuple):
    """Two forms that may meet, what they weigh in the name asked for, and how far apart they stand."""

    meeting: Meeting
    weight: float
    distance: int


def _pairs(index: Index, name: Name, candidate: Candidate, weights: list[float]) -> list[Pair]:
    """All forms that may meet; those of several tokens only if they are nearly the same."""
    numbers = dict[int, list[Form]]()
    for form, number in zip(candidate.name.forms, candidate.forms, strict=True):
        numbers.setdefault(number, []).append(form)
    found = []
    for form in name.forms:
        alike = index.alike(form.token)
        for number in alike.keys() & numbers.keys():
            value = alike[number]
            found += [
                Pair(Meeting(form, other, like), sum(weights[form.start:form.end]), abs(form.start - other.start))
                for other in numbers[number] if (like := _like(form, other, value))
            ]
    return found


def _like(asked: Form, listed: Form, value: float) -> float:
    """How alike two forms are, 0 for those that may not meet.

    Neighbours that are taken for one word meet a word which is written so, alone if there is enough of it; two times
    two neighbours meet only where nothing but the spelling differs.
    """
    if asked.single and listed.single:
        return value
    least = min(len(asked.token.raw), len(listed.token.raw))
    if asked.whole and listed.whole or asked.token.native or listed.token.native:
        return value if value >= ARTICLE or value >= EDIT and least >= 6 else 0.0
    if value == EXACT:
        return APART
    enough = least >= (len(asked.article or listed.article) + 3 if asked.article or listed.article else LONG)
    return value if enough and (value == SPELLING or value >= EDIT and (asked.whole or listed.whole)) else 0.0


def _alike(pair: Pair) -> tuple[float, bool, float, int]:
    """The most alike come first, then single tokens, the weightiest, those at the nearest places."""
    single = pair.meeting.asked.single and pair.meeting.listed.single
    return pair.meeting.value, single, pair.weight, -pair.distance


def _weighty(pair: Pair) -> tuple[float, int]:
    """Those that account for most come first, so several tokens written in one before a part of them."""
    return pair.meeting.value * pair.weight, -pair.distance


def _taken(pairs: list[Pair]) -> list[Meeting]:
    """The pairs in their order, each token once."""
    taken, given, met = set[int](), set[int](), list[Meeting]()
    for one, *_ in pairs:
        places, others = range(one.asked.start, one.asked.end), range(one.listed.start, one.listed.end)
        if taken.isdisjoint(places) and given.isdisjoint(others):
            taken.update(places)
            given.update(others)
            met.append(one)
    return met


def _compared(met: list[Meeting], weights: list[float], candidate: Candidate) -> Comparison:
    covered = {place for one in met for place in range(one.asked.start, one.asked.end)}
    found = {place for one in met for place in range(one.listed.start, one.listed.end)}
    told = sum(candidate.weights[place] for place in found)
    unmet = sum(weight for place, weight in enumerate(weights) if place not in covered) / sum(weights)
    missing = sum(weight for place, weight in enumerate(candidate.weights) if place not in found)
    missing /= sum(candidate.weights)
    return Comparison(tuple(met), unmet, missing, _score(met, weights, unmet, missing, told))


def _score(met: list[Meeting], weights: list[float], unmet: float, missing: float, told: float) -> float:
    """1 for the same tokens; less for each not quite alike, for what is left over, and where only common ones meet."""
    if not met:
        return 0.0
    weight = [sum(weights[one.asked.start:one.asked.end]) for one in met]
    blurred = sum(w * (EXACT - one.value) for w, one in zip(weight, met, strict=True)) / sum(weight)
    blurs = sum(one.value < CONSONANTS for one in met)
    slack = min(1.0, 0.5 / told)
    whole = 1.0 if missing < 0.02 else BESIDES ** _deviations(met)
    return max(0.0, (1 - blurred) * BLURS ** max(0, blurs - 1) * (1 - 1.2 * unmet) * (1 - slack * missing) * whole)


def _deviations(met: list[Meeting]) -> int:
    """In how many ways besides a missing part a name is not the listed one: order, spelling, letters (for two)."""
    places = [one.listed.start for one in sorted(met, key=lambda one: one.asked.start)]
    least = min(one.value for one in met)
    return (places != sorted(places)) + (least < EXACT) + (least < ARTICLE)
