"""The files that users hand over: opened whatever their packing, hashed, dated by their names."""

import bz2
import codecs
import gzip
import hashlib
import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from io import BufferedReader
from pathlib import Path
from typing import IO, TextIO

from sanctiondb.bounded import Bounded, check_size
from sanctiondb.errors import FileRefused

HEAD = 65_536
BUFFER = 1 << 20
_DATED = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[-_](\d{1,2})(?:[-_](\d{1,2}))?|(\d\d)(\d\d))(?!\d)")
_BROKEN = (EOFError, OSError, lzma.LZMAError, zlib.error, zipfile.BadZipFile)


@dataclass(frozen=True)
class SourceFile:
    """A file to be read: plain, .gz, .bz2, .xz or a .zip with one file in it, told by its content."""

    path: Path
    called: str | None = None
    parts: tuple["SourceFile", ...] = ()

    @classmethod
    def of(cls, parts: Sequence["SourceFile"]) -> "SourceFile":
        """Files that only say something together as one; it is opened as the first of them."""
        return cls(parts[0].path, " + ".join(part.name for part in parts), tuple(parts))

    @property
    def name(self) -> str:
        """The file's name without its folder, which is nobody else's business."""
        return self.called or self.path.name

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the file as it lies there, 64 hex digits; of several, that of theirs one after another."""
        if self.parts:
            return hashlib.sha256("".join(part.sha256 for part in self.parts).encode()).hexdigest()
        with self._bytes() as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()

    @property
    def edition(self) -> str | None:
        """The date in the file's name as '2026-02-06' or '2024-03'; None where there is none."""
        found = _DATED.search(self.name)
        parts = [part.zfill(2) for part in found.groups() if part] if found else []
        try:
            date.fromisoformat("-".join([*parts, "01"][:3]))
        except ValueError:
            return None
        return "-".join(parts)

    @cached_property
    def head(self) -> str:
        """The first 64 KB of the text, for telling the format."""
        with self.text() as stream:
            return stream.read(HEAD)

    @contextmanager
    def text(self) -> Iterator[TextIO]:
        """The unpacked text, line ends untouched, a BOM dropped, wrong bytes as lone surrogates.

        Raises FileRefused where the packing is broken, whenever that comes to light.
        """
        with self._plain() as plain:
            yield io.TextIOWrapper(plain, "utf-8-sig", errors="surrogateescape", newline="")

    @contextmanager
    def lines(self) -> Iterator[Iterator[bytes]]:
        """The unpacked lines as bytes, ends included, a BOM dropped; raises FileRefused like `text`."""
        with self._plain() as stream:
            if stream.peek(3).startswith(codecs.BOM_UTF8):
                stream.read(3)
            yield iter(stream)

    @contextmanager
    def _plain(self) -> Iterator[BufferedReader]:
        try:
            with self._bytes() as stream, self._unpacked(stream) as plain:
                yield BufferedReader(Bounded(plain, self.name), BUFFER)
        except _BROKEN as broken:
            raise FileRefused(
                f"{self.name}: the file cannot be unpacked ({broken}); expected a whole plain, .gz, .xz"
                " or .zip file: fetch it again"
            ) from broken

    def _bytes(self) -> BufferedReader:
        if self.path.exists() and not self.path.is_file():
            raise FileRefused(f"{self.path}: is no file; give the path of a file to read")
        try:
            check_size(self.path.stat().st_size, self.name)
            return self.path.open("rb")
        except OSError as error:
            raise FileRefused(f"{self.path}: {error.strerror}; give the path of a file to read") from error

    def _unpacked(self, stream: IO[bytes]) -> IO[bytes]:
        magic = stream.read(6)
        stream.seek(0)
        if magic.startswith(b"\x1f\x8b"):
            return gzip.open(stream)  # type: ignore[return-value]
        if magic.startswith(b"BZh"):
            return bz2.open(stream)
        if magic.startswith(b"\xfd7zXZ"):
            return lzma.open(stream)
        if magic.startswith(b"PK"):
            return self._only_member(zipfile.ZipFile(stream))
        return stream

    def _only_member(self, archive: zipfile.ZipFile) -> IO[bytes]:
        names = [name for name in archive.namelist() if not name.endswith("/") and not name.startswith("__MACOSX/")]
        if len(names) != 1:
            raise FileRefused(
                f"{self.name}: the archive holds {len(names)} files, expected one: unpack it and"
                " ingest them one by one"
            )
        try:
            return archive.open(names[0])
        except (RuntimeError, NotImplementedError) as error:
            raise FileRefused(
                f"{self.name}: {error}; expected a plain .zip: unpack it and ingest what is in it"
            ) from error
