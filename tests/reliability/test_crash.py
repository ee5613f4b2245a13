"""Random kill -9: small here, a thousand rounds in the heavier run."""

import pytest

from tests.reliability.run_harness import harness

SMALL, LARGE = 25, 500


def crash(seed: int, rounds: int, least: int, minutes: float) -> None:
    options = ("--rounds", str(rounds), "--seed", str(seed), "--least", str(least))
    code, found = harness("crash", *options, minutes=minutes)
    assert (code, found["double"], found["lost"], found["phantom"]) == (0, [], [], [])
    assert found["committed"] >= least


@pytest.mark.parametrize("seed", [2, 3])
def test_nothing_is_doubled_lost_or_made_up(seed: int) -> None:
    crash(seed, SMALL, 10, 1.8)


@pytest.mark.reliability
@pytest.mark.timeout(900)
@pytest.mark.parametrize("seed", [10, 11])
def test_a_thousand_kills_in_two_halves(seed: int) -> None:
    crash(seed, LARGE, 300, 14)


@pytest.mark.long
@pytest.mark.timeout(4 * 3600)
@pytest.mark.parametrize("seed", [98, 99])
def test_twenty_thousand_kills_in_two_halves(seed: int) -> None:
    crash(seed, 10_000, 10_000, 230)
