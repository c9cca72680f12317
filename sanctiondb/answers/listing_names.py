"""Names of entries of the Consolidated List, looked for word by word."""

import sqlite3
import unicodedata
from typing import NamedTuple

from sanctiondb.answers import listings
from sanctiondb.answers.database import Row, ask


class Named(NamedTuple):
    """One name of an entry: its row (`reference, name, kind, regime, matched, role, quality, first_seen, last_seen`,
    with a day also `standing`) and its words, a blank before each: ' seif al adl'."""

    row: Row
    words: str


def named(connection: sqlite3.Connection, day: str | None = None) -> list[Named]:
    """Every name of every entry, of each the good ones first; with a day of those on it, as `listings.on` judges."""
    rows = ask(connection, "pages/names")
    if not day:
        return [Named(row, _spaced(row["matched"])) for row in rows]
    judged = {row["reference"]: row["standing"] for row in listings.on(connection, day)[0]}
    return [Named(row | {"standing": judged[row["reference"]]}, _spaced(row["matched"]))
            for row in rows if row["reference"] in judged]


def holding(names: list[Named], text: str) -> list[Row]:
    """The rows of those of which one name holds every word of a text, or the beginning of it; one an entry."""
    asked, best = [f" {word}" for word in words(text)], dict[str, Row]()
    for row, given in names if asked else []:
        if all(beginning in given for beginning in asked):
            best.setdefault(row["reference"], row)
    return list(best.values())


def words(text: str) -> list[str]:
    """Words without case and accents, parted at whatever is no letter or digit."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(one))
    return "".join(one if one.isalnum() else " " for one in plain.replace("'", "").replace("\u2019", "")).split()


def _spaced(text: str) -> str:
    return "".join(f" {word}" for word in words(text))
