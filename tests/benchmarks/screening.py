"""Measures what screening finds of changed names of the list, what it says of clean names, and how fast it is.

    SANCTIONDB_DATA=FOLDER python tests/benchmarks/screening.py [--each 1000] [--seed 20240328] [--missed]

The names come from un_consolidated_2020-11-30.xml in that folder, each changed in one way (perturbing.py); the clean
ones stand in clean_names.txt. Prints the table of thresholds that the README shows.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from clean_names import EACH, drawn, traditions  # noqa: E402
from click.testing import CliRunner  # noqa: E402
from perturbing import KINDS, SEED, Changed, changed  # noqa: E402

from sanctiondb.answers.database import reading  # noqa: E402
from sanctiondb.cli import cli  # noqa: E402
from sanctiondb.screening import listed  # noqa: E402
from sanctiondb.screening.answer import THRESHOLD, Hit, hits, screen  # noqa: E402
from sanctiondb.screening.entries import Asked, Listed  # noqa: E402
from sanctiondb.screening.index import Index  # noqa: E402
from sanctiondb.screening.names import parsed  # noqa: E402
from sanctiondb.screening.vocabulary import SPELLING  # noqa: E402

LIST = "un_consolidated_2020-11-30.xml"
THRESHOLDS = (0.7, 0.74, 0.76, 0.78, 0.8, 0.82, 0.84, 0.86, 0.9)
LOWEST = 0.3
SEEDS = range(1, 13)
"""Other draws of clean names than the one that is committed: one alone may be a lucky one."""


def loaded(path: Path) -> Listed:
    """The list in a file, read the way that a user reads it."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "sanctions.db"
        result = CliRunner().invoke(cli, ["listings", "ingest", str(path), "--db", str(database)])
        if result.exit_code:
            raise SystemExit(result.output)
        with reading(database) as connection:
            return listed.read(connection)


def latin(against: Listed) -> list[tuple[str, str]]:
    """Each name and alias in Latin letters with its entry's reference, in a fixed order."""
    return sorted({
        (entry.reference, one.text) for entry in against.entries for one in entry.names
        if one.role != "original" and not any(token.native for token in parsed(one.text).tokens)
    })


def score(index: Index, one: Changed) -> float:
    """The score of the entry whose name was changed; 0 where it is no hit at all."""
    return max((hit.score for hit in hits(index, one.name, LOWEST)
                if hit.candidate.entry.reference == one.reference), default=0.0)


def clean_names() -> list[str]:
    """The names of people who are not on the list."""
    return (HERE / "clean_names.txt").read_text(encoding="utf-8").splitlines()


def exactly_listed(against: Listed, names: Sequence[str]) -> list[str]:
    """Those of the clean names that are a name on the list in any case and order, and so are not clean."""
    known = {tuple(sorted(token.raw for token in parsed(one.text).tokens))
             for entry in against.entries for one in entry.names}
    return [name for name in names if tuple(sorted(token.raw for token in parsed(name).tokens)) in known]


def missed_exactly(index: Index, names: Sequence[tuple[str, str]]) -> list[str]:
    """The names that are not found as they stand, in capitals, in small letters and in two other orders."""
    chance, missed = random.Random(SEED), []
    for reference, name in names:
        words = name.split()
        ways = {name, name.upper(), name.lower(), " ".join(reversed(words)),
                " ".join(chance.sample(words, len(words)))}
        missed += [way for way in sorted(ways) if score(index, Changed(reference, name, way)) < THRESHOLD]
    return missed


def print_curve(scores: dict[str, list[float]], clean: Sequence[float]) -> None:
    """Prints recall by kind and false hits at each threshold."""
    print(f"| threshold | recall | {' | '.join(KINDS)} | false hits of {len(clean):,} | a thousand |")
    print(f"|{'---|' * (len(KINDS) + 4)}")
    every = [value for values in scores.values() for value in values]
    for threshold in THRESHOLDS:
        shares = [sum(one >= threshold for one in values) / len(values) for values in (every, *scores.values())]
        wrong = sum(one >= threshold for one in clean)
        told = " | ".join(f"{share:.3f}" for share in shares)
        label = f"**{threshold:.2f}**" if threshold == THRESHOLD else f"{threshold:.2f}"
        print(f"| {label} | {told} | {wrong} | {wrong / len(clean) * 1000:.1f} |")


