"""What the Consolidated List says of an entry, each fact in one line: births, places, documents, addresses."""

from collections.abc import Callable
from typing import Any

from sanctiondb.answers.database import Row


def told(entry: Row) -> Row:
    """`said`: {label: {'now': lines}} of what stands; `earlier`: (label, row, line) of what only earlier lists say.

    `entry` is the answer of listings.show, whose facts have `first_seen, last_seen, stands`.
    """
    said = {label: {"now": [line(row) for row in entry[name] if row["stands"]]} for label, name, line in FACTS}
    earlier = [
        (label, row, line(row)) for label, name, line in FACTS for row in entry[name] if not row["stands"]]
    return {"said": said, "earlier": earlier}


def birth(row: Row) -> str:
    """A birth as '1965 to 1967', '12 March 1970 (approximate)' as the list has its day, or its note alone."""
    span = f"{row['from_year'] or '?'} to {row['to_year'] or '?'}" if row["from_year"] or row["to_year"] else None
    day = row["date"] or row["year"] or span
    kind = f"({row['type']})" if row["type"] and row["type"] != "exact" and not span else None
    return _joined(" ", day, kind, row["note"] and f"({row['note']})" if day else row["note"])


def place(row: Row) -> str:
    """A place as 'street, city, province, code, country (note)'."""
    where = _joined(", ", *(row[name] for name in ("street", "city", "state_province", "zip_code", "country")))
    return _joined(" ", where, row["note"] and f"({row['note']})")


def document(row: Row) -> str:
    """A document as 'Passport 123, issued in X on DAY (note)'."""
    kind = _joined(", ", row["type"], row["type_2"])
    states = list(dict.fromkeys(filter(None, (row["country_of_issue"], row["issuing_country"]))))
    where = _joined(", ", row["city_of_issue"], *states)
    issued = _joined(" ", where and f"in {where}", row["issued_on"] and f"on {row['issued_on']}")
    return _joined(" ", _joined(", ", _joined(" ", kind, row["number"]), issued and f"issued {issued}"),
                   row["note"] and f"({row['note']})")


def _joined(between: str, *parts: Any) -> str:
    return between.join(str(part) for part in parts if part)


FACTS: tuple[tuple[str, str, Callable[[Row], str]], ...] = (
    ("Nationality", "nationalities", lambda row: str(row["nationality"])),
    ("Born", "births", birth),
    ("Place of birth", "birth_places", place),
    ("Documents", "documents", document),
    ("Addresses", "addresses", place),
)
"""The label of a kind of facts, the list that it stands in, and what makes a line of each."""
