"""Codes of the database as words a reader knows, for pages, charts and the terminal."""

import re
import unicodedata
from urllib.parse import quote

VOTES = {"Y": "Yes", "N": "No", "A": "Abstaining", "X": "Not voting"}

OUTCOMES = {
    "adopted": "Adopted",
    "vetoed": "Vetoed",
    "too_few": "Too few votes",
    "too_few_and_p5_no": "Too few votes",
    None: "Outcome unknown",
}

STATUSES = {"in_force": "In force", "suspended": "Suspended", "ended": "Ended", "contested": "Contested"}

QUESTIONS = {
    "draft": "draft resolution", "paragraph": "vote on a paragraph", "amendment": "vote on an amendment",
    "preliminary": "preliminary question", "membership": "admission of a member",
    "secretary_general": "appointment of a Secretary-General",
}

BODIES = {"SC": "Security Council", "GA": "General Assembly"}

_NO_XML = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
"""Compiled when it is first used, for that takes longer than importing the rest."""
_SYMBOL = re.compile(r"(\b[AS]/[A-Za-z0-9./-]*[A-Za-z0-9](?:\(\w+\))?)")


def spoken(code: str | None) -> str:
    """A code with blanks: 'arms embargo' for arms_embargo."""
    return (code or "").replace("_", " ")


def outcome(code: str | None) -> str:
    """The word for an outcome."""
    return OUTCOMES.get(code, spoken(code))


def pieces(text: str) -> list[str]:
    """A text cut where a symbol begins and ends: ['see ', 'S/2024/255', '.']."""
    return [piece for piece in _SYMBOL.split(str(text)) if piece]


def official(source: str) -> str | None:
    """The address of a source on the web: the United Nations' own for a symbol; None for anything else."""
    if source.startswith(("https://", "http://")):
        return source
    if source.startswith(("S/", "A/")) and " " not in source:
        return f"https://docs.un.org/en/{quote(source, safe='/()')}"
    return None


_WITH_ARTICLE = re.compile(
    r"[^,(]*\b(Republic|Emirates|SSR|USSR)\b|(United|Russian Federation|Netherlands|Philippines|Gambia|Bahamas"
    r"|Maldives|Comoros|Congo|Marshall Islands|Solomon Islands|Niger|Sudan)\b")


def with_article(name: str) -> str:
    """A state's name as it stands within a sentence: 'the Russian Federation', but 'France'."""
    return f"the {name}" if _WITH_ARTICLE.match(name) else name


def numbered(count: int, one: str, more: str | None = None) -> str:
    """A number with the word for what is counted: '1 roll call', '2,000 roll calls', '2 entries'."""
    return f"{count:,} {one if count == 1 else more or f'{one}s'}"


def percent(share: float | None) -> str:
    """A share as per cent: '85.6 %'; one that is not quite whole is never rounded to 100."""
    if share is None:
        return "undefined"
    return f"{min(share * 100, 99.9) if share < 1 else 100:.1f} %"


def decimal(value: float | None) -> str:
    """A coefficient to two places, with a minus sign: '0.77'."""
    return "undefined" if value is None else f"{value:.2f}".replace("-", "\u2212")


FIELDS = {
    "COMMENTS1": "comments", "NAME_ORIGINAL_SCRIPT": "name in the original script", "DESIGNATION": "position",
    "INDIVIDUAL_DATE_OF_BIRTH": "birth", "INDIVIDUAL_PLACE_OF_BIRTH": "place of birth", "LISTED_ON": "day of listing",
    "UN_LIST_TYPE": "list", "INDIVIDUAL_DOCUMENT": "document", "SUBMITTED_BY": "submitted by",
}
"""Elements of the Consolidated List whose names say too little, or too much."""


def field(element: str) -> str:
    """What an element of the Consolidated List holds, in words: 'alias' for INDIVIDUAL_ALIAS."""
    known = element.removeprefix("INDIVIDUAL_").removeprefix("ENTITY_")
    return FIELDS.get(element, FIELDS.get(known, spoken(known).lower()))


_PARTS = re.compile(
    r"\b(QUALITY|ALIAS_NAME|NOTE|STREET|CITY|STATE_PROVINCE|ZIP_CODE|COUNTRY|(?:TYPE_OF_)?DATE|(?:FROM_|TO_)?YEAR"
    r"|TYPE_OF_DOCUMENT2?|NUMBER|ISSUING_COUNTRY|(?:DATE|CITY|COUNTRY)_OF_(?:ISSUE|BIRTH)): ")


def parts(text: str | None) -> str:
    """What a list says in several elements, their names in words: 'quality: Good' for 'QUALITY: Good'."""
    return _PARTS.sub(lambda found: f"{spoken(found[1]).lower()}: ", text or "")


def for_xml(text: str) -> str:
    """A text without the marks that XML 1.0 has no way to hold, so that no feed breaks of one."""
    return re.sub(_NO_XML, "\ufffd", str(text))


SCRIPTS = {
    "ARABIC": ("und-Arab", "rtl"), "HEBREW": ("und-Hebr", "rtl"), "CYRILLIC": ("und-Cyrl", "ltr"),
    "HANGUL": ("und-Hang", "ltr"), "CJK": ("und-Hani", "ltr"),
}


def script(text: str) -> tuple[str, str]:
    """The language tag and the direction of a name: ('und-Arab', 'rtl').

    Which language is written in a script is not known, so the tag says the script alone.
    """
    for letter in text:
        name = unicodedata.name(letter, "").split(" ")[0]
        if name in SCRIPTS:
            return SCRIPTS[name]
    return "", "ltr"


LACKS = {"recovered": "recovered from a damaged file", "rejected": "without its rejected entries",
         "partial": "loaded as a part"}
"""Why a list is not whole, in words that follow it."""

STANDINGS_OF_CORRECTIONS = {
    "stands": "", "waits": ", not loaded", "caught_up": ", before it was put right",
    "says_otherwise": ", which now says", "ambiguous": ", which has several such rows",
}
"""How a correction stands to the official row that it is of, in words that follow the publisher's name."""

FORCES = {True: "binding", False: "called for", None: "not known"}

FILTERS = {
    "sanctiondb_force": FORCES.get,
    "sanctiondb_lacks": lambda code: LACKS.get(code, "not whole"),
    "sanctiondb_pieces": pieces,
    "sanctiondb_words": spoken,
    "sanctiondb_outcome": outcome,
    "sanctiondb_vote": lambda code: VOTES.get(code, code),
    "sanctiondb_question": lambda code: QUESTIONS.get(code, spoken(code)),
    "sanctiondb_status": lambda code: STATUSES.get(code, spoken(code)),
    "sanctiondb_body": lambda code: BODIES.get(code, code),
    "sanctiondb_official": official,
    "sanctiondb_percent": percent,
    "sanctiondb_numbered": numbered,
    "sanctiondb_decimal": decimal,
    "sanctiondb_field": field,
    "sanctiondb_xml": for_xml,
    "sanctiondb_script": script,
}
