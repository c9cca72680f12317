"""Rows of members are read as roll calls: fast where they stand together, right wherever they stand."""

import csv
import io
import json
import lzma
import re
import shutil
import sqlite3
from pathlib import Path

import pytest
from conftest import FIXTURES, Run, answer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from loading import SC_2025, counts, ingest, told

from sanctiondb.errors import FileRefused
from sanctiondb.files import SourceFile
from sanctiondb.formats import FORMATS
from sanctiondb.formats.member_rows import Run as Rows
from sanctiondb.formats.member_rows import runs
from sanctiondb.reports import Again, Reject, Report, Roster

GA_2026 = FIXTURES / "undl-ga-votes" / "2026_02_06_ga_voting.csv"
OLDER = FIXTURES / "undl-ga-votes" / "2021_ga_voting.csv"
COLUMNS = ("id", "code", "vote", "title")
FIELD = st.text(alphabet=st.sampled_from('ab",\n é0'), max_size=4)


def lines_of(path: Path) -> list[str]:
    """The records of a file, each with its line ends."""
    records, text = [], path.read_bytes().decode("utf-8-sig")
    for line in text.splitlines(keepends=True):
        if records and records[-1].count('"') % 2:
            records[-1] += line
        else:
            records.append(line)
    return records


def written(tmp_path: Path, records: list[str], name: str = "2026_02_06_ga_voting.csv") -> Path:
    path = tmp_path / name
    path.write_text("".join(records), encoding="utf-8", newline="")
    return path


@given(st.lists(st.tuples(FIELD, FIELD, FIELD, FIELD), max_size=8), st.sampled_from(["\n", "\r\n"]))
def test_rows_are_what_a_csv_reader_says_they_are(tmp_path_factory: pytest.TempPathFactory, table, end) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator=end)
    writer.writerows([COLUMNS, *table, *table])
    path = tmp_path_factory.mktemp("rows") / "rows.csv"
    path.write_bytes(text.getvalue().encode())
    found = [run for run in runs(SourceFile(path), COLUMNS, ("code", "vote")) if isinstance(run, Rows)]
    again = runs(SourceFile(path), COLUMNS, ("code", "vote"), {run.lines for run in found if run.lines})
    read = [line for run in found for line in run.each()]
    expected = [dict(zip(COLUMNS, fields, strict=True))
                for fields in csv.reader(io.StringIO(text.getvalue(), newline=""))][1:]
    assert [line for _, line in read] == expected
    assert [row for row, _ in read] == list(range(2, len(expected) + 2))
    assert [line for run in again if isinstance(run, Rows) for line in run.each()] == read


def test_a_field_too_many_in_one_row_and_too_few_in_the_next_reject_both(run: Run, db: Path, tmp_path: Path) -> None:
    header, *records = lines_of(GA_2026)
    records[1] = records[1].replace(",ARG,", ",ARG,odd,")
    records[2] = records[2].replace(",AUS,AUSTRALIA,", ",AUS,")
    summary = ingest(run, db, written(tmp_path, [header, *records]), status=3)
    assert (summary["rejected"], summary["new"]) == (2, 110)
    assert ["fields, expected 20" in row["reason"] for row in answer("rejects", db=db)] == [True, True]


def test_assembly_votes_are_loaded_in_both_layouts_alike(run: Run, db: Path, seeded: Path, tmp_path: Path) -> None:
    assert counts(ingest(run, db, GA_2026)) == (112, 112, 0, 0, 0)
    action = answer("show", "A/RES/181(II)[A]", db=db)
    assert (action["yes"], action["no"], action["abstain"], action["not_voting"]) == (33, 13, 10, 1)
    assert (action["outcome"], action["required"], action["body"]) == ("adopted", None, "GA")
    assert "two thirds of those voting" in " ".join(run("show", "A/RES/181(II)[A]", db=db).output.split())
    assert action["title"] == "Future government of Palestine\n[plan of partition, with an economic union]"
    older = tmp_path / "older.db"
    older.write_bytes(seeded.read_bytes())
    ingest(run, older, OLDER)
    assert answer("votes", "A/RES/181(II)[A]", db=older) == answer("votes", "A/RES/181(II)[A]", db=db)


