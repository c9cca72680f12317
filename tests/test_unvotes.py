"""Voeten's votes meet the official ones by symbol and ballot; what differs is told, what is another vote stays one."""

import csv
import shutil
from pathlib import Path

import pytest
from conftest import FIXTURES, Run, answer, data
from loading import counts, dump, ingest, told

from sanctiondb.errors import FileRefused
from sanctiondb.files import SourceFile
from sanctiondb.formats import countries, unvotes
from sanctiondb.formats.undl_ga_votes import COLUMNS
from sanctiondb.record.likeness import likeness
from sanctiondb.reports import Reject, Report
from sanctiondb import words

VOTES, ROLL_CALLS, ISSUES = (
    FIXTURES / "unvotes" / name for name in ("ga_unvotes.csv", "ga_roll_calls.csv", "ga_issues.csv"))
PARTITION = FIXTURES / "undl-ga-votes" / "2026_02_06_ga_voting.csv"


def report(rcid: int) -> Report:
    items = unvotes.read(unvotes.join([SourceFile(VOTES), SourceFile(ROLL_CALLS), SourceFile(ISSUES)]))
    return next(item for item in items if isinstance(item, Report) and item.key == f"rcid {rcid}")


def official(tmp_path: Path, rcid: int, symbol: str, date: str, changed: int = 0) -> Path:
    """A vote of the excerpt as the Digital Library would give it, some of its members' votes turned into others."""
    cast = report(rcid).ballot.votes()
    votes = {member: "X" if place < changed else vote for place, (member, vote) in enumerate(cast.items())}
    totals = [sum(vote == letter for vote in votes.values()) for letter in "YNAX"]
    shared = {"undl_id": "1", "date": date, "resolution": symbol, "title": "x", "total_ms": len(votes), **dict(zip(
        ("total_yes", "total_no", "total_abstentions", "total_non_voting"), totals, strict=True))}
    path = tmp_path / f"ga_voting_{rcid}.csv"
    with path.open("w", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS)
        writer.writeheader()
        writer.writerows(
            {**shared, "ms_code": code, "ms_name": code, "ms_vote": vote} for code, vote in votes.items())
    return path


def edited(tmp_path: Path, path: Path, before: str, after: str) -> Path:
    text = path.read_text(encoding="utf-8")
    assert before in text
    target = tmp_path / path.name
    target.write_text(text.replace(before, after, 1), encoding="utf-8")
    return target


def load(run: Run, db: Path, *paths: Path, status: int = 0) -> dict[str, object]:
    return ingest(run, db, *(paths or (VOTES, ROLL_CALLS, ISSUES)), status=status)


def test_three_files_in_any_order_are_one_source(run: Run, db: Path) -> None:
    assert counts(load(run, db, ISSUES, VOTES, ROLL_CALLS)) == (821, 821, 0, 0, 0)
    before = dump(db)
    assert counts(load(run, db, ROLL_CALLS, VOTES, ISSUES)) == (821, 0, 0, 821, 0)
    assert dump(db) == before
    assert [row["file"] for row in answer("sources", db=db) if row["publisher"].startswith("Erik")] == [
        "ga_unvotes.csv + ga_roll_calls.csv + ga_issues.csv"]


def test_a_folder_of_them_is_loaded_as_one(run: Run, db: Path, tmp_path: Path) -> None:
    folder = tmp_path / "unvotes"
    folder.mkdir()
    for path in (VOTES, ROLL_CALLS):
        shutil.copy(path, folder)
    assert load(run, db, folder)["roll_calls"] == 8


@pytest.mark.parametrize(("paths", "said"), [
    ([VOTES], "found votes without the roll calls"),
    ([ROLL_CALLS], "found roll calls without the votes"),
    ([ISSUES], "found issues without the votes"),
    ([VOTES, ISSUES], "found votes and issues without the roll calls"),
    ([VOTES, VOTES, ROLL_CALLS], "a second file of votes"),
])
def test_what_says_nothing_alone_is_refused_in_one_sentence(
    run: Run, db: Path, paths: list[Path], said: str
) -> None:
    before = dump(db)
    result = run("ingest", *map(str, paths), db=db)
    assert (result.exit_code, dump(db)) == (1, before)
    assert said in result.stderr and len(result.stderr.splitlines()) == 1


