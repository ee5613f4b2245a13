"""The tabs of the balance and of closes, by keys, on a real core."""

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from tests.support.practice import until
from tests.support.tickets import new_order
from tests.ui.money_kit import Till, focused, pane_on, till
from xpanel_desktop.app import closing
from xpanel_desktop.domain.closing import Span
from xpanel_desktop.domain.order import Ending
from xpanel_desktop.domain.state import Event
from xpanel_desktop.ui.models import balance_changes, close_columns
from xpanel_desktop.ui.panes import money_balance
from xpanel_desktop.ui.panes.money import MoneyPane
from xpanel_desktop.ui.panes.money_balance import BalanceTab
from xpanel_desktop.ui.panes.money_closes import ClosesTab

pytestmark = pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise)")
DAY = 86_400.0


async def balance(pane: MoneyPane) -> BalanceTab:
    pane.turn_to("balance")
    tab = pane.tab("balance")
    assert isinstance(tab, BalanceTab)
    await until(lambda: tab.settled)
    return tab


async def closes(pane: MoneyPane) -> ClosesTab:
    pane.turn_to("closes")
    tab = pane.tab("closes")
    assert isinstance(tab, ClosesTab)
    await until(lambda: tab.settled)
    return tab


def column(tab: BalanceTab | ClosesTab, number: int) -> list[str]:
    model = tab.model
    return [model.index(row, number).data() for row in range(model.rowCount())]


async def history(made: Till) -> None:
    """An order, its refund, a top-up, and what somebody else took."""
    order = await made.placed("71")
    await made.told(order, "In progress", "0.09")
    await made.read("99.91")
    await made.told(order, "Partial", "0.03")
    await made.read("99.97")
    await made.read("109.97", after=1800)
    await made.read("109.00", after=1800)
    await made.core.reckoning.catch_up(made.account.id)


