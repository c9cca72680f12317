"""Feeds that readers subscribe to: what was voted on, what changed on the list, what was corrected."""

import sqlite3
from collections import Counter
from itertools import groupby, pairwise
from typing import Any
from uuid import UUID, uuid5

from datasette.utils.asgi import Response

from sanctiondb import words
from sanctiondb.answers import listings, regimes
from sanctiondb.answers.database import Row, ask
from sanctiondb.web import addresses, asking, ballot, catalogue
from sanctiondb.web.responses import answering

Connection = sqlite3.Connection

NAMESPACE = UUID("c1f7e6f4-52a6-5ba5-9f5c-7b0a54d1b0ce")
"""What the ids of entries are made from: the same wherever the record is served."""
MOST = 200
"""Entries of a feed."""
CHANGES = ("added", "removed", "changed")


@answering
async def actions(datasette: Any, request: Any) -> Any:
    """The latest roll calls of the Council, or with ?regime= those of one regime."""
    slug = await regime(datasette, request)

    def entries(connection: Connection) -> tuple[str, list[Row]]:
        of = f"on sanctions: {slug}" if slug else "of the Security Council"
        names = _Names(connection)
        return f"Actions {of}", [_action(row, names) for row in ask(connection, "pages/feed_actions", regime=slug)]

    return await _feed(datasette, request, "actions", slug, entries)


async def regime(datasette: Any, request: Any) -> str | None:
    """The slug of the regime that ?regime= names, however it is written; raises NotFound for an unknown one."""
    said = asking.said(request, "regime")
    slug: str | None = await asking.ask(datasette, request, lambda connection: regimes.slug(connection, said)
                                        ) if said else None
    return slug


@answering
async def changed(datasette: Any, request: Any) -> Any:
    """What changed between the lists that are loaded, the newest change first."""
    return await _feed(datasette, request, "listings", None, lambda connection: (
        "Changes to the Consolidated List", _list_changes(connection)))


@answering
async def corrections(datasette: Any, request: Any) -> Any:
    """What official rows should say, and what a later edition of an official file revised, the newest first."""
    def entries(connection: Connection) -> tuple[str, list[Row]]:
        names = _Names(connection)
        found = [_correction(row, names) for row in ask(connection, "pages/feed_corrections")]
        found += [_revision(row, names) for row in ask(connection, "pages/feed_revisions")]
        return "Corrections of the record", sorted(found, key=lambda entry: str(entry["day"]), reverse=True)

    return await _feed(datasette, request, "corrections", None, entries)


async def _feed(datasette: Any, request: Any, name: str, slug: str | None, entries: Any) -> Any:
    """An Atom feed (RFC 4287), made once for each state of the file; the same whatever else the address says."""
    site = addresses.site(datasette, request)
    asked = f"?regime={slug}" if slug else ""

    async def made() -> str:
        title, found = await catalogue.answer(datasette, entries)
        known = await catalogue.current(datasette)
        template = datasette.jinja_env.get_template("sanctiondb_feed.xml")
        return str(await template.render_async(
            title=title, entries=found[:MOST], id=urn(f"feeds/{name}?{slug or ''}"), site=site,
            own=f"{site}/feeds/{name}.atom{asked}", loaded=known.coverage["loaded"]))

    text = await asking.once(datasette, request, ("feed", name, slug, site), made)
    return Response(text, content_type="application/atom+xml; charset=utf-8")


def urn(key: str) -> str:
    """A name for a thing that stays the same for ever: 'urn:uuid:...'."""
    return f"urn:uuid:{uuid5(NAMESPACE, key)}"


def _entry(key: str, title: str, path: str, day: str, text: str, category: str) -> Row:
    return {"id": urn(key), "title": title, "path": path, "day": day, "text": text, "category": category}


