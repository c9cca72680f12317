"""What is screened against: the entries of a list as plain objects."""

from typing import NamedTuple


class ListedName(NamedTuple):
    """One name of an entry: `role` is name, alias or original; `quality` of an alias good, low or None."""

    text: str
    role: str = "name"
    quality: str | None = None


class Birth(NamedTuple):
    """A birth as the list has it: a date, or years from first to last; `type` is exact, approximate or between."""

    date: str | None
    first: int
    last: int
    type: str | None = None


class Entry(NamedTuple):
    """One person, entity or vessel of the list with everything that screening looks at."""

    reference: str
    kind: str
    name: str
    names: tuple[ListedName, ...]
    births: tuple[Birth, ...] = ()
    nationalities: tuple[str, ...] = ()


class Listed(NamedTuple):
    """The entries on the list of a day: `date` is that of the snapshot, `rests` a sentence on what that rests on."""

    date: str
    entries: tuple[Entry, ...]
    rests: str = ""


class Asked(NamedTuple):
    """A name to screen, with the birth and the nationality that came with it, if any, as written."""

    name: str
    birth: str = ""
    nationality: str = ""
