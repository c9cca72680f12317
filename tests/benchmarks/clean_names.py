"""Builds clean_names.txt: names of people of many naming traditions, drawn with a fixed seed, none on the list exactly.

    python tests/benchmarks/clean_names.py [SEED] > tests/benchmarks/clean_names.txt
"""

import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
SEED = 20240328
EACH = 32
"""Names of each tradition."""
_FAMILIES = re.compile(r"(?:(?:van den|van der|van|de|dela|De|El|Ben) )?\S+")


def traditions() -> Iterator[tuple[str, list[str], list[str], list[str]]]:
    """Each tradition with its given names, family names and the patterns of its full names."""
    for line in (HERE / "naming_traditions.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            called, given, family, patterns = line.split("|")
            yield called, given.split(), _FAMILIES.findall(family), patterns.split()


def drawn(seed: int) -> list[str]:
    """So many different names of each tradition, EACH of the first, then of the second and so on."""
    chance = random.Random(seed)
    names: dict[str, None] = {}
    for _, given, family, patterns in traditions():
        wanted = len(names) + EACH
        while len(names) < wanted:
            pattern = chance.choice(patterns)
            some, others = chance.sample(given, pattern.count("g")), chance.sample(family, pattern.count("f"))
            names[" ".join(some.pop() if letter == "g" else others.pop() for letter in pattern)] = None
    return list(names)


if __name__ == "__main__":
    print("\n".join(drawn(int(sys.argv[1]) if len(sys.argv) > 1 else SEED)))