def test_two_assembly_members_are_compared(run: Run, db: Path) -> None:
    ingest(run, db, GA_2026)
    row = answer("agreement", "FRA", "USA", "--body", "GA", db=db)[0]
    assert (row["n"], row["agree"]) == (2, 2)


def test_a_file_in_another_order_tells_the_same(run: Run, db: Path, seeded: Path, tmp_path: Path) -> None:
    header, *records = lines_of(GA_2026)
    by_member = sorted(records, key=lambda record: record.split(",")[1])
    other = tmp_path / "other.db"
    other.write_bytes(seeded.read_bytes())
    assert counts(ingest(run, db, GA_2026)) == (112, 112, 0, 0, 0)
    summary = ingest(run, other, written(tmp_path, [header, *by_member]))
    assert (counts(summary), summary["roll_calls"]) == ((112, 112, 0, 0, 0), 2)
    assert told(other) == told(db)
    again = ingest(run, other, written(tmp_path, [header, *reversed(by_member)], "2026_03_01_ga_voting.csv"))
    assert counts(again) == (112, 0, 0, 112, 0)


def test_a_roll_call_told_twice_in_other_words_keeps_the_first(run: Run, db: Path, tmp_path: Path) -> None:
    header, *records = lines_of(GA_2026)
    twice = [record.replace("1947-05-15", "1947-05-16") for record in records if "106(S-1)" in record]
    summary = ingest(run, db, written(tmp_path, [header, *records, *twice]), status=3)
    assert counts(summary) == (167, 112, 0, 0, 55)
    reject = answer("rejects", db=db)[0]
    assert (reject["column"], reject["value"], reject["row"]) == ("date", "1947-05-16", 114)
    assert "which have '1947-05-15'" in reject["reason"]


def test_a_roll_call_told_twice_in_the_same_words_votes_once(run: Run, db: Path, tmp_path: Path) -> None:
    header, *records = lines_of(GA_2026)
    summary = ingest(run, db, written(tmp_path, [header, *records, records[0]]), status=3)
    assert counts(summary) == (113, 112, 0, 0, 1)
    assert "votes twice on A/RES/106(S-1)" in answer("rejects", db=db)[0]["reason"]


def test_a_later_edition_touches_only_what_it_changes(run: Run, db: Path, tmp_path: Path) -> None:
    ingest(run, db, GA_2026)
    records = lines_of(GA_2026)
    place = next(i for i, record in enumerate(records) if ",USA," in record and "181(II)" in record)
    records[place] = records[place].replace(",Y,1947", ",A,1947")
    assert counts(ingest(run, db, written(tmp_path, records, "2026_05_01_ga_voting.csv"))) == (112, 0, 1, 111, 0)
    changes = answer("show", "A/RES/181(II)[A]", db=db)["changes"]
    assert [(one["member"], one["before"], one["after"]) for one in changes] == [("USA", "Y", "A")]


PLACE = st.integers(0, 100)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(source=st.sampled_from([GA_2026, SC_2025]), moved=st.lists(st.tuples(PLACE, PLACE), max_size=3),
       changed=st.lists(st.tuples(PLACE, st.sampled_from("YNAXQ")), max_size=3), twice=st.lists(PLACE, max_size=2))
def test_an_edition_whose_lines_are_known_tells_what_it_tells_where_none_is(
    run: Run, seeded: Path, tmp_path: Path, source, moved, changed, twice
) -> None:
    header, *records = lines_of(source)
    db, other = (Path(shutil.copy(seeded, tmp_path / name)) for name in ("known.db", "unknown.db"))
    for path in (db, other):
        ingest(run, path, source)
    for place, letter in changed:
        records[place] = re.sub(r"^((?:[^,]*,){3}(?:True,|False,)?)[YNAX](?=,)", rf"\1{letter}", records[place])
    for there, here in moved:
        records.insert(here, records.pop(there))
    later = written(tmp_path, [header, *records, *(records[place] for place in twice)], "2026_03_06_voting.csv")
    with sqlite3.connect(other) as connection:
        connection.execute("UPDATE wordings SET lines = NULL")
    results = [run("ingest", str(later), "--json", db=path) for path in (db, other)]
    assert results[0].stdout == results[1].stdout
    assert told(db) == told(other)
    assert answer("digest", db=db) == answer("digest", db=other)


