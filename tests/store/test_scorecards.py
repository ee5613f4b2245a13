"""Outcomes are kept with the report, cards are reckoned from them a few at a time."""

import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from tests.store.conftest import Shop
from tests.support.tickets import NOW
from xpanel_desktop.domain.order import Order, Report
from xpanel_desktop.domain.prices import Price
from xpanel_desktop.domain.scorecard import EMPTY, WINDOW
from xpanel_desktop.domain.state import State
from xpanel_desktop.store.scorecards import STALE_AFTER, ScorecardRows, decoded

WAY = (("Pending", 100, 1), ("In progress", 90, 10), ("Completed", 0, 30))
MINUTE = timedelta(minutes=1)


async def lived(shop: Shop, way: Sequence[tuple[str, int, float]] = WAY) -> Order:
    """Place an order and report its way: word, remains, minutes after sending; asked in between."""
    order = await shop.placed()
    assert order.sent_at is not None
    for word, remains, minutes in way:
        at = order.sent_at + minutes * MINUTE
        await shop.tracking.apply({order.id: None}, at - MINUTE / 2)
        report = Report(word, Decimal(1), start_count=5, remains=remains)
        await shop.tracking.apply({order.id: report}, at)
    shop.clock = order.sent_at
    return await shop.get(order)


async def test_a_card_is_what_the_reports_told(shop: Shop) -> None:
    rows = ScorecardRows(shop.database)
    for _ in range(5):
        await lived(shop)
    await lived(shop, (("Pending", 100, 1), ("Partial", 40, 20)))
    assert await rows.get(shop.account.id, "1") == EMPTY, "not reckoned yet"
    now = NOW + timedelta(hours=1)
    assert await rows.refresh(now, 10) == {(shop.account.id, "1")}
    card = await rows.get(shop.account.id, "1")
    assert (card.orders, card.ended, card.partial, card.canceled) == (6, 6, 1, 0)
    assert (card.start.middle, card.start.sample) == (600, 6)
    assert (card.completion.middle, card.completion.sample) == (1800, 5)
    assert card.speed.middle == 300, "a hundred in twenty minutes"
    assert (card.begun, card.counted) == (6, 6)
    assert [(name, decoded(told)) for name, told in await rows.rows(shop.account.id)] == [
        ("1", card)
    ]


async def test_only_what_moved_is_reckoned_anew_and_all_of_it_once_a_day(shop: Shop) -> None:
    rows, now = ScorecardRows(shop.database), NOW + timedelta(hours=1)
    order = await lived(shop)
    assert await rows.refresh(now, 10)
    assert not await rows.refresh(now, 10)
    await shop.tracking.apply({order.id: Report("Completed", remains=0)}, now)
    assert not await rows.refresh(now, 10), "asked again, and nothing moved"
    await shop.tracking.apply({order.id: Report("Refunded", remains=0)}, now)
    assert await rows.refresh(now, 10)
    assert (await rows.get(shop.account.id, "1")).canceled == 1
    assert not await rows.refresh(now + STALE_AFTER, 10)
    assert await rows.refresh(now + STALE_AFTER + MINUTE, 10)


async def test_what_is_reported_while_a_card_is_reckoned_is_counted_next(shop: Shop) -> None:
    now = NOW + timedelta(hours=1)
    order = await lived(shop, (("In progress", 50, 10),))
    reports = [Report("Canceled", remains=50), Report("Partial", remains=50)]

    async def read(work: Callable[[sqlite3.Connection], Any]) -> Any:
        found = await shop.database.read(work)
        if reports:
            await shop.tracking.apply({order.id: reports.pop()}, now)
        return found

    hurried: Any = SimpleNamespace(read=read, write=shop.database.write)
    await ScorecardRows(hurried).refresh(now, 10)
    rows = ScorecardRows(shop.database)
    assert await rows.refresh(now, 10), "it is stale still"
    card = await rows.get(shop.account.id, "1")
    assert (reports, card.ended, card.partial, card.canceled) == ([], 1, 0, 1)
    assert not await rows.refresh(now, 10)


async def test_a_card_that_is_stale_says_what_it_said(shop: Shop) -> None:
    rows, now = ScorecardRows(shop.database), NOW + timedelta(hours=1)
    await lived(shop)
    await rows.refresh(now, 10)
    before = await rows.get(shop.account.id, "1")
    await lived(shop)
    assert await rows.get(shop.account.id, "1") == before
    assert len(await rows.rows(shop.account.id)) == 1


async def test_orders_leave_the_window_and_the_store(shop: Shop) -> None:
    rows = ScorecardRows(shop.database)
    await lived(shop)
    shop.clock += timedelta(days=60)
    await lived(shop)
    await rows.refresh(NOW + WINDOW + timedelta(days=1), 10)
    assert (await rows.get(shop.account.id, "1")).orders == 1
    count = await shop.database.read(
        lambda db: db.execute("SELECT count(*) FROM outcomes").fetchone()[0]
    )
    assert count == 1, "what counts no more is not kept"


async def test_older_orders_are_counted_from_their_movements_newest_first(shop: Shop) -> None:
    rows = ScorecardRows(shop.database)
    orders = [await lived(shop) for _ in range(5)]
    await shop.in_state(State.DRAFT)
    before = await shop.database.read(_outcomes)
    await shop.database.write(lambda db: db.execute("DELETE FROM outcomes").rowcount)
    now, below, seen = NOW + timedelta(hours=1), None, list[int]()
    for _ in range(9):
        filled = await rows.fill(below, now, 2)
        seen += filled.orders
        below = filled.down_to
        if filled.done:
            break
    assert filled.done
    assert seen == sorted((*(order.id for order in orders), orders[-1].id + 1), reverse=True)
    after = await shop.database.read(_outcomes)
    assert [row[:5] for row in after] == [row[:5] for row in before], "how it began and ended"
    await rows.fill(None, now, 50)
    assert await shop.database.read(_outcomes) == after, "once is enough"


async def test_filling_ends_at_the_window(shop: Shop) -> None:
    rows = ScorecardRows(shop.database)
    await lived(shop)
    assert (await rows.fill(None, NOW + WINDOW + timedelta(days=1), 1)).done


def _outcomes(db: sqlite3.Connection) -> list[tuple[object, ...]]:
    sql = "SELECT order_id, sent_at, begun_at, ended_at, ending, counted FROM outcomes"
    return [tuple(row) for row in db.execute(sql)]


async def test_rates_come_from_orders_and_from_the_catalogue(shop: Shop) -> None:
    rows, now = ScorecardRows(shop.database), NOW + timedelta(hours=2)
    await lived(shop)

    def change(db: sqlite3.Connection) -> int:
        at = int((now - timedelta(hours=1)).timestamp() * 1000)
        sql = (
            "INSERT INTO service_changes (account_id, at, service_id, name, what, before, after)"
            " VALUES (?, ?, '1', 'Followers', 'rate', '0.9', '1.2')"
        )
        return db.execute(sql, (shop.account.id, at)).rowcount

    await shop.database.write(change)
    found = await rows.prices(shop.account.id, "1", now)
    assert found == (
        Price(now - WINDOW, Decimal("0.9")),
        Price(now - timedelta(hours=1), Decimal("1.2")),
    )
    assert await rows.prices(shop.account.id, "2", now) == ()
    assert isinstance(found[0].at, datetime)