def test_other_files_beside_votes_that_are_refused_are_loaded(run: Run, db: Path) -> None:
    result = run("ingest", str(VOTES), str(PARTITION), db=db)
    assert result.exit_code == 3
    assert len(answer("votes", "A/RES/181(II)[A]", db=db)) == 57


def test_one_file_alone_is_refused_by_the_format_itself() -> None:
    with pytest.raises(FileRefused, match="give both"):
        list(unvotes.read(SourceFile(VOTES)))


def test_countries_without_a_code_and_namibia_are_members() -> None:
    assert [countries.seat("NA", "Namibia"), countries.seat("", "Yemen Arab Republic")] == ["NAM", "YEM"]
    assert countries.seat("", "Atlantis") is countries.seat("QQ", "Atlantis") is None
    assert {report(875).ballot.votes().get(code) for code in ("EAZ", "SUN", "CHN")} <= {"Y", "N", "A"}
    assert {"GER", "YEM", "SUN"} <= report(1653).ballot.votes().keys()
    assert {"DEU", "RUS"} <= report(4042).ballot.votes().keys()
    days = ("2000-01-01", "2004-01-01", "2010-01-01")
    assert [countries.code_on("SRB", day) for day in days] == ["YUG", "SCG", "SRB"]


@pytest.mark.parametrize(("said", "resolution"), [
    ("A/RES/71/5", "A/RES/71/5"), ("R/34/93D", "A/RES/34/93D"), ("R/26/2775E", "A/RES/2775(XXVI)E"),
    ("R/33/116B/VII", "A/RES/33/116B-VII"), ("R/2/1424", None), ("R/33/422", None), ("ESS/5/100", None), ("", None),
])
def test_symbols_are_told_from_pages_and_decisions(tmp_path: Path, said: str, resolution: str | None) -> None:
    path = edited(tmp_path, ROLL_CALLS, "R/2/1424", said)
    items = list(unvotes.read(unvotes.join([SourceFile(VOTES), SourceFile(path)])))
    content = next(item.content for item in items if isinstance(item, Report) and item.key == "rcid 77")
    assert (content.get("filed_under"), content.get("resolution")) == (resolution, None)
    assert content["symbol"] == (said or "no symbol")


@pytest.mark.parametrize(("path", "before", "after", "column"), [
    (VOTES, "3,Canada,CA,no", "3,Canada,CA,maybe", "vote"),
    (VOTES, "3,Canada,CA,no", "3,Canada,QQ,no", "country_code"),
    (VOTES, "3,Canada,CA,no", "3,Cuba,CU,no", "country"),
    (VOTES, "3,Canada,CA,no", "99,Canada,CA,no", "rcid"),
    (VOTES, "3,Canada,CA,no", "3,Canada", None),
    (ISSUES, "77,me", "99,me", "rcid"),
    (ISSUES, "77,me,Palestinian conflict", "77,me", None),
])
def test_a_row_at_fault_is_rejected_and_the_others_taken(
    run: Run, db: Path, tmp_path: Path, path: Path, before: str, after: str, column: str | None
) -> None:
    files = [edited(tmp_path, one, before, after) if one == path else one for one in (VOTES, ROLL_CALLS, ISSUES)]
    summary = load(run, db, *files, status=3)
    assert (summary["rejected"], summary["roll_calls"]) == (1, 8)
    assert [row["column"] for row in answer("rejects", db=db)] == [column]


@pytest.mark.parametrize(("before", "after", "column"), [
    ("1947-11-06", "1947-11-31", "date"), ("77,2.0", "77,two", "session"), ("R/2/1424,0", "R/2/1424,2", "amend"),
    ("77,2.0", "seven,2.0", "rcid"), ("77,2.0", "3,2.0", "rcid"),
])
def test_a_roll_call_at_fault_is_rejected_with_its_votes(
    tmp_path: Path, before: str, after: str, column: str
) -> None:
    path = edited(tmp_path, ROLL_CALLS, before, after)
    items = list(unvotes.read(unvotes.join([SourceFile(VOTES), SourceFile(path)])))
    rejects = [item for item in items if isinstance(item, Reject)]
    assert (rejects[0].column, "ga_roll_calls.csv" in rejects[0].reason) == (column, True)
    assert len(rejects) == 1 + 56


