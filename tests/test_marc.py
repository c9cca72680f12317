"""Vote records in MARC XML: read as a stream, hostile and broken files refused, faulty records named."""

import tracemalloc
from pathlib import Path

import pytest
from conftest import FIXTURES

from sanctiondb.errors import FileRefused
from sanctiondb.files import SourceFile
from sanctiondb.formats import recognise
from sanctiondb.formats.undl_marc import FORMAT
from sanctiondb.reports import Reject, Report

COLLECTION = FIXTURES / "undl-marc" / "collection.xml"
SINGLE = FIXTURES / "undl-marc" / "record.xml"
BOMB = """<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>
<record><controlfield tag="001">&c;</controlfield></record>"""
EXTERNAL = """<!DOCTYPE record [<!ENTITY file SYSTEM "file:///etc/passwd">]>
<record><controlfield tag="001">&file;</controlfield></record>"""
DTD = '<!DOCTYPE record SYSTEM "http://example.org/marc.dtd"><record/>'


def read(path: Path) -> tuple[list[Report], list[Reject]]:
    items = list(FORMAT.read(SourceFile(path)))
    return ([item for item in items if isinstance(item, Report)],
            [item for item in items if isinstance(item, Reject)])


def written(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "records.xml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def changed(tmp_path: Path, before: str, after: str, source: Path = SINGLE, count: int = 1) -> Path:
    text = source.read_text(encoding="utf-8")
    assert before in text
    return written(tmp_path, text.replace(before, after, count))


def record(*fields: tuple[str, str, str]) -> str:
    inner = "".join(
        f'<datafield tag="{tag}"><subfield code="{code}">{text}</subfield></datafield>' for tag, code, text in fields
    )
    return f"<record>{inner}</record>"


def refusal(path: Path) -> str:
    with pytest.raises(FileRefused) as refused:
        read(path)
    message = refused.value.message
    assert message.startswith(f"{path.name}: line ") and "\n" not in message
    assert "expected" in message and "nothing of it was loaded" in message
    return message


def test_a_vote_of_the_council_is_read_in_the_words_of_the_librarys_csv() -> None:
    report = read(SINGLE)[0][0]
    assert report.content == {
        "record_id": "3958818", "body": "SC", "date": "2022-02-27", "resolution": "S/RES/2623(2022)",
        "meeting": "S/PV.8980", "subjects": "UKRAINE--POLITICAL CONDITIONS",
        "title": "Security Council resolution 2623 (2022) [on convening an emergency special session of the"
                 " General Assembly on Ukraine]",
        "yes": 11, "no": 1, "abstain": 3, "not_voting": 0, "total": 15, "modality": "vote", "outcome": "adopted",
        "sources": ["https://digitallibrary.un.org/record/3958818"],
    }
    votes = report.ballot.votes()
    assert (votes["RUS"], votes["CHN"], votes["IND"], votes["FRA"]) == ("N", "A", "A", "Y")
    assert [cast.member for cast in report.ballot.casts(1) if cast.permanent] == ["CHN", "FRA", "RUS", "GBR", "USA"]


def test_a_vote_of_the_assembly_goes_on_in_further_fields_and_tells_of_no_permanent_members() -> None:
    report = read(COLLECTION)[0][0]
    letters = list(report.ballot.votes().values())
    assert [letters.count(letter) for letter in "YNAX"] == [33, 13, 10, 1]
    assert {cast.permanent for cast in report.ballot.casts(1)} == {None}
    assert (report.content["body"], report.content["committee_report"]) == ("GA", "A/516")
    assert report.content["title"] == (
        "Future government of Palestine : resolution / adopted by the General Assembly")


def test_a_record_without_any_vote_is_an_adoption_without_a_vote() -> None:
    kiribati, justice = read(COLLECTION)[0][1:]
    assert kiribati.content["modality"] == justice.content["modality"] == "without_vote"
    assert kiribati.content["vote_note"] == "Adopted without vote"
    assert justice.content["vote_note"] == "Adopted without vote, 83rd plenary meeting"
    assert (set(kiribati.ballot.letters), len(justice.ballot)) == ({"X"}, 0)
    assert "yes" not in justice.content and "sources" not in justice.content


def test_totals_without_any_members_vote_are_a_vote_without_a_ballot(tmp_path: Path) -> None:
    path = written(tmp_path, record(
        ("269", "a", "1947-01-01"), ("791", "a", "A/RES/1(II)"), ("996", "b", "30"), ("967", "c", "FRA")))
    report = read(path)[0][0]
    assert (report.content["modality"], report.content["yes"], len(report.ballot)) == ("vote", 30, 0)


def test_two_records_are_two_reports_numbered_by_their_place(tmp_path: Path) -> None:
    path = written(tmp_path, "<collection>" + record(("269", "a", "2006-10-14"), ("791", "a", "S/RES/1718")) + record(
        ("992", "a", "20030415"), ("791", "a", "A/RES/57/307")) + "</collection>")
    reports, rejects = read(path)
    assert [(report.key, report.row, report.rows, report.content["date"]) for report in reports] == [
        ("S/RES/1718(2006)", 1, 1, "2006-10-14"), ("A/RES/57/307", 2, 1, "2003-04-15")]
    assert rejects == []


def test_a_prefix_for_the_namespace_and_the_lack_of_one_make_no_difference(tmp_path: Path) -> None:
    bare = SINGLE.read_text(encoding="utf-8")
    prefixed = bare.replace("</", "\0").replace("<", "<marc:").replace("\0", "</marc:").replace(
        "<marc:record>", '<marc:record xmlns:marc="http://www.loc.gov/MARC21/slim">')
    path = written(tmp_path, prefixed)
    assert recognise(SourceFile(path)) is FORMAT
    assert read(path)[0][0].content == read(SINGLE)[0][0].content


def test_drafts_reports_and_sessions_are_told_apart_and_written_as_in_the_csv(tmp_path: Path) -> None:
    path = written(tmp_path, record(
        ("269", "a", "2023-10-27"), ("791", "a", "A/RES/ES-10/21"), ("791", "c", "10emsp"),
        ("993", "a", "A/ES-10/L.25"), ("993", "a", "A/516"), ("993", "a", "A/ES-10/PV.41")))
    content = read(path)[0][0].content
    assert (content["session"], content["draft"], content["committee_report"]) == ("ES-10", "A/ES-10/L.25", "A/516")
    path = written(tmp_path, record(
        ("269", "a", "2006-10-14"), ("791", "a", "S/RES/1718(2006)"), ("993", "a", "S/2006/805")))
    assert read(path)[0][0].content["draft"] == "S/2006/805"


def test_the_later_date_field_stands_in_where_the_first_is_no_day(tmp_path: Path) -> None:
    path = written(tmp_path, record(
        ("269", "a", "2003"), ("992", "a", "20030415"), ("791", "a", "A/RES/57/307")))
    assert read(path)[0][0].content["date"] == "2003-04-15"


@pytest.mark.parametrize("encoding", ["ISO-8859-1", "UTF-8"])
def test_letters_outside_ascii_survive_in_the_encoding_that_the_file_declares(tmp_path: Path, encoding: str) -> None:
    text = SINGLE.read_text(encoding="utf-8").replace("NORWAY", "CÔTE &lt;\nD'IVOIRE")
    path = written(tmp_path, f'<?xml version="1.0" encoding="{encoding}"?>\n{text}'.encode(encoding))
    assert "CÔTE < D'IVOIRE" in [cast.name for cast in read(path)[0][0].ballot.casts(1)]


@pytest.mark.parametrize(("before", "after", "column", "reason"), [
    ("S/RES/2623(2022)", "S/8980", "791 $a", "no symbol of a resolution"),
    ('tag="791"', 'tag="191"', "791 $a", "no symbol of a resolution"),
    ("20220227", "20220230", "269 $a", "no date"),
    ("20220227", "20220227, 20220228", "269 $a", "no date"),
    ('tag="992"', 'tag="995"', "269 $a", "no date"),
    ('<subfield code="d">N', '<subfield code="d">Q', "967 $d", "no vote of RUS"),
    ('<subfield code="d">N', '<subfield code="d">NY', "967 $d", "Y, N, A or nothing"),
    ('<subfield code="c">RUS', '<subfield code="c">ALB', "967 $c", "votes twice"),
    ('<subfield code="c">RUS', '<subfield code="c">', "967 $c", "no code of a member"),
    ('<subfield code="b">011', '<subfield code="b">eleven', "996 $b", "count of members"),
])
def test_a_record_with_a_fault_is_rejected_with_its_field_and_the_reason(
    tmp_path: Path, before: str, after: str, column: str, reason: str
) -> None:
    reports, rejects = read(changed(tmp_path, before, after))
    assert (reports, [(reject.row, reject.column) for reject in rejects]) == ([], [(1, column)])
    assert reason in rejects[0].reason


def test_a_faulty_record_does_not_cost_the_others(tmp_path: Path) -> None:
    reports, rejects = read(changed(tmp_path, "S/RES/1248(1999)", "Kiribati", COLLECTION))
    assert ([report.row for report in reports], [reject.row for reject in rejects]) == ([1, 3], [2])
    assert rejects[0].value == "Kiribati"


def test_the_same_resolution_twice_is_taken_once(tmp_path: Path) -> None:
    reports, rejects = read(written(tmp_path, f"<collection>{SINGLE.read_text() * 2}</collection>"))
    assert ([report.row for report in reports], [reject.row for reject in rejects]) == ([1], [2])
    assert "record 1 already" in rejects[0].reason


@pytest.mark.parametrize("text", [BOMB, EXTERNAL, DTD], ids=["bomb", "external", "dtd"])
def test_a_document_type_is_refused_and_with_it_every_entity(tmp_path: Path, text: str) -> None:
    message = refusal(written(tmp_path, text))
    assert "line 1, " in message and "<!DOCTYPE" in message and "take it out" in message
    assert "root:" not in message


def test_an_entity_that_nothing_declares_is_refused(tmp_path: Path) -> None:
    assert "undefined entity" in refusal(changed(tmp_path, "NORWAY", "&norway;"))


def test_a_truncated_file_is_refused_with_the_place(tmp_path: Path) -> None:
    text = COLLECTION.read_text(encoding="utf-8")
    cut = text[: text.index("BAHRAIN")]
    message = refusal(written(tmp_path, cut))
    assert f"line {cut.count(chr(10)) + 1}, column " in message and "fetch it again" in message


@pytest.mark.parametrize(("text", "found"), [
    (b"<record><controlfield tag='001'>caf\xe9</controlfield></record>", "line 1, column "),
    (b"<record>\x00</record>", "not well-formed"),
    (b"<record><marc</record>", "not well-formed"),
    (b"", "no element found"),
    (b"<?xml version='1.0' encoding='EBCDIC-1'?><record/>", "unknown encoding"),
    (b"<?xml version='1.0' encoding='Shift_JIS'?><record/>", "multi-byte encodings"),
    (b"<CONSOLIDATED_LIST><INDIVIDUALS/></CONSOLIDATED_LIST>", "no record in it"),
    (b"<collection/>", "no record in it"),
])
def test_what_is_no_marc_xml_is_refused_in_one_sentence(tmp_path: Path, text: bytes, found: str) -> None:
    assert found in refusal(written(tmp_path, text))


def test_a_record_that_does_not_end_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    path = written(tmp_path, "<record><controlfield tag='001'>" + ("x" * 1000 + "\n") * 20_000)
    assert "no record ended in" in refusal(path)


def test_memory_is_that_of_some_records_whatever_the_number_in_the_file(tmp_path: Path) -> None:
    text, number = SINGLE.read_text(encoding="utf-8"), 2500
    path = written(tmp_path, "<collection>" + "".join(
        text.replace("2623(2022)", f"{one}(2022)") for one in range(1, number + 1)) + "</collection>")
    tracemalloc.start()
    taken = sum(1 for _ in FORMAT.read(SourceFile(path)))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert taken == number
    assert most < path.stat().st_size / 3


def test_fields_outside_a_record_and_what_is_wrapped_around_it_are_passed_over(tmp_path: Path) -> None:
    text = SINGLE.read_text(encoding="utf-8")
    path = written(tmp_path, f'<OAI><record><header/><metadata>{text}</metadata></record><subfield code="a"/></OAI>')
    reports, rejects = read(path)
    assert ([report.key for report in reports], rejects) == (["S/RES/2623(2022)"], [])
