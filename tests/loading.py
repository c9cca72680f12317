"""What the tests of the ingest share: files to load, and what came of loading them."""

import json
import sqlite3
from pathlib import Path
from typing import Any

from conftest import FIXTURES, Run

SC_2025 = FIXTURES / "undl-sc-votes" / "2025_7_21_sc_voting.csv"
SC_2026 = FIXTURES / "undl-sc-votes" / "2026_02_06_sc_voting.csv"
COUNTS = ("read", "new", "changed", "unchanged", "rejected")


def ingest(run: Run, db: Path, *words: object, status: int = 0) -> dict[str, Any]:
    result = run("ingest", *map(str, words), "--json", db=db)
    assert result.exit_code == status, result.output
    return dict(json.loads(result.stdout)[-1])


def counts(summary: dict[str, Any]) -> tuple[int, ...]:
    return tuple(summary[name] for name in COUNTS)


def dump(db: Path) -> list[str]:
    with sqlite3.connect(db) as connection:
        return list(connection.iterdump())


def edited(tmp_path: Path, *edits: tuple[str, str], name: str = "2025_7_21_edited.csv") -> Path:
    text = SC_2025.read_text(encoding="utf-8-sig")
    for before, after in edits:
        assert before in text
        text = text.replace(before, after)
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def edition(tmp_path: Path, day: str, vote: str) -> Path:
    """One roll call as an edition gives it, one member's vote as asked."""
    rows = SC_2025.read_text(encoding="utf-8-sig").splitlines(keepends=True)[:16]
    text = "".join(rows).replace("3958818,ALB,ALBANIA,False,Y", f"3958818,ALB,ALBANIA,False,{vote}")
    path = tmp_path / f"{day}_voting.csv"
    path.write_text(text, encoding="utf-8")
    return path


def record(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def told(db: Path) -> list[list[tuple[Any, ...]]]:
    """What the record tells, without the numbers that the order of loading gives."""
    with sqlite3.connect(db) as connection:
        return [connection.execute(sql).fetchall() for sql in (
            "SELECT slug, date, meeting, title, yes, no, abstain, outcome, manner, vetoed_by FROM roll_calls"
            " ORDER BY slug",
            "SELECT slug, member, votes.name, vote FROM votes JOIN roll_calls ON id = roll_call_id"
            " ORDER BY slug, member",
            "SELECT key, member, field, before, after, changes.kind, edition_before, edition_after FROM changes"
            " JOIN reports ON reports.id = report_id ORDER BY key, edition_after, member, field",
            "SELECT slug, member, field, shown, other FROM disagreements JOIN roll_calls ON id = roll_call_id"
            " ORDER BY slug, member, field, other",
        )]
