"""The database that a suite asks: one that is given, or one built from the seeds for the occasion."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sanctiondb.record.build import build
from sanctiondb.record.store import writing


@contextmanager
def given(path: Path | None) -> Iterator[Path]:
    """The path itself, or that of a database of the seeds called record.db, gone afterwards."""
    if path:
        yield path
        return
    with TemporaryDirectory() as folder:
        yield seeded(Path(folder, "record.db"))


def seeded(path: Path) -> Path:
    """Builds a database from the seeds at a path; the path."""
    with writing(path) as db:
        build(db)
    return path
