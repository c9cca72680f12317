"""A roll call is one, however many publishers report it; where they disagree, both are kept."""

from pathlib import Path

from conftest import Run, answer
from loading import SC_2025, edited, ingest, record


def test_seeds_and_official_file_meet_in_one_roll_call(run: Run, db: Path) -> None:
    before = {row["symbol"] for row in answer("rollcalls", db=db)}
    ingest(run, db, SC_2025)
    after = [row["symbol"] for row in answer("rollcalls", db=db) if row["symbol"].startswith("S/RES/")]
    assert len(after) == len(set(after))
    assert {"S/RES/1718(2006)", "S/RES/2515(2020)", "S/RES/2623(2022)"} <= before
    assert 0 < len(set(after) - before) < 7
    action = answer("show", "1718", db=db)
    assert len(action["votes"]) == 15
    assert {source["publisher"] for source in action["sources"]} == {"sanctiondb", "UN Digital Library"}


def test_a_draft_and_its_resolution_meet_once_a_file_names_both(run: Run, db: Path, tmp_path: Path) -> None:
    path = tmp_path / "draft.yaml"
    path.write_text(
        "record: action\ndraft: S/1999/1\ndate: 1990-01-11\ntitle: a draft\nsources: [S/1999/1]\n"
        "votes: {Y: [FRA]}\n"
    )
    ingest(run, db, path)
    ingest(run, db, SC_2025)
    before = len(answer("rollcalls", db=db))
    text = [line for line in SC_2025.read_text(encoding="utf-8-sig").splitlines(keepends=True)
            if line.startswith("undl_id") or "S/RES/647(1990)" in line]
    later = tmp_path / "2026-01_later.csv"
    later.write_text("".join(text).replace("S/RES/647(1990),,", "S/RES/647(1990),S/1999/1,"), encoding="utf-8")
    ingest(run, db, later)
    assert len(answer("rollcalls", db=db)) == before - 1
    assert answer("show", "S/1999/1", db=db)["id"] == "s-res-647-1990"


def test_where_publishers_disagree_the_official_value_is_shown_and_the_other_kept(
    run: Run, db: Path, tmp_path: Path
) -> None:
    path = edited(tmp_path, ("CHN,CHINA,True,Y,2006-10-14", "CHN,CHINA,True,N,2006-10-14"))
    ingest(run, db, path)
    action = answer("show", "1718", db=db)
    assert [vote["vote"] for vote in action["votes"] if vote["member"] == "CHN"] == ["N"]
    assert ("CHN", "vote", "N", "Y") in {
        (row["member"], row["field"], row["shown"], row["other"]) for row in action["disagreements"]}
    findings = [row for row in answer("check", db=db) if row["symbol"] == "S/RES/1718(2006)"]
    assert {"publishers_disagree", "outcome", "totals"} <= {row["rule"] for row in findings}


def test_without_a_vote_nobody_voted_whatever_letter_an_edition_prints(run: Run, seeded: Path, db: Path) -> None:
    ingest(run, db, SC_2025)
    action = answer("show", "S/RES/97", db=db)
    assert (action["outcome"], action["manner"], action["required"]) == ("adopted", "without_vote", None)
    assert {vote["vote"] for vote in action["votes"]} == {"X"}
    assert action["published"]["yes"] == 11
    alike = ("agreement", "FRA", "GBR", "--until", "1960-01-01")
    before = answer(*alike, db=seeded)[0]["n"]
    assert answer(*alike, db=db)[0]["n"] == before


def test_a_draft_given_to_a_resolution_by_mistake_comes_back_when_that_is_mended(
    run: Run, db: Path, tmp_path: Path
) -> None:
    rows = [line for line in SC_2025.read_text(encoding="utf-8-sig").splitlines(keepends=True)
            if line.startswith("undl_id") or "S/RES/647(1990)" in line]
    wrong = "".join(rows).replace("1990-01-11,S/RES/647(1990),,", "2024-03-28,S/RES/647(1990),S/2024/255,")
    for day, text in (("2024-06-01", wrong), ("2024-07-01", "".join(rows))):
        ingest(run, db, record(tmp_path, f"{day}.csv", text))
    assert [row["symbol"] for row in answer("vetoes", "--regime", "dprk", db=db)] == ["S/2022/431", "S/2024/255"]
    assert answer("show", "S/2024/255", db=db)["outcome"] == "vetoed"
    assert answer("show", "647", db=db)["date"] == "1990-01-11"


def test_a_resolution_that_the_votes_did_not_adopt_is_named(run: Run, db: Path, tmp_path: Path) -> None:
    ingest(run, db, record(tmp_path, "m.yaml", "record: action\nresolution: S/RES/9200(2024)\ndraft: S/2024/255\n"
                           "date: 2024-03-28\ntitle: x\nsources: [S/2024/255]\n"))
    assert "resolution_not_adopted" in {row["rule"] for row in answer("check", db=db)}