def test_a_later_edition_reads_only_the_roll_calls_that_it_changes(run: Run, db: Path, tmp_path: Path) -> None:
    header, *records = lines_of(SC_2025)
    ingest(run, db, SC_2025)
    with sqlite3.connect(db) as connection:
        known = [row[0] for row in connection.execute("SELECT lines FROM wordings WHERE lines IS NOT NULL")]
    records[0] = re.sub(",False,Y,", ",False,A,", records[0])
    file = SourceFile(written(tmp_path, [header, *records], "later.csv"))
    read = [*FORMATS["undl-sc-votes"].read_again(file, dict.fromkeys(known, Roster(())))]
    assert [type(one) for one in read].count(Again) == len(known) - 1 > 1
    assert [one.row for one in read if isinstance(one, Report)][0] == 2


def test_the_index_of_words_is_whole_after_editions_and_withdrawals(run: Run, db: Path, tmp_path: Path) -> None:
    header, *records = lines_of(GA_2026)
    ingest(run, db, written(tmp_path, [header, *records]))
    ingest(run, db, written(tmp_path, [header, *records[:60]]), "--replace")
    with sqlite3.connect(db) as connection:
        connection.execute("INSERT INTO roll_calls_fts (roll_calls_fts, rank) VALUES ('integrity-check', 1)")


def test_totals_that_disagree_are_kept_and_named(run: Run, db: Path, tmp_path: Path) -> None:
    records = [record.replace(",33,13,10,1,57,", ",34,12,10,1,57,") for record in lines_of(GA_2026)]
    ingest(run, db, written(tmp_path, records))
    found = [row for row in answer("check", db=db) if row["rule"] == "totals"]
    assert [(row["symbol"], row["found"], row["expected"]) for row in found] == [
        ("A/RES/181(II)[A]", "published 34-12-10, 1 not voting", "counted 33-13-10, 1 not voting")]


def test_a_meeting_of_a_session_is_a_meeting(run: Run, db: Path, tmp_path: Path) -> None:
    ingest(run, db, written(tmp_path, [record.replace("A/PV.128", "A/44/PV.81") for record in lines_of(GA_2026)]))
    assert "A/44/PV.81" not in [row["found"] for row in answer("check", db=db)]
    with sqlite3.connect(db) as connection:
        form = connection.execute("SELECT form FROM meetings WHERE symbol = 'A/44/PV.81'").fetchone()
    assert form == ("meeting",)


def test_an_unknown_member_is_one_row_lost(run: Run, db: Path, tmp_path: Path) -> None:
    records = [record.replace(",AFG,", ",QQQ,") for record in lines_of(GA_2026)]
    assert counts(ingest(run, db, written(tmp_path, records), status=3)) == (112, 110, 0, 0, 2)
    assert answer("show", "A/RES/181(II)[A]", db=db)["no"] == 12


@pytest.mark.parametrize(("before", "after", "reason"), [
    ("ms_code,ms_name", "ms_name,ms_code", "is no code of a member state"),
    (",committee_report,", ",committee,", "missing: committee_report; not known: committee"),
    (",Y,1947-11-29", ",Yes,1947-11-29", "is no vote; expected Y, N, A or X"),
    (",57,", ",fifty-seven,", "is no number; expected a count of members"),
])
def test_wrong_columns_and_values_are_named(run: Run, db: Path, tmp_path: Path, before, after, reason) -> None:
    text = "".join(lines_of(GA_2026))
    assert before in text
    path = written(tmp_path, [text.replace(before, after)])
    result = run("ingest", str(path), db=db)
    rejects = answer("rejects", db=db)
    assert result.exit_code in (1, 3)
    assert reason in result.output or all(reason in row["reason"] for row in rejects)


