"""Unknown orders by keys: what is told, attaching an id, declaring that it was not placed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.order_stage import Stage, open_loop
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.state import State
from xpanel_desktop.ui.panes.unknown import UnknownPane

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def stage(qapp: Any, tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(open_loop(qapp), tmp_path)
    yield stage
    stage.close()


def opened(qtbot: QtBot, stage: Stage) -> UnknownPane:
    pane = UnknownPane(stage.core, stage.tasks, stage.scope)
    qtbot.addWidget(pane)
    pane.resize(1000, 700)
    with qtbot.waitActive(pane):
        pane.show()
    stage.until(lambda: stage.tasks.idle, "the pane to settle")
    return pane


def texts(widget: QWidget) -> str:
    labels = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    longs = [text.toPlainText() for text in widget.findChildren(QPlainTextEdit)]
    return "\n".join(labels + longs)


def test_nothing_unknown(qtbot: QtBot, stage: Stage) -> None:
    pane = opened(qtbot, stage)
    assert pane.empty.sentence.startswith("Nothing unknown.")


def test_a_card_tells_what_was_sent_and_what_came_back(qtbot: QtBot, stage: Stage) -> None:
    stage.unknown("https://a.example/1", answer="<b>502</b> Bad Gateway" + "y" * 5000)
    pane = opened(qtbot, stage)
    (card,) = pane.cards
    told = texts(card)
    for piece in ("0.90 USD", "https://a.example/1", "1000", "Main shop", "<b>502</b>"):
        assert piece in told
    assert len(told) < 3000


def test_attaching_an_id_by_keys(qtbot: QtBot, stage: Stage) -> None:
    order = stage.unknown("https://a.example/1")
    pane = opened(qtbot, stage)
    decided: list[Order] = []
    pane.decided.connect(decided.append)
    field = pane.cards[0].field
    field.setFocus()
    QTest.keyClicks(field, " 23501 ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    stage.until(lambda: decided and not pane.cards, "the decision")
    assert stage.order(order.id).panel_id == "23501"
    assert stage.order(order.id).state is State.PENDING
    assert "Nothing unknown" in pane.empty.sentence


@pytest.mark.parametrize("typed", ["", "235 01", "<b>", "1;2", "ş1"])
def test_what_is_no_id_is_told_and_not_attached(qtbot: QtBot, stage: Stage, typed: str) -> None:
    order = stage.unknown("https://a.example/1")
    pane = opened(qtbot, stage)
    (card,) = pane.cards
    card.field.setFocus()
    card.field.setText(typed)  # QTest types ASCII only
    QTest.keyClick(card.field, Qt.Key.Key_Return)
    assert card.trouble.words
    assert card.isEnabled()
    assert stage.order(order.id).state is State.UNKNOWN


def test_an_id_that_another_order_holds_is_refused_in_words(qtbot: QtBot, stage: Stage) -> None:
    stage.placed("https://a.example/0", "23501")
    order = stage.unknown("https://a.example/1")
    pane = opened(qtbot, stage)
    (card,) = pane.cards
    QTest.keyClicks(card.field, "23501")
    QTest.keyClick(card.field, Qt.Key.Key_Return)
    stage.until(lambda: card.trouble.words, "the words")
    assert "23501" in card.trouble.words
    assert card.field.hasFocus()
    assert stage.order(order.id).state is State.UNKNOWN


def test_declaring_says_what_follows_and_can_be_left(qtbot: QtBot, stage: Stage) -> None:
    order = stage.unknown("https://a.example/1")
    pane = opened(qtbot, stage)
    (card,) = pane.cards
    card.declare.setFocus()
    QTest.keyClick(card.declare, Qt.Key.Key_Space)
    assert "0.90 USD twice" in texts(card)
    assert card.back.hasFocus()
    QTest.keyClick(card.back, Qt.Key.Key_Escape)
    assert card.declare.hasFocus()
    assert stage.order(order.id).state is State.UNKNOWN
    QTest.keyClick(card.declare, Qt.Key.Key_Space)
    card.sure.setFocus()
    QTest.keyClick(card.sure, Qt.Key.Key_Space)
    stage.until_states({State.NOT_PLACED: 1})
    stage.until(pane.done.isVisible, "the offer")
    QTest.mouseClick(pane.done.findChild(QPushButton, "undo"), Qt.MouseButton.LeftButton)
    stage.until_states({State.NOT_PLACED: 1, State.DRAFT: 1})


def test_what_is_being_typed_stays_when_another_order_becomes_unknown(
    qtbot: QtBot, stage: Stage
) -> None:
    stage.unknown("https://a.example/1")
    pane = opened(qtbot, stage)
    QTest.keyClicks(pane.cards[0].field, "235")
    stage.touched([stage.unknown("https://a.example/2", account=stage.other).id])
    stage.until(lambda: len(pane.cards) == 2, "the second card")
    assert pane.cards[0].field.text() == "235"
