"""Digests: told once, gathered, and not in quiet hours."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path

import pytest

from tests.app.kit import account_on, opened
from tests.support.clock import VirtualClock
from tests.support.practice import until
from tests.support.tickets import new_order
from xpanel_desktop.app.core import Core
from xpanel_desktop.app.news import Herald, hours_of
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.news import URGENT, Digest, Hours, News
from xpanel_desktop.domain.order import Ending
from xpanel_desktop.domain.state import Event
from xpanel_desktop.store.journal import Journal


@dataclass
class Stage:
    core: Core
    clock: VirtualClock
    account_id: int
    told: list[Digest] = field(default_factory=list)
    herald: Herald | None = None

    async def begin(self) -> None:
        self.herald = self.core.herald(self.told.append)
        self.herald.loop.start()
        await until(lambda: self.herald and self.herald._told is not None)

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

    async def settled(self) -> None:
        """Wait until the loop waits for its time."""
        await until(lambda: self.clock.sleeping)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    clock = VirtualClock()
    async with opened(tmp_path, clock=clock) as core:
        stage = Stage(core, clock, (await account_on(core)).id)
        yield stage
        if stage.herald is not None:
            await stage.herald.close()


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
    await stage.core.news.see_all()
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


async def test_only_chosen_kinds_are_told_and_urgent_ones_always(stage: Stage) -> None:
    assert News.COMPLETED not in stage.core.news.kinds
    await stage.core.news.set_kinds(frozenset({News.COMPLETED}))
    assert stage.core.news.kinds == URGENT | {News.COMPLETED}
    await stage.begin()
    await stage.refuse()
    await stage.lose()
    await until(lambda: stage.told)
    assert counts(stage) == [{News.UNKNOWN: 1}]


@pytest.mark.parametrize("text", ["", "22:00", "x-y", "25:00-08:00", "22:00-"])
def test_what_are_no_hours_are_none(text: str) -> None:
    assert hours_of(text) is None
