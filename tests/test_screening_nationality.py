"""A nationality is compared by the states that it means, not by its words."""

import re
from pathlib import Path

import pytest
from conftest import ROOT
from rigour.territories import lookup_territory

from sanctiondb.answers.database import reading
from sanctiondb.screening.entries import Entry
from sanctiondb.screening.listed import state_names
from sanctiondb.screening.nationality import codes, nationality

DPRK, DRC = "Democratic People's Republic of Korea", "Democratic Republic of the Congo"


@pytest.fixture(scope="module")
def states(seeded: Path) -> dict[str, str]:
    with reading(seeded) as connection:
        return state_names(connection)


@pytest.mark.parametrize(("asked", "listed", "value"), [
    ("PRK", DPRK, 1), ("KP", DPRK, 1), ("North Korea", DPRK, 1), ("north korean", DPRK, 1), ("DPRK", DPRK, 1),
    ("KOR", DPRK, -1), ("Republic of Korea", DPRK, -1), ("South Korea", DPRK, -1), ("Korea", DPRK, 0),
    ("COD", DRC, 1), ("Zaire", DRC, 1), ("DRC", DRC, 1), ("COG", DRC, -1), ("Congo", DRC, 0), ("Congolese", DRC, 0),
    ("COG", "Congo", 0), ("Egyptian", "Egypt", 1), ("Ugandan", "Uganda", 1), ("Uganda", "Ugandan", 1),
    ("Iran", "Iran (Islamic Republic of)", 1), ("Türkiye", "Turkey", 1), ("Guinea", "Guinea-Bissau", -1),
    ("Sudanese", "South Sudan", -1), ("BHR", "Bahrain (citizenship revoked in Jan. 2015)", 1),
    ("France", "Possibly Ethiopian", 0), ("SUN", "Russian Federation", 0), ("Russia", "USSR (until 1991)", 0),
    ("Palestine", "Palestinian", 1), ("Narnia", "Egypt", 0),
])
def test_states_are_compared_and_not_words(states: dict[str, str], asked: str, listed: str, value: int) -> None:
    assert nationality(asked, Entry("A.1", "individual", "A", (), nationalities=(listed,)), states).value == value


def test_one_of_several_nationalities_is_enough_to_agree() -> None:
    both = Entry("A.1", "individual", "A", (), nationalities=("France", "Possibly Ethiopian"))
    assert [nationality(asked, both, {}).value for asked in ("FRA", "EGY")] == [1, 0]


def test_states_are_called_what_their_source_calls_them() -> None:
    lines = (ROOT / "sanctiondb" / "screening" / "states.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if found := re.match(r"([A-Z]{3}) ([A-Z]{2}) (.+)", line):
            for name in found[3].split("; "):
                territory = lookup_territory(name)
                assert len(codes(name, {})) > 1 or territory and (territory.alpha3 or "").upper() == found[1], name
