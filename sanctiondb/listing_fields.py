"""What stands in an entry's fields: the names it goes by, days without their time zones."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from sanctiondb.folding import visible

NAMES = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
QUALITIES = {"good": "good", "low": "low", "a.k.a.": None, "f.k.a.": None, "": None}
"""How much an alias is worth; an entity's are only told apart as present and former."""
TEXTS = (
    ("Title", "TITLE"), ("Position", "DESIGNATION"), ("Comments", "COMMENTS1"), ("Gender", "GENDER"),
    ("Submitted by", "SUBMITTED_BY"),
)
"""Fields that are told as text, with their labels."""
NUMBER = re.compile(r"([A-Za-z]{2})([IEie])\.([0-9]{3,})")
"""A permanent reference number, in any case: KPi.001."""
_ZONE = re.compile(r"(\d{4}-\d\d-\d\d)(?:T[\d:.]+)?(?:Z|[+-]\d\d:\d\d)?")
_BRACKETED = re.compile(r"(.+)\(([^()]+)\)\s*", re.DOTALL)
_TAIL = re.compile(r"([^(]+)\((.+)\)\s*", re.DOTALL)
_LOST = re.compile(r"(?=.*[A-J])(?=.*([!#$%*+:]|'D))(?!.*#\s?\d+$)[!-:@A-J\s]+", re.DOTALL)
"""Arabic of which each letter lost its upper byte: U+0623 U+0628 U+0648 became '#(H', the article 'D."""
_SAID_OF_SCRIPT = re.compile(r"\(?original script\)?:?", re.IGNORECASE)


class Name(NamedTuple):
    """A name: in which script (latin or original), in which role, of what quality, and what the list says of that.

    An alias may have a note, and a birth and a place of birth that go with it.
    """

    name: str
    script: str
    role: str
    quality: str | None = None
    said: str | None = None
    note: str | None = None
    born: str | None = None
    born_in: str | None = None


def day(text: str) -> str | None:
    """The day of a date such as 2014-04-09-04:00, in its own time zone; None where there is none."""
    found = _ZONE.fullmatch(text.strip())
    try:
        return date.fromisoformat(found[1]).isoformat() if found else None
    except ValueError:
        return None


def first(content: dict[str, Any], element: str) -> str:
    """The first text of an element, trimmed; '' where there is none."""
    given = content.get(element, [""])[0]
    return given.strip() if isinstance(given, str) else ""


def reference(content: dict[str, Any]) -> str:
    """The reference number as the list writes them, whatever its case, without white space and what cannot be seen.

    One unlike theirs stays as it is; '' for none.
    """
    kept = "".join(visible(first(content, "REFERENCE_NUMBER")).split())
    found = NUMBER.fullmatch(kept)
    return f"{found[1].upper()}{found[2].lower()}.{found[3]}" if found else kept


def whole_name(content: dict[str, Any]) -> str:
    """The parts of an entry's name in order, white space in it made single spaces."""
    return " ".join(" ".join(first(content, part) for part in NAMES).split())


def original_script(content: dict[str, Any]) -> str:
    """The name in its original script; '' where there is none, or none but ASCII."""
    text = first(content, "NAME_ORIGINAL_SCRIPT")
    return "" if text.isascii() else text


def names(content: dict[str, Any]) -> list[Name]:
    """Every name of an entry once: its own, the one in its original script, its aliases.

    A field that holds several, parted by ';' or followed by others in brackets, gives each of them. An original
    script of plain ASCII letters is none: damaged files write every letter of another script so. Of an alias what
    such damage left is none either.
    """
    found = [Name(whole_name(content), _script(whole_name(content)), "name")]
    found += [Name(name, _script(name), "original") for name in _several(original_script(content))]
    for element in ("INDIVIDUAL_ALIAS", "ENTITY_ALIAS"):
        for alias in content.get(element, []):
            found += _aliases(alias)
    return list(dict.fromkeys(name for name in found if name.name))


def _aliases(alias: dict[str, Any]) -> Iterator[Name]:
    said = first(alias, "QUALITY")
    place = ", ".join(filter(None, (_tidy(first(alias, part)) for part in ("CITY_OF_BIRTH", "COUNTRY_OF_BIRTH"))))
    more = [text or None for text in (_tidy(first(alias, "NOTE")), _tidy(first(alias, "DATE_OF_BIRTH")), place)]
    given = first(alias, "ALIAS_NAME")
    if gone := lost(given):
        given = given.replace(gone, "").strip(" ()")
    for name in _several(given):
        yield Name(name, _script(name), "alias", QUALITIES.get(said.lower()), said or None, *more)


def lost(alias: str) -> str:
    """What damage left of letters of another script in an alias: all of it, what is in brackets or before; '' for none.
    """
    text = alias.strip()
    tail, head = _TAIL.fullmatch(text), _BRACKETED.fullmatch(text)
    for part in (text, tail[2] if tail else "", head[1].strip() if head else ""):
        if _LOST.fullmatch(part):
            return part
    return ""


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _several(text: str) -> list[str]:
    """The names in one field: 'حسن غول (Hassan Ghul; Hassan Gul)' holds three."""
    text = _SAID_OF_SCRIPT.sub("", text)
    found = _BRACKETED.fullmatch(text)
    if found and (";" in found[2] or _script(found[1]) != _script(found[2])):
        return [*_several(found[1]), *_several(found[2])]
    parts = re.split(r"[;؛](?![^()]*\))", text)
    return [name for part in parts if (name := " ".join(part.split()))]


def _script(text: str) -> str:
    """'latin' unless most letters are of another script."""
    letters = [letter for letter in text if letter.isalpha()]
    foreign = [letter for letter in letters if not unicodedata.name(letter, "").startswith("LATIN")]
    return "original" if 2 * len(foreign) > len(letters) else "latin"


def told(content: dict[str, Any]) -> list[tuple[str, str]]:
    """The fields of an entry that are told as text and are not empty, with their labels: ('Title', 'Mullah')."""
    found = [(label, "; ".join(_tidy(text) for text in _within(content.get(field, [])))) for label, field in TEXTS]
    return [(label, text) for label, text in found if text]


def _within(values: list[Any]) -> list[str]:
    """The texts in a field, whether they stand there or under VALUE."""
    found: list[str] = []
    for value in values:
        found += [value] if isinstance(value, str) else _within(value.get("VALUE", []))
    return [text for text in found if text.strip()]
