"""A list that is not whole: loaded for what it shows, never for what it lacks; what seems to be a part is refused."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from conftest import FIXTURES, Run, answer, data
from lists import ABU, BADR, CHO, FIRM, Entry, document, write
from loading import counts, ingest

from sanctiondb.answers import listings

TYPES = {"DPRK": "KPi", "Taliban": "TAi", "Iran": "IRi"}


def many(first: int, last: int, *types: str) -> list[Entry]:
    """Entries by number, of each of some list types."""
    return [{"ref": f"{TYPES[type]}.{number:03}", "name": f"{type} NUMBER {number}", "type": type,
             "listed": "2010-01-05"} for type in types
            for number in range(first, last)]


def gone(db: Path) -> set[str]:
    rows = answer("query", "SELECT reference FROM listings WHERE gone_by IS NOT NULL", db=db)
    return {row["reference"] for row in rows}


def standings(db: Path, day: str) -> dict[str, str]:
    return {row["reference"]: row["standing"] for row in answer("listings", "on", day, db=db)}


def test_an_entry_that_stands_twice_word_for_word_leaves_the_list_whole(run: Run, db: Path, tmp_path: Path) -> None:
    ingest(run, db, write(tmp_path, "2020-01-01", ABU, BADR, CHO))
    assert counts(ingest(run, db, write(tmp_path, "2021-01-01", ABU, CHO, CHO))) == (3, 0, 0, 3, 0)
    newest = answer("listings", "snapshots", db=db)[-1]
    assert (newest["whole"], newest["lacks"], newest["entries"]) == (True, None, 2)
    assert gone(db) == {"QDi.902"}
    assert [row["reason"] for row in answer("listings", "oddities", db=db)] == [
        "stands in entry 2 and, word for word, in entry 3; it was taken once"]


def test_a_rejected_entry_is_not_called_a_damaged_file(run: Run, db: Path, tmp_path: Path) -> None:
    ingest(run, db, write(tmp_path, "2020-01-01", ABU, CHO))
    ingest(run, db, write(tmp_path, "2021-01-01", CHO, FIRM, FIRM | {"ref": ""}), status=3)
    assert answer("listings", "snapshots", db=db)[-1]["lacks"] == "rejected"
    for words in (("on", "2021-01-01"), ("changes", "2020-01-01", "2021-01-01")):
        told = run("listings", *words, db=db).stderr
        assert "rejected" in told and "damaged" not in told


def test_the_newest_list_is_the_default_although_one_of_its_entries_was_rejected(
    run: Run, db: Path, tmp_path: Path
) -> None:
    ingest(run, db, write(tmp_path, "2020-01-01", ABU, CHO))
    ingest(run, db, write(tmp_path, "2021-01-01", CHO, FIRM, FIRM | {"ref": ""}), status=3)
    with sqlite3.connect(db) as connection:
        assert listings.newest(connection) == "2021-01-01"
    assert standings(db, "2021-01-01") == {
        "QDi.901": "when last seen", "KPi.903": "on the list", "KPe.904": "on the list"}
    names = tmp_path / "names.csv"
    names.write_text("name\nFirm Four\nAbu One\n")
    rows = answer("screen", str(names), db=db)
    assert {row["reference"] for row in rows} == {"KPe.904", "QDi.901"}


def test_a_list_of_one_committee_is_refused_until_it_is_given_as_a_part(run: Run, db: Path, tmp_path: Path) -> None:
    ingest(run, db, write(tmp_path, "2020-01-01", *many(1, 12, *TYPES)))
    path = write(tmp_path, "2021-01-05", *many(1, 12, "DPRK"))
    for words in ((), ("--dry-run",)):
        refused = run("listings", "ingest", str(path), *words, db=db)
        assert refused.exit_code == 1 and refused.stderr.count("\n") == 1
        assert "all 11 entries are of the list type 'dprk'" in refused.stderr and "--partial" in refused.stderr
    assert len(answer("listings", "snapshots", db=db)) == 1
    ingest(run, db, path, "--partial")
    assert gone(db) == set()
    assert answer("listings", "snapshots", db=db)[-1]["lacks"] == "partial"
    assert "loaded as a part, shows who was on it" in run("listings", "on", "2021-01-05", db=db).stderr
    assert set(standings(db, "2021-01-05").values()) == {"on the list", "when last seen"}


@pytest.mark.parametrize("days", [("2020-01-01", "2021-01-01"), ("2021-01-01", "2020-01-01")])
def test_a_list_that_lacks_most_of_the_one_beside_it_is_refused(
    run: Run, db: Path, tmp_path: Path, days: tuple[str, str]
) -> None:
    ingest(run, db, write(tmp_path, days[0], *many(1, 20, *TYPES)))
    part = write(tmp_path, days[1], *many(1, 6, "DPRK", "Iran"))
    assert f"lacks 47 of 57 entries of the list of {days[0]}" in run("listings", "ingest", str(part), db=db).stderr
    ingest(run, db, part, "--partial")
    assert gone(db) == set()


def test_a_part_that_was_loaded_as_whole_is_found_out_and_put_right(run: Run, db: Path, tmp_path: Path) -> None:
    part = write(tmp_path, "2020-01-01", *many(1, 6, "DPRK", "Iran"))
    ingest(run, db, part)
    whole = write(tmp_path, "2021-01-01", *many(1, 20, *TYPES))
    assert "load list-2020-01-01.xml again with --partial" in run("listings", "ingest", str(whole), db=db).stderr
    ingest(run, db, part, "--partial")
    ingest(run, db, whole)
    assert [row["lacks"] for row in answer("listings", "snapshots", db=db)] == ["partial", None]


def test_the_real_list_of_the_dprk_alone_calls_nobody_gone(run: Run, db: Path, tmp_path: Path) -> None:
    ingest(run, db, data("un_consolidated_2020-11-30.xml"))
    text = data("un_consolidated_2020-11-30.xml").read_text(encoding="utf-8")
    import re

    kept = re.sub(r"<(INDIVIDUAL|ENTITY)>(?:(?!</\1>).)*?</\1>",
                  lambda found: found[0] if "<UN_LIST_TYPE>DPRK<" in found[0] else "", text, flags=re.DOTALL)
    path = tmp_path / "dprk.xml"
    path.write_text(re.sub('dateGenerated="[^"]*"', 'dateGenerated="2021-01-05"', kept), encoding="utf-8")
    assert "all 155 entries are of the list type 'dprk'" in run("listings", "ingest", str(path), db=db).stderr
    ingest(run, db, path, "--partial")
    assert gone(db) == set()


@pytest.mark.parametrize("option", ["--recover", "--partial"])
def test_options_of_lists_are_refused_for_other_files(run: Run, db: Path, option: str) -> None:
    path = FIXTURES / "undl-sc-votes" / "2025_7_21_sc_voting.csv"
    result = run("ingest", str(path), option, db=db)
    assert result.exit_code == 1
    assert f"{option} is for the Consolidated List of a day; this was read as undl-sc-votes" in result.stderr


def test_two_lists_of_one_day_are_told_apart(run: Run, db: Path, tmp_path: Path) -> None:
    ingest(run, db, write(tmp_path, "2019-01-01", ABU))
    for hour, entries in (("08", (ABU, CHO)), ("17", (CHO, FIRM))):
        path = tmp_path / f"list-{hour}.xml"
        path.write_text(document("2020-01-01", *entries, zone=f"T{hour}:00:00.000Z"), encoding="utf-8")
        ingest(run, db, path)
    told = run("listings", "changes", "2019-01-01", "2020-01-01", db=db).stderr
    assert "2 entries, generated 2020-01-01T17:00:00.000Z" in told
    assert "Of 2020-01-01 there are 2 lists, generated 2020-01-01T08:00:00.000Z, 2020-01-01T17:00:00.000Z." in told
    rows: list[dict[str, Any]] = answer("listings", "changes", "2020-01-01", "2020-01-01", db=db)
    assert {(row["reference"], row["change"]) for row in rows} == {("QDi.901", "removed"), ("KPe.904", "added")}
