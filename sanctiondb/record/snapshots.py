"""A list as on one day into the record, whole or not at all: what each entry says, once however often it is said.

Nothing is derived here. First and last days are views over the snapshots, so that no order of loading can change
them.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sanctiondb import listing_fields
from sanctiondb.errors import FileRefused
from sanctiondb.files import SourceFile
from sanctiondb.formats import consolidated
from sanctiondb.formats.base import is_date, legible
from sanctiondb.formats.consolidated import Entry, Header, Item, Oddity, Repeat
from sanctiondb.record import parts
from sanctiondb.record.ledger import Ledger, Options
from sanctiondb.record.settled import Summary
from sanctiondb.record.sqlite import Database
from sanctiondb.reports import Reject

VERSION = (
    "INSERT INTO listing_versions (reference, kind, digest, data_id, name, list_type, listed_on, content)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)


@dataclass
class _Taken:
    """What was taken of a list so far: `versions` has (number, row) pairs, `types` the list type of each entry."""

    versions: list[tuple[int, int]] = field(default_factory=list)
    digests: list[str] = field(default_factory=list)
    types: dict[str, str] = field(default_factory=dict)
    repeats: dict[str, list[Repeat]] = field(default_factory=dict)
    oddities: list[Oddity] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    new: int = 0
    changed: int = 0


def load(
    db: Database, file: SourceFile, ledger: Ledger, options: Options, progress: Callable[[Iterable[Any]], Iterable[Any]]
) -> tuple[Summary, list[Reject]]:
    """Loads one list inside a transaction that is open; returns its summary and what was not taken of it.

    The file's own date goes before one that is given or stands in its name. Under `recover`, of a damaged file the
    entries that are whole; a list of which any entry was not taken is marked as not whole, and so is one that is
    given as `partial`. Raises FileRefused for a damaged file without `recover`, for one without a date, for what is no
    list, and for what seems to be a part of one and was not given as such.
    """
    damaged = consolidated.is_damaged(file) if options.recover else None
    found = consolidated.salvaged(file) if damaged else consolidated.items(file)
    generated = _generated(file, next(found), options)
    ledger.open(Options(edition=generated[:10], downloaded=options.downloaded))
    taken = _take(db, progress(found))
    lacks = "recovered" if damaged else "partial" if options.partial else "rejected" if taken.rejects else None
    if not lacks:
        parts.refuse(db, file.name, _instant(generated), taken.types)
    _write(db, ledger.id, generated, lacks, taken)
    good = len(taken.versions) + sum(map(len, taken.repeats.values()))
    summary = Summary(
        file.name, ledger.format, file.sha256, ledger.edition, good + len(taken.rejects), taken.new, taken.changed,
        good - taken.new - taken.changed, len(taken.rejects), 0,
    )
    ledger.close(summary, taken.rejects)
    return summary, taken.rejects


def _generated(file: SourceFile, header: Item, options: Options) -> str:
    """When the list was made: in its own words, else on the day given or in the file's name."""
    said = header.generated if isinstance(header, Header) else ""
    for text in (said, options.edition or "", file.edition or ""):
        if is_date(text[:10]):
            return text
    raise FileRefused(
        f"{file.name}: dateGenerated is {said[:60]!r}; expected a date, for a list says who was on it on a day: give it"
        " with --edition 2020-11-30"
    )


def _take(db: Database, found: Iterable[Item]) -> _Taken:
    taken = _Taken()
    known = {row[0]: row[1] for row in db.conn.execute("SELECT digest, id FROM listing_versions")}
    references = {row[0] for row in db.conn.execute("SELECT DISTINCT reference FROM listing_versions")}
    types = {row[0].lower() for row in db.conn.execute("SELECT type FROM list_types")}
    for item in found:
        if isinstance(item, Entry):
            _take_entry(db, item, taken, known, references)
            taken.oddities += [*item.oddities, *_strange(item, types)]
        elif isinstance(item, Repeat):
            taken.repeats.setdefault(item.reference, []).append(item)
        elif isinstance(item, Reject):
            taken.rejects.append(item)
        elif isinstance(item, Oddity):
            taken.oddities.append(item)
    taken.oddities += [_repeated(*repeats) for repeats in taken.repeats.values()]
    return taken


def _repeated(first: Repeat, *more: Repeat) -> Oddity:
    times = f" and {len(more):,} more" if more else ""
    return Oddity(first.reference, "REFERENCE_NUMBER", first.reference, (
        f"stands in entry {first.first} and, word for word, in entry {first.row}{times}; it was taken once"))


