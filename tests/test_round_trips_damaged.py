"""Whatever is in a file, every row that is read is new, changed, unchanged or rejected; or it is refused whole."""

import random
from pathlib import Path

import pytest
from conftest import FIXTURES
from hypothesis import given
from hypothesis import strategies as st
from round_trips import DAMAGE, TEXT, Damage, fresh, parted, rows_of, table, taken, trips, written

from sanctiondb.errors import SanctiondbError
from sanctiondb.formats import FORMATS

CSV = {"undl-sc-votes", "undl-ga-votes", "undl-ga-resolutions", "dppa-sc-membership", "veto-list", "votes-csv"}


def originals(name: str) -> list[tuple[str, bytes]]:
    """The fixtures of a format as files that go in together."""
    found = [path for path in sorted((FIXTURES / name).iterdir()) if path.name != "expected.json"]
    return [(path.name, path.read_bytes()) for path in (found if name == "unvotes" else found[:1])]


def test_every_format_has_files_to_damage() -> None:
    assert set(FORMATS) == {folder.name for folder in FIXTURES.iterdir()}


@pytest.mark.parametrize("name", FORMATS)
@trips(8)
@given(damage=DAMAGE, which=st.integers(0, 2))
def test_every_row_of_a_damaged_file_is_accounted_for(
    tmp_path: Path, name: str, damage: list[tuple[Damage, random.Random]], which: int
) -> None:
    """The file as it is goes in first, so that rows of the damaged one may be unchanged or changed."""
    files = originals(name)
    place = which % len(files)
    content = files[place][1]
    for way, chance in damage:
        content = way(content, chance)
    with fresh() as db:
        taken(db, written(tmp_path, "2030-01-01", *files))
        before = list(db.conn.iterdump())
        files[place] = (files[place][0], content)
        try:
            came = taken(db, written(tmp_path, "2030-02-01", *files))
        except SanctiondbError as refused:
            assert "\n" not in refused.message.strip()
            assert list(db.conn.iterdump()) == before, "what is refused leaves nothing behind"
            return
        rejected = db.execute("SELECT count(*) FROM rejects WHERE ingest_id = (SELECT max(id) FROM ingests)").fetchone()
        assert came.rejected in (0, rejected[0])
        if came.source in CSV and (rows := rows_of(content)) is not None:
            assert came.read == rows


@pytest.mark.parametrize("name", sorted(CSV))
@trips(8)
@given(data=st.data())
def test_rows_with_strange_values_are_all_read(tmp_path: Path, name: str, data: st.DataObject) -> None:
    (called, content), = originals(name)
    columns, lines = parted(content)
    lines = lines[:20]
    cells = st.tuples(st.integers(0, len(lines) - 1), st.integers(0, len(columns) - 1), TEXT)
    for row, column, text in data.draw(st.lists(cells, min_size=1, max_size=8)):
        lines[row][columns[column]] = text
    with fresh() as db:
        came = taken(db, written(tmp_path, "2030-01-01", (called, table(columns, lines))))
    assert came.read == len(lines)