def other_seeds(index: Index, against: Listed) -> None:
    """Prints the rate of false hits over all SEEDS, and the traditions that have them.

    A name that is listed exactly is no clean one. One that is a listed name but for spelling, nothing more and nothing
    less, cannot be told from it by the name.
    """
    called = [tradition for tradition, *_ in traditions()]
    names = {name: called[place // EACH] for seed in SEEDS for place, name in enumerate(drawn(seed))}
    for name in exactly_listed(against, list(names)):
        del names[name]
    found = {name: best[0] for name in names if (best := hits(index, name))}
    same = {name for name, hit in found.items() if spelled_so(hit)}
    of, wrong = Counter(names.values()), Counter(names[name] for name in found)
    print(f"Seeds {SEEDS[0]} to {SEEDS[-1]}: {len(found)} of {len(names):,} clean names are hits, "
          f"{len(found) / len(names) * 1000:.2f} a thousand;"
          f" {len(same)} of these are a listed name in another spelling.")
    print("By tradition: " + "; ".join(f"{one} {count} of {of[one]}" for one, count in wrong.most_common()))
    for name, hit in sorted(found.items()):
        print(f"  {names[name]}: {name} ({hit.candidate.listed.text}, {hit.score:.2f})" + " *" * (name in same))


def spelled_so(hit: Hit) -> bool:
    """Whether a hit is of the whole name, every word the same or in another spelling."""
    found = hit.found
    return not found.unmet and not found.missing and min(one.value for one in found.meetings) >= SPELLING


def speed(against: Listed, names: Sequence[str]) -> tuple[float, float]:
    """Seconds of one core to make the index, and names a second of one screened with it, nothing kept from before."""
    parsed.cache_clear()
    start = time.process_time()
    index = Index(against)
    made = time.process_time()
    screen(index, map(Asked, names))
    return made - start, len(names) / (time.process_time() - made)


def main() -> None:
    """Prints the measurements."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--each", type=int, default=1000, help="Names of each kind.")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--missed", action="store_true", help="List what is missed, and the false hits.")
    asked = parser.parse_args()
    against = loaded(Path(os.environ.get("SANCTIONDB_DATA") or HERE.parents[2] / "shared" / "data") / LIST)
    names, clean, index = latin(against), clean_names(), Index(against)
    made = list(changed(names, asked.each, asked.seed))
    scores: dict[str, list[float]] = {kind: [] for kind in KINDS}
    for kind, one in made:
        scores[kind].append(score(index, one))
        if asked.missed and scores[kind][-1] < THRESHOLD:
            print(f"{kind}: {one.listed} > {one.name}: {scores[kind][-1]:.3f}")
    false = {name: hits(index, name, LOWEST)[:1] for name in clean}
    print_curve(scores, [found[0].score if found else 0.0 for found in false.values()])
    told = [f"{name} ({found[0].candidate.listed.text}, {found[0].score:.2f})"
            for name, found in false.items() if found and found[0].score >= THRESHOLD]
    print(f"\nFalse hits: {'; '.join(told) or 'none'}")
    print(f"Clean names that are on the list exactly: {exactly_listed(against, clean) or 'none'}")
    other_seeds(index, against)
    missed = missed_exactly(index, names)
    print(f"Of {len(names):,} names and aliases in any case and order missed: {len(missed)} {missed[:5]}")
    seconds, rate = speed(against, [*clean, *(one.name for _, one in made)])
    print(f"Index of {len(index.candidates):,} names made in {seconds:.1f} s; {rate:,.0f} names a second on one core.")


if __name__ == "__main__":
    main()
