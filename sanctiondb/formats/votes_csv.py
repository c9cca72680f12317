"""Votes written by a person as CSV, in the columns that `sanctiondb votes --csv` prints."""

from collections.abc import Iterator
from typing import Any

from sanctiondb import symbols
from sanctiondb.files import SourceFile
from sanctiondb.formats.base import Format, has_columns, header, is_date, rows
from sanctiondb.formats.publishers import HAND
from sanctiondb.reports import LETTERS, Ballot, Cast, Reading, Reject, Report, action_key
from sanctiondb.spreadsheets import unguarded

COLUMNS = ("symbol", "draft", "date", "meeting", "member", "name", "vote", "permanent")
CORRECTIONS = "corrections"
"""A further column of that file, which tells what the record holds against a row; no vote of it changes by that."""
PERMANENT = {"1": True, "true": True, "0": False, "false": False, "": None}


def read(file: SourceFile) -> Reading:
    """Every roll call of the file as one report with its ballot, and every row that was not taken.

    `symbol` is a resolution's where one was adopted, else the draft's; `name` and `permanent` may be
    blank, and what `corrections` says is left to the record. Raises FileRefused for a file of another layout.
    """
    reports: dict[str, Report] = {}
    casts: dict[str, list[Cast]] = {}
    voted: set[tuple[str, str]] = set()
    for item in rows(file, _columns(file)):
        if isinstance(item, Reject):
            yield item
            continue
        row, line = item[0], {name: unguarded(value) for name, value in item[1].items()}
        fault = next(_faults(line), None)
        if fault is None:
            content = _content(line)
            key = action_key(content)
            fault = _fault_among(reports.get(key), content, line, (key, line["member"]) in voted)
        if fault:
            yield Reject(row, fault[0], line[fault[0]], fault[1])
            continue
        voted.add((key, line["member"]))
        reports.setdefault(key, Report("action", key, row, content, per_cast=True))
        flag = PERMANENT[line["permanent"].lower()]
        casts.setdefault(key, []).append(Cast(row, line["member"], line["vote"], line["name"] or None, flag))
    for key, report in reports.items():
        report.ballot = Ballot.of(report.row, casts[key])
        yield report


def _columns(file: SourceFile) -> tuple[str, ...]:
    """The columns to expect, the one for corrections where the header has it."""
    return (*COLUMNS, CORRECTIONS) if CORRECTIONS in header(file) else COLUMNS


def _fault_among(
    report: Report | None, content: dict[str, Any], line: dict[str, str], voted: bool
) -> tuple[str, str] | None:
    """What sets a row apart from the first one of its roll call."""
    for name in ("date", "draft", "meeting"):
        if report and report.content.get(name) != content.get(name):
            return name, f"differs from row {report.row}, which has {report.content.get(name)!r}"
    return ("member", f"votes twice on {line['symbol']}") if voted else None


def _faults(line: dict[str, str]) -> Iterator[tuple[str, str]]:
    if not is_date(line["date"]):
        yield "date", "is no date; expected one like 2006-10-14"
    symbol = symbols.canonical(line["symbol"])
    if "/" not in symbol or (symbol.startswith("S/RES/") and symbols.number(symbol) is None):
        yield "symbol", "is no symbol; expected one like S/RES/1718(2006) or S/2024/255"
    if line["vote"] not in LETTERS or len(line["vote"]) != 1:
        yield "vote", "is no vote; expected Y, N, A or X"
    if line["permanent"].lower() not in PERMANENT:
        yield "permanent", "expected 1, 0 or nothing"


def _content(line: dict[str, str]) -> dict[str, Any]:
    symbol = symbols.canonical(line["symbol"])
    resolution = symbols.council_resolution(symbol, line["date"][:4])
    content: dict[str, Any] = {
        "body": "GA" if symbol.startswith("A/") else "SC",
        "resolution": resolution or (symbol if symbol.startswith("A/RES/") else ""),
        "draft": symbols.canonical(line["draft"]) or ("" if "/RES/" in symbol else symbol),
        "date": line["date"],
        "meeting": symbols.canonical(line["meeting"]),
    }
    content = {name: value for name, value in content.items() if value}
    content["sources"] = [content.get("meeting", symbol)]
    return content


FORMAT = Format(
    "votes-csv",
    "Votes written by a person (CSV, as `sanctiondb votes --csv` prints them)",
    HAND,
    has_columns("symbol", "member", "vote"),
    read,
)
