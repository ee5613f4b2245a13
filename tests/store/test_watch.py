"""Findings are kept as long as they hold, told once, and stay away when they were dismissed."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from tests.store.conftest import ACCOUNT, Shop
from tests.support.tickets import NOW, new_order
from xpanel_desktop.domain.errors import NoSuchOrder
from xpanel_desktop.domain.order import Ending, Order, Report
from xpanel_desktop.domain.state import ACTIVE, Event, State
from xpanel_desktop.domain.watch import What, Why
from xpanel_desktop.store.scorecards import ScorecardRows
from xpanel_desktop.store.watch import WATCHED, Reviewed, WatchRows

HOUR = timedelta(hours=1)
LATER = NOW + 30 * HOUR


async def reported(shop: Shop, word: str, link: str = "https://x.example", **told: int) -> Order:
    order = await shop.queued(link)
    await shop.journal.begin(order.id, shop.clock, {"service": "1"})
    order = await shop.end(order, Ending.ACCEPTED, Event.ACCEPT, str(1000 + order.id))
    await shop.tracking.apply({order.id: Report(word, **told)}, shop.clock)  # type: ignore[arg-type]
    return await shop.get(order)


async def shown(rows: WatchRows, now: datetime = LATER) -> list[tuple[int, str]]:
    found = await rows.shown(now, 99, None, frozenset())
    return [(one.order.id, str(one.finding.what)) for one in found]


async def test_a_finding_is_new_once_and_goes_when_it_holds_no_more(shop: Shop) -> None:
    rows, order = WatchRows(shop.database), await shop.placed()
    await shop.tracking.apply({order.id: Report("Pending", remains=100)}, LATER)
    first = await rows.review([order.id], LATER)
    assert (len(first.new), first.moved) == (1, True)
    assert await rows.review([order.id], LATER) == Reviewed(), "nothing is written"
    (found,) = await rows.get(first.new)
    assert (found.finding.what, found.finding.why) == (What.STUCK, Why.NOT_BEGUN)
    assert found.order == await shop.get(order)
    assert (found.first_at, found.last_at) == (LATER, LATER)
    await shop.tracking.apply({order.id: Report("In progress", remains=50)}, LATER + HOUR)
    gone = await rows.review([order.id], LATER + HOUR)
    assert (gone.new, gone.moved) == ((), True)
    assert await shown(rows) == []


async def test_that_the_panel_does_not_know_an_order_is_told_once_with_its_words(
    shop: Shop,
) -> None:
    rows, order = WatchRows(shop.database), await shop.placed()
    later = LATER + HOUR
    for now in (LATER, later):
        await shop.tracking.apply({order.id: NoSuchOrder("Incorrect order ID")}, now)
        assert len((await rows.review([order.id], now)).new) == (now == LATER)
    (found,) = await rows.shown(later, 9, None, frozenset())
    assert (found.finding.what, found.finding.why) == (What.DISOWNED, Why.DISOWNED)
    assert (found.words, found.first_at) == ("Incorrect order ID", LATER)
    await shop.tracking.apply({order.id: Report("In progress", remains=50)}, later)
    await rows.review([order.id], later)
    assert await shown(rows) == []
    await shop.tracking.apply({order.id: NoSuchOrder()}, later + HOUR)
    assert len((await rows.review([order.id], later + HOUR)).new) == 1
    sql = "SELECT kind, order_id FROM news"
    told = await shop.database.read(lambda db: db.execute(sql).fetchall())
    assert [tuple(row) for row in told] == [("disowned", order.id)], "news is told once"


async def test_that_a_finding_still_holds_is_written_down_once_an_hour(shop: Shop) -> None:
    rows, order = WatchRows(shop.database), await reported(shop, "Partial", remains=40)
    (number,) = (await rows.review([order.id], NOW)).new
    assert await rows.review([order.id], NOW + HOUR / 2) == Reviewed()
    assert (await rows.review([order.id], NOW + HOUR)).new == ()
    (found,) = await rows.get([number])
    assert (found.first_at, found.last_at) == (NOW, NOW + HOUR)


async def test_the_service_s_own_history_is_what_it_is_measured_against(shop: Shop) -> None:
    cards, rows = ScorecardRows(shop.database), WatchRows(shop.database)
    for _ in range(5):
        order = await shop.placed()
        await shop.tracking.apply({order.id: Report("In progress", remains=90)}, shop.clock)
    await cards.refresh(shop.clock, 10)
    order = await shop.placed()
    soon = shop.clock + timedelta(minutes=61)
    await shop.tracking.apply({order.id: Report("Pending", remains=100)}, soon)
    (number,) = (await rows.review([order.id], soon)).new
    (found,) = await rows.get([number])
    assert found.finding.values["sample"] == 5


async def test_an_odd_start_is_measured_against_the_link_s_last_order(shop: Shop) -> None:
    rows = WatchRows(shop.database)
    link = "https://x.example/p/9"
    await reported(shop, "Completed", link, start_count=5000, remains=0)
    other = await reported(shop, "In progress", "https://x.example/p/8", start_count=9, remains=9)
    odd = await reported(shop, "In progress", link, start_count=20, remains=90)
    found = await rows.review([odd.id, other.id], shop.clock)
    (one,) = await rows.get(found.new)
    assert (one.order.id, one.finding.why) == (odd.id, Why.START_OFF)
    assert one.finding.values == {"start": 20, "before": 5000, "expected": 5100}


async def test_a_partial_order_that_was_ordered_again_needs_nobody(shop: Shop) -> None:
    rows, order = WatchRows(shop.database), await reported(shop, "Partial", remains=40)
    await rows.review([order.id], NOW)
    assert await shown(rows) == [(order.id, "partial")]
    new = new_order(account_id=shop.account.id)
    made = await shop.drafts.save(new, shop.clock)
    sql = "UPDATE orders SET parent_id = ? WHERE id = ?"
    await shop.database.write(lambda db: db.execute(sql, (order.id, made.id)).rowcount)
    await rows.review([order.id], NOW)
    assert await shown(rows) == []


async def test_what_is_put_off_comes_back_and_what_is_dismissed_does_not(shop: Shop) -> None:
    rows, order = WatchRows(shop.database), await reported(shop, "Partial", remains=40)
    (number,) = (await rows.review([order.id], NOW)).new
    assert await rows.next_return(NOW) is None
    before = await rows.dismiss([number, 999], NOW, NOW + 24 * HOUR)
    assert before == {number: None}
    assert await shown(rows, NOW + 23 * HOUR) == []
    assert await rows.next_return(NOW) == NOW + 24 * HOUR
    assert await shown(rows, NOW + 24 * HOUR) == [(order.id, "partial")]
    assert await rows.counts(NOW) == {}
    for_good = await rows.dismiss([number], NOW, None)
    assert await rows.next_return(NOW) is None
    assert await shown(rows, NOW + 99 * HOUR) == []
    await rows.restore(for_good)
    assert await shown(rows, NOW + 24 * HOUR) == [(order.id, "partial")]
    await rows.restore(before)
    assert await rows.counts(NOW) == {(shop.account.id, What.PARTIAL): 1}


async def test_dismissed_for_good_lasts_until_the_order_moves(shop: Shop) -> None:
    rows, order = WatchRows(shop.database), await shop.placed()
    await shop.tracking.apply({order.id: Report("Pending", remains=100)}, LATER)
    (number,) = (await rows.review([order.id], LATER)).new
    await rows.dismiss([number], LATER, None)
    await rows.review([order.id], LATER + 2 * HOUR)
    assert await shown(rows) == []
    # It moves, and gets stuck once more.
    moved, again = LATER + 3 * HOUR, LATER + 40 * HOUR
    await shop.tracking.apply({order.id: Report("In progress", remains=90)}, moved)
    await rows.review([order.id], moved)
    await shop.tracking.apply({order.id: Report("In progress", remains=90)}, again)
    assert (await rows.review([order.id], again)).new
    assert await shown(rows, again) == [(order.id, "stuck")]


async def test_undoing_a_second_dismissal_leaves_the_first_as_it_was(shop: Shop) -> None:
    rows, order = WatchRows(shop.database), await shop.placed()
    await shop.tracking.apply({order.id: Report("Pending", remains=100)}, LATER)
    (number,) = (await rows.review([order.id], LATER)).new
    await rows.dismiss([number], LATER, None)
    await rows.restore(await rows.dismiss([number], LATER, None))
    assert await shown(rows) == []
    moved = LATER + HOUR
    await shop.tracking.apply({order.id: Report("In progress", remains=90)}, moved)
    assert (await rows.review([order.id], moved)).moved, "gone as it moved"


async def test_filters_and_the_newest_first(shop: Shop) -> None:
    rows = WatchRows(shop.database)
    orders = [await reported(shop, word) for word in ("Partial", "Failed", "Partial")]
    for hours, order in enumerate(orders):
        await rows.review([order.id], NOW + hours * HOUR)

    async def ids(what: What | None, accounts: Sequence[int], most: int = 9) -> list[int]:
        found = await rows.shown(LATER, most, what, frozenset(accounts))
        return [one.order.id for one in found]

    first, second, third = (order.id for order in orders)
    assert await ids(None, []) == [third, second, first]
    assert await ids(None, [], 2) == [third, second]
    assert await ids(What.PARTIAL, [shop.account.id]) == [third, first]
    assert await ids(None, [shop.account.id + 1]) == []
    assert await rows.counts(LATER) == {
        (shop.account.id, What.PARTIAL): 2,
        (shop.account.id, What.FAILED): 1,
    }


async def test_an_account_that_was_removed_shows_nothing(shop: Shop) -> None:
    rows, order = WatchRows(shop.database), await reported(shop, "Partial")
    await rows.review([order.id], NOW)
    sql = "UPDATE accounts SET removed = 1"
    await shop.database.write(lambda db: db.execute(sql).rowcount)
    assert await shown(rows) == []
    assert await rows.counts(NOW) == {}
    assert ACCOUNT.name


async def test_a_deleted_order_takes_its_findings_along(shop: Shop) -> None:
    rows, order = WatchRows(shop.database), await shop.in_state(State.HELD)
    await rows.review([order.id], NOW)
    assert await shown(rows) == [(order.id, "held")]
    await shop.drafts.delete([order.id])
    assert await shown(rows) == []
    assert await rows.review([order.id], NOW) == Reviewed()


async def test_rounds_go_through_every_order_that_time_can_make_a_finding_of(shop: Shop) -> None:
    rows = WatchRows(shop.database)
    assert set(WATCHED) == ACTIVE | {State.HELD}
    placed = [await reported(shop, "In progress") for _ in range(3)]
    ids = [order.id for order in placed]
    assert await rows.watched(State.IN_PROGRESS, 0, 2) == ids[:2]
    assert await rows.watched(State.IN_PROGRESS, ids[1], 2) == ids[2:]
    held = await shop.in_state(State.HELD)
    await rows.review([held.id], NOW)
    assert await rows.found(0, 5) == [held.id]
    await shop.drafts.move([held.id], Event.RESUME, NOW)
    await rows.review([held.id], NOW)
    assert await rows.found(0, 5) == []
