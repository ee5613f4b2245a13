"""The clocks: what stands still while the machine sleeps, on every system."""

import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.app.kit import eventually, rigged
from tests.support.clock import VirtualClock
from xpanel_desktop.app import clock
from xpanel_desktop.app.clock import SystemClock

SOURCE = Path(clock.__file__).read_text("utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="the clocks have other names elsewhere")
def test_time_awake_is_the_clock_that_leaves_out_sleep() -> None:
    before = time.clock_gettime(time.CLOCK_MONOTONIC)
    awake = SystemClock().awake()
    assert before <= awake <= time.clock_gettime(time.CLOCK_MONOTONIC)
    assert awake <= time.clock_gettime(time.CLOCK_BOOTTIME)


@pytest.mark.parametrize(
    ("platform", "name"),
    [
        ("win32", "QueryUnbiasedInterruptTime"),
        ("darwin", "CLOCK_UPTIME_RAW"),
    ],
)
def test_other_systems_have_a_branch_of_their_own(platform: str, name: str) -> None:
    """Windows' monotonic clocks go on in sleep, and the plain ones would tell no sleep there."""
    branch = SOURCE.split(f'sys.platform == "{platform}"')[1]
    assert name in branch.split("\nel")[0]


class Night(VirtualClock):
    """A clock of a machine that sleeps when told to."""

    slept = 0.0

    def monotonic(self) -> float:
        """Go on in sleep, as on Windows."""
        return super().monotonic() + self.slept

    def now(self) -> datetime:
        return super().now() + timedelta(seconds=self.slept)


async def test_a_sleep_is_noticed_where_the_monotonic_clock_goes_on(tmp_path: Path) -> None:
    clock = Night()
    async with rigged(tmp_path, clock=clock) as rig:
        rig.panel.before.clear()  # taken from the queue, and not on its way yet
        await rig.queue("a")

        async def taken() -> bool:
            return bool(rig.outbox._flights)

        await eventually(taken)
        clock.slept = 3600.0
        rig.panel.before.set()

        async def stopped() -> bool:
            return rig.stop_reason == "clock_jumped"

        await eventually(stopped)
        assert rig.panel.sent == []
