"""Names of the list changed in one way each, drawn with a fixed seed: what screening has to find all the same."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

SEED = 20240328
LETTERS = "abcdefghijklmnopqrstuvwxyz"
USUAL = (
    ("mohammed", "muhammad"), ("mohamed", "muhammad"), ("mohammad", "mohamed"), ("hussein", "husayn"),
    ("hussain", "hussein"), ("yusuf", "youssef"), ("ahmad", "ahmed"), ("umar", "omar"), ("uthman", "osman"),
    ("usama", "osama"), ("khalid", "khaled"), ("hasan", "hassan"), ("said", "saeed"), ("jamal", "gamal"),
    ("mahmud", "mahmoud"), ("sulayman", "suleiman"), ("ibrahim", "ebrahim"), ("salih", "saleh"), ("abd al-", "abdul "),
    ("abdallah", "abdullah"), ("aleksandr", "alexander"), ("sergey", "sergei"), ("mustafa", "mostafa"),
    ("nasir", "nasser"), ("tariq", "tarek"), ("rahman", "rehman"), ("bin", "ben"), ("ibn", "bin"), ("abu", "abou"),
    ("qadir", "kader"), ("shaykh", "sheikh"), ("ri", "li"), ("pak", "park"), ("choe", "choi"), ("chong", "jong"),
)
"""Whole words, or their beginning where they end in a hyphen or a space."""
SOUNDS = (
    ("al-", "el-"), ("kh", "h"), ("q", "k"), ("ou", "u"), ("sh", "ch"), ("j", "dj"), ("gh", "g"), ("dh", "d"),
    ("th", "t"), ("ay", "ai"), ("ei", "ay"), ("aw", "au"), ("ee", "i"), ("oo", "u"), ("ph", "f"), ("ss", "s"),
    ("ll", "l"), ("mm", "m"), ("aa", "a"), ("iy", "y"), ("o", "u"), ("e", "i"), ("x", "ks"), ("v", "w"),
)
"""Letters in any place."""


class Changed(NamedTuple):
    """A name that was changed: of which entry, the name as listed, the name as changed."""

    reference: str
    listed: str
    name: str


def one_edit(chance: random.Random, name: str) -> str | None:
    """A letter of a token of five letters or more left out, added, replaced, or changed with its neighbour."""
    words = name.split()
    places = [place for place, word in enumerate(words) if sum(mark.isalpha() for mark in word) >= 5]
    if not places:
        return None
    place = chance.choice(places)
    word, at = words[place], chance.randrange(len(words[place]) - 1)
    letter = chance.choice(LETTERS)
    words[place] = chance.choice((
        word[:at] + word[at + 1:], word[:at] + letter + word[at:], word[:at] + letter + word[at + 1:],
        word[:at] + word[at + 1] + word[at] + word[at + 2:],
    ))
    return " ".join(words) if words[place].lower() != word.lower() else None


def two_swapped(chance: random.Random, name: str) -> str | None:
    """Two tokens in each other's place."""
    words = name.split()
    if len(words) < 2:
        return None
    one, other = chance.sample(range(len(words)), 2)
    words[one], words[other] = words[other], words[one]
    return " ".join(words)


def one_dropped(chance: random.Random, name: str) -> str | None:
    """A token left out of three or more."""
    words = name.split()
    if len(words) < 3:
        return None
    del words[chance.randrange(len(words))]
    return " ".join(words)


def transliterated(chance: random.Random, name: str) -> str | None:
    """One word or sound in another usual spelling, in the first place that has it."""
    ways = []
    for pairs, pattern in ((USUAL, r"\b{}(?!\w)"), (SOUNDS, "{}")):
        for pair in pairs:
            for old, new in (pair, pair[::-1]):
                place = re.escape(old) if old.endswith(("-", " ")) else pattern.format(re.escape(old))
                place = rf"\b{re.escape(old)}" if old.endswith(("-", " ")) else place
                if found := re.search(place, name, re.IGNORECASE):
                    ways.append(name[:found.start()] + new + name[found.end():])
    return chance.choice(ways) if ways else None


KINDS: dict[str, Callable[[random.Random, str], str | None]] = {
    "one edit": one_edit, "two tokens swapped": two_swapped, "one token dropped": one_dropped,
    "one re-transliteration": transliterated,
}


def changed(names: Sequence[tuple[str, str]], each: int, seed: int = SEED) -> Iterator[tuple[str, Changed]]:
    """So many names of each kind of change, drawn from (reference, name), a name as often as it comes."""
    for kind, change in KINDS.items():
        chance, left = random.Random(f"{seed} {kind}"), each
        while left:
            reference, name = chance.choice(names)
            if made := change(chance, name):
                left -= 1
                yield kind, Changed(reference, name, made)
