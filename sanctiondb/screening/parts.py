"""The names that stand in one field of the list: separated by semicolons, or in brackets in another script."""

import re

_NOISE = re.compile(r"\(?\s*original script\s*:|\b(?:formerly|previously) listed as\b", re.IGNORECASE)
_BETWEEN = re.compile(r"[;؛،()\[\]]|\s/\s")


def pieces(text: str) -> list[str]:
    """The text whole and, where it holds several names, each of them: 'A; B' is 'A; B', 'A' and 'B'."""
    several = [" ".join(part.split()) for part in _BETWEEN.split(_NOISE.sub(";", text))]
    return list(dict.fromkeys([" ".join(text.split()), *(part for part in several if len(part) > 2)]))
