"""Drafts and outbox by keys: send with its confirmation, hold, resume, edit, delete and undo."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.order_stage import LIKES, Stage, open_loop
from xpanel_desktop.domain.order import Ending, Order
from xpanel_desktop.domain.state import Event, State
from xpanel_desktop.domain.stops import Stop
from xpanel_desktop.ui.panes.outbox import OutboxPane

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def stage(qapp: Any, tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(open_loop(qapp), tmp_path)
    yield stage
    stage.close()


def opened(qtbot: QtBot, stage: Stage, state: State = State.DRAFT) -> OutboxPane:
    pane = OutboxPane(stage.core, stage.tasks, stage.scope)
    qtbot.addWidget(pane)
    pane.resize(1000, 700)
    with qtbot.waitActive(pane):
        pane.show()
    pane.show_state(state)
    settle(stage, pane)
    pane.table.setFocus()
    return pane


def settle(stage: Stage, pane: OutboxPane) -> None:
    stage.until(
        lambda: stage.tasks.idle and pane.model.settled and pane.counts.settled,
        "the pane to settle",
    )


def press(pane: QWidget, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    focus = pane.window().focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)


def click(widget: QWidget, name: str) -> None:
    button = widget.findChild(QPushButton, name)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_sending_shows_sum_account_and_count_before_money_moves(qtbot: QtBot, stage: Stage) -> None:
    stage.draft("https://a.example/1")
    stage.draft("https://a.example/2", quantity="2000")
    pane = opened(qtbot, stage)
    press(pane, Qt.Key.Key_A, CTRL)
    settle(stage, pane)
    assert pane.tools.primary.text() == "Send 2 · 2.70 USD"
    press(pane, Qt.Key.Key_Return, CTRL)
    stage.until(pane.confirm.isVisible, "the confirmation")
    assert stage.states() == {State.DRAFT: 2}
    assert "2.70 USD" in pane.confirm.go.text()
    assert "Main shop" in texts(pane.confirm)
    assert "100.84 USD" in texts(pane.confirm)
    assert pane.confirm.go.hasFocus()
    press(pane, Qt.Key.Key_Return)
    stage.until_states({State.QUEUED: 2})
    settle(stage, pane)
    assert "No drafts" in pane.empty.sentence


def test_escape_goes_back_and_nothing_moves(qtbot: QtBot, stage: Stage) -> None:
    stage.draft("https://a.example/1")
    pane = opened(qtbot, stage)
    press(pane, Qt.Key.Key_A, CTRL)
    press(pane, Qt.Key.Key_Return, CTRL)
    stage.until(pane.confirm.isVisible, "the confirmation")
    press(pane, Qt.Key.Key_Escape)
    assert not pane.confirm.isVisible()
    assert pane.table.hasFocus()
    assert stage.states() == {State.DRAFT: 1}


def test_a_draft_that_cannot_be_sent_stays_and_says_why(qtbot: QtBot, stage: Stage) -> None:
    stage.draft("https://a.example/1")
    short = stage.draft("https://a.example/2", quantity="3")
    pane = opened(qtbot, stage)
    press(pane, Qt.Key.Key_A, CTRL)
    press(pane, Qt.Key.Key_Return, CTRL)
    stage.until(pane.confirm.isVisible, "the confirmation")
    assert LIKES.name in texts(pane.confirm)
    assert "0.90 USD" in pane.confirm.go.text()
    press(pane, Qt.Key.Key_Return)
    stage.until_states({State.QUEUED: 1, State.DRAFT: 1})
    assert stage.order(short.id).state is State.DRAFT


def test_hold_and_resume(qtbot: QtBot, stage: Stage) -> None:
    stage.queued("https://a.example/1")
    pane = opened(qtbot, stage, State.QUEUED)
    press(pane, Qt.Key.Key_A, CTRL)
    press(pane, Qt.Key.Key_Return, CTRL)
    stage.until_states({State.HELD: 1})
    pane.show_state(State.HELD)
    settle(stage, pane)
    press(pane, Qt.Key.Key_A, CTRL)
    press(pane, Qt.Key.Key_Return, CTRL)
    stage.until(pane.confirm.isVisible, "the confirmation")
    assert pane.confirm.go.text().startswith("Resume")
    press(pane, Qt.Key.Key_Return)
    stage.until_states({State.QUEUED: 1})


def test_edit_opens_a_draft_and_makes_one_of_a_queued_order(qtbot: QtBot, stage: Stage) -> None:
    queued = stage.queued("https://a.example/1")
    pane = opened(qtbot, stage, State.QUEUED)
    wanted: list[Order] = []
    pane.edit_wanted.connect(wanted.append)
    press(pane, Qt.Key.Key_A, CTRL)
    press(pane, Qt.Key.Key_F2)
    stage.until(lambda: wanted, "the ticket to be asked for")
    assert wanted == [stage.order(queued.id)]
    assert wanted[0].state is State.DRAFT


def test_delete_can_be_undone(qtbot: QtBot, stage: Stage) -> None:
    order = stage.draft("https://a.example/1")
    pane = opened(qtbot, stage)
    press(pane, Qt.Key.Key_A, CTRL)
    press(pane, Qt.Key.Key_Delete)
    stage.until(pane.undo.isVisible, "the offer to undo")
    stage.until(lambda: pane.model.rowCount() == 0, "the row to go")
    assert stage.states() == {}
    click(pane.undo, "undo")
    stage.until_states({State.DRAFT: 1})
    settle(stage, pane)
    back = pane.model.at_hand(0)
    assert back is not None
    assert (back.ticket, back.expected_charge) == (order.ticket, order.expected_charge)


def test_what_is_refused_tells_the_panel_s_words_and_can_be_sent_again(
    qtbot: QtBot, stage: Stage
) -> None:
    stage.sent("https://a.example/1", Ending.REFUSED, Event.REFUSE, reason="Incorrect link")
    pane = opened(qtbot, stage, State.REFUSED)
    row = [pane.model.data(pane.model.index(0, at)) for at in range(pane.model.columnCount())]
    assert "Incorrect link" in row
    press(pane, Qt.Key.Key_A, CTRL)
    press(pane, Qt.Key.Key_Return, CTRL)
    stage.until(pane.confirm.isVisible, "the confirmation")
    press(pane, Qt.Key.Key_Return)
    stage.until_states({State.QUEUED: 1})


def test_what_is_being_sent_can_only_be_watched(qtbot: QtBot, stage: Stage) -> None:
    order = stage.queued("https://a.example/1")
    stage.run(stage.journal.begin(order.id, stage.tick(), {"service": "1042"}))
    pane = opened(qtbot, stage, State.SENDING)
    press(pane, Qt.Key.Key_A, CTRL)
    for button in (pane.tools.primary, pane.tools.edit, pane.tools.delete):
        assert not button.isVisible()
    press(pane, Qt.Key.Key_Delete)
    press(pane, Qt.Key.Key_F2)
    settle(stage, pane)
    assert stage.states() == {State.SENDING: 1}


@pytest.mark.parametrize(
    ("reason", "button"),
    [
        (Stop.UNKNOWN_ORDER, "decide.1"),
        (Stop.KEY_REFUSED, "key.1"),
        (Stop.FUNDS_SHORT, "again.1"),
        (Stop.REFUSED_TWICE, "again.1"),
        (Stop.DAILY_LIMIT, "again.1"),
        (Stop.CLOCK_JUMPED, "again.1"),
    ],
)
def test_a_stop_says_why_and_what_to_do(
    qtbot: QtBot, stage: Stage, reason: Stop, button: str
) -> None:
    pane = opened(qtbot, stage)
    asked: list[int] = []
    pane.unknown_wanted.connect(asked.append)
    pane.account_wanted.connect(asked.append)
    stage.stop(stage.main, reason)
    assert "Main shop" in texts(pane.bars)
    click(pane.bars, button)
    settle(stage, pane)
    if button.startswith("again"):
        assert stage.core.accounts.get(stage.main.id).stop_reason == ""
        assert not pane.bars.isVisible()
    else:
        assert asked == [stage.main.id]


def test_sending_is_paused_and_resumed_for_what_is_shown(qtbot: QtBot, stage: Stage) -> None:
    pane = opened(qtbot, stage)
    pane.tools.sending.click()
    settle(stage, pane)
    assert [account.paused for account in stage.scope.accounts] == [True, True]
    assert pane.tools.sending.text() == "Resume sending"
    click(pane.bars, "resume.1")
    settle(stage, pane)
    assert [account.paused for account in stage.scope.accounts] == [False, True]


def test_counts_live_in_the_segments(qtbot: QtBot, stage: Stage) -> None:
    pane = opened(qtbot, stage)
    stage.touched([stage.draft("https://a.example/1").id, stage.queued("https://a.example/2").id])
    segment = pane.segments.findChild(QToolButton, "segment.queued")
    assert segment is not None
    stage.until(lambda: segment.text().endswith("1"), "the count")
    assert segment.accessibleName() == "Queued, 1"
