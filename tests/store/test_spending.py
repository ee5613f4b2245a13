"""Sums that SQLite makes are those of the orders, one by one; rates and markups are only added."""

import os
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest

from tests.store.conftest import Shop
from xpanel_desktop.app.local_days import begins
from xpanel_desktop.domain.customers import (
    BEGINNING,
    Markup,
    Markups,
    Way,
    billable,
    customers,
    statement,
)
from xpanel_desktop.domain.exchange import Rate, Rates
from xpanel_desktop.domain.ledger import LedgerQuery, says
from xpanel_desktop.domain.money import AmountError
from xpanel_desktop.domain.order import Order, Report
from xpanel_desktop.domain.spending import By, Span
from xpanel_desktop.store.exchange import ExchangeRows
from xpanel_desktop.store.ledger import LedgerRows
from xpanel_desktop.store.spending import SpendingRows

DAY = date(2026, 11, 23)
WHOLE = Span(DAY, datetime(2026, 11, 23, tzinfo=UTC), datetime(2026, 11, 24, tzinfo=UTC))
TOLD = {
    "11": Report("Completed", Decimal("0.08"), 5, 0),
    "12": Report("Partial", Decimal("0.03"), 5, 40),
    "13": Report("Canceled", Decimal(0), 5, 100),
    "14": Report("Pending", Decimal(0)),
    "15": Report("In progress", None),
    "16": Report("Canceled", Decimal(0)),
}


async def _set(shop: Shop, order: Order, **columns: object) -> None:
    names = ", ".join(f"{name} = ?" for name in columns)

    def work(db: sqlite3.Connection) -> int:
        db.execute("DROP TRIGGER IF EXISTS orders_snapshot")
        values = (*columns.values(), order.id)
        return db.execute(f"UPDATE orders SET {names} WHERE id = ?", values).rowcount

    await shop.database.write(work)


async def told_orders(shop: Shop) -> list[Order]:
    """Orders in every standing that matters to what they cost."""
    orders = [await shop.placed(panel_id) for panel_id in TOLD]
    for order in orders:
        await shop.tracking.apply({order.id: TOLD[order.panel_id]}, shop.clock)
    await shop.sending()
    await shop.queued()
    return await shop.pages.get([order.id for order in orders])


async def test_sums_follow_the_rules_of_ledger_and_customers(shop: Shop) -> None:
    orders = await told_orders(shop)
    pieces = 0
    for by in By:
        parts = await SpendingRows(shop.database).parts(by, [WHOLE])
        cost = guess = Decimal(0)
        pieces = 0
        for order in orders:
            sure = order.charge if says(order.state, order.charge) else None
            expected = order.expected_charge or Decimal(0)
            cost += expected if sure is None else sure
            guess += expected if sure is None else 0
            real = expected if sure is None else sure
            pieces += billable(order.state, order.quantity, order.remains, real)
        assert sum(part.cost for part in parts) == cost == Decimal("0.29")
        assert sum(part.estimated for part in parts) == guess == Decimal("0.18")
        assert sum(part.quantity for part in parts) == pieces
        assert [(part.orders, part.guesses, part.unpriced) for part in parts] == [(6, 2, 0)]
    bought = await SpendingRows(shop.database).bought("", [WHOLE])
    assert [one.panel_id for one in bought] == list(TOLD)
    assert sum(one.cost or 0 for one in bought) == Decimal("0.29")
    assert sum(one.quantity for one in bought) == pieces


async def test_groups_currencies_and_accounts_stay_apart(shop: Shop) -> None:
    rows = SpendingRows(shop.database)
    first, second, third = [await shop.placed(one) for one in ("1", "2", "3")]
    await _set(shop, first, customer="Ayşe", category="Likes", service_id="7", currency="TRY")
    await _set(shop, second, customer="Ayşe", service_name="Renamed")
    await _set(shop, third, expected_charge=None)
    parts = await rows.parts(By.CUSTOMER, [WHOLE])
    assert sorted((part.key, part.currency, part.orders, part.unpriced) for part in parts) == [
        ("", "USD", 1, 1),
        ("Ayşe", "TRY", 1, 0),
        ("Ayşe", "USD", 1, 0),
    ]
    names = {part.key: part.name for part in await rows.parts(By.SERVICE, [WHOLE])}
    assert names == {"1:7": "Followers", "1:1": "Followers"}  # the newest order's
    assert await rows.parts(By.DAY, [WHOLE], frozenset({99})) == []
    assert await rows.first(frozenset({99})) is None
    assert await rows.first() == first.sent_at
    assert [one.order_id for one in await rows.bought("Ayşe", [WHOLE])] == [first.id, second.id]


