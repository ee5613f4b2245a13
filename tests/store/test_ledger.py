"""The ledger: what an order costs, entry by entry, in the transaction that told it."""

import itertools
import sqlite3
from datetime import timedelta
from decimal import Decimal

import pytest

from tests.store.conftest import Shop
from xpanel_desktop.domain.ledger import Entry, Kind, LedgerQuery, next_kind, says
from xpanel_desktop.domain.order import Ending, Order, Report
from xpanel_desktop.domain.state import PLACED, Event, State
from xpanel_desktop.store.ledger import LedgerRows

EXPECTED = Decimal("0.09")


async def entries(shop: Shop, order: Order) -> list[Entry]:
    return await LedgerRows(shop.database).of_order(order.id)


async def told(shop: Shop, order: Order, word: str, charge: str | None) -> None:
    shop.tick()
    amount = None if charge is None else Decimal(charge)
    await shop.tracking.apply({order.id: Report(word, amount)}, shop.clock)


def steps(found: list[Entry]) -> list[tuple[Kind, str]]:
    return [(one.kind, str(one.change)) for one in found]


async def test_an_accepted_order_costs_what_was_expected(shop: Shop) -> None:
    order = await shop.placed()
    (entry,) = await entries(shop, order)
    assert (entry.kind, entry.amount, entry.change) == (Kind.EXPECTED, EXPECTED, EXPECTED)
    assert (entry.currency, entry.account_id, entry.movement_id) == ("USD", shop.account.id, None)
    sent = (await shop.get(order)).sent_at
    assert (entry.booked_from, entry.booked_by, entry.at) == (sent, shop.clock, shop.clock)


async def test_nothing_is_booked_of_what_was_not_accepted(shop: Shop) -> None:
    for state in (State.DRAFT, State.QUEUED, State.SENDING, State.REFUSED, State.UNKNOWN):
        assert await entries(shop, await shop.in_state(state)) == []


async def test_reports_are_entries_and_a_falling_charge_is_a_refund(shop: Shop) -> None:
    order = await shop.placed()
    await told(shop, order, "Pending", "0.00000")
    await told(shop, order, "In progress", "0.0855")
    await told(shop, order, "In progress", None)
    await told(shop, order, "In progress", "0.00000")
    await told(shop, order, "In progress", "0.0855")
    await told(shop, order, "Completed", "0.0900")
    asked = shop.clock
    await told(shop, order, "Partial", "0.03")
    found = await entries(shop, order)
    assert steps(found) == [
        (Kind.EXPECTED, "0.09"),
        (Kind.CHARGE, "-0.0045"),
        (Kind.RAISED, "0.0045"),
        (Kind.REFUND, "-0.06"),
    ]
    accepted, charge, _, refund = found
    assert (charge.booked_from, charge.booked_by) == (accepted.booked_from, accepted.booked_by)
    assert (refund.booked_from, refund.booked_by) == (asked, shop.clock)
    assert sum(one.change for one in found) == refund.amount == Decimal("0.03")
    sql = "SELECT charge FROM movements WHERE id = ?"
    row = await shop.database.read(lambda db: db.execute(sql, (refund.movement_id,)).fetchone())
    assert row[0] == 3_000_000


async def test_a_cancel_that_is_the_first_report_is_a_refund(shop: Shop) -> None:
    order = await shop.placed()
    sent = (await shop.get(order)).sent_at
    await told(shop, order, "Canceled", "0")
    _, refund = await entries(shop, order)
    assert (refund.kind, refund.change, refund.amount) == (Kind.REFUND, -EXPECTED, Decimal(0))
    assert (refund.booked_from, refund.booked_by) == (sent, shop.clock)


async def test_an_attached_order_was_booked_when_it_was_sent(shop: Shop) -> None:
    order = await shop.end(await shop.sending(), Ending.UNKNOWN, Event.LOSE)
    ended, sent = shop.clock, (await shop.get(order)).sent_at
    shop.clock += timedelta(hours=5)
    await shop.journal.decide(order.id, Event.ATTACH, shop.clock, "777")
    (entry,) = await entries(shop, order)
    assert (entry.booked_from, entry.booked_by, entry.at) == (sent, ended, shop.clock)


@pytest.mark.parametrize("sql", ["UPDATE ledger SET change = 0", "DELETE FROM ledger"])
async def test_the_ledger_is_only_added_to(shop: Shop, sql: str) -> None:
    await shop.placed()
    with pytest.raises(sqlite3.IntegrityError, match="money rule"):
        await shop.database.write(lambda db: db.execute(sql).rowcount)


