"""What changed from one list to another, field by field, and which of it has substance.

The rule: a change is cosmetic if nothing is left of it once white space (but for that between two digits), what
cannot be seen, case, the form of dates, empty elements, the order of elements, addresses of INTERPOL's and the United
Nations' sites with the words that lead to them, the offer of a photo, and notes that a review was concluded are taken
away; and in the fields by which the list is kept (DATAID, VERSIONNUM, LAST_DAY_UPDATED, SORT_KEY, SORT_KEY_LAST_MOD).
Every other change has substance, punctuation and addresses of other sites included.
"""

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from typing import Any

from sanctiondb import listing_fields
from sanctiondb.answers.database import Row, Rows, ask
from sanctiondb.folding import visible

COLUMNS = ["reference", "name", "change", "field", "before", "after", "substantive"]
BOOKKEEPING = frozenset({"DATAID", "VERSIONNUM", "LAST_DAY_UPDATED", "SORT_KEY", "SORT_KEY_LAST_MOD"})
"""Fields by which the list is kept; they say nothing of who is listed."""
BOILERPLATE = re.compile(
    r"""review \s+ pursuant \s+ to \s+ security \s+ council \s+ resolution \s+ \d+ \s* \(\d{4}\)
          \s+ was \s+ concluded \s+ on \s+ \d{1,2} \s+ [a-z]+ \.? (\s+ \d{4} \.?)?
      | (interpol-un \s+ security \s+ council \s+ special \s+ notice \s+)? web \s* link \s* :?
          (?= \s* (https?:|www\.|$))
      | photo (graph)? s? \s+ (is \s+|are \s+)? (available|included) \s+ (for \s+ inclusion \s+)? in \s+ the
          \s+ interpol-un \s+ security \s+ council \s+ special \s+ notice \.?
      | (https?://|www\.) ([\w-]+\.)* (interpol\.int|un\.org|undocs\.org)
          (?-i: (?! [\w-] | \.[a-z]) ((?! \.[A-Z]) [^\s<>";])*)""",
    re.VERBOSE | re.IGNORECASE,
)
"""Sentences that the Secretariat adds to many entries at once; an address ends before '.' and a capital, and ';'."""


def changes(connection: sqlite3.Connection, before: Row, after: Row) -> Rows:
    """What changed between two snapshots (rows of `pages/snapshots`), by reference.

    One row for an entry that was added or removed, and one for each field of the others that changed; `change` is
    added, removed or changed, `field` the element's name, `before` and `after` what stood only then, `substantive`
    as the rule of this module has it. Where one of the two is not whole, what it lacks is not told.
    """
    old, new = (_entries(connection, snapshot["id"]) for snapshot in (before, after))
    rows: list[Row] = []
    for reference in sorted(old.keys() | new.keys()):
        was, now = old.get(reference), new.get(reference)
        if was and now:
            rows += fields(reference, now, was["content"], now["content"])
        elif now and before["whole"]:
            rows.append(_row(reference, now["name"], "added"))
        elif was and after["whole"]:
            rows.append(_row(reference, was["name"], "removed"))
    return Rows(COLUMNS, rows)


def fields(reference: str, entry: Row, before: str, after: str) -> Iterator[Row]:
    """The fields of an entry that differ between two contents (JSON), in the order of the file."""
    if before == after:
        return
    old, new = json.loads(before), json.loads(after)
    for field in dict.fromkeys([*old, *new]):
        gone, come = _differing(old.get(field, []), new.get(field, []))
        if gone or come:
            row = _row(reference, entry["name"], "changed")
            told = _told(gone), _told(come)
            was, now = told if any(told) else (_blank(gone), _blank(come))
            yield row | {"field": field, "before": was, "after": now,
                         "substantive": is_substantive(field, gone, come)}


def is_substantive(field: str, before: list[Any], after: list[Any]) -> bool:
    """Whether a change of a field, from some values to others, has substance."""
    return field not in BOOKKEEPING and _substance(before) != _substance(after)


def substance(text: str) -> str:
    """What a text says, without white space, case, links and boilerplate; a date as its day, '12 34' as such."""
    day = listing_fields.day(text)
    if day:
        return day
    words = " ".join(BOILERPLATE.sub(" ", visible(text)).casefold().split())
    kept = re.sub(r"(?<!\d) | (?!\d)", "", words)
    return re.sub(r"\.{2,}", ".", kept).rstrip(".")


def _substance(values: list[Any]) -> Counter[Any]:
    told = (_parts(value) for value in values)
    return Counter(part for part in told if part)


def _parts(value: Any) -> Any:
    if isinstance(value, str):
        return substance(value)
    inside = [(name, frozenset(_substance(values).items())) for name, values in value.items()]
    return frozenset(pair for pair in inside if pair[1])


def _differing(old: list[Any], new: list[Any]) -> tuple[list[Any], list[Any]]:
    """The values that stand only in one of two lists, however they are ordered."""
    before = Counter(json.dumps(value, ensure_ascii=False) for value in old)
    after = Counter(json.dumps(value, ensure_ascii=False) for value in new)
    return [json.loads(one) for one in (before - after).elements()], [
        json.loads(one) for one in (after - before).elements()]


def _told(values: list[Any]) -> str | None:
    return " | ".join(text for value in values if (text := told(value)).strip()) or None


def _blank(values: list[Any]) -> str | None:
    """Values of which none says anything: how many, and that they are empty."""
    return f"{len(values)} empty" if values else None


def told(value: Any) -> str:
    """A value as text: 'QUALITY: Good; ALIAS_NAME: Jo Chun Ryong', blank ones left out."""
    if isinstance(value, str):
        return value
    parts = [(name, one) for name, values in value.items() for inner in values if (one := told(inner)).strip()]
    if {name for name, _ in parts} == {"VALUE"}:
        return ", ".join(one for _, one in parts)
    return "; ".join(f"{name}: {one}" for name, one in parts)


def _row(reference: str, name: str, change: str) -> Row:
    return dict(zip(COLUMNS, (reference, name, change, None, None, None, True), strict=True))


def _entries(connection: sqlite3.Connection, snapshot: int) -> dict[str, Row]:
    return {row["reference"]: row for row in ask(connection, "pages/snapshot_entries", id=snapshot)}
