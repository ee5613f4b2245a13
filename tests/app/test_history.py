"""Drip-feeds and subscriptions against the practice panel: parts kept, children asked about."""

from collections import deque
from pathlib import Path

import pytest
from starlette.responses import JSONResponse

from tests.app.kit import account_on, eventually, opened
from tests.support.clock import VirtualClock
from tests.support.practice import practice, until
from xpanel_desktop.app.connection import Link
from xpanel_desktop.domain.errors import PanelError, Unreachable
from xpanel_desktop.domain.order import Order, Report, written
from xpanel_desktop.domain.service import Kind
from xpanel_desktop.domain.state import PLACED
from xpanel_desktop.domain.ticket import Ticket

DRIP = {"link": "https://example.com/p/1", "quantity": "100", "runs": "3", "interval": "30"}
POSTS = {
    "username": "ayse", "min": "10", "max": "20", "delay": "5", "posts": "4", "expiry": "31/12/2026"
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "kind", "values", "first", "last"),
    [
        ("Default", Kind.DEFAULT, DRIP, ("1/3", 1), ("3/3", 3)),
        ("Subscriptions", Kind.SUBSCRIPTIONS, POSTS, ("1", 1), ("4", 4)),
    ],
)
async def test_parts_are_followed_to_the_end(
    tmp_path: Path,
    name: str,
    kind: Kind,
    values: dict[str, str],
    first: tuple[str, int],
    last: tuple[str, int],
) -> None:
    async with practice() as place, opened(tmp_path, clock=VirtualClock()) as core:
        account = await account_on(core, place)
        await core.sessions.start_all()
        await until(lambda: core.sessions.connection(account.id).link is Link.ONLINE)
        snapshot = await core.catalogs.load(account.id) or await core.catalogs.sync(account.id)
        sold = next(
            one for one in snapshot.services
            if one.type == name and (one.dripfeed or kind is Kind.SUBSCRIPTIONS)
        )  # fmt: skip
        ticket = Ticket(account.id, sold.id, kind, values)
        order = await core.tickets.send(written(ticket, sold, "USD"))
        found: list[Order] = []

        async def placed() -> bool:
            found[:] = await core.orders.get([order.id])
            return found[0].state in PLACED

        await eventually(placed)
        ledger = place.panel.desk.ledger
        for seconds, (runs, children) in ((301, first), (20_000, last)):
            ledger.advance(seconds)
            await core.orders.refresh([order.id])
            history = await core.history.of(order.id)
            assert history is not None
            assert history.parts is not None
            assert history.parts.runs == runs
            assert len(history.parts.children) == children
            assert history.parts.expiry == values.get("expiry", "")
        told = await core.history.children(account.id, [*history.parts.children, "99"])
        reports = [one for one in told.values() if isinstance(one, Report)]
        assert [one.word for one in reports] == [reports[0].word] * last[1]
        assert isinstance(told["99"], PanelError)
        count = await core.orders.counts()
        assert sum(count.values()) == 1, "children are no orders of ours"
        balance = await core.balances.refresh(account.id)
        assert balance.money.amount == ledger.balance()
        await core.sessions.set_offline(offline=True)
        with pytest.raises(Unreachable):
            await core.history.children(account.id, ["1"])


async def test_a_panel_that_tells_of_one_at_a_time_tells_of_the_parts_as_well(
    tmp_path: Path,
) -> None:
    async with practice() as place, opened(tmp_path) as core:
        account = await account_on(core, place)
        await core.sessions.start_all()
        await until(lambda: core.sessions.connection(account.id).link is Link.ONLINE)
        no = JSONResponse({"error": "Incorrect request"})
        going, gone = JSONResponse({"status": "Active"}), JSONResponse({"error": "Archived"})
        place.door.answers["status"] = deque([no, going, gone])
        told = await core.history.children(account.id, ["1", "2"])
        assert told["1"] == Report("Active")
        assert isinstance(told["2"], PanelError)
