"""Every way in which the lying panel treats an `add`: certain where it can be, else Lost."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.api.conftest import KEY
from tests.reliability.scene import lying_panel
from tests.reliability.ways import WAYS, Certain, Commit
from xpanel_desktop.api.limiter import Limiter
from xpanel_desktop.api.panel import Panel
from xpanel_desktop.api.transport import Transport
from xpanel_desktop.domain.answer import Accepted, Limited, Lost, Refused
from xpanel_desktop.domain.secret import Secret

ENDINGS = {
    Certain.ACCEPTED: Accepted,
    Certain.REFUSED: Refused,
    Certain.QUEUED: Limited,
    Certain.UNKNOWN: Lost,
}
HELD = "an id already held"
"""The client alone cannot tell: the journal knows which ids are held."""


@pytest.mark.parametrize("name", WAYS)
async def test_the_ending_is_what_can_be_known(
    name: str, tmp_path: Path, transports: Callable[..., Transport]
) -> None:
    way, ledger = WAYS[name], tmp_path / "ledger"
    times = 0

    async def intent() -> None:
        nonlocal times
        times += 1

    with lying_panel(ledger, "--way", name) as port:
        panel = Panel(
            f"http://127.0.0.1:{port}/api/v2",
            Secret(KEY),
            transport=transports(),
            limiter=Limiter(1_000_000),
        )
        wire = {"service": "1", "link": "https://x.example/1", "quantity": "100"}
        answer = await panel.add(wire, intent=intent, deadline=0.5)
    assert times == 1
    wanted = Accepted if name == HELD else ENDINGS[way.certain]
    assert type(answer) is wanted
    written = [json.loads(line) for line in ledger.read_text().splitlines()]
    if way.commit is not Commit.LATE:
        assert len(written) == (way.commit is Commit.FIRST)
    if isinstance(answer, Accepted):
        assert [line["id"] for line in written] == [answer.panel_id]
