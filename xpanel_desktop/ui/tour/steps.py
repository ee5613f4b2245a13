"""The steps of the tour: an operator's first day, each step with what must hold after it."""

from collections.abc import Awaitable, Callable
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QToolButton

from xpanel_desktop.app.connection import Link
from xpanel_desktop.domain.evidence import Kind
from xpanel_desktop.domain.folding import fold
from xpanel_desktop.domain.state import ACTIVE, FINISHED, State, heard
from xpanel_desktop.ui.tour.after_sales import (
    cancel_an_order,
    refill_an_order,
    see_what_needs_you,
)
from xpanel_desktop.ui.tour.bookkeeping import look_at_the_books
from xpanel_desktop.ui.tour.building import import_lines
from xpanel_desktop.ui.tour.choosing import compare, narrow, see_changes, use_a_template
from xpanel_desktop.ui.tour.finding import find_anything
from xpanel_desktop.ui.tour.hands import click, expect, press, settle, until, write
from xpanel_desktop.ui.tour.paging import look_at_an_order
from xpanel_desktop.ui.tour.viewing import save_a_view
from xpanel_desktop.ui.tour.walk import Walk

LINK = "https://instagram.com/{name}"
LONG = 40_000
"""Seconds of the panel's clock after which every order of the tour has ended."""
ROUNDS = 40


async def add_account(walk: Walk) -> None:
    """Add an account by address and key, test the connection, save."""
    window = walk.window
    await until(lambda: window.services.blank.isVisible(), "the invitation to add an account")
    walk.take("first start", accounts=0)
    await click(walk.find(QPushButton, "services.blank"))
    accounts = window.rooms.accounts
    await until(lambda: accounts.is_built and accounts.part.isVisible(), "the accounts")
    dialog = accounts.part
    await write(dialog.form.name, "Practice panel")
    await write(dialog.form.url, walk.child.url)
    await write(dialog.form.key, "a-wrong-key")
    await click(dialog.form.test)
    await until(lambda: dialog.form.told.property("words") == "bad", "a wrong key is refused")
    walk.album.take(dialog, "a wrong key", told=dialog.form.told.text())
    await write(dialog.form.key, walk.child.key.reveal())
    await click(dialog.form.test)
    await until(lambda: dialog.form.told.property("words") == "good", "the test passes")
    walk.album.take(dialog, "connection tested", told=dialog.form.told.text())
    await click(dialog.form.save)
    book = walk.program.core.accounts
    await until(lambda: len(book.all()) == 1, "the account is kept")
    account = book.all()[0]
    expect(account.dialects.rest, "the test found both dialects")
    await until(lambda: dialog.form.key.text() == "", "the key is not shown again")
    dialog.close()


async def browse(walk: Walk) -> None:
    """Browse the catalogue and search it, in any case and in Turkish."""
    pane = walk.window.services
    await until(lambda: pane.model.rowCount() > 1000, "the catalogue")
    total = pane.model.rowCount()
    pane.table.selectRow(3)
    await settle()
    walk.take("services", services=total)
    found: list[int] = []
    for query in ("TAKİPÇİ türk", "takipci TURK"):
        await write(pane.bar.search, query)
        await until(lambda: 0 < pane.model.rowCount() < total, f"the search {query!r} narrows")
        found.append(pane.model.rowCount())
    for row in range(pane.model.rowCount()):
        service = pane.model.service(row)
        assert service is not None
        expect("takipci" in fold(f"{service.name} {service.category}"), service.name)
    expect(found[0] == found[1], "İ, ı, i and I are one letter")
    walk.take("search", query="takipci TURK", found=found[0])


async def place_default(walk: Walk) -> None:
    """Place a default order with a data pool."""
    await walk.open_ticket("1")
    link = walk.links["default"] = LINK.format(name="ayse")
    ticket = walk.window.ticket
    await write(walk.find(QLineEdit, "field.link"), link)
    await write(walk.find(QLineEdit, "field.quantity"), "1000")
    pool = walk.find(QComboBox, "field.data_pool")
    pool.setFocus()
    await press(pool, Qt.Key.Key_Down)
    expect(ticket.desk is not None, "a ticket is open")
    await settle()
    walk.take("ticket with a data pool", link=link, pool=pool.currentText())
    await send(walk)
    order = await walk.until_placed(link)
    expect(order.ticket.text("data_pool") in ("tr", "global"), "a pool was sent")
    sent = next(o for o in (await walk.ledger())["orders"] if str(o["id"]) == order.panel_id)
    expect(sent["fields"].get("data_pool") == order.ticket.text("data_pool"), "the panel got it")
    walk.take("default order placed", order=order.panel_id, state=order.state)


