"""The pane of money and its tab of the ledger, by keys, on a real core."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from tests.support.practice import until
from tests.ui.money_kit import Till, focused, pane_on, till
from xpanel_desktop.domain.ledger import Kind
from xpanel_desktop.ui.models import ledger_entries
from xpanel_desktop.ui.models.ledger_entries import EntryColumn
from xpanel_desktop.ui.panes.money import TABS, MoneyPane
from xpanel_desktop.ui.panes.money_ledger import LedgerTab

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


async def ledger(pane: MoneyPane) -> LedgerTab:
    pane.turn_to("ledger")
    tab = pane.tab("ledger")
    assert isinstance(tab, LedgerTab)
    await until(lambda: tab.settled)
    return tab


def cells(tab: LedgerTab, column: EntryColumn) -> list[str]:
    model = tab.model
    return [model.index(row, column).data() for row in range(model.rowCount())]


async def two_orders(made: Till) -> None:
    first = await made.placed("71")
    await made.placed("72")
    await made.told(first, "Partial", "0.03")


async def test_entries_are_shown_newest_first_with_signs(tmp_path: Path) -> None:
    async with till(tmp_path) as made:
        await two_orders(made)
        with pane_on(made) as pane:
            tab = await ledger(pane)
            QAbstractItemModelTester(tab.model, tab.model)
            assert cells(tab, EntryColumn.ORDER) == ["71", "72", "71"]
            assert cells(tab, EntryColumn.KIND) == ["Refund", "Expected", "Expected"]
            assert cells(tab, EntryColumn.CHANGE) == ["−0.06 USD", "+0.09 USD", "+0.09 USD"]
            assert cells(tab, EntryColumn.COST)[0] == "0.03 USD"
            pane.setFocus()
            assert focused(tab) is tab.table


async def test_return_shows_one_order_and_a_kind_narrows_it(tmp_path: Path) -> None:
    async with till(tmp_path) as made:
        await two_orders(made)
        with pane_on(made) as pane:
            tab = await ledger(pane)
            tab.table.selectRow(0)
            QTest.keyClick(tab.table, Qt.Key.Key_Return)
            await until(lambda: tab.settled)
            assert tab.order.text() == "71"
            assert set(cells(tab, EntryColumn.ORDER)) == {"71"}
            tab.kind.setFocus()
            while tab.kind.currentData() != Kind.REFUND:
                QTest.keyClick(tab.kind, Qt.Key.Key_Down)
            await until(lambda: tab.settled)
            assert cells(tab, EntryColumn.KIND) == ["Refund"]
            tab.order.setText("73")
            await until(lambda: tab.settled)
            assert tab.empty.sentence == "No entry matches."


async def test_an_empty_ledger_says_when_it_begins_and_follows_what_comes(tmp_path: Path) -> None:
    async with till(tmp_path) as made:
        with pane_on(made) as pane:
            tab = await ledger(pane)
            assert "first order" in tab.empty.sentence
            order = await made.placed("71")
            await until(lambda: tab.model.rowCount() == 1)
            assert tab.empty.sentence == ""
            await made.told(order, "Pending", "0.09")
            await until(lambda: tab.model.rowCount() == 2)
            assert cells(tab, EntryColumn.KIND) == ["Reported", "Expected"]


async def test_older_entries_are_read_as_the_table_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger_entries, "PAGE", 4)
    async with till(tmp_path) as made:
        for number in range(10):
            await made.placed(str(number))
        with pane_on(made) as pane:
            tab = await ledger(pane)
            while not tab.model.complete:
                tab.table.scrollToBottom()
                tab.model.fetchMore(tab.table.rootIndex())
                await until(lambda: tab.settled)
            assert cells(tab, EntryColumn.ORDER) == [str(number) for number in reversed(range(10))]
            for number in range(10, 16):
                await made.placed(str(number))
            await until(lambda: cells(tab, EntryColumn.ORDER)[0] == "15")
            assert cells(tab, EntryColumn.ORDER)[:4] == ["15", "14", "13", "12"]


async def test_every_tab_is_built_when_shown_and_named_anew_with_the_language(
    tmp_path: Path,
) -> None:
    async with till(tmp_path) as made:
        await two_orders(made)
        with pane_on(made) as pane:
            for name in TABS:
                pane.turn_to(name)
                assert pane.shown == name
                assert pane.tab(name).isVisible()
            pane.changeEvent(QEvent(QEvent.Type.LanguageChange))
            assert pane.segments.chosen == list(TABS)[-1]
