"""What screening reads of a CSV of names, what it refuses, and how an answer leads back to its row."""

from pathlib import Path

import pytest
from conftest import Run, answer
from lists import BADR, CHO, write

from sanctiondb.errors import FileRefused
from sanctiondb.files import SourceFile
from sanctiondb.screening.asked import Names, read


def names(folder: Path, text: str, **columns: str) -> Names:
    path = folder / "names.csv"
    path.write_bytes(text.encode())
    return read(SourceFile(path), **columns)


def said(folder: Path, text: str, **columns: str) -> list[str]:
    return [one.name for one in names(folder, text, **columns).asked]


@pytest.mark.parametrize(("text", "line"), [
    ('name\n"Joseph Kony\nRi Won Ho\nHafiz Saeed\n', 2), ('name\nA\n\n"B\n', 4), ('sep=;\nname;x\nA;1\n"B;2\n', 4),
    ('name\n"Joseph" Kony\n', 2), ('name,x\n"A\nB",1\n"C', 4), ('"name\nA\n', 1),
])
def test_a_quote_that_is_not_closed_is_refused_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(FileRefused, match=rf": the row that begins in line {line} is no CSV \(.+\); expected"):
        names(tmp_path, text)


def test_only_line_ends_end_a_line(tmp_path: Path) -> None:
    assert said(tmp_path, "name\nJoseph\u2028Kony\nRi\x0bWon\x1cHo\nA\x85B\n") == [
        "Joseph\u2028Kony", "Ri\x0bWon\x1cHo", "A\x85B"]
    assert said(tmp_path, 'name,x\r\n"Joseph\r\nKony",1\rA,2\r\n') == ["Joseph\r\nKony", "A"]


@pytest.mark.parametrize(("text", "columns", "column"), [
    ("name,Name\nA,B\n", {}, "name"), ("name,dob,DOB\nA,1,2\n", {}, "dob"),
    ("name,country,country\nA,1,2\n", {}, "country"),
    ("name,x,x\nA,1,2\n", {"birth": "x"}, "x"),
])
def test_a_column_to_be_read_that_is_there_twice_is_refused(
    tmp_path: Path, text: str, columns: dict[str, str], column: str
) -> None:
    with pytest.raises(FileRefused, match=f"it has the column '{column}' 2 times; expected it once"):
        names(tmp_path, text, **columns)


def test_another_column_may_be_there_twice(tmp_path: Path) -> None:
    assert said(tmp_path, "note,name,note\n,A,\n") == ["A"]


@pytest.mark.parametrize("text", [
    '"full,name";x\nA;1\n', 'sep=;\nfull,name;x\nA;1\n', 'SEP=;\r\n"full,name";x\r\nA;1\r\n', "full name,x\nA,1\n",
    'sep=,\n"full,name",x\nA,1\n',
])
def test_the_delimiter_is_what_the_file_says_or_stands_outside_of_quotes(tmp_path: Path, text: str) -> None:
    assert said(tmp_path, text, column="full name" if "full name" in text else "full,name") == ["A"]


def test_rows_are_counted_as_they_stand(tmp_path: Path) -> None:
    found = names(tmp_path, "name,x\nA,1\n\n ,2\nB,3\n")
    assert [(one.name, one.row) for one in found.asked] == [("A", 2), ("B", 5)] and found.blank == [4]


def test_namesakes_are_told_apart_by_their_row(run: Run, db: Path, tmp_path: Path) -> None:
    assert run("ingest", str(write(tmp_path, "2020-01-01", BADR, CHO)), db=db).exit_code == 0
    file = tmp_path / "customers.csv"
    file.write_text("name,dob\nCho Three,1950\nJane Roe,\nCho Three,1960\n", encoding="utf-8")
    rows = answer("screen", str(file), db=db)
    assert [(row["query"], row["row"]) for row in rows] == [("Cho Three", 2), ("Cho Three", 4)]
