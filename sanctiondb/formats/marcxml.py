"""MARC XML as plain fields, one record at a time, before anything is known of votes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from sanctiondb.files import SourceFile
from sanctiondb.formats.guarded import GuardedReader

NAMESPACE = "http://www.loc.gov/MARC21/slim"
LONGEST = 16 * 1024 * 1024
"""The most characters in which a record must end; one of the General Assembly's takes some 50,000."""
EXPECTED = f"expected MARC XML, records with datafields ({NAMESPACE})"


class Field(NamedTuple):
    """A field: its tag and its (code, text) pairs in order; a control field has one, without a code."""

    tag: str
    subfields: list[tuple[str, str]]


@dataclass
class Record:
    """The fields of one record in the order of the file, white space in them made single spaces."""

    fields: list[Field] = field(default_factory=list)

    def every(self, tag: str, code: str = "") -> list[str]:
        """The texts of a subfield wherever it stands, blank ones left out."""
        return [
            text for field in self.fields if field.tag == tag
            for given, text in field.subfields if given == code and text
        ]

    def first(self, tag: str, code: str = "") -> str:
        """The first text of a subfield that is not blank; '' where there is none."""
        return next(iter(self.every(tag, code)), "")


def is_marc(file: SourceFile) -> bool:
    """Whether a file looks like MARC XML: it names the namespace, or has fields of MARC."""
    return "<" in file.head and any(
        mark in file.head for mark in (NAMESPACE, "<datafield", "<controlfield")
    )


def records(file: SourceFile) -> Iterator[Record]:
    """Every record of a file, read as a stream, whatever else is wrapped around them.

    Raises FileRefused for what is not well-formed, has a document type, holds no record, or holds
    one that does not end.
    """
    reader, some = _Reader(file.name), False
    for record in reader.read(file):
        some = True
        yield record
    if not some:
        raise reader.refused("no record in it", "give a file of vote records, or another --source")


class _Reader(GuardedReader[Record]):
    """Collects records from the parser's events; of a tag's name, what stands before a colon is dropped."""

    expected = EXPECTED
    whole_file = "a file of vote records"
    longest = LONGEST

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._record: Record | None = None
        self._code = ""
        self._text: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begins a record or a field of it."""
        kind = name.rpartition(":")[2]
        if kind == "record":
            self._record = Record()
        elif self._record is None:
            return
        elif kind in ("controlfield", "datafield"):
            self._record.fields.append(Field(attributes.get("tag", ""), []))
        if kind in ("controlfield", "subfield"):
            self._code, self._text = attributes.get("code", ""), []

    def characters(self, text: str) -> None:
        """Keeps the text of fields."""
        if self._text is not None:
            self._text.append(text)

    def end(self, name: str) -> None:
        """Ends a field, or a record."""
        kind = name.rpartition(":")[2]
        if kind in ("controlfield", "subfield") and self._text is not None:
            self._take(" ".join("".join(self._text).split()))
        elif kind == "record" and self._record is not None:
            self.ended.append(self._record)
            self._record = None

    def _take(self, text: str) -> None:
        if self._record and self._record.fields:
            self._record.fields[-1].subfields.append((self._code, text))
        self._text = None
