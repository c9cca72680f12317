"""Pages that answer a question over the whole record: in force, vetoes, members, search, what is unconfirmed."""

import sqlite3
from itertools import groupby
from typing import Any
from urllib.parse import unquote

from sanctiondb.answers import actions, members, regimes, vetoes
from sanctiondb.answers.database import Row, Rows, ask
from sanctiondb.answers.searching import search as find
from sanctiondb.errors import NotFound
from sanctiondb.web import asking
from sanctiondb.web.asking import FORM
from sanctiondb.web.responses import Refused, answering

Connection = sqlite3.Connection


@answering
async def in_force(datasette: Any, request: Any) -> Any:
    """Every measure in force on a day, by regime."""
    on = asking.day(request.args.get("on"))
    kind = _one_of(request, "type", ["", *await asking.ask(datasette, request, _types)], "") or None
    target = (request.args.get("target") or "").strip() or None

    def rows(connection: Connection) -> Rows:
        return regimes.in_force(connection, on=on, type=kind, target=target)

    async def context() -> Row:
        found = await asking.ask(datasette, request, rows)
        return {
            "grouped": _by_regime(found), "count": len(found),
            "unknown": sum(row["standing"] == "unknown" for row in found), "asked": on, "type": kind, "target": target,
            "on": on or await asking.ask(datasette, request, _today),
            "types": await asking.ask(datasette, request, _types),
        }

    return await asking.data(datasette, request, {"csv": rows, "json": rows}) or await asking.kept(
        datasette, request, "in_force", (on, kind, target), context)


def _by_regime(rows: list[Row]) -> list[tuple[str, list[Row]]]:
    return [(slug, list(found)) for slug, found in groupby(rows, key=lambda row: str(row["regime"]))]


def _today(connection: Connection) -> str:
    return str(connection.execute("SELECT date('now')").fetchone()[0])


def _types(connection: Connection) -> list[str]:
    return [row[0] for row in connection.execute("SELECT DISTINCT type FROM measures ORDER BY 1")]


@answering
async def veto_list(datasette: Any, request: Any) -> Any:
    """Vetoes counted by the rule that the visitor chose, and listed beneath."""
    rule = _one_of(request, "rule", list(vetoes.RULES), "all")
    count = _one_of(request, "count", list(vetoes.COUNTS), "member")

    def rows(connection: Connection) -> Rows:
        return ask(connection, "vetoes", members=None, rule=rule, **EVERYTHING)

    async def context() -> Row:
        shown: Row = await asking.ask(datasette, request, lambda connection: _vetoes(connection, rule, count))
        return shown

    return await asking.data(datasette, request, {"csv": rows, "json": rows}) or await asking.kept(
        datasette, request, "vetoes", (rule, count), context)


EVERYTHING: Row = {"regime": None, "since": None, "until": None}


LIBRARYS_LIST_ENDS = "2022-07-08"
"""The last day of the list of vetoes that the page sets this record beside."""


def _vetoes(connection: Connection, rule: str, count: str) -> Row:
    """What the page of vetoes shows: the list, the counts chosen, and both rules side by side."""
    counts = vetoes.counts(connection, count, rule, **EVERYTHING)
    return {
        "vetoes": ask(connection, "vetoes", members=None, rule=rule, **EVERYTHING)[::-1],
        "counts": counts, "columns": counts.columns, "rule": rule, "count": count,
        "library": {row["counted_by"]: row["vetoes"] for row in vetoes.counts(
            connection, "member", **EVERYTHING | {"until": LIBRARYS_LIST_ENDS})},
        "by_rule": {name: vetoes.counts(connection, "member", name, **EVERYTHING) for name in vetoes.RULES},
        "rules": vetoes.RULES, "ways": vetoes.COUNTS,
    }


def _one_of(request: Any, name: str, known: list[str], usual: str) -> str:
    said = request.args.get(name) or usual
    if said not in known:
        raise Refused(f"{said}: no {name} of this page; expected one of {', '.join(known)}.")
    return str(said)


@answering
async def member_list(datasette: Any, request: Any) -> Any:
    """Every member that sat on the Council, and when."""
    found = await asking.ask(datasette, request, lambda connection: ask(connection, "members", on=None))
    return await asking.table(datasette, request, found, "members", {"terms": _by_name(found)})


