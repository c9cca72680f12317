"""One search over everything: words, members, names on the list; what it marks and where it leads."""

import re
import shutil
import sqlite3

import pytest
from lists import ABU, CHO, write
from sites import Site, loaded, with_official

from sanctiondb.answers.searching import MARKS, bracketed, search


@pytest.fixture
def listed(site_db, tmp_path):
    """A database with a Consolidated List in it."""
    path = shutil.copy(site_db, tmp_path)
    loaded(path, write(tmp_path, "2020-01-01", ABU | {"name": "ABÚ [ONE]"}, CHO))
    return path


def test_members_are_found_by_a_part_of_a_name_or_by_their_code(site, connection):
    for words in ("france", "FRA", "fran"):
        assert ("member", "FRA") in {(row["kind"], row["key"]) for row in search(connection, words)}
    assert '<a href="/members/fra">France</a>' in site.get("/search?q=fran").text


def test_entries_of_the_list_are_found_by_a_part_of_a_name_and_by_their_reference(listed):
    with sqlite3.connect(listed) as connection:
        (found,) = [row for row in search(connection, "abu one") if row["kind"] == "listing"]
    assert (found["key"], found["title"], found["date"]) == ("QDi.901", "ABÚ [ONE]", "2020-01-01")
    site = Site(listed)
    page = site.get("/search?q=abu").text
    assert '<a href="/listings/QDi.901">ABÚ [ONE]</a>' in page and "The one entry" in page
    led = site.get("/search?q=kpi.903")
    assert (led.status_code, led.headers["location"]) == (302, "/listings/KPi.903")
    assert site.get("/search.json?q=kpi.903").status_code == 200


def test_names_take_at_most_half_of_what_is_found(connection):
    for limit in (1, 2, 10):
        found = search(connection, "united", limit)
        assert len(found) <= limit and sum(row["kind"] == "member" for row in found) <= max(limit // 2, 1)


def test_brackets_of_a_text_are_no_marks_of_a_search(site_db, tmp_path):
    site = with_official(site_db, tmp_path)
    with sqlite3.connect(tmp_path / "record.db") as connection:
        (title,) = connection.execute(
            "SELECT title FROM roll_calls WHERE title LIKE '%[on %' AND summary IS NULL").fetchone()
        word = re.search(r"\[on .*?([a-z]{9,})", title)[1]
        told = bracketed(search(connection, word))
    assert told and all("[" in row["snippet"] and not set(MARKS) & set(row["snippet"]) for row in told)
    page = site.get(f"/search?q={word}").text
    assert re.search(rf"\[on [^<]*<mark>{word}", page) and not set(MARKS) & set(page)


@pytest.mark.parametrize("table", ["roll_calls", "measures", "regimes", "statements"])
def test_no_text_of_the_record_holds_the_marks(connection, table):
    told = "\n".join(str(value) for row in connection.execute(f"SELECT * FROM {table}") for value in row)
    assert not any(mark in told for mark in MARKS)
