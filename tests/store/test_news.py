"""News are written with the facts that they tell of, and with no others."""

from datetime import timedelta
from decimal import Decimal

import pytest

from tests.store.conftest import Shop
from tests.support.tickets import NOW
from xpanel_desktop.domain.money import Money
from xpanel_desktop.domain.news import News
from xpanel_desktop.domain.order import Ending, Report
from xpanel_desktop.domain.state import Event, State
from xpanel_desktop.store.low_balances import LowBalanceRows
from xpanel_desktop.store.news import NewsRows
from xpanel_desktop.store.watch import WatchRows

ALL = frozenset(News)


@pytest.mark.parametrize("word", ["Completed", "Partial", "Canceled", "Refunded", "Fail"])
async def test_an_order_that_ends_is_news_once(shop: Shop, word: str) -> None:
    rows, order = NewsRows(shop.database), await shop.placed("77")
    at = NOW + timedelta(hours=1)
    await shop.tracking.apply({order.id: Report("In progress")}, at)
    assert await rows.newest(ALL, 9) == []
    for _ in range(2):
        await shop.tracking.apply({order.id: Report(word)}, at)
    (item,) = await rows.newest(ALL, 9)
    assert item.kind.value == (await shop.get(order)).state.value
    assert (item.order_id, item.panel_id, item.at, item.seen) == (order.id, "77", at, False)


async def test_an_unknown_and_a_refused_order_are_news(shop: Shop) -> None:
    rows = NewsRows(shop.database)
    for state in (State.UNKNOWN, State.REFUSED):
        await shop.in_state(state)
    assert [item.kind for item in await rows.newest(ALL, 9)] == [News.REFUSED, News.UNKNOWN]
    assert [item.kind for item in await rows.newest({News.UNKNOWN}, 9)] == [News.UNKNOWN]


async def test_a_stop_is_news_and_lifting_it_is_not(shop: Shop) -> None:
    rows = NewsRows(shop.database)
    for reason in ("funds_short", "", "unknown_order"):
        sql = "UPDATE accounts SET stop_reason = ?"
        await shop.database.write(
            lambda db, sql=sql, reason=reason: db.execute(sql, (reason,)).rowcount
        )
    (item,) = await rows.newest(ALL, 9)
    assert (item.kind, item.reason, item.order_id) == (News.STOPPED, "funds_short", None)


async def test_what_was_looked_at_is_new_no_more(shop: Shop) -> None:
    rows = NewsRows(shop.database)
    await shop.in_state(State.REFUSED)
    assert (await rows.unseen(ALL), len(await rows.after(0, ALL, 9))) == (1, 1)
    await rows.see(await rows.last_id())
    assert (await rows.unseen(ALL), await rows.after(0, ALL, 9)) == (0, [])
    assert [item.seen for item in await rows.newest(ALL, 9)] == [True]


async def test_old_news_are_forgotten(shop: Shop) -> None:
    rows = NewsRows(shop.database)
    await shop.in_state(State.REFUSED)
    await rows.forget(shop.clock)
    assert len(await rows.newest(ALL, 9)) == 1
    await rows.forget(shop.clock + timedelta(seconds=1))
    assert await rows.newest(ALL, 9) == []


async def test_an_order_that_is_deleted_takes_its_news_along(shop: Shop) -> None:
    rows = NewsRows(shop.database)
    order = await shop.end(await shop.sending(), Ending.REFUSED, Event.REFUSE)
    await shop.drafts.delete([order.id])
    assert await rows.newest(ALL, 9) == []


LATE = NOW + timedelta(hours=30)


async def test_what_watch_finds_is_news_once_and_an_end_is_told_by_its_state(shop: Shop) -> None:
    rows, watch, order = NewsRows(shop.database), WatchRows(shop.database), await shop.placed("77")
    report = Report("In progress", remains=100, start_count=5)
    for at in (shop.clock, LATE):
        await shop.tracking.apply({order.id: report}, at)
        await watch.review([order.id], at)
    (item,) = await rows.newest(ALL, 9)
    assert (item.kind, item.order_id, item.panel_id) == (News.STUCK, order.id, "77")
    assert item.at == LATE
    moved = LATE + timedelta(hours=1)
    await shop.tracking.apply({order.id: Report("In progress", remains=50)}, moved)
    await watch.review([order.id], moved)
    assert await watch.shown(moved, 9, None, frozenset()) == [], "it moved on"
    again = moved + timedelta(hours=30)
    await shop.tracking.apply({order.id: Report("In progress", remains=50)}, again)
    reviewed = await watch.review([order.id], again)
    assert reviewed.new, "it is stuck once more"
    assert len(await rows.newest(ALL, 9)) == 1
    await shop.tracking.apply({order.id: Report("Partial", remains=-7)}, again)
    assert (await watch.review([order.id], again)).new
    kinds = [item.kind for item in await rows.newest(ALL, 9)]
    assert kinds == [News.OVER, News.PARTIAL, News.STUCK]


@pytest.mark.parametrize("amount", ["9.5", "0.00000001", "-3", "0.0000000001"])
async def test_a_balance_that_falls_is_news_each_time_it_falls(shop: Shop, amount: str) -> None:
    rows, low = NewsRows(shop.database), LowBalanceRows(shop.database)
    left = Money(Decimal(amount), "USD")
    for at in (NOW, LATE):
        await low.fallen(shop.account.id, left, at)
    (item,) = await rows.newest(ALL, 9)
    assert (item.kind, item.account_id, item.at) == (News.LOW_BALANCE, shop.account.id, NOW)
    fits = amount != "0.0000000001"
    assert (item.left, item.reason) == (left if fits else None, "")
    await low.risen(shop.account.id)
    await low.fallen(shop.account.id, left, LATE)
    assert [item.at for item in await rows.newest(ALL, 9)] == [LATE, NOW]
