"""The intent before the first byte, the ending after the answer, and what a crash leaves."""

import asyncio
import sqlite3
import threading
from collections.abc import Awaitable
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.store.conftest import Shop
from tests.support.tickets import new_order
from xpanel_desktop.domain.order import Ending
from xpanel_desktop.domain.state import Event, IllegalMove, State
from xpanel_desktop.store.journal import MAX_ANSWER, IdHeld, NotQueued

WIRE = {"service": "1", "link": "https://x.example/ğ"}


async def test_the_queue_is_sent_in_the_order_of_queueing(shop: Shop) -> None:
    orders = [await shop.queued(f"https://x.example/{number}") for number in range(3)]
    await shop.drafts.move([orders[0].id], Event.EDIT, shop.clock)
    shop.tick()
    await shop.drafts.queue([orders[0].id], shop.clock)
    wanted = [orders[1].id, orders[2].id, orders[0].id]
    assert await shop.ready() == wanted
    assert await shop.ready(most=2) == wanted[:2]
    assert await shop.queue.ready(shop.account.id + 1, shop.clock, 9) == []


async def test_an_intent_moves_the_order_and_opens_an_attempt(shop: Shop) -> None:
    order = await shop.queued()
    shop.tick()
    assert await shop.journal.begin(order.id, shop.clock, WIRE) == 1
    found = await shop.get(order)
    assert (found.state, found.attempts, found.sent_at) == (State.SENDING, 1, shop.clock)
    (attempt,) = await shop.pages.attempts(order.id)
    assert (attempt.number, attempt.started_at, attempt.ended_at) == (1, shop.clock, None)
    sql = "SELECT request FROM attempts"
    row = await shop.database.read(lambda db: db.execute(sql).fetchone())
    assert row[0] == '{"service": "1", "link": "https://x.example/ğ"}'


@pytest.mark.parametrize("state", sorted(set(State) - {State.QUEUED}))
async def test_what_is_not_queued_is_not_begun(shop: Shop, state: State) -> None:
    order = await shop.in_state(state)
    with pytest.raises(NotQueued) as caught:
        await shop.journal.begin(order.id, shop.clock, WIRE)
    assert caught.value.order_id == order.id
    assert await shop.get(order) == order
    with pytest.raises(NotQueued):
        await shop.journal.begin(9999, shop.clock, WIRE)


@pytest.mark.parametrize(
    ("ending", "event", "panel_id", "state"),
    [
        (Ending.ACCEPTED, Event.ACCEPT, "77", State.PENDING),
        (Ending.REFUSED, Event.REFUSE, "", State.REFUSED),
        (Ending.LIMITED, Event.UNSENT, "", State.QUEUED),
        (Ending.UNSENT, Event.UNSENT, "", State.QUEUED),
        (Ending.UNKNOWN, Event.LOSE, "", State.UNKNOWN),
    ],
)
async def test_an_ending_is_written_with_the_move(
    shop: Shop, ending: Ending, event: Event, panel_id: str, state: State
) -> None:
    order = await shop.sending()
    shop.tick()
    ended = await shop.journal.end(
        order.id,
        1,
        shop.clock,
        ending,
        event=event,
        panel_id=panel_id,
        reason="why",
        http_status=200,
        answer="x" * (MAX_ANSWER + 1),
    )
    assert (ended.state, ended.panel_id, ended.problem) == (state, panel_id, "why")
    assert ended.next_ask_at == (shop.clock if state is State.PENDING else None)
    (attempt,) = await shop.pages.attempts(order.id)
    assert (attempt.ended_at, attempt.ending, attempt.reason) == (shop.clock, ending, "why")
    assert (attempt.http_status, len(attempt.answer)) == (200, MAX_ANSWER)


async def test_a_second_attempt_has_its_own_number(shop: Shop) -> None:
    order = await shop.sending()
    await shop.end(order, Ending.UNSENT, Event.UNSENT)
    assert await shop.journal.begin(order.id, shop.clock, WIRE) == 2
    assert [one.ending for one in await shop.pages.attempts(order.id)] == [Ending.UNSENT, None]


async def test_an_id_that_another_order_bears_writes_nothing(shop: Shop) -> None:
    await shop.placed("77")
    other = await shop.sending()
    with pytest.raises(IdHeld, match="77") as caught:
        await shop.end(other, Ending.ACCEPTED, Event.ACCEPT, "77")
    assert caught.value.panel_id == "77"
    assert (await shop.get(other)).state is State.SENDING
    (attempt,) = await shop.pages.attempts(other.id)
    assert attempt.ended_at is None


async def test_an_acceptance_without_an_id_is_refused_by_the_file(shop: Shop) -> None:
    order = await shop.sending()
    with pytest.raises(sqlite3.IntegrityError, match="has an id"):
        await shop.end(order, Ending.ACCEPTED, Event.ACCEPT)


