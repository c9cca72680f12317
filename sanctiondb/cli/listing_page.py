"""One entry of the Consolidated List as a page of text for the terminal."""

from typing import Any

from sanctiondb.cli.printing import table, wrapped

TABLES = (
    ("Names", "names", ("name", "role", "quality", "first_seen", "last_seen")),
    ("Births", "births", ("date", "year", "from_year", "to_year", "type")),
    ("Documents", "documents", ("type", "number", "issuing_country", "issued_on", "note")),
    ("Addresses", "addresses", ("street", "city", "state_province", "zip_code", "country", "note")),
    ("Decisions", "events", ("date", "event", "decision", "note")),
)
TEXTS = (
    ("Title", "TITLE"), ("Position", "DESIGNATION"), ("Comments", "COMMENTS1"), ("Gender", "GENDER"),
    ("Submitted by", "SUBMITTED_BY"),
)


def page(entry: dict[str, Any]) -> str:
    """An entry as lines of text: heading, when it was on the list, what is said of it, its names and the rest."""
    lines = [f"{entry['reference']}  {entry['name']}", wrapped(entry["presence"]), ""]
    for label, value in (
        ("Kind", entry["kind"]), ("Regime", entry["regime"] or f"unknown ({entry['list_type']})"),
        ("Committee", entry["committee"]), ("Listed on", entry["listed_on"]),
        ("Nationality", ", ".join(row["nationality"] for row in entry["nationalities"])),
        *_texts(entry["content"] or {}),
    ):
        if value:
            lines.append(wrapped(f"{label + ':':15}{value}", 15))
    parts = ["\n".join(lines)]
    for title, name, columns in TABLES:
        if entry[name]:
            parts.append(f"{title}\n{table(entry[name], columns)}".rstrip())
    return "\n\n".join(parts)


def _texts(content: dict[str, Any]) -> list[tuple[str, str]]:
    return [(label, "; ".join(" ".join(text.split()) for text in _flat(content.get(field, []))))
            for label, field in TEXTS]


def _flat(values: list[Any]) -> list[str]:
    """The texts in a field, whether they stand there or under VALUE."""
    found: list[str] = []
    for value in values:
        found += [value] if isinstance(value, str) else _flat(value.get("VALUE", []))
    return [text for text in found if text.strip()]
