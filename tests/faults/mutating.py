"""Damages files and loads them: python tests/faults/mutating.py [--inputs 100000] [--seed 1] [--data FOLDER].

Each input is a fixture, or a piece of an official file, damaged in one to four ways that the seed decides. Whatever it
is, it is loaded with every row accounted for (read = new + changed + unchanged + rejected), or refused in one sentence;
nothing else may come of it, and not after ten seconds. Every input is undone, so the next one meets the same database.
"""

import argparse
import csv
import io
import random
import resource
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sanctiondb.errors import SanctiondbError
from sanctiondb.files import SourceFile
from sanctiondb.formats import FORMATS, recognise
from sanctiondb.record.build import build
from sanctiondb.record.ingestion import ingest
from sanctiondb.record.ledger import Options
from sanctiondb.record.store import writing

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
PATIENCE = 10
PIECE = 200_000
"""Bytes that are taken of an official file: its beginning, cut at a line."""

ODD = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3\x28", b'"', b"''", b"\r", b"\n\n", b",", b"\t", b"|", b"<", b"</",
    b"&lt;", b"&xxe;", b"<!DOCTYPE a>", b"<![CDATA[", b"]]>", b"- ", b": ", b"*a", b"&a ", b"!!python/object:os.system",
    b"{", b"}", b"[", b"]", b"NaN", b"-0", b"1e999", b"9" * 400, b"0000-00-00", b"9999-12-31", b"2026-02-30", b"S/RES/",
    b"S/RES/1718 (2006)", b"\xe2\x80\xae", b"\xf0\x9f\x92\xa9", b"'; DROP TABLE votes; --", b"=1+1", b"\xd8\xa7",
    b"RUS", b"SUN", b"Y", b"X", b"True", b"null", b"~", b"a" * 5000,
)
"""What files should not hold, or not here."""

Damage = Callable[[bytes, random.Random], bytes]


def _span(content: bytes, chance: random.Random, most: int = 400) -> tuple[int, int]:
    start = chance.randrange(len(content) + 1)
    return start, min(start + chance.randrange(1, most), len(content))


def flipped(content: bytes, chance: random.Random) -> bytes:
    """One byte another."""
    start, _ = _span(content, chance)
    return content[:start] + bytes([chance.randrange(256)]) + content[start + 1:]


def cut(content: bytes, chance: random.Random) -> bytes:
    """Everything after some place gone."""
    return content[:_span(content, chance)[0]]


def lost(content: bytes, chance: random.Random) -> bytes:
    """A piece gone."""
    start, end = _span(content, chance)
    return content[:start] + content[end:]


def doubled(content: bytes, chance: random.Random) -> bytes:
    """A piece twice, or many times."""
    start, end = _span(content, chance)
    return content[:end] + content[start:end] * chance.choice((1, 1, 2, 40)) + content[end:]


def moved(content: bytes, chance: random.Random) -> bytes:
    """Two lines in each other's place."""
    lines = content.splitlines(keepends=True)
    if len(lines) < 2:
        return content
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def swapped(content: bytes, chance: random.Random) -> bytes:
    """Two fields of a line in each other's place."""
    lines = content.splitlines(keepends=True)
    if not lines:
        return content
    number = chance.randrange(len(lines))
    fields = lines[number].split(b",")
    one, other = chance.randrange(len(fields)), chance.randrange(len(fields))
    fields[one], fields[other] = fields[other], fields[one]
    lines[number] = b",".join(fields)
    return b"".join(lines)


def strange(content: bytes, chance: random.Random) -> bytes:
    """Something that should not be there, put in or put over what was."""
    start, end = _span(content, chance, 20)
    return content[:start] + chance.choice(ODD) + content[chance.choice((start, end)):]


def recoded(content: bytes, chance: random.Random) -> bytes:
    """The same text in another encoding."""
    text = content.decode("utf-8", "replace")
    return text.encode(chance.choice(("utf-16", "utf-16-be", "latin-1", "cp1252", "utf-32")), "replace")


DAMAGES: list[Damage] = [flipped, flipped, cut, lost, lost, doubled, moved, swapped, swapped, strange, strange, strange,
                         recoded]


@dataclass
class Found:
    """What came of the inputs."""

    loaded: int = 0
    refused: int = 0
    rejected: int = 0
    faults: list[str] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)