def _take_entry(db: Database, entry: Entry, taken: _Taken, known: dict[str, int], references: set[str]) -> None:
    """An entry said as before is the same version of it; white space and order count."""
    content = json.dumps(entry.content, ensure_ascii=False, separators=(",", ":"))
    digest = hashlib.sha256(f"{entry.kind} {entry.reference} {content}".encode()).hexdigest()
    if digest not in known:
        known[digest] = _file(db, entry, digest, content)
        taken.changed += entry.reference in references
        taken.new += entry.reference not in references
        references.add(entry.reference)
    taken.versions.append((known[digest], entry.row))
    taken.digests.append(digest)
    taken.types[entry.reference] = listing_fields.first(entry.content, "UN_LIST_TYPE").lower()


def _file(db: Database, entry: Entry, digest: str, content: str) -> int:
    given = entry.content
    version = db.conn.execute(VERSION, (
        entry.reference, entry.kind, digest, listing_fields.first(given, "DATAID"), listing_fields.whole_name(given),
        listing_fields.first(given, "UN_LIST_TYPE"), listing_fields.day(listing_fields.first(given, "LISTED_ON")),
        content,
    )).lastrowid or 0
    db.conn.executemany(
        "INSERT INTO listing_version_names VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(version, position, *name) for position, name in enumerate(listing_fields.names(given), 1)],
    )
    return version


def _strange(entry: Entry, types: set[str]) -> Iterator[Oddity]:
    """Values that were kept without being understood."""
    given, reference = entry.content, entry.reference
    yield from _strange_number(given["REFERENCE_NUMBER"][0], reference)
    if (type := listing_fields.first(given, "UN_LIST_TYPE")).lower() not in types:
        yield Oddity(reference, "UN_LIST_TYPE", type, "names no regime that is known; the entry is tied to none")
    listed = listing_fields.first(given, "LISTED_ON")
    if not listing_fields.day(listed):
        yield Oddity(reference, "LISTED_ON", listed, "is no date; expected one like 2006-10-14")
    script = listing_fields.first(given, "NAME_ORIGINAL_SCRIPT")
    if script and not listing_fields.original_script(given):
        yield Oddity(reference, "NAME_ORIGINAL_SCRIPT", script, "is plain ASCII, no original script; it is no name")
    for element in ("INDIVIDUAL_ALIAS", "ENTITY_ALIAS"):
        for alias in given.get(element, []):
            quality = listing_fields.first(alias, "QUALITY")
            if quality.lower() not in listing_fields.QUALITIES:
                yield Oddity(reference, f"{element}/QUALITY", quality, "is no quality of an alias that is known")
            if part := listing_fields.lost(listing_fields.first(alias, "ALIAS_NAME")):
                yield Oddity(reference, f"{element}/ALIAS_NAME", part, (
                    "is what damage left of letters of another script; it is no name"))


def _strange_number(said: str, reference: str) -> Iterator[Oddity]:
    if said.strip() != reference:
        yield Oddity(reference, "REFERENCE_NUMBER", legible(said, 60), f"was read as {legible(reference, 60)}")
    if not listing_fields.NUMBER.fullmatch(reference):
        yield Oddity(reference, "REFERENCE_NUMBER", legible(said, 60), (
            "is unlike the reference numbers of the list, such as KPi.001; it was kept"))


def _write(db: Database, ingest: int, generated: str, lacks: str | None, taken: _Taken) -> None:
    """Files a list once; of one that was given as whole before, and now as a part or the other way, the latter counts.
    """
    digest = _digest(generated, lacks, taken)
    if lacks in (None, "partial"):
        other = _digest(generated, None if lacks else "partial", taken)
        db.conn.execute("UPDATE OR IGNORE snapshots SET whole = ?, lacks = ?, digest = ? WHERE digest = ?",
                        [lacks is None, lacks, digest, other])
    if db.conn.execute("SELECT 1 FROM snapshots WHERE digest = ?", [digest]).fetchone():
        return
    snapshot = db.conn.execute(
        "INSERT INTO snapshots (ingest_id, date, generated, instant, whole, lacks, entries, digest)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (ingest, generated[:10], generated, _instant(generated), not lacks, lacks, len(taken.versions), digest),
    ).lastrowid
    db.conn.executemany(
        "INSERT INTO snapshot_entries VALUES (?, ?, ?)",
        [(snapshot, version, row) for version, row in taken.versions],
    )
    db.conn.executemany(
        "INSERT INTO snapshot_oddities (snapshot_id, reference, element, value, reason) VALUES (?, ?, ?, ?, ?)",
        [(snapshot, *oddity) for oddity in taken.oddities],
    )


def _digest(generated: str, lacks: str | None, taken: _Taken) -> str:
    return hashlib.sha256(json.dumps([generated, lacks, sorted(taken.digests)]).encode()).hexdigest()


def _instant(generated: str) -> str:
    """The moment in universal time, by which lists of one day are put in order."""
    try:
        moment = datetime.fromisoformat(generated)
    except ValueError:
        return generated[:10]
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