def test_a_roll_call_without_votes_is_kept(run: Run, db: Path, tmp_path: Path) -> None:
    path = tmp_path / "ga_roll_calls.csv"
    path.write_text(ROLL_CALLS.read_text(encoding="utf-8") + "9999,70.0,0,2015-12-01,A/RES/70/999,0,0,x,y\n")
    load(run, db, VOTES, path)
    assert answer("show", "A/RES/70/999", db=db)["votes"] == []


def test_issue_codes_are_topics(run: Run, db: Path) -> None:
    load(run, db)
    assert answer("agreement", "USA", "POL", "--topic", "me", db=db)[0]["n"] == 2
    assert {row["topic"] for row in answer("agreement", "USA", "POL", "--by", "topic", db=db)} == {"ec", "me"}


def test_a_vote_of_the_same_symbol_and_ballot_is_the_official_one_and_its_date_is_told(
    run: Run, db: Path, tmp_path: Path
) -> None:
    load(run, db)
    load(run, db, official(tmp_path, 1653, "A/RES/31/6[A]", "1976-10-26"))
    action = answer("show", "A/RES/31/6[A]", db=db)
    assert (action["id"], action["date"], len(action["votes"])) == ("a-res-31-6-a", "1976-10-26", 135)
    assert [(row["field"], row["shown"], row["other"]) for row in action["disagreements"]] == [
        ("date", "1976-10-26", "1976-11-04")]
    assert "publishers_disagree" in {row["rule"] for row in answer("check", db=db) if row["symbol"] == "A/RES/31/6[A]"}


def test_votes_that_differ_are_told_one_by_one(run: Run, db: Path, tmp_path: Path) -> None:
    load(run, db, official(tmp_path, 1653, "A/RES/31/6[A]", "1976-11-04", changed=3))
    load(run, db)
    rows = answer("show", "A/RES/31/6[A]", db=db)["disagreements"]
    assert [(row["field"], row["shown"]) for row in rows] == [("vote", "X")] * 3


@pytest.mark.parametrize(("date", "changed"), [("1976-12-20", 0), ("1976-10-26", 30)])
def test_a_vote_of_the_same_symbol_on_another_day_or_with_another_ballot_is_another(
    run: Run, db: Path, tmp_path: Path, date: str, changed: int
) -> None:
    load(run, db)
    load(run, db, official(tmp_path, 1653, "A/RES/31/6[A]", date, changed))
    assert answer("show", "A/RES/31/6[A]", db=db)["disagreements"] == []
    other = answer("show", "r-31-6a-rcid-1653", db=db)
    assert (other["symbol"], other["resolution"]) == ("R/31/6A", None)


def publishers(db: Path, said: str) -> int:
    """How many publishers report a roll call."""
    return len({source["publisher"] for source in answer("show", said, db=db)["sources"]})


@pytest.mark.parametrize(("symbol", "date", "changed", "same"), [
    ("A/RES/31/6", "1976-10-26", 0, True), ("A/RES/31/6[K]", "1976-11-09", 2, True),
    ("A/RES/31/6", "1976-10-26", 4, False), ("A/RES/31/6", "1976-12-20", 0, False),
    ("A/RES/31/61", "1976-11-04", 0, False),
])
def test_a_letter_that_is_no_symbol_leaves_the_number_and_a_ballot_nearly_equal(
    run: Run, db: Path, tmp_path: Path, symbol: str, date: str, changed: int, same: bool
) -> None:
    load(run, db)
    load(run, db, official(tmp_path, 1653, symbol, date, changed))
    assert publishers(db, symbol) == (2 if same else 1)
    assert same == (run("show", "r-31-6a-rcid-1653", db=db).exit_code != 0)


