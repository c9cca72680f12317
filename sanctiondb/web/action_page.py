"""An action as its page shows it: votes by kind, the seats, a citation, its sources in one list."""

from itertools import groupby
from typing import Any
from urllib.parse import unquote, urlencode

from sanctiondb.answers import actions
from sanctiondb.answers.actions import reason, unknown_votes
from sanctiondb.answers.database import Row, ask
from sanctiondb.web import asking, catalogue, charts
from sanctiondb.web.asking import FORM
from sanctiondb.web.responses import answering, page
from sanctiondb.web.search_page import named
from sanctiondb.words import VOTES


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
    """The page of an action."""
    shown = await asking.ask(datasette, request, lambda connection: actions.show(connection, slug))
    differences = await asking.ask(datasette, request, lambda connection: ask(connection, "pages/differences", id=slug))
    known = await catalogue.current(datasette)
    return await page(datasette, request, "action", context(shown, differences, known.members))


@answering
async def named_action(datasette: Any, request: Any) -> Any:
    """Leads from an address that holds a symbol, such as /actions/S/RES/1718(2006) or /actions/S/2024/255.json."""
    return await _lead(datasette, request, unquote(request.url_vars["said"]).strip("/"))


async def _lead(datasette: Any, request: Any, said: str) -> Any:
    """Leads to the one action that a text names, in the form that was asked for, or to the list of several."""
    form = request.url_vars["form"]
    found = await asking.ask(datasette, request, lambda connection: named(connection, said))
    if len(found) > 1:
        return asking.go(datasette, f"/find?{urlencode({'symbol': said})}")
    return asking.go(datasette, f"/actions/{found[0]['id']}" + (f".{form}" if form else ""))


def context(action: Row, differences: list[Row], members: dict[str, str]) -> Row:
    """What the template of an action needs beside its facts; `members` gives the last name under each code."""
    council, voted = action["body"] == "SC", action["modality"] == "vote"
    votes = ordered(action["votes"] if council else [vote | {"permanent": False} for vote in action["votes"]])
    missing = unknown_votes(action)
    names = members | {vote["member"]: str(vote["name"]) for vote in action["votes"]}
    return {
        "action": action,
        "reason": reason(action),
        "votes": votes,
        "groups": groups(votes) if voted else [],
        "seats": charts.seats(votes, action["required"]) if council and voted and not missing else None,
        "missing": missing,
        "names": names,
        "totals": totals(action),
        "published": _published_otherwise(action),
        "differences": differences,
        "disagreements": undecided(action["disagreements"], differences),
        "disputed_dates": disputed(action, differences),
        "reports": reports(action["sources"]),
    }


def ordered(votes: list[Row]) -> list[Row]:
    """Votes by the name of who cast them, permanent members first."""
    return sorted(votes, key=lambda vote: (not vote["permanent"], vote["name"]))


def totals(action: Row) -> list[str]:
    """The totals that are known, in words: ['9 yes', '2 abstaining']."""
    words = {"yes": "yes", "no": "no", "abstain": "abstaining", "not_voting": "not voting"}
    return [f"{action[name]} {word}" for name, word in words.items() if action[name] is not None]


def undecided(disagreements: list[Row], differences: list[Row]) -> list[Row]:
    """Disagreements of publishers but for those that a difference tells of, with what decides it."""
    told = {(row["field"], row["member"] or "", frozenset((row["official"], row["ours"]))) for row in differences}
    return [
        row for row in disagreements
        if (row["field"], row["member"] or "", frozenset((row["shown"], row["other"]))) not in told
    ]


def disputed(action: Row, differences: list[Row]) -> list[str]:
    """The days on which somebody else puts the action, beside the day shown."""
    said = [row["other"] for row in action["disagreements"] if row["field"] == "date"]
    said += [row[side] for row in differences if row["field"] == "date" for side in ("official", "ours")]
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
