"""Records of every type, drawn from their own JSON Schemas, come out of the record as they went in."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from round_trips import DAYS, TEXT, File, held, members, survives, trips

from sanctiondb import symbols
from sanctiondb.record.sqlite import Database
from sanctiondb.reports import Report
from sanctiondb.resources import folder, texts

SCHEMAS = {name: json.loads(text) for name, text in texts("schema/records", ".json").items() if name != "collection"}
TOTALS = ("yes", "no", "abstain", "not_voting")
PAIRS = (
    ("from", "until"), ("since", "until"), ("start", "end"), ("listed_on", "delisted_on"), ("listed_on", "checked"),
)
SYMBOL = st.one_of(
    st.builds("S/{}/{}".format, st.integers(1994, 2099), st.integers(1, 1500)), st.just("S/PV.9591"),
    TEXT.map(lambda text: symbols.canonical(f"S/X/{text}")),
).map(lambda text: text.replace("|", "")).map(symbols.canonical).filter(re.compile(r"[A-Z]+/.+").fullmatch)
FIXED = {
    "code": lambda: st.sampled_from(members()), "date": lambda: DAYS, "symbol": lambda: SYMBOL,
    "sources": lambda: st.lists(SYMBOL | st.just("https://un.org/\U0001f9ff"), min_size=1, max_size=3, unique=True),
}
"""What definitions of the schemas are drawn as, by name."""
WITHIN = {"regime": ["guinea-bissau"], "publisher": ["undl"], "changes": ["guinea-bissau-2048-4"]}
"""Fields that have to lead to what is in the record."""


def drawn(schema: dict[str, Any], root: dict[str, Any], name: str = "") -> Any:
    """A strategy of the values that a schema allows, of the kinds that the schemas of records use."""
    if "$ref" in schema:
        known = schema["$ref"].rpartition("/")[2]
        return FIXED[known]() if known in FIXED else drawn(root["$defs"][known], root, name)
    if name in WITHIN:
        return st.sampled_from(WITHIN[name])
    if "const" in schema or "enum" in schema:
        return st.sampled_from(schema.get("enum") or [schema["const"]])
    if name == "regimes":
        return st.just(["guinea-bissau"])
    if "anyOf" in schema and "type" not in schema:
        return st.one_of([drawn(one, root, name) for one in schema["anyOf"]])
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return st.one_of([KINDS[kind](schema, root, name) for kind in kinds])


def _text(schema: dict[str, Any], *_: Any) -> Any:
    if "pattern" not in schema:
        return TEXT.filter(bool)
    if schema["pattern"] == r"^[A-Z]+/.+$":
        return SYMBOL
    return st.from_regex(re.compile(schema["pattern"], re.ASCII), fullmatch=True).filter(
        lambda text: len(text) < 40 and text.isprintable())


def _list(schema: dict[str, Any], root: dict[str, Any], name: str) -> Any:
    key = json.dumps if schema.get("uniqueItems") else None
    least = schema.get("minItems", 0)
    return st.lists(drawn(schema["items"], root, name), min_size=least, max_size=least + 1, unique_by=key)


def _object(schema: dict[str, Any], root: dict[str, Any], name: str) -> Any:
    needed = set(schema.get("required", ()))
    fields = {key: drawn(inner, root, key) for key, inner in schema["properties"].items()}
    return st.fixed_dictionaries(
        {key: one for key, one in fields.items() if key in needed},
        optional={key: one for key, one in fields.items() if key not in needed}).map(_in_order)


KINDS: dict[str, Callable[..., Any]] = {
    "string": _text, "array": _list, "object": _object, "boolean": lambda *_: st.booleans(),
    "null": lambda *_: st.none(),
    "integer": lambda schema, *_: st.integers(schema.get("minimum", 0), schema.get("maximum", 1000)),
}


def _in_order(record: dict[str, Any]) -> dict[str, Any]:
    """The same with the last day of anything not before its first."""
    for first, last in PAIRS:
        if record.get(first) and record.get(last):
            record[last] = max(record[first], record[last])
    return record


def sound(record: dict[str, Any]) -> dict[str, Any]:
    """A record with what a schema cannot say: ids once, votes once, something put to the vote or to be corrected."""
    kind = record["record"]
    for number, measure in enumerate(record.get("measures", []) if kind == "regime" else []):
        measure["id"] = f"drawn-{number}-{measure['id']}"
    if kind == "bloc":
        record["members"] = list({term["member"]: term for term in record["members"]}.values())
    if kind == "member":
        record["names"] = [name | {"name": f"{name['name']} {place}"} for place, name in enumerate(record["names"])]
        record["state"] = record["code"]
    if kind == "correction":
        _corrected(record)
    if kind == "vessel":
        record["checked"] = max(record["checked"], record["listed_on"])
    if kind == "action":
        _put_to_the_vote(record)
    return record


def _corrected(record: dict[str, Any]) -> None:
    """Two values that differ, of the kind that the field has; of a member where it is a member's."""
    field, said = record["field"], repr((record["official"], record["corrected"]))
    record.setdefault("publisher", "undl")
    record.pop("member", None)
    if field in OF_MEMBER:
        record["member"] = "FRA"
    ours = ["2006-10-13", "2006-10-14"] if field == "date" else [12, 11] if field in COUNTED else [said, f"{said}."]
    record["official"], record["corrected"] = OF_MEMBER.get(field) or VALUES.get(field) or ours


