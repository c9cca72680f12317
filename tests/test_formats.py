"""Every format reads its fixture, refuses files of others, and says what is wrong with a row."""

import bz2
import gzip
import json
import lzma
import zipfile
from pathlib import Path

import pytest
from conftest import FIXTURES

from sanctiondb.errors import FileRefused
from sanctiondb.files import SourceFile
from sanctiondb.formats import FORMATS, joined, recognise
from sanctiondb.reports import Reject, Report

SC_2025 = FIXTURES / "undl-sc-votes" / "2025_7_21_sc_voting.csv"
EXCERPTS = sorted(path for path in FIXTURES.glob("*/*") if path.name != "expected.json")


RECORDS = [
    (folder, name) for folder in sorted(FIXTURES.iterdir())
    for name in json.loads((folder / "expected.json").read_text(encoding="utf-8"))
]
"""Each file that says something, and those that do so together, named with ' + ' between them."""


def read(path: Path, source: str, *beside: Path) -> tuple[list[Report], list[Reject]]:
    files = [SourceFile(one) for one in (path, *beside)]
    [(file, format)] = joined([(one, FORMATS[source]) for one in files]) if beside else [(files[0], FORMATS[source])]
    items = list(format.read(file))
    return ([item for item in items if isinstance(item, Report)],
            [item for item in items if isinstance(item, Reject)])


def changed(tmp_path: Path, before: str, after: str, source: Path = SC_2025, count: int = 1) -> Path:
    text = source.read_text(encoding="utf-8-sig")
    assert before in text
    path = tmp_path / "voting.csv"
    path.write_text(text.replace(before, after, count), encoding="utf-8")
    return path


def test_every_format_has_a_fixture() -> None:
    assert {path.parent.name for path in EXCERPTS} == set(FORMATS)
    assert {folder / one for folder, name in RECORDS for one in name.split(" + ")} == set(EXCERPTS)


@pytest.mark.parametrize("path", EXCERPTS, ids=lambda path: path.name)
def test_a_file_is_told_by_its_content(path: Path, tmp_path: Path) -> None:
    nameless = tmp_path / "x"
    nameless.write_bytes(path.read_bytes())
    assert recognise(SourceFile(nameless)).name == path.parent.name


@pytest.mark.parametrize(("folder", "name"), RECORDS, ids=[name for _, name in RECORDS])
def test_an_excerpt_gives_the_expected_records(folder: Path, name: str) -> None:
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))[name]
    path, *beside = (folder / one for one in name.split(" + "))
    reports, rejects = read(path, folder.name, *beside)
    assert [[report.kind, report.key, report.row, report.rows, len(report.ballot)] for report in reports] == (
        expected["reports"])
    assert [[reject.row, reject.column] for reject in rejects] == expected["rejects"]


