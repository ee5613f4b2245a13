"""Hundreds of refills whose answer was lost, settled by keys, over the real store."""

from collections.abc import Sequence
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from tests.ui.order_stage import Stage
from tests.ui.test_order_aftersales import (
    CTRL_SHIFT,
    PlayedPanel,
    key,
    outcomes,
    panel,
    select_all,
    stage,
    stands,
    wait,
)
from tests.ui.test_orders_pane import opened
from tests.ui.test_pane_languages import Marked, marked, unmarked
from tests.ui.test_watch_aftersales import found
from tests.ui.test_watch_aftersales import opened as watching
from xpanel_desktop.app import lost_refills
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.errors import Unconfirmed
from xpanel_desktop.domain.order import Order, Report
from xpanel_desktop.domain.requests import Deed, Stand, Turn
from xpanel_desktop.domain.watch import What
from xpanel_desktop.store.requests import Ending, Requests
from xpanel_desktop.ui.dialogs.lost_refills import LostRefillsDialog
from xpanel_desktop.ui.models.lost_rows import LostColumn
from xpanel_desktop.ui.panes.orders import OrdersPane

__all__ = ["marked", "panel", "stage"]
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
CTRL = Qt.KeyboardModifier.ControlModifier


def lose(stage: Stage, orders: Sequence[Order]) -> dict[int, int]:
    """Have the answers to refills of these orders be lost; return order id → request id."""
    requests = Requests(stage.database)
    made = stage.run(requests.begin(Deed.REFILL, [one.id for one in orders], stage.at))
    endings = {one: Ending(Turn.LOSE, "deadline") for one in made.values()}
    stage.run(requests.end(endings, stage.at))
    return made


def lost_orders(
    stage: Stage, count: int, first: int = 100, account: Account | None = None
) -> list[Order]:
    orders = [
        stage.placed(f"https://a.example/{n}", str(n), account=account)
        for n in range(first, first + count)
    ]
    stage.report({one.id: Report("Completed") for one in orders})
    lose(stage, orders)
    return [stage.order(one.id) for one in orders]


def listed(stage: Stage, pane: OrdersPane) -> LostRefillsDialog:
    """Open the list as the menu does."""
    pane.aftersales.bar.actions_by_name["lost"].trigger()
    dialog = pane.aftersales.dialogs.lost
    settled(stage, dialog)
    return dialog


def settled(stage: Stage, dialog: LostRefillsDialog) -> None:
    stage.until(lambda: stage.tasks.idle and not dialog.running, "what was begun to end")


def told(dialog: LostRefillsDialog) -> list[str]:
    return [dialog.model.outcome(one) for one in dialog.model.rows]


def choose(dialog: LostRefillsDialog, row: int) -> None:
    """Select one row, whatever modifier an earlier key press left behind."""
    how = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    dialog.table.selectionModel().select(dialog.model.index(row, 0), how)


LOST = "Unknown: the answer was lost (The panel did not answer in time.)"


def test_hundreds_are_declared_not_made_by_keys_after_one_question(
    qtbot: QtBot, stage: Stage, panel: PlayedPanel
) -> None:
    orders = lost_orders(stage, 300)
    pane = opened(qtbot, stage)
    dialog = listed(stage, pane)
    assert dialog.isVisible()
    assert dialog._told.text() == "300 lost."
    assert set(told(dialog)) == {LOST}
    assert not dialog.not_made.isEnabled()
    key(dialog.table, Qt.Key.Key_A, CTRL)
    assert "300 selected." in dialog._told.text()
    key(dialog.not_made, Qt.Key.Key_Space)
    assert dialog.question.isVisible()
    assert dialog.question.words.text().startswith("300 refill(s) will count as not made.")
    assert "may be asked for again" in dialog.question.words.text()
    assert "cannot be undone" in dialog.question.words.text()
    assert dialog.question.go.text() == "Declare 300 as not made"
    assert set(stands(stage, *orders[:5])) == {Stand.UNKNOWN}, "nothing is done yet"
    key(dialog.question.go, Qt.Key.Key_Return)
    settled(stage, dialog)
    assert set(stands(stage, *orders)) == {Stand.NOT_MADE}
    assert set(told(dialog)) == {"Declared as not made"}
    assert dialog._told.text() == "300 declared."
    assert not dialog.question.isVisible()
    assert not dialog.not_made.isEnabled()
    assert panel.asked == [], "nothing is asked by itself"
    assert stage.tasks.failures == []