def _by_name(rows: list[Row]) -> list[tuple[str, list[Row]]]:
    """Members with their terms: permanent ones at the head, then by name."""
    terms: dict[str, list[Row]] = {}
    for row in rows:
        terms.setdefault(row["member"], []).append(row)
    return sorted(terms.items(), key=lambda member: (not member[1][0]["permanent"], member[1][-1]["name"]))


@answering
async def member(datasette: Any, request: Any) -> Any:
    """One member on the Council: its seats, how it voted in each, its vetoes and its votes against."""
    said = unquote(request.url_vars["code"])
    seat = bool(request.args.get("seat"))
    questions = {
        "json": lambda connection: members.history(connection, said, seat),
        "csv": lambda connection: members.history(connection, said, seat)["spans"],
    }
    return await asking.data(datasette, request, questions) or await asking.kept(
        datasette, request, "member", (said.upper(), seat), lambda: asking.ask(
            datasette, request, lambda connection: _member(connection, said, seat)))


def _member(connection: Connection, said: str, seat: bool) -> Row:
    """What the page of a member shows: its history, its names over time, the other codes of its seat."""
    names = ask(connection, "pages/member", code=members.codes(connection, said))
    others = members.codes(connection, said, seat=True).split("|")
    return {"member": names[0], "names": names, "history": members.history(connection, said, seat), "seat": seat,
            "others": [code for code in others if code != names[0]["code"]]}


@answering
async def search(datasette: Any, request: Any) -> Any:
    """What holds some words; a text that names one action by its symbol leads straight to it."""
    said = (request.args.get("q") or "").strip()
    named = await asking.ask(datasette, request, lambda connection: _named(connection, said))
    if len(named) == 1 and "symbol" in named[0] and not request.url_vars["form"]:
        return asking.go(datasette, named[0]["path"])
    found = await asking.ask(datasette, request, lambda connection: find(connection, said, 50))
    where = {(row["kind"], row["key"]): _place(row["kind"], row["key"]) for row in found}
    context = {"said": said, "found": found, "named": named, "where": where}
    return await asking.table(datasette, request, found, "search", context)


def _named(connection: Connection, said: str) -> list[Row]:
    """The regime or the actions that a text names by slug or symbol, each with the `path` of its page."""
    regime = connection.execute("SELECT name, since FROM regimes WHERE slug = lower(?)", (said,)).fetchone()
    if regime:
        return [{"path": f"/regimes/{said.lower()}", "title": regime[0], "date": regime[1]}]
    found = actions.matches(connection, said) if said else []
    return [row | {"path": f"/actions/{row['id']}"} for row in found]


def _place(kind: str, key: str) -> str:
    """The page that a thing found is told on."""
    if kind == "measure":
        return f"/measures/{key}"
    return {"action": f"/actions/{key}", "regime": f"/regimes/{key}"}.get(kind, f"/statements#{key}")


@answering
async def measure(datasette: Any, request: Any) -> Any:
    """Leads to a measure on the page of its regime."""
    key = unquote(request.url_vars["id"])
    rows = await asking.ask(datasette, request, lambda connection: connection.execute(
        "SELECT regime FROM measures WHERE id = ?", (key,)).fetchall())
    if not rows:
        raise NotFound(f"{key}: no such measure in the record; look for it by a word.")
    return asking.go(datasette, f"/regimes/{rows[0][0]}#{key}")


@answering
async def unconfirmed(datasette: Any, request: Any) -> Any:
    """What is not confirmed of the measures, and whose paragraph was not read."""
    found = await asking.ask(datasette, request, lambda connection: ask(connection, "unconfirmed"))
    measures = await asking.ask(datasette, request, lambda connection: connection.execute(
        "SELECT count(*) FROM measures").fetchone()[0])
    doubtful = [row for row in found if row["missing"] == "measure"]
    unread = [row for row in found if row["missing"] == "paragraph"]
    context = {"doubtful": doubtful, "unread": _by_regime(unread), "count": len(unread), "measures": measures}
    return await asking.table(datasette, request, found, "unconfirmed", context)


ROUTES = [
    (rf"^/in-force{FORM}", in_force),
    (rf"^/vetoes{FORM}", veto_list),
    (rf"^/members{FORM}", member_list),
    (rf"^/members/(?P<code>[^/.]+){FORM}", member),
    (rf"^/search{FORM}", search),
    (r"^/measures/(?P<id>[^/.]+)$", measure),
    (rf"^/unconfirmed{FORM}", unconfirmed),
]
"""The addresses of these pages, with their views."""
