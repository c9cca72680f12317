"""Records written by a person go in, are checked, mended and taken back."""

import json
from pathlib import Path

import pytest
from conftest import FIXTURES, Run, answer
from loading import counts, dump, ingest, record


@pytest.mark.parametrize("name", ["action.yaml", "records.jsonl"])
def test_records_written_by_a_person_go_in(run: Run, db: Path, name: str) -> None:
    summary = ingest(run, db, FIXTURES / "records" / name)
    assert summary["source"] == "records"
    assert summary["rejected"] == 0
    assert not [row for row in answer("check", db=db) if row["rule"] == "publishers_disagree"]


def test_what_stands_twice_in_a_file_is_rejected_once(run: Run, db: Path, tmp_path: Path) -> None:
    statement = "{{record: statement, slug: x, statement: {}, verdict: unknown, why: x, evidence: [S/2024/255]}}"
    path = record(tmp_path, "twice.yaml", f"- {statement.format('one')}\n- {statement.format('two')}\n")
    assert counts(ingest(run, db, path, status=3)) == (2, 1, 0, 0, 1)
    assert counts(ingest(run, db, path, status=3)) == (2, 0, 0, 1, 1)
    assert "row 1 says it first" in answer("rejects", db=db)[0]["reason"]


def test_a_hand_written_record_is_taken_back_by_a_file_that_replaces_it(run: Run, db: Path, tmp_path: Path) -> None:
    text = "record: action\ndraft: S/2032/1\ndate: {}\nmeeting: S/PV.99\ntitle: x\nsources: [S/2032/1]\n"
    ingest(run, db, record(tmp_path, "mine.yaml", text.format("2032-01-01")))
    assert ingest(run, db, record(tmp_path, "mine.yaml", text.format("2032-01-02")), "--replace")["new"] == 1
    assert answer("show", "S/2032/1", db=db)["date"] == "2032-01-02"


def test_rejects_of_a_mended_file_are_done_with(run: Run, db: Path, tmp_path: Path) -> None:
    text = "record: statement\nslug: x\nstatement: x\nverdict: {}\nwhy: x\nevidence: [S/2024/255]\n"
    ingest(run, db, record(tmp_path, "mine.yaml", text.format("maybe")), status=1)
    assert len(answer("rejects", db=db)) == 1
    ingest(run, db, record(tmp_path, "mine.yaml", text.format("unknown")))
    assert answer("rejects", db=db) == []


def test_a_record_that_a_seed_holds_too_is_kept_and_named(run: Run, db: Path, tmp_path: Path) -> None:
    ingest(run, db, record(tmp_path, "mine.yaml", "record: statement\nslug: measures-strengthened\nstatement: x\n"
                           "verdict: unknown\nwhy: x\nevidence: [S/2024/255]\n"))
    assert "statement measures-strengthened" in {
        row["symbol"] for row in answer("check", db=db) if row["rule"] == "kept_beside"}


MEASURE = "{id: m1, measure: m, type: financial, action: imposed, symbol: S/RES/1718(2006), paragraph: null," \
    " from: 2020-01-02, binding: null%s}"


REGIME = "record: regime\nslug: r\nname: r\ntarget: r\nfounded_by: S/RES/1718(2006)\nsince: 2020-01-01\n" \
    "until: %s\nstatus: in_force\ncommittee: null\nmeasures: [%s]\nsources: [S/RES/1718(2006)]\n"


@pytest.mark.parametrize("text", [
    REGIME % ("2019-01-01", MEASURE % ""),
    REGIME % ("null", MEASURE % ", until: 2020-01-01"),
    REGIME % ("null", f"{MEASURE % ''}, {MEASURE % ''}"),
    REGIME % ("null", (MEASURE % "").replace("m1", "dprk-1718-8ai")),
    "record: term\nmember: FRA\npermanent: false\nfrom: 2030-01-01\nuntil: 2029-01-01\nsources: [S/RES/1718(2006)]\n",
])
def test_a_record_that_contradicts_itself_or_another_is_rejected(run: Run, db: Path, tmp_path: Path, text: str) -> None:
    before = answer("regimes", db=db), answer("members", db=db)
    assert counts(ingest(run, db, record(tmp_path, "x.yaml", text), status=1)) == (1, 0, 0, 0, 1)
    assert "contradicts" in answer("rejects", db=db)[0]["reason"]
    again = run("ingest", str(tmp_path / "x.yaml"), db=db)
    assert "Error: x.yaml: row 1, " in again.stderr and "nothing was loaded: mend the file" in again.stderr
    assert (answer("regimes", db=db), answer("members", db=db)) == before


@pytest.mark.parametrize(("text", "said"), [
    ("record: action\ndraft: S/1/1\ndate: 2020-01-01\ntitle: x\nsources: [S/1/1]\nregimes: [nowhere]\n", "nowhere"),
    (REGIME % ("null", MEASURE % ", changes: nothing"), "nothing"),
    ("record: member\ncode: NEW\nstate: OLD\nnames: [{name: New}]\nsources: [S/1/1]\n", "OLD"),
])
def test_a_record_that_leads_nowhere_is_refused_and_nothing_of_its_file_is_loaded(
    run: Run, db: Path, tmp_path: Path, text: str, said: str
) -> None:
    before = dump(db)
    result = run("ingest", str(record(tmp_path, "x.yaml", text)), db=db)
    assert result.exit_code == 1
    assert said in result.stderr and "expected" in result.stderr and "\nTraceback" not in result.stderr
    assert dump(db) == before


def test_the_types_of_measures_on_the_command_line_are_those_of_the_schema() -> None:
    from sanctiondb.cli.regimes import TYPES
    from sanctiondb.resources import folder

    schema = json.loads(folder("schema").joinpath("records", "regime.json").read_text(encoding="utf-8"))
    assert list(TYPES) == schema["$defs"]["measure"]["properties"]["type"]["enum"]


def test_a_file_at_fault_replaces_nothing(run: Run, db: Path, tmp_path: Path) -> None:
    text = "record: action\ndraft: S/2032/1\ndate: {}\ntitle: x\nsources: [S/2032/1]\n"
    ingest(run, db, record(tmp_path, "mine.yaml", text.format("2032-01-01")))
    result = run("ingest", str(record(tmp_path, "mine.yaml", text.format("2032-13-01"))), "--replace", db=db)
    assert (result.exit_code, "with --replace nothing was loaded" in result.stderr) == (1, True)
    assert answer("show", "S/2032/1", db=db)["date"] == "2032-01-01"


def test_a_regime_that_changes_its_slug_is_replaced(run: Run, db: Path, tmp_path: Path) -> None:
    text = REGIME % ("null", MEASURE % "")
    ingest(run, db, record(tmp_path, "mine.yaml", text))
    ingest(run, db, record(tmp_path, "mine.yaml", text.replace("slug: r", "slug: s")), "--replace")
    slugs = {row["slug"] for row in answer("regimes", db=db)}
    assert "s" in slugs and "r" not in slugs


def test_rows_of_one_roll_call_written_by_hand_must_agree(run: Run, db: Path, tmp_path: Path) -> None:
    text = run("votes", "S/2022/431", "--csv", db=db).stdout.splitlines(keepends=True)
    text[2] = text[2].replace("S/PV.9048", "S/PV.9049")
    assert counts(ingest(run, db, record(tmp_path, "v.csv", "".join(text)), status=3)) == (15, 14, 0, 0, 1)
