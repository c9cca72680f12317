"""What stands in an entry's fields: the names it goes by, days without their time zones."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

from sanctiondb.formats.base import is_date

NAMES = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
QUALITIES = {"good": "good", "low": "low", "a.k.a.": None, "f.k.a.": None, "": None}
"""How much an alias is worth; an entity's are only told apart as present and former."""
_ZONE = re.compile(r"(\d{4}-\d\d-\d\d)(?:T[\d:.]+)?(?:Z|[+-]\d\d:\d\d)?")
_BRACKETED = re.compile(r"([^()]+)\(([^()]+)\)\s*")


class Name(NamedTuple):
    """A name: in which script (latin or original), in which role, of what quality, and what the list says of that."""

    name: str
    script: str
    role: str
    quality: str | None = None
    said: str | None = None


def day(text: str) -> str | None:
    """The day of a date such as 2014-04-09-04:00, in its own time zone; None where there is none."""
    found = _ZONE.fullmatch(text.strip())
    return found[1] if found and is_date(found[1]) else None


def first(content: dict[str, Any], element: str) -> str:
    """The first text of an element, trimmed; '' where there is none."""
    given = content.get(element, [""])[0]
    return given.strip() if isinstance(given, str) else ""


def whole_name(content: dict[str, Any]) -> str:
    """The parts of an entry's name in order, white space in it made single spaces."""
    return " ".join(" ".join(first(content, part) for part in NAMES).split())


def names(content: dict[str, Any]) -> list[Name]:
    """Every name of an entry once: its own, the one in its original script, its aliases.

    A field that holds several, parted by ';' or followed by a transcription in brackets, gives each of them.
    """
    found = [Name(whole_name(content), _script(whole_name(content)), "name")]
    found += [Name(name, _script(name), "original") for name in _several(first(content, "NAME_ORIGINAL_SCRIPT"))]
    for element in ("INDIVIDUAL_ALIAS", "ENTITY_ALIAS"):
        for alias in content.get(element, []):
            found += _aliases(alias)
    return list(dict.fromkeys(name for name in found if name.name))


def _aliases(alias: dict[str, Any]) -> Iterator[Name]:
    said = first(alias, "QUALITY")
    for name in _several(first(alias, "ALIAS_NAME")):
        yield Name(name, _script(name), "alias", QUALITIES.get(said.lower()), said or None)


def _several(text: str) -> list[str]:
    """The names in one field: 'حسن غول (Hassan Ghul; Hassan Gul)' holds three."""
    bracketed = _BRACKETED.fullmatch(text)
    if bracketed and _script(bracketed[1]) != _script(bracketed[2]):
        return [*_several(bracketed[1]), *_several(bracketed[2])]
    parts = re.split(r"[;؛](?![^()]*\))", text)
    return [name for part in parts if (name := " ".join(part.split()))]


def _script(text: str) -> str:
    """'latin' unless most letters are of another script."""
    letters = [letter for letter in text if letter.isalpha()]
    foreign = [letter for letter in letters if not unicodedata.name(letter, "").startswith("LATIN")]
    return "original" if 2 * len(foreign) > len(letters) else "latin"
