"""What changed last in a regime: the days of change, and what came into and went out of force."""

import pytest

from sanctiondb.answers import regimes
from sanctiondb.answers.database import ask
from sanctiondb.answers.regime_changes import last_change
from sanctiondb.errors import NotFound


@pytest.mark.parametrize("slug", ["dprk", "iran", "libya-748", "yugoslavia-713", "mali"])
def test_between_two_changes_nothing_changes_and_on_one_the_difference_is_told(connection, slug):
    days = [row["date"] for row in ask(connection, "pages/change_days", slug=slug)]
    standing = set()
    for day in days:
        changed = last_change(connection, slug, day)
        assert changed["day"] == day
        now = {row["id"] for row in regimes.in_force(connection, slug, day)}
        assert {row["id"] for row in changed["begun"]} == now - standing
        assert {row["id"] for row in changed["ended"]} == standing - now
        standing = now


def test_before_the_first_change_there_is_none_and_the_first_is_next(connection):
    changed = last_change(connection, "dprk", "1990-01-01")
    assert (changed["day"], changed["begun"], changed["before"]) == (None, [], None)
    assert changed["after"] == "2006-10-14"


def test_a_change_knows_the_one_before_and_the_next_after_the_day_asked_for(connection):
    changed = last_change(connection, "dprk", "2017-12-31")
    assert (changed["day"], changed["before"], changed["after"]) == ("2017-12-22", "2017-12-11", "2018-01-01")


def test_an_unknown_regime_is_not_found(connection):
    with pytest.raises(NotFound):
        last_change(connection, "atlantis", "2017-12-31")
