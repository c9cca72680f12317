"""Full-text search over actions, measures, regimes and statements."""

import sqlite3

from sanctiondb import symbols
from sanctiondb.answers.database import Rows, ask

MOST_WORDS = 12
MOST_LETTERS = 60
"""What a search takes: its time grows with the square of the words, and a visitor may send any number."""

COLUMNS = ["kind", "key", "title", "snippet", "date"]


def search(connection: sqlite3.Connection, words: str, limit: int = 20) -> Rows:
    """What holds all the words, the best match first: `kind, key, title, snippet, date`.

    `kind` is action, measure, regime or statement, `key` its id or slug, `snippet` the place with the words in
    [brackets], `date` an ISO day or null. Letters with accents count as those without; the last word may be the
    beginning of one. No words, or none but punctuation, find nothing; of more than MOST_WORDS the first count.
    """
    asked = _expression(words)
    return ask(connection, "search", words=asked, limit=limit) if asked else Rows(COLUMNS, [])


def _expression(words: str) -> str:
    """The words as an expression of FTS5, each quoted, so that none of them is taken for an operator."""
    said = [word.replace('"', "") for word in symbols.printable(words).replace("\0", " ").split()]
    known = dict.fromkeys(word[:MOST_LETTERS] for word in said if any(letter.isalnum() for letter in word))
    quoted = [f'"{word}"' for word in list(known)[:MOST_WORDS]]
    return " ".join([*quoted[:-1], *(f"{word}*" for word in quoted[-1:])])
