"""Screens names against the list: rows with score and reasons, the best first, whatever the order of the names."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sanctiondb.answers.database import Row, Rows
from sanctiondb.screening.birth import birth
from sanctiondb.screening.entries import Asked
from sanctiondb.screening.index import Candidate, Index
from sanctiondb.screening.names import Name, parsed
from sanctiondb.screening.nationality import nationality
from sanctiondb.screening.reasons import reasons, weak
from sanctiondb.screening.scoring import Comparison, compare

COLUMNS = ["query", "reference", "name", "matched", "score", "reasons", "row"]
THRESHOLD = 0.8
"""The score from which on a name is a hit; tests/benchmarks/screening.py measures what it finds and what it spares."""


class Hit(NamedTuple):
    """An entry that a name may mean, by that one of its names which is most like it."""

    candidate: Candidate
    found: Comparison
    score: float


def hits(index: Index, name: str, threshold: float = THRESHOLD) -> list[Hit]:
    """The entries of which one name scores at least the threshold, the best first."""
    taken = parsed(name)
    return _best(index, taken, index.near(taken, threshold), threshold) if taken.tokens else []


def hit(index: Index, name: str, reference: str) -> Hit | None:
    """How a name compares with the most like of one entry's names; None where nothing meets."""
    taken = parsed(name)
    return next(iter(_best(index, taken, index.of.get(reference, []), 0.001)), None) if taken.tokens else None


def _best(index: Index, name: Name, candidates: list[Candidate], threshold: float) -> list[Hit]:
    best: dict[str, Hit] = {}
    for candidate in candidates:
        found = compare(index, name, candidate)
        hit = Hit(candidate, found, round(found.score, 3))
        known = best.get(candidate.entry.reference)
        if hit.score >= threshold and (not known or _rank(hit) < _rank(known)):
            best[candidate.entry.reference] = hit
    return sorted(best.values(), key=_rank)


def _rank(hit: Hit) -> tuple[float, bool, bool, str, str]:
    listed = hit.candidate.listed
    return -hit.score, weak(hit.candidate), listed.role != "name", hit.candidate.entry.reference, listed.text


def screened(
    index: Index, asked: Asked, states: Mapping[str, str], threshold: float = THRESHOLD
) -> list[tuple[int, Row]]:
    """The rows of one name, each with how many of its facts agree less those that differ."""
    name = parsed(asked.name)
    rows = []
    for hit in hits(index, asked.name, threshold):
        entry = hit.candidate.entry
        told = [birth(asked.birth, entry), nationality(asked.nationality, entry, states)]
        *why, rests = reasons(name, hit.candidate, hit.found, index.date)
        why += [one.reason for one in told if one.reason]
        values = (entry.reference, entry.name, hit.candidate.listed.text, hit.score, [*why, rests])
        row = dict(zip(COLUMNS, (asked.name, *values, asked.row), strict=True))
        rows.append((sum(one.value for one in told), row))
    return rows


def screen(
    index: Index, names: Iterable[Asked], states: Mapping[str, str] | None = None, threshold: float = THRESHOLD
) -> Rows:
    """The hits of all names: `query, reference, name, matched, score, reasons, row`, the best first.

    `row` is the one of the file that the query stands in, so that namesakes can be told apart.

    Of equal scores those come first whose birth and nationality agree, then by name and reference: the same rows in
    the same order whatever the order of the names. A name without a hit has no row.
    """
    found = [row for asked in names for row in screened(index, asked, states or {}, threshold)]
    found.sort(key=_order)
    return Rows(COLUMNS, (row for _, row in found))


def _order(found: tuple[int, Row]) -> tuple[float, int, str, str, list[str], int]:
    agreeing, row = found
    return -row["score"], -agreeing, row["query"], row["reference"], row["reasons"], row["row"] or 0
