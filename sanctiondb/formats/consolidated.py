"""The Security Council's Consolidated List, XML of any year since 2015: entries one by one, every field kept.

An entry's content is {element: [what stood there each time]}: text as given, or for an element that holds others
the same again, {} where it is empty. Attributes, which no entry has had yet, would stand under '@name'.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from sanctiondb import listing_fields
from sanctiondb.errors import FileRefused
from sanctiondb.files import SourceFile
from sanctiondb.formats.base import Format, legible
from sanctiondb.formats.guarded import Damaged, GuardedReader
from sanctiondb.formats.publishers import COMMITTEES
from sanctiondb.reports import Reject

ROOT = "CONSOLIDATED_LIST"
KINDS = {"INDIVIDUAL": "individual", "ENTITY": "entity"}
LONGEST = 2 * 1024 * 1024
"""The most characters of one entry; the longest so far takes some 12,000."""
DEEPEST = 10
_PLACES = "STREET CITY STATE_PROVINCE ZIP_CODE COUNTRY NOTE".split()
_ALIAS = "QUALITY ALIAS_NAME DATE_OF_BIRTH CITY_OF_BIRTH COUNTRY_OF_BIRTH NOTE".split()
CONTAINERS = {
    "LIST_TYPE": ["VALUE"], "LAST_DAY_UPDATED": ["VALUE"], "TITLE": ["VALUE"], "DESIGNATION": ["VALUE"],
    "NATIONALITY": ["VALUE"], "INDIVIDUAL_ALIAS": _ALIAS, "ENTITY_ALIAS": _ALIAS,
    "INDIVIDUAL_ADDRESS": _PLACES, "ENTITY_ADDRESS": _PLACES, "INDIVIDUAL_PLACE_OF_BIRTH": _PLACES,
    "INDIVIDUAL_DATE_OF_BIRTH": "TYPE_OF_DATE NOTE DATE YEAR FROM_YEAR TO_YEAR".split(),
    "INDIVIDUAL_DOCUMENT": (
        "TYPE_OF_DOCUMENT TYPE_OF_DOCUMENT2 NUMBER ISSUING_COUNTRY DATE_OF_ISSUE CITY_OF_ISSUE COUNTRY_OF_ISSUE NOTE"
    ).split(),
}
"""Elements of an entry that hold others, and which."""
LEAVES = frozenset((
    "DATAID VERSIONNUM FIRST_NAME SECOND_NAME THIRD_NAME FOURTH_NAME UN_LIST_TYPE REFERENCE_NUMBER LISTED_ON GENDER"
    " NAME_ORIGINAL_SCRIPT COMMENTS1 SUBMITTED_BY SUBMITTED_ON SORT_KEY SORT_KEY_LAST_MOD"
).split())
"""Elements of an entry that hold text."""
_START = re.compile(r"<(INDIVIDUAL|ENTITY)(?:\s[^<>]*)?>")
_REFERENCE = re.compile(r"<REFERENCE_NUMBER>([^<]{0,60})")
_UTF_16 = ("\udcff\udcfe", "\udcfe\udcff")
_GENERATED = re.compile(rf"""<{ROOT}\b[^<>]*\bdateGenerated\s*=\s*["']([^"'<>]*)["']""")


Odd = dict[tuple[str, str], list[Any]]
"""Oddities while they are counted: {(element, reason): [first value, how many]}."""


class Oddity(NamedTuple):
    """What was not understood of a file, and kept or left all the same."""

    reference: str
    element: str
    value: str | None
    reason: str


class Header(NamedTuple):
    """What a list says of itself: when it was made, in the file's own words and time zone."""

    generated: str


class Entry(NamedTuple):
    """One entry: its place in the file from 1, individual or entity, its reference trimmed, all it says."""

    row: int
    kind: str
    reference: str
    content: dict[str, Any]
    oddities: list[Oddity]


class Repeat(NamedTuple):
    """An entry that stands in the list once more, word for word; `first` is where it stands before."""

    row: int
    reference: str
    first: int


Item = Header | Entry | Repeat | Reject | Oddity


def recognises(file: SourceFile) -> bool:
    """Whether a file is a Consolidated List: it names its root element early on."""
    return f"<{ROOT}" in file.head


def is_damaged(file: SourceFile) -> Damaged | None:
    """The fault by which a file is XML no longer; None where it is. Raises FileRefused for any other fault."""
    _look(file)
    try:
        for _ in _Reader(file.name).read(file):
            pass
    except Damaged as damaged:
        return damaged
    return None


