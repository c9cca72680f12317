"""Asks the site as a crowd would: python tests/faults/crowds.py [FILE] [--rate 50] [--seconds 60] [--past 400].

First a steady rate over a realistic mix (80 % own pages, 15 % rows and JSON, 5 % tables), on loopback: asked are no
error and 99 % of the answers within 400 ms. Then far more than it can hold: asked are 503s with Retry-After, answers
for the others, and memory that does not grow: the most that the server holds in the second half of a crowd's time is
at most a tenth and 20 MB above the most in the first half. FILE is a database; without it one is built from the seeds.
"""

import argparse
import asyncio
import random
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from databases import given

sys.path.insert(0, str(Path(__file__).parent.parent))
from browser import serving  # noqa: E402

PAGES = [
    "/", "/regimes", "/regimes/dprk", "/regimes/iran", "/actions/s-res-1718-2006", "/actions/s-2024-255", "/vetoes",
    "/members", "/members/rus", "/in-force", "/statements", "/search?q=coal", "/unconfirmed", "/sources",
]
DATA = [
    "/regimes/dprk.json", "/actions/s-2024-255.json", "/vetoes.csv", "/{db}/roll_calls/1", "/{db}/roll_calls/2.json",
    "/{db}/measures.json?_size=20",
]
TABLES = ["/{db}/roll_calls", "/{db}/measures", "/{db}/votes?member=RUS"]


@dataclass
class Answers:
    """What came back: seconds of each answer, how many of each status, what failed."""

    seconds: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)

    @property
    def asked(self) -> int:
        """How many requests were sent."""
        return len(self.seconds) + sum(self.failures.values())

    @property
    def failed(self) -> int:
        """How many had no answer, or another than what was asked for or a 503."""
        return self.asked - self.statuses[200] - self.statuses[503]

    def late(self, share: float) -> float:
        """The milliseconds within which a share of the answers came."""
        ordered = sorted(self.seconds)
        return 1000 * ordered[min(int(share * len(ordered)), len(ordered) - 1)] if ordered else 0


def mix(chance: random.Random, name: str) -> str:
    """An address as a visitor may ask for it."""
    kind = chance.random()
    chosen = PAGES if kind < 0.8 else DATA if kind < 0.95 else TABLES
    return chance.choice(chosen).format(db=name)


async def crowd(address: str, name: str, rate: float, seconds: float, seed: int) -> Answers:
    """Sends `rate` requests a second, whether the ones before are answered or not."""
    answers, chance, sent = Answers(), random.Random(seed), []
    limits = httpx.Limits(max_connections=2000, max_keepalive_connections=50)
    async with httpx.AsyncClient(base_url=address, timeout=30, limits=limits) as client:
        begun = time.perf_counter()
        for number in range(int(rate * seconds)):
            await asyncio.sleep(max(begun + number / rate - time.perf_counter(), 0))
            sent.append(asyncio.create_task(_ask(client, mix(chance, name), answers)))
        await asyncio.gather(*sent)
    return answers


async def _ask(client: httpx.AsyncClient, path: str, answers: Answers) -> None:
    begun = time.perf_counter()
    try:
        response = await client.get(path)
    except httpx.HTTPError as error:
        answers.failures[type(error).__name__] += 1
        return
    answers.seconds.append(time.perf_counter() - begun)
    answers.statuses[response.status_code] += 1


@dataclass
class Memory:
    """Megabytes that a server held, one number every so often."""

    samples: list[int] = field(default_factory=list)

    @property
    def grows(self) -> bool:
        """Whether its second half is above its first by more than the rule allows."""
        half = len(self.samples) // 2
        return half > 0 and max(self.samples[half:]) > 1.1 * max(self.samples[:half]) + 20

    def __str__(self) -> str:
        """Before, the most, after."""
        return " / ".join(map(str, (self.samples[0], max(self.samples), self.samples[-1])))


@contextmanager
def watched(process: Path, every: float = 0.25) -> Iterator[Memory]:
    """What a process holds from before to after the body; Linux tells."""
    memory, done = Memory([resident(process)]), threading.Event()

    def watch() -> None:
        while not done.wait(every):
            memory.samples.append(resident(process))

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        yield memory
    finally:
        done.set()
        watching.join()
        memory.samples.append(resident(process))


def resident(process: Path) -> int:
    """The megabytes that a process holds, given its folder in /proc."""
    return int((process / "status").read_text().split("VmRSS:")[1].split()[0]) // 1024


def listening(address: str) -> Path:
    """The folder in /proc of the process that listens on an address; raises LookupError where there is none."""
    port = f":{int(address.rsplit(':', 1)[1]):04X}"
    lines = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    inodes = {f"socket:[{line[9]}]" for line in lines if line[1].endswith(port) and line[3] == "0A"}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if any(str(handle.readlink()) in inodes for handle in (process / "fd").iterdir()):
                return process
        except OSError:
            continue
    raise LookupError(f"nobody listens on {address}")


def asked(database: Path, rate: float, seconds: float, past: float) -> list[tuple[float, Answers, Memory]]:
    """Of a steady crowd and of one past the limit the rate, the answers, the memory meanwhile."""
    found = []
    with serving(database) as address:
        for path in (*PAGES, *DATA, *TABLES):
            response = httpx.get(address + path.format(db=database.stem), timeout=30)
            assert response.status_code == 200, f"{path}: {response.status_code}"
        process = listening(address)
        for seed, (often, long) in enumerate(((rate, seconds), (past, seconds / 4)), 1):
            with watched(process) as memory:
                answers = asyncio.run(crowd(address, database.stem, often, long, seed))
            found.append((often, answers, memory))
    return found


def main() -> int:
    """Prints the table; 1 where something asked for is not so."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("file", nargs="?", type=Path)
    words.add_argument("--rate", type=float, default=50)
    words.add_argument("--seconds", type=float, default=60)
    words.add_argument("--past", type=float, default=400)
    said = words.parse_args()
    with given(said.file) as database:
        found = asked(database, said.rate, said.seconds, said.past)
    print("| crowd | requests | 200 | 503 | failed | median ms | 99 % ms | MB before / most / after | grows |")
    print("|---|---|---|---|---|---|---|---|---|")
    for rate, one, memory in found:
        print(f"| {rate:g} a second | {one.asked} | {one.statuses[200]} | {one.statuses[503]} | {one.failed} |"
              f" {one.late(0.5):.0f} | {one.late(0.99):.0f} | {memory} | {'yes' if memory.grows else 'no'} |")
    print(f"failures: {', '.join(str(dict(one.failures)) for _, one, _ in found)}")
    return int(any(one.failed or memory.grows for _, one, memory in found)
               or found[0][1].statuses[503] > 0 or found[0][1].late(0.99) > 400)


if __name__ == "__main__":
    raise SystemExit(main())
