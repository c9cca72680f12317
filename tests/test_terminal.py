"""What a terminal shows: the Council at its table, bars, colours where they are wanted, columns that stand in line."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import Run, answer
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from sanctiondb.answers.database import Rows, reading
from sanctiondb.answers.regimes import in_force
from sanctiondb.cli import bars, chamber, cli, printing

COUNCIL = """\
                                                      veto
                ✓ JPN    ✓ MLT    ✓ MOZ    ✓ KOR    ✗ RUS*
          ○ GUY                                            ✓ SLE
        ✓ FRA*               ✓ 11 yes                        ✓ SVN
       ✓ ECU                 ✗  3 no                          ✓ CHE
 veto ✗ CHN*                 ○  1 abstaining                   ✓ GBR*
      ✗ DZA                     9 required                     ✓ USA*
"""


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")


def on_terminal(*words: str, **environment: str) -> str:
    """What a command prints to somebody at a terminal."""
    outer, inner = pty.openpty()
    program = subprocess.Popen([sys.executable, "-m", "sanctiondb", *words], stdout=inner, stderr=subprocess.DEVNULL,
                               env=os.environ | {"COLUMNS": "120"} | environment)
    os.close(inner)
    told = b""
    try:
        while piece := os.read(outer, 65536):
            told += piece
    except OSError:
        pass
    os.close(outer)
    assert program.wait() == 0
    return told.decode().replace("\r\n", "\n")


def test_the_council_is_drawn_at_its_table_with_each_vote_and_each_veto(run: Run, seeded: Path) -> None:
    text = run("show", "S/2024/239", db=seeded).stdout
    assert COUNCIL in text
    assert "✗ No (3): Algeria, China*, Russian Federation*\n" in text


def test_a_council_of_eleven_is_drawn_too() -> None:
    votes = [{"member": f"A{i:02}", "name": f"A{i:02}", "vote": "YNAX"[i % 4], "permanent": i < 5} for i in range(11)]
    action = {"body": "SC", "date": "1950-01-01", "manner": None, "votes": votes, "vetoed_by": ["A01"], "required": 7}
    drawn = str(chamber.drawn(action))
    assert all(drawn.count(vote["member"]) == 1 for vote in votes)
    assert drawn.count("veto") == 1 and "veto ✗ A01*" in drawn and "7 required" in drawn


@given(st.integers(8, 15), st.data())
def test_every_council_fits_eighty_columns_and_shows_every_seat_once(size: int, data: st.DataObject) -> None:
    votes = [{"member": f"M{i:02}", "name": data.draw(st.text(max_size=8)), "vote": data.draw(st.sampled_from("YNAX")),
              "permanent": data.draw(st.booleans())} for i in range(size)]
    vetoed = [vote["member"] for vote in votes if data.draw(st.booleans())]
    drawn = chamber.horseshoe({"votes": votes, "vetoed_by": vetoed, "required": data.draw(st.none() | st.just(9))})
    assert max(map(len, drawn.splitlines())) <= chamber.LEAST
    assert all(drawn.count(vote["member"]) == 1 for vote in votes)
    assert drawn.count("veto") == len(vetoed)


@pytest.mark.parametrize("change", [
    {"votes": []}, {"manner": "without_vote"}, {"date": "1970-01-01", "votes": [
        {"member": "USA", "name": "United States", "vote": "N", "permanent": True}]}])
def test_nothing_is_drawn_of_votes_that_are_not_known(seeded: Path, change: dict[str, Any]) -> None:
    assert chamber.drawn({**answer("show", "S/2024/239", db=seeded), **change}) is None


def test_nothing_is_drawn_where_there_is_no_room(monkeypatch: pytest.MonkeyPatch, run: Run, seeded: Path) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    text = run("show", "S/2024/239", db=seeded).stdout
    assert "9 required" not in text.partition("Votes")[2] and "✗ No (3): Algeria" in text


def test_the_assembly_is_drawn_as_bars() -> None:
    votes = [{"vote": letter} for letter in "Y" * 100 + "N" + "A" * 50]
    drawn = str(chamber.drawn({"body": "GA", "votes": votes, "manner": "majority", "vetoed_by": []}))
    assert [line.count("█") for line in drawn.splitlines()] == [40, 1, 20, 0]
    assert [line.split()[-1 if "█" not in line else -2] for line in drawn.splitlines()] == ["100", "1", "50", "0"]


def test_letters_stand_for_shapes_where_the_terminal_has_none(seeded: Path) -> None:
    text = on_terminal("show", "S/2024/239", "--db", str(seeded), PYTHONIOENCODING="latin-1", NO_COLOR="1")
    assert "N RUS*" in text and "✗" not in text and "N No (3): Algeria" in text


def test_names_that_an_encoding_lacks_are_escaped_not_an_error(seeded: Path) -> None:
    text = on_terminal("query", "SELECT 'محمد' AS name", "--db", str(seeded), PYTHONIOENCODING="latin-1")
    assert "\\u0645\\u062d\\u0645\\u062f" in text


def test_colours_and_bars_are_for_a_terminal_alone(run: Run, seeded: Path) -> None:
    words = ("vetoes", "--count", "member")
    there, piped = on_terminal(*words, "--db", str(seeded)), run(*words, db=seeded).stdout
    assert "█" in there and "█" not in piped
    assert "\x1b[31m" in on_terminal("show", "S/2024/239", "--db", str(seeded))
    assert "\x1b" not in run("show", "S/2024/239", db=seeded).stdout
    assert "█" not in on_terminal(*words, "--csv", "--db", str(seeded))


@pytest.mark.parametrize(("environment", "expected"), [
    ({"NO_COLOR": "1"}, False), ({"CLICOLOR": "0"}, False), ({"TERM": "dumb"}, False), ({"NO_COLOR": ""}, True),
    ({"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, False),
])
def test_colours_on_a_terminal_obey_the_environment(
    seeded: Path, environment: dict[str, str], expected: bool
) -> None:
    text = on_terminal("rollcalls", "--outcome", "vetoed", "--since", "2024-01-01", "--db", str(seeded), **environment)
    assert ("\x1b" in text) is expected


def test_colours_are_forced_into_a_pipe(run: Run, seeded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLICOLOR_FORCE", "1")
    assert "\x1b[31m" in run("show", "S/2024/239", db=seeded).stdout
    monkeypatch.setenv("CLICOLOR_FORCE", "0")
    assert "\x1b" not in run("show", "S/2024/239", db=seeded).stdout


@pytest.mark.parametrize("name", ["長安海連技術有限公司", "سيف العدل", "Côte d'Ivoire", "אבג", "e\u0301a"])
def test_columns_stand_in_line_beside_names_of_every_script(name: str) -> None:
    rows = [{"name": name, "day": "2018-10-29"}, {"name": "plain", "day": "2020-11-30"}]
    lines = printing.table(rows, ["name", "day"]).splitlines()[2:]
    assert len({wcswidth(line[:line.index("20")]) for line in lines}) == 1


def test_digits_do_not_join_a_name_written_from_right_to_left() -> None:
    text = printing.table([{"name": "سيف العدل", "day": "2018-10-29"}], ["name", "day"])
    assert f"العدل{printing.MARK}" in text


def test_a_source_cannot_steer_the_terminal() -> None:
    assert "\x1b" not in printing.table([{"name": "\x1b[2J\x9bgone"}], ["name"])


def test_numbers_stand_to_the_right_and_codes_to_the_left() -> None:
    lines = printing.table([{"n": 5, "code": "A"}, {"n": 1000, "code": "BBB"}], ["n", "code"]).splitlines()
    assert lines[2].startswith("   5  A") and lines[3].startswith("1000  BBB")


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_bar_is_seen_whenever_there_is_something_and_is_never_too_long(count: int, most: int) -> None:
    drawn = bars.bar(min(count, most), most, 20)
    assert bool(drawn) == bool(min(count, most)) and len(drawn) <= 20


def test_bars_stand_beside_what_they_draw_and_change_no_number() -> None:
    rows = Rows(["who", "vetoes", "first"], [{"who": "SUN", "vetoes": 4, "first": "a"}])
    drawn = bars.beside(rows, "vetoes", 8)
    assert drawn.columns == ["who", "vetoes", " ", "first"] and drawn[0] == {**rows[0], " ": "█" * 8}
    assert bars.beside(Rows(["vetoes"], []), "vetoes") == []


@pytest.mark.parametrize("said", ["côte d'ivoire", "CÔTE D'IVOIRE", "cote d\u2019ivoire", "COTE-DIVOIRE",
                                  "co\u0302te d"])
def test_a_target_is_found_in_any_case_and_with_or_without_accents(seeded: Path, said: str) -> None:
    with reading(seeded) as connection:
        rows = in_force(connection, on="2010-01-01", target=said)
    assert rows and {row["regime"] for row in rows} == {"cote-divoire"}


def test_an_empty_target_leaves_nothing_out_and_one_of_nobody_everything(seeded: Path) -> None:
    with reading(seeded) as connection:
        whole = in_force(connection, on="2010-01-01")
        assert in_force(connection, on="2010-01-01", target=" ") == whole
        nobody = in_force(connection, on="2010-01-01", target="atlantis")
    assert nobody == [] and nobody.columns == whole.columns


@pytest.mark.parametrize("words", [
    ("export", "--all", ""), ("export", "votes", "-o", ""), ("listings", "export", "-o", " "), ("regimes", "--db", "")])
def test_an_empty_name_of_a_file_is_refused(
    run: Run, db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*words)
    assert result.exit_code == 2 and "an empty name" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["sanctions.db"]


@pytest.mark.parametrize(("words", "typed", "expected"), [
    (["regime"], "dp", ["dprk"]), (["show"], "1718", ["1718"]), (["show"], "S/2024/25", ["S/2024/255"]),
    (["votes"], "s/res/1718", ["S/RES/1718(2006)"]), (["history"], "ru", ["RUS"]),
    (["agreement", "FRA"], "GB", ["GBR"]),
    (["vetoes", "--by"], "sun", ["SUN"]), (["vetoes", "--regime"], "DPRK", ["dprk"]),
    (["loyalty", "FRA", "--group"], "B", ["BRICS"]),
    (["agreement", "--group"], "FRA,DE", ["FRA,DEU"]), (["agreement", "--members"], "P", ["P5"]),
    (["listings", "show"], "QQ", []),
])
def test_the_shell_completes(seeded: Path, words: list[str], typed: str, expected: list[str]) -> None:
    from click.shell_completion import ShellComplete

    completer = ShellComplete(cli, {}, "sanctiondb", "_SANCTIONDB_COMPLETE")
    option = [words.pop()] if words[-1].startswith("--") else []
    found = completer.get_completions([*words, "--db", str(seeded), *option], typed)
    assert [item.value for item in found][:len(expected) or 1] == expected


def test_answers_for_programs_are_as_they_were_where_colours_are_forced(
    run: Run, seeded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLICOLOR_FORCE", "1")
    assert json.loads(run("show", "S/2024/239", "--json", db=seeded).stdout)["outcome"] == "vetoed"
    assert "\x1b" not in run("rollcalls", "--csv", db=seeded).stdout