async def place_drip_feed(walk: Walk) -> None:
    """Place a drip-feed of three runs."""
    await walk.open_ticket("2")
    link = walk.links["drip-feed"] = LINK.format(name="p/mehmet")
    await write(walk.find(QLineEdit, "field.link"), link)
    await write(walk.find(QLineEdit, "field.quantity"), "500")
    await write(walk.find(QLineEdit, "field.runs"), "3")
    await write(walk.find(QLineEdit, "field.interval"), "30")
    walk.take("drip-feed ticket", runs=3, interval=30)
    await send(walk)
    order = await walk.until_placed(link)
    expect(order.quantity == 1500, "the total is quantity × runs")
    walk.take("drip-feed placed", order=order.panel_id, total=order.quantity)


async def place_poll(walk: Walk) -> None:
    """Place a vote in a poll, by the number of the choice."""
    await walk.open_ticket("3")
    link = walk.links["poll"] = "https://twitter.com/xpanel/status/1"
    await write(walk.find(QLineEdit, "field.link"), link)
    await write(walk.find(QLineEdit, "field.quantity"), "100")
    await write(walk.find(QLineEdit, "field.choice"), "2")
    walk.take("poll ticket", choice=2)
    await send(walk)
    order = await walk.until_placed(link)
    sent = next(o for o in (await walk.ledger())["orders"] if str(o["id"]) == order.panel_id)
    expect(sent["fields"].get("choice") == "2", "the panel got the choice")
    walk.take("poll placed", order=order.panel_id, state=order.state)


async def send(walk: Walk) -> None:
    """Press Send; what is warned of is agreed to."""
    button = walk.find(QPushButton, "ticket.send")
    await until(button.isEnabled, "the ticket can be sent")
    await click(button)
    await settle()
    agree = walk.window.findChild(QPushButton, "ticket.agree")
    if agree is not None and agree.isVisible():
        await click(agree)


async def work_offline(walk: Walk) -> None:
    """Go offline, save a draft and queue an order; nothing leaves."""
    core = walk.program.core
    await click(walk.find(QToolButton, "scope.offline"))
    await until(lambda: core.sessions.offline, "working offline")
    before = len((await walk.ledger())["orders"])
    await walk.open_ticket("1")
    draft = walk.links["draft"] = LINK.format(name="zeynep")
    await write(walk.find(QLineEdit, "field.link"), draft)
    await write(walk.find(QLineEdit, "field.quantity"), "200")
    await click(walk.find(QPushButton, "ticket.save"))

    async def saved() -> bool:
        order = await walk.by_link(draft)
        return order is not None and order.state is State.DRAFT

    await until(saved, "the draft is kept")
    queued = walk.links["queued"] = LINK.format(name="elif")
    await click(walk.find(QPushButton, "ticket.new"))
    await write(walk.find(QLineEdit, "field.link"), queued)
    await write(walk.find(QLineEdit, "field.quantity"), "300")
    await send(walk)

    async def waits() -> bool:
        order = await walk.by_link(queued)
        return order is not None and order.state is State.QUEUED

    await until(waits, "the order waits in the queue")
    await walk.go("outbox")
    await settle()
    expect(len((await walk.ledger())["orders"]) == before, "nothing left while offline")
    walk.take("drafts while offline", orders_on_panel=before)


async def come_back(walk: Walk) -> None:
    """Come back online: what was queued is sent; the draft is sent from its list."""
    core = walk.program.core
    await click(walk.find(QToolButton, "scope.offline"))
    await until(lambda: not core.sessions.offline, "working online")
    await walk.go("outbox")
    pane = walk.window.rooms.outbox.part
    pane.show_state(State.QUEUED)
    asked = lambda: pane.findChild(QPushButton, "outbox.release")  # noqa: E731 - one line
    await until(asked, "what was queued offline asks before it goes")
    await settle()
    walk.take("asked about what was queued offline")
    await click(walk.find(QPushButton, "outbox.release"))
    await walk.until_placed(walk.links["queued"])
    account = core.accounts.all()[0]
    link = lambda: core.sessions.connection(account.id).link  # noqa: E731 - one line
    await until(lambda: link() is Link.ONLINE, "the connection is told as online")
    await walk.go("outbox")
    pane.show_state(State.DRAFT)
    await until(lambda: pane.table.model().rowCount() == 1, "the draft is listed")
    primary = walk.find(QPushButton, "outbox.primary", pane)

    def chosen() -> bool:
        pane.table.selectRow(0)
        return primary.isEnabled()

    await until(chosen, "the draft is chosen")
    await click(primary)
    agree = walk.find(QPushButton, "outbox.agree", pane)
    await until(agree.isVisible, "the confirmation with the sum")
    walk.take("confirm the sum", told=agree.text())
    await click(agree)
    order = await walk.until_placed(walk.links["draft"])
    walk.take("back online", order=order.panel_id, state=order.state)


