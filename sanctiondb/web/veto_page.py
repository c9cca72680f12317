"""Vetoes in pictures and in a list, counted by the rule that the visitor chose."""

import sqlite3
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sanctiondb.answers import vetoes
from sanctiondb.answers.database import Row, Rows, ask, today
from sanctiondb.charts.samples import sample
from sanctiondb.charts.veto_rules import veto_rules
from sanctiondb.charts.veto_years import veto_years
from sanctiondb.errors import NotFound
from sanctiondb.web import asking, catalogue
from sanctiondb.web.asking import FORM
from sanctiondb.web.responses import answering

Connection = sqlite3.Connection

EVERYTHING: Row = {"regime": None, "since": None, "until": None}

LIBRARYS_LIST_ENDS = "2022-07-08"
"""The last day of the list of vetoes that the page sets this record beside."""

USUAL = {"rule": "all", "count": "member"}

NARROWED: Row = {"member": None, "year": None, "subject": None}
"""What narrows the list, where nothing does."""

FIRST_YEAR = 1946
MOST_SUBJECTS = 14
UNITS = {"member": 4.5, "subject": 3.0}
"""Pixels of one veto in each picture."""


@dataclass(frozen=True)
class Asked:
    """What of the vetoes a visitor asks for: the rule, the way to count, and what narrows the list."""

    rule: str
    count: str
    member: str | None
    year: int | None
    subject: str | None

    def address(self, **changes: Any) -> str:
        """The query of the page with some of it changed, what is usual left out: '?member=USA&year=1976'."""
        return asking.query({name: value for name, value in (vars(self) | changes).items() if value != USUAL.get(name)})


@answering
async def veto_list(datasette: Any, request: Any) -> Any:
    """Vetoes counted by the rule that the visitor chose, drawn, and listed beneath."""
    asked = await _asked(datasette, request)

    def rows(connection: Connection) -> Rows:
        return _listed(connection, asked)

    async def context() -> Row:
        known = await catalogue.current(datasette)
        path = datasette.urls.path("/vetoes")
        shown: Row = await asking.ask(datasette, request, lambda connection: _vetoes(connection, asked))
        return shown | _pictures(shown, asked, known.members, path)

    return await asking.data(datasette, request, {"csv": rows, "json": rows}) or await asking.kept(
        datasette, request, "vetoes", (asked,), context)


async def _asked(datasette: Any, request: Any) -> Asked:
    """What the address asks for; raises Refused or NotFound where it cannot be answered."""
    rule = asking.one_of(request, "rule", list(vetoes.RULES), USUAL["rule"])
    count = asking.one_of(request, "count", list(vetoes.COUNTS), USUAL["count"])
    member = asking.one_of(request, "member", ["", *await _members(datasette, request)], "") or None
    subject = asking.said(request, "subject") or None
    if subject and subject not in await _subjects(datasette, request):
        raise NotFound(f"{subject}: nothing on such a subject was vetoed; /vetoes?count=subject lists the subjects.")
    return Asked(rule, count, member, asking.whole(request, "year", FIRST_YEAR, 9999), subject)


async def _members(datasette: Any, request: Any) -> list[str]:
    """The codes of those who vetoed something, looked up where one is asked for."""
    if not asking.said(request, "member"):
        return []
    found = await asking.ask(datasette, request, lambda connection: vetoes.by_year(connection, "member"))
    return sorted({row["counted_by"] for row in found})


async def _subjects(datasette: Any, request: Any) -> set[str]:
    found: dict[str, str] = await asking.ask(datasette, request, vetoes.subjects)
    return set(found.values())


def _listed(connection: Connection, asked: Asked) -> Rows:
    """The vetoes that a visitor asks for, oldest first."""
    days = {"since": f"{asked.year}-01-01", "until": f"{asked.year}-12-31"} if asked.year else {}
    found = ask(connection, "vetoes", members=asked.member, rule=asked.rule, **EVERYTHING | days)
    if not asked.subject:
        return found
    subjects = vetoes.subjects(connection)
    return Rows(found.columns, (row for row in found if subjects[row["id"]] == asked.subject))


