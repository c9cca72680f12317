"""Names of entries of the Consolidated List, looked for word by word."""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from sanctiondb.answers.database import Row, ask
from sanctiondb.folding import words


class Named(NamedTuple):
    """One name of an entry: its row (`reference, name, kind, regime, matched, role, quality, first_seen, last_seen`,
    of a day also `standing`) and its words, a blank before each: ' seif al adl'."""

    row: Row
    words: str


def every(connection: sqlite3.Connection, judged: Iterable[Row] | None = None) -> list[Named]:
    """Every name of every entry, of each the good ones first; of those alone that `listings.on` answers, if given."""
    rows = ask(connection, "pages/names")
    if judged is None:
        return [Named(row, _spaced(row["matched"])) for row in rows]
    standing = {row["reference"]: row["standing"] for row in judged}
    return [Named(row | {"standing": standing[row["reference"]]}, _spaced(row["matched"]))
            for row in rows if row["reference"] in standing]


def holding(names: list[Named], text: str) -> list[Row]:
    """The rows of those of which one name holds every word of a text, or the beginning of it; one an entry."""
    asked, best = [f" {word}" for word in words(text)], dict[str, Row]()
    for row, given in names if asked else []:
        if all(beginning in given for beginning in asked):
            best.setdefault(row["reference"], row)
    return list(best.values())


def _spaced(text: str) -> str:
    return "".join(f" {word}" for word in words(text))
