"""Feeds, calendar, sitemap: read back by the programs that read such things, true to the record, whole addresses."""

import asyncio
import re
import shutil
import sqlite3
import xml.etree.ElementTree as ElementTree
from datetime import date, timedelta

import pytest
from icalendar import Calendar
from sites import OFFICIAL, Site, with_official

from sanctiondb.answers import regimes
from sanctiondb.web.calendar_feed import AHEAD, ends
from sanctiondb.web.catalogue import current
from sanctiondb.web.feeds import urn

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
FEEDS = ["/feeds/actions.atom", "/feeds/actions.atom?regime=dprk", "/feeds/listings.atom", "/feeds/corrections.atom"]


def entries(answer):
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/atom+xml")
    return ElementTree.fromstring(answer.content).findall(f"{ATOM}entry")


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_has_what_atom_asks_for(site, address):
    answer = site.get(address)
    found = entries(answer)
    feed = ElementTree.fromstring(answer.content)
    for one in (feed, *found):
        assert one.findtext(f"{ATOM}id").startswith("urn:uuid:")
        assert one.findtext(f"{ATOM}title")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", one.findtext(f"{ATOM}updated"))
    assert feed.find(f"{ATOM}link[@rel='self']").get("href") == f"http://localhost{address}"
    assert len({one.findtext(f"{ATOM}id") for one in found}) == len(found)
    assert all(one.find(f"{ATOM}link").get("href").startswith("http://localhost/") for one in found)


def test_the_feed_of_actions_has_the_latest_of_the_council_first(site, connection):
    found = [one.find(f"{ATOM}link").get("href") for one in entries(site.get("/feeds/actions.atom"))]
    latest = connection.execute(
        "SELECT slug FROM roll_calls WHERE body = 'SC' ORDER BY date DESC, id DESC LIMIT 60").fetchall()
    assert found == [f"http://localhost/actions/{slug}" for slug, in latest]


def test_the_feed_of_a_regime_tells_of_vetoes_and_of_who_cast_them(site):
    titles = [one.findtext(f"{ATOM}title") for one in entries(site.get("/feeds/actions.atom?regime=dprk"))]
    assert "S/2024/255: vetoed by Russian Federation" in titles
    assert site.get("/feeds/actions.atom?regime=atlantis").status_code == 404


def test_the_feed_of_corrections_says_what_was_and_what_is(site_db, tmp_path):
    site = with_official(site_db, tmp_path, OFFICIAL.with_name("2025_7_21_sc_voting.csv"))
    loaded = site.get("/feeds/corrections.atom")
    revised, corrected = (site.get(f"/{name}.json").json() for name in ("record/revisions", "corrections"))
    stand = [row for row in corrected if row["standing"] == "stands"]
    assert len(entries(loaded)) == len(revised["rows"]) + len(stand) and stand


def test_a_revision_is_told_in_the_words_and_names_of_the_pages(site_db, tmp_path):
    path = shutil.copy(site_db, tmp_path)
    with sqlite3.connect(path) as db:
        ingest, = db.execute("SELECT min(id) FROM ingests").fetchone()
        report, = db.execute("SELECT reports.id FROM reports JOIN roll_calls ON roll_calls.id = roll_call_id"
                             " WHERE slug = 's-2024-255'").fetchone()
        row = {"report_id": report, "ingest_id": ingest, "member": "CHN", "field": "vote", "before": "A",
               "after": "X", "correction": 1, "edition_before": "2024-01-01", "edition_after": "2025-01-01", "row": 1,
               "kind": "revised"}
        db.execute(f"INSERT INTO changes ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", [*row.values()])
    (found,) = entries(Site(path).get("/feeds/corrections.atom"))
    text = found.findtext(f"{ATOM}summary")
    assert "China, vote was Abstaining in the edition of" in text and "is Not voting since" in text
    assert "CHN" not in text + found.findtext(f"{ATOM}title")


def test_ids_do_not_depend_on_where_the_record_is_served(site_db):
    elsewhere = Site(site_db, base_url="/un/", force_https_urls=True)
    here = [one.findtext(f"{ATOM}id") for one in entries(Site(site_db).get("/feeds/actions.atom"))]
    answer = elsewhere.get("/feeds/actions.atom", headers={"host": "sanctions.example"})
    assert [one.findtext(f"{ATOM}id") for one in entries(answer)] == here
    assert urn("actions/s-2024-255") == urn("actions/s-2024-255")


def test_behind_a_proxy_every_address_is_whole(site_db):
    site = Site(site_db, base_url="/un/", force_https_urls=True)
    for address in ("/feeds/actions.atom", "/feeds/expiring.ics", "/sitemap.xml", "/robots.txt"):
        text = site.get(address, headers={"host": "sanctions.example"}).text.replace("\r\n ", "")
        own = re.findall(r"https?://sanctions\.example[^\s<\"]*", text)
        assert own and all(one.startswith("https://sanctions.example/un") for one in own), address
    page = site.get("/regimes/dprk?on=2017-12-31", headers={"host": "sanctions.example"}).text
    assert '<link rel="canonical" href="https://sanctions.example/un/regimes/dprk?on=2017-12-31">' in page


