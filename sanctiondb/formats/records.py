"""Records written by a person: YAML, JSON or JSON Lines, checked against their JSON Schema."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, TypeGuard

from sanctiondb import symbols
from sanctiondb.errors import FileRefused
from sanctiondb.files import SourceFile
from sanctiondb.formats.base import Format, legible, not_text
from sanctiondb.formats.publishers import HAND, UNDL
from sanctiondb.formats.structured import Unreadable, parsed
from sanctiondb.reports import NOBODY, Ballot, Cast, Reading, Reject, Report, action_key
from sanctiondb.resources import folder

_RECORD = re.compile(r"""^[\s\-{\["']*records?["']?\s*:|[{,]\s*"records?"\s*:""", re.MULTILINE)
SYMBOLS = frozenset(
    "resolution draft meeting symbol decision founded_by ended_by established_by procedural_record record background"
    " evidence sources".split()
)
"""Fields of records that hold symbols."""
KEYS = {
    "member": ("code",),
    "term": ("member", "from"),
    "bloc": ("code",),
    "regime": ("slug",),
    "statement": ("slug",),
    "listing_event": ("reference", "event", "date"),
    "vessel": ("imo",),
    "correction": ("symbol", "key", "field", "member", "publisher"),
}
"""What makes a record of each type the same one in a later file."""


def recognises(file: SourceFile) -> bool:
    """Whether a file looks like records: a `record:` or `records:` key at the start of a line, or in JSON anywhere."""
    return bool(_RECORD.search(file.head))


def read(file: SourceFile) -> Reading:
    """Every record of the file as one report; a record against its schema is a reject.

    The row is the record's place in the file, from 1. Raises FileRefused for text that is neither YAML
    nor JSON, or whose frame is not that of a collection.
    """
    for row, given in enumerate(_records(file), 1):
        record: Any = given if isinstance(given, Unreadable) else _spelled(given, "")
        yield _fault(row, record) or _report(row, record)


def collection(file: SourceFile) -> dict[str, Any]:
    """What a collection says of itself: its keys but for `records`; empty for a bare record or list."""
    data = parsed(file)
    return {key: data[key] for key in data if key != "records"} if _is_collection(data) else {}


def _records(file: SourceFile) -> list[Any]:
    data = parsed(file)
    if not isinstance(data, dict | list):
        raise FileRefused(
            f"{file.name}: found {type(data).__name__} {str(data)[:40]!r}; expected a record, a list of records or"
            " a collection: give a file of records, or another --source"
        )
    if not _is_collection(data):
        return data if isinstance(data, list) else [data]
    for error in _validator("collection").iter_errors(data):
        raise FileRefused(
            f"{file.name}: {_place(error.absolute_path) or 'top'}: {error.message[:200]}; expected a"
            " collection as schema/records/collection.json describes it: mend the file"
        )
    return list(data["records"])


def _is_collection(data: Any) -> TypeGuard[dict[str, Any]]:
    return isinstance(data, dict) and "records" in data


@cache
def _validator(kind: str) -> Any:
    from jsonschema import Draft202012Validator, FormatChecker  # slow to import, and official files need none

    text = folder("schema").joinpath("records", f"{kind}.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(text), format_checker=FormatChecker())


def _fault(row: int, record: Any) -> Reject | None:
    if isinstance(record, Unreadable):
        return Reject(row, None, record[:200], "is no JSON; expected one record a line")
    kind = record.get("record") if isinstance(record, dict) else None
    if not isinstance(kind, str) or (kind != "action" and kind not in KEYS):
        expected = ", ".join(("action", *KEYS))
        return Reject(row, "record", _shown(kind), f"is no type of record; expected one of {expected}")
    if not_text(json.dumps(record, ensure_ascii=False, default=str)):
        return Reject(row, None, kind, "holds characters that are no text, such as half of a surrogate pair")
    errors = sorted(_validator(kind).iter_errors(record), key=lambda error: list(map(str, error.path)))
    for error in errors:
        reason = legible(error.message.removeprefix(repr(error.instance)).strip(), 300)
        return Reject(row, _place(error.absolute_path), _shown(error.instance), reason)
    if kind == "action" and (twice := _votes_twice(record)):
        return Reject(row, "votes", twice, "votes twice in one roll call")
    if kind == "correction" and record["official"] == record["corrected"]:
        return Reject(row, "corrected", _shown(record["corrected"]), "is what the row says; expected another value")
    return None


def _votes_twice(record: dict[str, Any]) -> str | None:
    voters = [code for codes in record.get("votes", {}).values() for code in codes]
    return next((code for code in voters if voters.count(code) > 1), None)


def _place(path: Any) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


def _shown(value: Any) -> str:
    return legible(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str))


def _report(row: int, record: dict[str, Any]) -> Report:
    content = {name: value for name, value in record.items() if name != "record"}
    kind = record["record"]
    if kind == "action":
        return _action(row, content)
    if kind == "correction":
        content.setdefault("publisher", UNDL.id)
    key = " ".join(str(content[name]) for name in KEYS[kind] if name in content)
    return Report(kind, key, row, content)


def _spelled(value: Any, name: str) -> Any:
    """A value of a record with its symbols in the one spelling; a draft may be several, joined by '|'."""
    if isinstance(value, dict):
        return {key: _spelled(inner, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [_spelled(inner, name) for inner in value]
    if name not in SYMBOLS or not isinstance(value, str) or value.startswith("http"):
        return value
    return "|".join(symbols.canonical(one) for one in value.split("|"))


def _action(row: int, content: dict[str, Any]) -> Report:
    ballot = [Cast(row, code, vote) for vote, code in _casts(content.pop("votes", {}))]
    content |= content.pop("totals", {})
    content.setdefault("body", "SC")
    ruling = content.pop("procedural", None)
    if ruling:
        content["procedural"] = ruling["value"]
        content["procedural_basis"] = ruling["basis"]
        content["procedural_record"] = ruling["record"]
    if content["body"] == "SC" and content.get("resolution"):
        full = symbols.council_resolution(content["resolution"], content["date"][:4])
        content["resolution"] = full or content["resolution"]
    content = {name: value for name, value in content.items() if value is not None}
    ballot.sort(key=lambda cast: cast.member)
    return Report("action", action_key(content), row, content, Ballot.of(row, ballot) if ballot else NOBODY)


def _casts(votes: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    for vote, codes in votes.items():
        for code in codes:
            yield vote, code


FORMAT = Format(
    "records", "Records written by a person (YAML, JSON, JSON Lines)", HAND, recognises, read
)