def test_a_whole_ballot_takes_no_sixteenth_vote(run: Run, db: Path, tmp_path: Path) -> None:
    ingest(run, db, record(tmp_path, "c.yaml", "record: action\nresolution: 1718 (2006)\ndate: 2006-10-14\n"
                           "title: x\nsources: [S/PV.5551]\nvotes: {Y: [BEL]}\n"))
    action = answer("show", "1718", db=db)
    assert (len(action["votes"]), action["yes"]) == (15, 15)
    assert [(row["member"], row["shown"], row["other"]) for row in action["disagreements"]] == [("BEL", None, "Y")]


def test_a_part_of_the_votes_says_nothing_of_the_outcome(run: Run, db: Path, tmp_path: Path) -> None:
    ingest(run, db, record(tmp_path, "p.yaml", "record: action\ndraft: S/2031/1\ndate: 2031-01-01\ntitle: x\n"
                           "sources: [S/2031/1]\nvotes: {N: [FRA], Y: [USA]}\n"))
    action = answer("show", "S/2031/1", db=db)
    assert (action["outcome"], action["permanent_no"]) == (None, ["FRA"])


def test_two_records_of_one_roll_call_in_one_file_meet(run: Run, db: Path, tmp_path: Path) -> None:
    before = len(answer("rollcalls", db=db))
    ingest(run, db, record(tmp_path, "two.yaml", """
- {record: action, resolution: S/RES/9300(2031), draft: S/2031/2, date: 2031-01-02, title: a, sources: [S/2031/2]}
- {record: action, draft: S/2031/2, date: 2031-01-02, title: b, sources: [S/2031/2], votes: {Y: [FRA]}}
"""))
    assert len(answer("rollcalls", db=db)) == before + 1


def test_two_member_states_that_were_so_at_once_keep_their_votes(run: Run, db: Path, tmp_path: Path) -> None:
    """The two Yemens voted side by side until 1990; the USSR and Russia never did."""
    ingest(run, db, record(tmp_path, "y.yaml", "record: action\nbody: GA\nresolution: A/RES/40/1\ndate: 1985-10-01\n"
                           "title: x\nsources: [A/RES/40/1]\nvotes: {Y: [YEM], N: [YMD]}\n"))
    assert {row["member"]: row["vote"] for row in answer("votes", "A/RES/40/1", db=db)} == {"YEM": "Y", "YMD": "N"}
    assert run("vetoes", "--by", "YEM", db=db).stderr == ""


def of_russia(tmp_path: Path, *more: str) -> Path:
    """The vote of the USSR on S/RES/647 under Russia's code, alone or after other rows."""
    rows = SC_2025.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    ussr = next(row for row in rows if ",SUN," in row and "S/RES/647(1990)" in row)
    text = "".join([rows[0], *more, ussr.replace(",SUN,USSR,", ",RUS,RUSSIAN FEDERATION,")])
    return record(tmp_path, "2026_extract.csv", text)


def test_an_extract_that_calls_a_seat_by_another_code_makes_no_sixteenth_vote(
    run: Run, db: Path, tmp_path: Path
) -> None:
    ingest(run, db, SC_2025)
    ingest(run, db, of_russia(tmp_path))
    members = [row["member"] for row in answer("votes", "647", db=db)]
    assert (len(members), "RUS" in members, "SUN" in members) == (15, True, False)
    assert answer("show", "647", db=db)["yes"] == 15
    assert "voters" not in {row["rule"] for row in answer("check", db=db)}


def test_two_codes_of_one_seat_in_one_ballot_are_named(run: Run, db: Path, tmp_path: Path) -> None:
    rows = SC_2025.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    ingest(run, db, of_russia(tmp_path, *(row for row in rows if "S/RES/647(1990)" in row)))
    assert [row["found"] for row in answer("check", db=db) if row["rule"] == "voters"] == ["votes of SUN and RUS"]


def test_a_joint_draft_is_found_by_each_of_its_symbols(run: Run, db: Path, tmp_path: Path) -> None:
    ingest(run, db, record(tmp_path, "j.yaml", "record: action\ndraft: S/2033/1|S/2033/2\ndate: 2033-01-01\ntitle: x\n"
                           "regimes: [dprk]\nsources: [S/2033/1]\n"))
    for said in ("S/2033/1", "S/2033/2", "S/2033/1|S/2033/2"):
        assert answer("show", said, db=db)["draft"] == "S/2033/1|S/2033/2"
    assert "S/2033/1|S/2033/2" in [row["symbol"] for row in answer("rollcalls", "--regime", "dprk", db=db)]


def test_two_resolutions_of_one_draft_stay_two(run: Run, db: Path, tmp_path: Path) -> None:
    ingest(run, db, record(tmp_path, "d.yaml", "record: action\ndraft: S/2034/1\ndate: 2034-01-01\ntitle: x\n"
                           "sources: [S/2034/1]\n"))
    for number in (9001, 9002):
        ingest(run, db, record(tmp_path, f"{number}.yaml", f"record: action\nresolution: S/RES/{number}(2034)\n"
                               "draft: S/2034/1\ndate: 2034-01-01\ntitle: x\nsources: [S/2034/1]\n"))
    assert [answer("show", str(number), db=db)["resolution"] for number in (9001, 9002)] == [
        "S/RES/9001(2034)", "S/RES/9002(2034)"]
