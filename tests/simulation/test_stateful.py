"""The same trades with Hypothesis at the dice: what fails is made as short as it can be."""

import random
from contextlib import ExitStack

import hypothesis
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from tests.simulation.rules import WEIGHTS, Trade
from tests.simulation.world import simulated

STEPS = 60
AGAIN = [name for name, weight in WEIGHTS.items() for _ in range(weight)]
"""Each deed as often as it is done."""
DICE = st.integers(0, 2**32 - 1)


class Trading(RuleBasedStateMachine):
    """A trade whose deeds, and what is drawn in each, are Hypothesis's choice."""

    made = 0
    """Orders of all trades."""
    trade: Trade

    def __init__(self) -> None:
        super().__init__()
        self._end = ExitStack()
        self._end.enter_context(simulated())

    @initialize(seed=DICE)
    def begin(self, seed: int) -> None:
        """Open the program in a world."""
        self.trade = Trade(seed)
        self._end.callback(self.trade.world.end)

    @rule(deed=st.sampled_from(AGAIN), seed=DICE)
    def do(self, deed: str, seed: int) -> None:
        """Do something of the operator's, the panels' or fate's."""
        self.trade.dice = random.Random(seed)
        getattr(self.trade, deed)()

    @invariant()
    def all_holds(self) -> None:
        """Look at everything."""
        if hasattr(self, "trade"):
            self.trade.world.checks.after_step()

    def teardown(self) -> None:
        """Let everything come to an end, and look once more."""
        try:
            if hasattr(self, "trade"):
                self.trade.world.drain()
                self.trade.world.checks.after_step()
                Trading.made += self.trade.made
        finally:
            self._end.close()


def trades(first_seed: int, orders: int, examples: int = 20) -> None:
    """Let Hypothesis trade, seed after seed, until so many orders were made; tell the seeds."""
    Trading.made, seed = 0, first_seed
    while Trading.made < orders:
        print(f"hypothesis seed {seed}")
        machine = hypothesis.seed(seed)(type(f"Trading{seed}", (Trading,), {}))
        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=examples, stateful_step_count=STEPS, deadline=None, database=None,
                suppress_health_check=list(HealthCheck),
                phases=[hypothesis.Phase.generate, hypothesis.Phase.shrink],
            ),
        )  # fmt: skip
        seed += 1
    print(f"{Trading.made} orders, seeds {first_seed} to {seed - 1}")


def test_nothing_is_doubled_lost_or_sent_against_a_rule() -> None:
    trades(1, 50, examples=5)


@pytest.mark.reliability
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("first_seed", [1_000, 2_000])
def test_twenty_thousand_orders(first_seed: int) -> None:
    trades(first_seed, 10_000)