OF_MEMBER = {"vote": ["Y", "N"], "permanent": [True, False], "member": ["SUN", "RUS"], "name": ["FRANCE", "France"]}
COUNTED = ("yes", "no", "abstain", "not_voting", "total")
VALUES = {"modality": ["vote", "without_vote"], "resolution": ["S/RES/1(1946)", None],
          "meeting": ["S/PV9591", "S/PV.9591"], "draft": [None, "S/2024/255"]}
"""What a field may be corrected from and to, where not every text will do."""


def _put_to_the_vote(record: dict[str, Any]) -> None:
    record.setdefault("body", "SC")
    record.setdefault("meeting", "S/PV.9591")
    if "resolution" in record:
        record["resolution"] = "S/RES/9999(2030)" if record["body"] == "SC" else "A/RES/99/1"
    taken = set[str]()
    for letter, codes in record.get("votes", {}).items():
        record["votes"][letter] = sorted(set(codes) - taken)
        taken |= set(codes)


def record_of(report: Report) -> dict[str, Any]:
    """A record as a person wrote it, from what the database holds of it."""
    said = dict(report.content)
    if report.kind == "action":
        if totals := {name: said.pop(name) for name in TOTALS if name in said}:
            said["totals"] = totals
        if "procedural" in said:
            said["procedural"] = {"value": said["procedural"], "basis": said.pop("procedural_basis"),
                                  "record": said.pop("procedural_record")}
        votes = dict[str, list[str]]()
        for member, letter in report.ballot.votes().items():
            votes.setdefault(letter, []).append(member)
        if votes:
            said["votes"] = votes
    return {"record": report.kind, **said}


def plain(record: dict[str, Any]) -> dict[str, Any]:
    """A record without what says nothing: totals of nobody, votes of nobody."""
    kept = {letter: codes for letter, codes in record.get("votes", {}).items() if codes}
    empty = [name for name in ("totals", "votes") if not (kept if name == "votes" else record.get(name))]
    given = {name: value for name, value in record.items() if name not in empty}
    return given | ({"votes": kept} if kept else {})


def _unescaped(value: Any) -> str:
    """YAML with its letters as they are; PyYAML writes line ends of Unicode so too, but reads them as spaces."""
    told = yaml.safe_dump(value, allow_unicode=True)
    return yaml.safe_dump(value) if re.search("[\x85\u2028\u2029]", told) else told


WRITERS: dict[str, Callable[[list[Any]], str]] = {
    "records.json": lambda records: json.dumps(records, ensure_ascii=False, sort_keys=True, indent=1),
    "records.jsonl": lambda records: "".join(json.dumps(one, sort_keys=True) + "\n" for one in records),
    "records.yaml": lambda records: _unescaped({"covers": "Drawn.", "records": records}),
    "escaped.yaml": lambda records: yaml.safe_dump(records, default_flow_style=False),
}


def test_every_type_of_record_is_drawn_from_its_schema() -> None:
    names = {entry.name.removesuffix(".json") for entry in folder("schema/records").iterdir()}
    assert set(SCHEMAS) == {name for name in names if not name.startswith("__")} - {"collection"}


@pytest.mark.parametrize("kind", SCHEMAS)
@trips(6)
@given(data=st.data())
def test_a_record_of_every_type_comes_out_as_it_went_in(tmp_path: Path, kind: str, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(WRITERS)))
    record = plain(sound(data.draw(drawn(SCHEMAS[kind], SCHEMAS[kind]))))

    def write(db: Database) -> list[File]:
        return [(name, WRITERS[name]([record_of(report) for report in held(db)]).encode())]

    survives(tmp_path, [(name, WRITERS[name]([record]).encode())], 1, write)


@trips(100)
@given(text=TEXT)
def test_a_symbol_has_one_spelling(text: str) -> None:
    for said in (text, f"S/{text}", f"s/res/{text}", f"A/RES/{text}"):
        assert symbols.canonical(symbols.canonical(said)) == symbols.canonical(said)
