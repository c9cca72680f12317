"""The Consolidated List through time: which lists are loaded, who was on them, what each said of an entry."""

import json
import sqlite3
from itertools import groupby, pairwise

from sanctiondb import symbols
from sanctiondb.answers import listing_changes
from sanctiondb.answers.database import Row, Rows, ask
from sanctiondb.errors import NotFound
from sanctiondb.words import LACKS

HISTORY = ["date", "event", "field", "before", "after", "substantive", "source"]
NO_LIST = "no Consolidated List is loaded; load the one of a day with sanctiondb ingest"


def newest(connection: sqlite3.Connection) -> str | None:
    """The date of the newest snapshot as '2020-11-30', whole or not; None where no list is loaded.

    On the day of one that is not whole `on` has, beside those on it, those who were on whole ones before.
    """
    row = connection.execute("SELECT max(date) FROM snapshots").fetchone()
    return str(row[0]) if row[0] else None


def snapshots(connection: sqlite3.Connection) -> Rows:
    """The lists that are loaded, in order: `id, date, generated, whole, lacks, entries, file`.

    `lacks` is why one is not whole: 'recovered', 'rejected' or 'partial'. Raises NotFound where none is loaded.
    """
    found = ask(connection, "pages/snapshots")
    if not found:
        raise NotFound(NO_LIST)
    return found


def snapshot(connection: sqlite3.Connection, day: str) -> Row:
    """The list as it was on a day: the newest whole one up to it, or one that is not whole of that very day.

    Raises NotFound, with the days there are, where none is as old.
    """
    known = snapshots(connection)
    fit = [row for row in known if row["date"] == day or (row["whole"] and row["date"] < day)]
    if not fit:
        days = ", ".join(row["date"] for row in known)
        raise NotFound(f"{day}: no list of that day or before it is loaded; expected a day from one of {days}")
    exact = [row for row in fit if row["date"] == day and row["whole"]]
    return (exact or fit)[-1]


def changes(connection: sqlite3.Connection, since: str, until: str) -> tuple[Rows, str]:
    """What changed from the list as it was on one day to that of another, and a sentence on what that rests on.

    Rows as `listing_changes.changes` has them. Of several lists of one day the last counts; from a day to the same day
    it is from its first list to its last. Raises NotFound where there is no list as old.
    """
    before, after = snapshot(connection, since), snapshot(connection, until)
    alike = {one["date"]: [row for row in snapshots(connection) if row["date"] == one["date"]]
             for one in (before, after)}
    if since == until:
        before = alike[before["date"]][0]
    rows = listing_changes.changes(connection, before, after)
    several = "".join(
        f" Of {day} there are {len(lists)} lists, generated {', '.join(row['generated'] for row in lists)}."
        for day, lists in alike.items() if len(lists) > 1)
    suffered = {"recovered": ", and its texts may have suffered"}
    return rows, f"From {_named(before, several)} to {_named(after, several)}.{several}" + "".join(
        f" That of {one['date']} is {LACKS[one['lacks']]}: what it lacks is not told{suffered.get(one['lacks'], '')}."
        for one in (before, after) if one["lacks"])


def on(connection: sqlite3.Connection, day: str, regime: str | None = None) -> tuple[Rows, str]:
    """Who was on the list on a day, and a sentence on what that rests on.

    Rows `reference, name, kind, regime, listed_on, first_seen, last_seen, gone_by, standing`. `standing` is 'on the
    list' where lists on both sides show it, 'listed by then' where only its own date of listing does, 'when last
    seen' after the newest list, and 'unknown' where it was taken off or put on between two lists, nobody here knows
    on which side of the day. Raises NotFound where no list is loaded.
    """
    every = snapshots(connection)
    known = [row["date"] for row in every if row["whole"]]
    rows = ask(connection, "listings_on", on=day, regime=regime)
    before = max((one for one in known if one <= day), default=None)
    after = min((one for one in known if one >= day), default=None)
    more = "".join(
        f" The list of {', '.join(days)}, {words}, shows who was on it, not who was not."
        for lacks, words in LACKS.items() if (days := [row["date"] for row in every if row["lacks"] == lacks]))
    return rows, _rests(day, before, after, sum(row["standing"] == "unknown" for row in rows)) + more


def reference(connection: sqlite3.Connection, said: str) -> str:
    """The reference number that a text means, in any case and with or without spaces.

    Raises NotFound, with the days of the lists that are loaded, where none of them has it, nor a record.
    """
    asked = "".join(symbols.printable(said).split())
    for table in ("listings", "listing_events"):
        row = connection.execute(
            f"SELECT reference FROM {table} WHERE reference = ? COLLATE NOCASE", [asked]).fetchone()
        if row:
            return str(row[0])
    raise NotFound(f"{asked}: {absence(connection)}")


def absence(connection: sqlite3.Connection) -> str:
    """What it means that the lists which are loaded have no such entry."""
    known = ask(connection, "pages/snapshots")
    whole = [row["date"] for row in known if row["whole"]]
    if not whole:
        few = ", ".join(f"that of {row['date']} is {LACKS[row['lacks']]}" for row in known)
        return f"not on a list that is loaded, of which none is whole: {few}" if few else NO_LIST
    days = f"{', '.join(whole[:-1])} and {whole[-1]}" if len(whole) > 1 else whole[0]
    return f"not on the list as published on {days}; that is not the same as never listed"


