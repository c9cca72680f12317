"""How the benchmarks take time."""

import math
import time
from collections.abc import Callable


def timed(go: Callable[[], object], rounds: int) -> list[float]:
    """Milliseconds of each round from the shortest on, after one that is not counted."""
    go()
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        go()
        taken.append((time.perf_counter() - start) * 1000)
    return sorted(taken)


def p95(taken: list[float]) -> float:
    """The 95th percentile of times in order: the nearest rank."""
    return taken[math.ceil(0.95 * len(taken)) - 1]
