"""How much a name is a listed one: which of its tokens meet which, what is left over, and the score from both."""

from typing import NamedTuple

from sanctiondb.screening.index import Candidate, Index
from sanctiondb.screening.names import Form, Name
from sanctiondb.screening.vocabulary import EXACT


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


def compare(index: Index, name: Name, candidate: Candidate) -> Comparison:
    """A name beside one listed name."""
    asked = [index.weight(one) for one in name.tokens]
    met = _meetings(index, name, candidate, asked)
    covered = {place for one in met for place in range(one.asked.start, one.asked.end)}
    found = {place for one in met for place in range(one.listed.start, one.listed.end)}
    unmet = 1 - sum(asked[place] for place in covered) / sum(asked)
    told = sum(candidate.weights[place] for place in found)
    missing = 1 - told / sum(candidate.weights)
    return Comparison(tuple(met), unmet, missing, _score(met, asked, unmet, missing, told))


def _meetings(index: Index, name: Name, candidate: Candidate, weights: list[float]) -> list[Meeting]:
    """The forms that meet, each token once, the weightiest and most alike first."""
    numbers = dict[int, list[Form]]()
    for form, number in zip(candidate.name.forms, candidate.forms, strict=True):
        numbers.setdefault(number, []).append(form)
    pairs = [
        (value * sum(weights[form.start:form.end]), -abs(form.start - other.start), Meeting(form, other, value))
        for form in name.forms for number, value in index.alike(form.token).items() if number in numbers
        for other in numbers[number]
    ]
    taken, given, met = set[int](), set[int](), list[Meeting]()
    for *_, one in sorted(pairs, key=lambda pair: pair[:2], reverse=True):
        places, others = range(one.asked.start, one.asked.end), range(one.listed.start, one.listed.end)
        if taken.isdisjoint(places) and given.isdisjoint(others):
            taken.update(places)
            given.update(others)
            met.append(one)
    return met


def _score(met: list[Meeting], weights: list[float], unmet: float, missing: float, told: float) -> float:
    """1 for the same tokens; less for each not quite alike, for what is left over, and where only common ones meet."""
    if not met:
        return 0.0
    weight = [sum(weights[one.asked.start:one.asked.end]) for one in met]
    blurred = sum(w * (EXACT - one.value) for w, one in zip(weight, met, strict=True)) / sum(weight)
    slack = 0.5 / max(told, 0.25)
    return max(0.0, (1 - blurred) * (1 - 1.2 * unmet) * (1 - min(1.0, slack) * missing))
