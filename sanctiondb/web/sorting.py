"""A table that is to be sorted by what it has no column for: one sentence, where Datasette 0.65 says status 500."""

from collections.abc import Awaitable, Callable
from typing import Any

from datasette.utils.asgi import Response

from sanctiondb.web.named_values import refused

UNKNOWN = "Cannot sort table by "
BOTH = "Cannot use _sort and _sort_desc at the same time"
"""What Datasette says of the two."""


def handled(datasette: Any, request: Any, exception: Exception) -> Callable[[], Awaitable[Response]] | None:
    """An answer with status 400 for these two errors of Datasette; None for all others."""
    said = str(getattr(exception, "message", exception))
    if said.startswith(UNKNOWN):
        sentence = f"This table cannot be sorted by {said.removeprefix(UNKNOWN)}; take a column from its head."
    elif said == BOTH:
        sentence = "A table is sorted one way at a time; give either _sort or _sort_desc."
    else:
        return None
    form = "json" if request.path.endswith(".json") else "csv" if request.path.endswith(".csv") else None

    async def answer() -> Response:
        answered: Response = await refused(datasette, request.scope, request.receive, sentence, form)
        return answered

    return answer
