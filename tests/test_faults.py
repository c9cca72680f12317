"""The short form of tests/faults/: what is killed is as it was or done, and done when it is run again."""

import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "faults"))
import killing  # noqa: E402


@pytest.mark.parametrize("scenario", killing.scenarios(None), ids=lambda scenario: scenario.name.replace(" ", "-"))
def test_what_is_killed_leaves_all_or_nothing_and_is_done_when_it_is_run_again(scenario: killing.Scenario) -> None:
    outcome = killing.disturbed(scenario, 1, random.Random(scenario.name), lambda: None)
    assert not outcome.faults
    assert outcome.nothing + outcome.everything == 1
