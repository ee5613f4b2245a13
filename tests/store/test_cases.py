"""Evidence is kept for good and comes back as it was; what the journal witnesses beside it."""

import sqlite3
from datetime import timedelta
from decimal import Decimal

import pytest

from tests.store.conftest import Shop
from xpanel_desktop.domain.evidence import (
    BalanceEvidence,
    Candidate,
    Choice,
    Decision,
    IdSearch,
    Kind,
    KnownId,
    Limit,
    OwnOrders,
    Piece,
    Reason,
    Told,
    Verdict,
    Why,
)
from xpanel_desktop.domain.money import Money
from xpanel_desktop.domain.order import Ending, Order, Report
from xpanel_desktop.domain.snapshot import Balance
from xpanel_desktop.domain.state import Event, IllegalMove, State
from xpanel_desktop.store.balances import BalanceRows
from xpanel_desktop.store.cases import EvidenceRows

SECOND = timedelta(seconds=1)


def pieces(shop: Shop) -> list[Piece]:
    reading = Balance(Money(Decimal("10.00000001"), "USD"), shop.clock)
    candidate = Candidate("9", "Pending", Decimal("0.90"), 1, 2)
    verdict = Verdict(Kind.POSSIBLY, (Reason(Why.ROSE, {"amount": "1"}),), (Limit.BALANCE_SHARED,))
    known = (KnownId(8, shop.clock),)
    return [
        BalanceEvidence(None, (reading, reading), OwnOrders(Decimal("-1.5"), 2), 3),
        IdSearch(shop.clock, known, Told.KNOWN, "99", Told.UNCLEAR, candidates=(candidate,)),
        Decision(Choice.WROTE_AGAIN, verdict, draft_id=4),
    ]


async def test_every_piece_comes_back_as_it_was(shop: Shop) -> None:
    rows, order = EvidenceRows(shop.database), await shop.in_state(State.UNKNOWN)
    for piece in pieces(shop):
        await rows.add(order.id, shop.clock, piece)
    kept = await rows.of(order.id)
    assert [one.piece for one in kept] == pieces(shop)
    assert {one.at for one in kept} == {shop.clock}
    assert await rows.of(order.id + 1) == []


@pytest.mark.parametrize("sql", ["UPDATE evidence SET told = '{}'", "DELETE FROM evidence"])
async def test_evidence_is_neither_changed_nor_deleted(shop: Shop, sql: str) -> None:
    rows, order = EvidenceRows(shop.database), await shop.in_state(State.UNKNOWN)
    await rows.add(order.id, shop.clock, pieces(shop)[0])
    with pytest.raises(sqlite3.IntegrityError, match="money rule"):
        await shop.database.write(lambda db: db.execute(sql).rowcount)


async def test_a_decision_is_kept_with_its_move_or_not_at_all(shop: Shop) -> None:
    rows, order = EvidenceRows(shop.database), await shop.in_state(State.UNKNOWN)
    await shop.journal.decide(order.id, Event.DECLARE_NOT_PLACED, shop.clock)
    with pytest.raises(IllegalMove):
        await shop.journal.decide(order.id, Event.ATTACH, shop.clock, "5")
    assert [one.piece for one in await rows.of(order.id)] == [Decision(Choice.NOT_PLACED)]


async def lost(shop: Shop) -> Order:
    shop.tick()
    order = await shop.sending()
    shop.tick()
    return await shop.end(order, Ending.UNKNOWN, Event.LOSE)


async def test_known_ids_are_those_of_attempts_that_had_ended(shop: Shop) -> None:
    rows = EvidenceRows(shop.database)
    first, second = await shop.placed("101"), await shop.placed("102")
    await shop.placed("ab12")
    beside = await shop.sending()
    order = await lost(shop)
    await shop.end(beside, Ending.ACCEPTED, Event.ACCEPT, "104")
    assert first.sent_at
    assert second.sent_at
    known = [KnownId(101, first.sent_at), KnownId(102, second.sent_at)]
    assert await rows.known_ids(order, 9) == known
    assert await rows.held(shop.account.id, ["101", "103", "104"]) == {"101", "104"}
    assert await rows.in_flight(order) == 1
    assert await rows.others_unknown(order) == 0
    await lost(shop)
    assert await rows.others_unknown(order) == 1
    assert await rows.in_flight(order) == 1


async def test_what_orders_of_ours_did_to_the_balance(shop: Shop) -> None:
    rows = EvidenceRows(shop.database)
    early, late = await shop.placed(), await shop.placed()
    await shop.tracking.apply({early.id: Report("Pending", Decimal(2))}, shop.clock)
    await shop.tracking.apply({late.id: Report("Pending", Decimal(0))}, shop.clock)
    since = shop.clock
    shop.tick()
    between, untold = await shop.placed(), await shop.placed()
    await shop.tracking.apply({between.id: Report("Pending", Decimal("0.9"))}, shop.clock)
    order = await lost(shop)
    until = shop.clock + 60 * SECOND
    assert await rows.own_orders(order, since, until) == OwnOrders(Decimal("0.9"), 1)
    await shop.tracking.apply({early.id: Report("Partial", Decimal("0.5"))}, shop.clock)
    await shop.tracking.apply({late.id: Report("Pending", Decimal(3))}, shop.clock)
    await shop.tracking.apply({untold.id: Report("Pending", Decimal(1))}, shop.clock)
    own = await rows.own_orders(order, since, until)
    assert own == OwnOrders(Decimal("0.9") + 1 - Decimal("1.5"), 1), "late: when it was charged?"


async def test_the_last_reading_from_before(shop: Shop) -> None:
    rows = BalanceRows(shop.database)
    for amount in (1, 2, 3):
        await rows.record(shop.account.id, shop.clock + amount * SECOND, Money(Decimal(amount), ""))
    found = await rows.before(shop.account.id, shop.clock + 3 * SECOND)
    assert found is not None
    assert found.money.amount == 2
    assert await rows.before(shop.account.id, shop.clock) is None
    assert (await rows.last(shop.account.id)) is not None