def test_they_can_be_asked_for_again_by_the_usual_question_alone(
    qtbot: QtBot, stage: Stage, panel: PlayedPanel
) -> None:
    orders = lost_orders(stage, 3)
    pane = opened(qtbot, stage)
    dialog = listed(stage, pane)
    assert dialog.again.isHidden()
    choose(dialog, 0)
    dialog.not_made.click()
    dialog.question.go.click()
    settled(stage, dialog)
    choose(dialog, 1)
    dialog.made.click()
    assert "count as made" in dialog.question.words.text()
    dialog.question.go.click()
    settled(stage, dialog)
    assert told(dialog) == ["Declared as not made", "Declared as made", LOST]
    assert stands(stage, *orders) == [Stand.UNKNOWN, Stand.ACKNOWLEDGED, Stand.NOT_MADE]
    assert dialog.again.text() == "Refill 1 again…"
    dialog.again.click()
    question = pane.aftersales.dialog
    stage.until(question.isVisible, "the usual question")
    assert not dialog.isVisible()
    assert outcomes(pane) != []
    assert question.go.text() == "Ask to refill 1 order(s)"
    assert panel.asked == []
    question.go.click()
    wait(stage, pane)
    assert panel.asked == [("refill", [orders[2].panel_id])]


def test_what_was_settled_meanwhile_keeps_its_end_and_the_row_says_so(
    qtbot: QtBot, stage: Stage
) -> None:
    orders = lost_orders(stage, 3)
    pane = opened(qtbot, stage)
    dialog = listed(stage, pane)
    dialog.table.selectAll()
    dialog.not_made.click()
    first = stage.run(stage.core.aftersales.history(orders[0].id))[0].request
    stage.run(stage.core.aftersales.settle([first], Turn.DECLARE_MADE))
    dialog.question.go.click()
    settled(stage, dialog)
    assert told(dialog)[-1] == "Settled meanwhile: Acknowledged"
    assert stands(stage, *orders) == [Stand.ACKNOWLEDGED, Stand.NOT_MADE, Stand.NOT_MADE]
    assert "2 declared. 1 had been settled meanwhile" in dialog._told.text()
    assert dialog.again.text() == "Refill 2 again…"


