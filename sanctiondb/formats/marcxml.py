"""MARC XML as plain fields, one record at a time, before anything is known of votes.

The parser is the one that Python brings along. A document type is refused where it begins: without
one there are no entities to expand and nothing to fetch from elsewhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

from sanctiondb.errors import FileRefused
from sanctiondb.files import SourceFile
from sanctiondb.formats.base import legible

NAMESPACE = "http://www.loc.gov/MARC21/slim"
CHUNK = 65_536
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
    reader, unended = _Reader(file.name), 0
    with file.text() as stream:
        while text := stream.read(CHUNK):
            ended = reader.feed(text)
            yield from ended
            unended = 0 if ended else unended + len(text)
            if unended > LONGEST:
                raise reader.refused(f"no record ended in {LONGEST} characters", "give a file of vote records")
    yield from reader.close()


class _Reader:
    """Collects records from the parser's events; of a tag's name, what stands before a colon is dropped."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._ended: list[Record] = []
        self._some = False
        self._record: Record | None = None
        self._code = ""
        self._text: list[str] | None = None
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters

    def feed(self, text: str, last: bool = False) -> list[Record]:
        """The records that end in this piece of the text, which the parser gets in the file's own bytes."""
        try:
            self._parser.Parse(text.encode("utf-8", "surrogateescape"), last)
        except expat.ExpatError as error:
            raise self.refused(expat.ErrorString(error.code), "fetch it again", error) from error
        except (LookupError, ValueError) as error:
            raise self.refused(str(error), "save it as UTF-8") from error
        ended, self._ended = self._ended, []
        self._some = self._some or bool(ended)
        return ended

    def close(self) -> list[Record]:
        """The records that end with the text."""
        ended = self.feed("", last=True)
        if not self._some:
            raise self.refused("no record in it", "give a file of vote records, or another --source")
        return ended

    def refused(self, found: str, remedy: str, at: expat.ExpatError | None = None) -> FileRefused:
        """What to raise: the file, the place (of the parser where no error tells it), what was found."""
        line, column = (at.lineno, at.offset) if at else (
            self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber)
        return FileRefused(
            f"{self._name}: line {line}, column {column + 1}: {found}; {EXPECTED}: {remedy};"
            " nothing of it was loaded"
        )

    def _doctype(self, name: str, *_: object) -> None:
        raise self.refused(f"a document type, <!DOCTYPE {legible(name)}>", "take it out, with its entities")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        kind = name.rpartition(":")[2]
        if kind == "record":
            self._record = Record()
        elif self._record is None:
            return
        elif kind in ("controlfield", "datafield"):
            self._record.fields.append(Field(attributes.get("tag", ""), []))
        if kind in ("controlfield", "subfield"):
            self._code, self._text = attributes.get("code", ""), []

    def _characters(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _end(self, name: str) -> None:
        kind = name.rpartition(":")[2]
        if kind in ("controlfield", "subfield") and self._text is not None:
            self._take(" ".join("".join(self._text).split()))
        elif kind == "record" and self._record is not None:
            self._ended.append(self._record)
            self._record = None

    def _take(self, text: str) -> None:
        if self._record and self._record.fields:
            self._record.fields[-1].subfields.append((self._code, text))
        self._text = None
