"""An action as its page shows it: the votes drawn and by kind, its neighbours, a citation, its sources in one list."""

import sqlite3
from itertools import groupby
from typing import Any
from urllib.parse import unquote, urlencode

from sanctiondb.answers import actions
from sanctiondb.answers.actions import heard, reason, unknown_votes
from sanctiondb.answers.database import Row, ask
from sanctiondb.web import addresses, asking, ballot, catalogue
from sanctiondb.web.asking import FORM
from sanctiondb.web.responses import answering
from sanctiondb.web.search_page import named
from sanctiondb.words import BODIES, STANDINGS_OF_CORRECTIONS, VOTES


@answering
async def action(datasette: Any, request: Any) -> Any:
    """One action whole; its votes as CSV."""
    slug = request.url_vars["slug"]
    if slug not in (await catalogue.current(datasette)).slugs:
        return await _lead(datasette, request, slug)
    questions = {
        "csv": lambda connection: ask(connection, "votes", id=slug),
        "json": lambda connection: actions.show(connection, slug),
    }
    return await asking.data(datasette, request, questions) or await _action(datasette, request, slug)


async def _action(datasette: Any, request: Any, slug: str) -> Any:
    """The page of an action, which is cited by the address that it was asked at."""
    address = addresses.absolute(datasette, request, f"/actions/{slug}")
    return await asking.kept(
        datasette, request, "action", (address,), lambda: _told(datasette, request, slug, address))


async def _told(datasette: Any, request: Any, slug: str, address: str) -> Row:
    """What the template of an action needs."""
    shown, beside = await asking.ask(datasette, request, lambda connection: facts(connection, slug))
    known = await catalogue.current(datasette)
    context = _context(shown, beside, known.members)
    drawn = ballot.pictures(
        shown, context["votes"], beside["council"], lambda code: str(datasette.urls.path(f"/members/{code.lower()}")))
    return context | drawn | {"address": address, "bibtex": bibtex(shown, address, known.coverage["loaded"])}


def facts(connection: sqlite3.Connection, slug: str) -> tuple[Row, Row]:
    """An action as `actions.heard` tells it, and what stands beside it on its page: `council, names`."""
    shown = actions.show(connection, slug)
    return heard(shown), {
        "council": ask(connection, "pages/council_on", on=shown["date"]) if shown["body"] == "SC" else [],
        "names": connection.execute("SELECT code, name FROM member_names ORDER BY id").fetchall(),
    }


@answering
async def named_action(datasette: Any, request: Any) -> Any:
    """Leads from an address that holds a symbol, such as /actions/S/RES/1718(2006) or /actions/S/2024/255.json."""
    return await _lead(datasette, request, unquote(request.url_vars["said"]).strip("/"))


async def _lead(datasette: Any, request: Any, said: str) -> Any:
    """Leads to the one action that a text names, in the form that was asked for, or to the list of several."""
    form = request.url_vars["form"]
    found = await asking.ask(datasette, request, lambda connection: named(connection, said))
    if len(found) > 1:
        return asking.go(datasette, f"/search?{urlencode({'q': said})}")
    return asking.go(datasette, f"/actions/{found[0]['id']}" + (f".{form}" if form else ""))


def _context(action: Row, beside: Row, members: dict[str, str]) -> Row:
    """What the template of an action needs beside its facts; `members` gives the last name under each code."""
    votes, corrections = ballot.named(action, beside["names"]), action["corrections"]
    return {
        "action": action,
        "reason": reason(action | {"votes": votes}),
        "votes": votes,
        "groups": groups(votes) if action["modality"] == "vote" else [],
        "missing": unknown_votes(action),
        "names": members | {vote["member"]: str(vote["name"]) for vote in votes},
        "neighbours": neighbours(action["neighbours"]),
        "totals": totals(action),
        "published": _published_otherwise(action),
        "corrections": corrections, "standings": STANDINGS_OF_CORRECTIONS,
        "disagreements": undecided(action["disagreements"], corrections),
        "disputed_dates": disputed(action, corrections),
        "reports": reports(action["sources"]),
    }