async def test_what_has_no_cost_has_no_price_in_the_list_as_in_the_statement(shop: Shop) -> None:
    rows = SpendingRows(shop.database)
    for panel_id, cost in (("1", 9_000_000), ("2", None)):
        order = await shop.placed(panel_id)
        await _set(shop, order, customer="Ayşe", expected_charge=cost)
    (part,) = await rows.parts(By.CUSTOMER, [WHOLE])
    assert (part.orders, part.unpriced, part.quantity) == (2, 1, 100)
    markups = Markups([Markup("Ayşe", Way.FIXED, Decimal(5), "USD", BEGINNING, shop.clock)])
    (line,) = customers([part], [WHOLE], markups, Rates(())).lines
    told = statement(await rows.bought("Ayşe", [WHOLE]), "Ayşe", markups, Rates(()))
    assert [one.price is None for one in told] == [False, True]
    assert line.price == sum(one.price.price for one in told if one.price) == Decimal("0.59")


async def test_a_sum_may_be_larger_than_the_numbers_of_sqlite(shop: Shop) -> None:
    for _ in range(3):
        await _set(shop, await shop.placed(), charge=2**63 - 1)
    (part,) = await SpendingRows(shop.database).parts(By.DAY, [WHOLE])
    assert part.cost == Decimal(3 * (2**63 - 1)).scaleb(-8)


async def test_an_order_counts_in_the_span_in_which_it_was_sent(shop: Shop) -> None:
    order = await shop.placed()
    assert order.sent_at is not None
    at = order.sent_at
    halves = [Span(DAY, WHOLE.begins, at), Span(DAY, at, WHOLE.ends)]
    assert [part.span for part in await SpendingRows(shop.database).parts(By.DAY, halves)] == [1]
    await _set(shop, order, sent_at=None)  # followed: it counts from the day on which it came
    assert [part.span for part in await SpendingRows(shop.database).parts(By.DAY, halves)] == [1]
    assert await SpendingRows(shop.database).first() == order.created_at
    assert await SpendingRows(shop.database).parts(By.DAY, []) == []


async def test_rates_and_markups_are_kept_as_they_were(shop: Shop) -> None:
    rows = ExchangeRows(shop.database)
    rate = Rate("USD", "TRY", Decimal("41.5"), DAY, shop.clock, 1)
    gone = Rate("USD", "TRY", None, DAY, shop.clock, 2)
    await rows.add_rate(rate)
    await rows.add_rate(gone)
    assert await rows.rates() == [rate, gone]
    markup = Markup("Ayşe", Way.PERCENT, Decimal("12.5"), "", BEGINNING, shop.clock, 1)
    fixed = Markup("Ayşe", Way.FIXED, Decimal("2.50"), "TRY", DAY, shop.clock, 2)
    await rows.add_markup(markup)
    await rows.add_markup(fixed)
    assert await rows.markups() == [markup, fixed]
    with pytest.raises(AmountError):
        await rows.add_rate(Rate("USD", "TRY", Decimal("0.000000001"), DAY, shop.clock))
    for table in ("exchange_rates", "markups"):
        for sql in (f"DELETE FROM {table}", f"UPDATE {table} SET at = 0"):
            with pytest.raises(sqlite3.IntegrityError, match="money rule"):
                await shop.database.write(lambda db, sql=sql: db.execute(sql).rowcount)


async def test_play_money_counts_only_where_it_is_asked_for_or_there_is_no_other(
    shop: Shop,
) -> None:
    rows, ledger = SpendingRows(shop.database), LedgerRows(shop.database)
    await told_orders(shop)
    real, before = shop.account, await rows.parts(By.ACCOUNT, [WHOLE])
    played = await shop.accounts.add(
        replace(real, name="Practice", practice=True, vault_name="vault-2")
    )
    shop.account = played
    await _set(shop, await shop.placed("21"), sent_at=int(WHOLE.begins.timestamp() * 1000))
    assert await rows.parts(By.ACCOUNT, [WHOLE]) == before
    assert {one.entry.account_id for one in await ledger.window(LedgerQuery(), None, 99)} == {
        real.id
    }
    named = frozenset({played.id})
    (part,) = await rows.parts(By.ACCOUNT, [WHOLE], named)
    assert part.name == "Practice"
    assert await ledger.window(LedgerQuery(named), None, 99)
    await shop.accounts.update(replace(real, practice=True))
    assert len(await rows.parts(By.ACCOUNT, [WHOLE])) == 2, "there is play money alone"


@pytest.fixture
def new_york() -> Iterator[None]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = "America/New_York"
    time.tzset()
    yield
    os.environ.pop("TZ")
    if before is not None:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be set for a program")
@pytest.mark.usefixtures("new_york")
def test_days_begin_at_midnight_whatever_the_clocks_do() -> None:
    days = [date(2026, 11, 1) + timedelta(days=n) for n in range(3)]
    starts = [begins(day) for day in days]
    assert [str(b - a) for a, b in pairwise(starts)] == [
        "1 day, 1:00:00",
        "1 day, 0:00:00",
    ]
