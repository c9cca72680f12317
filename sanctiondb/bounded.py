"""A stream of bytes that ends in a sentence once a line of it, or all of it, is longer than any file of this world."""

import io
from typing import IO, Any

from sanctiondb.errors import FileRefused

LONGEST = 16 << 20
"""Bytes without the end of a line: a Consolidated List may stand in one line, and has five million."""

MOST = 4 << 30
"""Bytes in all, unpacked: the largest official file has a third of a thousand million."""


def check_size(size: int, name: str) -> None:
    """Raises FileRefused for a file of more than MOST bytes, packed or unpacked."""
    if size > MOST:
        raise FileRefused(f"{name}: more than {MOST >> 30} GB; expected an official file or records: see what is in it;"
                          " nothing of it was loaded")


class Bounded(io.RawIOBase):
    """Reads another stream and raises FileRefused, which names the file, where it has no end; memory stays small."""

    def __init__(self, stream: IO[bytes], name: str) -> None:
        self._stream, self._name = stream, name
        self._whole = self._line = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, room: Any) -> int:
        """Fills the room with what comes next; the number of bytes, 0 at the end."""
        piece = self._stream.read(len(room))
        if not piece:
            return 0
        self._whole += len(piece)
        ended = piece.rfind(b"\n")
        self._line = self._line + len(piece) if ended < 0 else len(piece) - ended - 1
        if self._line > LONGEST:
            raise FileRefused(f"{self._name}: a line of more than {LONGEST >> 20} MB; expected a table, records or a"
                              " list: see what is in it; nothing of it was loaded")
        check_size(self._whole, self._name)
        room[:len(piece)] = piece
        return len(piece)
