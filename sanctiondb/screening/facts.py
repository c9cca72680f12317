"""Whether birth and nationality of who is asked for agree with an entry's; told beside a score, never part of it."""

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from sanctiondb.screening.entries import Birth, Entry
from sanctiondb.screening.names import PARTICLES, parsed

_YEAR = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")
ABOUT = 2
"""Years that an approximate birth may be off."""


class Verdict(NamedTuple):
    """What a fact says: 1 for agreeing, -1 for differing, 0 for nothing to compare; and a sentence, '' for none."""

    value: int
    reason: str


NOTHING = Verdict(0, "")


def birth(asked: str, entry: Entry) -> Verdict:
    """Whether a birth, '1957', '1957-03' or '1957-03-10', is one that the list gives."""
    said = asked.strip()
    if not said:
        return NOTHING
    day = _parted(said)
    if not day:
        return Verdict(0, f"birth {said!r} is no date such as 1957 or 1957-03-10, so it was not compared")
    if not entry.births:
        return Verdict(0, "birth not on the list")
    agreeing = [one for one in entry.births if _agrees(said, day[0], one)]
    told = ", ".join(map(_told, agreeing or entry.births))
    return Verdict(1, f"birth agrees: {told}") if agreeing else Verdict(-1, f"birth differs: {told}")


def _parted(said: str) -> tuple[int, ...] | None:
    """Year, month and day as far as they are said; None for what is no date."""
    found = _YEAR.match(said)
    if not found:
        return None
    parts = [int(part) for part in found.groups() if part]
    try:
        date(*[*parts, 1, 1][:3])
    except ValueError:
        return None
    return tuple(parts)


def _agrees(said: str, year: int, listed: Birth) -> bool:
    if listed.date and len(said) > 4 and listed.type != "approximate":
        return _parted(listed.date[:10]) is not None and _starts(listed.date, said)
    about = ABOUT if listed.type == "approximate" else 0
    return listed.first - about <= year <= listed.last + about


def _starts(listed: str, said: str) -> bool:
    one, other = _parted(listed), _parted(said)
    return one is not None and other is not None and one[: len(other)] == other


def _told(one: Birth) -> str:
    when = one.date or (str(one.first) if one.first == one.last else f"{one.first} to {one.last}")
    return f"about {when}" if one.type == "approximate" else when


def nationality(asked: str, entry: Entry, states: Mapping[str, str]) -> Verdict:
    """Whether a nationality, by name or by the code of a member state, is one that the list gives."""
    said = asked.strip()
    if not said:
        return NOTHING
    if not entry.nationalities:
        return Verdict(0, "nationality not on the list")
    names = states.get(said.upper(), said).split(";")
    agreeing = [one for one in entry.nationalities if any(_same_state(name, one) for name in names)]
    if agreeing:
        return Verdict(1, f"nationality agrees: {', '.join(agreeing)}")
    if len(said) <= 3 and said.upper() not in states:
        return Verdict(0, f"nationality {said!r} is no code of a member state, so it was not compared")
    return Verdict(-1, f"nationality differs: {', '.join(entry.nationalities)}")


def _same_state(one: str, other: str) -> bool:
    """Whether one name is the other but for words left out: Iran, Iran (Islamic Republic of)."""
    words, others = (
        {token.key for token in parsed(name).tokens if token.raw not in PARTICLES} for name in (one, other))
    return bool(words and others) and (words <= others or others <= words)