def events(answer):
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/calendar")
    return Calendar.from_ical(answer.content).walk("VEVENT")


def test_the_calendar_has_a_whole_day_for_each_end_that_the_record_knows(site, connection):
    found = events(site.get("/feeds/expiring.ics"))
    known = regimes.expiring(connection, AHEAD, past=True)
    assert known and len(found) == len(known)
    assert sorted(one["DTSTART"].dt.isoformat() for one in found) == sorted(row["date"] for row in known)
    for one in found:
        day = one["DTSTART"].dt
        assert type(day) is date and one["DTEND"].dt == day + timedelta(days=1)
        assert one["DTSTAMP"].dt.tzinfo and one["URL"].startswith("http://localhost/regimes/")
        assert one["SUMMARY"] and one["DESCRIPTION"]


def test_an_end_keeps_its_uid_and_none_has_that_of_another(site_db, connection):
    uids = [[str(one["UID"]) for one in events(Site(site_db).get("/feeds/expiring.ics"))] for _ in range(2)]
    assert uids[0] == uids[1] and len(set(uids[0])) == len(uids[0])
    keys = [row["key"] for row in ends(connection)]
    assert len(set(keys)) == len(keys)


def test_no_line_of_the_calendar_is_longer_than_others_can_read(site):
    lines = site.get("/feeds/expiring.ics").content.split(b"\r\n")
    assert max(map(len, lines)) <= 75


def test_the_calendar_of_one_regime_has_its_ends_alone(site, connection):
    slug = ends(connection)[0]["regime"]
    found = events(site.get(f"/feeds/expiring.ics?regime={slug}"))
    assert 0 < len(found) == len(ends(connection, slug))
    assert site.get("/feeds/expiring.ics?regime=atlantis").status_code == 404


def test_the_sitemap_leads_to_pages_that_are_there(site, connection):
    answer = site.get("/sitemap.xml")
    found = [one.text for one in ElementTree.fromstring(answer.content).iter(f"{SITEMAP}loc")]
    assert len(found) == len(set(found)) <= 50_000
    assert "http://localhost/actions/s-2024-255" in found and "http://localhost/regimes/dprk" in found
    for address in [*found[:12], *found[12::400]]:
        if "/agreement" not in address:
            assert site.get(address.removeprefix("http://localhost")).status_code == 200, address


def test_robots_are_led_to_the_sitemap_and_away_from_addresses_without_end(site):
    text = site.get("/robots.txt").text
    assert "Disallow: /record/\n" in text and "Sitemap: http://localhost/sitemap.xml" in text


def test_pages_lead_to_the_feeds_and_say_what_they_are(site):
    page = site.get("/regimes/dprk").text
    for name in ("actions.atom", "listings.atom", "corrections.atom", "expiring.ics"):
        assert f'href="/feeds/{name}"' in page
    for name in ("og:title", "og:type", "og:url", "og:site_name", "og:description"):
        assert f'property="{name}"' in page
    assert re.search(r'<meta name="description" content="[^"<]{20,310}">', page)


def test_what_did_not_change_is_not_sent_again(site):
    for address in ("/regimes/dprk", "/feeds/actions.atom", "/in-force.csv?on=2017-12-31", "/data"):
        first = site.get(address)
        again = site.get(address, headers={"if-none-match": first.headers["etag"]})
        assert again.status_code == 304 and not again.content
        assert site.get(address, headers={"if-none-match": 'W/"other"'}).status_code == 200


def test_a_text_that_xml_cannot_hold_breaks_no_feed(site_db, tmp_path):
    path = shutil.copy(site_db, tmp_path)
    with sqlite3.connect(path) as db:
        db.execute("UPDATE roll_calls SET summary = 'a' || char(11) || '<b>&' WHERE slug = 's-2024-255'")
    found = entries(Site(path).get("/feeds/actions.atom?regime=dprk"))
    assert any("a\ufffd<b>&" in one.findtext(f"{ATOM}summary") for one in found)


def test_those_who_may_not_see_the_database_have_no_feed_of_it(site_db):
    site = Site(site_db)
    asyncio.run(site.datasette.invoke_startup())
    site.datasette._metadata_local = {"allow": {"id": "root"}}
    for address in (*FEEDS, "/feeds/expiring.ics", "/sitemap.xml", "/data", "/data.json", "/data/votes.csv", "/api",
                    "/data/datapackage.json"):
        assert site.get(address).status_code == 403, address


def test_a_feed_of_a_regime_is_the_same_and_kept_once_however_it_is_asked_for(site_db):
    site = Site(site_db)
    asked = ["?regime=dprk", "?regime=DPRK", "?regime=dprk&utm_source=x", "?x=1&regime=+dprk+"]
    assert len({site.get(f"/feeds/actions.atom{one}").text for one in asked}) == 1
    assert len({site.get(f"/feeds/expiring.ics{one}").text for one in asked}) == 1
    assert len(asyncio.run(current(site.datasette)).drawn) == 2