class Hung(Exception):
    """An input took longer than PATIENCE."""


def inputs(times: int, seed: int, data: Path | None) -> Iterator[tuple[str, str, bytes]]:
    """Damaged files: what tells which, the name of the file, its content."""
    whole = originals(data)
    for number in range(times):
        chance = random.Random(f"{seed} {number}")
        name, content = whole[chance.randrange(len(whole))]
        for _ in range(chance.choice((1, 1, 2, 3, 4))):
            content = chance.choice(DAMAGES)(content, chance)
        yield f"--seed {seed}, input {number}", name, content


def originals(data: Path | None) -> list[tuple[str, bytes]]:
    """Every fixture, and the beginning of every official file of a folder."""
    found = [(path.name, path.read_bytes()) for path in sorted(FIXTURES.glob("*/*")) if path.name != "expected.json"]
    for path in sorted(data.iterdir()) if data else []:
        if path.suffix != ".md":
            with SourceFile(path).lines() as lines:
                found.append((path.name.removesuffix(".xz"), _beginning(lines)))
    return found


def _beginning(lines: Iterable[bytes]) -> bytes:
    kept, size = [], 0
    for line in lines:
        kept.append(line)
        size += len(line)
        if size > PIECE:
            break
    return b"".join(kept)


def mutated(chosen: Iterable[tuple[str, str, bytes]]) -> Found:
    """Loads every input into a database of the seeds, each undone before the next."""
    found = Found()
    signal.signal(signal.SIGALRM, _hang)
    with TemporaryDirectory() as folder, writing(":memory:") as db:
        build(db)
        for which, name, content in chosen:
            path = Path(folder, name)
            path.write_bytes(content)
            signal.alarm(PATIENCE)
            try:
                _load(db, path, content, found, which)
            except SanctiondbError as error:
                found.refused += 1
                if "\n" in error.message.strip() or not error.message:
                    found.faults.append(f"{which}, {name}: no one sentence: {error.message!r}")
            except BaseException as error:  # whatever it is: that is what is looked for
                if isinstance(error, KeyboardInterrupt):
                    raise
                found.faults.append(f"{which}, {name}: {type(error).__name__}: {error}")
            finally:
                signal.alarm(0)
    return found


def _hang(*_: Any) -> None:
    raise Hung(f"longer than {PATIENCE} s")


def _load(db: Any, path: Path, content: bytes, found: Found, which: str) -> None:
    file = SourceFile(path)
    format = recognise(file)
    if format.name == "unvotes":
        file = FORMATS["unvotes"].join([file])  # type: ignore[misc]
    came = ingest(db, file, format, Options(edition="2026-01-01", dry_run=True))
    found.loaded += 1
    found.rejected += came.rejected
    if came.read != came.new + came.changed + came.unchanged + came.rejected:
        found.faults.append(f"{which}, {path.name}: {came.read} rows read are not those told: {came}")
    if format.name == "undl-sc-votes" and (rows := _rows(content)) is not None and rows != came.read:
        found.faults.append(f"{which}, {path.name}: {rows} rows in the file, {came.read} read")


def _rows(content: bytes) -> int | None:
    """The rows of a CSV file below its header, as Python's own reader counts them; None where it cannot."""
    try:
        read = [row for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True) if row]
    except (csv.Error, UnicodeError):
        return None
    while read and not any(field.strip() for field in read[0]):
        read.pop(0)
    return len(read) - 1


def main() -> int:
    """Prints what came of the inputs; 1 where anything was at fault."""
    import click

    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--inputs", type=int, default=100_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--data", type=Path)
    said = asked.parse_args()
    chosen = inputs(said.inputs, said.seed, said.data)
    with click.progressbar(chosen, length=said.inputs, label="Loading", file=sys.stderr) as bar:
        found = mutated(bar)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{said.inputs} inputs: {found.loaded} loaded with {found.rejected} rows rejected, {found.refused} refused,"
          f" {len(found.faults)} at fault; {memory} MB at most")
    print("".join(f"  {fault}\n" for fault in found.faults[:50]), end="")
    return int(bool(found.faults) or memory > 500)


if __name__ == "__main__":
    raise SystemExit(main())
