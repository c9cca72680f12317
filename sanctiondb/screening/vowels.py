"""Whether a word of Arabic script can be read as a Latin key: its consonants with vowels where they may be."""

import re
from functools import lru_cache

_HEARD = {
    "ا": "a+", "و": "(?:v|u|au)", "ي": "(?:i|y)+", "ع": "[aiu]*", "ث": "[ts]+", "ذ": "[dz]", "ض": "[dz]", "ظ": "[dz]",
    "ق": "[kg]", "ج": "[jg]",
}
"""Letters that are heard in another way than as the one consonant of their skeleton."""
_FIRST = {"ا": "[aiu]", "ع": "[aiu]", "و": "[vu]", "ي": "[yi]"}
_SHORT = "[aiu]?"


@lru_cache(16384)
def reading(word: str, consonants: str) -> re.Pattern[str]:
    """The pattern of the keys that a word may be heard as; `consonants` are its letters' own, '' for a vowel's."""
    letters = word.removesuffix("ه")
    heard = []
    for place, (letter, plain) in enumerate(zip(letters, consonants, strict=False)):
        sound = _FIRST.get(letter) if place == 0 else None
        heard.append(sound or _HEARD.get(letter) or plain)
        if letter not in "اوي" or place == 0:
            heard.append(_SHORT)
    return re.compile("".join(heard) + ("[ahit]*" if letters != word else "[aiu]?"))
