"""Members, agreement and statements: the pages say what the functions and the command line say."""

import sqlite3

import pytest
from conftest import FIXTURES, answer
from sites import Site, loaded, rows

from sanctiondb.answers import member_record, members
from sanctiondb.answers.agreement import agreement
from sanctiondb.answers.companions import companions
from sanctiondb.answers.database import ask
from sanctiondb.web.agreement_page import MOST
from sanctiondb.web.conditions import Conditions
from sanctiondb.web.member_words import lede

GA = FIXTURES / "undl-ga-votes" / "2026_02_06_ga_voting.csv"


@pytest.fixture(scope="module")
def record(site_db, tmp_path_factory):
    """The seeds with roll calls of the General Assembly."""
    path = tmp_path_factory.mktemp("assembly") / "record.db"
    path.write_bytes(site_db.read_bytes())
    loaded(path, GA)
    return path


@pytest.fixture(scope="module")
def whole(record):
    return Site(record)


@pytest.fixture(scope="module")
def votes(record):
    return sqlite3.connect(record, check_same_thread=False)


def test_the_agreement_of_a_group_is_that_of_the_command_line(whole, record, votes):
    asked = "group=P5&body=SC&since=2000-01-01&abstain=half&floor=5"
    found = whole.get(f"/agreement.json?{asked}").json()
    assert found == agreement(votes, group="P5", body="SC", since="2000-01-01", abstain="half", floor=5) != []
    assert found == answer("agreement", "--group", "P5", "--body", "SC", "--since", "2000-01-01", "--abstain", "half",
                           "--floor", "5", db=record)
    assert len(rows(whole.get(f"/agreement.csv?{asked}"))) == len(found)


def test_the_page_of_two_members_is_their_row_of_the_command_line(whole, record, votes):
    for query, how in (("", {"body": "SC"}), ("?body=GA&abstain=ignore", {"body": "GA", "abstain": "ignore"})):
        found = whole.get(f"/agreement/FRA-GBR.json{query}").json()
        assert [found["agreement"]] == agreement(votes, pair=("FRA", "GBR"), **how)
        assert found["agreement"]["n"] - found["agreement"]["agree"] == len(found["differed"])
        assert sum(row["n"] for row in found["over_time"]) == found["agreement"]["n"]
    plain = answer("agreement", "FRA", "GBR", "--body", "SC", db=record)[0]
    assert whole.get("/agreement/FRA-GBR.json").json()["agreement"].items() >= plain.items()
    assert f"alike in {plain['agree']} of {plain['n']} roll calls" in whole.get("/agreement/fra-gbr").text


def test_two_members_chosen_from_lists_have_a_page_of_their_own(whole):
    led = whole.get("/agreement?a=FRA&b=rus&body=GA")
    assert (led.status_code, led.headers["location"]) == (302, "/agreement/FRA-RUS?body=GA")
    assert whole.get("/agreement?a=FRA&b=QQQ").status_code == 404


def test_what_two_differed_on_leads_to_the_action(whole):
    found = whole.get("/agreement/FRA-RUS.json").json()["differed"][0]
    page = whole.get("/agreement/FRA-RUS").text
    assert f'href="/actions/{found["id"]}"' in page


@pytest.mark.parametrize("path, sentence", [
    ("/agreement?group=nonsense", "no group has this name"), ("/agreement?members=FRA", "no group has this name"),
    ("/agreement?floor=0", "no number for floor"), ("/agreement?floor=x", "no number for floor"),
    ("/agreement?body=UN", "no body of this page"), ("/agreement?abstain=maybe", "no abstain of this page"),
    ("/agreement?since=someday", "not a day"), ("/agreement?measure=love", "no measure of this page"),
    ("/agreement?since=2020-01-01&until=2010-01-01", "ends before it begins"),
    ("/vetoes?year=1800", "expected one from 1946 to 9999"), ("/vetoes?year=%C2%B2000", "no number for year"),
    ("/agreement/FRA-FRA", "one member, not two"), ("/agreement/SUN-RUS?seat=1", "one seat"),
    ("/members/rus?floor=-1", "no number for floor"), ("/members/rus?seat=0", "no value of seat"),
    ("/members/rus/votes?seat=no", "no value of seat"), ("/agreement/SUN-RUS?seat=yes", "no value of seat"),
])
def test_a_question_that_cannot_be_answered_is_refused_in_a_sentence(whole, path, sentence):
    page = whole.get(path)
    assert page.status_code == 400 and sentence in page.text
    if "?" in path:
        told = whole.get(path.replace("?", ".json?", 1)).json()
        assert told["status"] == 400 and sentence in told["error"]