@pytest.mark.parametrize("source", sorted(FORMATS))
def test_a_file_of_another_layout_is_refused_in_one_sentence(source: str, tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text('wrong,header\n1,"2"\n' if source != "records" else "a: [unclosed\n")
    with pytest.raises(FileRefused, match=r"other\.csv: .*expected") as refused:
        read(path, source)
    assert "\n" not in refused.value.message


def test_a_file_of_no_known_format_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "novel.txt"
    path.write_text("It was a dark and stormy night.\n")
    with pytest.raises(FileRefused, match="--source"):
        recognise(SourceFile(path))


def test_blank_fields_are_left_out_and_totals_are_numbers() -> None:
    report = next(report for report in read(SC_2025, "undl-sc-votes")[0] if report.key == "S/RES/2623(2022)")
    assert "draft" not in report.content
    assert (report.content["yes"], report.content["no"], report.content["total"]) == (11, 1, 15)
    assert report.content["sources"] == ["https://digitallibrary.un.org/record/3958818"]


def test_commas_doubled_quotes_and_letters_outside_ascii_survive() -> None:
    report = next(report for report in read(SC_2025, "undl-sc-votes")[0] if report.key == "S/RES/647(1990)")
    assert 'good offices in Afghanistan, "as agreed"]' in report.content["title"]
    assert "CÔTE D'IVOIRE" in [seat.name for seat in report.ballot.roster.seats]


@pytest.mark.parametrize(("before", "after", "column", "reason"), [
    (",True,N,2022", ",True,Q,2022", "ms_vote", "Y, N, A or X"),
    (",True,N,2022", ",maybe,N,2022", "permanent_member", "True or False"),
    ("ALBANIA", "", "ms_name", "member's name"),
    ("S/RES/2623(2022)", "A/RES/1", "resolution", "S/RES/1718"),
    ("2022-02-27", "27/02/2022", "date", "'2022-02-27'"),
    (",15,Vote,", ",15,Acclamation,", "modality", "'Vote'"),
    (",11,1,3,0,15,Vote", ",eleven,1,3,0,15,Vote", "total_yes", "'11'"),
])
def test_a_bad_value_rejects_its_row_with_the_reason(
    tmp_path: Path, before: str, after: str, column: str, reason: str
) -> None:
    reports, rejects = read(changed(tmp_path, before, after), "undl-sc-votes")
    assert [reject.column for reject in rejects] == [column]
    assert reason in rejects[0].reason
    assert sum(report.rows for report in reports) == 100


def test_rows_of_one_roll_call_must_agree(tmp_path: Path) -> None:
    path = changed(tmp_path, "EMIRATES,False,A,2022-02-27", "EMIRATES,False,A,2022-02-28")
    _, rejects = read(path, "undl-sc-votes")
    assert [(reject.column, reject.value) for reject in rejects] == [("date", "2022-02-28")]
    assert "2022-02-27" in rejects[0].reason


@pytest.mark.parametrize(("before", "after", "column", "reason"), [
    ("2022-02-27", "20220227", "date", "2006-10-14"),
    (",11,1,3,0,15,Vote", ",11,1,3,0,15,Acclamation", "modality", "Without Vote"),
    (",11,1,3,0,15,Vote", ",eleven,1,3,0,15,Vote", "total_yes", "count of members"),
    (",11,1,3,0,15,Vote", f",{'1' * 5000},1,3,0,15,Vote", "total_yes", "count of members"),
    ("S/RES/2623(2022)", "S/RES/999999999999999999999(2022)", "resolution", "S/RES/1718"),
])
def test_a_value_wrong_in_all_rows_of_a_roll_call_rejects_them_all(
    tmp_path: Path, before: str, after: str, column: str, reason: str
) -> None:
    reports, rejects = read(changed(tmp_path, before, after, count=15), "undl-sc-votes")
    assert len(rejects) == 15
    assert {(reject.column, reason in reject.reason) for reject in rejects} == {(column, True)}
    assert len(reports) == 6


def test_one_row_that_differs_does_not_cost_the_others_whichever_it_is(tmp_path: Path) -> None:
    reports, rejects = read(changed(tmp_path, "S/PV.8980", "S/PV.8981"), "undl-sc-votes")
    assert [(reject.row, reject.column) for reject in rejects] == [(2, "meeting")]
    assert next(report.content["meeting"] for report in reports if "2623" in report.key) == "S/PV.8980"


def test_a_member_votes_once(tmp_path: Path) -> None:
    lines = SC_2025.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    path = tmp_path / "voting.csv"
    path.write_text("".join([*lines, lines[1]]), encoding="utf-8")
    _, rejects = read(path, "undl-sc-votes")
    assert [(reject.row, reject.column, reject.value) for reject in rejects] == [(103, "ms_code", "ALB")]


def test_a_row_that_is_cut_or_is_not_text_is_rejected_alone(tmp_path: Path) -> None:
    raw = SC_2025.read_bytes().splitlines(keepends=True)
    raw[1] = raw[1].replace(b"ALBANIA", b"ALB\xc9NIA")
    raw[2] = b"3958818,BRA\r\n"
    raw[3] = raw[3].replace(b"CHINA", b"CHI\x00NA")
    path = tmp_path / "voting.csv"
    path.write_bytes(b"".join(raw))
    reports, rejects = read(path, "undl-sc-votes")
    assert [reject.row for reject in rejects] == [2, 3, 4]
    assert sum(report.rows for report in reports) == 98


def test_a_file_cut_in_a_quoted_field_is_refused_whole(tmp_path: Path) -> None:
    text = SC_2025.read_text(encoding="utf-8-sig")
    path = tmp_path / "cut.csv"
    path.write_text(text[: text.index('""as agreed""') + 4], encoding="utf-8")
    with pytest.raises(FileRefused, match=r"cut\.csv: line \d+: .*quotes closed"):
        read(path, "undl-sc-votes")


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    import csv

    rows = list(csv.DictReader(SC_2025.open(encoding="utf-8-sig")))
    path = tmp_path / "swapped.csv"
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, sorted(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    assert [report.content for report in read(path, "undl-sc-votes")[0]] == (
        [report.content for report in read(SC_2025, "undl-sc-votes")[0]])


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress, bz2.compress])
def test_packed_files_are_unpacked_whatever_their_name(tmp_path: Path, pack: object) -> None:
    path = tmp_path / "voting"
    path.write_bytes(pack(SC_2025.read_bytes()))  # type: ignore[operator]
    assert len(read(path, "undl-sc-votes")[0]) == 7


