"""MARC XML and the Consolidated List come out of the record as they went in."""

import json
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from conftest import invoke
from hypothesis import given
from hypothesis import strategies as st
from round_trips import COUNTS, DAYS, XML_TEXT, XML_WORDS, File, ballots, fresh, held, survives, taken, trips, written
from test_round_trips_roll_calls import ASSEMBLY, COUNCIL

from sanctiondb.formats.consolidated import CONTAINERS, KINDS, LEAVES
from sanctiondb.formats.marcxml import NAMESPACE
from sanctiondb.formats.undl_marc import TOTALS
from sanctiondb.record.sqlite import Database
from sanctiondb.reports import Report

Fields = list[tuple[str, list[tuple[str, str]]]]
ONE = XML_WORDS.map(lambda text: text.replace("|", ""))
MANY = st.lists(ONE.filter(bool), max_size=2, unique=True)


def character(text: str) -> str:
    """A text in XML; a carriage return that is to stay one is written as a reference."""
    return escape(text, {"\r": "&#13;", "\t": "&#9;", "\n": "&#10;"})


def marc(records: list[Fields]) -> bytes:
    """A collection as the Library writes it."""
    told = [f'<collection xmlns="{NAMESPACE}">']
    for fields in records:
        told.append("<record>")
        for tag, parts in fields:
            inner = "".join(f'<subfield code="{code}">{character(text)}</subfield>' for code, text in parts)
            told.append(f'<datafield tag="{tag}" ind1=" " ind2=" ">{inner}</datafield>' if tag != "001"
                        else f'<controlfield tag="001">{character(parts[0][1])}</controlfield>')
        told.append("</record>")
    return "\n".join([*told, "</collection>"]).encode()


def fields_of(said: dict[str, Any], votes: list[tuple[str, str, str, bool | None]]) -> Fields:
    """The fields of a vote record, from what is told of it."""
    single = {"001": "record_id", "952": "meeting", "996": "vote_note"}
    found: Fields = [(tag, [("a", said[name])]) for tag, name in single.items() if said.get(name)]
    found += [("245", [("a", said["title"])]), ("269", [("a", said["date"])])]
    found += [("791", [("a", said["resolution"]), ("c", said.get("session", ""))])]
    found += [("991", [(code, text)]) for code, name in (("c", "agenda"), ("d", "subjects"))
              for text in said.get(name, "").split("|") if text]
    found += [("993", [("a", text)]) for text in said.get("draft", "").split("|") if text]
    found += [("996", [(code, str(said[name]))]) for code, name in TOTALS.items() if name in said]
    found += [("967", [("b", {True: "P", False: "R", None: ""}[flag]), ("c", code), ("d", letter), ("e", name)])
              for code, letter, name, flag in votes]
    return found


@st.composite
def vote_records(draw: Any) -> list[Fields]:
    """Vote records of the Council and the Assembly, each with somebody's vote."""
    found = []
    for symbol in draw(st.lists(COUNCIL | ASSEMBLY, min_size=1, max_size=2, unique=True)):
        said = {name: draw(ONE) for name in ("record_id", "meeting", "vote_note", "session")}
        said |= {"title": draw(ONE.filter(bool)), "date": draw(DAYS), "resolution": symbol}
        said |= {name: "|".join(draw(MANY)) for name in ("agenda", "subjects")} | {"draft": "S/2030/1"}
        said["draft"] = "S/2030/1" if symbol.startswith("S/") else "A/53/L.1"
        said |= {name: draw(COUNTS) for name in draw(st.sets(st.sampled_from(sorted(TOTALS.values()))))}
        votes = [(code, letter, draw(ONE), draw(st.sampled_from([True, False, None])))
                 for code, letter in draw(ballots()).items()]
        found.append(fields_of(said, votes))
    return found


def marc_held(report: Report) -> Fields:
    """The fields of a vote record as the database holds it."""
    return fields_of(report.content, [
        (cast.member, cast.vote, cast.name or "", cast.permanent) for cast in report.ballot.casts(report.row)])