def test_of_two_equal_votes_under_one_number_neither_is_chosen(run: Run, db: Path, tmp_path: Path) -> None:
    load(run, db)
    load(run, db, official(tmp_path, 1653, "A/RES/31/6[K]", "1976-10-26"))
    (tmp_path / "other").mkdir()
    load(run, db, official(tmp_path / "other", 1653, "A/RES/31/6[L]", "1976-11-09"))
    assert [publishers(db, f"A/RES/31/6[{letter}]") for letter in "KL"] == [1, 1]
    assert answer("show", "R/31/6A", db=db)["id"] == "r-31-6a-rcid-1653"


def test_the_letter_of_the_symbol_comes_before_the_number_alone(run: Run, db: Path, tmp_path: Path) -> None:
    load(run, db)
    load(run, db, official(tmp_path, 1653, "A/RES/31/6[K]", "1976-10-26"))
    (tmp_path / "other").mkdir()
    load(run, db, official(tmp_path / "other", 1653, "A/RES/31/6[A]", "1976-11-09", changed=9))
    assert [publishers(db, f"A/RES/31/6[{letter}]") for letter in "KA"] == [1, 2]


@pytest.mark.parametrize(("date", "changed", "same"), [
    ("1976-11-28", 2, True), ("1976-12-01", 0, False), ("1976-11-28", 4, False),
])
def test_a_vote_without_a_symbol_is_found_by_month_and_ballot(
    run: Run, db: Path, tmp_path: Path, date: str, changed: int, same: bool
) -> None:
    load(run, db, VOTES, edited(tmp_path, ROLL_CALLS, "R/31/6A", ""))
    assert answer("show", "no-symbol-rcid-1653", db=db)["resolution"] is None
    load(run, db, official(tmp_path, 1653, "A/RES/31/99", date, changed))
    assert publishers(db, "A/RES/31/99") == (2 if same else 1)


def test_a_decision_is_no_resolution_of_its_month(run: Run, db: Path, tmp_path: Path) -> None:
    load(run, db, VOTES, edited(tmp_path, ROLL_CALLS, "R/31/6A", "R/31/406"))
    load(run, db, official(tmp_path, 1653, "A/RES/31/99", "1976-11-28"))
    assert publishers(db, "A/RES/31/99") == 1


def test_no_vote_of_theirs_alone_bears_a_resolution_or_a_link_to_one(run: Run, db: Path) -> None:
    load(run, db)
    rows = answer("rollcalls", "--body", "GA", db=db)
    actions = [answer("show", row["id"], db=db) for row in rows]
    assert [action["resolution"] for action in actions] == [None] * 8
    assert [words.official(action["symbol"]) for action in actions] == [None] * 8
    assert not answer("query", "SELECT symbol FROM resolutions WHERE body = 'GA'", db=db)


def test_of_several_votes_under_one_symbol_the_likest_is_the_resolution(run: Run, db: Path, tmp_path: Path) -> None:
    load(run, db)
    before = {row["id"] for row in answer("rollcalls", "--body", "GA", db=db) if row["symbol"] == "R/52/22"}
    load(run, db, official(tmp_path, 4042, "A/RES/52/22", "1997-11-25"))
    after = {row["id"] for row in answer("rollcalls", "--body", "GA", db=db) if row["symbol"].endswith("/52/22")}
    alone = {"r-52-22-rcid-6013", "r-52-22-amendment-rcid-6014"}
    assert (before, after) == ({"r-52-22-rcid-4042", *alone}, {"a-res-52-22", *alone})
    assert answer("show", "A/RES/52/22", db=db)["date"] == "1997-11-25"


def test_an_amendment_is_a_roll_call_of_its_own(run: Run, db: Path) -> None:
    load(run, db)
    action = answer("show", "r-52-22-amendment-rcid-6014", db=db)
    assert (action["part"], action["resolution"], action["symbol"]) == ("amendment", None, "R/52/22")
    assert answer("show", "R/1/66", db=db)["part"] == "amendment"


def test_a_vote_without_a_majority_is_not_called_one(run: Run, db: Path) -> None:
    load(run, db)
    assert "1 in favour, 29 against, 81 abstaining: no majority" in run("show", "r-52-22-rcid-6013", db=db).output