def test_a_zip_with_one_file_is_that_file_and_with_two_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "voting.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(SC_2025, "voting.csv")
    assert len(read(path, "undl-sc-votes")[0]) == 7
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("readme.txt", "hello")
    with pytest.raises(FileRefused, match="holds 2 files"):
        read(path, "undl-sc-votes")


def test_a_truncated_xz_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "voting.csv.xz"
    path.write_bytes(lzma.compress(SC_2025.read_bytes() * 20)[:-200])
    with pytest.raises(FileRefused, match="cannot be unpacked"):
        read(path, "undl-sc-votes")


@pytest.mark.parametrize(("name", "edition"), [
    ("2026_02_06_sc_voting.csv", "2026-02-06"),
    ("2025_7_21_sc_voting.csv", "2025-07-21"),
    ("undl_sc_voting_2024-03.csv.xz", "2024-03"),
    ("sc_failed_drafts_1946_2019.csv", None),
    ("voting.csv", None),
    ("undl_2026_99_99.csv", None),
    ("20260206_sc_voting.csv", "2026-02-06"),
])
def test_a_date_in_the_name_is_the_edition(name: str, edition: str | None) -> None:
    assert SourceFile(Path(name)).edition == edition


@pytest.mark.parametrize(("record", "column", "reason"), [
    ({"record": "rumour"}, "record", "no type of record"),
    ({"record": "statement", "slug": "x"}, "", "required"),
    ({"record": "action", "resolution": "S/RES/1(1946)", "date": "1946-13-01", "title": "t",
      "sources": ["S/RES/1(1946)"]}, "date", "date"),
    ({"record": "action", "resolution": "S/RES/1(1946)", "date": "1946-01-25", "title": "t",
      "sources": ["S/RES/1(1946)"], "votes": {"Y": ["FRA"], "N": ["FRA"]}}, "votes", "votes twice"),
    ({"record": "action", "draft": "S/1", "date": "1946-01-25", "title": "t", "sources": ["S/1"],
      "votes": {"Q": ["FRA"]}}, "votes", "Q"),
    ("no record at all", "record", "no type of record"),
])
def test_a_record_against_its_schema_is_rejected_with_its_place(
    tmp_path: Path, record: object, column: str, reason: str
) -> None:
    path = tmp_path / "records.json"
    path.write_text(json.dumps({"covers": "a test", "records": [record]} if isinstance(record, dict) else [record]))
    reports, rejects = read(path, "records")
    assert reports == []
    assert (rejects[0].row, rejects[0].column) == (1, column)
    assert reason in rejects[0].reason


def test_yaml_keeps_dates_and_words_as_they_are_written(tmp_path: Path) -> None:
    path = tmp_path / "action.yaml"
    path.write_text(
        "record: action\ndraft: S/2024/255\ndate: 2024-03-28\ntitle: no\nmeeting: S/PV.9591\n"
        "totals: {yes: 13, no: 1}\nsources: [S/PV.9591]\n"
    )
    report = read(path, "records")[0][0]
    assert report.content["date"] == "2024-03-28"
    assert (report.content["title"], report.content["yes"], report.content["no"]) == ("no", 13, 1)


def test_a_collection_with_a_wrong_frame_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "records.yaml"
    path.write_text("records:\n  - record: statement\n")
    with pytest.raises(FileRefused, match="covers"):
        read(path, "records")


