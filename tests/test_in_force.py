"""What was in force on a day, what runs out, and how two regimes compare."""

from pathlib import Path

import pytest
from conftest import Run, answer
from loading import ingest, record

REGIME = """
record: regime
slug: r
name: R
target: R
founded_by: S/RES/1(2030)
since: 2030-01-01
until: null
status: in_force
committee: null
sources: [S/RES/1(2030)]
measures:
  - {id: r-1, measure: M, type: arms_embargo, action: imposed, symbol: S/RES/1(2030), from: 2030-01-10, until: %s,
     binding: true, %s}
"""


def standing(run: Run, db: Path, tmp_path: Path, until: str, more: str, day: str) -> list[str]:
    ingest(run, db, record(tmp_path, "r.yaml", REGIME % (until, more or "sources: [S/RES/1(2030)]")))
    return [row["standing"] for row in answer("in-force", "--on", day, "--target", "R", db=db) if row["regime"] == "r"]


@pytest.mark.parametrize(("until", "more", "day", "expected"), [
    ("null", "", "2030-01-09", []),
    ("null", "", "2030-01-10", ["in force"]),
    ("2030-03-01", "", "2030-03-01", ["in force"]),
    ("2030-03-01", "", "2030-03-02", []),
    ("null", "suspensions: [{from: 2030-02-01, until: 2030-02-28, symbol: S/RES/2(2030)}]", "2030-01-31",
     ["in force"]),
    ("null", "suspensions: [{from: 2030-02-01, until: 2030-02-28, symbol: S/RES/2(2030)}]", "2030-02-28", []),
    ("null", "suspensions: [{from: 2030-02-01, until: 2030-02-28, symbol: S/RES/2(2030)}]", "2030-03-01",
     ["in force"]),
    ("null", "suspensions: [{from: 2030-02-01, until: null, symbol: S/RES/2(2030)}]", "2035-01-01", []),
    ("null", "terms: [{symbol: S/RES/1(2030), until: 2030-12-31}]", "2030-12-31", ["in force"]),
    ("null", "terms: [{symbol: S/RES/1(2030), until: 2030-12-31}]", "2031-01-01", ["unknown"]),
    ("null", "terms: [{symbol: S/RES/1(2030), until: 2030-12-31}, {symbol: S/RES/3(2030), until: 2031-12-31}]",
     "2031-01-01", ["in force"]),
    ("null", "contested: true", "2030-02-01", ["contested"]),
    ("null", "took_effect: false", "2030-02-01", []),
])
def test_a_measure_stands_from_its_first_day_to_its_last_but_for_suspensions(
    run: Run, db: Path, tmp_path: Path, until: str, more: str, day: str, expected: list[str]
) -> None:
    assert standing(run, db, tmp_path, until, more, day) == expected


def slugs(seeded: Path, day: str, *words: str) -> set[str]:
    return {row["regime"] for row in answer("in-force", "--on", day, *words, db=seeded)}


@pytest.mark.parametrize(("day", "expected"), [
    ("1966-12-15", {"southern-rhodesia", "south-africa"}),
    ("1991-04-04", {"south-africa", "iraq-661"}),
    ("2003-05-21", {"iraq-661", "somalia", "rwanda", "sierra-leone", "al-qaida", "liberia-1343"}),
    ("2016-01-15", {"somalia", "al-qaida", "taliban", "iraq-1518", "drc", "sudan", "cote-divoire", "lebanon", "dprk",
                    "iran", "libya-1970", "guinea-bissau", "car", "yemen", "south-sudan", "liberia-1521"}),
    ("2023-09-01", {"somalia", "al-qaida", "taliban", "iraq-1518", "drc", "sudan", "lebanon", "dprk", "iran",
                    "libya-1970", "guinea-bissau", "car", "yemen", "south-sudan", "haiti-2653"}),
    ("2025-09-29", {"somalia", "al-qaida", "taliban", "iraq-1518", "drc", "sudan", "lebanon", "dprk", "iran",
                    "libya-1970", "guinea-bissau", "car", "yemen", "south-sudan", "haiti-2653"}),
])
def test_the_regimes_in_force_are_those_of_the_day(seeded: Path, day: str, expected: set[str]) -> None:
    assert slugs(seeded, day) == expected


def test_suspended_sanctions_are_not_in_force_and_come_back_where_they_were_resumed(seeded: Path) -> None:
    assert "libya-748" in slugs(seeded, "1999-04-04") and "libya-748" not in slugs(seeded, "1999-04-05")
    assert "haiti-841" in slugs(seeded, "1993-08-26") and "haiti-841" not in slugs(seeded, "1993-08-27")
    assert "haiti-841" in slugs(seeded, "1993-10-19")


