"""Truth-checking: rules that name what is odd in the record and in the files it was loaded from."""

import sqlite3
from collections.abc import Sequence

from sanctiondb.answers.database import Row, Rows, run, title
from sanctiondb.resources import texts

SEVERITIES = ("error", "warning", "note")
REPORT = ["rule", "what", "severity", "count", "example", "found", "expected"]
COLUMNS = ["severity", "rule", "symbol", "found", "expected"]


def check(connection: sqlite3.Connection) -> Rows:
    """Every finding of every rule: `severity (error|warning|note), rule, symbol, found, expected`.

    Each rule is one file in answers/checks/, whose first line says what it finds.
    """
    findings = [row for sql in texts("answers/checks", ".sql").values() for row in run(connection, sql, {})]
    return Rows(COLUMNS, sorted(findings, key=lambda row: (SEVERITIES.index(row["severity"]), row["rule"])))


def rules() -> dict[str, str]:
    """Every rule with what it finds, as its file says: {'totals': 'The totals as published are not ...'}."""
    return {name: title(sql) for name, sql in texts("answers/checks", ".sql").items()}


def report(findings: Sequence[Row]) -> Rows:
    """Every rule, those that find nothing among them: `rule, what, severity, count, example, found, expected`.

    A rule whose findings differ in severity has a row for each; `severity` is null where nothing was found.
    """
    found: dict[tuple[str, str | None], list[Row]] = {}
    for finding in findings:
        found.setdefault((finding["rule"], finding["severity"]), []).append(finding)
    told = rules()
    speaking = {rule for rule, _ in found}
    silent: dict[tuple[str, str | None], list[Row]] = {(rule, None): [] for rule in told if rule not in speaking}
    rows = [
        {"rule": rule, "what": told[rule], "severity": severity, "count": len(rows), "example": None, "found": None,
         "expected": None} | ({"example": rows[0]["symbol"], "found": rows[0]["found"],
                               "expected": rows[0]["expected"]} if rows else {})
        for (rule, severity), rows in sorted({**found, **silent}.items(), key=_turn)
    ]
    return Rows(REPORT, rows)


def _turn(kind: tuple[tuple[str, str | None], list[Row]]) -> tuple[int, str]:
    (rule, severity), _ = kind
    return SEVERITIES.index(severity) if severity else len(SEVERITIES), rule
