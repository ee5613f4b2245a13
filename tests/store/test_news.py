"""News are written with the facts that they tell of, and with no others."""

from datetime import timedelta

import pytest

from tests.store.conftest import Shop
from tests.support.tickets import NOW
from xpanel_desktop.domain.news import News
from xpanel_desktop.domain.order import Ending, Report
from xpanel_desktop.domain.state import Event, State
from xpanel_desktop.store.news import NewsRows

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
