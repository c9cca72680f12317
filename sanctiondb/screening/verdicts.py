"""What a fact beside a name says: whether it agrees with the list."""

from typing import NamedTuple


class Verdict(NamedTuple):
    """What a fact says: 1 for agreeing, -1 for differing, 0 for nothing to compare; and a sentence, '' for none."""

    value: int
    reason: str


NOTHING = Verdict(0, "")
