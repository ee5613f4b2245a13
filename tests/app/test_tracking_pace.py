"""How a panel is asked: side by side where much is due, as fast as it lets, what is seen first."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest

from tests.app.kit import account_on, all_orders, opened, ordered, plain_service, rest
from tests.support.clock import SetClock, VirtualClock
from tests.support.practice import practice, until
from xpanel_desktop.api.limiter import Limiter
from xpanel_desktop.api.panel import Panel
from xpanel_desktop.app.attention import Attention
from xpanel_desktop.app.connection import Reach
from xpanel_desktop.app.core import Core
from xpanel_desktop.app.poller import AT_ONCE, LONGEST, Pacing, Poller
from xpanel_desktop.app.rates import Rates
from xpanel_desktop.app.sources import Source
from xpanel_desktop.app.stores import stores_of
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.errors import PanelError, RateLimited
from xpanel_desktop.domain.following import Looked, Standing, Wording
from xpanel_desktop.domain.order import Report
from xpanel_desktop.domain.schedule import BATCH
from xpanel_desktop.domain.watch import What

AT_WORK = Report("In progress")


class Asked:
    """A panel that counts what it is asked at once; it can be held, and refuse."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []
        self.at_once = self.most = 0
        self.gate = asyncio.Event()
        self.gate.set()
        self.trouble: list[PanelError] = []

    async def status(self, ids: Sequence[str]) -> dict[str, Report | PanelError]:
        self.batches.append(list(ids))
        self.at_once += 1
        self.most = max(self.most, self.at_once)
        try:
            await self.gate.wait()
            await asyncio.sleep(0.002)  # others can be under way meanwhile
            if self.trouble:
                raise self.trouble.pop()
        finally:
            self.at_once -= 1
        return dict.fromkeys(ids, AT_WORK)


async def followed(core: Core, account: Account, number: int) -> list[int]:
    looked = [Looked(str(7000 + n), Standing.FOUND, AT_WORK) for n in range(number)]
    return await core.elsewhere.follow(account.id, looked, Wording())


def poller_of(core: Core, account: Account, panel: Asked, attention: Attention) -> Poller:
    stores = stores_of(core.database)
    source = Source(cast("Panel", panel), Reach(account.id, core.clock, core.notices))
    pacing = Pacing(Limiter(1_000_000), core.rates, attention)
    return Poller(
        account.id, source, stores.tracking, core.clock, core.notices, lambda: False, pacing
    )


async def test_much_that_is_due_is_asked_side_by_side_each_order_once(tmp_path: Path) -> None:
    clock = VirtualClock()
    async with opened(tmp_path, clock=clock) as core:
        account, panel = await account_on(core), Asked()
        await followed(core, account, 1250)
        poller = poller_of(core, account, panel, Attention())
        clock.advance(60)
        poller.loop.start()
        await until(lambda: len(panel.batches) == 13 and clock.next_in is not None)
        assert panel.most == AT_ONCE
        assert sorted(map(len, panel.batches)) == [50] + [BATCH] * 12
        asked = [one for batch in panel.batches for one in batch]
        assert sorted(asked) == [str(7000 + n) for n in range(1250)]
        assert all(order.asked_at == clock.now() for order in await all_orders(core))
        await poller.loop.stop()


async def test_a_refusal_ends_what_is_under_way_and_nothing_is_asked_until_the_wait_is_over(
    tmp_path: Path,
) -> None:
    clock = VirtualClock()
    async with opened(tmp_path, clock=clock) as core:
        account, panel = await account_on(core), Asked()
        await followed(core, account, 900)
        poller = poller_of(core, account, panel, Attention())
        clock.advance(60)
        panel.trouble = [RateLimited(retry_after=7)]
        poller.loop.start()
        await until(lambda: clock.next_in == 7)
        asked = len(panel.batches)
        assert asked <= AT_ONCE + 3, "the other requests that were under way ended"
        clock.advance(7.1)
        await until(lambda: clock.next_in not in (None, 7) and len(panel.batches) >= 9)
        assert len(panel.batches) <= 9 + 1
        await poller.loop.stop()


async def test_what_is_seen_is_asked_at_the_head_even_if_it_is_not_due(tmp_path: Path) -> None:
    clock = VirtualClock()
    async with opened(tmp_path, clock=clock) as core:
        account, panel, attention = await account_on(core), Asked(), Attention()
        ids = await followed(core, account, 200)
        poller = poller_of(core, account, panel, attention)
        await core.database.write(
            lambda db: db.execute("UPDATE orders SET next_ask_at = next_ask_at + 86400000").rowcount
        )
        poller.loop.start()
        await until(lambda: clock.next_in == LONGEST)
        clock.advance(61)
        await until(lambda: clock.next_in == LONGEST)
        assert not panel.batches, "nothing is due"
        attention.look("screen", [ids[150], ids[3]])
        poller.loop.wake()
        await until(lambda: len(panel.batches) == 1)
        assert panel.batches == [["7003", "7150"]]
        await until(lambda: clock.next_in is not None)
        clock.advance(2.1)
        await rest_of(core)
        assert len(panel.batches) == 1, "looking at it does not make it asked all the time"
        clock.advance(61)
        await until(lambda: len(panel.batches) == 2)
        await poller.loop.stop()


