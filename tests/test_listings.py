"""The Consolidated List through time: history from snapshots, in any order, honest at the edges."""

import itertools
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from conftest import FIXTURES, Run, answer, data, invoke
from hypothesis import given, settings
from hypothesis import strategies as st
from lists import ABU, BADR, CHO, FIRM, write
from loading import ingest

from sanctiondb.answers import listings
from sanctiondb.answers.listing_changes import is_substantive, substance
from sanctiondb.files import SourceFile
from sanctiondb.formats import FORMATS
from sanctiondb.record.ingestion import ingest as load
from sanctiondb.record.ledger import Options
from sanctiondb.record.store import writing

LISTS = ("un_consolidated_2018-10-29.xml", "un_consolidated_2020-11-30.xml")
DAMAGED = "un_consolidated_2025-08-16_damaged.xml"
VIEWS = ("listings", "listing_stays", "listing_names", "listing_births", "listing_nationalities")


def history(path: Path) -> list[Any]:
    """All that the lists tell, without the numbers that the order of loading gives."""
    with sqlite3.connect(path) as connection:
        told: list[Any] = []
        for view in VIEWS:
            names = [row[1] for row in connection.execute(f"PRAGMA table_info({view})") if row[1] != "version_id"]
            rows = connection.execute(f"SELECT {', '.join(names)} FROM {view}")
            told.append(sorted(map(repr, rows)))
        return told


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lists") / "lists.db"
    for name in LISTS:
        assert invoke("ingest", str(data(name)), db=path).exit_code == 0
    return path


def test_the_real_lists_hold_what_is_known_of_them(real: Path) -> None:
    for day, people, entities in (("2018-10-29", 703, 390), ("2020-11-30", 713, 305)):
        rows = answer("listings", "on", day, db=real)
        assert [sum(row["kind"] == kind for row in rows) for kind in ("individual", "entity")] == [people, entities]
        assert {row["standing"] for row in rows} == {"on the list"}
        assert all(row["regime"] for row in rows)


def test_the_excerpt_gives_names_births_and_documents(run: Run, db: Path) -> None:
    ingest(run, db, FIXTURES / "un-consolidated" / "consolidated_2018-10-29.xml")
    assert list(on(db, "2018-10-29")) == ["CDi.001", "KPe.068", "KPi.033", "KPi.034", "QDe.002", "QDi.001"]
    shown = answer("listings", "show", "KPi.033", db=db)
    assert (shown["name"], shown["regime"], shown["committee"]) == ("RI WON HO", "dprk", "1718 Committee")
    assert [(row["date"], row["year"], row["type"], row["stands"]) for row in shown["births"]] == [
        ("1964-07-17", None, "exact", True)]
    assert [(row["type"], row["number"]) for row in shown["documents"]] == [("Passport", "381310014")]
    assert shown["content"]["FIRST_NAME"] == [" RI "]
    names = answer("listings", "show", "QDi.001", db=db)["names"]
    assert {(row["role"], row["script"], row["quality"]) for row in names} == {
        ("name", "latin", None), ("original", "original", None), ("alias", "latin", "good"), ("alias", "latin", "low")}


def test_28_were_added_and_103_removed_between_the_real_lists(real: Path) -> None:
    rows = answer("listings", "changes", "2018-10-29", "2020-11-30", db=real)
    assert list(rows[0]) == ["reference", "name", "change", "field", "before", "after", "substantive"]
    assert sum(row["change"] == "added" for row in rows) == 28
    assert sum(row["change"] == "removed" for row in rows) == 103


def test_most_edits_of_the_real_lists_are_cosmetic(real: Path) -> None:
    rows = [row for row in answer("listings", "changes", "2018-10-29", "2020-11-30", db=real)
            if row["change"] == "changed"]
    assert len({row["reference"] for row in rows}) == 711
    assert len([row for row in rows if row["substantive"]]) == 94
    assert len({row["reference"] for row in rows if row["substantive"]}) == 46


