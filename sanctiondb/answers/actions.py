"""Actions: which one a symbol names, and everything the record holds of it."""

import sqlite3

from sanctiondb import charter, symbols
from sanctiondb.answers.database import Row, ask, query
from sanctiondb.errors import NotFound
from sanctiondb.words import with_article

LOOKUPS = ("slug", "resolution", "number", "draft", "meeting", "revision", "symbol")
"""What a text may name, the most exact first; each is looked up by a query pages/action_by_..."""


def find(connection: sqlite3.Connection, said: str) -> str:
    """The id of the one roll call that a text names: 's-res-1718-2006' for '1718 (2006)'.

    Takes an id, a resolution, a draft or a meeting in any spelling. Raises NotFound where none is in the
    record, or several are.
    """
    found = matches(connection, said)
    if not found:
        raise NotFound(_none(connection, said))
    if len(found) > 1:
        named = "; ".join(f"{row['id']} ({row['date']}, {row['title'][:60]})" for row in found)
        raise NotFound(f"{said}: names {len(found)} roll calls; ask for one by its id: {named}")
    return str(found[0]["id"])


def matches(connection: sqlite3.Connection, said: str) -> list[Row]:
    """The roll calls that a text names: `id, symbol, date, title`, by date."""
    said = symbols.printable(said)
    symbol = symbols.canonical(said.split("|")[0])
    number = symbols.number(symbol) if symbols.without_year(symbol) else None
    for way in LOOKUPS:
        asked = {"said": said.strip(), "symbol": symbol, "number": number}
        rows = connection.execute(query(f"pages/action_by_{way}"), asked).fetchall()
        if rows:
            return [
                {"id": slug, "symbol": symbol, "date": date, "title": title}
                for _, slug, symbol, date, title in sorted(set(rows), key=lambda row: (row[3], row[0]))
            ]
    return []


def _none(connection: sqlite3.Connection, said: str) -> str:
    symbol = symbols.canonical(said)
    near = ask(connection, "pages/action_hint", number=symbols.number(symbol), symbol=symbol)
    hint = f"did you mean {near[0]['symbol']}?" if near else (
        "give a symbol like S/RES/1718(2006) or S/2024/255, or load more with sanctiondb ingest"
    )
    return f"{symbols.printable(said)}: no such action in the record; {hint}"


def show(connection: sqlite3.Connection, said: str) -> Row:
    """One action whole, as a dict.

    Keys: `id, symbol, resolution, draft, part, question, body, date, meeting, title, summary, agenda, subjects,
    sponsors, vote_note, note, modality, outcome, manner, procedural, procedural_basis, procedural_record, yes,
    no, abstain, not_voting, published, required, stated_outcome, vetoed_by, permanent_no, votes, regimes,
    measures, mandates, statements, disagreements, changes, corrections, neighbours, sources`. Dates are ISO, votes
    Y, N, A, X; `changes` are revisions by later editions, `corrections` what official rows of it should say
    (`publisher, field, member, official, corrected, reason, evidence, standing, says`), which is applied to nothing;
    `published` holds the totals as published, `neighbours` what was put to the vote before and after it in each of its
    regimes: `regime, place (before|after), id, symbol, date, outcome, title`. Raises NotFound like `find`.
    """
    slug = find(connection, said)
    action = ask(connection, "pages/action", id=slug)[0]
    action["published"] = {
        name: action.pop(f"published_{name}") for name in ("yes", "no", "abstain", "not_voting", "total")
    }
    names = ("member", "name", "vote", "permanent")
    action["votes"] = [{name: row[name] for name in names} for row in ask(connection, "votes", id=slug)]
    for part in ("measures", "mandates", "statements"):
        action[part] = ask(connection, f"pages/action_{part}", symbol=action["symbol"])
    action["disagreements"] = _without_id(ask(connection, "disagreements", id=slug))
    action["changes"] = _without_id(ask(connection, "revisions", id=slug))
    action["corrections"] = _without_id(ask(connection, "corrections", id=slug))
    regimes = "|".join(action["regimes"])
    action["neighbours"] = ask(connection, "pages/action_neighbours", id=slug, regimes=regimes) if regimes else []
    action["sources"] = ask(connection, "pages/action_sources", id=slug)
    return action


def _without_id(rows: list[Row]) -> list[Row]:
    return [{name: row[name] for name in row if name not in ("id", "symbol")} for row in rows]


def heard(action: Row) -> Row:
    """An action of `show` as it is told; a vote of which its source knows nobody's has no votes and no counts.

    The file of the General Assembly has such recorded votes: an X for every member, and totals of zero.
    """
    if action["modality"] != "vote" or any(action[name] for name in ("yes", "no", "abstain")):
        return action
    if {vote["vote"] for vote in action["votes"]} != {"X"}:
        return action
    counts = dict.fromkeys(("yes", "no", "abstain", "not_voting"))
    return action | counts | {"votes": [], "published": dict.fromkeys(action["published"])}


