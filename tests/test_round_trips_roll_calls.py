"""The Library's files of votes: whatever their fields hold is in the record, and comes out of it as it went in."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from round_trips import COUNTS, DAYS, FULL, TEXT, Line, ballots, fresh, held, survives, table, taken, trips, written

from sanctiondb.formats import undl_ga_resolutions, undl_ga_votes, undl_sc_votes
from sanctiondb.formats.undl_votes import Layout
from sanctiondb.record.sqlite import Database
from sanctiondb.reports import Report

COUNCIL = st.builds("S/RES/{}({})".format, st.integers(1, 99999), st.integers(1946, 2099))
ASSEMBLY = st.one_of(
    st.builds("A/RES/{}/{}{}".format, st.integers(31, 99), st.integers(1, 999), st.sampled_from(["", "[B]", "A-C"])),
    st.builds("A/RES/ES-{}/{}".format, st.integers(1, 11), st.integers(1, 99)),
    st.builds("A/RES/{}({})[{}]".format, st.integers(1, 3541), st.sampled_from(["I", "XXX"]), st.sampled_from("AB")),
)
SHUFFLED = st.randoms(use_true_random=False)

COUNCIL_COLUMNS = undl_sc_votes.COLUMNS
NEW = list(undl_ga_votes.COLUMNS)
OLD = [undl_ga_votes.OTHERWISE.get(column, column) for column in NEW]
ASSEMBLY_LAYOUTS = [NEW, [*NEW, "modality"], OLD, OLD[::-1]]


@st.composite
def roll_calls(draw: Any, columns: list[str], layout: Layout, resolutions: Any) -> list[Line]:
    """The rows of up to three roll calls, one after another or mixed up; no total is of fewer votes than there are.

    Of mixed-up rows beside a total of fewer votes, a later edition's last ones count as new.
    """
    own, lines = layout.own, list[Line]()
    for symbol in draw(st.lists(resolutions, min_size=1, max_size=3, unique=True)):
        shared = {
            column: symbol if name == "resolution" else draw(
                DAYS if name == "date" else st.sampled_from(["Vote", "Without Vote"]) if name == "modality"
                else COUNTS if column in layout.totals else TEXT)
            for column, name in layout.fields.items() if column in columns
        }
        votes = draw(ballots())
        shared[layout.totals[-1]] = str(draw(st.just(0) | st.integers(len(votes), 9999)))
        for code, letter in votes.items():
            values = (code, draw(FULL), letter, draw(st.sampled_from(["True", "False"])))
            lines.append(shared | dict(zip(own, values, strict=False)))
    if draw(st.booleans()):
        draw(SHUFFLED).shuffle(lines)
    return lines


def lines_of(reports: list[Report], layout: Layout) -> list[Line]:
    """The rows of the file that roll calls in the record were read from."""
    found = dict[int, Line]()
    for report in reports:
        said = report.content
        text = {column: str(said.get(name, "")) for column, name in layout.fields.items()}
        for column, name in layout.fields.items():
            if name == "title" and said[name] == said["resolution"]:
                text[column] = ""
            elif name == "modality":
                text[column] = {"vote": "Vote", "without_vote": "Without Vote"}[said[name]]
            elif name == "link":
                text[column] = "".join(said.get("sources", []))
        for cast in report.ballot.casts(report.row):
            values = (cast.member, cast.name or "", cast.vote, str(cast.permanent))
            found[cast.row] = text | dict(zip(layout.own, values, strict=False))
    return [found[row] for row in sorted(found)]


@trips(12)
@given(lines=roll_calls(COUNCIL_COLUMNS, undl_sc_votes.LAYOUT, COUNCIL))
def test_votes_of_the_council_come_out_as_they_went_in(tmp_path: Path, lines: list[Line]) -> None:
    def write(db: Database) -> list[tuple[str, bytes]]:
        return [("sc_voting.csv", table(COUNCIL_COLUMNS, lines_of(held(db), undl_sc_votes.LAYOUT)))]

    survives(tmp_path, [("sc_voting.csv", table(COUNCIL_COLUMNS, lines))], len(lines), write)


@pytest.mark.parametrize("columns", ASSEMBLY_LAYOUTS, ids=["new", "with-modality", "old", "old-in-another-order"])
@trips(6)
@given(data=st.data())
def test_votes_of_the_assembly_come_out_as_they_went_in(
    tmp_path: Path, columns: list[str], data: st.DataObject
) -> None:
    layout = undl_ga_votes._layout(columns)
    lines = data.draw(roll_calls(columns, layout, ASSEMBLY))

    def write(db: Database) -> list[tuple[str, bytes]]:
        return [("ga_voting.csv", table(columns, lines_of(held(db), layout)))]

    survives(tmp_path, [("ga_voting.csv", table(columns, lines))], len(lines), write)


@st.composite
def resolutions(draw: Any) -> list[Line]:
    """Rows of the file of resolutions, each field trimmed, counts given or not."""
    lines = list[Line]()
    for symbol in draw(st.lists(ASSEMBLY, min_size=1, max_size=3, unique=True)):
        line = {column: draw(TEXT).strip() for column in undl_ga_resolutions.COLUMNS}
        line |= {"resolution": symbol, "date": draw(DAYS), "modality": draw(st.sampled_from(["Vote", "Without Vote"]))}
        line |= {column: draw(COUNTS | st.just("")) for column in undl_ga_resolutions.TOTALS}
        lines.append(line)
    return lines


def resolution_lines(reports: list[Report]) -> list[Line]:
    """The rows of the file that resolutions in the record were read from."""
    names = undl_ga_resolutions.FIELDS | undl_ga_resolutions.TOTALS
    lines = []
    for said in (report.content for report in reports):
        line = {column: str(said.get(name, "")) for column, name in names.items()}
        line["title"] = "" if said["title"] == said["resolution"] else said["title"]
        line["modality"] = {"vote": "Vote", "without_vote": "Without Vote"}[said["modality"]]
        lines.append(line | {"undl_link": "".join(said.get("sources", []))})
    return lines


@trips(6)
@given(lines=resolutions())
def test_resolutions_of_the_assembly_come_out_as_they_went_in(tmp_path: Path, lines: list[Line]) -> None:
    def write(db: Database) -> list[tuple[str, bytes]]:
        return [("ga_outcomes.csv", table(undl_ga_resolutions.COLUMNS, resolution_lines(held(db))))]

    survives(tmp_path, [("ga_outcomes.csv", table(undl_ga_resolutions.COLUMNS, lines))], len(lines), write)


@trips(8)
@given(data=st.data())
def test_a_later_edition_of_votes_counts_every_row_by_what_it_changes(tmp_path: Path, data: st.DataObject) -> None:
    """Rows of the first edition are new; those of the second unchanged, changed or new, as they differ from it."""
    layout = undl_sc_votes.LAYOUT
    lines = data.draw(roll_calls(COUNCIL_COLUMNS, layout, COUNCIL))
    later = [dict(line) for line in lines]
    turned = data.draw(st.sets(st.integers(0, len(lines) - 1)))
    for place in turned:
        later[place]["ms_vote"] = "N" if lines[place]["ms_vote"] != "N" else "A"
    with fresh() as db:
        taken(db, written(tmp_path, "2030-01-01", ("v.csv", table(COUNCIL_COLUMNS, lines))))
        came = taken(db, written(tmp_path, "2030-02-01", ("v.csv", table(COUNCIL_COLUMNS, later))))
        assert (came.new, came.changed, came.unchanged) == (0, len(turned), len(lines) - len(turned))
        assert lines_of(held(db), layout) == later
        count = db.execute("SELECT count(*) FROM changes WHERE field = 'vote' AND correction").fetchone()[0]
        assert count == len(turned)