async def test_an_attempt_that_never_began_is_not_ended(shop: Shop) -> None:
    order = await shop.sending()
    with pytest.raises(AssertionError, match="has begun"):
        await shop.journal.end(order.id, 2, shop.clock, Ending.REFUSED, event=Event.REFUSE)
    assert (await shop.get(order)).state is State.SENDING


async def test_an_unknown_order_is_decided_by_hand(shop: Shop) -> None:
    placed, gone = [await shop.in_state(State.UNKNOWN) for _ in range(2)]
    assert await shop.journal.unknowns(shop.account.id) == 2
    attached = await shop.journal.decide(placed.id, Event.ATTACH, shop.clock, "AB12")
    assert (attached.state, attached.panel_id) == (State.PENDING, "AB12")
    assert attached.next_ask_at == shop.clock
    declared = await shop.journal.decide(gone.id, Event.DECLARE_NOT_PLACED, shop.clock)
    assert declared.state is State.NOT_PLACED
    assert await shop.journal.unknowns(shop.account.id) == 0
    with pytest.raises(IllegalMove):
        await shop.journal.decide(gone.id, Event.ATTACH, shop.clock, "5")
    with pytest.raises(KeyError):
        await shop.journal.decide(9999, Event.ATTACH, shop.clock, "5")


async def test_what_was_being_sent_when_the_program_ended_is_unknown(shop: Shop) -> None:
    cut = [await shop.sending() for _ in range(2)]
    others = [await shop.in_state(state) for state in sorted(set(State) - {State.SENDING})]
    at = shop.clock + timedelta(hours=1)
    assert await shop.journal.recover(at) == [order.id for order in cut]
    for order in cut:
        found = await shop.get(order)
        assert (found.state, found.problem) == (
            State.UNKNOWN,
            "the program ended while it was being sent",
        )
        (attempt,) = await shop.pages.attempts(order.id)
        assert (attempt.ended_at, attempt.ending) == (at, Ending.UNKNOWN)
    assert [await shop.get(order) for order in others] == others
    assert await shop.journal.recover(at) == []


async def test_of_an_account_that_starts_anew_only_its_own_are_cut_short(shop: Shop) -> None:
    order = await shop.sending()
    assert await shop.journal.recover(shop.clock, shop.account.id + 1) == []
    assert (await shop.get(order)).state is State.SENDING
    assert await shop.journal.recover(shop.clock, shop.account.id) == [order.id]
    found = await shop.get(order)
    assert found.state is State.UNKNOWN
    assert "before the account was started anew" in found.problem


async def test_intent_and_ending_go_before_all_that_waits_for_the_writer(shop: Shop) -> None:
    sent, waiting = await shop.sending(), await shop.queued()
    gate, begun = threading.Event(), threading.Event()
    order: list[str] = []

    def hold(_db: sqlite3.Connection) -> None:
        begun.set()
        gate.wait(10)

    async def told(name: str, work: Awaitable[object]) -> None:
        await work
        order.append(name)

    holding = asyncio.create_task(shop.database.write(hold))
    await asyncio.to_thread(begun.wait, 10)
    tasks = [asyncio.create_task(told("other", shop.database.write(lambda _db: None)))]
    await asyncio.sleep(0)
    end = shop.end(sent, Ending.REFUSED, Event.REFUSE)
    begin = shop.journal.begin(waiting.id, shop.clock, WIRE)
    tasks += [asyncio.create_task(told("end", end)), asyncio.create_task(told("begin", begin))]
    await asyncio.sleep(0)
    gate.set()
    await asyncio.gather(holding, *tasks)
    assert order == ["end", "begin", "other"]


async def test_what_was_written_anew_since_it_was_taken_is_not_sent(shop: Shop) -> None:
    taken = await shop.queued()
    await shop.drafts.move([taken.id], Event.EDIT, shop.clock)
    new = new_order(account_id=shop.account.id, quantity="777")
    await shop.drafts.save_and_queue(new, shop.clock, taken.id)
    with pytest.raises(NotQueued):
        await shop.journal.begin(taken.id, shop.clock, WIRE, taken=taken)
    (now,) = await shop.pages.get([taken.id])
    assert await shop.journal.begin(now.id, shop.clock, WIRE, taken=now) == 1


async def test_what_waits_for_its_link_is_not_sent_beside_another(shop: Shop) -> None:
    first, second = [
        await shop.drafts.save_and_queue(
            replace(new_order(account_id=shop.account.id), after_link=True), shop.clock
        )
        for _ in range(2)
    ]
    assert await shop.ready() == [first.id, second.id]
    await shop.journal.begin(first.id, shop.clock, WIRE, taken=first)
    with pytest.raises(NotQueued):
        await shop.journal.begin(second.id, shop.clock, WIRE, taken=second)