async def test_changes_are_told_with_what_explains_them(tmp_path: Path) -> None:
    async with till(tmp_path) as made:
        await history(made)
        with pane_on(made) as pane:
            tab = await balance(pane)
            QAbstractItemModelTester(tab.model, tab.model)
            assert column(tab, balance_changes.CHANGE) == [
                "−0.97 USD", "+10.00 USD", "+0.06 USD", "−0.09 USD",
            ]  # fmt: skip
            assert column(tab, balance_changes.VERDICT) == [
                "Taken elsewhere", "Topped up, or a refund elsewhere", "Your orders", "Your orders",
            ]  # fmt: skip
            assert "−0.97 USD = elsewhere −0.97 USD" in tab.sum.text()
            assert "other programs" in tab.means.text()
            pane.setFocus()
            assert focused(tab) is tab.table
            QTest.keyClick(tab.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
            assert "charges −0.09 USD" in tab.sum.text()
            tab.flagged.setFocus()
            QTest.keyClick(tab.flagged, Qt.Key.Key_Space)
            await until(lambda: tab.settled)
            assert len(tab.model.rows) == 2


async def test_the_line_is_told_in_words_and_by_pointing(tmp_path: Path) -> None:
    async with till(tmp_path) as made:
        with pane_on(made) as pane:
            tab = await balance(pane)
            assert not tab.line.isVisible()
            assert "has not moved" in tab.empty.sentence
            await history(made)
            await until(lambda: tab.settled and len(tab.model.rows) == 4)
            assert tab.line.isVisible()
            assert "least 99.91 USD, most 109.97 USD, now 109.00 USD" in tab.line.accessibleName()
            QTest.mouseMove(tab.line, QPoint(tab.line.width() - 14, 40))
            assert not tab.line.grab().isNull()


async def test_an_unknown_order_is_named_as_evidence(tmp_path: Path) -> None:
    async with till(tmp_path) as made:
        new = new_order("https://a.example/lost", account_id=made.account.id)
        order = await made.stores.drafts.save_and_queue(new, made.tick())
        journal = made.stores.journal
        await journal.begin(order.id, made.tick(), {"service": "1"})
        await journal.end(order.id, 1, made.tick(), Ending.UNKNOWN, event=Event.LOSE)
        await made.read("99.91")
        await made.core.reckoning.catch_up(made.account.id)
        with pane_on(made) as pane:
            tab = await balance(pane)
            told = f"Order {order.id} is unknown, and its expected charge of 0.09 USD fits."
            assert told in tab.means.text()


async def test_older_changes_are_read_at_the_end_of_the_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(money_balance, "PAGE", 40)
    async with till(tmp_path) as made:
        for number in range(100):
            await made.read(str(200 + number), after=1)
        await made.core.reckoning.catch_up(made.account.id)
        with pane_on(made) as pane:
            tab = await balance(pane)
            assert len(tab.model.rows) == 40
            for wanted in (80, 100):
                tab.table.scrollToBottom()
                await until(lambda wanted=wanted: len(tab.model.rows) == wanted)


async def test_a_day_is_closed_by_a_press_and_a_mismatch_acknowledged(tmp_path: Path) -> None:
    async with till(tmp_path) as made:
        await history(made)
        with pane_on(made) as pane:
            tab = await closes(pane)
            QAbstractItemModelTester(tab.model, tab.model)
            (today,) = tab.model.rows
            assert column(tab, close_columns.STATE) == ["Open"]
            assert column(tab, close_columns.TOPPED) == ["10.00 USD"]
            assert column(tab, close_columns.ELSEWHERE) == ["0.97 USD"]
            assert not tab.close_it.isEnabled()
            made.tick(DAY)
            tab.read()
            await until(lambda: tab.settled and len(tab.model.rows) == 2)
            tab.table.selectRow(1)
            await until(lambda: tab.settled)
            assert tab.chosen is not None
            assert tab.chosen.period == today.period
            assert tab.close_it.isEnabled()
            QTest.mouseClick(tab.close_it, Qt.MouseButton.LeftButton)
            await until(lambda: tab.settled and column(tab, close_columns.STATE)[1] == "Closed")
            assert not tab.close_it.isEnabled()
            assert len(tab.mismatches.rows) == 2
            tab.odd.selectRow(0)
            tab.note.setText("the other shop")
            QTest.keyClick(tab.note, Qt.Key.Key_Return)
            await until(lambda: tab.settled and tab.mismatches.rows[0].note == "the other shop")
            tab.spans.setFocus()
            tab.spans.picked.emit("month")
            assert tab.model.rows[1].sums.closing == Decimal("109.00")


async def test_a_note_that_is_being_typed_outlives_what_comes_meanwhile(tmp_path: Path) -> None:
    async with till(tmp_path) as made:
        await history(made)
        with pane_on(made) as pane:
            tab = await closes(pane)
            await until(lambda: tab.settled and len(tab.mismatches.rows) == 2)
            tab.odd.selectRow(1)
            tab.note.setFocus()
            QTest.keyClicks(tab.note, "the other sh")
            subject = tab.mismatches.rows[1].subject
            await made.told(await made.placed("90"), "Completed", "5")
            await until(lambda: tab.settled and len(tab.mismatches.rows) == 3)
            QTest.keyClicks(tab.note, "op")
            assert tab.note.text() == "the other shop"
            QTest.keyClick(tab.note, Qt.Key.Key_Return)
            await until(lambda: tab.settled and any(one.note for one in tab.mismatches.rows))
            noted = [one.subject for one in tab.mismatches.rows if one.note == "the other shop"]
            assert noted == [subject]
            tab.odd.selectRow(0 if tab.mismatches.rows[0].subject != subject else 1)
            assert tab.note.text() == ""


async def test_older_days_and_mismatches_are_told_of_and_listed_by_a_press(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(closing, "MOST", {Span.DAY: 2, Span.MONTH: 36})
    monkeypatch.setattr(closing, "MOST_ODD", 1)
    async with till(tmp_path) as made:
        await made.read("150.00")
        await made.read("170.00")
        await made.core.reckoning.catch_up(made.account.id)
        made.tick(4 * DAY)
        with pane_on(made) as pane:
            tab = await closes(pane)
            assert (len(tab.model.rows), tab.older.told.text()) == (2, "3 older row(s) not listed.")
            assert not tab.older_odd.isVisible()
            for rows in (4, 5):
                QTest.mouseClick(tab.older.button, Qt.MouseButton.LeftButton)
                await until(lambda: tab.settled)
                assert len(tab.model.rows) == rows
            assert not tab.older.isVisible()
            tab.table.selectRow(4)
            await until(lambda: tab.settled)
            assert tab.older_odd.told.text() == "1 older row(s) not listed."
            QTest.mouseClick(tab.older_odd.button, Qt.MouseButton.LeftButton)
            await until(lambda: tab.settled)
            assert len(tab.mismatches.rows) == 2
            assert not tab.older_odd.isVisible()
            QTest.mouseClick(tab.close_it, Qt.MouseButton.LeftButton)
            await until(lambda: tab.settled and column(tab, close_columns.STATE)[4] == "Closed")
            assert len(tab.model.rows) == 5, "what was asked for stays listed"
            tab.spans.choose(Span.MONTH)
            tab.spans.picked.emit("month")
            await until(lambda: tab.settled)
            assert not tab.older.isVisible()


async def test_nothing_to_close_is_said(tmp_path: Path) -> None:
    async with till(tmp_path) as made:
        await made.core.accounts.remove(made.account.id)
        with pane_on(made) as pane:
            tab = await closes(pane)
            assert "before the balance was first read" in tab.empty.sentence
            assert "has not moved" in (await balance(pane)).empty.sentence


async def test_a_day_beyond_what_can_be_kept_says_so_and_stays_open(tmp_path: Path) -> None:
    large = "60000000000"
    async with till(tmp_path, balance="90000000000") as made:
        for number, left in (("71", "30000000000"), ("72", "-30000000000")):
            await made.told(await made.placed(number), "Completed", large)
            await made.read(left)
        made.tick(DAY)
        with pane_on(made) as pane:
            tab = await closes(pane)
            tab.table.selectRow(1)
            await until(lambda: tab.settled)
            before = tab.model.rows[1]
            assert before.sums.charged == 2 * Decimal(large)
            QTest.mouseClick(tab.close_it, Qt.MouseButton.LeftButton)
            await until(lambda: tab.settled and bool(tab.trouble.words))
            assert "too large to be kept" in tab.trouble.words
            assert close_columns.period_words(before.period.key) in tab.trouble.words
            tab.read()
            await until(lambda: tab.settled)
            assert tab.model.rows[1] == before, "nothing is lost"
            assert tab.close_it.isEnabled()
