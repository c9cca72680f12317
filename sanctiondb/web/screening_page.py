"""Names looked for on the list as screening compares them, with scores and reasons."""

import asyncio
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

from sanctiondb.answers import listings
from sanctiondb.screening.search import Ready, found, ready
from sanctiondb.web import asking, catalogue
from sanctiondb.web.responses import Refused, as_csv, as_json, page

LONGEST, MOST_WORDS = 200, 15
"""Letters and words of a name: more than any on the list has; the time grows with them."""
MOST_SHOWN = 50
"""Hits of a page; the JSON and the CSV have them all."""
MOST_READY = 3
"""Lists that are kept ready, each of some megabytes: the whole one, and those of the days last asked for."""

_making: WeakKeyDictionary[Any, asyncio.Lock] = WeakKeyDictionary()


async def answer(datasette: Any, request: Any, name: str, day: str | None) -> Any:
    """Entries that a name may mean, as a page, JSON or CSV; raises Refused for a name longer than any."""
    if len(name) > LONGEST:
        raise Refused(f"That is {len(name)} letters; a name has at most {LONGEST} here.")
    if len(name.split()) > MOST_WORDS:
        raise Refused(f"That is {len(name.split())} words; a name has at most {MOST_WORDS} here.")
    await asking.admit(datasette, request)
    against = await _ready(datasette, day)
    rows = await asyncio.to_thread(found, against, name)
    form = request.url_vars["form"]
    if form:
        return as_json(datasette, rows) if form == "json" else as_csv(datasette, rows, rows.columns)
    known = await catalogue.answer(datasette, listings.snapshots)
    context = {
        "rows": rows[:MOST_SHOWN], "count": len(rows), "name": name, "asked": day, "rests": against.rests,
        "snapshots": known,
    }
    return await page(datasette, request, "screened", context)


async def _ready(datasette: Any, day: str | None) -> Ready:
    """The list ready to be searched, made once for each state of the file, one at a time, off the event loop."""
    known = await catalogue.current(datasette)
    async with _making.setdefault(datasette, asyncio.Lock()):
        if day not in known.ready:
            made = await catalogue.answer(datasette, partial(ready, day=day))
            while len(known.ready) >= MOST_READY:
                del known.ready[next(one for one in known.ready if one is not None)]
            known.ready[day] = made
        kept: Ready = known.ready[day]
    return kept
