"""Steps of the tour after the sale: the deeds of Watch, a cancel, a refill, a card for a ticket."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.requests import Stand
from xpanel_desktop.domain.state import State
from xpanel_desktop.ui.tour.hands import click, expect, press, settle, until, write
from xpanel_desktop.ui.tour.walk import Walk

LINK = "https://instagram.com/selin"
CANCEL_TAKES = timedelta(minutes=1)
"""By the panel's clock, after which a cancel has come to its end."""


async def see_what_needs_you(walk: Walk) -> None:
    """Look at a partial order in Watch; order what is left of it as a draft, by its button."""
    partial = next(iter(await walk.orders(State.PARTIAL)), None)
    expect(partial is not None, "an order of the tour ends partially")
    assert partial is not None
    await walk.go("watch")
    pane = walk.window.rooms.watch.part

    def row() -> int | None:
        rows = enumerate(pane.model.rows)
        return next((at for at, one in rows if one.order.id == partial.id), None)

    await until(lambda: row() is not None, "the partial order came up by itself")
    pane.table.selectRow(row() or 0)
    await settle()
    offered = [button for button in pane.deeds.buttons() if button.isVisible()]
    names = {button.objectName().rpartition(".")[2] for button in offered}
    expect({"refresh", "refill", "split"} <= names, "what helps a partial order is offered")
    expect("cancel" not in names, "what has ended is not cancelled")
    walk.take("watch", why=pane.foot.why.text(), offered=[one.text() for one in offered])
    await click(walk.find(QPushButton, "watch.button.split", pane))

    async def drafted() -> bool:
        drafts = await walk.orders(State.DRAFT)
        rest = (partial.id, partial.remains)
        return rest in [(one.parent_id, one.quantity) for one in drafts]

    await until(drafted, "what is left became a draft")
    await until(lambda: row() is None, "Watch lets go of it")
    await settle()
    walk.take("what is left as a draft", left=partial.remains)


async def cancel_an_order(walk: Walk) -> None:
    """Place an order, ask to cancel it: requested first, done when the status says so."""
    await walk.open_ticket("1")
    await write(walk.find(QLineEdit, "field.link"), LINK)
    await write(walk.find(QLineEdit, "field.quantity"), "1000")
    await click(walk.find(QPushButton, "ticket.send"))
    order = await walk.until_placed(LINK)
    pane = walk.window.orders
    await _select(walk, [order])
    await click(pane.aftersales.bar.cancel)
    dialog = pane.aftersales.dialog
    await until(dialog.isVisible, "the question before anything is asked")
    expect(await _stand(walk, order) is None, "nothing was asked yet")
    await settle()
    walk.album.take(dialog, "cancel, asked before", told=dialog.go.text())
    await click(dialog.go)
    await until(lambda: not dialog.running, "the panel answers")
    expect(await _stand(walk, order) is Stand.REQUESTED, "requested, and not called done")
    await settle()
    walk.album.take(dialog, "cancel, requested", outcome=dialog.model.rows()[0].outcome)
    dialog.close()
    await walk.child.control("advance", {"seconds": CANCEL_TAKES.total_seconds()})
    await walk.program.core.orders.refresh([order.id])
    expect(await _stand(walk, order) is Stand.COMPLETED, "done by the panel's word")
    now = (await walk.program.core.orders.get([order.id]))[0]
    expect(now.state is State.CANCELED, "the order is canceled")


async def refill_an_order(walk: Walk) -> None:
    """Ask to refill what is complete; look at its page and make the card for a ticket."""
    orders = await walk.orders(State.COMPLETED)
    order = next((one for one in orders if one.ticket.service_id == "1"), None)
    expect(order is not None, "a complete order of a service that refills")
    assert order is not None
    pane = walk.window.orders
    await _select(walk, [order])
    await click(pane.aftersales.bar.refill)
    dialog = pane.aftersales.dialog
    await until(dialog.isVisible, "the question before anything is asked")
    await click(dialog.go)
    await until(lambda: not dialog.running, "the panel answers")
    expect(await _stand(walk, order) is Stand.ACKNOWLEDGED, "acknowledged, never called refilled")
    await settle()
    walk.album.take(dialog, "refill, acknowledged", outcome=dialog.model.rows()[0].outcome)
    dialog.close()
    await press(pane.table, Qt.Key.Key_Return)
    await until(lambda: pane.opening.is_open and pane.opening.settled, "its page opens")
    page = pane.page
    expect(page.isVisible() and page.order_id == order.id, "it is this order's")
    await settle()
    walk.take("order page after a refill", order=order.panel_id)
    await click(page.head.card)
    card = page.card
    assert card is not None, "it was opened above"
    await settle()
    expect(order.panel_id in card.card.text(), "the card names the order")
    expect(walk.child.key.reveal() not in card.card.text(), "the key is on no card")
    walk.album.take(card, "evidence card after a refill", card=card.card.title)
    card.close()
    await press(pane.table, Qt.Key.Key_Escape)
    await until(lambda: not page.isVisible(), "the page closes")


async def _select(walk: Walk, orders: Sequence[Order]) -> None:
    pane = walk.window.orders
    await walk.go("orders")
    await until(
        lambda: pane.settled and all(pane.model.row_of(one.id) is not None for one in orders),
        "the orders are listed",
    )
    pane.table.select([one.id for one in orders])
    await settle()


async def _stand(walk: Walk, order: Order) -> Stand | None:
    """Return where the last request of an order stands; None: there is none."""
    history = await walk.program.core.aftersales.history(order.id)
    return history[0].request.stand if history else None