@trips(6)
@given(records=vote_records())
def test_vote_records_come_out_as_they_went_in(tmp_path: Path, records: list[Fields]) -> None:
    def write(db: Database) -> list[File]:
        return [("records.xml", marc([marc_held(report) for report in held(db)]))]

    survives(tmp_path, [("records.xml", marc(records))], len(records), write)


Content = dict[str, Any]


def element(name: str, value: Any) -> str:
    """An element of the list with what it holds: text, or other elements after attributes and text of its own."""
    if isinstance(value, str):
        return f"<{name}>{character(value)}</{name}>"
    named = "".join(f" {key[1:]}={quoteattr(texts[0])}" for key, texts in value.items() if key[0] == "@")
    text = "".join(character(one) for one in value.get("#text", []))
    inner = "".join(element(key, one) for key, values in value.items() if key[0] not in "@#" for one in values)
    return f"<{name}{named}>{text}{inner}</{name}>"


def consolidated(day: str, entries: list[tuple[str, Content]]) -> bytes:
    """A list whole."""
    tags = {kind: tag for tag, kind in KINDS.items()}
    told = "\n".join(element(tags[kind], content) for kind, content in entries)
    return f'<CONSOLIDATED_LIST dateGenerated="{day}T12:00:00Z">\n{told}\n</CONSOLIDATED_LIST>\n'.encode()


INNER = {
    name: st.fixed_dictionaries({}, optional={part: st.lists(XML_TEXT, min_size=1, max_size=2) for part in parts} | {
        "#text": XML_TEXT.filter(str.strip).map(lambda text: [text])})
    for name, parts in CONTAINERS.items()
}
ENTRY = st.fixed_dictionaries({}, optional={
    name: st.lists(XML_TEXT, min_size=1, max_size=2) for name in sorted(LEAVES - {"REFERENCE_NUMBER"})
} | {name: st.lists(inner, min_size=1, max_size=2) for name, inner in INNER.items()}
    | {"STRANGE": st.lists(XML_TEXT, min_size=1, max_size=2)})


@st.composite
def entries(draw: Any) -> list[tuple[str, Content]]:
    """A few entries with any of their elements, known ones and one that is not."""
    numbers = draw(st.lists(st.integers(1, 999), min_size=1, max_size=3, unique=True))
    return [(draw(st.sampled_from(sorted(KINDS.values()))),
             {"REFERENCE_NUMBER": [draw(st.sampled_from([f"KPi.{number:03}", f" kpe.{number:03}\n"]))], **draw(ENTRY)})
            for number in numbers]


def entries_held(db: Database) -> list[tuple[str, Content]]:
    """The entries of the newest list, as the database holds them."""
    rows = db.execute(
        "SELECT kind, content FROM snapshot_entries JOIN listing_versions ON id = version_id"
        " WHERE snapshot_id = (SELECT max(id) FROM snapshots) ORDER BY row").fetchall()
    return [(kind, json.loads(content)) for kind, content in rows]


@trips(12)
@given(given=entries())
def test_lists_come_out_as_they_went_in(tmp_path: Path, given: list[tuple[str, Content]]) -> None:
    def write(db: Database) -> list[File]:
        return [("list.xml", consolidated("2030-01-01", entries_held(db)))]

    survives(tmp_path, [("list.xml", consolidated("2030-01-01", given))], len(given), write)


@trips(4)
@given(given=entries())
def test_an_export_of_a_list_has_all_that_the_list_says(tmp_path: Path, given: list[tuple[str, Content]]) -> None:
    path, exported = tmp_path / "list.db", tmp_path / "listing_versions.json"
    with fresh() as db:
        taken(db, written(tmp_path, "2030-01-01", ("list.xml", consolidated("2030-01-01", given))))
        path.write_bytes(db.conn.serialize())
    assert invoke("export", "listing_versions", "-o", str(exported), db=path).exit_code == 0
    told = json.loads(exported.read_text(encoding="utf-8"))
    assert [(row["kind"], json.loads(row["content"])) for row in told] == given
    for form in ("csv", "ftm"):
        result = invoke("listings", "export", "--format", form, "-o", str(tmp_path / f"listings.{form}"), db=path)
        assert result.exit_code == 0, result.output
    for row in (tmp_path / "listings.ftm").read_text(encoding="utf-8").split("\n"):
        assert not row or json.loads(row)["id"]
