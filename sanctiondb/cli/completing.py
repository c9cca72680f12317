"""What the shell completes: members, groups, regimes, symbols, entries; nothing where there is no database yet."""

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from sanctiondb.answers.database import reading
from sanctiondb.errors import SanctiondbError

Ask = Callable[[sqlite3.Connection, str], Iterable[tuple[str, str | None]]]
"""What fits the text typed so far: (word, what it means)."""

MOST = 50
"""As many symbols as a shell should show; there are thousands."""


def _completing(ask: Ask) -> Callable[[click.Context, click.Parameter, str], list[CompletionItem]]:
    """A function as Click's shell_complete takes it; a database at fault completes nothing."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        try:
            with reading(Path(ctx.params.get("db") or "sanctions.db")) as connection:
                return [CompletionItem(word, help=told) for word, told in ask(connection, incomplete)]
        except SanctiondbError:
            return []

    return complete


def _regimes(connection: sqlite3.Connection, typed: str) -> list[tuple[str, str | None]]:
    return _begun(connection, "SELECT slug, name FROM regimes ORDER BY slug", typed.lower())


def _members(connection: sqlite3.Connection, typed: str) -> list[tuple[str, str | None]]:
    return _begun(connection, "SELECT code, name FROM members ORDER BY code", typed.upper())


def _groups(connection: sqlite3.Connection, typed: str) -> list[tuple[str, str | None]]:
    """Groups by name; after a comma the next member of a list."""
    *before, last = typed.upper().split(",")
    if before:
        head = ",".join(before)
        return [(f"{head},{code}", name) for code, name in _members(connection, last) if code not in before]
    fixed = [("P5", "permanent members of the Council"), ("E10", "elected members of the Council")]
    blocs = _begun(connection, "SELECT code, name FROM blocs ORDER BY code", last)
    return [pair for pair in fixed if pair[0].startswith(last)] + blocs


def _symbols(connection: sqlite3.Connection, typed: str) -> list[tuple[str, str | None]]:
    """Symbols that begin so, the newest first; 'S/RES/17' as well as '17'."""
    begun = f"S/RES/{typed}" if typed.isdigit() else typed.upper()
    sql = ("SELECT DISTINCT symbol, title FROM roll_calls WHERE substr(symbol, 1, length(?1)) = ?1"
           " ORDER BY date DESC LIMIT ?2")
    rows = connection.execute(sql, (begun, MOST)).fetchall()
    return [(symbol.removeprefix("S/RES/").partition("(")[0] if typed.isdigit() else symbol, title)
            for symbol, title in rows]


def _entries(connection: sqlite3.Connection, typed: str) -> list[tuple[str, str | None]]:
    sql = "SELECT DISTINCT reference, NULL FROM listing_versions WHERE substr(lower(reference), 1, ?2) = ?1 LIMIT 50"
    return list(connection.execute(sql, (typed.lower(), len(typed))))


def _begun(connection: sqlite3.Connection, sql: str, typed: str) -> list[tuple[str, str | None]]:
    return [(word, told) for word, told in connection.execute(sql) if word.startswith(typed)]


regimes = _completing(_regimes)
members = _completing(_members)
groups = _completing(_groups)
symbols = _completing(_symbols)
entries = _completing(_entries)
