"""Which state a nationality means, however it is written, and whether two mean the same."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from sanctiondb import folding
from sanctiondb.resources import folder
from sanctiondb.screening.entries import Entry
from sanctiondb.screening.verdicts import NOTHING, Verdict


def nationality(asked: str, entry: Entry, states: Mapping[str, str]) -> Verdict:
    """Whether a nationality, by name, adjective or code, is one that the list gives.

    `states` has the names of member states over time by code: 'IRN' to 'Iran (Islamic Republic of); Iran'. Compared
    are states, not words; what means none or several, or a state that is no more, differs from nothing.
    """
    said = asked.strip()
    if not said:
        return NOTHING
    if not entry.nationalities:
        return Verdict(0, "nationality not on the list")
    own = codes(said, states)
    if len(own) != 1:
        means = f"may mean {' or '.join(sorted(own))}" if own else "is no name or code of a state that is known here"
        return Verdict(0, f"nationality {said!r} {means}, so it was not compared")
    listed = {one: codes(one, states) for one in entry.nationalities}
    agreeing = [one for one, theirs in listed.items() if theirs == own]
    if agreeing:
        return Verdict(1, f"nationality agrees: {', '.join(agreeing)}")
    unsure = [one for one, theirs in listed.items() if len(theirs) != 1 or not theirs | own <= present()]
    if unsure:
        return Verdict(0, f"nationality not compared: on the list it is {', '.join(unsure)}")
    return Verdict(-1, f"nationality differs: {', '.join(entry.nationalities)}")


def codes(said: str, states: Mapping[str, str]) -> frozenset[str]:
    """The codes of the states that a text may mean; what stands in brackets at its end counts where it is needed."""
    known = _names(tuple(sorted(states.items())))
    text = folded(said)
    return known.get(text) or known.get(folded(said.partition("(")[0])) or frozenset()


def folded(text: str) -> str:
    """A name of a state without case, accents, marks and the article."""
    words = folding.words(text)
    return " ".join(words[1:] if words[:1] == ["the"] else words)


@cache
def present() -> frozenset[str]:
    """The codes of the states that there are, those of states.txt."""
    return frozenset(line.split()[0] for line in _lines())


@cache
def _names(states: tuple[tuple[str, str], ...]) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line in _lines():
        code, short, names = line.split(" ", 2)
        for name in (code, short, *names.split(";")):
            found[folded(name)].add(code)
    for code, names in states:
        for name in (code, *names.split(";")):
            found[folded(name)].add(code)
    return {name: frozenset(those) for name, those in found.items() if name}


@cache
def _lines() -> tuple[str, ...]:
    lines = folder("screening/states.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))
