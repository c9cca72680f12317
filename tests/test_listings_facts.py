"""What lists say of an entry: what stands and what earlier lists said are told apart, and nothing gets lost."""

import csv
import json
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from conftest import Run, answer, data, invoke
from lists import ABU, BADR, CHO, write
from loading import ingest

from sanctiondb import listing_fields
from sanctiondb.answers.database import reading
from sanctiondb.answers.listing_exports import flat, follow_the_money

OLD = """<NATIONALITY><VALUE>Egypt</VALUE></NATIONALITY>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1960-01-01</DATE></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>A1</NUMBER></INDIVIDUAL_DOCUMENT>
<INDIVIDUAL_ADDRESS><CITY>Cairo</CITY></INDIVIDUAL_ADDRESS>"""
NEW = """<NATIONALITY><VALUE>Sudan</VALUE></NATIONALITY>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1953</FROM_YEAR><TO_YEAR>1958</TO_YEAR>
<NOTE>in Ramadan</NOTE></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1955</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_PLACE_OF_BIRTH><CITY>Khartoum</CITY><NOTE>or near it</NOTE></INDIVIDUAL_PLACE_OF_BIRTH>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Abu Alias</ALIAS_NAME><DATE_OF_BIRTH>1 Jan. 1956</DATE_OF_BIRTH>
<COUNTRY_OF_BIRTH>Chad</COUNTRY_OF_BIRTH><NOTE>call sign</NOTE></INDIVIDUAL_ALIAS>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>National Identification Number</TYPE_OF_DOCUMENT>
<TYPE_OF_DOCUMENT2>Voter card</TYPE_OF_DOCUMENT2><NOTE>SSN 156</NOTE></INDIVIDUAL_DOCUMENT>
<INDIVIDUAL_ADDRESS><CITY>Port Sudan</CITY><NOTE>Tel. 555</NOTE></INDIVIDUAL_ADDRESS>"""


@pytest.fixture
def changed(run: Run, db: Path, tmp_path: Path) -> Path:
    """ABU with other facts on a list of 2020 and on one of 2021."""
    ingest(run, db, write(tmp_path, "2020-01-01", ABU | {"more": OLD}, CHO))
    ingest(run, db, write(tmp_path, "2021-01-01", ABU | {"more": NEW}, CHO))
    return db


def test_what_was_withdrawn_is_told_apart_from_what_stands(changed: Path, run: Run) -> None:
    shown = answer("listings", "show", "QDi.901", db=changed)
    assert [(row["nationality"], row["stands"], row["last_seen"]) for row in shown["nationalities"]] == [
        ("Sudan", True, "2021-01-01"), ("Egypt", False, "2020-01-01")]
    for kind in ("births", "documents", "addresses"):
        assert [row["last_seen"] for row in shown[kind] if not row["stands"]] == ["2020-01-01"]
    text = run("listings", "show", "QDi.901", db=changed).stdout
    before, after = text.split("Births on earlier lists")
    assert "1960-01-01" not in before and "1960-01-01" in after
    assert "Nationality:   Sudan\n" in text


def test_the_page_of_text_has_all_that_the_list_says(changed: Path, run: Run) -> None:
    text = run("listings", "show", "QDi.901", db=changed).stdout
    for said in ("Khartoum", "or near it", "in Ramadan", "call sign", "1 Jan. 1956", "Chad", "Voter card", "Tel. 555"):
        assert said in text


def test_screening_compares_with_the_list_in_question(changed: Path, tmp_path: Path) -> None:
    names = tmp_path / "names.csv"
    names.write_text("name,birth_date,nationality\nAbu One,1960-01-01,Egypt\n")
    now = answer("screen", str(names), db=changed)[0]["reasons"]
    then = answer("screen", str(names), "--on", "2020-01-01", db=changed)[0]["reasons"]
    assert "nationality agrees: Egypt" in then and "nationality differs: Sudan" in now
    assert any(reason.startswith("birth differs") for reason in now) and "birth agrees: 1960-01-01" in then


