"""Files that appear under their name whole or not at all, even where the power fails."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
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


@contextmanager
def whole_folder(path: Path, last: str) -> Iterator[Path]:
    """A folder beside PATH to write to, which takes PATH's name; where PATH is there, its files take their places.

    The file called LAST says that the others are there: an old one goes first, the new one comes last. Where the body
    raises, PATH is as it was. Raises OSError where the folder cannot be written.
    """
    part = path.with_name(f".{path.name}.part")
    rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    try:
        yield part
        for file in part.iterdir():
            _to_disk(file)
        _placed(part, path, last)
        _to_disk(path.parent)
    finally:
        rmtree(part, ignore_errors=True)


def _placed(part: Path, path: Path, last: str) -> None:
    if not path.exists():
        part.replace(path)
        return
    (path / last).unlink(missing_ok=True)
    for file in sorted(part.iterdir(), key=lambda file: file.name == last):
        file.replace(path / file.name)


def _to_disk(path: Path) -> None:
    """Waits until a file, or the names in a folder, lie on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