def _vetoes(connection: Connection, asked: Asked) -> Row:
    """What the page of vetoes shows: the list, the counts chosen, both rules side by side, and years to draw."""
    counts = vetoes.counts(connection, asked.count, asked.rule, **EVERYTHING)
    by_rule = {name: vetoes.counts(connection, "member", name, **EVERYTHING) for name in vetoes.RULES}
    found = _listed(connection, asked)[::-1]
    return {
        "vetoes": found, "decades": _by_decade(found), "asked": asked,
        "everything": ask(connection, "vetoes", members=None, rule=asked.rule, **EVERYTHING),
        "counts": counts, "columns": counts.columns, "rule": asked.rule, "count": asked.count,
        "library": {row["counted_by"]: row["vetoes"] for row in vetoes.counts(
            connection, "member", **EVERYTHING | {"until": LIBRARYS_LIST_ENDS})},
        "by_rule": by_rule, "rules": vetoes.RULES, "ways": vetoes.COUNTS,
        "years": {by: _by_rule(vetoes.by_year(connection, by), asked.rule) for by in UNITS},
        "regimes": ask(connection, "pages/veto_regimes", rule=asked.rule),
    }


def _by_decade(rows: list[Row]) -> list[tuple[int, list[Row]]]:
    """Rows in the order of their days under the first year of their decade: [(2020, [...]), (2010, [...])]."""
    return [(decade, list(some)) for decade, some in groupby(rows, key=lambda row: int(row["date"][:3]) * 10)]


def _by_rule(rows: list[Row], rule: str) -> list[Row]:
    """Years with what counts by a rule; those without any are left out."""
    kept = [row if rule == "all" else row | {"others": 0} for row in rows]
    return [row for row in kept if row["drafts"] + row["others"]]


def _pictures(shown: Row, asked: Asked, members: dict[str, str], path: str) -> Row:
    """The three pictures, and the totals that their tables hold."""
    span = FIRST_YEAR, max(int(today()[:4]), *(row["year"] for row in shown["years"]["member"]), FIRST_YEAR)
    totals = {by: _totals(rows) for by, rows in shown["years"].items()}
    subjects = {name: name for name in list(totals["subject"])[:MOST_SUBJECTS]}
    rules = _rules(shown["by_rule"], members)

    def leads(by: str) -> Any:
        return lambda key, year: path + asked.address(**NARROWED | {by: key, "year": year}) + "#list"

    return {
        "by_member": veto_years(shown["years"]["member"], {code: members.get(code, code) for code in totals["member"]},
                                span, leads("member"), UNITS["member"], ("veto", "vetoes")),
        "by_subject": veto_years(shown["years"]["subject"], subjects, span, leads("subject"), UNITS["subject"],
                                 ("proposal", "proposals")),
        "difference": veto_rules(rules, lambda code: leads("member")(code, None)),
        "differences": rules, "by_years": _years(shown["years"]["member"]), "subjects": subjects,
        "totals": totals, "sample": sample, "path": path, "all_of_them": path + asked.address(**NARROWED) + "#list",
    }


def _totals(rows: list[Row]) -> dict[str, int]:
    """How many each has in all years, those with most at the head."""
    found: dict[str, int] = {}
    for row in rows:
        found[row["counted_by"]] = found.get(row["counted_by"], 0) + row["drafts"] + row["others"]
    return dict(sorted(found.items(), key=lambda entry: (-entry[1], entry[0])))


def _years(rows: list[Row]) -> dict[int, dict[str, int]]:
    """How many each cast in a year, by year."""
    found: dict[int, dict[str, int]] = {}
    for row in sorted(rows, key=lambda row: int(row["year"])):
        found.setdefault(row["year"], {})[row["counted_by"]] = row["drafts"] + row["others"]
    return found


def _rules(by_rule: dict[str, Rows], members: dict[str, str]) -> list[Row]:
    """For each member what it cast by both rules: `counted_by, name, drafts, all`."""
    drafts = {row["counted_by"]: row["vetoes"] for row in by_rule["drafts"]}
    return [{"counted_by": row["counted_by"], "name": members.get(row["counted_by"], row["counted_by"]),
             "drafts": drafts.get(row["counted_by"], 0), "all": row["vetoes"]} for row in by_rule["all"]]


ROUTES = [
    (rf"^/vetoes{FORM}", veto_list),
]
"""The addresses of this module, with their views."""
