"""Groups of member states: the permanent and the elected members of the Council, blocs, or those that a user lists."""

import sqlite3
from dataclasses import dataclass

from sanctiondb import charter, symbols
from sanctiondb.answers.database import query
from sanctiondb.answers.members import codes
from sanctiondb.errors import NotFound

Term = tuple[str, str, str]
"""A member, and the first and last day it belonged to a group."""


@dataclass(frozen=True)
class Group:
    """Member states by code; `terms` say when each belonged to it, None means always."""

    name: str
    members: tuple[str, ...]
    terms: tuple[Term, ...] | None = None

    def without(self, left_out: str) -> "Group":
        """The group but for some codes, joined by '|'."""
        out = set(left_out.split("|"))
        terms = None if self.terms is None else tuple(term for term in self.terms if term[0] not in out)
        return Group(self.name, tuple(code for code in self.members if code not in out), terms)


def group(connection: sqlite3.Connection, said: str) -> Group:
    """The group that a text names: P5, E10, a bloc such as EU, or codes joined by commas, like FRA,DEU,ITA.

    P5 are the permanent members of the Security Council (SUN and RUS among them), E10 its elected members, of
    however many seats. Elected members, and those of a bloc, count for their terms alone. Raises NotFound for an
    unknown name or code.
    """
    name = symbols.printable(said).strip().upper()
    if name == "P5":
        return Group(name, tuple(sorted(charter.PERMANENT)))
    terms = "pages/elected_terms" if name == "E10" else "pages/bloc_terms"
    if found := tuple(connection.execute(query(terms), {"bloc": name})):
        return Group(name, tuple(sorted({term[0] for term in found})), found)
    listed = [part.strip() for part in name.split(",") if part.strip()]
    if len(listed) < 2:
        blocs = ", ".join(row[0] for row in connection.execute("SELECT code FROM blocs ORDER BY code"))
        raise NotFound(
            f"{name}: no group has this name; expected P5, E10, a bloc ({blocs or 'none is loaded'}) or two codes or"
            " more, like FRA,DEU"
        )
    return Group(",".join(listed), tuple(sorted({codes(connection, code) for code in listed})))
