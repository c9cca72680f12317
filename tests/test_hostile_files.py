"""Files made to do harm are refused in one sentence, in a few seconds and little memory; nothing of them is left."""

import bz2
import gzip
import io
import json
import lzma
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from loading import SC_2025

from sanctiondb.answers.digest import digest

SECONDS, MEGABYTES = 20, 500
HEADER = SC_2025.read_text(encoding="utf-8-sig").splitlines()[0]
ROW = SC_2025.read_text(encoding="utf-8-sig").splitlines()[1]
Made = Callable[[Path], Path]


def zeros(size: int) -> Iterator[bytes]:
    """So many bytes of nothing, a megabyte at a time."""
    yield from (b"\0" * (1 << 20) for _ in range(size >> 20))


def bomb(opener: Callable[..., io.BufferedIOBase], suffix: str, start: bytes) -> Made:
    def make(folder: Path) -> Path:
        path = folder / f"bomb{suffix}"
        with opener(path, "wb") as stream:
            stream.write(start)
            for piece in zeros(64 << 20):
                stream.write(piece)
        return path
    return make


def zip_bomb(folder: Path) -> Path:
    path = folder / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("x.csv", "w") as stream:
        for piece in zeros(64 << 20):
            stream.write(piece)
    return path


def zip_slip(folder: Path) -> Path:
    path = folder / "slip.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../escaped.csv", "no,table\n")
    return path


def sparse(folder: Path) -> Path:
    path = folder / "sparse.csv"
    with path.open("wb") as stream:
        stream.write(HEADER.encode() + b"\n")
        stream.truncate(10 << 30)
    return path


def link_to_itself(folder: Path) -> Path:
    path = folder / "loop.csv"
    path.symlink_to(path)
    return path


def pipe(folder: Path) -> Path:
    path = folder / "pipe.csv"
    os.mkfifo(path)
    return path


def text(name: str, content: str | bytes) -> Made:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path
    return make


LAUGHS = "<!DOCTYPE a [<!ENTITY a0 'ha'>" + "".join(
    f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)) + "]>"
HOSTILE: dict[str, Made] = {
    "gzip bomb": bomb(gzip.open, ".csv.gz", HEADER.encode() + b"\n"),
    "xz bomb": bomb(lzma.open, ".csv.xz", HEADER.encode() + b"\n"),
    "bzip2 bomb": bomb(bz2.open, ".csv.bz2", HEADER.encode() + b"\n"),
    "xz bomb of XML": bomb(lzma.open, ".xml.xz", b"<CONSOLIDATED_LIST dateGenerated='2020-01-01'>"),
    "zip bomb": zip_bomb,
    "zip slip": zip_slip,
    "sparse file of 10 GB": sparse,
    "link to itself": link_to_itself,
    "named pipe": pipe,
    "device": lambda folder: Path("/dev/zero"),
    "random device": lambda folder: Path("/dev/urandom"),
    "NUL bytes": text("nul.csv", HEADER + "\n" + "\0" * 5_000_000),
    "a million columns": text("wide.csv", ",".join(["ms_code"] * 1_000_000) + "\n"),
    "a million fields in a row": text("row.csv", HEADER + "\n" + "," * 1_000_000 + "\n"),
    "an open quote": text("quote.csv", HEADER + '\n"' + "x" * 30_000_000),
    "entity bomb": text("laughs.xml", f"{LAUGHS}<CONSOLIDATED_LIST dateGenerated='2020-01-01'>&a11;"
                        "</CONSOLIDATED_LIST>"),
    "entity bomb in MARC": text("laughs.marc.xml", f"{LAUGHS}<collection xmlns='http://www.loc.gov/MARC21/slim'>&a11;"
                                "</collection>"),
    "external entity": text("xxe.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><CONSOLIDATED_LIST"
                            " dateGenerated='2020-01-01'>&x;</CONSOLIDATED_LIST>"),
    "deep XML": text("deep.xml", "<CONSOLIDATED_LIST dateGenerated='2020-01-01'>" + "<A>" * 500_000),
    "deep MARC": text("deepmarc.xml", "<collection xmlns='http://www.loc.gov/MARC21/slim'>" + "<a>" * 500_000),
    "deep JSON": text("deep.json", "[" * 200_000),
    "deep JSON object": text("deepo.json", '{"a":' * 200_000),
    "deep YAML": text("deep.yaml", "[" * 20_000),
    "aliases in YAML": text("alias.yaml", "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(12))),
    "tags in YAML": text("tag.yaml", "record: !!python/object/apply:os.system ['touch /tmp/owned']\n"),
    "UTF-16": text("utf16.csv", (HEADER + "\n" + ROW).encode("utf-16")),
    "mixed encodings": text("mixed.csv", b"\xff\xfe" + HEADER.encode() + b"\n" + ROW.encode("utf-16-le") + b"\xc3\x28"),
    "long numbers in JSON": text("number.json", '{"record": "statement", "slug": ' + "9" * 2_000_000 + "}"),
    "not a number": text("nan.json", '{"record": "action", "date": NaN, "title": Infinity}'),
}
"""What is made, by what it is."""


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_made_to_do_harm_is_refused_in_a_sentence_and_leaves_nothing(
    db: Path, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "hostile"
    folder.mkdir()
    path, before = HOSTILE[name](folder), held(db)
    done = ingested(path, db)
    assert done.returncode in (1, 3), done.stderr[-500:]
    assert "Traceback" not in done.stderr and len(done.stderr.strip().splitlines()) <= 2, done.stderr[-500:]
    assert held(db) == before
    assert not Path("/tmp/owned").exists() and not (tmp_path / "escaped.csv").exists()
    shutil.rmtree(folder)


def held(db: Path) -> dict[str, str]:
    """The digest of every table but of those that count what was refused."""
    connection = sqlite3.connect(db)
    try:
        return {row["table"]: row["digest"] for row in digest(connection)
                if row["table"] not in ("ingests", "rejects", "all")}
    finally:
        connection.close()


def ingested(path: Path, db: Path) -> subprocess.CompletedProcess[str]:
    """What came of a file in a process of its own, which may take so long and so much memory and no more."""
    words = [sys.executable, "-m", "sanctiondb", "ingest", str(path), "--json", "--db", str(db)]

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_DATA, (MEGABYTES << 20, MEGABYTES << 20))

    return subprocess.run(words, capture_output=True, text=True, timeout=SECONDS, preexec_fn=limited)


def test_a_link_to_a_good_file_is_that_file(run: Callable[..., object], db: Path, tmp_path: Path) -> None:
    link = tmp_path / SC_2025.name
    link.symlink_to(SC_2025)
    assert ingested(link, db).returncode == 0


def test_what_a_folder_holds_beside_files_is_no_trap(db: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    shutil.copy(SC_2025, folder)
    link_to_itself(folder)
    pipe(folder)
    done = ingested(folder, db)
    assert "Traceback" not in done.stderr
    assert json.loads(done.stdout or "[]") or done.returncode == 1
