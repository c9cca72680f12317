"""Truth-checking: rules that name what is odd in the record and in the files it was loaded from."""

import sqlite3

from sanctiondb.answers.database import Rows, run
from sanctiondb.resources import texts

SEVERITIES = ("error", "warning", "note")
COLUMNS = ["severity", "rule", "symbol", "found", "expected"]


def check(connection: sqlite3.Connection) -> Rows:
    """Every finding of every rule: `severity (error|warning|note), rule, symbol, found, expected`.

    Each rule is one file in answers/checks/, whose first line says what it finds.
    """
    rules = texts("answers/checks", ".sql").values()
    findings = [row for sql in rules for row in run(connection, sql, {})]
    return Rows(COLUMNS, sorted(findings, key=lambda row: (SEVERITIES.index(row["severity"]), row["rule"])))
