"""Lists that are wrong, damaged or meant to harm: refused quickly or rejected with the reason, never half loaded."""

import gzip
import lzma
from pathlib import Path
from time import perf_counter

import pytest
from conftest import Run, answer
from lists import ABU, BADR, CHO, FIRM, document, write
from loading import counts, ingest

XXE = '<!DOCTYPE x [<!ENTITY who SYSTEM "file:///etc/passwd">]>'
BOMB = "<!DOCTYPE x [<!ENTITY a0 'lol'>" + "".join(
    f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 30)) + "]>"


def refused(run: Run, db: Path, path: Path, *words: str) -> str:
    before = perf_counter()
    result = run("listings", "ingest", str(path), *words, db=db)
    assert perf_counter() - before < 2
    assert result.exit_code == 1 and result.stderr.count("\n") == 1, result.output
    return result.stderr


@pytest.mark.parametrize("words", [(), ("--recover",)])
@pytest.mark.parametrize(("head", "name"), [(XXE, "&who;"), (BOMB, "&a29;")])
def test_documents_with_entities_are_refused(
    run: Run, db: Path, tmp_path: Path, head: str, name: str, words: tuple[str, ...]
) -> None:
    path = tmp_path / "list.xml"
    path.write_text(document("2020-01-01", ABU, head=head).replace("ABU ONE", name))
    assert "a document type" in refused(run, db, path, *words)