def test_a_group_of_too_many_members_for_a_picture_is_offered_as_data(whole, votes):
    page = whole.get("/agreement?group=all&body=both&floor=1").text
    assert f"a picture holds {MOST}" in page and "<svg class=\"chart heat" not in page
    found = rows(whole.get("/agreement.csv?group=all&body=both&floor=1"))
    assert len(found) == len(agreement(votes))


def test_pairs_below_the_floor_are_drawn_as_unknown_and_members_without_any_are_left_out(whole):
    page = whole.get("/agreement?members=SUN,RUS,FRA,CHN&floor=1").text
    assert 'aria-label="Russian Federation and USSR: too few roll calls"' in page
    assert "No two of these members voted together in 9999 roll calls" in whole.get("/agreement?floor=9999").text


def test_every_condition_is_carried_into_the_page_of_a_pair(whole):
    asked = "body=both&since=1990-01-01&abstain=half&floor=1&seat=1"
    page = whole.get(f"/agreement?group=P5&{asked}").text
    assert "RUS+SUN" in page
    assert "/agreement/FRA-RUS?body=both&amp;since=1990-01-01&amp;abstain=half&amp;floor=1&amp;seat=1" in page


def test_a_decade_reaches_no_further_than_the_period_asked_for():
    asked = Conditions(since="1985-05-01", until="1994-12-31")
    assert (asked.of_year(1980, 10).since, asked.of_year(1980, 10).until) == ("1985-05-01", "1989-12-31")
    assert Conditions().query() == "" and Conditions(floor=1).query(group="P5") == "?group=P5&floor=1"


def test_a_member_has_its_votes_and_companions_as_data(whole, votes):
    assert whole.get("/members/rus/votes.json").json() == member_record.votes_by_year(votes, "RUS")
    assert whole.get("/members/rus/votes.json?seat=1").json() == member_record.votes_by_year(votes, "RUS", seat=True)
    asked = "?body=SC&floor=10&abstain=ignore"
    assert whole.get(f"/members/rus/agreement.json{asked}").json() == companions(
        votes, "RUS", body="SC", floor=10, abstain="ignore") != []
    assert whole.get("/members/rus/agreement").headers["location"].startswith("/members/rus")
    assert whole.get("/members/rus.json").json() == members.history(votes, "RUS")


def test_the_years_of_a_member_add_up_to_its_terms(votes):
    for code in ("FRA", "RUS"):
        council = [row for row in member_record.votes_by_year(votes, code) if row["body"] == "SC"]
        spans = members.history(votes, code)["spans"]
        for name in ("yes", "no", "abstain", "not_voting"):
            assert sum(row[name] for row in council) == sum(row[name] for row in spans)


@pytest.mark.parametrize("part", ["agreement", "votes"])
@pytest.mark.parametrize("code", ["x%0d%0aSet-Cookie:a=b", "%E4%B8%AD", "qqq"])
def test_no_part_of_an_unknown_member_leads_anywhere(whole, code, part):
    page = whole.get(f"/members/{code}/{part}")
    assert page.status_code == 404 and "no member state has this code" in page.text
    assert "location" not in page.headers and "set-cookie" not in page.headers
    assert whole.get("/members/RUS/votes?seat=1").headers["location"] == "/members/rus?seat=1#voted"


def test_votes_against_whose_roll_call_is_not_known_whole_stand_beside_the_shares_that_leave_them_out(whole, votes):
    own = [row for row in member_record.votes_by_year(votes, "SUN") if row["body"] == "SC"]
    count = sum(row["further_no"] for row in own)
    page = whole.get("/members/sun").text
    assert f"{count} further votes against by the USSR" in page and "so the share of no is too low" in page
    assert sum(row["no"] + row["further_no"] for row in own) == len(members.history(votes, "SUN")["against"])
    assert "Further votes against known" in page and "Further votes" not in whole.get("/members/afg").text
    pair = whole.get("/agreement/SUN-USA.json").json()["left_out"]
    assert pair["SUN"] == count and f"and left out: USSR {count}" in whole.get("/agreement/SUN-USA").text
    assert "and left out" in whole.get("/agreement?floor=1").text
    assert "FRA" not in whole.get("/agreement/FRA-RUS.json").json()["left_out"]
    assert "left out:" not in whole.get("/agreement/FRA-GBR?since=2000-01-01").text


