"""Steps of the tour through the books: what they say is the panel's own, to the last digit."""

from decimal import Decimal

from PySide6.QtWidgets import QToolButton

from xpanel_desktop.ui.panes.money_balance import BalanceTab
from xpanel_desktop.ui.panes.money_closes import ClosesTab
from xpanel_desktop.ui.panes.money_ledger import LedgerTab
from xpanel_desktop.ui.panes.money_spending import SpendingTab
from xpanel_desktop.ui.tour.hands import click, expect, settle, until
from xpanel_desktop.ui.tour.walk import W, Walk


async def look_at_the_books(walk: Walk) -> None:
    """Look at the ledger, at spending by day, and at the closes; compare them with the panel."""
    core = walk.program.core
    account = core.accounts.all()[0]
    balance = (await core.balances.refresh(account.id)).money.amount
    told = await walk.ledger()
    spent = Decimal(told["deposits"]) - balance
    await walk.go("money")
    ledger = await _turn_to(walk, "ledger", LedgerTab)
    await until(lambda: ledger.settled and ledger.model.rowCount() > 0, "the entries")
    entries = [
        entry for order in await walk.orders() for entry in await core.ledger.of_order(order.id)
    ]
    expect(ledger.model.rowCount() == len(entries), "every entry of every order is listed")
    expect(sum(one.change for one in entries) == spent, "they add up to what the panel took")
    await settle()
    walk.take("ledger", entries=len(entries), spent=spent)
    spending = await _turn_to(walk, "spending", SpendingTab)
    await until(lambda: spending.settled and spending.chart.bars, "spending by day")
    expect(sum(bar.value for bar in spending.chart.bars) == spent, "the bars are what was spent")
    await settle()
    walk.take("spending", told=spending.chart.words())
    closes = await _turn_to(walk, "closes", ClosesTab)
    await until(lambda: closes.settled and closes.model.rowCount() > 0, "the days")
    closes.table.selectRow(0)
    await settle()
    today = closes.model.rows[0]
    expect(today.closed_at is None, "a day that is not over is not closed")
    expect(not closes.close_it.isEnabled(), "and cannot be")
    expect(today.sums.closing == balance, "it ends at the panel's balance")
    walk.take("closes", days=closes.model.rowCount(), balance=balance)
    await _turn_to(walk, "balance", BalanceTab)


async def _turn_to(walk: Walk, name: str, kind: type[W]) -> W:
    pane = walk.window.rooms.money.part
    await click(walk.find(QToolButton, f"segment.{name}", pane.segments))
    await until(lambda: pane.shown == name, f"the tab {name}")
    tab = pane.tab(name)
    expect(isinstance(tab, kind), f"the tab {name} is what it is taken for")
    assert isinstance(tab, kind)
    return tab