@pytest.mark.parametrize("words", [(), ("--recover",)])
def test_an_element_of_a_gigabyte_is_refused(run: Run, db: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    path = tmp_path / "list.xml.gz"
    before, after = document("2020-01-01", ABU).split("ABU ONE")
    block = gzip.compress(b"A" * (1 << 24), 6)
    path.write_bytes(gzip.compress(before.encode()) + block * 64 + gzip.compress(after.encode()))
    assert "no entry ended in 2097152 characters" in refused(run, db, path, *words)


def test_elements_without_end_are_refused(run: Run, db: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.xml"
    path.write_text(document("2020-01-01", ABU).replace("ABU ONE", "<A>" * 100_000))
    assert "nested deeper" in refused(run, db, path)


def test_a_list_cut_off_is_refused_and_recovered_entry_by_entry(run: Run, db: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.xml"
    path.write_text(document("2020-01-01", ABU, BADR, CHO)[:-130])
    assert "line 5, byte" in refused(run, db, path)
    assert counts(ingest(run, db, path, "--recover", status=3)) == (3, 2, 0, 0, 1)
    assert answer("rejects", db=db)[0]["value"] == "KPi.903"


def test_an_entry_without_end_costs_no_other_one(run: Run, db: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.xml"
    path.write_text(document("2020-01-01", ABU, BADR, CHO).replace("</INDIVIDUAL>", "", 1))
    assert counts(ingest(run, db, path, "--recover", status=3)) == (3, 2, 0, 0, 1)
    assert [row["value"] for row in answer("rejects", db=db)] == ["QDi.901"]


def test_recover_of_a_sound_list_is_no_recovery(run: Run, db: Path, tmp_path: Path) -> None:
    ingest(run, db, write(tmp_path, "2020-01-01", ABU, CHO), "--recover")
    assert answer("listings", "snapshots", db=db)[0]["whole"] is True


def test_a_list_with_a_rejected_entry_calls_nobody_delisted(run: Run, db: Path, tmp_path: Path) -> None:
    ingest(run, db, write(tmp_path, "2020-01-01", ABU, BADR, CHO))
    ingest(run, db, write(tmp_path, "2021-01-01", ABU, CHO, CHO | {"name": "CHO"}, CHO | {"ref": " "}), status=3)
    assert [(row["row"], row["value"]) for row in answer("rejects", db=db)] == [(3, "KPi.903"), (4, None)]
    assert answer("listings", "show", "QDi.902", db=db)["gone_by"] is None
    assert run("ingest", str(write(tmp_path, "2022-01-01", CHO, CHO | {"name": "X"})), "--strict", db=db).exit_code == 1


def test_what_is_not_understood_is_kept_and_reported(run: Run, db: Path, tmp_path: Path) -> None:
    odd = FIRM | {"type": "Atlantis", "listed": "some day", "more": "<SHOE_SIZE unit='EU'>43</SHOE_SIZE>"
                  "<ENTITY_ALIAS><QUALITY>Splendid</QUALITY><ALIAS_NAME>Q</ALIAS_NAME><X/></ENTITY_ALIAS>"}
    ingest(run, db, write(tmp_path, "2020-01-01", ABU, odd))
    rows = answer("listings", "oddities", db=db)
    assert {row["reference"] for row in rows} == {"KPe.904"}
    assert {row["element"].rpartition("/")[2] for row in rows} == {
        "SHOE_SIZE", "X", "UN_LIST_TYPE", "LISTED_ON", "QUALITY"}
    shown = answer("listings", "show", "KPe.904", db=db)
    assert shown["content"]["SHOE_SIZE"] == [{"@unit": ["EU"], "#text": ["43"]}]
    assert shown["regime"] is None and shown["list_type"] == "Atlantis"


def test_a_list_without_a_day_asks_for_one(run: Run, db: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.xml"
    path.write_text(document("", ABU, CHO, zone=""))
    assert "--edition" in refused(run, db, path)
    ingest(run, db, path, "--edition", "2020-01-01")
    assert answer("listings", "snapshots", db=db)[0]["date"] == "2020-01-01"


@pytest.mark.parametrize("words", [(), ("--recover",)])
@pytest.mark.parametrize(("text", "found"), [
    ("", "the file is empty"), ("  \n", "the file is empty"), ("%PDF-1.7", "begins with '%PDF-1.7'"),
    ("<!DOCTYPE html><html></html>", "begins with '<!DOCTYPE html>"),
])
def test_what_is_no_list_at_all_is_called_so_and_not_damaged(
    run: Run, db: Path, tmp_path: Path, text: str, found: str, words: tuple[str, ...]
) -> None:
    path = tmp_path / "list.xml"
    path.write_text(text)
    told = refused(run, db, path, *words)
    assert found in told and "--recover" not in told and "line 1" not in told
    if not text:
        assert "--source" not in run("ingest", str(path), db=db).stderr


def test_half_a_million_unknown_elements_are_one_oddity(run: Run, db: Path, tmp_path: Path) -> None:
    path = write(tmp_path, "2020-01-01", ABU, CHO | {"more": "<A/>" * 500_000})
    before = perf_counter()
    ingest(run, db, path)
    assert perf_counter() - before < 10
    odd = answer("listings", "oddities", db=db)
    assert [(row["reference"], row["reason"]) for row in odd] == [
        ("KPi.903", "is no element of an entry that is known; it was kept (500,000 times)")]


def test_a_list_without_entries_is_refused(run: Run, db: Path, tmp_path: Path) -> None:
    told = refused(run, db, write(tmp_path, "2020-01-01"))
    assert "no entry in it" in told and "line" not in told


def test_the_same_list_again_changes_nothing_packed_or_not(run: Run, db: Path, tmp_path: Path) -> None:
    path = write(tmp_path, "2020-01-01", ABU, CHO)
    packed = tmp_path / "list-2020-01-01.xml.xz"
    packed.write_bytes(lzma.compress(path.read_bytes()))
    assert counts(ingest(run, db, path)) == (2, 2, 0, 0, 0)
    assert counts(ingest(run, db, path)) == (2, 0, 0, 2, 0)
    assert counts(ingest(run, db, packed)) == (2, 0, 0, 2, 0)
    assert len(answer("listings", "snapshots", db=db)) == 1


def test_a_dry_run_writes_nothing(run: Run, db: Path, tmp_path: Path) -> None:
    ingest(run, db, write(tmp_path, "2020-01-01", ABU, CHO), "--dry-run")
    assert run("listings", "snapshots", db=db).exit_code == 1
