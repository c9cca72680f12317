"""The record as a folder that a host serves with one command: an immutable database, and what Datasette asks for."""

import json
import sqlite3
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from string import Template

from sanctiondb import __version__
from sanctiondb.answers.database import Row, ask, reading
from sanctiondb.answers.exports import notices
from sanctiondb.durable import whole_folder
from sanctiondb.errors import SanctiondbError
from sanctiondb.resources import folder as resource
from sanctiondb.web.headers import CC0
from sanctiondb.web.settings import chosen

MANIFEST = "published.json"
STARTS = "Procfile"
"""What a host starts by: not there while the other files change places."""

COMMAND = "datasette . --host 0.0.0.0 --port 8001"
TITLE = "sanctiondb: what the UN Security Council did about sanctions, and how everybody voted"
OURS = f"The record of sanctiondb itself is free for any use (CC0 1.0, {CC0})."


def publish(db: Path, folder: Path, base: str = "/", https: bool = False) -> Row:
    """Writes what a host needs into a folder, whole or not at all; returns the manifest, with the `terms`.

    Into a new or empty folder, or one that it wrote before, of which it keeps the files that are not its own.
    `base` and `https` are those of `settings.chosen`. The manifest: `sanctiondb, datasette` (versions),
    `database, sha256, size, last` (the day of the latest roll call), `files`. Raises NoDatabase without a record,
    SanctiondbError for a folder of somebody else's and where nothing can be written.
    """
    place = folder.resolve()
    try:
        _check(folder, place)
        before = _ours(place)
        with whole_folder(place, STARTS) as part:
            manifest, terms = _write(db, part, chosen(base, https))
            _check_free(part, place)
        for path in _within(place):
            if path.name in before and path.name not in manifest["files"]:
                path.unlink()
    except OSError as error:
        raise SanctiondbError(f"{error.filename or folder}: {error.strerror}; nothing was published: give a place"
                              " that can be written to") from error
    return {**manifest, "terms": terms}


def _check(folder: Path, place: Path) -> None:
    if place.exists() and not place.is_dir():
        raise SanctiondbError(f"{folder}: a file; expected a folder, or a name that is free: give another")
    if _within(place) and not _ours(place):
        raise SanctiondbError(f"{folder}: a folder with files that sanctiondb publish did not write; expected a new or"
                              " empty one, or one it wrote before: give another")


def _ours(place: Path) -> list[str]:
    """The names of the files that were published into a folder; none for a folder of somebody else's."""
    try:
        read = json.loads((place / MANIFEST).read_text(encoding="utf-8"))
        return [str(name) for name in read["files"]] if "sanctiondb" in read else []
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _write(db: Path, part: Path, settings: Row) -> tuple[Row, list[str]]:
    """Everything into the folder; what was written, and the terms of what was loaded."""
    name = f"{db.stem}.db"
    terms, covered = _copy(db, part / name)
    inspected = _inspect(part, name)
    _json(part / "settings.json", settings)
    _json(part / "metadata.json", _metadata(terms, bool(covered["only_seeds"])))
    manifest = {
        "sanctiondb": __version__, "datasette": version("datasette"), "database": name,
        "sha256": inspected["hash"], "size": inspected["size"], "last": covered["last"],
    }
    _texts(part, manifest, terms)
    manifest["files"] = sorted([*(file.name for file in part.iterdir()), MANIFEST])
    _json(part / MANIFEST, manifest)
    return manifest, terms


def _copy(db: Path, copy: Path) -> tuple[list[str], Row]:
    """The database vacuumed into a file of its own; the terms, and what the record covers."""
    with reading(db) as connection:
        connection.rollback()  # SQLite vacuums outside of transactions only
        connection.execute("VACUUM INTO ?", (str(copy),))
        written = sqlite3.connect(copy)
        try:
            found = written.execute("PRAGMA quick_check").fetchone()[0]
        finally:
            written.close()
        if found != "ok":
            raise SanctiondbError(f"{db}: damaged ({found}); expected a whole database: build it anew")
        return notices(connection), ask(connection, "pages/coverage")[0]


def _inspect(part: Path, name: str) -> Row:
    """What `datasette inspect` finds in the database, left in inspect-data.json: its `hash`, `size` and `tables`."""
    words = [sys.executable, "-m", "datasette", "inspect", name, "--inspect-file", "inspect-data.json"]
    done = subprocess.run(words, cwd=part, capture_output=True, text=True, check=False)
    if done.returncode:
        told = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise SanctiondbError(f"datasette inspect failed: {told}; nothing was published: see that Datasette is whole")
    (found,) = json.loads((part / "inspect-data.json").read_text(encoding="utf-8")).values()
    return dict(found)


def _metadata(terms: list[str], only_seeds: bool) -> Row:
    """Title and terms; a licence only where all is under one."""
    licence = {"license": "CC0 1.0", "license_url": CC0} if only_seeds else {}
    return {"title": TITLE, "description": " ".join([OURS, *terms]), **licence}


def _texts(part: Path, manifest: Row, terms: list[str]) -> None:
    """The files for people and hosts, each from its template."""
    told = f"Roll calls to {manifest['last']}." if manifest["last"] else "No roll call is in it."
    values = {
        **manifest, "title": TITLE, "told": told, "command": COMMAND, "gzip": version("datasette-gzip"),
        "size": f"{manifest['size'] / 1e6:.1f} MB", "terms": "\n".join(f"- {term}" for term in [OURS, *terms]),
    }
    for entry in resource("web/published").iterdir():
        text = Template(entry.read_text(encoding="utf-8")).safe_substitute(values)
        (part / entry.name).write_text(text, encoding="utf-8")


def _json(path: Path, content: Row) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _check_free(part: Path, place: Path) -> None:
    """Raises SanctiondbError where a new file would take the place of one that was not published."""
    kept = {path.name for path in _within(place)} - set(_ours(place))
    if taken := sorted(kept & {entry.name for entry in part.iterdir()}):
        raise SanctiondbError(f"{place / taken[0]}: sanctiondb publish did not write it and would have to; nothing was"
                              " published: move it away")


def _within(place: Path) -> list[Path]:
    return list(place.iterdir()) if place.exists() else []