def test_a_bad_line_of_json_lines_is_rejected_alone(tmp_path: Path) -> None:
    good = (FIXTURES / "records" / "records.jsonl").read_text().splitlines()
    for name in ("records.jsonl", "records.txt"):
        path = tmp_path / name
        path.write_text("\n".join([good[0], '{"record": "action", "date"', good[1]]))
        reports, rejects = read(path, "records")
        assert ([report.row for report in reports], [reject.row for reject in rejects]) == ([1, 3], [2])
        assert "no JSON" in rejects[0].reason


def test_yaml_in_flow_style_is_read_as_yaml(tmp_path: Path) -> None:
    path = tmp_path / "record.yaml"
    path.write_text("{record: statement, slug: x, statement: x, verdict: unknown, why: x, evidence: [S/1]}")
    assert len(read(path, "records")[0]) == 1


@pytest.mark.parametrize(("text", "said"), [
    ("a: &x [1, 2]\nb: *x\n", "alias"),
    ("record: !!binary aGVsbG8=\n", "binary"),
    ("record: !!python/object:os.system x\n", "python"),
    ("record: action\nvotes:\n  Y: [FRA]\n  Y: [GBR]\n", "'Y' stands twice"),
    ('{"record": "action", "record": "regime"}', "'record' stands twice"),
    ("record: caf\udce9\n", "UTF-8"),
    ("[" * 100_000, "expected"),
    ("[" * 900 + "]" * 900, "nested deeper"),
])
def test_what_is_odd_in_yaml_or_json_is_refused_in_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "odd.yaml"
    path.write_text(text, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(FileRefused, match="odd.yaml") as refused:
        read(path, "records")
    assert said in refused.value.message and "\n" not in refused.value.message


@pytest.mark.parametrize("text", ["record: [a]\n", "record: {a: b}\n", '{"record": "\\ud800"}', "record: 7\n", "- 7\n"])
def test_what_is_no_record_is_rejected(tmp_path: Path, text: str) -> None:
    path = tmp_path / "odd.yaml"
    path.write_text(text)
    reports, rejects = read(path, "records")
    assert (len(reports), len(rejects)) == (0, 1)


def test_symbols_in_a_record_are_written_in_the_one_spelling(tmp_path: Path) -> None:
    path = tmp_path / "record.yaml"
    path.write_text("record: action\ndraft: s/1999/1/rev.2|S/1999/2\ndate: 1999-01-01\ntitle: t\n"
                    "meeting: s/pv.4000\nprocedural: {value: true, basis: x, record: s/pv.4000}\n"
                    "sources: [s/res/1 (1946), https://example.org/S/x]\n")
    content = read(path, "records")[0][0].content
    assert content["draft"] == "S/1999/1/Rev.2|S/1999/2"
    assert (content["meeting"], content["procedural_record"]) == ("S/PV.4000", "S/PV.4000")
    assert content["sources"] == ["S/RES/1(1946)", "https://example.org/S/x"]


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.csv"):
        with pytest.raises(FileRefused, match=path.name):
            recognise(SourceFile(path))


def test_a_zip_made_on_a_mac_is_one_file(tmp_path: Path) -> None:
    path = tmp_path / "voting.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(SC_2025, "voting.csv")
        archive.writestr("__MACOSX/._voting.csv", "x")
    assert len(read(path, "undl-sc-votes")[0]) == 7


@pytest.mark.parametrize("date", ["20400101", "2040-1-1", "2040-02-30", ""])
def test_votes_written_as_csv_need_a_day(tmp_path: Path, date: str) -> None:
    path = tmp_path / "votes.csv"
    path.write_text(f"symbol,draft,date,meeting,member,name,vote,permanent\nS/2040/1,,{date},,FRA,,Y,\n")
    reports, rejects = read(path, "votes-csv")
    assert (reports, [reject.column for reject in rejects]) == ([], ["date"])


def test_a_year_of_any_length_and_a_symbol_of_nothing_are_rejected(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"id,year,security_council_member,last_update\n1,{'1' * 5000},China,2021\n")
    assert [reject.column for reject in read(path, "dppa-sc-membership")[1]] == ["year"]
    path.write_text("symbol,draft,date,meeting,member,name,vote,permanent\nS/RES/foo,,2020-01-01,,FRA,,Y,\n")
    assert [reject.column for reject in read(path, "votes-csv")[1]] == ["symbol"]
