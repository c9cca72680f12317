"""The page of an action: who sat, what was required, what came before and after; the start page at a glance."""

import csv
import io
import re
import sqlite3

from conftest import FIXTURES, invoke
from sites import links, with_official

from sanctiondb import charter
from sanctiondb.answers import actions, overview, regimes
from sanctiondb.answers.database import ask
from sanctiondb.web import ballot
from sanctiondb.web.action_page import bibtex


def seats(page):
    return re.findall(r'<a class="seat ([^"]+)" href="([^"]+)" aria-label="([^"]+)"', page)


def test_an_action_shows_the_council_as_it_sat_with_every_seat_and_the_veto(site):
    page = site.get("/actions/s-2024-255").text
    found = seats(page)
    assert len(found) == 15 and ("veto permanent", "/members/rus",
                                 "Russian Federation: no, a veto, permanent member") in found
    assert sum(kind.startswith("vote-Y") for kind, _, _ in found) == 13
    for told in ("9 required", "alphabetical order", "who presided that day is not in the record"):
        assert told in page


def test_what_is_not_known_by_name_is_drawn_as_unknown_where_who_sat_is_known(site):
    found = seats(site.get("/actions/s-10784").text)
    assert len(found) == 15 and sum(kind.startswith("blank") for kind, _, _ in found) == 14
    assert all("not known by name" in label for kind, _, label in found if kind.startswith("blank"))


