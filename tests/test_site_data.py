"""The data and API pages: everything described and to be had, every example an address that answers."""

import csv
import html
import io
import json
import re
import subprocess
import sys

import pytest
from browser import serving
from sites import Site, links, rows, with_official

from sanctiondb.answers import datapackage, dictionary, exports
from sanctiondb.web.headers import STRICT

PAGES = ["/data", "/api"]


@pytest.mark.parametrize("address", PAGES)
def test_the_pages_run_no_script_and_load_nothing_from_elsewhere(site, address):
    page = site.get(address)
    assert page.status_code == 200 and page.headers["content-security-policy"] == STRICT
    assert page.text.count("<main") == page.text.count("<h1") == 1
    assert set(re.findall(r"<script[^>]*>", page.text)) <= {'<script type="application/ld+json">'}
    assert " style=" not in page.text


@pytest.mark.parametrize("address", PAGES)
def test_every_link_of_the_pages_leads_somewhere(site, address):
    text = re.search(r"<main.*</main>", site.get(address).text, re.DOTALL)[0]
    inner = {html.unescape(link).partition("#")[0] for link in re.findall(r'href="(/[^"]*)"', text)}
    for link in sorted(inner):
        if not link.startswith("/data/"):
            assert site.get(link).status_code in (200, 302), link


def test_every_table_and_column_is_described_and_leads_to_its_rows(site, connection):
    page, known = site.get("/data").text, dictionary.tables(connection)
    assert [table["name"] for table in site.get("/data.json").json()["tables"]] == [table["name"] for table in known]
    for table in known:
        assert f'id="table-{table["name"]}"' in page
        assert table["description"] and all(column["description"] for column in table["columns"]), table["name"]
    assert len(rows(site.get("/data.csv"))) == sum(len(table["columns"]) for table in known)


def test_every_file_stands_with_its_hash(site, connection):
    page = site.get("/data").text
    for sha256, in connection.execute("SELECT sha256 FROM ingests"):
        assert sha256 in page


def test_every_rule_that_found_something_leads_to_its_findings(site):
    found = site.get("/data.json").json()["findings"]
    checks = site.get("/checks").text
    assert found and sum(row["findings"] for row in found) == len(site.get("/checks.json").json())
    for row in found:
        assert row["what"] and f'id="{row["severity"]}-{row["rule"]}"' in checks


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_table_is_downloaded_whole_as_the_command_line_writes_it(site, connection, form):
    for name in exports.tables(connection):
        answer = site.get(f"/data/{name}.{form}")
        number = connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        assert answer.status_code == 200 and f'filename="{name}.{form}"' in answer.headers["content-disposition"]
        assert len(rows(answer) if form == "csv" else answer.json()) == number, name
        assert answer.text == "".join(datapackage.pieces(connection, name, form))


def test_what_is_no_table_of_the_record_is_not_downloaded(site):
    for name in ("sqlite_master", "_sqlite_migrations", "roll_calls_fts", "nothing"):
        answer = site.get(f"/data/{name}.csv")
        assert answer.status_code == 404 and "expected one of" in answer.json()["error"]


def test_the_data_package_describes_the_files_beside_it(site, connection):
    package = site.get("/data/datapackage.json").json()
    assert [one["path"] for one in package["resources"]] == [f"{name}.csv" for name in exports.tables(connection)]
    for one in package["resources"][:5]:
        header = next(csv.reader(io.StringIO(site.get(f"/data/{one['path']}").text)))
        assert header == [field["name"] for field in one["schema"]["fields"]]


def test_a_file_that_does_not_change_can_be_had_whole(site_db):
    fixed = Site()
    fixed.datasette = type(fixed.datasette)([], immutables=[str(site_db)])
    assert "/record.db" in links(fixed.get("/data"))
    assert fixed.get("/record.db").content[:15] == b"SQLite format 3"
    assert "/record.db" not in links(Site(site_db).get("/data"))


def test_search_engines_of_data_are_told_what_it_is(site_db, tmp_path):
    site = with_official(site_db, tmp_path)
    text = re.search(r'<script type="application/ld\+json">(.*?)</script>', site.get("/data").text, re.DOTALL)[1]
    told = json.loads(text)
    assert told["@type"] == "Dataset" and told["url"] == "http://localhost/data"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d", told["temporalCoverage"])
    assert told["license"] == ["https://creativecommons.org/publicdomain/zero/1.0/", "http://localhost/sources"]
    assert {one["contentUrl"] for one in told["distribution"]} >= {"http://localhost/data/votes.csv"}
    assert "<" not in text


def test_every_example_answers_as_the_page_shows(site):
    page = html.unescape(site.get("/api").text)
    examples = site.get("/api.json").json()
    assert len(examples) > 8 and len(rows(site.get("/api.csv"))) == len(examples)
    for one in examples:
        answer = site.get(one["path"], follow_redirects=True)
        assert answer.status_code == 200, one["path"]
        told = answer.json() if one["form"] == "json" else rows(answer)
        assert told, one["path"]
        assert one["path"] in page and answer.text.splitlines()[0][:160] in page


def test_examples_say_what_the_record_says(site):
    asked = {one["title"]: one["path"] for one in site.get("/api.json").json()}
    assert site.get(asked["One action whole"]).json()["vetoed_by"] == ["RUS"]
    assert len(rows(site.get(asked["Every vote on it"]))) == 15
    by_symbol = site.get(asked["An action by its symbol"], follow_redirects=True).json()
    assert by_symbol["symbol"] == "S/RES/1718(2006)"
    assert {row["outcome"] for row in site.get(asked["A table, filtered and sorted"]).json()} == {"vetoed"}
    assert "adopted" in {row["outcome"] for row in site.get(asked["SQL of your own"]).json()}


def test_the_python_of_the_page_runs(site_db):
    with serving(site_db) as address:
        from urllib.request import urlopen

        page = urlopen(f"{address}/api").read().decode()
        code = html.unescape(re.search(r'<pre id="python"><code>(.*?)</code>', page, re.DOTALL)[1])
        ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert ran.stdout.split() == ["S/2024/255", "vetoed", "['RUS']"], ran.stderr


def test_the_page_says_whether_other_sites_may_read(site_db):
    open_to_all = Site()
    open_to_all.datasette = type(open_to_all.datasette)([str(site_db)], cors=True)
    assert "CORS: any origin" in open_to_all.get("/api").text
    assert open_to_all.get("/data/regimes.csv").headers["access-control-allow-origin"] == "*"
    assert "CORS is off here" in Site(site_db).get("/api").text


def test_without_a_record_the_pages_say_so(tmp_path):
    site = Site()
    for address in ("/data", "/api", "/feeds/actions.atom", "/feeds/expiring.ics", "/sitemap.xml"):
        assert site.get(address).status_code == 503, address