def show(connection: sqlite3.Connection, said: str) -> Row:
    """One entry whole, as last seen.

    Keys: those of `listings` but `version_id`, then `committee, data_id, presence (a sentence), stays, names, births,
    birth_places, nationalities, documents, addresses, events, content (every field as published)`. Each name, birth
    and so on has `first_seen, last_seen, stands`, those that stand first. Of an entry on no list, which only records
    tell of, all but `reference, name` (the same), `kind, presence, events` is empty. Raises NotFound.
    """
    key = reference(connection, said)
    known = ask(connection, "pages/listing", reference=key)
    entry = dict(known[0]) if known else dict.fromkeys(known.columns) | {
        "reference": key, "name": key, "kind": {"i": "individual", "e": "entity"}[key[2]]}
    content = entry.pop("content")
    stays = ask(connection, "pages/listing_stays", reference=key)
    events = ask(connection, "pages/listing_events", reference=key)
    parts = {name: _of(connection, f"listing_{name}", key)
             for name in ("names", "births", "birth_places", "nationalities", "documents", "addresses")}
    told = presence(stays, entry) if known else f"{absence(connection)}; records tell of it"
    return entry | {"presence": told, "stays": stays, **parts, "events": events,
                    "content": json.loads(content) if content else None}


def history(connection: sqlite3.Connection, said: str) -> Rows:
    """What happened to an entry, by date: `date, event, field, before, after, substantive, source`.

    `event` is first seen, last seen, gone by, seen again, changed (`date` is that of the list which shows it), or
    what a record says: listed, amended, delisted. Raises NotFound.
    """
    key = reference(connection, said)
    rows = _changed(connection, key)
    for stay in ask(connection, "pages/listing_stays", reference=key):
        again = "seen again" if any(row["event"] == "first seen" for row in rows) else "first seen"
        rows.append(_event(stay["first_seen"], again, before=_if("not on the list of", stay["absent_on"])))
        rows.append(_event(stay["last_seen"], "last seen"))
        if stay["gone_by"]:
            rows.append(_event(stay["gone_by"], "gone by"))
    rows += [_event(row["date"], row["event"], source=row["decision"], after=_noted(row))
             for row in ask(connection, "pages/listing_events", reference=key)]
    order = ["listed", "amended", "delisted", "first seen", "seen again", "changed", "last seen", "gone by"]
    return Rows(HISTORY, sorted(rows, key=lambda row: (row["date"], order.index(row["event"]))))


def presence(stays: list[Row], entry: Row) -> str:
    """When an entry was on the list, in words: 'delisted after 2018-10-29, by 2020-11-30', never a day nobody said."""
    if not stays:
        gone, seen = entry["gone_by"], entry["last_seen"]
        return f"listed on {entry['listed_on']}; " + (
            f"delisted on {gone}" if gone else f"on the list when checked on {seen}")
    return ". Again ".join(
        f"first seen on {stay['first_seen']}{_if(', after it was not on the list of', stay['absent_on']) or ''};"
        f" {_end(stay)}" for stay in stays
    )


def _end(stay: Row) -> str:
    if stay["delisted_on"]:
        return f"delisted on {stay['delisted_on']} ({stay['delisted_by']})"
    if stay["gone_by"]:
        return f"delisted after {stay['last_seen']}, by {stay['gone_by']}"
    return f"on the list when last seen on {stay['last_seen']}"


def _changed(connection: sqlite3.Connection, key: str) -> list[Row]:
    seen = [row for _, rows in groupby(ask(connection, "pages/listing_versions", reference=key),
                                       key=lambda row: row["version_id"]) for row in list(rows)[:1]]
    return [
        _event(after["date"], "changed", change["field"], change["before"], change["after"], change["substantive"],
               f"list {LACKS[after['lacks']]}" if after["lacks"] else None)
        for before, after in pairwise(seen)
        for change in listing_changes.fields(key, after, before["content"], after["content"])
    ]


def _event(date: str, event: str, field: str | None = None, before: str | None = None, after: str | None = None,
           substantive: bool = True, source: str | None = None) -> Row:
    return dict(zip(HISTORY, (date, event, field, before, after, substantive, source), strict=True))


def _of(connection: sqlite3.Connection, view: str, key: str) -> list[Row]:
    return list(ask(connection, f"pages/{view}", reference=key))


def _noted(event: Row) -> str | None:
    """A record's note, and by which list it is contradicted, if it is."""
    wrong = _if("contradicted: still on the list of", event["contradicted_by"]) or _if(
        "contradicted: off the list by", event["late_after"])
    return "; ".join(filter(None, (event["note"], wrong))) or None


def _if(words: str, day: str | None) -> str | None:
    return f"{words} {day}" if day else None


def _named(one: Row, several: str) -> str:
    made = f", generated {one['generated']}" if one["generated"] in several else ""
    return f"the list of {one['date']} ({one['entries']} entries{made})"


def _rests(day: str, before: str | None, after: str | None, unknown: int) -> str:
    """What an answer for a day rests on, honest at the edges."""
    if before == day:
        return f"As published on {day}."
    doubt = f" Of {unknown} it is unknown whether they were on it on {day}." if unknown else ""
    if before and after:
        return f"{day} lies between the lists of {before} and {after}, on which this rests.{doubt}"
    if before:
        return f"As on the list of {before}, the newest whole one here; what changed after it is not known."
    if after:
        return (f"{day} lies before the first list here, of {after}: this has those on it that say they were listed by"
                f" then; who was taken off before is not known.{doubt}")
    return "No whole list is loaded: this has those that others show."