def items(file: SourceFile) -> Iterator[Item]:
    """The header, then every entry as a stream; entries without a reference, or that say something else than another
    of the same, come as rejects, those that say the same as repeats.

    Raises Damaged with line and byte for a file that is XML no longer, FileRefused for one that never was, for one
    with a document type, without entries, or with an entry that does not end.
    """
    _look(file)
    return _checked(file, _Reader(file.name).read(file))


def salvaged(file: SourceFile) -> Iterator[Item]:
    """The same of a damaged file: every entry that is whole, the others as rejects by their reference number.

    What surrounds entries is not looked at. Raises FileRefused like `items`.
    """
    if "<!DOCTYPE" in file.head:
        raise _Reader(file.name).refused("a document type", "take it out, with its entities")
    return _checked(file, _pieces_read(file))


def _look(file: SourceFile) -> None:
    """Refuses what is no XML at all, of which a parser's complaint would be no help."""
    begin = file.head.lstrip()
    if not begin:
        raise _refused(file, "the file is empty")
    if not begin.startswith(("<", *_UTF_16)) or begin[:14].lower() == "<!doctype html":
        raise _refused(file, f"no XML of a list, for it begins with {legible(begin, 40)!r}")


def _refused(file: SourceFile, found: str) -> FileRefused:
    return FileRefused(
        f"{file.name}: {found}; {_Reader.expected}: give the list as published; nothing of it was loaded")


def _checked(file: SourceFile, found: Iterable[Item]) -> Iterator[Item]:
    taken: dict[str, tuple[int, int]] = {}
    for item in found:
        yield _once(item, taken) if isinstance(item, Entry) else item
    if not taken:
        raise _refused(file, "no entry in it")


def _once(entry: Entry, taken: dict[str, tuple[int, int]]) -> Item:
    """An entry the first time; after that a repeat of what stands already, or a reject where it says something else."""
    if not entry.reference:
        return Reject(entry.row, "REFERENCE_NUMBER", None, "is missing; expected one such as KPi.001")
    said = hash((entry.kind, repr(entry.content)))
    first, known = taken.setdefault(entry.reference, (entry.row, said))
    if first == entry.row:
        return entry
    if said == known:
        return Repeat(entry.row, entry.reference, first)
    reason = f"stands in entry {first} already, which says something else; expected each once"
    return Reject(entry.row, "REFERENCE_NUMBER", entry.reference, reason)


class _Reader(GuardedReader[Item]):
    """Builds entries from the parser's events."""

    expected = f"expected a Consolidated List, <{ROOT}> with INDIVIDUAL and ENTITY"
    record = "entry"
    whole_file = "the list as published"
    longest = LONGEST

    def __init__(self, name: str, kept: str = "") -> None:
        super().__init__(name)
        self._kept = kept
        self._path: list[str] = []
        self._row = 0
        self._open: list[tuple[dict[str, Any], list[str]]] = []
        self._inside: Odd = {}
        self._outside: Odd = {}

    def sentence(self, found: str, remedy: str, place: str) -> str:
        """The base's, which for a damaged file also says how to get at what is whole."""
        more = ", or load what is whole with --recover" if remedy == "fetch it again" else ""
        return super().sentence(found, remedy + more, place)

    def place(self, at: Any = None) -> str:
        """The line and the byte of the file, both from 1; a byte order mark is not counted."""
        byte = self._parser.ErrorByteIndex if at else self._parser.CurrentByteIndex
        line = at.lineno if at else self._parser.CurrentLineNumber
        return f"line {line}, byte {max(byte, 0) + 1}"

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Opens an element; of the first one checks that it is the list's, or of a piece an entry."""
        if not self._path and name != ROOT and name != self._kept:
            raise self.refused(f"<{legible(name, 60)}>", "give the list as published")
        self._path.append(name)
        if len(self._path) > DEEPEST:
            raise self.refused(f"elements nested deeper than {DEEPEST}", "give the list as published")
        if name == ROOT and len(self._path) == 1:
            self.ended.append(Header(attributes.get("dateGenerated", "")))
        elif self._open or name in KINDS:
            self._begin(name, attributes)
        elif name not in ("INDIVIDUALS", "ENTITIES"):
            self._odd(None, "is no element of the list that is known; what it holds was left", self._outside)

    def characters(self, text: str) -> None:
        """Keeps the text of an entry's elements."""
        if self._open:
            self._open[-1][1].append(text)

    def end(self, name: str) -> None:
        """Closes an element: an entry is done, any other becomes part of the one around it."""
        if self._open:
            inside, texts = self._open.pop()
            value = self._value(name, inside, "".join(texts))
            if self._open:
                self._open[-1][0].setdefault(name, []).append(value)
            else:
                self._finish(name, inside)
        elif len(self._path) == 1:
            self.ended += _told(self._outside, "")
        self._path.pop()

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        self._open.append(({f"@{key}": [value] for key, value in attributes.items()}, []))
        inner = self._path[-len(self._open) + 1:] if len(self._open) > 1 else []
        known = not inner or (
            (inner[0] in LEAVES or inner[0] in CONTAINERS) if len(inner) == 1
            else len(inner) == 2 and inner[1] in CONTAINERS.get(inner[0], ()))
        if not known:
            self._odd(None, "is no element of an entry that is known; it was kept")
        for key, value in attributes.items():
            self._odd(f"{key}={value}", "is an attribute, where none is known; it was kept")

    def _value(self, name: str, inside: dict[str, Any], text: str) -> Any:
        """An element's text, or what it holds; text beside elements is kept under '#text'."""
        if not inside and not (name in CONTAINERS and len(self._open) == 1):
            return text
        if text.strip():
            self._odd(text, "is text beside or instead of elements; it was kept")
            inside["#text"] = [text]
        return inside

    def _finish(self, name: str, content: dict[str, Any]) -> None:
        self._row += 1
        reference = listing_fields.reference(content)
        self.ended.append(Entry(self._row, KINDS[name], reference, content, _told(self._inside, reference)))
        self._inside = {}

    def _odd(self, value: str | None, reason: str, kept: Odd | None = None) -> None:
        odd = self._inside if kept is None else kept
        odd.setdefault(("/".join(self._path[-3:]), reason), [value, 0])[1] += 1


