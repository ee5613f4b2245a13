"""An attempt whose intent is on disk, and of which the client is sure that nothing left."""

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

import pytest

from tests.app.kit import eventually, rigged
from tests.support.practice import until
from xpanel_desktop.domain.answer import Answer, Unsent
from xpanel_desktop.domain.order import Ending
from xpanel_desktop.domain.state import State


async def test_what_did_not_leave_after_its_intent_is_written_down_and_queued_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with rigged(tmp_path) as rig:
        accepting = rig.panel.add

        async def cut(
            _request: Mapping[str, str],
            *,
            intent: Callable[[], Awaitable[None]],
            deadline: float = 30.0,
        ) -> Answer:
            await intent()
            monkeypatch.setattr(rig.panel, "add", accepting)
            return Unsent("connect")

        monkeypatch.setattr(rig.panel, "add", cut)
        (order_id,) = await rig.queue("a")
        await until(lambda: rig.clock.next_in is not None)
        (first,) = await rig.core.orders.attempts(order_id)
        assert (first.ending, first.reason) == (Ending.UNSENT, "connect")
        assert rig.panel.sent == []

        async def accepted() -> bool:
            rig.clock.advance(5.0)  # past the back-off, whenever that begins
            (order,) = await rig.core.orders.get([order_id])
            return order.state is State.PENDING

        await eventually(accepted)
        endings = [one.ending for one in await rig.core.orders.attempts(order_id)]
        assert endings == [Ending.UNSENT, Ending.ACCEPTED]
