"""After-sales out of Watch: what is offered for which finding, and what comes of it."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.order_stage import Stage
from tests.ui.test_order_aftersales import CTRL_SHIFT, PlayedPanel, panel, stage, stands
from tests.ui.test_watch_pane import ended, press, settle
from tests.ui.test_watch_pane import opened as opened_bare
from xpanel_desktop.domain.changes import Table
from xpanel_desktop.domain.following import Wording
from xpanel_desktop.domain.order import Order, Report
from xpanel_desktop.domain.requests import Stand
from xpanel_desktop.domain.state import State
from xpanel_desktop.domain.watch import What
from xpanel_desktop.store.following import FollowedRows
from xpanel_desktop.ui.aftersales_words import drafts_words
from xpanel_desktop.ui.panes.watch import WatchPane
from xpanel_desktop.ui.panes.watch_aftersales import WatchAftersales

__all__ = ["panel", "stage"]
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
ALL = ("refresh", "cancel", "refill", "split")


def opened(qtbot: QtBot, stage: Stage) -> tuple[WatchPane, WatchAftersales]:
    pane = opened_bare(qtbot, stage)
    return pane, WatchAftersales(stage.core, stage.tasks, pane)  # type: ignore[arg-type]


def offered(pane: WatchPane) -> list[str]:
    names = [button.objectName() for button in pane.deeds.buttons() if not button.isHidden()]
    return [one for one in ALL if f"watch.button.{one}" in names]


def button(pane: WatchPane, name: str) -> QPushButton:
    found = pane.findChild(QPushButton, f"watch.button.{name}")
    assert found is not None
    return found


def found(stage: Stage, number: int, what: What, word: str, **told: Any) -> Order:
    """Return an order of which exactly this was found."""
    order = stage.placed(f"https://a.example/{number}", str(700 + number))
    stage.report({order.id: Report(word, **told)})
    sql = (
        "INSERT INTO findings (order_id, account_id, what, why, details, first_at, last_at)"
        " VALUES (?, ?, ?, 'word', '{}', ?, ?)"
    )
    values = (order.id, stage.main.id, what.value, number, number)
    stage.run(stage.database.write(lambda db: db.execute(sql, values).rowcount))
    return stage.order(order.id)


@pytest.mark.parametrize(
    ("what", "word", "told", "deeds"),
    [
        (What.STUCK, "Pending", {}, ["refresh", "cancel"]),
        (What.SLOW, "In progress", {"remains": 5}, ["refresh", "cancel"]),
        (What.PARTIAL, "Partial", {"remains": 400}, ["refresh", "refill", "split"]),
        (What.PARTIAL, "Partial", {}, ["refresh", "refill"]),
        (What.ODD_START, "Completed", {"remains": 0}, ["refresh", "refill"]),
        (What.OVER, "Completed", {"remains": -50}, ["refresh"]),
        (What.CANCELED, "Canceled", {"remains": 900}, ["refresh"]),
    ],
)
def test_what_is_offered_makes_sense_of_the_finding(
    qtbot: QtBot, stage: Stage, what: What, word: str, told: dict[str, int], deeds: list[str]
) -> None:
    found(stage, 1, what, word, **told)
    pane, _ = opened(qtbot, stage)
    assert offered(pane) == deeds


def test_several_get_what_suits_them_all(qtbot: QtBot, stage: Stage) -> None:
    found(stage, 1, What.STUCK, "Pending")
    found(stage, 2, What.PARTIAL, "Partial", remains=400)
    pane, _ = opened(qtbot, stage)
    press(pane, Qt.Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
    assert offered(pane) == ["refresh"]
    press(pane, Qt.Key.Key_F5)
    stage.until(lambda: stage.core.orders.asked and stage.tasks.idle, "the panel to be asked")
    assert [len(ids) for ids in stage.core.orders.asked] == [2]
    stage.core.orders.trouble = OSError("no")
    button(pane, "refresh").click()
    stage.until(lambda: stage.tasks.idle and pane.trouble.words, "the trouble")


def test_a_stuck_order_is_cancelled_by_keys(qtbot: QtBot, stage: Stage, panel: PlayedPanel) -> None:
    order = found(stage, 1, What.STUCK, "Pending")
    pane, after = opened(qtbot, stage)
    press(pane, Qt.Key.Key_X, modifier=CTRL_SHIFT)
    stage.until(after.dialog.isVisible, "the question")
    assert panel.asked == []
    after.dialog.go.click()
    stage.until(lambda: stage.tasks.idle and not after.dialog.running, "the panel to answer")
    assert panel.asked == [("cancel", [order.panel_id])]
    assert stands(stage, order) == [Stand.REQUESTED]


def test_a_refill_is_asked_for_after_a_question(
    qtbot: QtBot, stage: Stage, panel: PlayedPanel
) -> None:
    order = found(stage, 1, What.ODD_START, "Completed")
    pane, after = opened(qtbot, stage)
    button(pane, "refill").click()
    stage.until(after.dialog.isVisible, "the question")
    after.dialog.go.click()
    stage.until(lambda: stage.tasks.idle and not after.dialog.running, "the panel to answer")
    assert stands(stage, order) == [Stand.ACKNOWLEDGED]


def test_what_is_left_becomes_a_draft_and_the_finding_goes(qtbot: QtBot, stage: Stage) -> None:
    ended(stage, 1, "Failed")
    order = ended(stage, 2)
    pane, _ = opened(qtbot, stage)
    told: list[int] = []
    stage.core.notices.subscribe(lambda changes: told.extend(changes.of_table(Table.ORDERS)))
    button(pane, "split").setFocus()
    button(pane, "split").click()
    stage.until_states({State.FAILED: 1, State.PARTIAL: 1, State.DRAFT: 1})
    stage.until(lambda: order.id in told, "the parent to be told of")
    stage.run(stage.core.watch.review([order.id]))
    settle(stage, pane)
    assert [one.order.state for one in pane.model.rows] == [State.FAILED]
    assert QApplication.focusWidget() in (pane.table, None), "the button is gone"
    assert pane.done.isVisible()
    assert pane.done._words.text() == drafts_words(1, {})


def test_what_was_placed_elsewhere_has_no_rest_that_is_known(qtbot: QtBot, stage: Stage) -> None:
    rows = FollowedRows(stage.database)
    told = [("901", Report("In progress", remains=9))]
    ids = stage.run(rows.follow(stage.main, told, Wording(), stage.at))
    stage.report({ids[0]: Report("Partial", remains=5)})
    stage.run(stage.core.watch.review(ids))
    pane, _ = opened(qtbot, stage)
    assert offered(pane) == ["refresh", "refill"]
