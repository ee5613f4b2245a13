"""A new catalogue notes on drafts what moved under them; saving or queueing takes the note away."""

from dataclasses import replace
from decimal import Decimal

from tests.store.conftest import Shop
from tests.support.tickets import new_order
from xpanel_desktop.domain.checks import Code, read_kept
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.service import Service
from xpanel_desktop.domain.state import State
from xpanel_desktop.store.catalog import CatalogRows


def code(order: Order) -> Code | None:
    kept = read_kept(order.problem)
    return kept.code if kept else None


async def test_drafts_are_told_of_what_moved(shop: Shop) -> None:
    rows, account = CatalogRows(shop.database), shop.account.id
    new = replace(new_order(account_id=account), rate=Decimal("0.5"))
    draft = await shop.drafts.save(new, shop.clock)
    queued = await shop.queued()
    service = Service(new.ticket.service_id, "x", "Default", "y", Decimal("0.5"), 10, 10**6)
    assert await rows.replace(account, [service], shop.clock) == []
    for moved, told in (
        (replace(service, rate=Decimal("0.6")), Code.RATE_MOVED),
        (replace(service, minimum=10**5), Code.BELOW_MINIMUM),
        (service, None),
        (replace(service, id="other"), Code.NO_SERVICE),
    ):
        assert await rows.replace(account, [moved], shop.clock) == [draft.id]
        assert code(await shop.get(draft)) is told
        assert await rows.replace(account, [moved], shop.clock) == []
    assert (await shop.get(queued)).problem == "", "the gate looks at what is queued"
    saved = await shop.drafts.save(new, shop.clock, draft.id)
    assert saved.problem == ""
    await rows.replace(account, [replace(service, rate=Decimal(9))], shop.clock)
    await shop.drafts.queue([draft.id], shop.clock)
    after = await shop.get(draft)
    assert (after.state, after.problem) == (State.QUEUED, "")
