"""Steps of the tour on the page of an order: its delivery, its parts, the evidence card."""

from PySide6.QtCore import Qt

from xpanel_desktop.domain.state import State
from xpanel_desktop.ui.tour.hands import click, expect, press, settle, until
from xpanel_desktop.ui.tour.walk import Walk

LOOKS, APART = 4, 180
"""How often the panel is asked, and seconds of the panel's clock in between."""


async def look_at_an_order(walk: Walk) -> None:
    """Follow a drip-feed on its page; ask about its runs; make the card for a ticket."""
    core, pane = walk.program.core, walk.window.orders
    await walk.go("orders")
    order = await walk.by_link(walk.links["drip-feed"])
    expect(order is not None, "the drip-feed is on record")
    assert order is not None
    for _ in range(LOOKS):
        await walk.child.control("advance", {"seconds": APART})
        await core.orders.refresh([order.id])
    await until(lambda: pane.model.row_of(order.id) is not None, "the drip-feed is listed")
    pane.table.select([order.id])
    await press(pane.table, Qt.Key.Key_Return)
    await until(lambda: pane.opening.is_open and pane.opening.settled, "its page opens")
    page = pane.page
    expect(page.isVisible() and page.order_id == order.id, "it is this order's")
    await settle()
    walk.take("order page", estimate=page.delivery.estimate.text())
    await click(page.parts.ask)
    await until(lambda: page.parts.ask.isEnabled(), "the panel told of its runs")
    item = page.parts.table.item(0, 1)
    expect(item is not None and item.text() not in ("", "–"), "a run has a state of its own")
    await settle()
    walk.take("runs of a drip-feed", runs=page.parts.table.rowCount())
    await press(page.delivery.chart, Qt.Key.Key_End)
    walk.take("a reading of the chart", reading=page.delivery.chart.reading_words())
    await _make_cards(walk)
    await press(pane.table, Qt.Key.Key_Escape)
    await until(lambda: not page.isVisible(), "the page closes")
    now = (await core.orders.get([order.id]))[0]
    expect(now.state is State.IN_PROGRESS, "the drip-feed is under way")


async def _make_cards(walk: Walk) -> None:
    page = walk.window.orders.page
    await click(page.head.card)
    card = page.card
    assert card is not None, "it was opened above"
    for code in ("tr", "en"):
        card.languages.choose(code)
        card.languages.picked.emit(code)
        await settle()
        key = walk.child.key.reveal()
        expect(key not in card.card.text(), "the key is on no card")
        walk.album.take(card, f"evidence card {code}", card=card.card.title)
    card.close()


async def hang_page(walk: Walk, look: str) -> None:
    """Take a picture of the page of the order on top, for an eye to go over."""
    pane = walk.window.orders
    await walk.go("orders")
    pane.table.selectRow(0)
    await until(lambda: pane.table.order() is not None, "the order on top")
    pane.opening.open()
    await until(lambda: pane.opening.settled and pane.page.isVisible(), "its page")
    await settle()
    walk.take(f"order page {look}")
    pane.opening.close()
