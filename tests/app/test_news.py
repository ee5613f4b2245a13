"""Digests: told once, gathered, and not in quiet hours."""

import time as clock_of
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from tests.app.kit import account_on, opened
from tests.support.clock import SetClock, VirtualClock
from tests.support.practice import until
from tests.support.tickets import new_order
from xpanel_desktop.app.core import Core
from xpanel_desktop.app.news import LONGEST, Herald, hours_of
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.money import Money
from xpanel_desktop.domain.news import URGENT, Digest, Hours, News
from xpanel_desktop.domain.order import Ending, Report
from xpanel_desktop.domain.runway import Threshold
from xpanel_desktop.domain.state import Event
from xpanel_desktop.store.balances import BalanceRows
from xpanel_desktop.store.journal import Journal
from xpanel_desktop.store.tracking import Tracking


@dataclass
class Stage:
    core: Core
    clock: SetClock
    account_id: int
    told: list[Digest] = field(default_factory=list)
    herald: Herald | None = None

    async def begin(self) -> None:
        self.herald = self.core.herald(self.told.append)
        self.herald.loop.start()
        await until(lambda: self.herald and self.herald._told is not None)

    async def close(self) -> None:
        if self.herald is not None:
            await self.herald.close()

    async def send(self, ending: Ending, event: Event) -> None:
        """Let an order of the journal end so, and tell as the outbox does."""
        order = await self.core.tickets.send(new_order(account_id=self.account_id))
        journal = Journal(self.core.database)
        now = self.clock.now()
        number = await journal.begin(order.id, now, {"service": "1"})
        await journal.end(order.id, number, now, ending, event=event)
        self.core.notices.publish(Changes.of(Table.ORDERS, [order.id]))

    async def refuse(self) -> None:
        await self.send(Ending.REFUSED, Event.REFUSE)

    async def lose(self) -> None:
        await self.send(Ending.UNKNOWN, Event.LOSE)

    async def find_stuck(self) -> int:
        """Let an order stand still for longer than any rule allows; return its id."""
        core = self.core
        order = await core.tickets.send(new_order(account_id=self.account_id))
        journal, now = Journal(core.database), self.clock.now()
        number = await journal.begin(order.id, now, {"service": "1"})
        await journal.end(
            order.id, number, now, Ending.ACCEPTED, event=Event.ACCEPT, panel_id=str(order.id)
        )
        still = {order.id: Report("Pending")}
        await Tracking(core.database).apply(still, now + timedelta(hours=30))
        await core.watch.review([order.id])
        return order.id

    async def read_balance(self, amount: str) -> None:
        """Let a balance be read."""
        money = Money(Decimal(amount), "USD")
        await BalanceRows(self.core.database).record(self.account_id, self.clock.now(), money)
        await self.core.low_balance.look(self.account_id)

    async def settled(self) -> None:
        """Wait until the loop waits for its time."""
        await until(lambda: self.clock.sleeping)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    clock = SetClock()
    async with opened(tmp_path, clock=clock) as core:
        stage = Stage(core, clock, (await account_on(core)).id)
        yield stage
        await stage.close()


def counts(stage: Stage) -> list[dict[News, int]]:
    return [dict(digest.counts) for digest in stage.told]


async def test_the_first_is_told_at_once_and_the_next_are_gathered(stage: Stage) -> None:
    await stage.begin()
    await stage.refuse()
    await until(lambda: stage.told)
    for _ in range(3):
        await stage.refuse()
    await stage.settled()
    assert counts(stage) == [{News.REFUSED: 1}]
    stage.clock.advance(5 * 60)
    await until(lambda: len(stage.told) > 1)
    assert counts(stage)[1:] == [{News.REFUSED: 3}]


async def test_an_unknown_order_does_not_wait(stage: Stage) -> None:
    await stage.begin()
    await stage.refuse()
    await until(lambda: stage.told)
    await stage.lose()
    await until(lambda: len(stage.told) > 1)
    assert counts(stage)[1] == {News.UNKNOWN: 1}


async def test_what_came_before_the_start_is_in_the_list_and_not_told(stage: Stage) -> None:
    await stage.refuse()
    await stage.begin()
    await stage.refuse()
    await until(lambda: stage.told)
    assert counts(stage) == [{News.REFUSED: 1}]
    assert (await stage.core.news.unseen(), len(await stage.core.news.newest())) == (2, 2)
    await stage.core.news.see(await stage.core.news.newest())
    assert await stage.core.news.unseen() == 0


async def test_quiet_hours_hold_back_but_for_what_is_urgent(stage: Stage) -> None:
    now = stage.clock.now().astimezone()
    quiet = Hours(time(now.hour), time((now.hour + 2) % 24))
    await stage.core.news.set_quiet(quiet)
    assert stage.core.news.quiet == quiet
    await stage.begin()
    await stage.refuse()
    await stage.settled()
    assert stage.told == []
    await stage.lose()
    await until(lambda: stage.told)
    assert counts(stage) == [{News.REFUSED: 1, News.UNKNOWN: 1}]
    await stage.core.news.set_urgent_passes(passes=False)
    await stage.lose()
    await stage.settled()
    stage.clock.advance(2 * 3600)
    await until(lambda: len(stage.told) > 1)
    assert counts(stage)[1] == {News.UNKNOWN: 1}


