"""What members were called on a day, and whose seat a code stands for."""

import re
import sqlite3
import unicodedata

from sanctiondb.reports import Report, Roster


def folded(name: str) -> str:
    """A name without capitals, accents, brackets and punctuation, for comparing."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return " ".join(re.findall(r"[a-z]+", "".join(c for c in plain if not unicodedata.combining(c))))


class Names:
    """The member states as the record knows them, in memory."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._seats: dict[str, str] = dict(connection.execute("SELECT code, seat FROM member_seats"))
        self._known: dict[Roster, bool] = {}
        self._names: dict[str, list[tuple[str, str | None, str | None]]] = {}
        for code, name, since, until in connection.execute(
            "SELECT code, name, since, until FROM member_names ORDER BY id"
        ):
            self._names.setdefault(code, []).append((name, since, until))
        self._codes = {
            folded(name): code for code, names in self._names.items() for name, _, _ in names
        }

    def knows(self, code: str) -> bool:
        """Whether it is the code of a member state."""
        return code in self._seats

    def know(self, roster: Roster) -> bool:
        """Whether all who are called are member states."""
        if roster not in self._known:
            self._known[roster] = self._seats.keys() >= set(roster.members)
        return self._known[roster]

    def learn(self, report: Report) -> None:
        """Takes in a member state that the same file brings."""
        self._seats.setdefault(report.content["code"], report.content["code"])
        self._known.clear()

    def code(self, name: str) -> str | None:
        """The code of the state that bears, or once bore, a name in whatever capitals and accents."""
        return self._codes.get(folded(name))

    def seat(self, code: str) -> str:
        """The code that the seat bears today: 'RUS' for SUN; the code itself where nobody took it over."""
        return self._seats.get(code, code)

    def on(self, code: str, date: str) -> str:
        """A member's name on an ISO date; its present one where no dates are known."""
        names = self._names.get(code, [(code, None, None)])
        dated = [
            name for name, since, until in names
            if (since or until) and (since or "") <= date <= (until or "9999")
        ]
        return dated[-1] if dated else names[-1][0]
