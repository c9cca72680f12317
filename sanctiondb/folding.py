"""Texts as they are compared: without case, accents and what cannot be seen."""

import unicodedata


def bare(text: str) -> str:
    """A text without case and accents, letters that look otherwise in their usual form: 'cote d’ivoire'."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in letters if not unicodedata.combining(one))


def words(text: str) -> list[str]:
    """The words of a text, bare, parted at whatever is no letter or digit but an apostrophe: ['cote', 'divoire']."""
    plain = bare(text).replace("'", "").replace("\u2019", "")
    return "".join(one if one.isalnum() else " " for one in plain).split()


def visible(text: str) -> str:
    """A text without the marks that cannot be seen, such as those of direction, its letters in their usual form."""
    return "".join(one for one in unicodedata.normalize("NFKC", text) if unicodedata.category(one) != "Cf")
