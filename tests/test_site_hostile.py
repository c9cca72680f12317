"""No text of a record, whatever it holds, becomes markup or breaks a page."""

import html
import re
import shutil
import sqlite3
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from sites import Site, links, loaded

UGLY = [
    "<script>alert(1)</script>", "</title><img src=x onerror=alert(1)>", "\"' onmouseover='alert(1)", "W" * 400,
    "\u202etxet desrever \u0627\u0644\u0639\u0631\u0628\u064a\u0629", "{{ 7127 * 7129 }} {% raw %}",
    "javascript:alert(1)",
    "a & b &amp; c", "S/2024/255\"><b>bold", "%3Cscript%3E %2F %25",
]
"""Texts that a careless page would take for its own markup."""

DRAFT, MEETING, LAST = "S/2031/1 {}", "S/PV.99999 {}", "9999-12-31"


def hostile(ugly):
    """Records of every type that a page shows, with one text in every place that takes any."""
    draft, meeting, sources = DRAFT.format(ugly), MEETING.format(ugly), [f"S/{ugly}", f"https://example.org/{ugly}"]
    told = {"title": ugly, "agenda": ugly, "note": ugly, "sources": sources}
    votes = {"Y": ["CHN", "ZZZ", "FRA"], "N": ["USA"]}
    measure = {"id": "ugly-1", "measure": ugly, "type": "financial", "action": "imposed", "symbol": draft,
               "from": "2031-01-01", "binding": None, "paragraph": ugly, "summary": ugly, "unconfirmed": ugly,
               "sources": sources}
    body = {"name": ugly, "kind": "panel", "founded_by": draft, "note": ugly, "mandates": [
        {"symbol": "S/RES/1718(2006)", "start": "2006-10-14", "end": LAST, "ended_by": draft}]}
    return [
        {"record": "member", "code": "ZZZ", "state": "ZZZ", "names": [{"name": ugly}], "sources": sources},
        {"record": "action", "draft": draft, "date": LAST, "totals": {"yes": 9, "abstain": 2}, **told},
        {"record": "action", "draft": draft, "part": ugly, "date": LAST, "meeting": meeting, "votes": votes, **told},
        {"record": "action", "resolution": "A/RES/99/1", "body": "GA", "date": LAST, "votes": votes, **told},
        {"record": "regime", "slug": "ugly", "name": ugly, "target": ugly, "founded_by": draft, "status": "ended",
         "since": "2006-01-01", "until": LAST, "ended_by": meeting, "background": [draft, "A/RES/99/1"], "note": ugly,
         "committee": {"name": ugly, "established_by": draft, "paragraph": ugly}, "measures": [measure],
         "bodies": [body], "sources": sources},
        {"record": "statement", "slug": "ugly", "statement": ugly, "verdict": "partly", "why": ugly, "note": ugly,
         "evidence": [draft, meeting]},
        {"record": "correction", "symbol": "A/RES/99/1", "field": "name", "member": "ZZZ", "official": ugly,
         "corrected": f"{ugly}.", "evidence": [draft], "reason": ugly},
    ]


class Whole(yaml.SafeDumper):
    """Writes out every value, without the aliases that a file of records may not have."""

    def ignore_aliases(self, data):
        return True


def yaml_of(records):
    return yaml.dump(records, Dumper=Whole, allow_unicode=True)


class Hazards(HTMLParser):
    """What of a page a browser would run, or take for markup, that no template of ours wrote."""

    def __init__(self):
        super().__init__()
        self.found, self.within = [], None

    def handle_starttag(self, tag, attributes):
        self.within = tag
        bad = [name for name, value in attributes if name.startswith("on")]
        bad += [name for name, value in attributes if name in ("href", "src", "action") and "script:" in value[:14]]
        bad += [f"{name}=None" for name, value in attributes if value == "None"]
        self.found += [tag] if tag in ("img", "b") else [(tag, *bad)] if bad else []

    def handle_data(self, text):
        if self.within == "script" and "alert(1)" in text or re.search(r"(?<!-)\bNone\b(?![.-])|\b50808383\b", text):
            self.found.append(text[:80])


def hazards(page):
    parser = Hazards()
    parser.feed(page)
    return parser.found


@pytest.mark.parametrize("ugly", UGLY, ids=range(len(UGLY)))
def test_no_text_of_a_record_is_markup_and_no_page_of_it_fails(site_db, tmp_path, ugly):
    path, file = Path(shutil.copy(site_db, tmp_path)), tmp_path / "ugly.yaml"
    file.write_text(yaml_of(hostile(ugly)), encoding="utf-8")
    assert loaded(path, file).rejected == 0
    site, query = Site(path), "SELECT id, slug FROM roll_calls WHERE date = ?"
    known = sqlite3.connect(path).execute(query, (LAST,)).fetchall()
    pages = ["/", "/regimes", "/regimes/ugly", "/statements", "/checks", "/corrections", "/sources", "/record/mandates",
             "/record/roll_calls", *(f"/record/roll_calls/{number}" for number, _ in known),
             *(f"/actions/{slug}" for _, slug in known)]
    followed = sorted({link for page in pages for link in sound(site, page)} - set(pages))
    own = [link for link in followed if re.search("ugly|2031|99", link)]
    assert len(known) == 3 and len(own) >= 6
    for link in own[:80]:
        answer = site.get(link)
        assert answer.status_code in (200, 302), link
        assert not answer.headers["content-type"].startswith("text/html") or not hazards(answer.text), link


def sound(site, address):
    """The links of a page into the site, once it is known to hold nothing that runs."""
    page = site.get(address)
    assert page.status_code == 200, address
    assert not hazards(page.text), address
    return {html.unescape(link).partition("#")[0] for link in links(page) if link.startswith("/")}


def test_an_action_of_the_assembly_has_no_permanent_members_and_partial_totals_no_gaps(site_db, tmp_path):
    path, file = Path(shutil.copy(site_db, tmp_path)), tmp_path / "ugly.yaml"
    file.write_text(yaml_of(hostile("& more")), encoding="utf-8")
    loaded(path, file)
    site = Site(path)
    page = site.get("/actions/a-res-99-1").text
    assert "permanent" not in page and "seats-title" not in page
    (slug,) = sqlite3.connect(path).execute("SELECT slug FROM roll_calls WHERE published_yes = 9 AND no IS NULL"
                                            " AND date = ?", (LAST,)).fetchone()
    assert "Totals: 9 yes, 2 abstaining." in site.get(f"/actions/{slug}").text