async def test_the_triggers_hold_the_rule_of_the_domain(shop: Shop) -> None:
    """Every last entry, state and charge: the trigger writes what `next_kind` says."""
    amounts = (None, Decimal(0), Decimal("0.05"), Decimal("0.09"))
    lasts = [None, *Kind]
    charges = (Decimal(0), Decimal("0.05"), Decimal("0.09"), Decimal("0.2"))
    order = await shop.placed()
    make = (
        "INSERT INTO ledger (account_id, order_id, at, kind, amount, change, currency,"
        " booked_from, booked_by) VALUES (?, ?, 0, ?, ?, 0, 'USD', 0, 0)"
    )
    tell = (
        "INSERT INTO movements (order_id, at, state, status_word, charge) VALUES (?, 1, ?, '', ?)"
    )
    newest = "SELECT kind FROM ledger WHERE at = 1 AND order_id = ?"

    def outcome(
        db: sqlite3.Connection, last: Kind | None, amount: int | None, state: State, charge: int
    ) -> str | None:
        db.execute("SAVEPOINT one")
        if last is None:
            db.execute("DROP TRIGGER ledger_kept")
            db.execute("DELETE FROM ledger")
        else:
            db.execute(make, (shop.account.id, order.id, last.value, amount))
        db.execute(tell, (order.id, state.value, charge))
        row = db.execute(newest, (order.id,)).fetchone()
        db.execute("ROLLBACK TO one")
        return row[0] if row else None

    for last, amount, state, charge in itertools.product(lasts, amounts, sorted(PLACED), charges):
        if (last is None and amount is not None) or (
            amount is None and last not in (None, Kind.EXPECTED, Kind.FOLLOWED)
        ):
            continue
        units = None if amount is None else int(amount * 10**8)
        wanted = next_kind(last, amount, state, charge) if says(state, charge) else None
        work = (last, units, state, int(charge * 10**8))
        found = await shop.database.write(lambda db, work=work: outcome(db, *work))
        assert found == wanted, (last, amount, state, charge)


async def test_entries_are_found_by_account_kind_and_order(shop: Shop) -> None:
    orders = [await shop.placed(str(900 + number)) for number in range(3)]
    await told(shop, orders[0], "Canceled", "0")
    rows = LedgerRows(shop.database)

    async def found(query: LedgerQuery, before: int | None = None) -> list[tuple[int, Kind]]:
        lines = await rows.window(query, before, 50)
        return [(line.entry.order_id, line.entry.kind) for line in lines]

    first, second, third = (one.id for one in orders)
    everything = [(first, Kind.REFUND), *((one, Kind.EXPECTED) for one in (third, second, first))]
    assert await found(LedgerQuery()) == everything
    assert await found(LedgerQuery(accounts=frozenset({shop.account.id}))) == everything
    assert await found(LedgerQuery(accounts=frozenset({99}))) == []
    assert await found(LedgerQuery(kind=Kind.REFUND)) == everything[:1]
    assert await found(LedgerQuery(kind=Kind.EXPECTED)) == everything[1:]
    assert await found(LedgerQuery(order="901")) == [(second, Kind.EXPECTED)]
    assert await found(LedgerQuery(order=str(third))) == [(third, Kind.EXPECTED)]
    assert await found(LedgerQuery(order="x" * 40)) == []
    newest = (await rows.window(LedgerQuery(), None, 1))[0].entry.id
    assert await found(LedgerQuery(), newest) == everything[1:]


async def test_seldom_kinds_are_read_off_their_index(shop: Shop) -> None:
    from xpanel_desktop.store import ledger

    where, values = ledger._where(LedgerQuery(kind=Kind.REFUND))
    sql = f"EXPLAIN QUERY PLAN {ledger._LINES} WHERE {' AND '.join(where)} ORDER BY l.id DESC"
    plan = await shop.database.read(lambda db: db.execute(sql, values).fetchall())
    told = " / ".join(row["detail"] for row in plan)
    assert "ledger_seldom" in told
    assert "B-TREE" not in told


async def test_an_order_is_found_by_index_under_either_number(shop: Shop) -> None:
    from xpanel_desktop.store import ledger

    where, values = ledger._where(LedgerQuery(order="901"))
    sql = f"EXPLAIN QUERY PLAN {ledger._LINES} WHERE {' AND '.join(where)} ORDER BY +l.id DESC"
    plan = await shop.database.read(lambda db: db.execute(sql, values).fetchall())
    told = [row["detail"] for row in plan]
    assert any("SEARCH o USING" in one and "orders_panel_id" in one for one in told), told
    assert not any("SCAN o" in one or "SCAN l" in one for one in told), told