def test_every_field_of_the_real_lists_is_kept_and_understood(real: Path) -> None:
    from xml.etree import ElementTree

    with sqlite3.connect(real) as connection:
        assert connection.execute("SELECT reference, value FROM snapshot_oddities").fetchall() == [
            ("QDe.164", "JAMAAH ANSHARUT DAULAH")]
        kept = connection.execute(
            "SELECT reference, content FROM snapshot_entries JOIN listing_versions ON listing_versions.id = version_id"
            " JOIN snapshots ON snapshots.id = snapshot_id WHERE date = '2018-10-29' ORDER BY row").fetchall()

    def plain(element: Any) -> Any:
        if len(element) == 0 and element.tag not in CONTAINERS:
            return element.text or ""
        return {tag: [plain(child) for child in element if child.tag == tag] for tag in {one.tag for one in element}}

    from sanctiondb.formats.consolidated import CONTAINERS
    root = ElementTree.parse(data(LISTS[0])).getroot()
    assert [json.loads(content) for _, content in kept] == [plain(one) for part in root for one in part]


def test_the_real_lists_give_the_same_history_in_every_order(tmp_path: Path) -> None:
    told = []
    for number, order in enumerate(itertools.permutations((*LISTS, DAMAGED))):
        path = tmp_path / f"{number}.db"
        with writing(path) as database:
            for name in order:
                load(database, SourceFile(data(name)), FORMATS["un-consolidated"], Options(recover=True))
        told.append(history(path))
    assert all(one == told[0] for one in told)


def test_a_list_loads_in_two_seconds(db: Path) -> None:
    from time import perf_counter

    with writing(db) as database:
        for name in LISTS:
            before = perf_counter()
            load(database, SourceFile(data(name)), FORMATS["un-consolidated"], Options())
            assert perf_counter() - before < 2


def test_the_damaged_list_is_refused_in_one_sentence_with_line_and_byte(run: Run, db: Path) -> None:
    result = run("ingest", str(data(DAMAGED)), db=db)
    assert result.exit_code == 1
    assert "line 53, byte 2111: not well-formed" in result.stderr
    assert data(DAMAGED).read_bytes()[2110:2111] == b"\x19"
    assert run("listings", "snapshots", db=db).exit_code == 1


def test_recover_loads_the_485_whole_entries_and_names_the_others(run: Run, db: Path) -> None:
    summary = ingest(run, db, data(DAMAGED), "--recover", status=3)
    assert (summary["new"], summary["rejected"]) == (485, 394)
    rejects = answer("rejects", db=db)
    assert rejects[0]["value"] == "CDi.002"
    assert rejects[0]["reason"] == "is not whole: line 53, byte 2111: not well-formed (invalid token)"
    assert answer("listings", "snapshots", db=db)[0]["whole"] is False


def test_what_was_recovered_calls_nobody_delisted(run: Run, db: Path, real: Path) -> None:
    for name in LISTS:
        run("ingest", str(data(name)), db=db)
    before = {row["reference"]: row["gone_by"] for row in answer("listings", "on", "2020-11-30", db=db)}
    ingest(run, db, data(DAMAGED), "--recover", status=3)
    assert {row["reference"]: row["gone_by"] for row in answer("listings", "on", "2020-11-30", db=db)} == before
    rows = answer("listings", "changes", "2020-11-30", "2025-08-16", db=db)
    assert "removed" not in {row["change"] for row in rows}


def test_a_changed_data_id_is_the_same_entry(run: Run, db: Path) -> None:
    for name in LISTS:
        run("ingest", str(data(name)), db=db)
    run("ingest", str(data(DAMAGED)), "--recover", db=db)
    rows = answer("listings", "history", "KPe.068", db=db)
    assert [row["event"] for row in rows if row["event"] != "changed"] == ["first seen", "last seen"]
    changed = next(row for row in rows if row["field"] == "DATAID")
    assert (changed["before"], changed["after"], changed["substantive"]) == ("6908682", "6908967", False)


def test_trailing_spaces_of_a_reference_number_make_no_other_entry(run: Run, db: Path, tmp_path: Path) -> None:
    ingest(run, db, write(tmp_path, "2020-01-01", ABU, BADR))
    ingest(run, db, write(tmp_path, "2021-01-01", ABU, BADR | {"ref": "QDi.902"}))
    rows = answer("listings", "changes", "2020-01-01", "2021-01-01", db=db)
    assert [(row["reference"], row["field"], row["substantive"]) for row in rows] == [
        ("QDi.902", "REFERENCE_NUMBER", False)]


