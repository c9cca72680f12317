"""Vetoes: listed and counted, always by a stated rule."""

import sqlite3
from typing import Any

from sanctiondb.answers.database import Rows, ask, narrowed
from sanctiondb.answers.lists import listed

RULES = {
    "drafts": "Counted by the rule drafts: draft resolutions put to the vote whole; no paragraphs, amendments or"
    " preliminary questions, no recommendations to admit a member or to appoint a Secretary-General.",
    "all": "Counted by the rule all: whatever a permanent member's vote stopped, with paragraphs, amendments,"
    " preliminary questions and recommendations to admit a member or to appoint a Secretary-General.",
}
"""What each rule counts, in a sentence to stand beside the count."""

COUNTS = ("member", "decade", "year", "subject")

PER_MEMBER = ["counted_by", "vetoes", "alone", "first", "last", "rule"]
"""What says something where each row is a member: it casts one veto a proposal."""


def counts(connection: sqlite3.Connection, count: str, rule: str = "all", **conditions: Any) -> Rows:
    """Vetoes counted by 'member', 'decade', 'year' or 'subject', by a rule of RULES.

    Columns `counted_by` (a member's code, '1970s', '1975', an item of the agenda), `proposals` (what was
    stopped), `vetoes` (each member's counts), `alone` (cast by one member only), then how many by each code,
    `chn, fra, gbr, sun, rus, usa`, the days of the `first` and the `last`, and the `rule`; by member only those
    of PER_MEMBER. A draft that three members vetoed is one proposal and three vetoes. `conditions` are `since` and
    `until`, None for no bound, and those of `lists.listed`. Raises NotFound like it.
    """
    rows = listed(connection, "veto_counts", count=count, rule=rule, **conditions)
    return narrowed(rows, PER_MEMBER) if count == "member" else rows


def by_year(connection: sqlite3.Connection, by: str) -> Rows:
    """Vetoes of each year by 'member', or what was vetoed by 'subject': `counted_by, year, drafts, others`.

    `drafts` are those the rule drafts counts, `others` what the rule all adds to them; years without any are left out.
    """
    return ask(connection, "pages/veto_years", by=by)


def subjects(connection: sqlite3.Connection) -> dict[str, str]:
    """The subject of everything that was vetoed: {'s-2024-255': 'Non-proliferation and the DPRK'}."""
    return {row["id"]: row["subject"] for row in ask(connection, "pages/veto_subjects")}