def unknown_votes(action: Row) -> int:
    """How many members of the Council voted in a way that is not known by name; 0 in the General Assembly."""
    if action["body"] != "SC" or action["manner"] == "without_vote":
        return 0
    return max(charter.size(action["date"]) - len(action["votes"]), 0)


def votes(connection: sqlite3.Connection, said: str) -> list[Row]:
    """Every member's vote: `symbol, draft, date, meeting, member, name, vote, permanent, corrections`.

    `corrections` says what of the row should be otherwise, and by what: 'date: 2006-09-14 (S/RES/1708(2006))'.
    """
    return ask(connection, "votes", id=find(connection, said))


def reason(action: Row) -> str:
    """One sentence that says why an action passed or failed, and by which rule of the Charter."""
    if action["outcome"] is None:
        return _unknown(action)
    names = {vote["member"]: vote["name"] for vote in action["votes"]}
    against = _and([with_article(str(names.get(code, code))) for code in action["permanent_no"]])
    return REASONS[_rule(action)].format(
        count=_count(action), required=action["required"], against=against, basis=action["procedural_basis"]
    )


def _and(names: list[str]) -> str:
    return " and ".join([part for part in (", ".join(names[:-1]), *names[-1:]) if part])


def _count(action: Row) -> str:
    """The votes in words: '13 in favour, 1 against, 1 abstaining'; those who took no part, where any."""
    words = {"yes": "in favour", "no": "against", "abstain": "abstaining", "not_voting": "not voting"}
    return ", ".join(
        f"{action[name]} {word}" for name, word in words.items()
        if action[name] is not None and (action[name] or name != "not_voting")
    )


def _unknown(action: Row) -> str:
    told = "The votes by name are not known well enough to tell the outcome from them"
    if action["body"] == "GA" and action["no"] and action["yes"] <= action["no"]:
        told = f"{_count(action)}: no majority, so it failed unless votes are missing here (Charter Article 18)"
    elif action["body"] == "GA" and action["yes"]:
        told = (f"{_count(action)}: a majority, but not the two thirds that an important question needs, and the"
                " record does not know whether this was one (Charter Article 18)")
    stated = action["stated_outcome"]
    return f"{told}; the source says: {stated.replace('_', ' ')}." if stated else f"{told}."


def _rule(action: Row) -> str:
    if action["manner"] == "without_vote":
        return "without_vote"
    if action["outcome"] == "adopted" and action["permanent_no"]:
        return "procedural"
    if action["outcome"] == "vetoed" and action["yes"] is None:
        return "vetoed_as_stated"
    if action["outcome"] == "too_few_and_p5_no" and not action["permanent_no"]:
        return "too_few_and_some_p5_no"
    if action["outcome"] == "too_few" and action["no"] and unknown_votes(action):
        return "too_few_and_who_unknown"
    return str(action["outcome"]) if action["body"] == "SC" else "assembly"


REASONS = {
    "without_vote": "Adopted without a vote, so no number of votes was required.",
    "adopted": "Adopted with {count}: {required} votes were required and no permanent member voted against"
    " (Charter Article 27).",
    "procedural": "Adopted with {count}, against the vote of {against}: on such a matter permanent members have no"
    " veto ({basis}), and {required} votes sufficed.",
    "vetoed": "Not adopted: {count} would have been enough ({required} required), but a permanent member's vote"
    " against is a veto (Charter Article 27(3)): {against}.",
    "too_few": "Not adopted: {count}, where {required} votes in favour were required (Charter Article 27).",
    "too_few_and_p5_no": "Not adopted: {count}, where {required} votes in favour were required (Charter Article 27)."
    " That {against} voted against was no veto, since the majority was missing anyway.",
    "vetoed_as_stated": "Not adopted: the vote of {against} against was a veto (Charter Article 27(3)), as the list of"
    " vetoes has it; how many voted in favour is not known.",
    "too_few_and_some_p5_no": "Not adopted: {count}, where {required} votes in favour were required (Charter Article"
    " 27). So many voted against that a permanent member was among them; it was no veto, since the majority was"
    " missing anyway.",
    "too_few_and_who_unknown": "Not adopted: {count}, where {required} votes in favour were required (Charter Article"
    " 27). Whether a permanent member was among those against is not known, and would have changed nothing.",
    "assembly": "Adopted with {count}: two thirds of those voting for or against, enough for any question (Charter"
    " Article 18).",
}
