"""What of the queue may go, in what order, and what waits for what."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.conftest import Shop
from tests.support.tickets import new_order
from xpanel_desktop.domain.order import Ending, Order, Report
from xpanel_desktop.domain.state import Event, State

LINK = "https://x.example/p/1"


async def three(shop: Shop) -> list[int]:
    return [(await shop.queued(f"https://x.example/{number}")).id for number in range(3)]


async def queued(shop: Shop, **changes: object) -> Order:
    new = replace(new_order(LINK, account_id=shop.account.id), **changes)
    shop.tick()
    return await shop.drafts.save_and_queue(new, shop.clock)


async def test_an_order_waits_for_its_time(shop: Shop) -> None:
    at = shop.clock + timedelta(hours=1)
    order = await queued(shop, not_before=at)
    assert order.not_before == at
    assert await shop.ready() == []
    assert await shop.queue.next_due(shop.account.id, shop.clock) == at
    shop.clock = at
    assert await shop.ready() == [order.id]
    assert await shop.queue.next_due(shop.account.id, shop.clock) is None


async def test_an_order_rests_for_second_thoughts(shop: Shop) -> None:
    order = await shop.queued()
    rest = timedelta(seconds=5)
    look = shop.queue.ready
    assert await look(shop.account.id, shop.clock, 9, rest) == []
    assert await shop.queue.next_due(shop.account.id, shop.clock, rest) == shop.clock + rest
    found = await look(shop.account.id, shop.clock + rest, 9, rest)
    assert [one.id for one in found] == [order.id]


async def test_an_order_waits_for_the_one_at_work_on_its_link(shop: Shop) -> None:
    first = await shop.queued(LINK)
    second = await queued(shop, after_link=True)
    elsewhere = await queued(shop, after_link=True)
    assert await shop.ready() == [first.id, second.id, elsewhere.id], "nothing is at work yet"
    await shop.journal.begin(first.id, shop.clock, {})
    assert await shop.ready() == []
    await shop.end(first, Ending.ACCEPTED, Event.ACCEPT, "77")
    assert await shop.ready() == [], "it is at work"
    await shop.database.write(
        lambda db: db.execute("UPDATE orders SET state = 'completed' WHERE id = ?", (first.id,))
    )
    assert await shop.ready() == [second.id, elsewhere.id]


async def test_an_unknown_order_keeps_its_link_waiting(shop: Shop) -> None:
    lost = await shop.in_state(State.UNKNOWN)
    waiting = await queued(shop, after_link=True)
    assert lost.link == waiting.link
    assert await shop.ready() == []


async def test_what_was_queued_offline_waits_for_the_word(shop: Shop) -> None:
    draft = await shop.drafts.save(new_order(account_id=shop.account.id), shop.clock)
    await shop.drafts.queue([draft.id], shop.clock, asks=True)
    assert await shop.ready() == []
    assert [order.id for order in await shop.queue.asking()] == [draft.id]
    assert await shop.queue.asking(shop.account.id + 1) == []
    assert await shop.queue.release([draft.id, 9999]) == [draft.id]
    assert await shop.queue.release([draft.id]) == [], "once is enough"
    assert await shop.ready() == [draft.id]


async def test_who_takes_an_order_back_is_not_asked_about_it(shop: Shop) -> None:
    draft = await shop.drafts.save(new_order(account_id=shop.account.id), shop.clock)
    await shop.drafts.queue([draft.id], shop.clock, asks=True)
    await shop.drafts.move([draft.id], Event.EDIT, shop.clock)
    assert await shop.queue.asking() == []
    await shop.drafts.queue([draft.id], shop.clock)
    assert await shop.ready() == [draft.id]


@pytest.mark.parametrize(
    ("moving", "before", "wanted"),
    [
        ([2], 0, [2, 0, 1]),
        ([0], None, [1, 2, 0]),
        ([0, 1], None, [2, 0, 1]),
        ([2, 1], 0, [2, 1, 0]),
        ([1], 1, [0, 1, 2]),
        ([0, 1], 1, [0, 1, 2]),
        ([0, 2], 1, [0, 2, 1]),
        ([], 1, [0, 1, 2]),
    ],
)
async def test_the_line_is_arranged(
    shop: Shop, moving: list[int], before: int | None, wanted: list[int]
) -> None:
    ids = await three(shop)
    target = None if before is None else ids[before]
    changed = await shop.queue.arrange([ids[one] for one in moving], target)
    assert await shop.ready() == [ids[one] for one in wanted]
    assert set(changed) == {ids[one] for at, one in enumerate(wanted) if at != one}


async def test_who_left_the_queue_is_not_arranged(shop: Shop) -> None:
    ids = await three(shop)
    await shop.journal.begin(ids[2], shop.clock, {})
    assert await shop.queue.arrange([ids[2], 9999], ids[0]) == []
    assert await shop.ready() == ids[:2]


async def test_what_is_queued_later_stands_behind_all_that_was_arranged(shop: Shop) -> None:
    ids = await three(shop)
    await shop.queue.arrange([ids[0]], None)
    shop.clock -= timedelta(days=1)  # a clock that was put back changes nothing
    last = await shop.queued("https://x.example/last")
    shop.clock += timedelta(days=2)
    assert await shop.ready() == [ids[1], ids[2], ids[0], last.id]


@given(st.data())
def test_arranging_only_ever_reorders(data: st.DataObject) -> None:
    """The rule itself, without a database: what is moved stands together before its target."""
    import sqlite3

    from xpanel_desktop.store.queue import _arrange

    places = data.draw(st.lists(st.integers(0, 9), min_size=1, max_size=8))
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE orders (id INTEGER PRIMARY KEY, state TEXT, place INTEGER)")
    db.executemany("INSERT INTO orders (state, place) VALUES ('queued', ?)", [(p,) for p in places])
    line = "SELECT id FROM orders ORDER BY place, id"
    before = [row[0] for row in db.execute(line)]
    moving = data.draw(st.lists(st.sampled_from(before), unique=True))
    target = data.draw(st.none() | st.sampled_from(before))
    _arrange(db, moving, target)
    after = [row[0] for row in db.execute(line)]
    assert sorted(after) == sorted(before)
    assert [one for one in after if one not in moving] == [o for o in before if o not in moving]
    if moving:
        start = after.index(moving[0])
        assert after[start : start + len(moving)] == moving
    db.close()


async def test_a_charge_of_nothing_is_none_while_the_panel_works_on_it(shop: Shop) -> None:
    order = await shop.sending()
    await shop.journal.end(
        order.id, 1, shop.clock, Ending.ACCEPTED, event=Event.ACCEPT, panel_id="7"
    )
    since = shop.clock - timedelta(hours=1)
    for word, costs in (("In progress", order.expected_charge), ("Canceled", Decimal(0))):
        await shop.tracking.apply({order.id: Report(word, charge=Decimal(0))}, shop.clock)
        assert await shop.queue.spent(shop.account.id, since) == costs


@pytest.mark.parametrize("word", ["In progress", "Completed", "Partial"])
async def test_an_order_whose_charge_is_never_told_costs_what_was_expected(
    shop: Shop, word: str
) -> None:
    order = await shop.sending()
    await shop.journal.end(
        order.id, 1, shop.clock, Ending.ACCEPTED, event=Event.ACCEPT, panel_id="7"
    )
    await shop.tracking.apply({order.id: Report(word, runs="3/3")}, shop.clock)
    spent = await shop.queue.spent(shop.account.id, shop.clock - timedelta(hours=1))
    assert spent == order.expected_charge