async def test_a_day_that_the_clock_went_ahead_is_not_waited_for_again(tmp_path: Path) -> None:
    clock = SetClock()
    async with opened(tmp_path, clock=clock) as core:
        account, panel = await account_on(core), Asked()
        await followed(core, account, 10)
        poller = poller_of(core, account, panel, Attention())
        clock.ahead = timedelta(days=1)
        poller.loop.start()
        await until(lambda: len(panel.batches) == 1 and clock.next_in is not None)
        clock.ahead = timedelta(0)
        clock.advance(61)
        await until(lambda: len(panel.batches) == 2 and clock.next_in is not None)
        due = await core.orders.next_due(account.id)
        assert due is not None
        assert timedelta(0) < due - clock.now() < timedelta(minutes=2)
        await poller.loop.stop()


async def rest_of(core: Core) -> None:
    for _ in range(5):
        await core.database.read(lambda _db: None)
        await asyncio.sleep(0.005)


async def test_the_rate_is_learnt_from_a_panel_s_refusals_told_kept_and_recovers(
    tmp_path: Path,
) -> None:
    clock = VirtualClock()
    async with practice() as place:
        async with opened(tmp_path, clock=clock) as core:
            account = await account_on(core, place)
            await core.sessions.start_all()
            service = await plain_service(core, account)
            assert core.rates.learnt(account.id) is None
            place.panel.faults.set("status:429=1")
            await core.tickets.send(ordered(account, "a", service))
            await until(lambda: core.rates.learnt(account.id) is not None)
            learnt = core.rates.learnt(account.id)
            assert learnt is not None
            assert learnt <= 1_000_000 * 0.71
            place.panel.faults.set("")
            await rest(core, place)
        async with opened(tmp_path, clock=clock) as core:
            clock.advance(60)
            assert await core.rates.resume(account.id, 1_000_000, 0.0) is not None
            resumed = core.rates.learnt(account.id)
            assert resumed is not None
            assert learnt < resumed < 1_000_000, "quiet time gives back"
            clock.advance(7200)
            await core.rates.resume(account.id, 1_000_000, 0.0)
            assert core.rates.learnt(account.id) is None


async def test_a_rate_that_recovered_is_forgotten(tmp_path: Path) -> None:
    async with opened(tmp_path) as core:
        account = await account_on(core)
        limiter = Limiter(60)
        limiter.penalise(0.0)
        await core.rates.keep(account.id, limiter)
        assert core.rates.learnt(account.id) == 42
        rates = Rates(stores_of(core.database).rates, core.clock, core.notices)
        assert await rates.resume(account.id, 60, 0.0) is not None
        await core.rates.keep(account.id, Limiter(60))
        assert core.rates.learnt(account.id) is None
        assert await rates.resume(account.id, 60, 0.0) is None


def test_a_screen_that_shows_the_same_wakes_nobody() -> None:
    attention, woken = Attention(), list[int]()
    stop = attention.when_moved(lambda: woken.append(1))
    attention.look("orders", [3, 1])
    attention.look("orders", [3, 1])
    attention.look("page", [7])
    assert attention.ids == {1, 3, 7}
    attention.look("orders", [])
    assert attention.ids == {7}
    assert len(woken) == 2
    stop()
    attention.look("page", [8])
    assert len(woken) == 2


async def test_an_order_that_the_panel_does_not_know_any_more_is_found_in_its_own_words(
    tmp_path: Path,
) -> None:
    async with practice() as place, opened(tmp_path) as core:
        account = await account_on(core, place)
        await core.sessions.start_all()
        ids = await followed(core, account, 2)
        before = await core.orders.get(ids)
        await core.orders.refresh(ids)
        await core.watch.review(ids)
        found = {one.order.id: one for one in await core.watch.shown(9)}
        assert sorted(found) == ids
        assert {(one.finding.what, one.words) for one in found.values()} == {
            (What.DISOWNED, "Incorrect order ID")
        }
        for was, one in zip(before, (found[number].order for number in ids), strict=True):
            assert (one.state, one.moved_at) == (was.state, was.moved_at)
            assert one.asked_at is not None
            assert one.next_ask_at is not None
            assert one.next_ask_at > one.asked_at, "it is asked again, and not at once"


@pytest.mark.parametrize("many", [150, 40])
async def test_asking_now_tells_its_progress(tmp_path: Path, many: int) -> None:
    async with practice() as place, opened(tmp_path) as core:
        account = await account_on(core, place)
        await core.sessions.start_all()
        ids = await followed(core, account, many)
        told: list[tuple[int, int]] = []
        await core.orders.refresh(ids, lambda asked, total: told.append((asked, total)))
        assert told == ([(100, 150), (150, 150)] if many == 150 else [(40, 40)])
        due = await core.orders.next_due(account.id)
        assert due is not None
        assert due - core.clock.now() <= timedelta(seconds=23)