def test_the_exports_lose_nothing(changed: Path) -> None:
    with reading(changed) as connection:
        row = next(one for one in flat(connection) if one["reference"] == "QDi.901")
        told = [one for one in follow_the_money(connection) if one["id"].startswith("unsc-qdi-901")]
    assert row["births"] == "between 1953 and 1958 (in Ramadan) | 1955 (approximately)"
    assert row["alias_notes"] == "Abu Alias: born 1 Jan. 1956 in Chad; call sign"
    assert row["documents"] == "National Identification Number, Voter card, SSN 156"
    assert (row["addresses"], row["birth_places"]) == ("Port Sudan (Tel. 555)", "Khartoum (or near it)")
    assert set(told[0]["properties"]["notes"]) == {
        "birth: between 1953 and 1958 (in Ramadan)", "birth: 1955 (approximately)",
        "place of birth: Khartoum (or near it)", "document: National Identification Number, Voter card, SSN 156",
        "address: Port Sudan (Tel. 555)", "alias: Abu Alias: born 1 Jan. 1956 in Chad; call sign"}
    assert told[0]["properties"]["birthDate"] == ["1955"]


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def texts(content: dict[str, list[Any]], without: set[str]) -> set[str]:
    """The texts in an entry of births, names, papers and so on, days without their zones; qualities left out."""
    found: set[str] = set()
    for name, values in content.items():
        for value in values if name not in without else []:
            found |= texts(value, without) if isinstance(value, dict) else {listing_fields.day(value) or value}
    return found


CODED = {"NATIONALITY", "ISSUING_COUNTRY", "COUNTRY_OF_ISSUE"}
"""What FollowTheMoney has as codes of countries."""
KEPT = ("ALIAS", "BIRTH", "DOCUMENT", "ADDRESS", "NATIONALITY", "COMMENTS", "TITLE", "DESIGNATION")


@pytest.mark.parametrize(("form", "without"), [("csv", set()), ("ftm", CODED)])
def test_every_word_that_the_real_list_says_of_births_names_and_papers_is_exported(
    run: Run, db: Path, form: str, without: set[str]
) -> None:
    ingest(run, db, data("un_consolidated_2020-11-30.xml"))
    told: dict[str, str] = {}
    with reading(db) as connection:
        for one in flat(connection) if form == "csv" else follow_the_money(connection):
            key = one["reference"] if form == "csv" else "".join(one["id"].split("-")[1:3])
            key = key.lower().replace(".", "")
            told[key] = told.get(key, "") + json.dumps(one, ensure_ascii=False).replace("\\", " ")
        versions = connection.execute("SELECT reference, content FROM listing_versions").fetchall()
    for reference, content in versions:
        said = {name: value for name, value in json.loads(content).items() if any(part in name for part in KEPT)}
        there = words(told[reference.lower().replace(".", "")] + " original script")
        lacking = words(" ".join(texts(said, without | {"QUALITY", "TYPE_OF_DATE"}))) - there
        assert not lacking, (reference, lacking)


def test_names_that_a_damaged_file_lost_stay_in_the_exports(run: Run, db: Path) -> None:
    ingest(run, db, data("un_consolidated_2020-11-30.xml"))
    before = {row["reference"]: row for row in csv.DictReader(run("listings", "export", db=db).stdout.splitlines())}
    ingest(run, db, data("un_consolidated_2025-08-16_damaged.xml"), "--recover", status=3)
    after = {row["reference"]: row for row in csv.DictReader(run("listings", "export", db=db).stdout.splitlines())}
    for reference, row in before.items():
        assert after[reference]["original_script"] == row["original_script"]
    assert after["QDi.306"]["weak_aliases"] == before["QDi.306"]["weak_aliases"]
    names = {row["name"] for row in answer("listings", "show", "QDi.306", db=db)["names"]}
    assert "أبو شيماء" in names and "#(H 4JE'!" not in names
    with sqlite3.connect(db) as connection:
        assert connection.execute("SELECT count(*) FROM listing_names WHERE name LIKE '%''D%' AND role = 'alias'"
                                  " AND first_seen = '2025-08-16'").fetchone()[0] == 0
    assert {row["reference"] for row in answer("listings", "oddities", db=db) if "/ALIAS_NAME" in row["element"]} == {
        "LYi.004", "QDi.291", "QDi.298", "QDi.306", "QDi.309", "QDe.138"}