async def meet_the_unknown(walk: Walk) -> None:
    """Lose an answer: the order is unknown, sending stops, the operator decides."""
    core = walk.program.core
    account = core.accounts.all()[0]
    await walk.child.control("faults", {"spec": "add:cut-after-commit=@1"})
    await walk.open_ticket("1")
    link = walk.links["unknown"] = LINK.format(name="deniz")
    await write(walk.find(QLineEdit, "field.link"), link)
    await write(walk.find(QLineEdit, "field.quantity"), "100")
    await send(walk)

    async def lost() -> bool:
        order = await walk.by_link(link)
        return order is not None and order.state is State.UNKNOWN

    await until(lost, "the order is unknown")

    def stopped() -> bool:
        now = core.accounts.get(account.id)
        return now is not None and bool(now.stop_reason)

    await until(stopped, "the account stopped sending")
    held = [o for o in (await walk.ledger())["orders"] if o["link"] == link]
    expect(len(held) == 1, "the panel has it once")
    await walk.go("unknown")
    pane = walk.window.rooms.unknown.part
    await until(lambda: len(pane.cards) == 1, "the evidence is shown")
    await settle()
    walk.take("an unknown order", link=link)
    card = pane.cards[0]
    for button in (card.evidence.gather, card.evidence.search):
        await click(button)
        await until(button.isEnabled, "it is gathered")
    await until(lambda: card.evidence.candidates.buttons, "the order is found")
    verdict = card.evidence.verdict
    expect(verdict is not None and verdict.kind is Kind.LIKELY_PLACED, "likely placed")
    pane.show_evidence(card)
    await settle()
    walk.take("evidence and verdict", verdict=verdict.kind if verdict else None)
    await click(card.evidence.candidates.buttons[0])
    order = await walk.until_placed(link)
    expect(order.panel_id == str(held[0]["id"]), "the id is attached")

    def lifted() -> bool:
        now = core.accounts.get(account.id)
        return now is not None and not now.stop_reason

    await until(lifted, "sending goes on")
    walk.take("decided", order=order.panel_id)


async def track(walk: Walk) -> None:
    """Follow every order to its end; states and balance are the panel's own, to the last digit."""
    await walk.go("orders")
    pane = walk.window.orders
    await until(lambda: pane.table.model().rowCount() >= len(walk.links), "the orders")
    await walk.child.control("advance", {"seconds": 900})
    await refresh(walk)
    pane.table.selectRow(0)
    await settle()
    under_way = await walk.orders(*ACTIVE)
    walk.take("orders under way", under_way=len(under_way))
    await walk.child.control("advance", {"seconds": LONG})
    for _ in range(ROUNDS):
        await refresh(walk)
        if not await walk.orders(*ACTIVE):
            break
    orders = await walk.orders()
    expect(all(order.state in FINISHED for order in orders), "every order has ended")
    told = await walk.ledger()
    on_panel = {str(one["id"]): one for one in told["orders"]}
    expect(set(on_panel) == {order.panel_id for order in orders}, "the same orders on both sides")
    for order in orders:
        one = on_panel[order.panel_id]
        expect(order.state is heard(one["status"]), f"order {order.panel_id} ended as told")
        expect(order.charge == Decimal(one["charge"]), f"charge of order {order.panel_id}")
    account = walk.program.core.accounts.all()[0]
    balance = await walk.program.core.balances.refresh(account.id)
    expect(balance.money.amount == Decimal(told["balance"]), "the balance adds up")
    await settle()
    states = {order.panel_id: order.state for order in orders}
    walk.take("completed", states=states, balance=balance.money.amount)


async def refresh(walk: Walk) -> None:
    """Ask the panel about every order: select all and press F5."""
    pane = walk.window.orders
    await press(pane.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    asked = {order.id: order.asked_at for order in await walk.orders(*ACTIVE)}
    await press(pane.table, Qt.Key.Key_F5)

    async def answered() -> bool:
        now = {order.id: order.asked_at for order in await walk.orders()}
        return all(now[one] != before for one, before in asked.items())

    await until(answered, "the panel told of every order")
    await settle()


STEPS: tuple[Callable[[Walk], Awaitable[None]], ...] = (
    add_account,
    browse,
    place_default,
    place_drip_feed,
    place_poll,
    find_anything,
    work_offline,
    come_back,
    import_lines,
    narrow,
    see_changes,
    compare,
    use_a_template,
    meet_the_unknown,
    look_at_an_order,
    save_a_view,
    track,
    see_what_needs_you,
    cancel_an_order,
    refill_an_order,
    look_at_the_books,
)
"""The steps in their order; each builds on what those before it did."""