def test_a_snapshot_between_two_narrows_what_they_bracket(run: Run, db: Path, tmp_path: Path) -> None:
    ingest(run, db, write(tmp_path, "2020-01-01", ABU, CHO))
    ingest(run, db, write(tmp_path, "2022-01-01", CHO))
    assert "delisted after 2020-01-01, by 2022-01-01" in run("listings", "show", "qdi.901", db=db).stdout
    ingest(run, db, write(tmp_path, "2021-01-01", ABU, CHO))
    assert "delisted after 2021-01-01, by 2022-01-01" in run("listings", "show", "QDi.901", db=db).stdout


def test_who_returns_has_two_stays(run: Run, db: Path, tmp_path: Path) -> None:
    for day, *entries in (("2020-01-01", ABU, CHO), ("2021-01-01", CHO), ("2022-01-01", ABU, CHO)):
        ingest(run, db, write(tmp_path, day, *entries))
    shown = answer("listings", "show", "QDi.901", db=db)
    assert shown["presence"] == (
        "first seen on 2020-01-01; delisted after 2020-01-01, by 2021-01-01. Again first seen on 2022-01-01,"
        " after it was not on the list of 2021-01-01; on the list when last seen on 2022-01-01")
    assert [row["event"] for row in answer("listings", "history", "QDi.901", db=db)] == [
        "first seen", "last seen", "gone by", "seen again", "last seen"]


def on(db: Path, day: str) -> dict[str, str]:
    return {row["reference"]: row["standing"] for row in answer("listings", "on", day, db=db)}


def test_a_day_is_answered_before_between_and_after_the_lists(run: Run, db: Path, tmp_path: Path) -> None:
    new = FIRM | {"listed": "2020-06-01"}
    ingest(run, db, write(tmp_path, "2020-01-01", ABU, CHO))
    ingest(run, db, write(tmp_path, "2021-01-01", CHO, new))
    assert on(db, "2009-12-31") == {}
    assert on(db, "2010-01-05") == {"QDi.901": "listed by then"}
    assert on(db, "2020-01-01") == {"QDi.901": "on the list", "KPi.903": "on the list"}
    assert on(db, "2020-05-31") == {"QDi.901": "unknown", "KPi.903": "on the list"}
    assert on(db, "2020-06-01") == {"QDi.901": "unknown", "KPi.903": "on the list", "KPe.904": "listed by then"}
    assert on(db, "2024-01-01") == {"KPi.903": "when last seen", "KPe.904": "when last seen"}
    assert "who was taken off before is not known" in run("listings", "on", "2019-01-01", db=db).stderr
    assert "the newest whole one here" in run("listings", "on", "2024-01-01", db=db).stderr


def test_a_record_gives_the_day_that_lists_cannot(run: Run, db: Path, tmp_path: Path) -> None:
    ingest(run, db, write(tmp_path, "2020-01-01", ABU, CHO))
    ingest(run, db, write(tmp_path, "2021-01-01", CHO))
    event = {"record": "listing_event", "reference": "QDi.901", "event": "delisted", "date": "2020-07-15",
             "decision": "SC/14250", "sources": ["SC/14250"]}
    path = tmp_path / "events.json"
    path.write_text(json.dumps(event))
    ingest(run, db, path)
    assert answer("listings", "show", "QDi.901", db=db)["presence"].endswith("delisted on 2020-07-15 (SC/14250)")
    assert on(db, "2020-07-14")["QDi.901"] == "on the list"
    assert "QDi.901" not in on(db, "2020-07-15")


