"""CSV that people open in a spreadsheet runs nothing there, and says the same as before when it is read back."""

import csv
import io
import json
import shutil
import sqlite3
from pathlib import Path

import pytest
from conftest import Run
from hypothesis import given
from hypothesis import strategies as st
from sites import Site

from sanctiondb.answers.rendering import render
from sanctiondb.spreadsheets import GuardedRows, guarded, unguarded

RUN = ("=", "+", "-", "@", "\t", "\r")
HOSTILE = '=HYPERLINK("http://example.org","here")'
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@given(TEXT | st.sampled_from(["=1", "'=1", "''@x", "-5", "-x", "+44 20", "\t=1"]))
def test_every_cell_is_harmless_and_comes_back_as_it_was(cell: str) -> None:
    made = guarded(cell)
    assert unguarded(made) == cell
    assert not made.startswith(RUN) or made.lstrip("+-").replace(".", "", 1).isdecimal()


@given(st.lists(st.lists(TEXT, min_size=2, max_size=3), min_size=1, max_size=5), st.integers(1, 7))
def test_rows_passed_on_in_pieces_are_those_guarded_at_once(rows: list[list[str]], size: int) -> None:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    whole, guard = text.getvalue(), GuardedRows()
    passed = "".join(guard.feed(whole[i:i + size]) for i in range(0, len(whole), size)) + guard.end()
    assert list(csv.reader(io.StringIO(passed, newline=""))) == [[guarded(cell) for cell in row] for row in rows]


def test_numbers_below_nothing_stay_numbers() -> None:
    assert render([{"n": -5, "text": "-5.5", "name": "-x"}], ["n", "text", "name"], "safe-csv").splitlines()[1] == (
        "-5,-5.5,'-x")


@pytest.mark.parametrize("form,delimiter", [("csv", ","), ("tsv", "\t")])
def test_a_cell_with_a_carriage_return_is_in_quotes(form: str, delimiter: str) -> None:
    cells = [["a\rb", "\r", "c\nd", "e"]]
    written = render([dict(zip("wxyz", row, strict=True)) for row in cells], list("wxyz"), form)
    read = csv.reader(io.StringIO(written, newline=""), delimiter=delimiter, strict=True)
    assert list(read) == [list("wxyz"), *cells]


@pytest.fixture
def hostile(db: Path) -> Path:
    """A database in which a title is a formula."""
    with sqlite3.connect(db) as connection:
        connection.execute("UPDATE roll_calls SET title = ? WHERE slug = 's-2024-255'", [HOSTILE])
    connection.close()
    return db


def test_an_export_is_harmless_where_that_is_asked_for_and_exact_where_not(run: Run, hostile: Path) -> None:
    file, folder = hostile.with_name("x.csv"), hostile.with_name("all")
    assert run("export", "roll_calls", "--safe-csv", "-o", str(file), db=hostile).exit_code == 0
    assert "'=HYPERLINK" in file.read_text()
    assert run("export", "roll_calls", "-o", str(file), db=hostile).exit_code == 0
    assert ",\"=HYPERLINK" in file.read_text()
    assert run("export", "--all", str(folder), "--safe-csv", db=hostile).exit_code == 0
    assert "'=HYPERLINK" in (folder / "roll_calls.csv").read_text()
    assert HOSTILE in {row["title"] for row in json.loads((folder / "roll_calls.json").read_text())}
    assert "'=HYPERLINK" in run("vetoes", "--safe-csv", db=hostile).stdout


def test_every_csv_of_the_site_is_harmless_its_own_and_datasettes(hostile: Path, tmp_path: Path) -> None:
    site = Site(Path(shutil.copy(hostile, tmp_path / "record.db")))
    for address in ("/vetoes.csv", "/record/roll_calls.csv?_size=max", "/record/roll_calls.csv?_stream=on",
                    "/record/vetoes.csv", "/record.csv?sql=select+title+from+roll_calls"):
        cells = [cell for row in csv.reader(io.StringIO(site.get(address).text, newline="")) for cell in row]
        assert f"'{HOSTILE}" in cells, address
        assert HOSTILE not in cells, address


def test_votes_made_harmless_are_read_back_as_they_were(run: Run, db: Path) -> None:
    file = db.with_name("votes.csv")
    file.write_text("symbol,draft,date,meeting,member,name,vote,permanent\n"
                    "S/RES/9999(2030),S/2030/1,2030-01-01,S/PV.99999,FRA,'=France,Y,1\n")
    assert run("ingest", str(file), db=db).exit_code == 0
    rows = json.loads(run("votes", "S/RES/9999(2030)", "--json", db=db).stdout)
    assert rows[0]["name"] == "=France"
