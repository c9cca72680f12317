"""A calendar of the days on which mandates and measures run out, as iCalendar (RFC 5545)."""

import sqlite3
from datetime import UTC, date, datetime, timedelta
from typing import Any

from datasette.utils.asgi import Response

from sanctiondb.answers import regimes
from sanctiondb.answers.database import Row, ask
from sanctiondb.web import addresses, asking, catalogue
from sanctiondb.web.feeds import regime, urn
from sanctiondb.web.responses import answering

AHEAD = 3660
"""Days ahead: no term that the Council set was longer."""


@answering
async def expiring(datasette: Any, request: Any) -> Any:
    """The last known end of every mandate and measure with a term, or with ?regime= of one regime."""
    slug = await regime(datasette, request)
    site = addresses.site(datasette, request)

    async def made() -> bytes:
        rows = await catalogue.answer(datasette, lambda connection: ends(connection, slug))
        known = await catalogue.current(datasette)
        return calendar(rows, site, known.regimes, known.coverage["loaded"])

    body = await asking.once(datasette, request, ("calendar", slug, site), made)
    return Response(body, content_type="text/calendar; charset=utf-8")


def ends(connection: sqlite3.Connection, said: str | None = None) -> list[Row]:
    """The rows of `regimes.expiring`, past ones too, each with a `key` that no later wording changes.

    Raises NotFound for an unknown regime.
    """
    slug = regimes.slug(connection, said) if said else None
    keys = {_what(row): row["key"] for row in ask(connection, "pages/ends_keys")}
    found = regimes.expiring(connection, AHEAD, past=True)
    return [row | {"key": "/".join((*_what(row)[:2], keys[_what(row)], row["symbol"]))}
            for row in found if slug in (None, row["regime"])]


def _what(row: Row) -> tuple[str, str, str]:
    return row["kind"], row["regime"], row["what"]


def calendar(rows: list[Row], site: str, names: dict[str, str], loaded: str) -> bytes:
    """An event for each row: the whole day, a UID that stays, DTSTAMP the day on which the record was loaded.

    `site` is the address of the start page, `names` the name of each regime by its slug.
    """
    from icalendar import Calendar  # takes a fifth of a second, which other pages need not wait for

    made = Calendar()
    made.add("prodid", "-//sanctiondb//ends of mandates and measures//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("x-wr-calname", "UN sanctions: what runs out")
    made.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    stamp = datetime.combine(date.fromisoformat(loaded), datetime.min.time(), UTC)
    for row in rows:
        made.add_component(_event(row, site, str(names.get(row["regime"], row["regime"])), stamp))
    return bytes(made.to_ical())


def _event(row: Row, site: str, regime: str, stamp: datetime) -> Any:
    from icalendar import Event

    day = date.fromisoformat(row["date"])
    event = Event()
    event.add("uid", urn(f"calendar/{row['key']}").removeprefix("urn:uuid:") + "@sanctiondb")
    event.add("dtstamp", stamp)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", f"{'Mandate' if row['kind'] == 'mandate' else 'Measure'} ends: {row['what']} ({regime})")
    event.add("description", _told(row, regime))
    event.add("url", f"{site}/regimes/{row['regime']}")
    event.add("categories", [row["kind"], row["regime"]])
    event.add("transp", "TRANSPARENT")
    return event


def _told(row: Row, regime: str) -> str:
    last = "Last day of the mandate" if row["kind"] == "mandate" else "Last day of the measure's term"
    end = ("The record has no renewal; ask the sources before you rely on it." if row["days_left"] < 0
           else "It runs out unless the Council renews it.")
    return f"{last}, set by {row['symbol']}: {row['what']}. Regime: {regime}. {end}"


ROUTES = [
    (r"^/feeds/expiring\.ics$", expiring),
]
"""The addresses of this module, with their views."""
