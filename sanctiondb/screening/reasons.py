"""Says why a name is a hit: by which name of the entry, which tokens met how, what is left over on either side."""

from sanctiondb.screening.index import Candidate
from sanctiondb.screening.names import Form, Name
from sanctiondb.screening.scoring import Comparison, Meeting
from sanctiondb.screening.vocabulary import EXACT, HOW

NO_DETERMINATION = "a lead, not a determination"
_ROLES = {"name": "by its name", "alias": "by an alias", "original": "by its name in the original script"}


def weak(candidate: Candidate) -> bool:
    """Whether the name is an alias that the list calls of low quality."""
    return candidate.listed.quality == "low"


def reasons(name: Name, candidate: Candidate, found: Comparison, day: str) -> list[str]:
    """Sentences without a full stop: by which name, what met, what did not, and which list it rests on."""
    met = sorted(found.meetings, key=lambda one: one.asked.start)
    by = "by a weak alias (quality low)" if weak(candidate) else _ROLES[candidate.listed.role]
    same = " ".join(_written(one, name) for one in met if one.value == EXACT)
    return [
        by, *([f"the same: {same}"] if same else []),
        *(f"{HOW[one.value]}: {_written(one, name)} = {_listed(one, candidate)}" for one in met if one.value != EXACT),
        *_articles(name, candidate), *_left(found, name, candidate), *(["in another order"] if _reordered(met) else []),
        *([candidate.entry.doubt] if candidate.entry.doubt else []),
        f"{candidate.listed.shown or f'list of {day}'}: {NO_DETERMINATION}",
    ]


def _written(one: Meeting, name: Name) -> str:
    return _words(one.asked, name)


def _listed(one: Meeting, candidate: Candidate) -> str:
    return _words(one.listed, candidate.name)


def _words(form: Form, name: Name) -> str:
    """A form as the words it is of, with the article that it holds."""
    words = " ".join(token.raw for token in name.tokens[form.start:form.end])
    return f"{form.article}-{words}" if form.article else words


def _articles(name: Name, candidate: Candidate) -> list[str]:
    if name.articles == candidate.name.articles:
        return []
    one, other = (" ".join(of.articles) or "none" for of in (name, candidate.name))
    return [f"other articles: {one} = {other}"]


def _left(found: Comparison, name: Name, candidate: Candidate) -> list[str]:
    asked = {place for one in found.meetings for place in range(one.asked.start, one.asked.end)}
    listed = {place for one in found.meetings for place in range(one.listed.start, one.listed.end)}
    more = " ".join(token.raw for place, token in enumerate(name.tokens) if place not in asked)
    less = " ".join(token.raw for place, token in enumerate(candidate.name.tokens) if place not in listed)
    told = (("not in the listed name", more), ("only in the listed name", less))
    return [f"{what}: {words}" for what, words in told if words]


def _reordered(met: list[Meeting]) -> bool:
    places = [one.listed.start for one in met]
    return places != sorted(places)