async def test_quiet_hours_that_the_machine_slept_through_are_over(stage: Stage) -> None:
    now = stage.clock.now().astimezone()
    await stage.core.news.set_quiet(Hours(time(now.hour), time((now.hour + 2) % 24)))
    await stage.begin()
    await stage.refuse()
    await stage.settled()
    stage.clock.ahead = timedelta(hours=3)
    stage.clock.advance(61)
    await until(lambda: stage.told)
    assert counts(stage) == [{News.REFUSED: 1}]


@pytest.mark.skipif(not hasattr(clock_of, "tzset"), reason="the zone cannot be set for a program")
@pytest.mark.parametrize(
    "at", [datetime(2026, 3, 29, 0, 50, tzinfo=UTC), datetime(2026, 10, 25, 1, 10, tzinfo=UTC)]
)
async def test_in_the_night_in_which_the_clocks_change_nothing_is_asked_without_a_pause(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, at: datetime
) -> None:
    with monkeypatch.context() as changed:
        changed.setenv("TZ", "Europe/Berlin")
        clock_of.tzset()
        try:
            stage.clock.ahead = at - stage.clock.now()
            await stage.core.news.set_quiet(Hours(time(1), time(2, 30)))
            await stage.begin()
            assert stage.herald is not None
            await stage.refuse()
            wait = await stage.herald._step()
            assert wait is not None
            assert 1 <= wait <= LONGEST
        finally:
            await stage.close()
            changed.undo()
            clock_of.tzset()


async def test_a_clock_that_was_set_back_holds_no_digest(stage: Stage) -> None:
    await stage.begin()
    stage.clock.ahead = timedelta(days=1)
    await stage.refuse()
    await until(lambda: stage.told)
    stage.clock.ahead = timedelta(0)
    await stage.refuse()
    await until(lambda: len(stage.told) > 1)


async def test_only_chosen_kinds_are_told_and_urgent_ones_always(stage: Stage) -> None:
    assert News.COMPLETED not in stage.core.news.kinds
    await stage.core.news.set_kinds(frozenset({News.COMPLETED}))
    assert stage.core.news.kinds == URGENT | {News.COMPLETED}
    await stage.begin()
    await stage.refuse()
    await stage.lose()
    await until(lambda: stage.told)
    assert counts(stage) == [{News.UNKNOWN: 1}]


async def test_what_comes_while_the_list_is_opened_is_new_and_told(stage: Stage) -> None:
    await stage.begin()
    await stage.refuse()
    await until(lambda: stage.told)
    shown = await stage.core.news.newest()
    await stage.lose()
    await stage.core.news.see(shown)
    assert await stage.core.news.unseen() == 1
    await until(lambda: len(stage.told) > 1)
    assert counts(stage)[1] == {News.UNKNOWN: 1}


async def test_what_watch_finds_is_told_once(stage: Stage) -> None:
    await stage.begin()
    order = await stage.find_stuck()
    await until(lambda: stage.told)
    await stage.core.watch.review([order])
    await stage.refuse()
    await stage.settled()
    stage.clock.advance(5 * 60)
    await until(lambda: len(stage.told) > 1)
    assert counts(stage) == [{News.STUCK: 1}, {News.REFUSED: 1}]
    item = (await stage.core.news.newest())[1]
    assert (item.kind, item.order_id) == (News.STUCK, order)


async def test_a_low_balance_is_told_when_it_falls(stage: Stage) -> None:
    await stage.begin()
    await stage.core.low_balance.set_threshold(stage.account_id, Threshold(Decimal(10)))
    for amount in ("10", "9.5", "9.4"):
        await stage.read_balance(amount)
    await until(lambda: stage.told)
    assert counts(stage) == [{News.LOW_BALANCE: 1}]
    (item,) = await stage.core.news.newest()
    assert item.left == Money(Decimal("9.5"), "USD")
    await stage.read_balance("50")
    await stage.read_balance("1")
    await stage.settled()
    stage.clock.advance(5 * 60)
    await until(lambda: len(stage.told) > 1)
    assert counts(stage)[1:] == [{News.LOW_BALANCE: 1}]


async def test_a_balance_that_was_low_before_a_restart_is_not_told_again(tmp_path: Path) -> None:
    clock = VirtualClock()
    async with opened(tmp_path, clock=clock) as core:
        before = Stage(core, clock, (await account_on(core)).id)
        await core.low_balance.set_threshold(before.account_id, Threshold(Decimal(10)))
        await before.read_balance("9")
    for amount, news in (("8", 1), ("20", 1), ("7", 2)):
        async with opened(tmp_path, clock=clock) as core:
            after = Stage(core, clock, before.account_id)
            await after.read_balance(amount)
            assert bool(core.low_balance.low) is (amount != "20")
            assert len(await core.news.newest()) == news


@pytest.mark.parametrize("text", ["", "22:00", "x-y", "25:00-08:00", "22:00-"])
def test_what_are_no_hours_are_none(text: str) -> None:
    assert hours_of(text) is None
