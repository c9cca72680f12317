"""Records of decisions on entries: they give days that lists cannot, and never go before what lists show."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run, answer
from lists import ABU, CHO, FIRM, write
from loading import ingest

Tell = Callable[..., None]


@pytest.fixture
def tell(run: Run, db: Path, tmp_path: Path) -> Tell:
    """Loads lists of 2019 and 2020 with ABU, of 2021 without, and a record of his delisting on a day."""

    def load(day: str, event: str = "delisted", reference: str = "QDi.901") -> None:
        for list_day, *entries in (("2019-01-01", ABU, CHO), ("2020-01-01", ABU, CHO), ("2021-01-01", CHO, FIRM)):
            ingest(run, db, write(tmp_path, list_day, *entries))
        path = tmp_path / "events.json"
        path.write_text(json.dumps({
            "record": "listing_event", "reference": reference, "event": event, "date": day, "decision": "SC/14250",
            "sources": ["SC/14250"]}))
        ingest(run, db, path)

    return load


def on(db: Path, day: str) -> set[str]:
    return {row["reference"] for row in answer("listings", "on", day, db=db)}


def exported(db: Path) -> dict[str, str]:
    return answer("query", "SELECT delisted_on, gone_by FROM listings WHERE reference = 'QDi.901'", db=db)[0]


@pytest.mark.parametrize(("day", "why"), [
    ("2019-06-01", "still on the list of 2020-01-01"), ("2020-01-01", "still on the list of 2020-01-01"),
    ("2021-02-01", "off the list by 2021-01-01"),
])
def test_a_record_that_contradicts_the_lists_changes_nothing_and_is_named(
    tell: Tell, db: Path, day: str, why: str
) -> None:
    tell(day)
    assert "QDi.901" in on(db, "2020-01-01") and "QDi.901" not in on(db, "2021-01-01")
    assert answer("listings", "show", "QDi.901", db=db)["presence"].endswith("delisted after 2020-01-01, by 2021-01-01")
    assert exported(db)["delisted_on"] is None
    told = next(row for row in answer("listings", "history", "QDi.901", db=db) if row["event"] == "delisted")
    assert told["after"] == f"contradicted: {why}"
    found = [row for row in answer("check", db=db) if row["rule"] == "delisting_contradicted"]
    assert [(row["symbol"], row["found"]) for row in found] == [("QDi.901", f"delisted on {day} (SC/14250)")]


def test_who_is_on_the_newest_list_stays_on_it_whatever_a_record_says(tell: Tell, db: Path) -> None:
    tell("2020-06-01", reference="KPi.903")
    assert "KPi.903" in on(db, "2021-01-01") and "KPi.903" in on(db, "2020-06-01")
    from sanctiondb.answers.database import reading
    from sanctiondb.answers.listing_exports import follow_the_money

    with reading(db) as connection:
        cho = next(one for one in follow_the_money(connection) if one["id"] == "unsc-kpi-903")
    assert cho["properties"]["topics"] == ["sanction"]


def test_a_record_that_fits_gives_the_day_everywhere(tell: Tell, db: Path) -> None:
    tell("2020-06-01")
    assert "QDi.901" in on(db, "2020-05-31") and "QDi.901" not in on(db, "2020-06-01")
    assert answer("listings", "show", "QDi.901", db=db)["delisted_by"] == "SC/14250"
    assert exported(db)["delisted_on"] == "2020-06-01"
    assert not [row for row in answer("check", db=db) if row["rule"] == "delisting_contradicted"]


def test_a_record_of_an_entry_on_no_list_is_shown_as_such(tell: Tell, run: Run, db: Path) -> None:
    tell("2012-05-01", reference="QDi.777")
    shown = answer("listings", "show", "qdi.777", db=db)
    assert (shown["reference"], shown["kind"], shown["listed_on"]) == ("QDi.777", "individual", None)
    assert "not on the list as published on" in shown["presence"] and "records tell of it" in shown["presence"]
    assert [row["date"] for row in shown["events"]] == ["2012-05-01"]
    assert [row["event"] for row in answer("listings", "history", "QDi.777", db=db)] == ["delisted"]
    assert "SC/14250" in run("listings", "show", "QDi.777", db=db).stdout
    assert "QDi.777" not in on(db, "2020-01-01")
