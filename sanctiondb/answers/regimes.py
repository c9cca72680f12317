"""Sanctions regimes: which one a slug names, what was in force when, what runs out, how two compare."""

import sqlite3
from collections import Counter

from sanctiondb import folding, symbols
from sanctiondb.answers.database import Row, Rows, ask
from sanctiondb.errors import NotFound
from sanctiondb.words import numbered

MEASURE_COLUMNS = ["measure", "type", "action", "symbol", "paragraph", "from", "until", "term", "binding", "standing"]
"""What is told of a measure where it is clear of which regime it is."""


def slug(connection: sqlite3.Connection, said: str) -> str:
    """The slug of a regime, checked; raises NotFound with the known ones."""
    found = symbols.printable(said).strip().lower()
    known = [row[0] for row in connection.execute("SELECT slug FROM regimes ORDER BY slug")]
    if found not in known:
        raise NotFound(f"{found}: no such regime; expected one of {', '.join(known) or 'none, as none is loaded'}")
    return found


def in_force(
    connection: sqlite3.Connection, said: str | None = None, on: str | None = None,
    type: str | None = None, target: str | None = None,
) -> Rows:
    """Measures in force on an ISO date, today where none is given, of one regime or of all.

    Columns `regime, measure, type, action, symbol, paragraph, from, until, term, binding, standing, target, id`;
    the first and the last day count, days of suspension do not. `term` is the last day of the last term that is
    known of a measure decided for a limited time. `standing` is "in force", "contested" where that is disputed,
    or "unknown" where the last known term was over on that day and no decision that ended or renewed it is in
    the record. `type` is one of the record's, `target` a part of a regime's name, slug or target, in any case and
    with or without accents. Raises NotFound for an unknown regime.
    """
    rows = ask(connection, "in_force", slug=slug(connection, said) if said else None, on=on, type=type, target=None)
    if not (target or "").strip():
        return rows
    meant = _targeting(connection, str(target))
    return Rows(rows.columns, (row for row in rows if row["regime"] in meant))


def _targeting(connection: sqlite3.Connection, said: str) -> set[str]:
    """The slugs of the regimes whose target, name or slug holds a text; SQLite's lower() knows ASCII alone."""
    part = _folded(said.strip())
    return {row["slug"] for row in ask(connection, "regimes")
            if part in _folded(f"{row['target']} {row['name']} {row['slug']}")}


def _folded(text: str) -> str:
    """A text in small letters without accents, its apostrophes straight."""
    return folding.bare(text).replace("\u2019", "'")


def timeline(connection: sqlite3.Connection, said: str) -> Rows:
    """What happened, by date: `date, kind (resolution|draft|mandate|measure), symbol, title, outcome`.

    A measure has a row of its own where it took effect on another day than that of its resolution, was suspended,
    and on its last day.
    """
    return ask(connection, "timeline", slug=slug(connection, said))


def expiring(
    connection: sqlite3.Connection, within: int = 90, on: str | None = None, past: bool = False
) -> Rows:
    """Mandates and measures whose last known term ends within some days of an ISO date, today where none is given.

    Columns `date, days_left, kind (mandate|measure), regime, what, symbol, standing`. With `past` also those that
    ran out before, with no decision in the record that renewed or ended them.
    """
    return ask(connection, "expiring", within=within, on=on, past=int(past) or None)


def compare(connection: sqlite3.Connection, one: str, other: str) -> Rows:
    """Two regimes side by side: `what`, then a column for each, named by its slug.

    Rows: how it began and ended, its committee and bodies, the votes on it, and for each type of measure how many
    there were and from when to when. Raises NotFound for an unknown regime, and for the same one twice.
    """
    names = slug(connection, one), slug(connection, other)
    if names[0] == names[1]:
        raise NotFound(f"{names[0]}: the same regime twice; expected two: name another to compare it with")
    sides = {name: _facts(connection, name) for name in names}
    labels = list(dict.fromkeys(label for facts in sides.values() for label in facts))
    return Rows(["what", *sides], (
        {"what": label, **{name: facts.get(label) for name, facts in sides.items()}} for label in labels
    ))


def _facts(connection: sqlite3.Connection, name: str) -> Row:
    regime = ask(connection, "pages/regime", slug=name)[0]
    facts = {label: regime[label] for label in (
        "name", "target", "founded_by", "since", "until", "status", "ended_by", "committee")}
    bodies = ask(connection, "pages/bodies", slug=name)
    outcomes = Counter(row["outcome"] for row in timeline(connection, name) if row["kind"] in ("resolution", "draft"))
    return facts | {
        "bodies": "; ".join(body["name"] for body in bodies) or None,
        "resolutions voted on": outcomes["adopted"],
        "drafts vetoed": outcomes["vetoed"],
        "drafts short of votes": outcomes["too_few"] + outcomes["too_few_and_p5_no"],
    } | _types(connection, name)


def _types(connection: sqlite3.Connection, name: str) -> Row:
    """For each type of measure: '3 measures, 1992-05-30 to 1996-10-01', 'to no end' where one lasts, or to the last
    known term of those decided for a limited time.
    """
    terms = {row["id"]: row["until"] for row in ask(connection, "terms", slug=name)}
    kinds: dict[str, list[Row]] = {}
    for row in ask(connection, "measures", slug=name):
        if row["took_effect"] and row["from"]:
            last = row["until"] or terms.get(row["id"])
            kinds.setdefault(row["type"], []).append(row | {"last": last, "open": not row["until"]})
    return {kind.replace("_", " "): _span(rows) for kind, rows in sorted(kinds.items())}


def _span(rows: list[Row]) -> str:
    open_ended = any(row["open"] and not row["last"] for row in rows)
    final = max(rows, key=lambda row: row["last"] or "")
    last = "no end" if open_ended else final["last"] + (", unless renewed" if final["open"] else "")
    return f"{numbered(len(rows), 'measure')}, {min(row['from'] for row in rows)} to {last}"
