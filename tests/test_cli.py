"""The command line answers with the names and keys that other programs call it by."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from commands import within
from conftest import FIXTURES, Run, answer

from sanctiondb.cli import cli

ROLL_CALL = ("id", "draft", "symbol", "date", "meeting", "title", "outcome", "vetoed_by", "yes", "no", "abstain",
             "not_voting", "required", "corrections")
COLUMNS = {
    ("sources",): ("publisher", "terms", "attribution", "file", "sha256", "edition", "downloaded"),
    ("rejects",): ("file", "row", "column", "value", "reason"),
    ("check",): ("severity", "rule", "symbol", "found", "expected"),
    ("votes", "S/2022/431"): (
        "symbol", "draft", "date", "meeting", "member", "name", "vote", "permanent", "corrections"),
    ("rollcalls",): ROLL_CALL,
    ("vetoes",): (*ROLL_CALL[:6], "question", *ROLL_CALL[6:]),
    ("vetoes", "--count", "member"): ("counted_by", "vetoes", "alone", "first", "last", "rule"),
    ("vetoes", "--count", "decade", "--rule", "drafts"): (
        "counted_by", "proposals", "vetoes", "alone", "chn", "fra", "gbr", "sun", "rus", "usa", "first", "last",
        "rule"),
    ("regimes",): ("slug", "name", "target", "founded_by", "since", "until", "status", "committee"),
    ("regime", "dprk"): (
        "measure", "type", "action", "symbol", "paragraph", "from", "until", "term", "binding", "standing"),
    ("expiring", "--on", "2024-03-01"): ("date", "days_left", "kind", "regime", "what", "symbol", "standing"),
    ("compare", "libya-748", "libya-1970"): ("what", "libya-748", "libya-1970"),
    ("unconfirmed",): ("regime", "measure", "symbol", "from", "missing", "what", "id"),
    ("search", "coal"): ("kind", "key", "title", "snippet", "date"),
    ("query", "SELECT slug, since FROM regimes"): ("slug", "since"),
    ("query", "mandates"): ("regime", "body", "symbol", "start", "end", "ended_by"),
    ("query", "--list"): ("name", "title", "parameters"),
    ("timeline", "dprk"): ("date", "kind", "symbol", "title", "outcome", "corrections"),
    ("mandates",): ("regime", "body", "symbol", "start", "end", "ended_by"),
    ("members",): ("member", "name", "permanent", "from", "to"),
    ("agreement", "FRA", "GBR"): ("member_a", "member_b", "n", "agree", "agreement"),
    ("agreement", "FRA", "GBR", "--abstain", "half"): (
        "member_a", "member_b", "n", "agree", "agreement", "kappa"),
    ("agreement", "--group", "P5", "--by", "year"): (
        "year", "member_a", "member_b", "n", "agree", "agreement", "kappa"),
    ("loyalty", "FRA", "--group", "P5"): ("member", "group", "n", "agree", "share"),
    ("divided",): ("id", "symbol", "date", "title", "yes", "no", "abstain", "division", "corrections"),
    ("lonely",): ("id", "symbol", "date", "member", "vote", "others", "corrections"),
    ("statements",): ("statement", "verdict", "evidence"),
}
SHOW = {"id", "symbol", "draft", "date", "meeting", "title", "body", "outcome", "manner", "procedural", "yes", "no",
        "abstain", "not_voting", "required", "vetoed_by", "permanent_no", "votes", "regimes", "measures", "sources",
        "changes", "corrections"}


@pytest.mark.parametrize("words", COLUMNS, ids=" ".join)
def test_every_answer_has_its_columns_in_every_form(run: Run, seeded: Path, words: tuple[str, ...]) -> None:
    expected = list(COLUMNS[words])
    for row in answer(*words, db=seeded):
        assert list(row) == expected
    lines = run(*words, "--nl", db=seeded).stdout.splitlines()
    assert [json.loads(line) for line in lines] == answer(*words, db=seeded)
    for form, mark in (("--csv", ","), ("--tsv", "\t")):
        table = list(csv.reader(io.StringIO(run(*words, form, db=seeded).stdout), delimiter=mark))
        assert table[0] == expected
        assert len(table) == 1 + len(lines)


@pytest.mark.parametrize("words", COLUMNS, ids=" ".join)
def test_every_answer_is_a_readable_table_also_in_a_pipe(run: Run, seeded: Path, words: tuple[str, ...]) -> None:
    result = run(*words, db=seeded)
    assert result.exit_code == 0
    expected = [name for name in COLUMNS[words] if name != "corrections"]
    assert result.stdout == "none\n" or result.stdout.split()[: len(expected)] == expected
    assert "\x1b" not in result.stdout


def test_lists_are_arrays_in_json_and_joined_in_csv_and_booleans_are_one_and_nought(run: Run, seeded: Path) -> None:
    veto = next(row for row in answer("vetoes", "--regime", "dprk", db=seeded) if row["id"] == "s-2022-431")
    assert veto["vetoed_by"] == ["CHN", "RUS"]
    assert "CHN|RUS" in run("vetoes", "--regime", "dprk", "--csv", db=seeded).stdout
    votes = answer("votes", "S/2022/431", db=seeded)
    assert {row["permanent"] for row in votes} == {True, False}
    rows = list(csv.DictReader(io.StringIO(run("votes", "S/2022/431", "--csv", db=seeded).stdout)))
    assert {row["permanent"] for row in rows} == {"1", "0"}


def test_show_is_one_object_with_everything(seeded: Path) -> None:
    action = answer("show", "1718", db=seeded)
    assert SHOW <= set(action)
    assert (action["id"], action["symbol"]) == ("s-res-1718-2006", "S/RES/1718(2006)")
    assert (action["outcome"], action["manner"], action["required"]) == ("adopted", "unanimous", 9)
    assert action["regimes"] == ["dprk"]
    assert "8 (d)" in [measure["paragraph"] for measure in action["measures"]]
    assert {"S/PV.5551", "S/RES/1718(2006)"} <= {source["source"] for source in action["sources"]}


@pytest.mark.parametrize("said", ["S/RES/1718 (2006)", "1718", "UNSCR 1718", "s-res-1718-2006", "S/PV.5551"])
def test_an_action_is_found_by_every_name_it_has(seeded: Path, said: str) -> None:
    assert answer("show", said, db=seeded)["id"] == "s-res-1718-2006"


def test_a_symbol_of_several_roll_calls_lists_them(run: Run, seeded: Path) -> None:
    result = run("show", "S/PV.9087", db=seeded)
    assert result.exit_code == 1
    assert "s-2022-538" in result.stderr and "s-2022-541" in result.stderr


@pytest.mark.parametrize(("words", "sentence"), [
    (("show", "S/RES/9999"), "no such action"),
    (("show", "S/RES/1718(2007)"), "did you mean S/RES/1718(2006)?"),
    (("votes", ""), "no such action"),
    (("show", "S/2024/255/Rev.7"), "did you mean S/2024/255?"),
    (("show", "%"), "no such action"),
    (("show", "S/RES/" + "9" * 5000), "no such action"),
    (("votes", "\udcff"), "no such action"),
    (("agreement", "\udcff", "FRA"), "no member state has this code"),
    (("regime", "\udcff"), "no such regime"),
    (("regime", "atlantis"), "no such regime; expected one of al-qaida, angola"),
    (("timeline", "atlantis"), "no such regime"),
    (("vetoes", "--regime", "atlantis"), "no such regime"),
    (("vetoes", "--by", "QQQ"), "no member state has this code"),
    (("agreement", "FRA", "QQQ"), "no member state has this code"),
    (("export", "nonsense", "-o", "x.csv"), "no table or named query"),
])
def test_what_is_not_there_is_said_in_one_sentence(
    run: Run, seeded: Path, words: tuple[str, ...], sentence: str
) -> None:
    result = run(*words, db=seeded)
    assert result.exit_code == 1
    assert sentence in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("words", [
    ("rollcalls", "--vote", "N"), ("rollcalls", "--since", "yesterday"), ("rollcalls", "--outcome", "passed"),
    ("export", "votes", "-o", "votes.xlsx"), ("show",), ("ingest",), ("ingest", "x.csv", "--edition", "soon"),
])
def test_wrong_usage_exits_with_two(run: Run, seeded: Path, words: tuple[str, ...]) -> None:
    assert run(*words, db=seeded).exit_code == 2


@pytest.mark.parametrize("name", sorted(set(within(cli)) - {"build", "ingest", "serve", "publish"}))
def test_reading_without_a_database_says_how_to_make_one(run: Run, tmp_path: Path, name: str) -> None:
    arguments = {"show": ["1718"], "votes": ["1718"], "regime": ["dprk"], "timeline": ["dprk"],
                 "agreement": ["FRA", "GBR"], "loyalty": ["FRA", "--group", "P5"], "export": ["votes", "-o", "x.csv"],
                 "compare": ["dprk", "iran"], "history": ["FRA"], "query": ["SELECT 1"], "search": ["coal"],
                 "listings": ["snapshots"],
                 "backup": ["copy.db"], "screen": [str(FIXTURES / "un-consolidated" / "expected.json")]}
    result = run(name, *arguments.get(name, []), db=tmp_path / "none.db")
    assert result.exit_code == 1
    assert "run sanctiondb build" in result.stderr
    assert not (tmp_path / "none.db").exists()


def test_a_file_that_is_no_database_of_this_program_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    path.write_text("not a database at all, but long enough to be taken for one" * 20)
    for words in (["regimes"], ["build"]):
        result = run(*words, db=path)
        assert result.exit_code == 1
        assert "other.db" in result.stderr
    path.write_bytes(b"")
    assert "run sanctiondb build" in run("regimes", db=path).stderr


def test_russia_is_counted_without_the_ussr_unless_the_seat_is_asked_for(run: Run, db: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.yaml"
    path.write_text("record: action\ndraft: S/12345\ndate: 1977-01-01\ntitle: t\nsources: [S/12345]\nvotes:\n"
                    "  Y: [CHN, FRA, GBR, USA, IND, BEN, CAN, PAK, PAN, ROU]\n  N: [SUN]\n")
    assert run("ingest", str(path), db=db).exit_code == 0
    alone, seat = (run("vetoes", "--by", "RUS", *more, "--json", db=db) for more in ([], ["--seat"]))
    added = {row["symbol"] for row in json.loads(seat.stdout)} - {row["symbol"] for row in json.loads(alone.stdout)}
    assert "S/12345" in added
    assert "RUS alone" in alone.stderr and "RUS, SUN, one seat" in seat.stderr
    assert added == {row["symbol"] for row in answer("vetoes", "--by", "sun", db=db)}


@pytest.mark.parametrize(("words", "expected"), [
    (["--outcome", "too_few", "--since", "1993-01-01"], 10),
    (["--outcome", "too_few_and_p5_no", "--since", "1993-01-01"], 23),
    (["--outcome", "vetoed", "--since", "1993-01-01"], 69),
    (["--member", "USA", "--vote", "N", "--since", "2024-01-01", "--until", "2024-12-31"], 4),
    (["--body", "ga"], 0),
])
def test_roll_calls_are_filtered(seeded: Path, words: list[str], expected: int) -> None:
    assert len(answer("rollcalls", *words, db=seeded)) == expected


def test_both_days_of_a_period_count(seeded: Path) -> None:
    rows = answer("rollcalls", "--since", "2024-03-22", "--until", "2024-03-28", db=seeded)
    assert [row["date"] for row in rows] == ["2024-03-22", "2024-03-28"]


@pytest.mark.parametrize(("day", "count"), [("1946-06-01", 11), ("1965-12-31", 11), ("1966-01-01", 15),
                                           ("2024-03-28", 15), ("2026-11-23", 15)])
def test_the_council_of_a_day_has_its_members(seeded: Path, day: str, count: int) -> None:
    rows = answer("members", "--on", day, db=seeded)
    assert len(rows) == count
    assert sum(row["permanent"] for row in rows) == 5


@pytest.mark.parametrize(("suffix", "form"), [(".csv", None), (".json", None), (".nl", None), (".txt", "json")])
def test_a_table_is_exported_whole(run: Run, seeded: Path, tmp_path: Path, suffix: str, form: str | None) -> None:
    path = tmp_path / f"votes{suffix}"
    result = run("export", "votes", "-o", str(path), *(["--format", form] if form else []), db=seeded)
    assert result.exit_code == 0
    text = path.read_text(encoding="utf-8")
    rows: list[Any] = (
        json.loads(text) if suffix in (".json", ".txt") else
        [json.loads(line) for line in text.splitlines()] if suffix == ".nl" else
        list(csv.DictReader(io.StringIO(text))))
    assert len(rows) > 1500
    assert {"roll_call_id", "member", "vote"} <= set(rows[0])
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_an_export_goes_to_the_terminal_and_not_where_it_cannot(run: Run, seeded: Path, tmp_path: Path) -> None:
    assert run("export", "regimes", "-o", "-", "--format", "csv", db=seeded).stdout.startswith("slug,")
    result = run("export", "regimes", "-o", str(tmp_path / "no" / "where.csv"), db=seeded)
    assert result.exit_code == 1 and "can be written to" in result.stderr


def test_an_export_of_loaded_data_carries_the_notice(run: Run, db: Path, tmp_path: Path) -> None:
    from conftest import FIXTURES

    run("ingest", str(FIXTURES / "undl-sc-votes" / "2026_02_06_sc_voting.csv"), "--downloaded", "2026-02-10", db=db)
    path = tmp_path / "votes.csv"
    result = run("export", "votes", "-o", str(path), db=db)
    notice = "© United Nations, 2026, https://digitallibrary.un.org, downloaded on 2026-02-10"
    assert notice in result.stderr
    assert notice in path.with_name("votes.csv.terms.txt").read_text(encoding="utf-8")


def test_a_frame_holds_what_an_export_holds(seeded: Path) -> None:
    from sanctiondb.answers.frames import frame

    votes = frame(seeded, "votes")
    assert votes["vote"].isin(list("YNAX")).all()
    assert list(frame(seeded, "rejects").columns) == ["id", "ingest_id", "row", "column", "value", "reason"]


def test_colours_obey_no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    from sanctiondb.cli import printing

    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" in printing.table([{"outcome": "vetoed"}], ["outcome"])
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in printing.table([{"outcome": "vetoed"}], ["outcome"])


def test_wide_tables_are_wrapped_to_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    from sanctiondb.cli import printing

    monkeypatch.setattr("shutil.get_terminal_size", lambda fallback: os.terminal_size((60, 20)))
    text = printing.table([{"a": "short", "b": "word " * 40, "c": "other " * 30}], ["a", "b", "c"])
    assert max(map(len, text.splitlines())) <= 60


@pytest.mark.parametrize("name", ["", *sorted(within(cli))])
def test_every_help_has_an_example(run: Run, name: str) -> None:
    result = run(*([name] if name else []), "--help")
    assert result.exit_code == 0
    assert "Example:" in result.stdout or not name
    command = within(cli)[name] if name else cli
    assert all(param.help for param in command.params if isinstance(param, click.Option))


def test_the_formats_in_the_help_are_those_there_are(run: Run) -> None:
    from sanctiondb.formats import FORMATS

    text = run("ingest", "--help").stdout
    assert all(name in text for name in FORMATS)


def test_slugs_are_completed_in_the_shell(seeded: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from click.shell_completion import ShellComplete

    completer = ShellComplete(cli, {}, "sanctiondb", "_SANCTIONDB_COMPLETE")
    found = completer.get_completions(["regime", "--db", str(seeded)], "dp")
    assert [item.value for item in found] == ["dprk"]
    monkeypatch.chdir(tmp_path)
    assert completer.get_completions(["regime"], "dp") == []


def test_an_action_is_shown_whole_to_read(run: Run, seeded: Path) -> None:
    text = run("show", "1718", db=seeded).stdout
    for part in ("S/RES/1718(2006)  adopted  2006-10-14", "Charter", "Votes (* permanent member)", "Yes (15): ",
                 "Russian Federation*", "Measures", "8 (d)", "Statements", "Sources", "S/PV.5551"):
        assert part in text or part in " ".join(text.split())
    assert max(map(len, text.splitlines())) <= 120


def test_revisions_and_disagreements_are_shown_to_read(run: Run, db: Path) -> None:
    from conftest import FIXTURES

    for name in ("2025_7_21_sc_voting.csv", "2026_02_06_sc_voting.csv"):
        run("ingest", str(FIXTURES / "undl-sc-votes" / name), db=db)
    text = run("show", "470", db=db).stdout
    assert "Revisions by later editions" in text and "Not voting (1): CHINA*" in text
    assert "Agenda" in run("show", "S/2012/538", db=db).stdout


@pytest.mark.parametrize(("symbol", "sentence"), [
    ("S/RES/2623", "on such a matter permanent members have no"),
    ("S/2024/255", "a permanent member's vote against is a veto"),
    ("S/2023/772", "That France, the United Kingdom and the United States voted against was no veto"),
    ("S/25997", "where 9 votes in favour were required"),
    ("S/RES/2397", "no permanent member voted against"),
])
def test_why_it_passed_or_failed_is_said_in_a_sentence(run: Run, seeded: Path, symbol: str, sentence: str) -> None:
    assert sentence in " ".join(run("show", symbol, db=seeded).stdout.split())


def test_an_action_whose_votes_are_not_known_says_so(run: Run, db: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("record: action\ndraft: S/2031/9\ndate: 2031-01-01\ntitle: x\nsources: [S/2031/9]\n")
    assert run("ingest", str(path), db=db).exit_code == 0
    text = run("show", "S/2031/9", db=db).stdout
    assert "outcome unknown" in text and "Votes: not known" in text and "not known well enough" in text


def test_a_command_is_imported_when_it_is_called_and_no_other() -> None:
    script = ("import sys; from click.testing import CliRunner; from sanctiondb.cli import cli;"
              " CliRunner().invoke(cli, ['--help']);"
              " print([name for name in sys.modules if 'sanctiondb.answers' in name]);"
              " CliRunner().invoke(cli, ['build', '--help']); print('sanctiondb.cli.listings' in sys.modules)")
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert said.split() == ["[]", "False"]
