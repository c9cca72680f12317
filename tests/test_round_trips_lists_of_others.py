"""What scholars, data laboratories and persons publish as CSV comes out of the record as it went in."""

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import invoke
from hypothesis import given
from hypothesis import strategies as st
from round_trips import (
    DAYS, TEXT, WORDS, File, Line, ballots, fresh, held, members, rows_of, survives, table, taken, trips, written,
)

from sanctiondb.answers.rendering import render
from sanctiondb.formats import countries, dppa_membership, unvotes, veto_list, votes_csv
from sanctiondb.record.sqlite import Database

WORD = {"Y": "yes", "N": "no", "A": "abstain"}
RCIDS = st.integers(1, 99999).map(str)
UNRES = st.one_of(
    st.builds("R/{}/{}{}".format, st.integers(1, 74), st.integers(1, 3541), st.sampled_from(["", "A", "B/I"])),
    st.builds("A/RES/{}/{}".format, st.integers(31, 74), st.integers(1, 500)), WORDS,
)
LETTERS_OF = {seat: code for code, seat in countries.SEATS.items() if code not in ("TW", "YU")}


@st.composite
def assembly(draw: Any) -> dict[str, Any]:
    """Roll calls as Voeten has them, with the letters of some countries and topics of some."""
    lines, votes, topics = list[Line](), list[Line](), list[Line]()
    for rcid in draw(st.lists(RCIDS, min_size=1, max_size=3, unique=True)):
        session = str(draw(st.integers(1, 74)))
        lines.append({
            "rcid": rcid, "session": session, "importantvote": draw(st.sampled_from(["", "0", "1"])),
            "date": draw(DAYS), "unres": draw(UNRES), "amend": draw(st.sampled_from(["0", "1"])),
            "para": draw(st.sampled_from(["0", "1"])), "short": draw(WORDS), "descr": draw(WORDS),
        })
        cast = draw(st.dictionaries(st.sampled_from(sorted(LETTERS_OF)), st.sampled_from("YNA"), max_size=5))
        votes += [{"rcid": rcid, "country": "", "country_code": LETTERS_OF[seat], "vote": WORD[letter]}
                  for seat, letter in sorted(cast.items())]
        if lines[-1]["descr"] in ("", lines[-1]["short"], lines[-1]["unres"]):
            lines[-1]["descr"] = f"on {rcid}"
        topics += [{"rcid": rcid, "short_name": topic, "issue": ""}
                   for topic in sorted(draw(st.sets(st.sampled_from(["me", "nu", "di", "hr"]))))]
    return {"roll_calls": lines, "votes": votes, "issues": topics}


def assembly_files(told: dict[str, Any]) -> list[File]:
    """The three files that go together."""
    return [
        ("votes.csv", table(unvotes.VOTES, told["votes"])),
        ("calls.csv", table(unvotes.ROLL_CALLS, told["roll_calls"])),
        ("issues.csv", table(unvotes.ISSUES, told["issues"])),
    ]


def assembly_held(db: Database, order: list[str]) -> dict[str, Any]:
    """What the record holds of the three files, roll calls in a given order."""
    seats = {code: seat for seat in unvotes.COLUMN for code in (
        seat, *(code for _, code in countries.BEFORE.get(seat, ())))}
    lines, votes, topics = list[Line](), list[Line](), list[Line]()
    found = {report.content["rcid"].removeprefix("rcid "): report for report in held(db)}
    for rcid in order:
        said, ballot = found[rcid].content, found[rcid].ballot
        parts = said.get("part", "").split(" and ")
        lines.append({
            "rcid": rcid, "session": said["session"], "importantvote": said.get("important", ""),
            "date": said["date"], "unres": "" if said["symbol"] == "no symbol" else said["symbol"],
            "amend": str(int("amendment" in parts)), "para": str(int("paragraph" in parts)),
            "short": said.get("short", ""), "descr": said["title"],
        })
        cast = {seats[code]: letter for code, letter in ballot.votes().items()}
        votes += [{"rcid": rcid, "country": "", "country_code": LETTERS_OF[seat], "vote": WORD[letter]}
                  for seat, letter in sorted(cast.items())]
        topics += [{"rcid": rcid, "short_name": topic, "issue": ""}
                   for topic in filter(None, said.get("topics", "").split("|"))]
    return {"roll_calls": lines, "votes": votes, "issues": topics}


