"""What the operator writes and moves: drafts, the queue, deleting."""

from dataclasses import replace

import pytest

from tests.store.conftest import Shop
from tests.support.tickets import new_order
from xpanel_desktop.domain.query import OrderQuery
from xpanel_desktop.domain.state import DELETABLE, MOVES, Event, IllegalMove, State
from xpanel_desktop.domain.tags import Tags
from xpanel_desktop.store.drafts import OPERATORS, NotDraft


async def test_a_draft_is_kept_as_written_and_rewritten(shop: Shop) -> None:
    new = replace(new_order(), label="l", customer="Şule", note="n", colour="red")
    saved = await shop.drafts.save(new, shop.clock)
    assert (saved.state, saved.ticket, saved.created_at) == (State.DRAFT, new.ticket, shop.clock)
    for name in ("service_name", "category", "rate", "currency", "expected_charge", "quantity"):
        assert getattr(saved, name) == getattr(new, name)
    assert (saved.label, saved.customer, saved.note, saved.colour) == ("l", "Şule", "n", "red")
    shop.tick()
    other = new_order("https://x.example/other", quantity="50")
    again = await shop.drafts.save(other, shop.clock, saved.id)
    assert (again.id, again.link, again.quantity) == (saved.id, "https://x.example/other", 50)
    assert again.created_at == saved.created_at


@pytest.mark.parametrize("state", sorted(set(State) - {State.DRAFT}))
async def test_what_is_no_draft_is_not_rewritten(shop: Shop, state: State) -> None:
    order = await shop.in_state(state)
    for save in (shop.drafts.save, shop.drafts.save_and_queue):
        with pytest.raises(NotDraft) as caught:
            await save(new_order("https://other.example"), shop.clock, order.id)
        assert caught.value.order_id == order.id
    assert await shop.get(order) == order


async def test_saving_and_queueing_is_one_transaction(shop: Shop) -> None:
    draft = await shop.in_state(State.DRAFT)
    queued = await shop.drafts.save_and_queue(new_order(), shop.clock, draft.id)
    assert (queued.id, queued.state, queued.queued_at) == (draft.id, State.QUEUED, shop.clock)
    with pytest.raises(NotDraft):
        await shop.drafts.save_and_queue(new_order(), shop.clock, 9999)
    assert sum((await shop.pages.counts()).values()) == 1


@pytest.mark.parametrize("event", sorted(OPERATORS))
async def test_a_move_takes_those_that_can_make_it_and_leaves_the_others(
    shop: Shop, event: Event
) -> None:
    orders = {state: await shop.in_state(state) for state in State}
    ids = [order.id for order in orders.values()]
    moved = await shop.drafts.move([*ids, 9999], event, shop.clock, "why")
    assert set(moved) == {orders[before].id for before, on in MOVES if on is event}
    for before, order in orders.items():
        found = await shop.get(order)
        assert found.state is MOVES.get((before, event), before)
        assert (found.problem == "why") is (order.id in moved)


async def test_the_turn_in_the_queue_is_kept_over_a_hold(shop: Shop) -> None:
    first = await shop.queued()
    await shop.drafts.move([first.id], Event.HOLD, shop.clock)
    shop.tick()
    await shop.queued()
    shop.tick()
    await shop.drafts.move([first.id], Event.RESUME, shop.clock)
    assert (await shop.ready())[0] == first.id


@pytest.mark.parametrize("event", sorted(set(Event) - OPERATORS))
async def test_what_is_the_journal_s_is_not_moved_by_hand(shop: Shop, event: Event) -> None:
    order = await shop.queued()
    with pytest.raises(IllegalMove, match="not made by hand"):
        await shop.drafts.move([order.id], event, shop.clock)
    assert (await shop.get(order)).state is State.QUEUED


async def test_deleting_takes_what_surely_was_never_accepted(shop: Shop) -> None:
    orders = {state: await shop.in_state(state) for state in State}
    deleted = await shop.drafts.delete([9999, *(order.id for order in orders.values())])
    assert set(deleted) == {orders[state].id for state in DELETABLE}
    left = await shop.pages.get([order.id for order in orders.values()])
    assert {order.state for order in left} == set(State) - DELETABLE


async def test_a_number_is_never_used_twice(shop: Shop) -> None:
    first = await shop.in_state(State.DRAFT)
    await shop.drafts.delete([first.id])
    assert (await shop.in_state(State.DRAFT)).id > first.id


async def test_only_a_draft_is_deleted_among_drafts(shop: Shop) -> None:
    draft, queued = await shop.in_state(State.DRAFT), await shop.queued()
    among = frozenset({State.DRAFT})
    assert await shop.drafts.delete([draft.id, queued.id], among) == [draft.id]
    sending = frozenset({State.QUEUED, State.SENDING})
    assert await shop.drafts.delete([(await shop.sending()).id], sending) == []


async def test_orders_tell_what_they_were_made_from(shop: Shop) -> None:
    first, second = await shop.placed(), await shop.placed()
    made = [
        await shop.drafts.save(replace(new_order(), parent_id=parent.id), shop.clock)
        for parent in (first, first, second)
    ]
    alone = await shop.drafts.save(new_order(), shop.clock)
    assert await shop.drafts.parents([made[0].id, made[1].id, alone.id, 9999]) == [first.id]
    assert set(await shop.drafts.parents(one.id for one in made)) == {first.id, second.id}
    assert await shop.drafts.parents([]) == []


async def test_words_are_written_in_any_state_and_found(shop: Shop) -> None:
    order = await shop.placed()
    tagged = await shop.drafts.tag(order.id, Tags(" VIP ", "Ayşe", "n" * 5000, "blue"))
    assert (tagged.label, tagged.customer, tagged.colour) == ("VIP", "Ayşe", "blue")
    assert len(tagged.note) == 2000
    assert (tagged.state, tagged.panel_id, tagged.not_before) == (
        order.state,
        order.panel_id,
        order.not_before,
    )
    for word in ("ayse vip", order.panel_id):
        assert await shop.pages.count(OrderQuery(search=word)) == 1
    with pytest.raises(KeyError):
        await shop.drafts.tag(order.id + 99, Tags())