@pytest.mark.parametrize(("alias", "lost", "names"), [
    ("#(H 4JE'! (Abu-Shaima; Abu- Shayma)", "#(H 4JE'!", ["Abu-Shaima", "Abu- Shayma"]),
    ("Ibrahim Asiri (%(1'GJE -3F 7'D9 93J1J)", "%(1'GJE -3F 7'D9 93J1J", ["Ibrahim Asiri"]),
    ("4J. JHF3 'DEH1J*'FJ", "4J. JHF3 'DEH1J*'FJ", []),
    ("Office #39", "", ["Office #39"]), ("HAJI #3", "", ["HAJI #3"]), ("DCB", "", ["DCB"]),
    ("Department of Energy (GDAE)", "", ["Department of Energy (GDAE)"]),
])
def test_what_damage_left_of_another_script_is_no_alias(alias: str, lost: str, names: list[str]) -> None:
    assert listing_fields.lost(alias) == lost
    content = {"FIRST_NAME": ["X"], "INDIVIDUAL_ALIAS": [{"ALIAS_NAME": [alias], "QUALITY": ["Good"]}]}
    assert [name.name for name in listing_fields.names(content) if name.role == "alias"] == names


@pytest.mark.parametrize("said", ["kpi.903", "KPI.903", " KPi.\u200b903\u00ad"])
def test_a_reference_number_is_known_in_any_case_and_with_what_cannot_be_seen(
    run: Run, db: Path, tmp_path: Path, said: str
) -> None:
    ingest(run, db, write(tmp_path, "2020-01-01", ABU, CHO))
    ingest(run, db, write(tmp_path, "2021-01-01", ABU, CHO | {"ref": said}))
    rows = answer("listings", "changes", "2020-01-01", "2021-01-01", db=db)
    assert [(row["change"], row["field"], row["substantive"]) for row in rows] == [
        ("changed", "REFERENCE_NUMBER", False)]
    assert [row["reason"] for row in answer("listings", "oddities", db=db)] == ["was read as KPi.903"]


def test_a_reference_number_unlike_any_is_reported_and_kept(run: Run, db: Path, tmp_path: Path) -> None:
    ingest(run, db, write(tmp_path, "2020-01-01", ABU, CHO | {"ref": "see annex"}, BADR))
    odd = answer("listings", "oddities", db=db)
    assert [row["value"] for row in odd] == ["see annex", "see annex"]
    assert [row["reason"].split(",")[0] for row in odd] == [
        "was read as seeannex", "is unlike the reference numbers of the list"]
    assert invoke("listings", "show", "seeannex", db=db).exit_code == 0


def test_a_recovered_list_takes_no_original_script_from_screening(run: Run, db: Path, tmp_path: Path) -> None:
    ingest(run, db, data("un_consolidated_2020-11-30.xml"))
    ingest(run, db, data("un_consolidated_2025-08-16_damaged.xml"), "--recover", status=3)
    names = tmp_path / "names.csv"
    names.write_text("name\nمصطفى حجي محمد خان\n", encoding="utf-8")
    best = answer("screen", str(names), db=db)[0]
    assert (best["reference"], best["score"]) == ("QDi.306", 1.0)
    assert any("list of 2020-11-30" in reason for reason in best["reasons"])
