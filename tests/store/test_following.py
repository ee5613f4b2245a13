"""Orders placed elsewhere: written down in the panel's state, followed on, never sent."""

from datetime import timedelta
from decimal import Decimal

import pytest

from tests.store.conftest import Shop
from xpanel_desktop.domain.following import Wording
from xpanel_desktop.domain.ledger import Kind
from xpanel_desktop.domain.order import IMPORTED, Order, Report
from xpanel_desktop.domain.schedule import LATE_LOOKS
from xpanel_desktop.domain.state import State
from xpanel_desktop.store.following import FollowedRows
from xpanel_desktop.store.ledger import LedgerRows

TOLD = Report("In progress", Decimal("0.27819"), 3572, 157, "EUR")
WORDING = Wording("7", "Likes", "Instagram", label=" spring ", customer="Ayşe")


async def follow(shop: Shop, *told: tuple[str, Report], wording: Wording = WORDING) -> list[Order]:
    rows = FollowedRows(shop.database)
    ids = await rows.follow(shop.account, told, wording, shop.clock)
    return await shop.pages.get(ids)


async def test_a_followed_order_stands_where_the_panel_says(shop: Shop) -> None:
    (order,) = await follow(shop, ("501", TOLD))
    assert (order.origin, order.panel_id, order.state) == (IMPORTED, "501", State.IN_PROGRESS)
    assert (order.charge, order.currency) == (Decimal("0.27819"), "EUR")
    assert (order.start_count, order.remains) == (3572, 157)
    assert (order.service_name, order.category, order.label) == ("Likes", "Instagram", "spring")
    assert order.customer == "Ayşe"
    assert (order.link, order.quantity, order.expected_charge) == ("", None, None), "not guessed"
    assert (order.rate, order.sent_at, order.queued_at, order.place) == (None,) * 4
    assert order.asked_at == order.moved_at == order.created_at == shop.clock
    assert await shop.tracking.due(shop.account.id, shop.clock + timedelta(minutes=1), 9) == [
        (order.id, "501")
    ]


async def test_its_charge_counts_as_reported_and_once(shop: Shop) -> None:
    (order,) = await follow(shop, ("501", TOLD))
    ledger = LedgerRows(shop.database)
    (entry,) = await ledger.of_order(order.id)
    assert (entry.kind, entry.amount, entry.currency) == (Kind.FOLLOWED, TOLD.charge, "EUR")
    shop.tick()
    await shop.tracking.apply({order.id: TOLD}, shop.clock)
    assert len(await ledger.of_order(order.id)) == 1
    await shop.tracking.apply({order.id: Report("Canceled", Decimal(0))}, shop.clock)
    _, refund = await ledger.of_order(order.id)
    assert (refund.kind, refund.change) == (Kind.REFUND, -Decimal("0.27819"))


async def test_an_ended_one_is_looked_at_again_like_our_own(shop: Shop) -> None:
    ended, odd = await follow(shop, ("501", Report("Completed")), ("502", Report("Waiting?")))
    assert (ended.state, odd.state) == (State.COMPLETED, State.UNHEARD)
    assert ended.next_ask_at == shop.clock + LATE_LOOKS[0]


async def test_what_is_held_is_passed_over_and_told(shop: Shop) -> None:
    own = await shop.placed("501")
    rows = FollowedRows(shop.database)
    assert await rows.held([shop.account.id], ["500", "501", ""]) == {"501": shop.account.id}
    assert await rows.held([shop.account.id + 1], ["501"]) == {}
    made = await follow(shop, ("501", TOLD), ("502", TOLD), ("502", TOLD))
    assert [order.panel_id for order in made] == ["502"]
    assert (await shop.get(own)).origin == ""


async def test_a_report_without_a_status_is_followed_by_nobody(shop: Shop) -> None:
    with pytest.raises(ValueError, match="no status of 502"):
        await follow(shop, ("501", TOLD), ("502", Report(" ")))
    assert await FollowedRows(shop.database).held([shop.account.id], ["501"]) == {}


async def test_it_is_found_by_its_id_and_words_and_cannot_be_deleted(shop: Shop) -> None:
    (order,) = await follow(shop, ("501", TOLD), wording=Wording())
    assert await shop.drafts.delete([order.id]) == []
    fine = Report("Pending", Decimal("0.1234567891"), 2**70)
    (other,) = await follow(shop, ("502", fine))
    row = await shop.database.read(
        lambda db: db.execute("SELECT charge, charge_text FROM orders WHERE id = ?", (other.id,))
        .fetchone()
    )  # fmt: skip
    assert tuple(row) == (None, "0.1234567891")
    assert other.start_count is None
