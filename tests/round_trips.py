"""What the round trips of all formats share: texts of every plane, a record of members and a regime, there and back.

SANCTIONDB_EXAMPLES says how many files of each format are tried; the tests try a few, the long form thousands.
"""

import csv
import io
import os
import re
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from conftest import ROOT
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from sanctiondb.answers.digest import digest
from sanctiondb.files import SourceFile
from sanctiondb.formats import FORMATS, joined, recognise
from sanctiondb.formats.publishers import SEEDS
from sanctiondb.record import readings
from sanctiondb.record.build import FIRST
from sanctiondb.record.ingestion import ingest, load, settle
from sanctiondb.record.ledger import Options
from sanctiondb.record.rosters import Rosters
from sanctiondb.record.settled import Summary
from sanctiondb.record.sqlite import Database
from sanctiondb.record.store import transaction, writing
from sanctiondb.reports import Report

sys.path.insert(0, str(Path(__file__).parent / "faults"))
from mutating import DAMAGES, Damage  # noqa: E402, F401

EXAMPLES = int(os.environ.get("SANCTIONDB_EXAMPLES", "0"))
REGIME = ROOT / "seeds" / "regimes" / "guinea-bissau.yaml"
EDITIONS = ("2030-01-01", "2030-02-01")

Line = dict[str, str]
File = tuple[str, bytes]
"""The end of a file's name, and its content."""


def trips(examples: int) -> settings:
    """How often a property is tried: so often in the tests, as SANCTIONDB_EXAMPLES says in the long form."""
    return settings(max_examples=EXAMPLES or examples, deadline=None,
                    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


ODD = (
    "=1+1", "+44", "-x", "@SUM(A1)", "\tx", "'=x", "''", '"', 'a "b", c', ",", ";", "\n", "a\r\nb", "\r", "<b>&amp;",
    "]]>", "\u202eabc", "\u0627\u0644\u0639\u0631\u0628\u064a\u0629", "e\u0301", "\u1112\u1161\u11ab", "\U0001f9ff",
    "\U00020000", "\U000e0001", "\U0010fffd", "\ufeffx", "\u2028", "\x85", "null", "yes", "1e5", "0x1F", "2006-10-14",
    "- a: b", "# c", "{}", "~", "a|b", " ", "\u3000", "S/RES/1718 (2006)", "\x7f", "%0A", "\\n", "NA", "True",
)
"""Texts at which programs that read and write tables, XML and YAML go wrong."""


def _texts(letters: Any) -> Any:
    return st.one_of(st.text(letters, max_size=8), st.sampled_from(ODD), st.lists(
        st.sampled_from(ODD), min_size=2, max_size=3).map(" ".join))


TEXT = _texts(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
"""Any text but NUL and half surrogates, which no file of text holds."""

FULL = TEXT.filter(str.strip)

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
XML_TEXT = TEXT.map(lambda text: _NO_XML.sub("", text))
"""Any text that XML 1.0 allows."""


def spaced(text: str) -> str:
    """A text with the white space in it made single spaces, as some formats are read."""
    return " ".join(text.split())


WORDS = TEXT.map(spaced)
XML_WORDS = XML_TEXT.map(spaced)

DAYS = st.one_of(
    st.dates().map(lambda day: day.isoformat()),
    st.sampled_from(["1946-01-12", "1965-12-31", "1966-01-01", "1991-12-24", "2024-02-29", "0001-01-01", "9999-12-31"]),
)
COUNTS = st.integers(0, 9999).map(str)


@cache
def _base() -> bytes:
    """The members and one regime, as the records that ship have them."""
    with writing(":memory:") as db:
        files = [SourceFile(ROOT / "seeds" / FIRST), SourceFile(REGIME)]
        with transaction(db):
            for file in files:
                _, touched = load(db, file, FORMATS["records"], Options(strict=True), SEEDS)
                settle(db, touched, file.name)
        return bytes(db.conn.serialize())


@contextmanager
def fresh() -> Iterator[Database]:
    """A database of the members and one regime, in memory."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(_base())
        connection.execute("PRAGMA foreign_keys = ON")
        yield Database(connection)


@cache
def members() -> list[str]:
    """The codes of all members."""
    with fresh() as db:
        return [row[0] for row in db.execute("SELECT code FROM members ORDER BY code")]


def ballots(least: int = 1, most: int = 6) -> Any:
    """Votes of a few members: {code: letter}."""
    return st.dictionaries(st.sampled_from(members()), st.sampled_from("YNAX"), min_size=least, max_size=most)


def held(db: Database) -> list[Report]:
    """What the files loaded say, record by record in their order, as the database holds it."""
    rosters, found = Rosters(db.conn), []
    for report_id, kind, key in db.execute(
        "SELECT id, kind, key FROM reports WHERE publisher <> 'sanctiondb' ORDER BY row, id"
    ).fetchall():
        one = readings.of(db.conn, report_id, rosters)[-1]
        found.append(Report(kind, key, one.row, one.content, one.ballot))
    return found


def written(folder: Path, edition: str, *files: File) -> list[SourceFile]:
    """Files of an edition."""
    made = []
    for name, content in files:
        path = folder / f"{edition}_{name}"
        path.write_bytes(content)
        made.append(SourceFile(path))
    return made


def taken(db: Database, files: Sequence[SourceFile]) -> Summary:
    """What came of files of one format, recognised as a user's are."""
    [(file, format)] = joined([(file, recognise(file)) for file in files])
    came = ingest(db, file, format, Options())
    assert came.read == came.new + came.changed + came.unchanged + came.rejected, came
    assert not db.execute("PRAGMA foreign_key_check").fetchall()
    return came


def survives(folder: Path, given: Sequence[File], rows: int, write: Callable[[Database], Sequence[File]]) -> None:
    """Files go in whole, are written from what the database holds as they were, go in again and change nothing.

    A second database that was given only what the first one held has the same digest of every table.
    """
    with fresh() as first, fresh() as second:
        came = taken(first, written(folder, EDITIONS[0], *given))
        rejects = first.execute("SELECT row, \"column\", value, reason FROM rejects").fetchall()
        assert (came.new, came.rejected, rejects) == (rows, 0, [])
        again = write(first)
        assert [content.decode() for _, content in again] == [content.decode() for _, content in given]
        taken(second, written(folder, EDITIONS[0], *again))
        for db in (first, second):
            came = taken(db, written(folder, EDITIONS[1], *again))
            assert (came.read, came.unchanged) == (rows, rows)
        assert list(digest(first.conn)) == list(digest(second.conn))


def table(columns: Sequence[str], lines: Iterable[Line]) -> bytes:
    """A CSV file as a spreadsheet or a database writes it."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    writer.writerows(lines)
    return text.getvalue().encode()


def parted(content: bytes) -> tuple[list[str], list[Line]]:
    """The columns of a CSV file and its rows."""
    reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return list(reader.fieldnames or ()), list(reader)


def rows_of(content: bytes) -> int | None:
    """The rows of a CSV file below its header, as Python's own reader counts them; None where it cannot."""
    try:
        text = io.StringIO(content.decode("utf-8-sig"), newline="")
        read = [row for row in csv.reader(text, strict=True) if row]
    except (csv.Error, UnicodeError):
        return None
    while read and not any(field.strip() for field in read[0]):
        read.pop(0)
    return len(read) - 1


DAMAGE = st.lists(st.tuples(st.sampled_from(DAMAGES), st.randoms(use_true_random=False)), min_size=1, max_size=3)
"""Ways to damage bytes, each with the chance that decides where."""
