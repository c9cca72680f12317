"""Two texts side by side: which words stand only in one of them."""

from difflib import SequenceMatcher

MOST = 600
"""Words up to which two texts are compared; the time grows with their product."""

Words = list[tuple[bool, str]]
"""A text in pieces, each with whether it stands only here."""


def differing(before: str | None, after: str | None) -> tuple[Words, Words]:
    """Both texts in pieces: differing('A b', 'A c') gives ([(False, 'A'), (True, 'b')], [(False, 'A'), (True, 'c')]).

    Long texts, and a text that stands alone, are one piece.
    """
    old, new = (before or "").split(), (after or "").split()
    if not old or not new or max(len(old), len(new)) > MOST:
        return [(False, " ".join(old))] if old else [], [(False, " ".join(new))] if new else []
    one, other = Words(), Words()
    for what, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        one += [(what != "equal", " ".join(old[start:end]))] if end > start else []
        other += [(what != "equal", " ".join(new[first:last]))] if last > first else []
    return one, other
