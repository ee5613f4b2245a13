"""Rules that need no kill, each on the real parts and the panel in its own process."""

import pytest

from tests.reliability.rules import RULES
from tests.reliability.run_harness import harness


@pytest.mark.reliability
@pytest.mark.timeout(240)
def test_every_rule_holds() -> None:
    code, found = harness("rules", minutes=3.5)
    assert (code, found["wrong"], found["rules"]) == (0, {}, len(RULES))
