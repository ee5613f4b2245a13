"""The order of sending, by keys and by mouse, and the word for what was queued offline."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.order_stage import LIKES, Stage, open_loop
from tests.ui.test_outbox_pane import click, opened, press, settle
from xpanel_desktop.domain.checks import Code, Level, Problem, kept
from xpanel_desktop.domain.order import written
from xpanel_desktop.domain.state import Event, State
from xpanel_desktop.domain.ticket import Ticket
from xpanel_desktop.ui.models.order_why import why
from xpanel_desktop.ui.panes.outbox import OutboxPane

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def stage(qapp: Any, tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(open_loop(qapp), tmp_path)
    yield stage
    stage.close()


def line(pane: OutboxPane) -> list[int]:
    orders = (pane.model.order(row) for row in range(pane.model.rowCount()))
    return [order.id for order in orders if order is not None]


def queue_of(qtbot: QtBot, stage: Stage) -> tuple[OutboxPane, list[int]]:
    ids = [stage.queued(f"https://a.example/{number}").id for number in range(4)]
    pane = opened(qtbot, stage, State.QUEUED)
    assert line(pane) == ids
    return pane, ids


@pytest.mark.parametrize(
    ("chosen", "key", "wanted"),
    [
        (1, Qt.Key.Key_Up, [1, 0, 2, 3]),
        (1, Qt.Key.Key_Down, [0, 2, 1, 3]),
        (2, Qt.Key.Key_Home, [2, 0, 1, 3]),
        (1, Qt.Key.Key_End, [0, 2, 3, 1]),
        (0, Qt.Key.Key_Up, [0, 1, 2, 3]),
        (3, Qt.Key.Key_Down, [0, 1, 2, 3]),
    ],
)
def test_keys_move_what_is_selected(
    qtbot: QtBot, stage: Stage, chosen: int, key: Qt.Key, wanted: list[int]
) -> None:
    pane, ids = queue_of(qtbot, stage)
    pane.table.select([ids[chosen]])
    press(pane, key, ALT)
    settle(stage, pane)
    stage.until(lambda: line(pane) == [ids[one] for one in wanted], "the new order")
    assert [order.id for order in pane.table.orders()] == [ids[chosen]], "it stays selected"


def test_rows_are_dragged_to_another_place(qtbot: QtBot, stage: Stage) -> None:
    pane, ids = queue_of(qtbot, stage)
    pane.table.select([ids[3]])
    view = pane.table.viewport()
    height = pane.table.rowHeight(0)
    start = QPoint(30, pane.table.rowViewportPosition(3) + height // 2)
    QTest.mousePress(view, LEFT, pos=start)
    QTest.mouseMove(view, QPoint(30, height))
    QTest.mouseMove(view, QPoint(30, 2))
    QTest.mouseRelease(view, LEFT, pos=QPoint(30, 2))
    stage.until(lambda: line(pane) == [ids[3], *ids[:3]], "the dragged order to be first")


def test_a_drag_is_given_up_with_escape(qtbot: QtBot, stage: Stage) -> None:
    pane, ids = queue_of(qtbot, stage)
    pane.table.select([ids[3]])
    view = pane.table.viewport()
    start = QPoint(30, pane.table.rowViewportPosition(3) + 5)
    QTest.mousePress(view, LEFT, pos=start)
    QTest.mouseMove(view, QPoint(30, 2))
    press(pane, Qt.Key.Key_Escape)
    QTest.mouseRelease(view, LEFT, pos=QPoint(30, 2))
    settle(stage, pane)
    assert line(pane) == ids


def test_drafts_have_no_order_of_sending(qtbot: QtBot, stage: Stage) -> None:
    ids = [stage.draft(f"https://a.example/{number}").id for number in range(2)]
    pane = opened(qtbot, stage)
    before = line(pane)
    pane.table.select([ids[0]])
    press(pane, Qt.Key.Key_Up, ALT)
    settle(stage, pane)
    assert line(pane) == before


def test_what_was_queued_offline_asks_before_it_goes(qtbot: QtBot, stage: Stage) -> None:
    drafts = [stage.draft(f"https://a.example/{number}") for number in range(2)]
    ids = [draft.id for draft in drafts]
    stage.run(stage.drafts.queue(ids, stage.tick(), asks=True))
    pane = opened(qtbot, stage, State.QUEUED)
    stage.until(lambda: pane.findChild(QPushButton, "outbox.release"), "the question")
    button = pane.findChild(QPushButton, "outbox.release")
    assert button is not None
    assert button.text().startswith("Send 2 · ")
    settle(stage, pane)
    assert why(stage.order(ids[0])) == "Queued offline: waits for your word"
    click(pane, "outbox.release")
    settle(stage, pane)
    assert not stage.order(ids[0]).asks
    stage.until(lambda: not pane.bars.isVisible(), "the question to end")


def test_what_was_queued_offline_can_be_held(qtbot: QtBot, stage: Stage) -> None:
    draft = stage.draft("https://a.example/1")
    stage.run(stage.drafts.queue([draft.id], stage.tick(), asks=True))
    pane = opened(qtbot, stage, State.QUEUED)
    stage.until(lambda: pane.findChild(QPushButton, "outbox.hold_offline"), "the question")
    settle(stage, pane)
    click(pane, "outbox.hold_offline")
    stage.until_states({State.HELD: 1})


def test_while_nothing_can_be_sent_nothing_is_asked(qtbot: QtBot, stage: Stage) -> None:
    draft = stage.draft("https://a.example/1")
    stage.run(stage.drafts.queue([draft.id], stage.tick(), asks=True))
    stage.core.sessions.cannot_send = lambda _account: True
    pane = opened(qtbot, stage, State.QUEUED)
    settle(stage, pane)
    assert pane.findChild(QPushButton, "outbox.release") is None


def test_why_an_order_waits(qtbot: QtBot, stage: Stage) -> None:
    del qtbot
    values = {"link": "https://a.example/1", "quantity": "1000"}
    new = written(Ticket(stage.main.id, LIKES.id, LIKES.kind, values), LIKES, "USD")
    later = replace(new, not_before=stage.at + timedelta(days=400), after_link=True)
    order = stage.run(stage.drafts.save_and_queue(later, stage.tick()))
    words = why(order)
    assert words.startswith("Not before ")
    assert words.endswith(" · After the order at work on this link")
    problem = Problem(Level.BLOCK, Code.RATE_MOVED, "", {"before": "1", "now": "2"})
    stage.run(stage.drafts.move([order.id], Event.HOLD, stage.tick(), kept(problem)))
    assert why(stage.order(order.id)) == "The rate moved from 1 to 2."
