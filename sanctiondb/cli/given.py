"""Files as a command was given them, standard input among them."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sanctiondb.files import SourceFile


@contextmanager
def given(paths: Iterable[Path]) -> "Iterator[list[SourceFile]]":
    """The files of some paths, in their order; `-` is standard input, kept in a file, for it is read more than once."""
    from tempfile import TemporaryDirectory

    from sanctiondb.files import SourceFile

    with TemporaryDirectory() as folder:
        kept = Path(folder) / "stdin"
        yield [SourceFile(_written(kept), "standard input") if str(path) == "-" else SourceFile(path) for path in paths]


def _written(kept: Path) -> Path:
    from shutil import copyfileobj

    if not kept.exists():
        with kept.open("wb") as stream:
            copyfileobj(sys.stdin.buffer, stream)
    return kept