@trips(6)
@given(told=assembly())
def test_voetens_votes_come_out_as_they_went_in(tmp_path: Path, told: dict[str, Any]) -> None:
    order = [line["rcid"] for line in told["roll_calls"]]
    silent = set(order) - {line["rcid"] for line in told["votes"]}

    def write(db: Database) -> list[File]:
        return assembly_files(assembly_held(db, order))

    survives(tmp_path, assembly_files(told), len(told["votes"]) + len(silent), write)


@st.composite
def seat_years(draw: Any) -> list[Line]:
    """Years of members under names that the record knows them by."""
    with fresh() as db:
        names = [row[0] for row in db.execute(
            "SELECT min(name) FROM member_names GROUP BY code HAVING count(*) = 1 ORDER BY 1")]
    pairs = draw(st.lists(st.tuples(st.integers(1946, 2026), st.sampled_from(names)), min_size=1, unique=True))
    return [{"id": draw(TEXT), "year": str(year), "last_update": draw(TEXT),
             "security_council_member": draw(st.sampled_from([name, name.upper()]))} for year, name in pairs]


@trips(6)
@given(lines=seat_years())
def test_years_on_the_council_come_out_as_they_went_in(tmp_path: Path, lines: list[Line]) -> None:
    def write(db: Database) -> list[File]:
        told = [report.content for report in held(db)]
        return [("membership.csv", table(dppa_membership.COLUMNS, (
            {"id": said["id"], "year": str(said["year"]), "security_council_member": said["name"],
             "last_update": said["last_update"]} for said in told)))]

    survives(tmp_path, [("membership.csv", table(dppa_membership.COLUMNS, lines))], len(lines), write)


@st.composite
def vetoes(draw: Any) -> list[Line]:
    """Vetoed proposals, each with a draft of its own, as the list of vetoes has them."""
    lines = []
    for number in draw(st.lists(st.integers(1, 99999), min_size=1, max_size=4, unique=True)):
        day = draw(st.dates())
        who = sorted(draw(st.sets(st.sampled_from(sorted(veto_list.CODES)), min_size=1, max_size=3)),
                     key=veto_list.CODES.__getitem__)
        line = {column: "" for column in veto_list.COLUMNS}
        line |= {name: draw(WORDS) for name in ("crisis_topic", "region")}
        line |= {"date": f"{day.month}/{day.day}/{day.year:04}", "draft": f"S/{number}", "agenda_item": draw(WORDS),
                 "meeting_record": draw(st.builds("S/PV.{}".format, st.integers(1, 9999)) | st.just(""))}
        lines.append(line | dict(zip(veto_list.VETOERS, who, strict=False)))
    return lines


@trips(6)
@given(lines=vetoes())
def test_vetoes_come_out_as_they_went_in(tmp_path: Path, lines: list[Line]) -> None:
    names = {code: name for name, code in veto_list.CODES.items()}

    def write(db: Database) -> list[File]:
        found = []
        for report in held(db):
            said, (year, month, day) = report.content, map(int, report.content["date"].split("-"))
            line = {column: "" for column in veto_list.COLUMNS}
            line |= {"date": f"{month}/{day}/{year:04}", "draft": said["draft"], "agenda_item": said.get("agenda", ""),
                     "meeting_record": said.get("meeting", ""), "crisis_topic": said.get("crisis_topic", ""),
                     "region": said.get("region", "")}
            who = [names[code] for code in report.ballot.votes()]
            found.append(line | dict(zip(veto_list.VETOERS, who, strict=False)))
        return [("vetoes.csv", table(veto_list.COLUMNS, found))]

    survives(tmp_path, [("vetoes.csv", table(veto_list.COLUMNS, lines))], len(lines), write)


SYMBOLS = st.one_of(
    st.builds("S/RES/{}({})".format, st.integers(1, 99999), st.integers(1946, 2099)),
    st.builds("S/{}/{}".format, st.integers(1994, 2099), st.integers(1, 1500)),
    st.builds("A/RES/{}/{}".format, st.integers(31, 99), st.integers(1, 999)),
)


