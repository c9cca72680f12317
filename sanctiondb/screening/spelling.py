"""Spellings of a token: its plain letters, a key that transliterations of one name share, and its consonants."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from sanctiondb.resources import folder
from sanctiondb.screening.vowels import reading

ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
SYLLABIC = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
"""Scripts written without spaces between the parts of a name, a sign a syllable: Hangul, Han, Kana."""

_ARABIC_LETTERS = str.maketrans({
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ک": "ك", "ء": None,
    "ـ": None, "ھ": "ه", "ہ": "ه", "ۀ": "ه",
})
_CONSONANTS = dict(zip(
    "بتثجحخدذرزسشصضطظغفقكلمنهپچژگڤ",
    "b t t j h h d d r z s c s d t z g f k k l m n h p c j g f".split(" "), strict=True,
))
"""The consonant that Latin spellings of a letter come to in a skeleton; ayn is heard as a vowel or not at all."""

_RULES = [(re.compile(pattern), plain) for pattern, plain in (
    ("t?sch|tch|sh|ch", "c"), ("kh", "h"), ("gh", "g"), ("dh", "d"),
    ("th", "t"), ("ph", "f"), ("zh", "j"), ("dj", "j"), ("ck", "k"), ("q", "k"), ("x", "ks"), ("w(?=[aeiouy])", "v"),
    (r"(?<=[aeou])w(?![aeiouy])", "u"), ("tz", "ts"),
    (r"^y?e(?=[^aeiou])", "i"), ("^i(?=[aou])", "y"), (r"(?<!^)y", "i"), ("ou|oo|au|ow|aw|o", "u"),
    ("[ae]i+|ee|ie|e", "i"), (r"(.)\1+", r"\1"), (r"(?<=[aiu])h$", ""), ("f$", "v"),
)]
"""From a spelling to its key, in this order: what transliterations of one sound have in common."""

_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile("(?<!^)[aeiouvy]|^[aeiouy]")
_FINAL = re.compile("(?<=[a-z])[bdg]$")
_FINALS = {"b": "p", "d": "t", "g": "k"}
"""How Korean ends a syllable in the spellings that the list uses."""
_GLUED_ABD = re.compile(r"abd(?:[aeiou]|ou|oo|oe)(?:[ldnrstz]|sh|th|dh)?(?=[^aeiou])")
_ARTICLE = re.compile(r"(?:al|el|ul)(?=[a-z]{4})|[aeu](?:([drstzn])(?=\1[a-z]{3})|sh(?=sh[a-z]{2}))")


class Token(NamedTuple):
    """A part of a name: as written in plain letters, its key, its consonants (empty where they say too little)."""

    raw: str
    key: str
    skeleton: str

    @property
    def native(self) -> bool:
        """Whether it is written in a script of its own, and not in Latin letters."""
        return not self.raw.isascii()


def plain(text: str) -> str:
    """A text in lower-case letters without marks: Cyrillic, Greek and others in Latin; Arabic, Han and Hangul stay."""
    text = unicodedata.normalize("NFKC", text)
    if text.isascii():
        return text.lower()
    from anyascii import anyascii

    return "".join(
        mark if _kept(mark) else _latin(mark, anyascii) for mark in text
    ).lower()


def _kept(mark: str) -> bool:
    """Whether a mark stays in its own script: letters of Arabic, Hangul, Han and Kana."""
    return bool(ARABIC.match(mark) or SYLLABIC.match(mark)) and unicodedata.category(mark)[0] in "LN"


def _latin(mark: str, anyascii: object) -> str:
    """A mark in ASCII; combining marks and those of hamza, ayn, soft and hard signs say nothing to who searches."""
    category = unicodedata.category(mark)
    if category in ("Mn", "Lm", "Cf") or mark in "ьъЬЪ":
        return ""
    if category == "Pd":
        return "-"
    if category.startswith("P") or category.startswith("S"):
        return "'" if mark in "‘’`´ʻʼʽʹ′" else " "
    return str(anyascii(mark))  # type: ignore[operator]


def arabic(token: str) -> str:
    """An Arabic token without vowel marks and article, its letters in one form each."""
    letters = "".join(mark for mark in token if unicodedata.category(mark) != "Mn").translate(_ARABIC_LETTERS)
    return letters[2:] if letters.startswith("ال") and len(letters) > 4 else letters


@cache
def spellings() -> dict[str, str]:
    """For each spelling of spellings.txt the one that stands for it."""
    lines = folder("screening/spellings.txt").read_text(encoding="utf-8").splitlines()
    names: dict[str, str] = {}
    for line in lines:
        if line and not line.startswith("#"):
            first, *others = line.split()
            for spelling in (first, *others):
                names.setdefault(spelling, first)
    return names


@lru_cache(65536)
def token(raw: str) -> Token:
    """The token of one word in plain letters."""
    if ARABIC.search(raw):
        raw = arabic(raw)
        skeleton = "".join(_CONSONANTS.get(mark, "") for mark in raw[1:].removesuffix("ه"))
        first = {"ا": "", "ع": "", "و": "", "ي": ""}.get(raw[:1], _CONSONANTS.get(raw[:1], ""))
        key = keyed(raw) if raw in spellings() else raw
        return Token(raw, key, _enough(_DOUBLED.sub(r"\1", first + skeleton)))
    latin = raw
    if raw in spellings():
        latin = spellings()[raw]
    elif SYLLABIC.search(raw):
        from anyascii import anyascii

        latin = _FINAL.sub(_hardened, anyascii(raw).lower())
    key = keyed(latin)
    return Token(raw, key, _enough(_DOUBLED.sub(r"\1", _VOWELS.sub("", key))))


def readable(word: str, key: str) -> bool:
    """Whether a word in Arabic letters may be what a Latin spelling's key says, vowels and all."""
    consonants = "".join(_CONSONANTS.get(mark, " ") for mark in word)
    return bool(reading(word, consonants).fullmatch(key))


def in_one(one: Token, other: Token) -> Token:
    """Two neighbours as one word; the sounds of each stay as they are, none is folded over the joint."""
    raw = one.raw + other.raw
    if not raw.isascii() or raw in spellings():
        return token(raw)
    return Token(raw, lettered(one.raw) + lettered(other.raw), "")


def _hardened(found: re.Match[str]) -> str:
    return found[0] if found.string.endswith("ng") else _FINALS[found[0]]


def _enough(skeleton: str) -> str:
    return skeleton if len(skeleton) >= 2 else ""


def keyed(latin: str) -> str:
    """What usual transliterations of a name share: 'muhamad' for Mohammed, Muhammad, Mohamed."""
    return lettered(spellings().get(latin, latin))


def lettered(latin: str) -> str:
    """A spelling in the letters of keys, by the rules alone."""
    for pattern, plainer in _RULES:
        latin = pattern.sub(plainer, latin)
    return latin


def unglued(word: str) -> list[str]:
    """A word as its parts: 'abdulrahman' is abd and rahman, but Abdullah is one name."""
    if word in spellings():
        return [word]
    found = _GLUED_ABD.match(word)
    rest = word[found.end():] if found else ""
    if not found or len(rest) < 3 or rest in ("lah", "llah", "lahi"):
        return [word]
    return ["abd", rest]


def without_article(word: str) -> str:
    """A word without an Arabic article written in one with it; the word itself where there is none."""
    return _ARTICLE.sub("", word, count=1) if _ARTICLE.match(word) else word
