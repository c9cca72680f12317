"""The rosters of the record: who is called in a roll call, kept once for all roll calls that call the same."""

import sqlite3

from sanctiondb import charter
from sanctiondb.record.names import Names
from sanctiondb.reports import Roster, Seat


class Rosters:
    """Rosters by number, those in use kept in memory."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._ids: dict[Roster, int] = {}
        self._rosters: dict[int, Roster] = {}
        self._named: dict[tuple[Roster, tuple[str, ...]], Roster] = {}

    def id(self, roster: Roster) -> int:
        """The number of a roster, which is written where it is new."""
        if roster not in self._ids:
            self._ids[roster] = self._stored(roster)
        return self._ids[roster]

    def roster(self, number: int) -> Roster:
        """The roster of a number."""
        if number not in self._rosters:
            rows = self._connection.execute(
                "SELECT offset, member, name, flag FROM roster_seats WHERE roster_id = ? ORDER BY position", (number,)
            )
            seats = (
                Seat(offset, member, name, None if flag is None else bool(flag))
                for offset, member, name, flag in rows.fetchall()
            )
            self._rosters[number] = roster = Roster(seats)
            self._ids[roster] = number
        return self._rosters[number]

    def named(self, roster: Roster, names: Names, date: str) -> Roster:
        """The same roster, members whose name was not given called by their name on an ISO date."""
        if roster.named:
            return roster
        given = tuple(seat.name or names.on(seat.member, date) for seat in roster.seats)
        key = (roster, given)
        if key not in self._named:
            pairs = zip(roster.seats, given, strict=True)
            self._named[key] = Roster(seat._replace(name=name) for seat, name in pairs)
        return self._named[key]

    def _stored(self, roster: Roster) -> int:
        found = self._connection.execute("SELECT id FROM rosters WHERE digest = ?", (roster.digest,)).fetchone()
        if found:
            self._rosters.setdefault(found[0], roster)
            return int(found[0])
        cursor = self._connection.execute("INSERT INTO rosters (digest) VALUES (?)", (roster.digest,))
        number = int(cursor.lastrowid or 0)
        self._connection.executemany(
            "INSERT INTO roster_seats VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(number, position, seat.offset, seat.member, seat.name, charter.permanent(seat.member), seat.flag)
             for position, seat in enumerate(roster.seats, 1)],
        )
        self._rosters[number] = roster
        return number
