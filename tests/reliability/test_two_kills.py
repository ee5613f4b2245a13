"""Two kills in one log are no damage, wherever they fall; without the cutting off they would be."""

import pytest

from tests.reliability.run_harness import harness


@pytest.mark.reliability
@pytest.mark.timeout(600)
def test_two_kills_in_one_log_are_never_taken_for_damage() -> None:
    code, found = harness("two_kills", "--every", "4", minutes=9)
    assert (code, found["taken"]) == (0, []), found
    assert found["kills"] > 50, "it was killed at many places"


@pytest.mark.reliability
@pytest.mark.timeout(600)
def test_what_is_not_cut_off_would_be_taken_for_damage() -> None:
    code, found = harness("two_kills", "--every", "9", "--mutant", "untrimmed", minutes=9)
    assert code == 1, found
    assert found["taken"]