class _Names:
    """The names of members as the page of an action has them: of the day of its vote."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._members = dict(connection.execute("SELECT code, name FROM members"))
        self._written = connection.execute("SELECT code, name FROM member_names ORDER BY id").fetchall()
        self._known: dict[str, dict[str, str]] = {}

    def of(self, slug: str, body: str, code: str) -> str:
        """The name of a member in one action; the code of one that has none."""
        if slug not in self._known:
            votes = ballot.named({"body": body, "votes": ask(self._connection, "votes", id=slug)}, self._written)
            self._known[slug] = {vote["member"]: str(vote["name"]) for vote in votes}
        return self._known[slug].get(code) or str(self._members.get(code, code))


def _action(row: Row, names: _Names) -> Row:
    """An entry of the feed of actions."""
    cast = [names.of(row["id"], row["body"], code) for code in row["vetoed_by"] or []]
    by = f" by {' and '.join(filter(None, [', '.join(cast[:-1]), cast[-1]]))}" if cast else ""
    outcome = f"{words.outcome(row['outcome'])}{by}"
    if not row["outcome"] and row["stated_outcome"]:
        outcome = f"{words.outcome(row['stated_outcome'])}, as its source says"
    counts = "" if row["yes"] is None or row["modality"] == "without_vote" else (
        f" {row['yes']} yes, {row['no']} no, {row['abstain']} abstaining.")
    part = f" ({row['part']})" if row["part"] else ""
    title = f"{row['symbol']}{part}: {outcome[0].lower()}{outcome[1:]}"
    return _entry(f"actions/{row['id']}", title, f"/actions/{row['id']}", row["date"],
                  f"{row['title'].rstrip('.')}. {outcome}.{counts}",
                  row["outcome"] or row["stated_outcome"] or "unknown")


def _correction(row: Row, names: _Names) -> Row:
    """An entry of the feed of corrections: what an official row should say, or, once it says so, that it does."""
    of = f"{names.of(row['slug'], row['body'], row['member'])}, " if row["member"] else ""
    official, corrected = (_told(row["field"], row[side]) for side in ("official", "corrected"))
    now = "" if row["standing"] == "stands" else " Its last edition says so."
    text = (f"{row['publisher']}: {of}{words.spoken(row['field'])} is given as {official}, should be {corrected}"
            f" ({', '.join(row['evidence'])}). {row['reason']}{now}")
    key = f"official/{row['slug']}/{row['member'] or ''}/{row['field']}/{row['corrected']}/{row['standing']}"
    return _entry(key, f"{row['symbol']}: {of}{words.spoken(row['field'])} should be {corrected}",
                  f"/actions/{row['slug']}#corrections", row["known_since"], text, row["field"])


def _revision(row: Row, names: _Names) -> Row:
    """An entry of the feed of corrections: what a later edition says."""
    of = f"{names.of(row['slug'], row['body'], row['member'])}, " if row["member"] else ""
    before, after = (_told(row["field"], row[side]) for side in ("before", "after"))
    text = (f"{row['publisher']}: {of}{words.spoken(row['field'])} was {before} in the edition of"
            f" {row['edition_before'] or 'an unknown day'}, is {after} since that of"
            f" {row['edition_after'] or 'an unknown day'}.")
    value = row["after"] if row["after"] not in (None, "") else "nothing"
    key = f"corrections/{row['slug']}/{row['member']}/{row['field']}/{row['edition_after']}/{value}"
    return _entry(key, f"{row['symbol']}: {of}{words.spoken(row['field'])} revised", f"/actions/{row['slug']}",
                  row["known_since"], text, row["field"])


def _told(field: str, value: Any) -> str:
    """What was said of a field, as a page says it: a vote and a way of deciding as words."""
    if value in (None, ""):
        return "nothing"
    if field == "vote":
        return words.VOTES.get(value, str(value))
    return words.spoken(value) if field == "modality" else str(value)


def _list_changes(connection: Connection) -> list[Row]:
    """Entries for each pair of lists, newest first: one on the whole, then one for each listing that changed."""
    known = [row for row in ask(connection, "pages/snapshots") if row["whole"]]
    found: list[Row] = []
    for before, after in reversed(list(pairwise(known))):
        if len(found) >= MOST or before["date"] == after["date"]:
            continue
        rows = [row for row in listings.changes(connection, before["date"], after["date"])[0] if row["substantive"]]
        one = [list(group) for _, group in groupby(rows, key=lambda row: str(row["reference"]))]
        one.sort(key=lambda group: CHANGES.index(group[0]["change"]))
        found.append(_whole(before["date"], after["date"], one))
        found += [_listing(after["date"], group) for group in one]
    return found


def _whole(since: str, until: str, groups: list[list[Row]]) -> Row:
    counts = Counter(str(group[0]["change"]) for group in groups)
    told = ", ".join(f"{counts[change]} {change}" for change in CHANGES)
    more = f" The {MOST - 1} entries that follow here are not all of them." if len(groups) >= MOST else ""
    return _entry(f"listings/{since}/{until}", f"List of {until}: {told}", f"/listings/changes?from={since}&to={until}",
                  until, f"Since the list of {since}: {told}; cosmetic changes are left out.{more}", "list")


def _listing(until: str, group: list[Row]) -> Row:
    first = group[0]
    fields = ", ".join(words.field(row["field"]) for row in group if row["field"])
    text = {
        "added": f"On the list of {until}, not on the one before it.",
        "removed": f"Not on the list of {until}, but on the one before it.",
    }.get(first["change"], f"The list of {until} says otherwise than the one before it: {fields}.")
    return _entry(f"listings/{first['reference']}/{until}/{first['change']}",
                  f"{first['reference']} {first['name']}: {first['change']}", f"/listings/{first['reference']}", until,
                  text, first["change"])


ROUTES = [
    (r"^/feeds/actions\.atom$", actions),
    (r"^/feeds/listings\.atom$", changed),
    (r"^/feeds/corrections\.atom$", corrections),
]
"""The addresses of this module, with their views."""