def test_a_vessel_of_the_1718_committee_is_listed_from_a_record(run: Run, db: Path, tmp_path: Path) -> None:
    ingest(run, db, write(tmp_path, "2020-01-01", ABU, CHO))
    vessel = {"record": "vessel", "imo": "1234567", "name": "MV TEST", "other_names": ["MV OLD"], "regime": "dprk",
              "listed_on": "2018-03-30", "checked": "2020-01-01", "measures": ["asset_freeze"],
              "sources": ["https://www.un.org/securitycouncil/sanctions/1718"]}
    path = tmp_path / "vessels.json"
    path.write_text(json.dumps(vessel))
    ingest(run, db, path)
    assert on(db, "2019-01-01")["IMO1234567"] == "on the list"
    found = answer("listings", "search", "mv", "old", db=db)
    assert [(row["reference"], row["kind"], row["role"]) for row in found] == [("IMO1234567", "vessel", "alias")]
    path.write_text(json.dumps(vessel | {"regime": "atlantis"}))
    assert "'atlantis'" in run("ingest", str(path), db=db).stderr


def test_search_finds_a_name_in_any_order_case_and_script(real: Path) -> None:
    for words in ("adel seif", "SEIF al ad", "سيف العدل"):
        assert answer("listings", "search", *words.split(), db=real)[0]["reference"] == "QDi.001"
    gone = {row["reference"] for row in answer("listings", "changes", "2018-10-29", "2020-11-30", db=real)
            if row["change"] == "removed"}
    name = answer("listings", "show", min(gone), db=real)["name"]
    assert min(gone) in {row["reference"] for row in answer("listings", "search", name, db=real)}
    later = answer("listings", "search", name, "--on", "2020-11-30", db=real)
    assert min(gone) not in {row["reference"] for row in later}


def test_the_flat_export_has_one_row_an_entry(real: Path) -> None:
    import csv

    rows = {row["reference"]: row for row in csv.DictReader(invoke("listings", "export", db=real).stdout.splitlines())}
    assert len(rows) == 1121
    assert rows["QDi.001"]["births"] == "1963-04-11 | 1960-04-11"
    assert "Seif al Adel" in rows["QDi.001"]["weak_aliases"]
    assert sum(bool(row["gone_by"]) for row in rows.values()) == 103


def test_every_entry_is_a_valid_entity_of_follow_the_money(real: Path, tmp_path: Path) -> None:
    path = tmp_path / "listings.ftm.json"
    assert invoke("listings", "export", "--format", "ftm", "-o", str(path), db=real).exit_code == 0
    from followthemoney import model

    given = [json.loads(line) for line in path.read_text().splitlines()]
    schemata: dict[str, int] = {}
    for one in given:
        entity = model.get_proxy(one)
        entity.schema.validate(one)
        assert entity.clone().to_dict() == one
        for prop, value in entity.itervalues():
            assert prop.type.clean(value), (one["id"], prop.name, value)
        schemata[entity.schema.name] = schemata.get(entity.schema.name, 0) + 1
    assert len({one["id"] for one in given}) == len(given)
    assert schemata["Person"] + schemata["Organization"] == schemata["Sanction"] == 1121
    assert sum("sanction" in one["properties"].get("topics", []) for one in given) == 1018
    adel = next(one for one in given if one["id"] == "unsc-qdi-001")
    assert adel["properties"]["nationality"] == ["eg"]


def test_not_found_is_not_never_listed(real: Path) -> None:
    result = invoke("listings", "show", "QDi.999", db=real)
    assert result.exit_code == 1
    assert "not on the list as published on 2018-10-29 and 2020-11-30; that is not the same as never" in result.stderr


def test_an_older_day_than_any_list_is_refused_with_the_days_there_are(real: Path) -> None:
    result = invoke("listings", "changes", "2015-01-01", "2020-11-30", db=real)
    assert result.exit_code == 1 and "2018-10-29, 2020-11-30" in result.stderr


def test_the_newest_list_counts_whole_or_not_beside_whole_ones_before(run: Run, db: Path, tmp_path: Path) -> None:
    with sqlite3.connect(db) as connection:
        assert listings.newest(connection) is None
    ingest(run, db, write(tmp_path, "2020-01-01", ABU, CHO))
    broken = tmp_path / "list-2021-01-01.xml"
    broken.write_text(write(tmp_path, "2021-01-01", ABU, CHO).read_text().replace("ABU ONE", "ABU \x19ONE"))
    ingest(run, db, broken, "--recover", status=3)
    with sqlite3.connect(db) as connection:
        assert listings.newest(connection) == "2021-01-01"
    assert on(db, "2021-01-01") == {"QDi.901": "when last seen", "KPi.903": "on the list"}


