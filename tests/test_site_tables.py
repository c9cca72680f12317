"""Datasette's own tables, rows and named queries, dressed and described."""

import re

import yaml
from sites import links

from sanctiondb.answers import exports
from sanctiondb.resources import folder


def test_datasettes_tables_lead_to_the_pages_of_symbols(site):
    assert "/actions/s-2024-255" in links(site.get("/record/roll_calls?symbol=S/2024/255"))
    assert "/actions/s-res-1718-2006" in links(site.get("/record/measures?symbol=S/RES/1718(2006)"))
    assert "/regimes/dprk" in links(site.get("/record/measures"))
    assert "/actions/s-2024-255" in links(site.get("/record/vetoes"))
    assert "/actions/s-2024-255" in links(site.get("/record/mandates?ended_by=S/2024/255"))


def test_datasettes_tables_have_a_word_for_an_outcome_and_no_empty_links(site):
    assert "too_few_and_p5_no (too few votes" in site.get("/record/roll_calls?outcome=too_few_and_p5_no").text
    facets = site.get("/record/roll_calls?_facet=outcome&outcome=adopted").text
    assert 'aria-label="remove facet outcome"' in facets and 'aria-label="remove filter outcome: adopted"' in facets
    assert ">0 rows<" not in site.get("/record/roll_calls/1").text


def test_every_named_query_answers(site, connection):
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    for name in {*exports.named_queries(), *exports.NEEDS_PARAMETERS}:
        address = f"/record/{name}_query" if name in tables else f"/record/{name}"
        answer = site.get(f"{address}.json?_shape=array")
        assert answer.status_code == 200, address


def test_a_named_query_takes_parameters_and_hides_no_table(site):
    votes = site.get("/record/votes_query.json?id=s-2024-255&_shape=array").json()
    assert len(votes) == 15
    assert "member" in site.get("/record/votes.json?_shape=array").json()[0]


def test_every_table_view_and_column_is_described_and_nothing_else(connection):
    described = yaml.safe_load(folder("schema").joinpath("descriptions.yaml").read_text("utf-8"))["tables"]
    found = connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
                               " AND name NOT GLOB '*_fts*'")
    names = [row[0] for row in found]
    assert sorted(described) == sorted(names)
    for name in names:
        columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')]
        assert list(described[name]["columns"]) == columns, name
        assert described[name]["description"]


def test_descriptions_and_labels_stand_on_datasettes_pages(site):
    page = site.get("/record/roll_calls").text
    assert "Votes in favour that the Charter required" in page
    assert "_sqlite_migrations" not in site.get("/record").text
    assert ">Democratic People&#39;s Republic of Korea</a>" in site.get("/record/measures").text


def test_the_whole_database_has_no_csv_but_a_statement_of_sql_has(site):
    assert site.get("/record.csv").status_code == 404
    assert site.get("/record.csv?sql=select+1+as+one").text.split() == ["one", "1"]


def test_the_row_of_an_action_leads_to_its_page(site, connection):
    slug, symbol = connection.execute("SELECT slug, symbol FROM roll_calls WHERE id = 1").fetchone()
    assert f'<h1>Roll calls: <a href="/actions/{slug}">{symbol}</a></h1>' in site.get("/record/roll_calls/1").text


def test_a_table_of_roll_calls_begins_with_what_tells_them_apart(site):
    page = site.get("/record/roll_calls").text
    columns = re.findall(r'<th [^>]*data-column="([^"]+)"', page)
    assert columns[:5] == ["symbol", "date", "outcome", "title", "id"]
    cells = re.findall(r'<td [^>]*data-label="([^"]+)"', page)
    assert cells[:len(columns)] == columns


def test_every_parameter_of_a_named_query_has_a_hint(site):
    for name in ("rollcalls", "vetoes", "agreement", "votes_query", "in_force", "expiring", "veto_counts",
                 "search", "history", "members_query", "mandates_query"):
        page = site.get(f"/record/{name}").text
        fields = re.findall(r'<input type="text" id="qp\d+" [^>]+>', page)
        assert fields and all("aria-describedby" in field for field in fields), name
