"""One search over everything: words in actions, measures, regimes and statements, names of members and of listings."""

import sqlite3

from sanctiondb import folding, symbols
from sanctiondb.answers import listing_names
from sanctiondb.answers.database import Row, Rows, ask

MOST_WORDS = 12
MOST_LETTERS = 60
"""What a search takes: its time grows with the square of the words, and a visitor may send any number."""

COLUMNS = ["kind", "key", "title", "snippet", "date"]

MARKS = ("\u27e6", "\u27e7")
"""What a snippet has before and after a word that was searched for: ⟦ and ⟧, which no text of the record holds."""


def search(connection: sqlite3.Connection, words: str, limit: int = 20, listed: list[Row] | None = None) -> Rows:
    """What bears a name with all the words, then what holds them, the best first: `kind, key, title, snippet, date`.

    `kind` is member, listing, action, measure, regime or statement, `key` its code, reference, id or slug, `snippet`
    the place with the words between MARKS, or what a member or an entry of the list is known by; `date` is an ISO day
    or null, of a listing the day when it was last seen. Letters with accents count as those without; a word of a name
    may be its beginning, so may the last word of a text. No words, or none but punctuation, find nothing; of more than
    MOST_WORDS the first count. Names take at most half of the limit. `listed` is what `listing_names.holding` answers
    to the words, where it is at hand.
    """
    said = _said(words)
    if not said:
        return Rows(COLUMNS, [])
    plain = " ".join(said)
    entries = listing_names.holding(listing_names.every(connection), plain) if listed is None else listed
    found = _members(connection, plain) + [_listing(row) for row in entries]
    kept = found[:max(limit // 2, 1)]
    rest = ask(connection, "search", words=_expression(said), limit=limit)
    return Rows(COLUMNS, [*kept, *rest][:limit])


def bracketed(rows: Rows) -> Rows:
    """The same rows with [brackets] for MARKS, which every terminal can show."""
    before, after = MARKS
    return Rows(rows.columns, (
        row | {"snippet": row["snippet"].replace(before, "[").replace(after, "]")} for row in rows))


def _members(connection: sqlite3.Connection, said: str) -> list[Row]:
    """The members whose code it is, or of which one name has a word that begins with each of the words."""
    asked = folding.words(said)
    found: dict[str, Row] = {}
    for row in ask(connection, "pages/member_names"):
        given = folding.words(row["matched"])
        bears = asked and all(any(one.startswith(word) for one in given) for word in asked)
        if bears or asked == [row["code"].lower()]:
            sat = f"on the Security Council {row['terms']}" if row["terms"] else "never on the Security Council"
            also = f"; as {row['matched']}" if row["matched"] != row["name"] else ""
            found.setdefault(row["code"], _row("member", row["code"], row["name"], sat + also, None))
    return list(found.values())


def _listing(row: Row) -> Row:
    known = f"{row['kind']} {row['reference']}" + (f", regime {row['regime']}" if row["regime"] else "")
    also = f"; as {row['matched']}" if row["matched"] != row["name"] else ""
    return _row("listing", row["reference"], row["name"], known + also, row["last_seen"])


def _row(kind: str, key: str, title: str, snippet: str, date: str | None) -> Row:
    return dict(zip(COLUMNS, (kind, key, title, snippet, date), strict=True))


def _said(words: str) -> list[str]:
    """The words that count, without quotation marks: at most MOST_WORDS, each of at most MOST_LETTERS."""
    said = [word.replace('"', "") for word in symbols.printable(words).replace("\0", " ").split()]
    known = dict.fromkeys(word[:MOST_LETTERS] for word in said if any(letter.isalnum() for letter in word))
    return list(known)[:MOST_WORDS]


def _expression(words: list[str]) -> str:
    """The words as an expression of FTS5, each quoted, so that none of them is taken for an operator.

    The last may be a beginning, unless it is a single letter, with which most texts have a word.
    """
    quoted = [f'"{word}"' for word in words]
    return " ".join(quoted) + ("*" if words[-1][1:] else "")
