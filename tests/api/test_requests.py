"""Answers about several requests at once: what contradicts itself, and what asks for a rest."""

import asyncio
import json
from collections.abc import Callable

import pytest

from tests.support.raw_server import Script, http, raw_server
from xpanel_desktop.api.limiter import Limiter
from xpanel_desktop.api.panel import Panel
from xpanel_desktop.api.transport import Transport
from xpanel_desktop.domain.errors import OtherRefusal, RateLimited
from xpanel_desktop.domain.secret import Secret

Panels = Callable[..., Panel]
NO = {"error": "Refill is not available"}


@pytest.mark.parametrize(
    "first",
    [
        [{"order": 1, "refill": 5}, {"order": 1, "refill": NO}],
        [{"order": 1, "refill": NO}, {"order": 1, "refill": 5}],
        [{"order": 1, "refill": True}],
        [{"order": 1}],
    ],
)
async def test_what_contradicts_itself_or_says_nothing_is_left_out(
    panels: Panels, first: list[object]
) -> None:
    told = [
        *first,
        {"order": 2, "refill": NO},
        {"order": 3, "refill": 7},
        {"order": 3, "refill": 7},
    ]
    async with raw_server(Script(http(json.dumps(told)))) as server:
        found = await panels(server).refill(["1", "2", "3"])
    assert found.keys() == {"2", "3"}
    assert isinstance(found["2"], OtherRefusal)
    assert found["3"] == "7"


async def test_an_entry_that_says_too_much_lets_the_account_rest(
    transports: Callable[..., Transport],
) -> None:
    limiter = Limiter(1_000_000)
    told = [{"order": 1, "cancel": 1}, {"order": 2, "cancel": {"error": "Rate limit exceeded"}}]
    async with raw_server(Script(http(json.dumps(told)))) as server:
        panel = Panel(server.url, Secret("k"), transport=transports(), limiter=limiter)
        found = await panel.cancel(["1", "2"])
    assert found["1"] is None
    assert isinstance(found["2"], RateLimited)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(limiter.turn(), 0.05)