def neighbours(rows: list[Row]) -> list[tuple[str, Row | None, Row | None]]:
    """Each regime of an action with what was put to the vote before it and after it, None where nothing was."""
    places = {(row["regime"], row["place"]): row for row in rows}
    slugs = dict.fromkeys(row["regime"] for row in rows)
    return [(slug, places.get((slug, "before")), places.get((slug, "after"))) for slug in slugs]


def bibtex(action: Row, address: str, loaded: str | None) -> str:
    """A reference to the page of an action in the form of BibTeX; what has a meaning to TeX is escaped."""
    body = BODIES.get(action["body"], action["body"])
    fields = {
        "author": "{sanctiondb}", "title": f"{{{_tex(action['symbol'])}}}", "year": (loaded or action["date"])[:4],
        "howpublished": f"\\url{{{address}}}", "note": f"{body}, {action['date']}; record of {loaded or 'no day'}",
    }
    lines = "".join(f"  {name:12} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{sanctiondb-{action['id']},\n{lines}}}"


def _tex(text: str) -> str:
    return "".join(f"\\{one}" if one in "#$%&_{}" else one for one in text if one not in "\\^~")


def totals(action: Row) -> list[str]:
    """The totals that are known, in words: ['9 yes', '2 abstaining']."""
    words = {"yes": "yes", "no": "no", "abstain": "abstaining", "not_voting": "not voting"}
    return [f"{action[name]} {word}" for name, word in words.items() if action[name] is not None]


def undecided(disagreements: list[Row], corrections: list[Row]) -> list[Row]:
    """Disagreements of publishers but for those that a correction of what is said tells of, with what decides it."""
    told = {(row["field"], row["member"] or "", frozenset((row["official"], row["corrected"])))
            for row in corrections if row["standing"] == "stands"}
    return [
        row for row in disagreements
        if (row["field"], row["member"] or "", frozenset((row["shown"], row["other"]))) not in told
    ]


def disputed(action: Row, corrections: list[Row]) -> list[str]:
    """The days on which somebody else puts the action, beside the day shown; not those that a source has put right."""
    said = [row["other"] for row in action["disagreements"] if row["field"] == "date"]
    said += [row[side] for row in corrections if row["field"] == "date" and row["standing"] != "caught_up"
             for side in ("official", "corrected")]
    return sorted({day for day in said if day and day != action["date"]})


def groups(votes: list[Row]) -> list[tuple[str, str, list[Row]]]:
    """The votes of each kind that was cast: letter, word, votes."""
    cast = {letter: [vote for vote in votes if vote["vote"] == letter] for letter in VOTES}
    return [(letter, word, cast[letter]) for letter, word in VOTES.items() if cast[letter]]


def reports(sources: list[Row]) -> list[tuple[Row, list[str]]]:
    """Each report of a publisher with what it cites."""
    keys = ("publisher", "file", "row", "edition", "downloaded")
    grouped = groupby(sources, key=lambda row: [row[key] for key in keys])
    whole = [list(rows) for _, rows in grouped]
    return [(rows[0], [row["source"] for row in rows if row["source"]]) for rows in whole]


def _published_otherwise(action: Row) -> list[tuple[str, int, int]]:
    """Totals whose published number differs from the votes counted: name, counted, published."""
    return [
        (name, action[name], action["published"][name])
        for name in ("yes", "no", "abstain", "not_voting")
        if action["published"][name] is not None and action["published"][name] != action[name]
    ]


ROUTES = [
    (rf"^/actions/(?P<slug>[A-Za-z0-9-]+){FORM}", action),
    (r"^/actions/(?P<said>.+?)(\.(?P<form>json|csv))?/*$", named_action),
]
"""The addresses of this module, with their views."""