@pytest.mark.parametrize(("before", "after"), [
    ("Al-Qaida leader", "AL-QAIDA   leader\n"),
    ("Died. Review pursuant to Security Council resolution 1822 (2008) was concluded on 1 Jun. 2010.", "Died."),
    ("Died.", "Died. Review pursuant to Security\n Council resolution 2253 (2015) was concluded on 21 Feb."),
    ("INTERPOL-UN Security Council Special Notice web link: https://www.interpol.int/en/notice/search/un/1",
     "INTERPOL-UN Security Council Special Notice web link: https://www.interpol.int/en/How-we-work"),
    ("2014-04-09-04:00", "2014-04-09"),
    ("Died. See www.interpol.int/en/x", "Died. See https://www.un.org/y.html"), ("Al-\u200bQaida", "Al-Qaida"),
    ("born 12\n34", "born 12 34"),
])
def test_white_space_case_links_and_boilerplate_are_cosmetic(before: str, after: str) -> None:
    assert not is_substantive("COMMENTS1", [before], [after])


@pytest.mark.parametrize(("before", "after"), [
    ("Died in 2001.", "Died in 2002."), ("Passport 12-3", "Passport 123"), ("", "Reportedly deceased"),
    ("see https://www.interpol.int/x.Deceased", "see https://www.interpol.int/x.Alive"),
    ("https://www.interpol.int/x;deceased", "https://www.interpol.int/x;alive"),
    ("Website: www.aksa.org", "Website: www.hamas.ps"), ("www.un.org.evil.ps", "www.un.org"),
    ("Phone 12 34", "Phone 123 4"),
])
def test_anything_else_is_substantive(before: str, after: str) -> None:
    assert is_substantive("COMMENTS1", [before], [after])


def test_a_change_between_empty_elements_is_named(run: Run, db: Path, tmp_path: Path) -> None:
    empty = "<ENTITY_ALIAS><ALIAS_NAME/></ENTITY_ALIAS>"
    ingest(run, db, write(tmp_path, "2020-01-01", ABU, FIRM))
    ingest(run, db, write(tmp_path, "2021-01-01", ABU, FIRM | {"more": empty * 2}))
    row = next(row for row in answer("listings", "history", "KPe.904", db=db) if row["event"] == "changed")
    assert (row["field"], row["before"], row["after"], row["substantive"]) == ("ENTITY_ALIAS", None, "2 empty", False)


@given(st.text(), st.sampled_from(["  ", "\n\t", ""]))
def test_white_space_and_case_never_count(text: str, space: str) -> None:
    assert substance(space + text + space) == substance(text)
    assert substance(text.upper().lower()) == substance(text.upper())


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4), st.sets(st.integers(0, 3), min_size=1)), min_size=2, max_size=4,
                unique_by=lambda pair: pair[0]), st.randoms())
def test_any_order_of_loading_gives_the_same_history(tmp_path_factory: Any, days: Any, random: Any) -> None:
    folder = tmp_path_factory.mktemp("order")
    everyone = (ABU, BADR, CHO, FIRM)
    files = [write(folder, f"202{day}-01-01", *(everyone[one] for one in sorted(who))) for day, who in days]
    told = []
    for number, order in enumerate((files, sorted(files), random.sample(files, len(files)))):
        path = folder / f"{number}.db"
        with writing(path) as database:
            for file in order:
                load(database, SourceFile(file), FORMATS["un-consolidated"], Options())
        told.append(history(path))
    assert told[0] == told[1] == told[2]


def test_an_export_of_the_list_has_its_terms_beside_it(run: Run, real: Path, tmp_path: Path) -> None:
    for form in ("csv", "ftm"):
        path = tmp_path / f"listings.{form}"
        assert run("listings", "export", "--format", form, "-o", str(path), db=real).exit_code == 0
        assert "United Nations" in path.with_name(f"{path.name}.terms.txt").read_text()