def test_the_question_is_left_by_escape_and_holds_what_it_is_about(
    qtbot: QtBot, stage: Stage
) -> None:
    orders = lost_orders(stage, 2)
    pane = opened(qtbot, stage)
    dialog = listed(stage, pane)
    dialog.table.selectAll()
    dialog.not_made.click()
    choices = dialog.table.selectionMode()
    assert choices is QAbstractItemView.SelectionMode.NoSelection, "it is asked about these"
    assert not dialog.not_made.isEnabled()
    key(dialog.question.go, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert not dialog.question.isVisible()
    dialog.table.selectAll()
    assert dialog.not_made.isEnabled()
    dialog.made.click()
    key(dialog.table, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert not dialog.question.isVisible()
    dialog.made.click()
    dialog.shut.click()
    assert not dialog.isVisible()
    assert set(stands(stage, *orders)) == {Stand.UNKNOWN}
    again = listed(stage, pane)
    assert not again.question.isVisible()
    assert again.selected() == []


def test_one_broken_panel_is_settled_apart_from_another(qtbot: QtBot, stage: Stage) -> None:
    own = lost_orders(stage, 2)
    theirs = lost_orders(stage, 1, 500, stage.other)
    pane = opened(qtbot, stage)
    dialog = listed(stage, pane)
    assert not dialog.table.isColumnHidden(LostColumn.ACCOUNT)
    dot = dialog.model.index(0, LostColumn.ACCOUNT).data(Qt.ItemDataRole.DecorationRole)
    assert not dot.isNull()
    dialog.table.selectAll()
    dialog.accounts.setCurrentIndex(dialog.accounts.findData(stage.other.id))
    dialog.accounts.picked.emit()
    assert dialog.selected() == [], "none that is not seen is settled"
    dialog.table.selectAll()
    dialog.not_made.click()
    dialog.question.go.click()
    settled(stage, dialog)
    assert stands(stage, *own, *theirs) == [Stand.UNKNOWN, Stand.UNKNOWN, Stand.NOT_MADE]
    dialog.accounts.setCurrentIndex(0)
    dialog.accounts.picked.emit()
    assert sorted(told(dialog)) == ["Declared as not made", LOST, LOST]


def test_with_none_lost_it_says_so(qtbot: QtBot, stage: Stage) -> None:
    stage.placed("https://a.example/1", "100")
    pane = opened(qtbot, stage)
    dialog = listed(stage, pane)
    assert dialog.empty.sentence.startswith("No refill is lost")
    assert not dialog._hint.isVisible()
    assert dialog.focusWidget() is dialog.shut
    for button in (dialog.made, dialog.not_made, dialog.copy):
        assert not button.isEnabled()


def test_order_ids_are_copied_to_be_looked_up(qtbot: QtBot, stage: Stage) -> None:
    lost_orders(stage, 3)
    pane = opened(qtbot, stage)
    dialog = listed(stage, pane)
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == "102\n101\n100"
    choose(dialog, 1)
    key(dialog.table, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "101"


def test_the_store_failing_is_told_and_the_rest_stays_lost(
    qtbot: QtBot, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lost_refills, "CHUNK", 2)
    orders = lost_orders(stage, 5)
    pane = opened(qtbot, stage)
    dialog = listed(stage, pane)
    requests = stage.core.aftersales.lost._requests
    real, calls = requests.settle_lost, list[int]()

    async def settle_lost(ids: list[int], turn: Turn, at: Any) -> dict[int, Stand]:
        calls.append(len(ids))
        if len(calls) > 1:
            raise OSError("the disk is full")
        return await real(ids, turn, at)

    monkeypatch.setattr(requests, "settle_lost", settle_lost)
    dialog.table.selectAll()
    dialog.not_made.click()
    dialog.question.go.click()
    settled(stage, dialog)
    assert told(dialog) == ["Declared as not made"] * 2 + [LOST] * 3
    assert dialog._told.property("words") == "bad"
    assert stands(stage, *orders).count(Stand.UNKNOWN) == 3
    assert len(dialog.selected()) == 3
    assert dialog.not_made.isEnabled(), "the rest can be settled once the store is well"


def test_the_question_about_a_refill_leads_to_the_lost_ones_it_names(
    qtbot: QtBot, stage: Stage, panel: PlayedPanel
) -> None:
    lost_orders(stage, 1, 900)
    orders = [stage.placed(f"https://a.example/{n}", str(n)) for n in range(100, 104)]
    stage.report({one.id: Report("Completed") for one in orders})
    lose(stage, orders[:2])
    pane = opened(qtbot, stage)
    pane.table.select([one.id for one in orders])
    key(pane.table, Qt.Key.Key_R, CTRL_SHIFT)
    question = pane.aftersales.dialog
    stage.until(question.isVisible, "the question")
    assert question.lost.isVisible(), "two of them cannot be asked about"
    panel.plays.append(Unconfirmed("deadline"))
    question.go.click()
    assert not question.lost.isVisible(), "while it asks"
    wait(stage, pane)
    assert question.lost.isVisible()
    question.lost.click()
    dialog = pane.aftersales.dialogs.lost
    settled(stage, dialog)
    assert dialog.isVisible()
    assert not question.isVisible()
    assert {one.order.id for one in dialog.selected()} == {one.id for one in orders}
    assert dialog.selected() == dialog.model.rows[:4], "they stand together"
    assert len(dialog.model.rows) == 5


def test_a_cancel_knows_no_lost_refills(qtbot: QtBot, stage: Stage, panel: PlayedPanel) -> None:
    stage.placed("https://a.example/1", "100")
    pane = opened(qtbot, stage)
    select_all(stage, pane)
    pane.aftersales.bar.cancel.click()
    question = pane.aftersales.dialog
    stage.until(question.isVisible, "the question")
    panel.plays.append(Unconfirmed("deadline"))
    question.go.click()
    wait(stage, pane)
    assert outcomes(pane) == [LOST]
    assert not question.lost.isVisible()


def test_watch_leads_there_too(qtbot: QtBot, stage: Stage) -> None:
    order = found(stage, 1, What.ODD_START, "Completed")
    lose(stage, [order])
    pane, after = watching(qtbot, stage)
    pane.table.selectAll()
    stage.run(after.dialogs.ask(Deed.REFILL, [order]))
    after.dialog.lost.click()
    settled(stage, after.dialogs.lost)
    assert [one.order.id for one in after.dialogs.lost.selected()] == [order.id]


def test_what_is_not_selected_is_not_gone_through_as_rows_are(qtbot: QtBot, stage: Stage) -> None:
    """At thousands, each step of a selection would take longer than a frame."""
    lost_orders(stage, 6)
    pane = opened(qtbot, stage)
    dialog = listed(stage, pane)
    looked_at = 0
    real = dialog.model.is_lost

    def is_lost(one: Any) -> bool:
        nonlocal looked_at
        looked_at += 1
        return real(one)

    dialog.model.is_lost = is_lost  # type: ignore[method-assign]
    choose(dialog, 2)
    assert looked_at == 1


def test_nothing_is_left_in_the_old_language(
    qtbot: QtBot, stage: Stage, qapp: QApplication, marked: Marked
) -> None:
    order = stage.placed("https://§.§/1", "100")
    stage.report({order.id: Report("Completed")})
    lose(stage, [order])
    pane = opened(qtbot, stage)
    dialog = listed(stage, pane)
    dialog.table.selectAll()
    dialog.not_made.click()
    qapp.installTranslator(marked)
    qapp.processEvents()
    left = [text for text in unmarked(dialog) if "Main shop" not in text]
    assert set(left) <= {"Reseller"}
    dialog.close()