@pytest.mark.parametrize("against, vetoes, permanent, told", [
    (0, 0, 0, "1 term on the Security Council, 1972 to 1973: no vote against there in the record."),
    (1, 0, 0, "1 term on the Security Council, 1972 to 1973: 1 vote against there in the record."),
    (1, 1, 1, ": 1 vote against there in the record, a veto."), (3, 1, 1, ", 1 of them a veto."),
    (2, 0, 1, ": 2 votes against there in the record, none of them a veto."), (9, 8, 1, ", 8 of them vetoes."),
])
def test_the_first_sentence_on_a_member_counts_one_and_none_in_words(against, vetoes, permanent, told):
    term = {"since": "1972-01-01", "until": "1973-12-31", "permanent": permanent}
    assert lede([term], against, vetoes).endswith(told)


@pytest.mark.parametrize("code, told", [
    ("rus", "Continued by the Russian Federation"), ("chn", "a change of representation, not of membership"),
    ("yug", "two states"), ("csk", "a new member, not its continuation"), ("deu", "Acceded to the Federal Republic"),
    ("egy", "No separate member from the union with Egypt"), ("sun", "Continues the membership of the USSR"),
])
def test_successions_are_explained(whole, code, told):
    page = whole.get(f"/members/{code}").text
    assert told in page[page.index('id="successions"'):page.index('id="alike"')]


def test_a_member_that_never_sat_on_the_council_has_its_votes_in_the_assembly(whole):
    page = whole.get("/members/afg").text
    assert "Never sat on the Security Council" in page and "General Assembly: votes by year" in page


def test_lonely_votes_are_counted_and_lead_to_their_actions(whole, votes):
    found = member_record.lonely_votes(votes, "USA", 3)
    assert found["count"] == len(ask(votes, "lonely", **member_record.NEVER | {"members": "USA"})) > 0
    assert sum(count for *_, count in found["by"]) == found["count"] and len(found["latest"]) <= 3
    page = whole.get("/members/usa").text
    assert all(f'href="/actions/{row["id"]}"' in page for row in found["latest"])


def test_every_member_is_in_one_group_of_the_list(whole, votes):
    page = whole.get("/members").text
    codes = [code.lower() for (code,) in votes.execute("SELECT code FROM members")]
    assert all(page.count(f'href="/members/{code}"') == 1 for code in codes)
    assert whole.get("/members.json").json() == ask(votes, "members", on=None)


def test_every_statement_has_its_verdict_in_words_and_its_evidence(whole, votes):
    page = whole.get("/statements").text
    for row in ask(votes, "pages/statements"):
        part = page[page.index(f'id="{row["slug"]}"'):]
        part = part[:part.index("</article>")]
        assert {"true": "True", "false": "False"}[row["verdict"]] + "</span>" in part
        assert all(symbol in part for symbol in row["evidence"])


@pytest.mark.parametrize("asked, sentence", [
    ("in_force?on=nonsense", "not a day for on"), ("in_force?type=nonsense", "is of this type"),
    ("rollcalls?body=sc", "expected one of SC, GA"), ("lonely?with=few", "no number for with"),
    ("timeline?slug=atlantis", "no regime of the record"), ("vetoes?members=QQQ", "no member state has this code"),
    ("votes_query?id=none", "no action of the record"),
    ("timeline?slug=atlantis", "as the table regimes lists them."), ("vetoes?rule=mine", "expected one of drafts, all"),
])
def test_a_named_query_is_not_asked_for_what_cannot_be(whole, asked, sentence):
    page = whole.get(f"/record/{asked}")
    assert page.status_code == 400 and sentence in page.text and "content-security-policy" in page.headers
    name, _, values = asked.partition("?")
    told = whole.get(f"/record/{name}.json?{values}&_shape=array")
    assert told.status_code == 400 and sentence in told.json()["error"]


@pytest.mark.parametrize("asked", [
    "in_force?on=+2017-12-31&type=arms_embargo&target=", "lonely?members=usa|rus&body=ga&with=", "vetoes?rule=Drafts",
    "rollcalls?body=SC&outcome=vetoed&regime=dprk&_size=5", "votes_query?id=s-res-1718-2006", "search?words=coal",
])
def test_a_named_query_is_asked_for_what_can_be(whole, asked):
    assert whole.get(f"/record/{asked}").status_code == 200