def test_of_a_vote_of_which_the_source_knows_nobodys_nobody_is_said_not_to_have_voted(site_db, tmp_path):
    with (FIXTURES / "undl-ga-votes" / "2026_02_06_ga_voting.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = [line for line in csv.DictReader(file) if line["resolution"] == "A/RES/106(S-1)"]
    path = tmp_path / "2026_02_06_ga_voting.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, lines[0])
        writer.writeheader()
        writer.writerows(line | {
            "ms_vote": "X", "total_yes": 0, "total_no": 0, "total_abstentions": 0, "total_non_voting": len(lines),
        } for line in lines)
    blank = with_official(site_db, tmp_path, path)
    terminal = invoke("show", "A/RES/106(S-1)", db=tmp_path / "record.db").output
    for page in (blank.get("/actions/a-res-106-s-1").text, terminal):
        assert "not voting" not in page.lower() and "not known well enough" in page
    assert "Who voted how is not in the record." in blank.get("/actions/a-res-106-s-1").text
    assert not [row for row in blank.get("/members/afg/votes.json").json() if row["year"] == 1947]


def test_an_early_council_has_eleven_seats_and_needs_seven(site, connection):
    slug = connection.execute(
        "SELECT slug FROM roll_calls WHERE body = 'SC' AND date < '1966' AND modality = 'vote' AND required = 7"
        " AND published_yes > 0 LIMIT 1").fetchone()[0]
    page = site.get(f"/actions/{slug}").text
    assert len(seats(page)) == 11 and "7 required" in page


def test_no_seat_is_drawn_where_the_record_does_not_know_who_sat(connection):
    action = actions.show(connection, "s-10784")
    council = ask(connection, "pages/council_on", on=action["date"])
    assert len(ballot.seats(action, action["votes"], council)) == charter.size(action["date"])
    assert ballot.seats(action, action["votes"], council[1:]) == []
    stranger = [{"member": "ZZZ", "name": "Stranger", "vote": "N", "permanent": False}]
    assert ballot.seats(action, stranger, council) == []


def test_who_sat_is_known_for_every_day_of_a_vote_in_the_council(connection):
    for (day,) in connection.execute("SELECT DISTINCT date FROM roll_calls WHERE body = 'SC'"):
        assert len(ask(connection, "pages/council_on", on=day)) == charter.size(day), day


def test_who_sat_is_called_as_on_the_day_even_where_no_dates_of_its_names_are_known(site_db, tmp_path, connection):
    def called(of, day):
        return {row["member"]: row["name"] for row in ask(of, "pages/council_on", on=day)}

    assert called(connection, "1960-06-01")["LKA"] == "Ceylon"
    with (FIXTURES / "undl-ga-votes" / "2026_02_06_ga_voting.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = [line for line in csv.DictReader(file) if line["resolution"] == "A/RES/106(S-1)"]
    names = {"EGY": "UNITED ARAB REPUBLIC", "VEN": "VENEZUELA"}
    path = tmp_path / "2026_02_06_ga_voting.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, lines[0])
        writer.writeheader()
        writer.writerows(line | {"date": "1962-12-01", "ms_name": names.get(line["ms_code"], line["ms_name"])}
                         for line in lines)
    with_official(site_db, tmp_path, path)
    found = called(sqlite3.connect(tmp_path / "record.db"), "1962-07-06")
    assert (found["EGY"], found["VEN"]) == ("United Arab Republic", "Venezuela")


def test_names_in_capitals_are_written_as_the_record_writes_them():
    votes = [{"member": "CIV", "name": "COTE D'IVOIRE", "vote": "Y", "permanent": False},
             {"member": "XXX", "name": "NOWHERE", "vote": "Y", "permanent": False}]
    named = ballot.named({"body": "SC", "votes": votes}, [("CIV", "Ivory Coast"), ("CIV", "Côte d'Ivoire")])
    assert [vote["name"] for vote in named] == ["Côte d'Ivoire", "NOWHERE"]


def test_an_action_leads_to_what_came_before_and_after_it_in_each_regime(site, connection):
    votes = [row["id"] for row in ask(connection, "rollcalls", regime="dprk", **dict.fromkeys(
        ("body", "outcome", "since", "until", "members", "vote")))]
    for slug in votes:
        shown = [row for row in actions.show(connection, slug)["neighbours"] if row["regime"] == "dprk"]
        place = votes.index(slug)
        assert [row["id"] for row in shown] == [*votes[max(place - 1, 0):place], *votes[place + 1:place + 2]]
    page = site.get(f"/actions/{votes[1]}").text
    assert {f"/actions/{votes[0]}", f"/actions/{votes[2]}"} <= set(re.findall(r'href="([^"]+)"', page))
    assert "nothing in the record" in site.get(f"/actions/{votes[-1]}").text


def test_the_regimes_of_an_action_are_those_of_the_view(connection):
    belonging = {}
    for regime, slug in connection.execute(
            "SELECT regime, slug FROM regime_roll_calls JOIN roll_calls ON id = roll_call_id ORDER BY 1"):
        belonging.setdefault(slug, []).append(regime)
    for (slug,) in connection.execute("SELECT slug FROM roll_calls").fetchall():
        assert ask(connection, "pages/action", id=slug)[0]["regimes"] == belonging.get(slug, []), slug


def test_an_action_is_cited_as_text_and_as_bibtex(site):
    page = site.get("/actions/s-2024-255").text
    assert "@misc{sanctiondb-s-2024-255," in page and "url{http://localhost/actions/s-2024-255}" in page
    action = {"id": "x", "symbol": "A_1 & {50%} \\input", "body": "SC", "date": "2001-01-01"}
    hostile = bibtex(action, "http://x/y", None)
    assert "A\\_1 \\& \\{50\\%\\} input" in hostile and hostile.count("{") == hostile.count("}")


def test_the_start_page_has_a_card_for_every_regime_that_has_not_ended(site, connection):
    page, cards = site.get("/").text, overview.standing(connection)
    rows = ask(connection, "regimes")
    assert [card["slug"] for card in cards] == [row["slug"] for row in rows if row["status"] != "ended"]
    assert page.count('class="card"') == len(cards)
    assert all(f"/regimes/{card['slug']}" in links(site.get("/")) for card in cards)
    assert all(card["listed"] is None for card in cards)


def test_a_card_counts_no_type_of_measure_that_is_not_in_force(connection):
    for day in ("2020-06-01", "2026-11-24", "2040-01-01"):
        standing = {}
        for row in regimes.in_force(connection, on=day):
            standing.setdefault((row["regime"], row["type"]), set()).add(row["standing"])
        for card in overview.standing(connection, day):
            for kind in card["kinds"]:
                assert standing[card["slug"], kind] == {"in force"}
            for kind in card["lapsing"]:
                assert "unknown" in standing[card["slug"], kind]
            assert set(card["partly"]) <= set(card["lapsing"])


def test_a_card_tells_who_watches_and_until_when_or_that_nobody_does(connection):
    cards = {card["slug"]: card for card in overview.standing(connection, "2024-06-01")}
    (panel,) = cards["dprk"]["bodies"]
    assert (panel["end"], panel["ended_by"]) == ("2024-04-30", "S/2024/255")
    assert all(body["end"] >= "2024-06-01" for body in cards["al-qaida"]["bodies"])


def test_what_the_start_page_shows_is_there_as_data(site, connection):
    data = site.get("/overview.json").json()
    assert data["cards"] == overview.standing(connection) and data["coverage"]["last"] and data["latest"]
    rows = list(csv.DictReader(io.StringIO(site.get("/overview.csv").text)))
    assert [row["slug"] for row in rows] == [card["slug"] for card in data["cards"]]
    failed = connection.execute("SELECT yes FROM roll_calls WHERE body = 'SC' AND outcome <> 'adopted'").fetchall()
    assert f"of {failed.count((None,))} of these {len(failed)} only the counts" in site.get("/").text


def test_a_measure_whose_term_runs_says_to_which_day_and_not_that_it_has_no_end(site, connection):
    slug, symbol, term = connection.execute(
        "SELECT slug, measures.symbol, measure_terms.until FROM measures"
        " JOIN measure_terms ON measure_terms.measure = measures.id"
        " JOIN roll_calls ON roll_calls.symbol = measures.symbol WHERE measures.until IS NULL"
        " ORDER BY measure_terms.until DESC LIMIT 1").fetchone()
    assert f"<time>{term}</time>, unless renewed" in site.get(f"/actions/{slug}").text, symbol
