"""The data frames of a notebook have their columns and dtypes, and hold what the commands answer."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from conftest import answer

import sanctiondb
from sanctiondb.errors import NoDatabase, SanctiondbError

VOTES = {"id": "string", "symbol": "string", "body": "category", "date": "datetime64[ns]", "member": "category",
         "name": "category", "vote": "category", "permanent": "boolean", "corrections": "category"}
ROLL_CALLS = {"id": "string", "draft": "string", "symbol": "string", "date": "datetime64[ns]", "meeting": "string",
              "title": "string", "outcome": "category", "vetoed_by": "object", "yes": "Int64", "no": "Int64",
              "abstain": "Int64", "not_voting": "Int64", "required": "Int64", "corrections": "category"}
VETOES = {**ROLL_CALLS, "question": "string"}
AGREEMENT = {"member_a": "category", "member_b": "category", "n": "Int64", "agree": "Int64",
             "agreement": "Float64", "kappa": "Float64"}


def dtypes(frame: pd.DataFrame) -> dict[str, str]:
    return {name: str(dtype) for name, dtype in frame.dtypes.items()}


@pytest.fixture
def record(seeded: Path) -> Any:
    return sanctiondb.open(seeded)


@pytest.mark.parametrize("years", [{"since": "2006"}, {"since": "1900", "until": "1901"}])
def test_every_frame_has_its_columns_and_dtypes_also_an_empty_one(record: Any, years: dict[str, str]) -> None:
    assert dtypes(record.votes(**years)) == VOTES
    assert dtypes(record.rollcalls(**years)) == ROLL_CALLS
    assert dtypes(record.vetoes(**years)) == dtypes(record.vetoes(**years, rule="drafts")) == VETOES
    assert dtypes(record.agreement(**years)) == AGREEMENT
    assert dtypes(record.agreement(**years, by="decade")) == {"decade": "Int64", **AGREEMENT}
    assert dtypes(record.agreement(**years, abstain="half")) == {**AGREEMENT, "agree": "Float64"}


def test_votes_are_categories_of_four_letters(record: Any) -> None:
    votes = record.votes(body="sc", since="2022-05-26", until="2022-05-26")
    assert list(votes["vote"].cat.categories) == ["Y", "N", "A", "X"]
    against = votes[(votes["vote"] == "N") & votes["permanent"] & (votes["id"] == "s-2022-431")]
    assert against["member"].tolist() == ["CHN", "RUS"]


def test_a_year_means_its_first_day_and_its_last(record: Any) -> None:
    dates = record.rollcalls(since=2017, until="2017")["date"]
    assert len(dates) and set(dates.dt.year) == {2017}
    whole = record.rollcalls(since="2017-01-01", until="2017-12-31")
    assert whole["id"].tolist() == record.rollcalls(since="2017", until=2017)["id"].tolist()


def test_frames_hold_what_the_commands_answer(record: Any, seeded: Path) -> None:
    assert record.vetoes(by="USA")["id"].tolist() == [
        row["id"] for row in answer("vetoes", "--by", "USA", db=seeded)]
    assert record.rollcalls(member="CHN", vote="A", regime="dprk")["id"].tolist() == [
        row["id"] for row in answer("rollcalls", "--member", "CHN", "--vote", "A", "--regime", "dprk", db=seeded)]
    pair = record.agreement("FRA", "GBR").iloc[0]
    row = answer("agreement", "FRA", "GBR", db=seeded)[0]
    assert (pair["n"], pair["agree"], pair["agreement"]) == (row["n"], row["agree"], row["agreement"])
    rows = answer("agreement", "--group", "P5", "--by", "decade", "--weighted", db=seeded)
    frame = record.agreement(members=["CHN", "FRA", "GBR", "RUS", "SUN", "USA"], by="decade", weighted=True)
    assert frame["kappa"].astype(object).where(frame["kappa"].notna(), None).tolist() == [
        row["kappa"] for row in rows]


def test_a_database_that_is_not_there_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(NoDatabase, match="run sanctiondb build"):
        sanctiondb.open(tmp_path / "none.db")


@pytest.mark.parametrize(("asked", "sentence"), [
    ({"since": "soon"}, "'soon' is no date"), ({"since": "2006-13-01"}, "is no date"),
    ({"body": "EU"}, "'EU' is no value of body; expected one of SC, GA"),
    ({"by": "month"}, "'month' is no value of by"), ({"abstain": "maybe"}, "'maybe' is no value of abstain"),
    ({"a": "FRA"}, "takes two members"), ({"group": "NAM"}, "NAM: no group has this name"),
    ({"members": ["FRA", "QQQ"]}, "QQQ: no member state has this code"),
])
def test_a_wrong_value_is_one_sentence(record: Any, asked: dict[str, Any], sentence: str) -> None:
    with pytest.raises(SanctiondbError) as caught:
        record.agreement(**asked)
    assert sentence in caught.value.message and "\n" not in caught.value.message


def test_a_vote_without_a_member_is_refused(record: Any) -> None:
    with pytest.raises(SanctiondbError, match="whose vote"):
        record.rollcalls(vote="N")


def test_importing_the_package_loads_no_library_and_an_unknown_name_is_an_error() -> None:
    code = ("import sys, sanctiondb; assert not {'click', 'numpy', 'pandas'} & set(sys.modules);"
            "sanctiondb.open; assert not {'numpy', 'pandas'} & set(sys.modules)")
    subprocess.run([sys.executable, "-c", code], check=True)
    code = "import sys, sanctiondb.cli; assert not {'numpy', 'pandas'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
    with pytest.raises(AttributeError, match="no attribute 'shut'"):
        sanctiondb.shut
