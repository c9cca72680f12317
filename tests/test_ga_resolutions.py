"""The General Assembly's resolutions: adoptions by vote and without one, bad rows named."""

from pathlib import Path

import pytest
from conftest import FIXTURES

from sanctiondb.errors import FileRefused
from sanctiondb.files import SourceFile
from sanctiondb.formats.undl_ga_resolutions import COLUMNS, FORMAT
from sanctiondb.reports import NOBODY, Reject, Report

OUTCOMES = FIXTURES / "undl-ga-resolutions" / "ga_outcomes.csv"
MERCENARIES = "A/RES/53/135"


def read(path: Path) -> tuple[list[Report], list[Reject]]:
    items = list(FORMAT.read(SourceFile(path)))
    return ([item for item in items if isinstance(item, Report)],
            [item for item in items if isinstance(item, Reject)])


def changed(tmp_path: Path, before: str, after: str) -> Path:
    text = OUTCOMES.read_text(encoding="utf-8-sig")
    assert before in text
    path = tmp_path / "outcomes.csv"
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    return path


def of(resolution: str, path: Path = OUTCOMES) -> Report:
    return next(report for report in read(path)[0] if report.key == resolution)


def test_a_recorded_vote_has_its_totals_and_no_ballot() -> None:
    report = of(MERCENARIES)
    assert report.content == {
        "record_id": "285318", "date": "1998-12-09", "resolution": "A/RES/53/135", "body": "GA", "session": "53",
        "committee_report": "A/53/624", "meeting": "A/53/PV.85", "outcome": "adopted", "modality": "vote",
        "title": "Use of mercenaries as a means of violating human rights and impeding the exercise of the right of"
                 " peoples to self-determination : resolution / adopted by the General Assembly",
        "agenda": "A/53/251 109 Right of peoples to self-determination. SELF-DETERMINATION OF PEOPLES--HUMAN RIGHTS",
        "yes": 115, "no": 18, "abstain": 35, "not_voting": 17, "total": 185,
        "sources": ["https://digitallibrary.un.org/record/285318"],
    }
    assert report.ballot is NOBODY


def test_an_adoption_without_a_vote_is_in_the_record_with_its_blanks_left_out() -> None:
    assert of("A/RES/57/307").content == {
        "date": "2003-04-15", "resolution": "A/RES/57/307", "title": "A/RES/57/307", "body": "GA", "session": "57",
        "meeting": "A/57/PV.83", "modality": "without_vote", "outcome": "adopted",
    }


@pytest.mark.parametrize(("words", "modality"), [
    ("without vote", "without_vote"), ("WITHOUT VOTE", "without_vote"), ("Adopted without vote", "without_vote"),
    ("vote", "vote"), ("Recorded vote", "vote"),
])
def test_the_case_of_the_modality_makes_no_difference(tmp_path: Path, words: str, modality: str) -> None:
    assert of("A/RES/57/307", changed(tmp_path, ",Without Vote,", f",{words},")).content["modality"] == modality


def test_totals_that_a_program_wrote_with_a_decimal_point_are_numbers() -> None:
    content = of("A/RES/ES-10/21").content
    assert [content[name] for name in ("yes", "no", "abstain", "not_voting", "total")] == [120, 14, 45, 14, 193]


def test_totals_of_zero_stay_and_blank_ones_are_left_out(tmp_path: Path) -> None:
    content = of(MERCENARIES, changed(tmp_path, ",115,18,35,17,185,", ",0,0,0,,,")).content
    assert (content["yes"], content["abstain"], "not_voting" in content, "total" in content) == (0, 0, False, False)


@pytest.mark.parametrize(("given", "key"), [
    ("A/RES/37/37A", "A/RES/37/37A"), ("a/res/53/135 ", "A/RES/53/135"), ("A/RES/181 (II) [A]", "A/RES/181(II)[A]"),
    ("A/RES/S-9/2", "A/RES/S-9/2"), ("A/RES/78/183 B", "A/RES/78/183 B"), ("A/RES/1005(ES-II)", "A/RES/1005(ES-II)"),
])
def test_symbols_of_every_kind_are_taken_in_their_one_spelling(tmp_path: Path, given: str, key: str) -> None:
    path = tmp_path / "outcomes.csv"
    row = dict.fromkeys(COLUMNS, "") | {"resolution": given, "date": "1990-01-01", "modality": "Vote"}
    path.write_text(f"{','.join(COLUMNS)}\n{','.join(row.values())}\n")
    assert [report.key for report in read(path)[0]] == [key]


@pytest.mark.parametrize(("before", "after", "column", "reason"), [
    ("1998-12-09", "09/12/1998", "date", "2006-10-14"),
    ("1998-12-09", "", "date", "2006-10-14"),
    ("A/RES/53/135", "S/RES/1214(1998)", "resolution", "A/RES/53/135"),
    ("A/RES/53/135", "", "resolution", "A/RES/53/135"),
    ("A/RES/53/135", "A/RES/2758(XXVI)", "resolution", "row 4 already"),
    ("General Assembly,Vote,,A/53", "General Assembly,Acclaimed,,A/53", "modality", "Without Vote"),
    (",115,18,", ",many,18,", "total_yes", "count of members"),
    (",115,18,", ",115,18.5,", "total_no", "count of members"),
    (",17,185,", f",{'9' * 5000},185,", "total_non_voting", "count of members"),
])
def test_a_bad_value_rejects_its_row_with_the_reason(
    tmp_path: Path, before: str, after: str, column: str, reason: str
) -> None:
    reports, rejects = read(changed(tmp_path, before, after))
    assert [(reject.row, reject.column) for reject in rejects] == [(5, column)]
    assert reason in rejects[0].reason
    assert len(reports) == 5


def test_votes_of_members_beside_the_modality_are_not_this_format(tmp_path: Path) -> None:
    path = changed(tmp_path, "undl_id,", "undl_id,ms_code,")
    assert not FORMAT.recognises(SourceFile(path))
    with pytest.raises(FileRefused, match="not known: ms_code"):
        read(path)


def test_votes_and_outcomes_of_one_resolution_are_one_roll_call(run, db, tmp_path) -> None:
    """The file of resolutions brings no ballots; those of the voting data stay, whichever file comes first."""
    from conftest import answer
    from loading import ingest
    votes = FIXTURES / "undl-ga-votes" / "2026_02_06_ga_voting.csv"
    outcomes = tmp_path / "2026_03_01_ga_outcomes.csv"
    outcomes.write_text(
        ",".join(COLUMNS) + "\n616327,A/RES/106(S-1),S-1,1947-05-15,A committee on Palestine,Vote,,A/307,A/PV.79,,,,"
        "45,7,1,2,55,\n", encoding="utf-8")
    for path in (votes, outcomes):
        ingest(run, db, path)
    action = answer("show", "A/RES/106(S-1)", db=db)
    assert (len(action["votes"]), action["yes"], action["title"]) == (55, 45, "A committee on Palestine")
    assert [row["symbol"] for row in answer("rollcalls", "--body", "GA", db=db)] == [
        "A/RES/106(S-1)", "A/RES/181(II)[A]"]
