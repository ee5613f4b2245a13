"""The Watch pane by keys: what is told of each finding, and what one does about it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.order_stage import Stage, open_loop
from xpanel_desktop.domain.order import Ending, Order, Report
from xpanel_desktop.domain.state import Event
from xpanel_desktop.domain.watch import Finding, What, Why
from xpanel_desktop.store.watch import Found
from xpanel_desktop.ui.models.watch_count import WatchCount
from xpanel_desktop.ui.models.watch_rows import WatchColumn, WatchRows
from xpanel_desktop.ui.panes.watch import WatchPane
from xpanel_desktop.ui.panes.watch_deeds import Deed
from xpanel_desktop.ui.watch_words import what_word, why_words

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
HOSTILE = "<img src=file:///etc/passwd> " + "w" * 5000


@pytest.fixture
def stage(qapp: Any, tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(open_loop(qapp), tmp_path)
    yield stage
    stage.close()


def ended(stage: Stage, number: int, word: str = "Partial", **more: Any) -> Order:
    order = stage.placed(f"https://a.example/{number}", str(700 + number), **more)
    stage.report({order.id: Report(word, remains=400)})
    stage.run(stage.core.watch.review([order.id]))
    return stage.order(order.id)


def opened(qtbot: QtBot, stage: Stage, *, tested: bool = True) -> WatchPane:
    counts = WatchCount(stage.core.watch, stage.tasks, stage.scope)
    stage.core.notices.subscribe(counts.touch)
    pane = WatchPane(stage.core, stage.tasks, stage.scope, counts)
    counts.setParent(pane)  # and goes with it
    if tested:
        QAbstractItemModelTester(pane.model, pane)
    qtbot.addWidget(pane)
    pane.resize(1100, 600)
    with qtbot.waitActive(pane):
        pane.show()
    settle(stage, pane)
    return pane


def settle(stage: Stage, pane: WatchPane) -> None:
    stage.until(
        lambda: stage.tasks.idle and pane.settled and not pane.count._soon.isActive(),
        "the pane to settle",
    )


def cells(pane: WatchPane, column: WatchColumn) -> list[str]:
    return [pane.model.index(row, column).data() for row in range(pane.model.rowCount())]


def press(pane: WatchPane, key: Qt.Key, *, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    pane.table.setFocus()
    QTest.keyClick(pane.table, key, modifier)


def test_where_nothing_needs_anyone_the_pane_says_what_would_come_up(
    qtbot: QtBot, stage: Stage
) -> None:
    pane = opened(qtbot, stage)
    assert pane.empty.sentence.startswith("Nothing needs you.")
    assert pane.foot.isHidden()
    with qtbot.waitSignal(pane.orders_wanted):
        pane.empty.button.click()


def test_a_row_tells_what_which_order_and_why(qtbot: QtBot, stage: Stage) -> None:
    ended(stage, 1)
    pane = opened(qtbot, stage)
    assert cells(pane, WatchColumn.WHAT) == ["Partial"]
    assert cells(pane, WatchColumn.ORDER) == ["701"]
    assert cells(pane, WatchColumn.LINK) == ["https://a.example/1"]
    why = "The panel ended it before all was delivered. Delivered: 600 of 1,000."
    assert cells(pane, WatchColumn.WHY) == [why]
    assert pane.foot.why.text() == why, "the first row is selected"
    assert pane.count.total == 1
    assert not pane.table.isColumnHidden(WatchColumn.ACCOUNT), "there are two accounts"
    assert cells(pane, WatchColumn.ACCOUNT) == ["Main shop"]


def test_new_findings_come_up_and_the_newest_is_first(qtbot: QtBot, stage: Stage) -> None:
    ended(stage, 1)
    pane = opened(qtbot, stage)
    ended(stage, 2, "Failed")
    settle(stage, pane)
    assert cells(pane, WatchColumn.WHAT) == ["Failed", "Partial"]
    assert pane.count.total == 2


def test_dismissing_by_key_can_be_undone(qtbot: QtBot, stage: Stage) -> None:
    ended(stage, 1)
    pane = opened(qtbot, stage)
    press(pane, Qt.Key.Key_Delete)
    settle(stage, pane)
    assert pane.model.rowCount() == 0
    assert pane.count.total == 0
    assert pane.done.isVisible()
    pane.done.use()
    settle(stage, pane)
    assert cells(pane, WatchColumn.WHAT) == ["Partial"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_S])
def test_a_key_that_repeats_is_undone_as_if_pressed_once(
    qtbot: QtBot, stage: Stage, key: Qt.Key
) -> None:
    ended(stage, 1)
    pane = opened(qtbot, stage)
    press(pane, key)
    press(pane, key)
    settle(stage, pane)
    pane.done.use()
    settle(stage, pane)
    assert cells(pane, WatchColumn.WHAT) == ["Partial"]
    press(pane, key)
    settle(stage, pane)
    assert cells(pane, WatchColumn.WHAT) == [], "shown again, it can be hidden again"


def test_what_is_put_off_comes_back_after_a_day(qtbot: QtBot, stage: Stage) -> None:
    ended(stage, 1)
    pane = opened(qtbot, stage)
    press(pane, Qt.Key.Key_S)
    settle(stage, pane)
    assert pane.model.rowCount() == 0
    stage.at += timedelta(days=1, minutes=1)
    assert len(stage.run(stage.core.watch.shown(9))) == 1


def test_several_are_dismissed_at_once(qtbot: QtBot, stage: Stage) -> None:
    for number in range(4):
        ended(stage, number)
    pane = opened(qtbot, stage)
    press(pane, Qt.Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
    assert len(pane.selected()) == 4
    names = [button.objectName() for button in pane.deeds.buttons() if button.isVisible()]
    assert "watch.button.open" not in names, "one order is opened at a time"
    press(pane, Qt.Key.Key_Delete)
    settle(stage, pane)
    assert pane.model.rowCount() == 0


def test_many_selected_ones_are_kept_without_going_through_them_in_qt(
    qtbot: QtBot, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    whole = WatchRows.columnCount

    def counted(model: WatchRows, *parent: Any) -> int:
        asked.append(1)
        return whole(model, *parent)

    monkeypatch.setattr(WatchRows, "columnCount", counted)
    for number in range(60):
        ended(stage, number)
    pane = opened(qtbot, stage, tested=False)
    press(pane, Qt.Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
    rows = list(pane.model.rows)
    asked.clear()
    pane._show([*rows[:20], *rows[21:]])
    assert asked, "it is counted"
    assert len(asked) < 60
    assert [one.id for one in pane.selected()] == [one.id for one in rows if one is not rows[20]]
    pane._show(rows)
    assert [one.id for one in pane.selected()] == [one.id for one in rows if one is not rows[20]]


def test_a_new_finding_takes_no_other_one_s_place_under_the_hand(
    qtbot: QtBot, stage: Stage
) -> None:
    for number in range(3):
        ended(stage, number)
    pane = opened(qtbot, stage)
    press(pane, Qt.Key.Key_Down)
    press(pane, Qt.Key.Key_Down, modifier=Qt.KeyboardModifier.ShiftModifier)
    meant = [one.id for one in pane.selected()]
    assert [one.order.panel_id for one in pane.selected()] == ["701", "700"]
    ended(stage, 3)
    settle(stage, pane)
    assert [one.id for one in pane.selected()] == meant, "a row further down now"
    assert pane.table.currentIndex().row() == 3
    press(pane, Qt.Key.Key_Delete)
    settle(stage, pane)
    assert cells(pane, WatchColumn.ORDER) == ["703", "702"]


def test_what_goes_by_itself_leaves_its_selection_to_no_other(qtbot: QtBot, stage: Stage) -> None:
    for number in range(4):
        ended(stage, number)
    pane = opened(qtbot, stage)
    press(pane, Qt.Key.Key_Down)
    (meant,) = pane.selected()
    stage.run(stage.core.watch.dismiss([meant.id], None))  # as another window would
    settle(stage, pane)
    ended(stage, 4)
    settle(stage, pane)
    press(pane, Qt.Key.Key_Delete)
    settle(stage, pane)
    assert pane.selected() == []
    assert cells(pane, WatchColumn.ORDER) == ["704", "703", "701", "700"]
    press(pane, Qt.Key.Key_Down)
    press(pane, Qt.Key.Key_Delete)
    settle(stage, pane)
    assert [one.order.panel_id for one in pane.selected()] == ["703"], "on to the next by hand"


def test_the_rows_in_sight_stay_there_as_findings_come_up(qtbot: QtBot, stage: Stage) -> None:
    for number in range(40):
        ended(stage, number)
    pane = opened(qtbot, stage)
    pane.table.scrollTo(pane.model.index(30, 0))
    top = pane.model.found(pane.table.rowAt(0))
    ended(stage, 40)
    settle(stage, pane)
    there = pane.model.found(pane.table.rowAt(0))
    assert top is not None
    assert there is not None
    assert there.id == top.id


def test_enter_opens_the_order_and_ctrl_c_copies_its_id(qtbot: QtBot, stage: Stage) -> None:
    order = ended(stage, 1)
    pane = opened(qtbot, stage)
    with qtbot.waitSignal(pane.order_wanted) as wanted:
        press(pane, Qt.Key.Key_Return)
    assert wanted.args == [order]
    press(pane, Qt.Key.Key_C, modifier=Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "701"


def test_kinds_and_accounts_narrow_the_list(qtbot: QtBot, stage: Stage) -> None:
    ended(stage, 1)
    ended(stage, 2, "Failed")
    ended(stage, 3, account=stage.other)
    pane = opened(qtbot, stage)
    offered = [pane.whats.itemText(at) for at in range(pane.whats.count())]
    assert offered == ["All kinds · 3", "Partial · 2", "Failed · 1"]
    pane.whats.setCurrentIndex(1)
    pane.whats.picked.emit()
    settle(stage, pane)
    assert cells(pane, WatchColumn.ORDER) == ["703", "701"]
    pane.accounts.setCurrentIndex(2)
    pane.accounts.picked.emit()
    settle(stage, pane)
    assert cells(pane, WatchColumn.ORDER) == ["703"]
    press(pane, Qt.Key.Key_Delete)
    settle(stage, pane)
    assert pane.empty.sentence == "Nothing of this kind."
    pane.empty.button.click()
    settle(stage, pane)
    assert cells(pane, WatchColumn.ORDER) == ["702", "701"]


def test_other_parts_add_what_can_be_done(qtbot: QtBot, stage: Stage) -> None:
    ended(stage, 1)
    ended(stage, 2, "Failed")
    pane = opened(qtbot, stage)
    done: list[Any] = []

    def failed(found: Any) -> bool:
        return all(one.finding.what is What.FAILED for one in found)

    pane.deeds.offer(Deed("reorder", lambda: "Order again", done.append, failed))
    button = pane.findChild(QPushButton, "watch.button.reorder")
    assert button is not None
    assert button.isVisible(), "the failed one is selected"
    button.click()
    assert [one.order.panel_id for one in done[0]] == ["702"]
    pane.table.selectRow(1)
    assert button.isHidden()


def test_a_panel_s_text_is_plain_and_capped(qtbot: QtBot, stage: Stage) -> None:
    order = stage.placed("https://a.example/1", "701")
    stage.report({order.id: Report(HOSTILE)})
    stage.run(stage.core.watch.review([order.id]))
    refused = stage.sent("https://a.example/2", Ending.REFUSED, Event.REFUSE, reason=HOSTILE)
    stage.run(stage.core.watch.review([refused.id]))
    pane = opened(qtbot, stage)
    assert cells(pane, WatchColumn.WHAT) == ["Refused", "Unknown word"]
    assert all(len(told) < 500 for told in cells(pane, WatchColumn.WHY))
    tip = pane.model.index(0, WatchColumn.WHY).data(Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tip
    assert pane.foot.why.textFormat() is Qt.TextFormat.PlainText


def test_every_kind_and_reason_has_words(stage: Stage) -> None:
    order = stage.placed("https://a.example/1", "701")
    values = {
        "since": 1_700_000_000, "usual": 30, "top": 7200, "sample": 1200, "delivered": 5,
        "quantity": 1000, "counted": 8, "begun": 9, "start": 1, "expected": 2, "before": 3,
        "over": 4,
    }  # fmt: skip
    for what in What:
        assert what_word(what)
    for why in Why:
        found = Found(1, Finding(What.STUCK, why, values), order, stage.at, stage.at)
        assert "{" not in why_words(found), why
        rule = Found(
            1, Finding(What.STUCK, why, values | {"rule": 86_400}), order, stage.at, stage.at
        )
        assert "{" not in why_words(rule), why
    gone = Finding(What.DISOWNED, Why.DISOWNED)
    told = [why_words(Found(1, gone, order, stage.at, stage.at, one)) for one in ("", "<b>no</b>")]
    assert told == [
        "The panel does not know this order any more.",
        "The panel does not know this order any more: “<b>no</b>”",
    ]
    stuck = Found(1, Finding(What.STUCK, Why.NOT_BEGUN, values), order, stage.at, stage.at)
    assert "less than a minute" in why_words(stuck)
    over = Found(1, Finding(What.OVER, Why.OVER, {"over": 5}), order, stage.at, stage.at)
    assert why_words(over) == "The panel tells of 5 more than was ordered."
    assert "by 1,200 orders" in why_words(stuck)
