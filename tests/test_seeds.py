"""The records that ship are whole, cited, and agree with the official files wherever those are at hand."""

import csv
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import DATA, ROOT, SC_2024, SC_2026, answer, data

from sanctiondb.answers.database import reading, run
from sanctiondb.files import SourceFile
from sanctiondb.formats import FORMATS
from sanctiondb.formats.records import collection
from sanctiondb.reports import Reject, Report

SEEDS = sorted((ROOT / "seeds").rglob("*.yaml"))
DPRK_RESOLUTIONS = ("1718", "1874", "2087", "2094", "2270", "2321", "2356", "2371", "2375", "2397")


def reports(kind: str) -> list[Report]:
    read = [item for path in SEEDS for item in FORMATS["records"].read(SourceFile(path))]
    return [item for item in read if isinstance(item, Report) and item.kind == kind]


def official_rows() -> Iterator[dict[str, str]]:
    """The rows of both editions, the later one's after the earlier one's."""
    with lzma.open(data(SC_2024), "rt", encoding="utf-8") as stream:
        yield from csv.DictReader(stream)
    with data(SC_2026).open(encoding="utf-8-sig") as stream:
        yield from csv.DictReader(stream)


def measures() -> list[dict[str, Any]]:
    return [measure for report in reports("regime") for measure in report.content["measures"]]


def failed() -> list[Report]:
    return [report for report in reports("action") if "resolution" not in report.content]


