"""An account that leads to another panel: its balance, and all that rests on it, begins anew."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import pytest

from tests.app.kit import account_on, opened, ordered, plain_service, reach, watch
from tests.support.clock import VirtualClock
from tests.support.practice import Practice, practice
from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.changes import Table
from xpanel_desktop.domain.closing import Span, Statement
from xpanel_desktop.domain.errors import Unreachable
from xpanel_desktop.domain.money import Money
from xpanel_desktop.domain.reckoning import FLAGGED, Verdict
from xpanel_desktop.domain.runway import Threshold
from xpanel_desktop.domain.state import State


@dataclass
class Move:
    """An account on one panel, and the panel that it is to lead to."""

    core: Core
    clock: VirtualClock
    account: Account
    old: Practice
    new: Practice

    async def read(self) -> Decimal:
        """Read the balance a while later, and have it explained."""
        self.clock.advance(600)
        balance = await self.core.balances.refresh(self.account.id)
        await self.core.reckoning.catch_up(self.account.id)
        return balance.money.amount

    async def edit(self, place: Practice | None = None, *, other: bool | None = None) -> None:
        """Let the account lead to the other panel, or stay with another key."""
        place = place or self.new
        there = replace(self.account, url=place.url)
        self.account = await self.core.accounts.edit(there, place.key, other=other)

    async def verdicts(self) -> list[Verdict]:
        found = await self.core.reckoning.window([self.account.id], None, 99)
        return [one.verdict for one in found]

    async def days(self) -> list[Statement]:
        return (await self.core.closing.statements(self.account.id, Span.DAY)).rows


@pytest.fixture
async def move(tmp_path: Path) -> AsyncIterator[Move]:
    clock = VirtualClock()
    async with practice() as old, practice() as new, opened(tmp_path, clock=clock) as core:
        new.panel.desk.ledger.deposit(Decimal(777))
        account = await account_on(core, old)
        await core.sessions.start_all()
        yield Move(core, clock, account, old, new)


async def test_the_first_balance_of_another_panel_is_explained_by_nothing(move: Move) -> None:
    before = await move.read()
    old = await move.core.balances.last(move.account.id)
    assert old is not None
    await move.edit()
    assert await move.read() == before + 777
    assert await move.verdicts() == []
    move.new.panel.desk.ledger.deposit(Decimal(5))
    await move.read()
    (found,) = await move.core.reckoning.window([move.account.id], None, 9)
    assert (found.verdict, found.elsewhere) == (Verdict.TOPPED_UP, 500_000_000)
    shown = await move.core.reckoning.readings([move.account.id], 0, 99)
    assert {one.amount for one in shown} == {
        int((before + 777) * 10**8), int((before + 782) * 10**8),
    }  # fmt: skip
    (day,) = await move.days()
    assert (day.sums.opening, day.sums.closing) == (None, before + 782)
    assert (day.sums.difference, day.sums.topped_up) == (None, Decimal("5.00"))


async def test_days_before_and_after_add_up_by_themselves(move: Move) -> None:
    before = await move.read()
    move.clock.advance(86_400)
    await move.read()
    await move.edit()
    await move.read()
    move.clock.advance(86_400)
    await move.read()
    after, between, first = await move.days()
    assert (after.sums.opening, after.sums.closing) == (before + 777, before + 777)
    assert after.sums.difference == 0
    assert (between.sums.opening, between.sums.closing) == (None, before + 777)
    assert (first.sums.closing, between.sums.difference) == (before, None)
    await move.edit(move.old)
    await move.read()
    assert not FLAGGED & set(await move.verdicts()), "and back again"


async def test_what_was_open_is_decided_where_the_balance_ends(move: Move) -> None:
    await move.read()
    service = await plain_service(move.core, move.account)
    await move.core.tickets.send(ordered(move.account, "one", service))
    await reach(move.core, State.PENDING)
    move.old.panel.desk.ledger.deposit(Decimal(9))
    await move.read()
    assert (await move.verdicts())[0] is Verdict.OPEN
    await move.edit()
    found = await move.verdicts()
    assert found[0] is Verdict.TOPPED_UP
    assert Verdict.OPEN not in found


async def test_a_low_balance_and_a_runway_are_those_of_the_panel(move: Move) -> None:
    core, number = move.core, move.account.id
    ahead = Decimal(10_000)
    await core.low_balance.set_threshold(number, Threshold(ahead, None))
    before = await move.read()
    assert core.low_balance.low[number].balance == before
    told = watch(core, Table.BALANCES)
    await core.sessions.stop(number)
    await core.sessions.set_offline(True)
    await move.edit()
    assert (await core.balances.last(number), await core.books.runway(number)) == (None, None)
    assert number not in core.low_balance.low
    assert told[-1] == frozenset({number}), "screens read again"
    await core.sessions.set_offline(False)
    await move.read()
    assert core.low_balance.low[number].balance == before + 777
    news = await core.news.newest()
    assert [one.left.amount for one in news if one.left] == [before + 777, before]


async def test_the_pace_of_a_runway_is_that_of_the_days_since(move: Move) -> None:
    core, number = move.core, move.account.id
    service = await plain_service(core, move.account)
    await core.tickets.send(ordered(move.account, "one", service))
    await reach(core, State.PENDING)
    move.clock.advance(7 * 86_400)
    await move.read()
    left = await core.books.runway(number)
    assert left is not None
    assert left.pace is not None
    await move.edit()
    await move.read()
    left = await core.books.runway(number)
    assert left is not None
    assert (left.pace, left.over) == (None, 0)
    move.clock.advance(6 * 86_400)
    await move.read()
    left = await core.books.runway(number)
    assert left is not None
    assert (left.pace, left.over) == (0, 5)


async def test_evidence_never_lays_one_panel_s_balance_beside_another_s(move: Move) -> None:
    await move.read()
    await move.edit()
    rows = move.core.reconciling._gathering._readings  # type: ignore[attr-defined]
    assert await rows.before(move.account.id, move.clock.now()) is None


@pytest.mark.parametrize(("other", "anew"), [(None, False), (False, False), (True, True)])
async def test_a_key_on_the_same_panel_goes_on_unless_it_is_another_account_s(
    move: Move, other: bool | None, anew: bool
) -> None:
    await move.read()
    await move.core.sessions.stop(move.account.id)
    await move.core.sessions.set_offline(True)
    await move.edit(move.old, other=other)
    assert (await move.core.balances.last(move.account.id) is None) is anew


async def test_the_same_account_at_a_new_address_goes_on(move: Move) -> None:
    await move.read()
    await move.core.sessions.set_offline(True)
    await move.edit(other=False)
    assert await move.core.balances.last(move.account.id) is not None


async def test_a_practice_panel_whose_port_moves_is_the_same(tmp_path: Path) -> None:
    async with opened(tmp_path) as core:
        account = await account_on(core)
        account = replace(account, practice=True)
        await core.accounts.edit(account)
        rows = core.balances._rows
        await rows.record(account.id, core.clock.now(), Money(Decimal(3), "USD"))
        key = await core.accounts.key_of(account)
        await core.accounts.edit(replace(account, url="http://127.0.0.1:2/api/v2"), key)
        assert await core.balances.last(account.id) is not None


async def test_an_answer_of_the_old_panel_that_comes_late_is_not_kept(move: Move) -> None:
    core, number = move.core, move.account.id
    source = core.balances._sources.get(number)
    asked, going = asyncio.Event(), asyncio.Event()

    async def slow() -> Money:
        asked.set()
        await going.wait()
        return Money(Decimal(1), "USD")

    source.panel.balance = slow  # type: ignore[method-assign]
    late = asyncio.ensure_future(core.balances.refresh(number))
    await asked.wait()
    await move.edit()
    going.set()
    with pytest.raises(Unreachable):
        await late
    last = await core.balances.last(number)
    assert last is None or last.money.amount > 1
