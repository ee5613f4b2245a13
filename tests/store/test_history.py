"""The history of an order: movements in their order, parts kept, relatives found."""

from datetime import timedelta

from tests.store.conftest import Shop
from xpanel_desktop.domain.history import What, timeline
from xpanel_desktop.domain.order import Report
from xpanel_desktop.domain.state import State
from xpanel_desktop.store import history
from xpanel_desktop.store.history import HistoryRows


async def test_all_that_was_told_is_on_record_in_its_order(shop: Shop) -> None:
    order = await shop.placed("23501")
    for word, remains in (("Pending", 100), ("In progress", 60), ("In progress", 0)):
        shop.tick()
        await shop.tracking.apply({order.id: Report(word, start_count=7, remains=remains)},
                                  shop.clock)  # fmt: skip
    found = await HistoryRows(shop.database).read(order.id)
    assert found is not None
    assert [(one.state, one.remains) for one in found.movements] == [
        (State.PENDING, 100),
        (State.IN_PROGRESS, 60),
        (State.IN_PROGRESS, 0),
    ]
    (attempt,) = found.attempts
    assert attempt.request == {"service": "1"}
    assert found.left_out == 0
    assert (found.parts, found.parent, found.descendants) == (None, None, ())
    told = [event.what for event in timeline(found)]
    assert told == [What.WRITTEN, What.QUEUED, What.ATTEMPT, What.ANSWER, *[What.MOVED] * 3]
    assert [event.before for event in timeline(found)][-1] == found.movements[1]
    assert await HistoryRows(shop.database).read(9999) is None


async def test_only_the_newest_movements_are_read(shop: Shop) -> None:
    order = await shop.placed()
    for remains in range(9, 0, -1):
        await shop.tracking.apply({order.id: Report("In progress", remains=remains)}, shop.clock)
    before, history.MOST_MOVEMENTS = history.MOST_MOVEMENTS, 4
    try:
        found = await HistoryRows(shop.database).read(order.id)
    finally:
        history.MOST_MOVEMENTS = before
    assert found is not None
    assert [one.remains for one in found.movements] == [4, 3, 2, 1]
    assert found.left_out == 5


async def test_parts_are_kept_and_what_is_left_out_stays(shop: Shop) -> None:
    rows, order = HistoryRows(shop.database), await shop.placed()
    begun = shop.clock
    first = Report("In progress", runs="1/3", children=("7", "a<b>"))
    await shop.tracking.apply({order.id: first}, begun)
    await shop.tracking.apply({order.id: first}, begun + timedelta(hours=1))
    found = await rows.read(order.id)
    assert found is not None
    assert found.parts is not None
    assert (found.parts.at, found.parts.runs) == (begun, "1/3")
    assert found.parts.children == ("7", "a<b>")
    later = begun + timedelta(hours=2)
    await shop.tracking.apply({order.id: Report("Active", runs="2/3", expiry="1/1/2027")}, later)
    await shop.tracking.apply({order.id: Report("Active")}, later + timedelta(hours=1))
    found = await rows.read(order.id)
    assert found is not None
    assert found.parts is not None
    assert (found.parts.at, found.parts.runs, found.parts.expiry) == (later, "2/3", "1/1/2027")
    assert found.parts.children == ("7", "a<b>")


async def test_relatives_are_found_both_ways(shop: Shop) -> None:
    rows, parent = HistoryRows(shop.database), await shop.placed()
    children = [await shop.placed() for _ in range(2)]
    sql = "UPDATE orders SET parent_id = ? WHERE id = ?"
    pairs = [(parent.id, child.id) for child in children]
    await shop.database.write(lambda db: db.executemany(sql, pairs).rowcount)
    above, below = await rows.read(parent.id), await rows.read(children[0].id)
    assert above is not None
    assert [one.id for one in above.descendants] == [children[1].id, children[0].id]
    assert below is not None
    assert below.parent is not None
    assert below.parent.id == parent.id
    sql = "EXPLAIN QUERY PLAN SELECT * FROM orders WHERE parent_id = 5 ORDER BY id DESC LIMIT 9"
    plan = await shop.database.read(lambda db: str(db.execute(sql).fetchall()[0][3]))
    assert "orders_parent" in plan
