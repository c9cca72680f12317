"""Files that appear under their name whole or not at all, even where the power fails."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A path beside PATH to write to; it takes PATH's name once it is written and on the disk.

    Where the body raises, PATH is as it was. Raises OSError where the folder cannot be written.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        yield part
        _to_disk(part)
        part.replace(path)
        _to_disk(path.parent)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def whole_text(path: Path) -> Iterator[IO[str]]:
    """A text file in UTF-8, line ends as they are written, that appears whole or not at all; see `whole`."""
    with whole(path) as part, part.open("w", encoding="utf-8", newline="") as stream:
        yield stream


def _to_disk(path: Path) -> None:
    """Waits until a file, or the names in a folder, lie on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
