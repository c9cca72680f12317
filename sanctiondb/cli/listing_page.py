"""One entry of the Consolidated List as a page of text for the terminal."""

from typing import Any

from sanctiondb.cli.printing import table, wrapped
from sanctiondb.listing_fields import told

TABLES = (
    ("Names", "names", ("name", "role", "quality", "born", "born_in", "note")),
    ("Births", "births", ("date", "year", "from_year", "to_year", "type", "note")),
    ("Places of birth", "birth_places", ("street", "city", "state_province", "zip_code", "country", "note")),
    ("Nationalities", "nationalities", ("nationality",)),
    ("Documents", "documents", (
        "type", "type_2", "number", "issuing_country", "issued_on", "city_of_issue", "country_of_issue", "note")),
    ("Addresses", "addresses", ("street", "city", "state_province", "zip_code", "country", "note")),
)
"""The tables of what stands, and after each that of what earlier lists said."""
DAYS = ("first_seen", "last_seen")


def page(entry: dict[str, Any]) -> str:
    """An entry as lines of text: heading, when it was on the list, what is said of it, its names and the rest."""
    lines = [f"{entry['reference']}  {entry['name']}", wrapped(entry["presence"]), ""]
    for label, value in (
        ("Kind", entry["kind"]), ("Regime", entry["regime"] or f"unknown ({entry['list_type'] or 'on no list here'})"),
        ("Committee", entry["committee"]), ("Listed on", entry["listed_on"]),
        ("Nationality", ", ".join(row["nationality"] for row in entry["nationalities"] if row["stands"])),
        *told(entry["content"] or {}),
    ):
        if value:
            lines.append(wrapped(f"{label + ':':15}{value}", 15))
    parts = ["\n".join(lines)]
    for title, name, columns in TABLES:
        now = [row for row in entry[name] if row["stands"]] if name != "nationalities" else []
        parts += _table(title, now, (*columns, *DAYS) if name == "names" else columns)
        parts += _table(f"{title} on earlier lists", [row for row in entry[name] if not row["stands"]],
                        (*columns, *DAYS))
    parts += _table("Decisions", entry["events"], ("date", "event", "decision", "note", "contradicted_by"))
    return "\n\n".join(parts)


def _table(title: str, rows: list[dict[str, Any]], columns: tuple[str, ...]) -> list[str]:
    """A table under its title, without columns in which nothing stands; none without rows."""
    kept = [name for name in columns if any(row[name] not in (None, "") for row in rows)]
    return [f"{title}\n{table(rows, kept)}".rstrip()] if rows else []
