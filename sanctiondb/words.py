"""Codes of the database as words a reader knows, for pages, charts and the terminal."""

import re
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


def percent(share: float | None) -> str:
    """A share as per cent: '85.6 %'; one that is not quite whole is never rounded to 100."""
    if share is None:
        return "undefined"
    return f"{min(share * 100, 99.9) if share < 1 else 100:.1f} %"


def decimal(value: float | None) -> str:
    """A coefficient to two places, with a minus sign: '0.77'."""
    return "undefined" if value is None else f"{value:.2f}".replace("-", "\u2212")


FORCES = {True: "binding", False: "called for", None: "not known"}

FILTERS = {
    "sanctiondb_force": FORCES.get,
    "sanctiondb_pieces": pieces,
    "sanctiondb_words": spoken,
    "sanctiondb_outcome": outcome,
    "sanctiondb_vote": lambda code: VOTES.get(code, code),
    "sanctiondb_question": lambda code: QUESTIONS.get(code, spoken(code)),
    "sanctiondb_status": lambda code: STATUSES.get(code, spoken(code)),
    "sanctiondb_body": lambda code: BODIES.get(code, code),
    "sanctiondb_official": official,
    "sanctiondb_percent": percent,
    "sanctiondb_decimal": decimal,
}
