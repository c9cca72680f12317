"""Pages that answer a question over the whole record: in force, vetoes, members, search, what is unconfirmed."""

import sqlite3
from itertools import groupby
from typing import Any
from urllib.parse import unquote

from sanctiondb.answers import actions, members, regimes, vetoes
from sanctiondb.answers.database import Row, Rows, ask
from sanctiondb.answers.searching import search as find
from sanctiondb.web import asking, catalogue
from sanctiondb.web.asking import FORM
from sanctiondb.web.responses import Refused, answering, page

Connection = sqlite3.Connection


@answering
async def in_force(datasette: Any, request: Any) -> Any:
    """Every measure in force on a day, by regime."""
    on, kind = asking.day(request.args.get("on")), request.args.get("type") or None
    target = (request.args.get("target") or "").strip() or None

    def rows(connection: Connection) -> Rows:
        return regimes.in_force(connection, on=on, type=kind, target=target)

    found = await asking.ask(datasette, request, rows)
    day = on or await asking.ask(datasette, request, _today)
    types = await asking.ask(datasette, request, _types)
    grouped = [(slug, list(measures)) for slug, measures in groupby(found, key=lambda row: str(row["regime"]))]
    context = {"grouped": grouped, "on": day, "asked": on, "type": kind, "target": target, "types": types,
               "count": len(found)}
    return await asking.table(datasette, request, found, "in_force", context)


def _today(connection: Connection) -> str:
    return str(connection.execute("SELECT date('now')").fetchone()[0])


def _types(connection: Connection) -> list[str]:
    return [row[0] for row in connection.execute("SELECT DISTINCT type FROM measures ORDER BY 1")]


@answering
async def veto_list(datasette: Any, request: Any) -> Any:
    """Vetoes counted by the rule that the visitor chose, and listed beneath."""
    rule = _one_of(request, "rule", list(vetoes.RULES), "all")
    count = _one_of(request, "count", list(vetoes.COUNTS), "member")
    chosen: Row = {"rule": rule, "regime": None, "since": None, "until": None}

    def counted(connection: Connection) -> tuple[Rows, dict[str, Rows]]:
        return (vetoes.counts(connection, count, **chosen),
                {name: vetoes.counts(connection, "member", **chosen | {"rule": name}) for name in vetoes.RULES})

    rows = await asking.ask(datasette, request, lambda connection: ask(
        connection, "vetoes", members=None, **chosen))
    counts, by_rule = await asking.ask(datasette, request, counted)
    context = {"vetoes": rows[::-1], "counts": counts, "columns": counts.columns, "by_rule": by_rule, "rule": rule,
               "count": count, "rules": vetoes.RULES, "ways": vetoes.COUNTS}
    return await asking.table(datasette, request, rows, "vetoes", context)


def _one_of(request: Any, name: str, known: list[str], usual: str) -> str:
    said = request.args.get(name) or usual
    if said not in known:
        raise Refused(f"{said}: no {name} of this page; expected one of {', '.join(known)}.")
    return str(said)


@answering
async def member_list(datasette: Any, request: Any) -> Any:
    """Every member that sat on the Council, and when."""
    found = await asking.ask(datasette, request, lambda connection: ask(connection, "members", on=None))
    terms: dict[str, list[Row]] = {}
    for row in found:
        terms.setdefault(row["member"], []).append(row)
    return await asking.table(datasette, request, found, "members", {"terms": _by_name(terms)})


def _by_name(terms: dict[str, list[Row]]) -> list[tuple[str, list[Row]]]:
    """Members with their terms: permanent ones at the head, then by name."""
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
    return await asking.data(datasette, request, questions) or await _member(datasette, request, said, seat)


async def _member(datasette: Any, request: Any, said: str, seat: bool) -> Any:
    history = await asking.ask(datasette, request, lambda connection: members.history(connection, said, seat))
    state = await asking.ask(datasette, request, lambda connection: ask(
        connection, "pages/member", code=members.codes(connection, said)))
    others = await asking.ask(datasette, request, lambda connection: members.codes(connection, said, seat=True))
    own = state[0]
    context = {"member": own, "names": state, "history": history, "seat": seat,
               "others": [code for code in others.split("|") if code != own["code"]]}
    return await page(datasette, request, "member", context)


@answering
async def search(datasette: Any, request: Any) -> Any:
    """What holds some words, and the actions that they name as a symbol."""
    said = (request.args.get("q") or "").strip()
    found = await asking.ask(datasette, request, lambda connection: find(connection, said, 50))
    named = await asking.ask(datasette, request, lambda connection: _named(connection, said))
    known = await catalogue.current(datasette)
    where = {row["key"]: _place(row["kind"], row["key"]) for row in found}
    context = {"said": said, "found": found, "named": named, "where": where, "slug": said.lower()
               if said.lower() in known.regimes else None}
    return await asking.table(datasette, request, found, "search", context)


def _named(connection: Connection, said: str) -> list[Row]:
    return actions.matches(connection, said) if said else []


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
        raise Refused(f"{key}: no such measure in the record; look for it by a word.")
    return asking.go(datasette, f"/regimes/{rows[0][0]}#{key}")


@answering
async def unconfirmed(datasette: Any, request: Any) -> Any:
    """What is not confirmed of the measures, and whose paragraph was not read."""
    found = await asking.ask(datasette, request, lambda connection: ask(connection, "unconfirmed"))
    measures = await asking.ask(datasette, request, lambda connection: connection.execute(
        "SELECT count(*) FROM measures").fetchone()[0])
    doubtful = [row for row in found if row["missing"] == "measure"]
    unread = [row for row in found if row["missing"] == "paragraph"]
    grouped = [(slug, list(rows)) for slug, rows in groupby(unread, key=lambda row: str(row["regime"]))]
    context = {"doubtful": doubtful, "unread": grouped, "count": len(unread), "measures": measures}
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
