"""What is screened against: the entries of a list as plain objects."""

from typing import NamedTuple


class ListedName(NamedTuple):
    """One name of an entry: `role` is name, alias or original; `quality` of an alias good, low or None.

    `shown` is what shows it: 'list of 2020-11-30', 'record, as of 2026-11-23'; '' for the list that is screened.
    """

    text: str
    role: str = "name"
    quality: str | None = None
    shown: str = ""


class Birth(NamedTuple):
    """A birth as the list has it: a date, or years from first to last; `type` is exact, approximate or between."""

    date: str | None
    first: int
    last: int
    type: str | None = None


class Entry(NamedTuple):
    """One person, entity or vessel of the list with everything that screening looks at.

    `doubt` is what is not sure of its standing on the day, '' for nothing.
    """

    reference: str
    kind: str
    name: str
    names: tuple[ListedName, ...]
    births: tuple[Birth, ...] = ()
    nationalities: tuple[str, ...] = ()
    doubt: str = ""


class Listed(NamedTuple):
    """The entries on the list of a day: `date` is the day, `rests` a sentence on what that rests on.

    `exact` is whether a whole list of that very day is loaded.
    """

    date: str
    entries: tuple[Entry, ...]
    rests: str = ""
    exact: bool = True


class Asked(NamedTuple):
    """A name to screen, with the birth and the nationality that came with it, if any, as written, and its row."""

    name: str
    birth: str = ""
    nationality: str = ""
    row: int | None = None