def test_mali_lapsed_after_the_veto(seeded: Path) -> None:
    assert "mali" in slugs(seeded, "2023-08-31") and "mali" not in slugs(seeded, "2023-09-01")
    regime = next(row for row in answer("regimes", db=seeded) if row["slug"] == "mali")
    assert (regime["until"], regime["status"]) == ("2023-08-31", "ended")


def test_the_measures_on_iran_ended_in_2016_and_their_return_is_contested(seeded: Path) -> None:
    before, after, returned = (
        answer("in-force", "--on", day, "--target", "iran", "--type", "arms_embargo", db=seeded)
        for day in ("2016-01-15", "2016-01-16", "2025-09-29"))
    assert {row["symbol"] for row in after} == {"S/RES/2231(2015)"}
    assert "S/RES/1929(2010)" in {row["symbol"] for row in before}
    assert {row["standing"] for row in returned} == {"contested"}


def test_a_type_and_a_target_narrow_the_answer(seeded: Path) -> None:
    rows = answer("in-force", "--on", "2016-01-15", "--type", "travel_ban", "--target", "sudan", db=seeded)
    assert {row["type"] for row in rows} == {"travel_ban"}
    assert {row["regime"] for row in rows} == {"sudan", "south-sudan"}


def test_what_runs_out_is_told_with_the_days_left(seeded: Path) -> None:
    rows = answer("expiring", "--on", "2024-04-01", "--within", "30d", db=seeded)
    panel = next(row for row in rows if row["regime"] == "dprk")
    assert (panel["date"], panel["days_left"], panel["kind"]) == ("2024-04-30", 29, "mandate")
    weeks, days = (answer("expiring", "--on", "2024-04-01", "--within", w, db=seeded) for w in ("8w", "56"))
    assert weeks == days


def test_what_ran_out_before_is_counted_and_listed_when_asked_for(run: Run, seeded: Path) -> None:
    result = run("expiring", "--on", "2030-01-01", db=seeded)
    assert result.stdout == "none\n" and "--past lists them" in result.stderr
    rows = answer("expiring", "--on", "2030-01-01", "--past", db=seeded)
    assert rows and {row["standing"] for row in rows} == {"ran out, no renewal in the record"}
    assert all(row["days_left"] < 0 for row in rows)
    assert run("expiring", "--within", "soon", db=seeded).exit_code == 2


def test_two_regimes_stand_side_by_side(seeded: Path) -> None:
    rows = {row["what"]: row for row in answer("compare", "libya-748", "libya-1970", db=seeded)}
    assert rows["founded_by"]["libya-748"] == "S/RES/748(1992)"
    assert rows["until"] == {"what": "until", "libya-748": "2003-09-11", "libya-1970": None}
    assert rows["travel ban"]["libya-1970"].endswith("to no end")


def test_a_measure_with_a_term_is_compared_by_it_and_a_regime_with_another(run: Run, seeded: Path) -> None:
    rows = {row["what"]: row for row in answer("compare", "south-sudan", "lebanon", db=seeded)}
    assert rows["arms embargo"]["south-sudan"].endswith(", unless renewed")
    assert "the same regime twice" in run("compare", "mali", "MALI", db=seeded).stderr


def test_what_runs_out_on_a_past_day_is_told_as_it_was_decided_by_then(seeded: Path) -> None:
    rows = answer("expiring", "--on", "2023-08-01", "--within", "60d", db=seeded)
    assert {"measure", "mandate"} == {row["kind"] for row in rows if row["regime"] == "mali"}
    assert {row["date"] for row in rows if row["regime"] == "mali" and row["kind"] == "measure"} == {"2023-08-31"}
    assert answer("expiring", "--on", "2015-01-01", db=seeded)


def test_a_members_history_counts_its_votes_term_by_term(seeded: Path) -> None:
    history = answer("history", "RUS", "--seat", db=seeded)
    assert {row["member"] for row in history["spans"]} == {"SUN", "RUS"}
    assert sum(row["vetoes"] for row in history["spans"]) == len(history["vetoes"])
    assert {"S/2024/255", "S/5134"} <= {row["symbol"] for row in history["against"]}
    elected = answer("history", "IND", db=seeded)["spans"]
    assert {row["seat"] for row in elected} == {"elected"} and len(elected) >= 8
    whole = {row["votes"] for row in answer("query", (
        "SELECT count(*) AS votes FROM votes JOIN roll_calls ON id = roll_call_id WHERE member IN ('SUN', 'RUS')"
        " AND body = 'SC' AND yes IS NOT NULL"), db=seeded)}
    assert {sum(row["votes"] for row in history["spans"])} == whole
    for row in history["spans"]:
        assert row["votes"] == row["yes"] + row["no"] + row["abstain"] + row["not_voting"]
