"""The book of files: which were loaded, in which order they count, what was rejected."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sanctiondb.files import SourceFile
from sanctiondb.formats.records import collection
from sanctiondb.record import settled
from sanctiondb.record.sqlite import Database
from sanctiondb.reports import Reject

HASHING = "0" * 64
"""Stands for the SHA-256 of a file that is hashed while it is read; the true one is written with the counts."""

COUNTS = ("read", "new", "changed", "unchanged", "rejected", "roll_calls")


@dataclass(frozen=True)
class Options:
    """How a file is to be loaded."""

    edition: str | None = None
    downloaded: str | None = None
    strict: bool = False
    dry_run: bool = False
    replace: bool = False
    recover: bool = False
    partial: bool = False


class Ledger:
    """The entry of one file.

    A file is the same if its publisher, its format and its SHA-256 are, unless its name dates it otherwise:
    the same bytes under another date are another edition, which confirms the earlier one.
    """

    def __init__(self, db: Database, file: SourceFile, format: str, publisher: str) -> None:
        self._db, self._file, self.format = db, file, format
        self.publisher = publisher
        self.id = 0
        self.edition: str | None = None
        self._known: dict[str, Any] | None = None

    def open(self, options: Options) -> set[int]:
        """Finds or writes the entry; returns the reports that a new date of the edition moves."""
        dated = [self.publisher, self.format, self._file.edition]
        if self._db.execute(settled.SAME_DATE, dated).fetchone():
            named = [self.publisher, self.format, self._file.sha256, self._file.edition]
            self._known = next(iter(self._db.query(settled.ENTRY, named)), None)
        said = collection(self._file) if self.format == "records" and not self._known else {}
        edition = (self._known or {}).get("edition") or self._file.edition or said.get("checked")
        self.edition = options.edition or edition
        moved = self._reopen(options) if self._known else self._write(said)
        if options.downloaded:
            self._db.table("ingests").update(self.id, {"downloaded": options.downloaded})
        return moved

    def settled(self) -> dict[str, int] | None:
        """The counts of a file that is in already, every row of it; it need not be read again."""
        return settled.counts(self._known)

    def close(self, summary: Any, rejects: list[Reject]) -> None:
        """Writes what came of the file; the same file again changes nothing here."""
        listed = [tuple(reject) for reject in rejects]
        known = self._db.execute(
            "SELECT row, column, value, reason FROM rejects WHERE ingest_id = ? ORDER BY id", [self.id]
        ).fetchall()
        if self._known and not (summary.new or summary.changed) and known == listed:
            return
        told = {name: getattr(summary, name) for name in ("sha256", *COUNTS)}
        self._db.table("ingests").update(self.id, told)
        self._db.execute("DELETE FROM rejects WHERE ingest_id = ?", [self.id])
        self._db.table("rejects").insert_all({"ingest_id": self.id, **reject._asdict()} for reject in rejects)

    def supersede_earlier(self) -> set[int]:
        """Takes earlier files of the same name out of force; returns the reports they bear on."""
        rows = self._db.execute(
            "SELECT id FROM ingests WHERE publisher = ? AND file = ? AND id <> ? AND NOT superseded",
            [self.publisher, self._file.name, self.id],
        ).fetchall()
        return {report for row in rows for report in force(self._db, row[0], False)}

    def _reopen(self, options: Options) -> set[int]:
        known = self._known or {}
        self.id = known["id"]
        moved = force(self._db, self.id, True) if known["superseded"] else set()
        if options.edition and options.edition != known["edition"]:
            change = {"edition": options.edition, "precedence": options.edition}
            self._db.table("ingests").update(self.id, change)
            moved |= reports_of(self._db, self.id)
        return moved

    def _write(self, said: dict[str, Any]) -> set[int]:
        entry: Any = self._db.table("ingests").insert(
            {
                "publisher": self.publisher, "format": self.format, "file": self._file.name,
                "sha256": HASHING, "covers": said.get("covers"), "terms": said.get("terms"),
                "edition": self.edition, "named_edition": self._file.edition,
                "precedence": self.edition or self._latest(), "downloaded": None,
                "loaded_at": datetime.now(UTC).isoformat(timespec="seconds"), **dict.fromkeys(COUNTS, 0),
            },
            pk="id",
        ).last_pk
        self.id = int(entry)
        return set()

    def _latest(self) -> str:
        """A file without a date counts as of the newest edition that was there before it."""
        row = self._db.execute(
            "SELECT ifnull(max(precedence), '') FROM ingests WHERE publisher = ?", [self.publisher]
        ).fetchone()
        return str(row[0])


def force(db: Database, ingest_id: int, on: bool) -> set[int]:
    """Puts a file in or out of force; returns the reports that it holds."""
    db.table("ingests").update(ingest_id, {"superseded": not on})
    return reports_of(db, ingest_id)


def reports_of(db: Database, ingest_id: int) -> set[int]:
    """The reports that a file holds."""
    return {row[0] for row in db.execute("SELECT report_id FROM readings WHERE ingest_id = ?", [ingest_id])}
