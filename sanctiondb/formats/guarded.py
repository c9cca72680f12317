"""XML read piece by piece and safely, whatever it tells of.

The parser is the one that Python brings along. A document type is refused where it begins: without one there are
no entities to expand and nothing to fetch from elsewhere. Memory is bounded by what a reader keeps of a record,
for a record that does not end is refused.
"""

from collections.abc import Iterator
from typing import Generic, TypeVar
from xml.parsers import expat

from sanctiondb.errors import FileRefused
from sanctiondb.files import SourceFile
from sanctiondb.formats.base import legible

CHUNK = 65_536
Item = TypeVar("Item")


class Damaged(FileRefused):
    """A file that is XML no longer: cut off, or with bytes that XML does not allow."""


class GuardedReader(Generic[Item]):
    """A reader collects in `ended` what it made of the parser's events; subclasses say what that is.

    `record` and `whole_file` name in messages what was not found to end, and what to give instead; `longest` is the
    most characters in which a record must end.
    """

    expected = "expected XML"
    record = "record"
    whole_file = "a file of records"
    longest = 16 * 1024 * 1024

    def __init__(self, name: str) -> None:
        self._name = name
        self.ended: list[Item] = []
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self.start
        self._parser.EndElementHandler = self.end
        self._parser.CharacterDataHandler = self.characters

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Takes the start of an element."""
        raise NotImplementedError

    def end(self, name: str) -> None:
        """Takes the end of an element."""
        raise NotImplementedError

    def characters(self, text: str) -> None:
        """Takes text, which comes in pieces."""
        raise NotImplementedError

    def feed(self, text: str, last: bool = False) -> list[Item]:
        """The records that end in this piece of the text, which the parser gets in the file's own bytes.

        Raises Damaged where it is not well-formed, FileRefused for a document type.
        """
        try:
            self._parser.Parse(text.encode("utf-8", "surrogateescape"), last)
        except expat.ExpatError as error:
            found = expat.ErrorString(error.code)
            raise Damaged(self.sentence(found, "fetch it again", self.place(error))) from error
        except (LookupError, ValueError) as error:
            raise Damaged(self.sentence(str(error), "save it as UTF-8", self.place())) from error
        ended, self.ended = self.ended, []
        return ended

    def read(self, file: SourceFile) -> Iterator[Item]:
        """Every record of a file as a stream; raises what `feed` raises, and FileRefused for one that does not end."""
        unended = 0
        with file.text() as stream:
            while text := stream.read(CHUNK):
                ended = self.feed(text)
                yield from ended
                unended = 0 if ended else unended + len(text)
                if unended > self.longest:
                    raise self.refused(
                        f"no {self.record} ended in {self.longest} characters", f"give {self.whole_file}")
        yield from self.feed("", last=True)

    def refused(self, found: str, remedy: str) -> FileRefused:
        """What to raise for a file that is XML, yet not what it should be: the file, the place, what was found."""
        return FileRefused(self.sentence(found, remedy, self.place()))

    def sentence(self, found: str, remedy: str, place: str) -> str:
        """What is told of a fault."""
        return f"{self._name}: {place}: {found}; {self.expected}: {remedy}; nothing of it was loaded"

    def place(self, at: expat.ExpatError | None = None) -> str:
        """Where the parser stands, or met an error."""
        line, column = (at.lineno, at.offset) if at else (
            self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber)
        return f"line {line}, column {column + 1}"

    def _doctype(self, name: str, *_: object) -> None:
        raise self.refused(f"a document type, <!DOCTYPE {legible(name)}>", "take it out, with its entities")
