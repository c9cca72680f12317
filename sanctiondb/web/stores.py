"""What takes time to make is made once, and kept."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from contextlib import asynccontextmanager
from typing import Any
from weakref import WeakValueDictionary


class Store:
    """Things by what was asked, as long as the store itself is kept; of more than `most` the oldest make room."""

    def __init__(self, most: int | None = None) -> None:
        self._most = most
        self._made: dict[Any, Any] = {}
        self.making: WeakValueDictionary[Any, asyncio.Lock] = WeakValueDictionary()
        """A lock for each thing that is being made, as long as somebody holds it or waits for it."""

    def __len__(self) -> int:
        return len(self._made)

    async def once(
        self, key: Any, make: Callable[[], Awaitable[Any]], sound: Callable[[Any], bool] = lambda made: True,
    ) -> Any:
        """What is kept under a key, else what `make` makes; those who ask meanwhile wait for it.

        What is not `sound` is not kept: it is made anew for each who asks.
        """
        if key in self._made:
            return self._made[key]
        async with alone(self.making, key):
            if key in self._made:
                return self._made[key]
            made = await make()
            if sound(made):
                self._keep(key, made)
            return made

    def _keep(self, key: Any, made: Any) -> None:
        if len(self._made) == self._most:
            del self._made[next(iter(self._made))]
        self._made[key] = made


@asynccontextmanager
async def alone(locks: MutableMapping[Any, asyncio.Lock], key: Any) -> AsyncIterator[None]:
    """One at a time for each key: who comes meanwhile waits, and looks then whether all is done."""
    lock = locks.setdefault(key, asyncio.Lock())
    async with lock:
        yield
