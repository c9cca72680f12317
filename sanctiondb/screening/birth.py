"""Whether the birth of who is asked for agrees with an entry's; told beside a score, never part of it."""

import re
from datetime import date

from sanctiondb.screening.entries import Birth, Entry
from sanctiondb.screening.verdicts import NOTHING, Verdict

_YEAR = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")
ABOUT = 2
"""Years that an approximate birth may be off."""


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