@pytest.mark.parametrize(("name", "content", "expected"), [
    ("cut.csv.xz", lambda text: lzma.compress(text)[:-40], "cannot be unpacked"),
    ("quoted.csv", lambda text: text[:text.rindex(b'"Palestine question, ""as') + 12], "quotes closed"),
    ("long.csv", lambda text: text.replace(b"1947-11-29", b"1" * 10_000_000, 1), "field larger than field limit"),
])
def test_a_damaged_file_is_one_sentence_and_nothing_is_loaded(
    run: Run, db: Path, tmp_path: Path, name, content, expected
) -> None:
    before = db.read_bytes()
    path = tmp_path / name
    path.write_bytes(content(GA_2026.read_bytes()))
    result = run("ingest", str(path), db=db)
    assert result.exit_code == 1
    assert expected in result.stderr
    assert result.stderr.count("\n") == 1
    assert db.read_bytes() == before


def test_bytes_that_are_no_text_cost_their_row_only(tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    path.write_bytes(GA_2026.read_bytes().replace(b"ARGENTINA,A", b"ARGENTIN\xc4,A", 1))
    items = list(FORMATS["undl-ga-votes"].read(SourceFile(path)))
    assert [item.column for item in items if isinstance(item, Reject)] == ["ms_name"]
    assert sum(item.rows for item in items if isinstance(item, Report)) == 111


def test_a_field_cut_by_quotes_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    path.write_bytes(GA_2026.read_bytes() + b'1,"AFG')
    with pytest.raises(FileRefused, match=r"line 171: .*quotes closed"):
        list(FORMATS["undl-ga-votes"].read(SourceFile(path)))


def test_standard_input_folders_and_patterns_are_read(db: Path, tmp_path: Path) -> None:
    from click.testing import CliRunner

    from sanctiondb.cli import cli
    piped = CliRunner().invoke(cli, ["ingest", "-", "--json", "--db", str(db)], input=GA_2026.read_bytes())
    assert piped.exit_code == 0, piped.output
    assert json.loads(piped.stdout)[0]["file"] == "standard input"
    folder = tmp_path / "votes"
    folder.mkdir()
    (folder / "2026_02_06_ga_voting.csv").write_bytes(GA_2026.read_bytes())
    (folder / "2021_ga_voting.csv").write_bytes(OLDER.read_bytes())
    for words in (str(folder), str(folder / "*_ga_*.csv")):
        read = CliRunner().invoke(cli, ["ingest", words, "--json", "--db", str(db)])
        assert [row["file"] for row in json.loads(read.stdout)] == ["2021_ga_voting.csv", "2026_02_06_ga_voting.csv"]


def test_a_vote_that_a_replaced_file_gave_counts_again_when_another_file_gives_it(
    run: Run, db: Path, tmp_path: Path
) -> None:
    header, *records = lines_of(GA_2026)
    ingest(run, db, written(tmp_path, [header, *records], "votes.csv"))
    ingest(run, db, "--replace", written(tmp_path, [header, *records[1:]], "votes.csv"))
    assert answer("show", "A/RES/106(S-1)", db=db)["no"] == 6
    ingest(run, db, written(tmp_path, [header, records[0]], "afghanistan.csv"))
    assert answer("show", "A/RES/106(S-1)", db=db)["no"] == 7


def test_a_scattered_roll_call_with_unknown_members_is_loaded_twice_alike(
    run: Run, db: Path, tmp_path: Path
) -> None:
    header, *records = lines_of(GA_2026)
    unknown = records[0].replace(",AFG,", ",QQQ,")
    path = written(tmp_path, [header, unknown, *records[55:], *records[1:55]])
    for _ in range(2):
        assert ingest(run, db, path, status=3)["rejected"] == 1
        assert answer("show", "A/RES/106(S-1)", db=db)["no"] == 6


def test_a_scattered_roll_call_loaded_again_counts_no_row_as_new(run: Run, db: Path, tmp_path: Path) -> None:
    header, *records = lines_of(GA_2026)
    unknown = records[0].replace(",AFG,", ",QQQ,")
    path = written(tmp_path, [header, unknown, *records[1:20], *records[55:], *records[20:55]])
    first = ingest(run, db, path, status=3)
    assert (first["new"], first["rejected"]) == (111, 1)
    for _ in range(2):
        again = ingest(run, db, path, status=3)
        assert (again["new"], again["changed"], again["unchanged"], again["rejected"]) == (0, 0, 111, 1)