@st.composite
def hand_written(draw: Any, most: int = 3, names: Any = TEXT) -> list[Line]:
    """Votes of some roll calls in the columns of `sanctiondb votes --csv`."""
    lines = []
    for number, symbol in enumerate(draw(st.lists(SYMBOLS, min_size=1, max_size=most, unique=True))):
        draft = symbol if "/RES/" not in symbol else draw(st.sampled_from(["", f"S/{3000 + number}/1"]))
        shared = {"symbol": symbol, "draft": draft, "date": draw(DAYS),
                  "meeting": draw(st.sampled_from(["", "S/PV.9591", "A/53/PV.84"]))}
        for code, letter in draw(ballots()).items():
            lines.append(shared | {"member": code, "name": draw(names), "vote": letter,
                                   "permanent": draw(st.sampled_from(["1", "0", ""]))})
    return lines


PLAIN = TEXT.filter(lambda name: not re.match(r"'+[=+\-@\t\r]", name))
"""Names that do not look as --safe-csv writes others: of those in plain CSV the first ' is taken off."""


def hand_lines(db: Database) -> list[Line]:
    """The rows of votes written by a person, as the record holds them."""
    found = dict[int, Line]()
    for report in held(db):
        said = report.content
        for cast in report.ballot.casts(report.row):
            flag = "" if cast.permanent is None else str(int(cast.permanent))
            found[cast.row] = {
                "symbol": said.get("resolution") or said["draft"], "draft": said.get("draft", ""), "date": said["date"],
                "meeting": said.get("meeting", ""), "member": cast.member, "name": cast.name or "", "vote": cast.vote,
                "permanent": flag}
    return [found[row] for row in sorted(found)]


@pytest.mark.parametrize("form", ["csv", "safe-csv"])
@trips(8)
@given(data=st.data())
def test_votes_written_by_a_person_come_out_as_they_went_in(tmp_path: Path, form: str, data: st.DataObject) -> None:
    lines = data.draw(hand_written(names=PLAIN if form == "csv" else TEXT))

    def write(db: Database) -> list[File]:
        return [("votes.csv", render(hand_lines(db), votes_csv.COLUMNS, form).encode())]

    survives(tmp_path, [("votes.csv", render(lines, votes_csv.COLUMNS, form).encode())], len(lines), write)


@pytest.mark.parametrize("option", ["--csv", "--safe-csv"])
@trips(8)
@given(data=st.data())
def test_votes_that_the_command_line_writes_are_read_back_as_they_are_shown(
    tmp_path: Path, option: str, data: st.DataObject
) -> None:
    symbol, names = "S/RES/9999(2030)", (PLAIN if option == "--csv" else TEXT).filter(bool)
    lines = [line | {"symbol": symbol, "name": data.draw(names)} for line in data.draw(hand_written(most=1))]
    paths = [tmp_path / "first.db", tmp_path / "second.db"]
    shown = []
    for path, content in ((paths[0], render(lines, votes_csv.COLUMNS, option[2:]).encode()), (paths[1], None)):
        path.unlink(missing_ok=True)
        with fresh() as db:
            taken(db, written(tmp_path, "2030-01-01", ("votes.csv", content or shown[0].stdout_bytes)))
            path.write_bytes(db.conn.serialize())
        shown.append(invoke("votes", symbol, option, db=path))
    assert shown[1].stdout_bytes == shown[0].stdout_bytes
    asked = {line["member"]: line["name"] for line in lines}
    told = csv.DictReader(io.StringIO(shown[0].stdout_bytes.decode(), newline=""))
    assert {row["member"]: re.sub(r"^'(?='*[=+\-@\t\r])", "", row["name"]) if option == "--safe-csv" else row["name"]
            for row in told} == asked


@trips(6)
@given(lines=hand_written(), codes=st.sets(st.sampled_from(members()), min_size=1, max_size=2))
def test_rows_of_a_csv_file_are_all_read(tmp_path: Path, lines: list[Line], codes: set[str]) -> None:
    wrong = [line | {"vote": "?"} if line["member"] in codes else line for line in lines]
    content = table(votes_csv.COLUMNS, wrong)
    with fresh() as db:
        came = taken(db, written(tmp_path, "2030-01-01", ("votes.csv", content)))
    assert came.read == rows_of(content) == len(lines)
    assert came.rejected == sum(line["vote"] == "?" for line in wrong)