@pytest.fixture(scope="module")
def roll_calls() -> dict[str, dict[str, dict[str, str]]]:
    """{resolution: {member: row}} of the official voting data, the later edition's rows where it has them."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for row in official_rows():
        found.setdefault(row["resolution"], {})[row["ms_code"]] = row
    return found


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_every_seed_fits_its_schema_and_says_what_it_covers(path: Path) -> None:
    assert [item for item in FORMATS["records"].read(SourceFile(path)) if isinstance(item, Reject)] == []
    assert collection(SourceFile(path))["covers"]


def test_every_action_and_regime_cites_a_document_of_the_united_nations() -> None:
    for report in (*reports("action"), *reports("regime")):
        assert any(source.startswith(("S/", "A/")) for source in report.content["sources"]), report.key


def test_every_measure_cites_the_resolution_that_made_it() -> None:
    for measure in measures():
        assert measure["symbol"] in measure["sources"], measure["id"]


def test_every_failed_draft_cites_a_meeting_record_or_says_that_it_is_not_known() -> None:
    whole = [report for report in failed() if report.content["date"] > "1993" and "part" not in report.content]
    assert len(whole) == 99
    without = {report.content["draft"] for report in whole if "meeting" not in report.content}
    assert without == {"S/25997", "S/2020/654", "S/2020/658", "S/2020/667", "S/2020/683", "S/2020/797",
                       "S/2020/852", "S/2020/1054"}
    assert all(report.content.get("note") for report in whole if report.content["draft"] in without)
    for report in failed():
        assert "meeting" in report.content or "draft" in report.content


def test_of_the_failed_drafts_66_were_vetoed_and_23_fell_short_against_a_permanent_member(seeded: Path) -> None:
    outcomes = [row["outcome"] for row in answer("rollcalls", "--since", "1993-01-01", db=seeded)
                if "amendment" not in row["id"]]
    assert [outcomes.count(name) for name in ("vetoed", "too_few", "too_few_and_p5_no")] == [66, 10, 23]


def test_the_outcome_that_a_seed_states_is_the_one_its_votes_make(seeded: Path) -> None:
    with reading(seeded) as connection:
        told = {(row["symbol"], row["date"], row["part"]): row for row in run(
            connection, "SELECT *, coalesce(yes, published_yes) AS y FROM roll_calls", {})}
    for report in reports("action"):
        said = report.content
        symbol = said.get("resolution") or said.get("draft") or said["meeting"]
        row = told[symbol, said["date"], said.get("part")]
        if said.get("outcome") == "not_adopted":
            assert row["outcome"] in ("too_few", "too_few_and_p5_no", None), report.key
        elif "outcome" in said and (said.get("modality") == "without_vote" or report.ballot.votes()):
            assert said["outcome"] == row["outcome"], report.key
        assert row["y"] == said.get("yes", row["y"]), report.key


def test_the_voters_of_every_roll_call_are_the_council_of_that_day(seeded: Path) -> None:
    assert not [row for row in answer("check", db=seeded) if row["rule"] == "voters"]


def test_the_three_actions_that_the_project_is_named_for_are_whole(seeded: Path) -> None:
    founding, expansion, panel = (answer("show", symbol, db=seeded) for symbol in ("1718", "S/2022/431", "S/2024/255"))
    assert (founding["date"], founding["meeting"], founding["outcome"]) == ("2006-10-14", "S/PV.5551", "adopted")
    assert (expansion["date"], expansion["vetoed_by"]) == ("2022-05-26", ["CHN", "RUS"])
    assert (expansion["yes"], expansion["no"], expansion["abstain"]) == (13, 2, 0)
    assert (panel["date"], panel["vetoed_by"]) == ("2024-03-28", ["RUS"])
    assert (panel["yes"], panel["no"], panel["abstain"]) == (13, 1, 1)
    assert [vote["member"] for vote in panel["votes"] if vote["vote"] == "A"] == ["CHN"]
    assert {len(action["votes"]) for action in (founding, expansion, panel)} == {15}


def test_resolution_1718_made_every_measure_of_its_paragraph_8(seeded: Path) -> None:
    paragraphs = {measure["paragraph"] for measure in answer("show", "1718", db=seeded)["measures"]}
    assert {"8 (a) (i)", "8 (a) (ii)", "8 (a) (iii)", "8 (b)", "8 (c)", "8 (d)", "8 (e)"} <= paragraphs


@pytest.mark.parametrize("number", [*DPRK_RESOLUTIONS, "2664"])
def test_every_sanctions_resolution_on_the_dprk_made_measures(seeded: Path, number: str) -> None:
    assert answer("show", number, db=seeded)["measures"]


def caps(seeded: Path, day: str) -> dict[str, str | None]:
    return {row["symbol"]: row["until"] for row in answer("regime", "dprk", "--on", day, db=seeded)
            if "refined" in row["measure"].lower() and row["action"] == "capped"}


def test_the_cap_on_refined_oil_is_that_of_its_day(seeded: Path) -> None:
    assert caps(seeded, "2017-09-30") == {}
    assert caps(seeded, "2017-10-01") == caps(seeded, "2017-12-31") == {"S/RES/2375(2017)": "2017-12-31"}
    assert caps(seeded, "2018-01-01") == caps(seeded, "2026-11-23") == {"S/RES/2397(2017)": None}


def test_measures_begin_on_their_first_day_and_not_before(seeded: Path) -> None:
    assert answer("regime", "dprk", "--on", "2006-10-13", db=seeded) == []
    assert len(answer("regime", "dprk", "--on", "2006-10-14", db=seeded)) == 10


def test_the_panel_has_every_mandate_and_its_end(seeded: Path) -> None:
    mandates = [row for row in answer("mandates", db=seeded) if row["regime"] == "dprk"]
    assert [row["symbol"][6:10] for row in mandates] == [
        "1874", "1928", "1985", "2050", "2094", "2141", "2207", "2276", "2345", "2407", "2464", "2515", "2569",
        "2627", "2680"]
    assert (mandates[-1]["end"], mandates[-1]["ended_by"]) == ("2024-04-30", "S/2024/255")
    assert [row["ended_by"] for row in mandates[:-1]] == [None] * 14
    assert mandates[-1] in answer("mandates", "--expiring-by", "2024-04-30", db=seeded)
    assert mandates[-1] not in answer("mandates", "--expiring-by", "2024-04-29", db=seeded)


def test_each_mandate_begins_on_the_day_of_its_resolution(seeded: Path) -> None:
    dates = {row["symbol"]: row["date"] for row in answer("rollcalls", db=seeded)}
    for row in answer("mandates", db=seeded):
        if row["symbol"].startswith("S/RES/"):
            assert row["start"] == dates[row["symbol"]], row


def test_the_timeline_runs_from_825_to_the_end_of_the_panel(seeded: Path) -> None:
    rows = answer("timeline", "dprk", db=seeded)
    assert (rows[0]["symbol"], rows[1]["symbol"]) == ("S/RES/825(1993)", "S/RES/1695(2006)")
    assert [row["symbol"] for row in rows if row["kind"] == "draft"] == ["S/2022/431", "S/2024/255"]
    assert (rows[-1]["date"], rows[-1]["kind"], rows[-1]["outcome"]) == ("2024-04-30", "mandate", "ended")
    assert {f"S/RES/{number}({year})" for number, year in (("1718", 2006), ("2397", 2017), ("2664", 2022))} <= {
        row["symbol"] for row in rows}


def test_statements_have_a_verdict_and_evidence_that_is_in_the_record(seeded: Path) -> None:
    rows = answer("statements", db=seeded)
    assert [row["verdict"] for row in rows] == ["true", "true", "true", "true", "false"]
    for symbol in {symbol for row in rows for symbol in row["evidence"]}:
        answer("show", symbol, db=seeded)


def test_fewer_than_one_measure_in_twenty_is_unconfirmed_and_the_list_names_each(seeded: Path) -> None:
    doubtful = {measure["id"] for measure in measures() if "unconfirmed" in measure}
    assert len(doubtful) < len(measures()) / 20
    listed = answer("unconfirmed", db=seeded)
    assert {row["id"] for row in listed if row["missing"] == "measure"} == doubtful
    unread = {measure["id"] for measure in measures() if measure.get("paragraph") is None} - doubtful
    assert {row["id"] for row in listed if row["missing"] == "paragraph"} == unread


def test_a_measure_of_a_regime_that_ended_has_an_end_and_none_outlasts_it() -> None:
    for report in reports("regime"):
        regime = report.content
        assert (regime["status"] == "ended") == (regime["until"] is not None), regime["slug"]
        for measure in regime["measures"]:
            if regime["until"] and measure.get("took_effect", True):
                assert measure["from"] is None or measure["until"] <= regime["until"], measure["id"]


def test_terms_follow_one_another_and_begin_with_the_resolution_that_imposed_the_measure() -> None:
    """Those of Darfur begin open-ended: resolution 2676 (2023) set the first last day."""
    for measure in measures():
        terms = measure.get("terms", [])
        days = [term["until"] for term in terms if term["until"]]
        assert days == sorted(days), measure["id"]
        assert not terms or terms[0]["symbol"] == measure["symbol"], measure["id"]
        assert not terms or not measure.get("until") or not days or measure["until"] <= days[-1], measure["id"]


def test_a_measure_is_suspended_only_while_it_lasts() -> None:
    for measure in measures():
        for pause in measure.get("suspensions", []):
            assert measure["from"] <= pause["from"] <= (pause["until"] or "9999"), measure["id"]
            assert (pause["until"] or "") <= (measure.get("until") or "9999"), measure["id"]


def test_what_is_contested_has_two_sides_with_their_documents() -> None:
    regimes = [report.content for report in reports("regime") if report.content["status"] == "contested"]
    assert [regime["slug"] for regime in regimes] == ["iran"]
    for regime in regimes:
        assert len(regime["contested"]) >= 2 and all(side["sources"] for side in regime["contested"])
        assert any(measure.get("contested") for measure in regime["measures"])


def listed_corrections() -> set[tuple[str, str, str]]:
    return {(report.content["symbol"], report.content["field"], report.content.get("member", ""))
            for report in reports("correction")}


def test_every_resolution_agrees_with_the_official_data_but_for_the_listed_corrections(
    roll_calls: dict[str, dict[str, dict[str, str]]]
) -> None:
    found: set[tuple[str, str, str]] = set()
    compared = 0
    for report in reports("action"):
        symbol = report.content.get("resolution", "")
        if symbol not in roll_calls:
            continue
        compared += 1
        rows = roll_calls[symbol]
        found |= {(symbol, *difference) for difference in _differing(report, rows)}
    assert compared > 500
    assert found == listed_corrections()


def _differing(report: Report, rows: dict[str, dict[str, str]]) -> Iterator[tuple[str, str]]:
    first: dict[str, Any] = next(iter(rows.values()))
    names = {"date": "date", "meeting": "meeting", "yes": "total_yes", "no": "total_no",
             "abstain": "total_abstentions", "not_voting": "total_non_voting"}
    for ours, theirs in names.items():
        if ours in report.content and str(report.content[ours]) != first[theirs]:
            yield ours, ""
    if first["draft"] and report.content.get("draft", first["draft"]) != first["draft"]:
        yield "draft", ""
    votes = report.ballot.votes()
    for code in (votes.keys() | rows.keys()) if report.content.get("modality") != "without_vote" else ():
        if votes.get(code) != (rows[code]["ms_vote"] if code in rows else None):
            yield "vote", code


def test_every_symbol_that_the_seeds_cite_for_a_measure_is_dated_as_officially(
    roll_calls: dict[str, dict[str, dict[str, str]]]
) -> None:
    ours = {report.content["symbol"]: report.content["corrected"] for report in reports("correction")
            if report.content["field"] == "date"}
    for measure in measures():
        if measure["symbol"] in roll_calls and measure["from"]:
            official = next(iter(roll_calls[measure["symbol"]].values()))["date"]
            assert measure["from"] >= ours.get(measure["symbol"], official), measure["id"]


def test_the_council_counts_31_regimes_each_founded_on_the_day_of_its_resolution(
    roll_calls: dict[str, dict[str, dict[str, str]]]
) -> None:
    found = reports("regime")
    assert len(found) == 31
    for report in found:
        official = next(iter(roll_calls[report.content["founded_by"]].values()))["date"]
        assert report.content["since"] == official, report.key
        assert report.content["sources"] and report.content["checked"]


def test_every_elected_term_is_borne_out_by_votes(roll_calls: dict[str, dict[str, dict[str, str]]]) -> None:
    for term in (report.content for report in reports("term")):
        for symbol in term["sources"]:
            if symbol.startswith("S/RES/"):
                row = roll_calls[symbol][term["member"]]
                assert term["from"] <= row["date"] <= (term.get("until") or "9999"), (term["member"], symbol)


def test_the_voters_of_every_official_roll_call_are_the_council_of_that_day(
    roll_calls: dict[str, dict[str, dict[str, str]]]
) -> None:
    """But for 725 of 31 December 1991, where the file still says USSR a week after the seat passed on."""
    terms = [report.content for report in reports("term")]
    strange = []
    for symbol, rows in roll_calls.items():
        day = next(iter(rows.values()))["date"]
        council = {term["member"] for term in terms if term["from"] <= day <= (term.get("until") or "9999")}
        if council != set(rows):
            strange.append((symbol, council ^ set(rows)))
    assert strange == [("S/RES/725(1991)", {"RUS", "SUN"})]


def test_every_official_name_of_a_member_is_known(roll_calls: dict[str, dict[str, dict[str, str]]]) -> None:
    from sanctiondb.record.names import folded

    names = {report.content["code"]: {folded(name["name"]) for name in report.content["names"]}
             for report in reports("member")}
    for rows in roll_calls.values():
        for code, row in rows.items():
            assert folded(row["ms_name"]) in names[code], (code, row["ms_name"])


def test_failed_drafts_agree_with_the_list_they_were_compiled_from() -> None:
    path = DATA / "sc_failed_drafts_votes_1992_2025.csv"
    if not path.exists():
        pytest.skip(f"{path.name} is not in {DATA}: set SANCTIONDB_DATA to a folder with it")
    letters = {"Yes": "Y", "No": "N", "Abstain": "A"}
    listed: dict[str, dict[str, int]] = {}
    dates: dict[str, str] = {}
    with path.open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            counts = listed.setdefault(row["draft"], dict.fromkeys("YNA", 0))
            counts[letters[row["vote"]]] += 1
            dates[row["draft"]] = row["date"]
    ours = {report.content["draft"]: report for report in failed()
            if report.content["date"] > "1993" and "part" not in report.content}
    assert set(ours) == set(listed)
    for draft, report in ours.items():
        counts = {letter: report.ballot.letters.count(letter) for letter in "YNA"}
        assert (counts, report.content["date"]) == (listed[draft], dates[draft]), draft
