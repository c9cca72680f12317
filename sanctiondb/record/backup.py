"""A copy of the database as it stands at one moment, while others read and write it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from sanctiondb.durable import whole
from sanctiondb.errors import NoDatabase, SanctiondbError


def backup(source: Path, target: Path) -> None:
    """Copies the database at SOURCE to TARGET, which appears whole, checked by SQLite, or not at all.

    A TARGET that is there is replaced. Raises SanctiondbError where it cannot be written, NoDatabase where SOURCE
    cannot be read whole.
    """
    try:
        with whole(target) as part:
            _copy(source, part)
    except OSError as error:
        raise SanctiondbError(f"{target}: {error.strerror}; give a place that can be written to") from error
    except sqlite3.Error as error:
        raise NoDatabase(f"{source}: cannot be copied ({error}); nothing was written") from error


def _copy(source: Path, part: Path) -> None:
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(f"file:{quote(str(source))}?mode=ro", uri=True, timeout=30)) as original:
        with closing(sqlite3.connect(part)) as copy:
            copy.execute("PRAGMA journal_mode = OFF")
            original.backup(copy)
            found = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok":
        raise sqlite3.DatabaseError(found)