def _told(odd: Odd, reference: str) -> list[Oddity]:
    """Oddities of one element and reason as one, with the first value and how many there are."""
    return [
        Oddity(reference, legible(place), None if value is None else legible(value),
               reason + (f" ({times:,} times)" if times > 1 else ""))
        for (place, reason), (value, times) in odd.items()
    ]


def _pieces_read(file: SourceFile) -> Iterator[Item]:
    found = _GENERATED.search(file.head)
    yield Header(found[1] if found else "")
    for row, (line, byte, tag, text) in enumerate(_pieces(file), 1):
        end = text.find(f"</{tag}>")
        said = _REFERENCE.search(text)
        reference = legible(said[1].strip(), 60) if said else None
        if end < 0:
            yield Reject(row, "REFERENCE_NUMBER", reference, f"is not whole: line {line}: the entry has no end")
            continue
        reader = _Reader(file.name, tag)
        try:
            read = reader.feed(text[:end] + f"</{tag}>", last=True)
        except FileRefused as fault:
            yield Reject(row, "REFERENCE_NUMBER", reference, _shifted(reader, fault, line, byte))
            continue
        yield from (item._replace(row=row) if isinstance(item, Entry) else item for item in read)


def _shifted(reader: _Reader, fault: FileRefused, line: int, byte: int) -> str:
    """Why an entry is not whole, its place counted in the file instead of in the entry."""
    found = re.search(r"line (\d+), byte (\d+): ([^;]*);", fault.message)
    if not found:
        return "is not whole"
    return f"is not whole: line {line + int(found[1]) - 1}, byte {byte + int(found[2])}: {found[3]}"


def _pieces(file: SourceFile) -> Iterator[tuple[int, int, str, str]]:
    """What stands from each entry's start to the next: its first line, the bytes before it, its tag, its text."""
    line, byte, text = 1, 0, ""
    with file.text() as stream:
        while more := stream.read(65_536):
            text += more
            starts = [*_START.finditer(text)]
            for one, following in zip(starts, starts[1:], strict=False):
                place = text[:one.start()]
                yield (line + place.count("\n"), byte + _size(place), one[1], text[one.start():following.start()])
            done = text[:starts[-1].start()] if starts else text[:-200]
            line, byte, text = line + done.count("\n"), byte + _size(done), text[len(done):]
            if len(text) > LONGEST:
                raise _Reader(file.name).refused(f"no entry ended in {LONGEST} characters", "fetch it again")
    if last := _START.match(text):
        yield line, byte, last[1], text


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogateescape"))


FORMAT = Format(
    "un-consolidated", "UN Security Council, Consolidated List (XML)", COMMITTEES, recognises, items,
    snapshot=True,
)
