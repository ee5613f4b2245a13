"""Trades by seed on the real outbox: a few here, 20,000 orders and a million in heavier runs."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.simulation.mutants import MUTANTS, day_without_those_in_flight, old_words
from tests.simulation.rules import Trade
from tests.simulation.world import simulated

STEPS = 60
UNTIL_CAUGHT = 3000
"""Orders within which a mutant must be seen."""
WHERE = {
    "day_without_those_in_flight": {"limit": 30, "parallel": 10},
    "old_words": {"rewrite": 40, "moments": 30},
    "nothing_asked_in_the_hook": {"halt": 15, "pause": 15, "moments": 30},
    "trusts_a_crash": {"mood": 12, "decide": 15},
    "limits_not_asked_again": {"limit": 40, "moments": 30},
    "nothing_asked_after_the_intent": {"halt_late": 60, "moments": 30},
}
"""Where a mutant shows most: deeds that come oftener."""
SLOW = (day_without_those_in_flight, old_words)
"""Mutants that show late: some ten seconds each, for the column of the harnesses."""


def trade(seed: int, **weights: int) -> int:
    """Play a trade and return how many orders were made. Raises AssertionError with its seed."""
    with simulated():
        one = Trade(seed, **weights)
        try:
            one.play(STEPS)
        except AssertionError as error:
            tail = ", ".join(one.played[-12:])
            raise AssertionError(f"seed {seed}, after … {tail}: {error}") from error
    return one.made


def trades(first_seed: int, orders: int, **weights: int) -> None:
    """Play trades, seed after seed, until so many orders were made."""
    made, seed = 0, first_seed
    while made < orders:
        made += trade(seed, **weights)
        seed += 1
    print(f"{made} orders, seeds {first_seed} to {seed - 1}")


@pytest.mark.parametrize("seed", range(3))
def test_nothing_is_doubled_lost_or_sent_against_a_rule(seed: int) -> None:
    assert trade(seed) > 0


@pytest.mark.parametrize(
    "mutant",
    [
        pytest.param(one, marks=pytest.mark.reliability if one in SLOW else (), id=one.__name__)
        for one in MUTANTS
    ],
)
def test_the_simulation_sees_a_mutant(mutant: Callable[[], Any]) -> None:
    with mutant(), pytest.raises(AssertionError, match="seed"):
        trades(0, UNTIL_CAUGHT, **WHERE.get(mutant.__name__, {}))


@pytest.mark.reliability
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("first_seed", [10_000, 20_000])
def test_twenty_thousand_orders(first_seed: int) -> None:
    trades(first_seed, 10_000)


@pytest.mark.long
@pytest.mark.timeout(8 * 3600)
@pytest.mark.parametrize("first_seed", [1_000_000, 2_000_000])
def test_a_million_orders(first_seed: int) -> None:
    trades(first_seed, 500_000)