def test_a_vote_named_by_its_page_is_found_by_month_and_ballot(run: Run, db: Path) -> None:
    load(run, db, PARTITION)
    load(run, db)
    action = answer("show", "A/RES/181(II)[A]", db=db)
    assert {source["publisher"] for source in action["sources"]} == {
        "UN Digital Library", "Erik Voeten's General Assembly votes"}
    assert len(action["votes"]) == 57


def test_the_record_is_the_same_in_whatever_order_files_came(run: Run, seeded: Path, tmp_path: Path) -> None:
    files = [
        [PARTITION, official(tmp_path, 1653, "A/RES/31/6", "1976-10-26")], [VOTES, ROLL_CALLS, ISSUES],
        [official(tmp_path, 4042, "A/RES/52/22", "1997-11-25")],
    ]
    records = []
    for order in ((0, 1, 2), (2, 1, 0), (1, 0, 2)):
        db = Path(shutil.copy(seeded, tmp_path / f"{order}.db"))
        for place in order:
            load(run, db, *files[place])
        records.append(told(db))
    assert records[0] == records[1] == records[2]


def test_a_vote_comes_back_when_the_official_file_is_taken_back(run: Run, db: Path, tmp_path: Path) -> None:
    load(run, db)
    alone = told(db)
    path = official(tmp_path, 4042, "A/RES/52/22", "1997-11-25")
    load(run, db, path)
    nothing = path.read_text().splitlines(keepends=True)[0]
    path.write_text(nothing + PARTITION.read_text(encoding="utf-8-sig").splitlines(keepends=True)[1])
    ingest(run, db, path, "--replace")
    ours = [row for row in told(db)[0] if row[0] != "a-res-106-s-1"]
    assert ours == alone[0]


def test_a_later_edition_changes_only_what_it_changes(run: Run, db: Path, tmp_path: Path) -> None:
    load(run, db)
    path = edited(tmp_path, VOTES, "3,Canada,CA,no", "3,Canada,CA,yes").rename(tmp_path / "2027-01_unvotes.csv")
    assert counts(load(run, db, path, ROLL_CALLS, ISSUES)) == (821, 0, 1, 820, 0)
    changes = answer("show", "r-1-66-amendment-rcid-3", db=db)["changes"]
    assert [(row["member"], row["before"], row["after"]) for row in changes] == [("CAN", "N", "Y")]


def test_a_resolution_without_a_ballot_is_met_by_symbol_and_date(run: Run, db: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.yaml"
    path.write_text("record: action\nbody: GA\nresolution: A/RES/52/237\ndate: 1998-06-26\ntitle: UNIFIL\n"
                    "sources: [A/RES/52/237]\n")
    load(run, db)
    load(run, db, path)
    action = answer("show", "A/RES/52/237", db=db)
    assert (action["title"], action["date"], len(action["votes"])) == ("UNIFIL", "1998-06-26", 111)


def test_ballots_are_compared_over_those_whom_the_official_one_names() -> None:
    ours = {"FRA": "Y", "GBR": "N", "USA": "Y"}
    assert likeness(ours, {"FRA": "Y", "GBR": "N", "USA": "N", "CHN": "X"}) == 2 / 3
    assert likeness(ours, {"FRA": "Y", "CHN": "Y"}) == 1 / 2
    assert likeness(ours, {"CHN": "X"}) == 0


def test_the_whole_of_them_meets_the_whole_assembly(run: Run, db: Path) -> None:
    files = [data(f"ga_{name}.csv.xz") for name in ("unvotes", "roll_calls", "issues")]
    summary = load(run, db, data("undl_ga_voting_2024-03.csv.xz"))
    summary = load(run, db, *files)
    assert (summary["read"], summary["rejected"], summary["roll_calls"]) == (870109, 0, 6203)
    rows = answer("rollcalls", "--body", "GA", db=db)
    assert len(rows) - 5409 == 6203 - 4650, "a vote is the official one or another, and no official one is lost"
    parts = [row for row in rows if "-amendment" in row["id"] or "-paragraph" in row["id"]]
    assert len(parts) == 1145
    assert publishers(db, "A/RES/2758(XXVI)") == 2
    assert answer("show", "R/26/2758A", db=db)["resolution"] is None
    assert [row["n"] for row in answer("agreement", "FRA", "GBR", "--body", "GA", db=db)] == [6792]
