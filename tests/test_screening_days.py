"""Which list a hit rests on: the date that it names is that of a list which shows that very name of the entry."""

import json
from pathlib import Path

import pytest
from conftest import Run, answer
from lists import ABU, BADR, CHO, document, write

from sanctiondb.answers.database import Row


@pytest.fixture
def lists(run: Run, db: Path, tmp_path: Path) -> Path:
    """ABU is on the first list only, CHO on the second, BADR on both, under another name each."""
    for day, entries in (("2018-01-01", (ABU, BADR)), ("2020-01-01", (BADR | {"name": "BADR TWELVE"}, CHO))):
        assert run("ingest", str(write(tmp_path, day, *entries)), db=db).exit_code == 0
    return db


def hits(db: Path, folder: Path, *names: str, on: str | None = None) -> dict[str, Row]:
    file = folder / "names.csv"
    file.write_text("\n".join(["name", *names]) + "\n", encoding="utf-8")
    day = ("--on", on) if on else ()
    return {row["query"]: row for row in answer("screen", str(file), *day, "--threshold", "1", db=db)}


def lead(day: str) -> str:
    return f"list of {day}: a lead, not a determination"


def test_between_two_lists_a_hit_names_the_one_that_shows_the_name(lists: Path, tmp_path: Path) -> None:
    found = hits(lists, tmp_path, "Abu One", "Badr Two", "Badr Twelve", "Cho Three", on="2019-01-01")
    assert {name: row["reasons"][-1] for name, row in found.items()} == {
        "Abu One": lead("2018-01-01"), "Badr Two": lead("2018-01-01"), "Badr Twelve": lead("2020-01-01"),
        "Cho Three": lead("2020-01-01"),
    }
    doubts = {name: row["reasons"][-2] for name, row in found.items()}
    assert doubts["Abu One"] == "unknown whether it was on the list on 2019-01-01"
    assert doubts["Cho Three"] == "unknown whether it was on the list on 2019-01-01"
    assert doubts["Badr Two"].startswith("the same")


def test_on_the_day_of_a_list_and_after_the_last_it_is_that_list(lists: Path, tmp_path: Path) -> None:
    first = hits(lists, tmp_path, "Badr Two", "Cho Three", on="2018-01-01")
    assert list(first) == ["Badr Two"] and first["Badr Two"]["reasons"][-1] == lead("2018-01-01")
    assert hits(lists, tmp_path, "Cho Three", on="2024-01-01")["Cho Three"]["reasons"][-1] == lead("2020-01-01")
    assert set(hits(lists, tmp_path, "Badr Two", "Badr Twelve")) == {"Badr Twelve"}


def test_before_the_first_list_only_a_date_of_listing_says_so(lists: Path, tmp_path: Path) -> None:
    row = hits(lists, tmp_path, "Abu One", on="2015-01-01")["Abu One"]
    assert row["reasons"][-2:] == ["on the list on 2015-01-01 by its own date of listing alone", lead("2018-01-01")]


def test_the_newest_list_counts_though_it_is_not_whole(run: Run, lists: Path, tmp_path: Path) -> None:
    dee = {"ref": "QDi.905", "name": "DEE FIVE", "type": "Al-Qaida", "listed": "2021-01-01"}
    damaged = tmp_path / "list-2022-01-01.xml"
    damaged.write_text(document("2022-01-01", dee, CHO | {"name": "CHO THIRTEEN"}, ABU)[:-170], encoding="utf-8")
    assert run("listings", "ingest", str(damaged), "--recover", db=lists).exit_code == 3
    found = hits(lists, tmp_path, "Dee Five", "Cho Three", "Cho Thirteen", "Badr Twelve", "Badr Two")
    assert {name: row["reasons"][-1] for name, row in found.items()} == {
        "Dee Five": lead("2022-01-01"), "Cho Thirteen": lead("2022-01-01"), "Cho Three": lead("2020-01-01"),
        "Badr Twelve": lead("2020-01-01"),
    }
    assert found["Badr Twelve"]["reasons"][-2] == (
        "last seen on the list of 2020-01-01; that of 2022-01-01, which is not whole, lacks it")
    assert "against the list as of 2022-01-01 (3 entries)" in run(
        "screen", str(tmp_path / "names.csv"), db=lists).stderr


def test_who_is_known_from_a_record_alone_is_on_no_list(run: Run, lists: Path, tmp_path: Path) -> None:
    vessel = {"record": "vessel", "imo": "1234567", "name": "MV TEST", "regime": "dprk", "listed_on": "2016-03-03",
              "measures": ["asset_freeze"], "checked": "2019-06-01",
              "sources": ["https://www.un.org/securitycouncil/sanctions/1718"]}
    record = tmp_path / "vessels.json"
    record.write_text(json.dumps(vessel), encoding="utf-8")
    assert run("ingest", str(record), db=lists).exit_code == 0
    assert hits(lists, tmp_path, "MV Test")["MV Test"]["reasons"][-1] == (
        "record, as of 2019-06-01: a lead, not a determination")


def test_a_search_without_a_find_says_where_it_looked(run: Run, lists: Path) -> None:
    assert "Nothing like it on the list of 2018-01-01 or 2020-01-01, which is not the same as never listed." in run(
        "listings", "search", "zzyzx", db=lists).stderr
    assert "Nothing like it on the list as of 2018-01-01, which is" in run(
        "listings", "search", "zzyzx", "--on", "2018-01-01", db=lists).stderr
