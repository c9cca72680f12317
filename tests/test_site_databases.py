"""Which open database is the record, what becomes of the others, and of a file that changes, goes or is not for all."""

import asyncio
import shutil
import sqlite3
from collections import Counter
from pathlib import Path

import pytest
from conftest import FIXTURES
from sites import OFFICIAL, Site, links

from sanctiondb.answers.database import APPLICATION, reading
from sanctiondb.files import SourceFile
from sanctiondb.formats import recognise
from sanctiondb.record import store
from sanctiondb.record.ingestion import ingest
from sanctiondb.record.ledger import Options
from sanctiondb.record.store import writing
from sanctiondb.web.catalogue import MOST_DRAWN, current
from sanctiondb.web.quality_page import MOST


def test_data_of_seeds_alone_are_free(site):
    for address in ("/regimes.json", "/checks.csv", "/record/votes.json"):
        assert 'publicdomain/zero/1.0/>; rel="license"' in site.get(address).headers["link"]


def test_what_is_loaded_from_the_united_nations_is_acknowledged_everywhere(site_db, tmp_path):
    path = Path(shutil.copy(site_db, tmp_path))
    site = Site(path)
    assert "© United Nations" not in site.get("/").text
    file = SourceFile(OFFICIAL)
    with writing(path) as db:
        ingest(db, file, recognise(file), Options())
    for address in ("/", "/actions/s-2024-255", "/record/votes"):
        assert "© United Nations" in site.get(address).text
    for address in ("/regimes.json", "/checks.csv", "/record/votes.json", "/record/votes.csv"):
        headers = site.get(address).headers
        assert "(c) United Nations" in headers["x-acknowledgement"]
        assert "</sources>" in headers["link"]


def test_a_change_of_the_file_is_seen_while_the_site_runs(site_db, tmp_path):
    path = Path(shutil.copy(site_db, tmp_path))
    site = Site(path)
    assert site.get("/regimes/dprk").status_code == 200
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE regimes SET name = 'Renamed' WHERE slug = 'dprk'")
    assert "Renamed" in site.get("/actions/s-2024-255").text


def test_a_rule_with_many_findings_shows_the_first_of_them_and_leads_to_all(site_db, tmp_path):
    path, source = Path(shutil.copy(site_db, tmp_path)), tmp_path / "2026_02_06_ga_voting.csv"
    header, row = (FIXTURES / "undl-ga-votes" / source.name).read_text(encoding="utf-8-sig").splitlines()[:2]
    wrong = [row.replace("A/RES/106(S-1)", f"A/RES/3{number}/1") for number in range(300)]
    source.write_text("\n".join([header, *wrong, ""]), encoding="utf-8")
    with writing(path) as db:
        ingest(db, SourceFile(source), recognise(SourceFile(source)), Options())
    site = Site(path)
    page, found = site.get("/checks").text, site.get("/checks.json").json()
    many = [rule for rule, how_many in Counter(one["rule"] for one in found).items() if how_many >= 300]
    assert many and page.count(f"The first {MOST} of ") == len(many)
    assert page.count("<tr>") < len(found)


def test_the_site_works_under_another_base(site_db):
    site = Site(site_db, base_url="/un/")
    page = site.get("/actions/s-2024-255")
    assert "/un/regimes/dprk" in links(page)
    assert site.get("/search?q=1718").headers["location"] == "/un/actions/s-res-1718-2006"


def test_a_database_of_something_else_keeps_its_pages(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE birds (name TEXT)")
    site = Site(path)
    assert "/other" in links(site.get("/"))
    assert site.get("/other/birds").status_code == 200
    assert site.get("/regimes").status_code == 503


def test_the_record_is_found_beside_another_database(site_db, tmp_path):
    path = tmp_path / "another.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE measures (regime TEXT)")
    site = Site(path, site_db)
    assert site.get("/regimes/dprk").status_code == 200
    assert "sanctions measures" not in site.get("/another/measures").text
    assert site.get("/another/vetoes").status_code == 404


def test_facets_are_suggested_only_where_another_database_is_open_too(site_db, tmp_path):
    other = tmp_path / "other.db"
    sqlite3.connect(other).execute("CREATE TABLE t (x)").connection.close()
    assert Site(site_db).get("/record/roll_calls.json").json()["suggested_facets"] == []
    assert Site(site_db, other).get("/record/roll_calls.json").json()["suggested_facets"]


def test_a_database_of_something_else_with_roll_calls_is_not_the_record(site_db, tmp_path):
    path = tmp_path / "another.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE roll_calls (pupil TEXT)")
    assert Site(path).get("/regimes").status_code == 503
    assert Site(path).get("/").status_code == 200
    assert Site(path, site_db).get("/regimes/dprk").status_code == 200


def test_the_record_is_known_by_the_mark_that_the_writer_sets():
    assert APPLICATION == store.APPLICATION


def test_actions_without_a_record_lead_to_no_other_host(site, tmp_path):
    path = tmp_path / "other.db"
    sqlite3.connect(path).execute("CREATE TABLE birds (name TEXT)")
    assert Site(path).get("/actions").status_code == 503
    assert site.get("/actions").headers["location"] == "/record/roll_calls"


@pytest.mark.parametrize("address", ["/", "/regimes/dprk", "/actions/s-2024-255.json", "/actions", "/checks"])
def test_a_file_that_is_gone_is_said_in_a_sentence(site_db, tmp_path, address):
    path = Path(shutil.copy(site_db, tmp_path))
    site = Site(path)
    assert site.get("/").status_code == 200
    path.unlink()
    answer = site.get(address)
    assert answer.status_code == 503
    assert "gone" in answer.text and "Traceback" not in answer.text


def test_a_question_of_ours_that_lacks_a_parameter_is_not_told_as_a_fault_of_the_file(site_db):
    with pytest.raises(sqlite3.ProgrammingError), reading(site_db) as connection:
        connection.execute("SELECT :day", {})


def test_only_the_latest_long_pages_are_kept(site_db):
    site = Site(site_db)
    for day in range(1, MOST_DRAWN + 9):
        month, rest = divmod(day, 28)
        assert site.get(f"/regimes/dprk?on=2017-0{month + 1}-{rest + 1:02}").status_code == 200
    assert len(asyncio.run(current(site.datasette)).drawn) == MOST_DRAWN


def test_those_who_may_not_see_the_database_see_no_page_of_it(site_db):
    site = Site(site_db)
    site.datasette._metadata_local = {"allow": {"id": "root"}}
    for address in ("/", "/regimes/dprk", "/actions/s-2024-255.json", "/checks.csv", "/statements"):
        assert site.get(address).status_code == 403, address
