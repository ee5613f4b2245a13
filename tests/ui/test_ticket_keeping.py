"""What is typed is saved by itself, as one draft, and only when there is something to keep."""

import dataclasses
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pane_core import FixedScope, NowTasks, make
from tests.ui.ticket_core import LINK, TicketCore, ctrl, focus, keys, press
from xpanel_desktop.domain.state import State
from xpanel_desktop.ui.panes.ticket import TicketPane
from xpanel_desktop.ui.panes.ticket_keeper import KEEP_AFTER

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
LIKES = make(7, "Instagram Likes")
COMMENTS = make(10, "Comments", type="Custom Comments")
Key = Qt.Key


@pytest.fixture
def core() -> TicketCore:
    return TicketCore(LIKES, COMMENTS)


class Window(QWidget):
    """A ticket beside another pane."""

    def __init__(self, core: TicketCore) -> None:
        super().__init__()
        self.other = QLineEdit(self)
        self.pane = TicketPane(core, NowTasks(), FixedScope(), self)  # type: ignore[arg-type]
        row = QHBoxLayout(self)
        row.addWidget(self.other)
        row.addWidget(self.pane)


@pytest.fixture
def window(qtbot: QtBot, core: TicketCore) -> Window:
    window = Window(core)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    window.pane.open_service(1, LIKES)
    return window


@pytest.fixture
def pane(window: Window) -> TicketPane:
    return window.pane


def pause(pane: TicketPane) -> None:
    """Let the time pass that a pause takes."""
    if pane._keeper._timer.isActive():
        pane._keeper._timer.stop()
        pane._keeper._timer.timeout.emit()


def test_a_link_is_saved_after_a_pause(pane: TicketPane, core: TicketCore, qtbot: QtBot) -> None:
    keys(LINK)
    assert not core.orders
    qtbot.waitUntil(lambda: 1 in core.orders, timeout=KEEP_AFTER + 3000)
    assert core.orders[1].link == LINK
    assert core.orders[1].state is State.DRAFT
    assert "1 saved" in pane.body.header.findChildren(QLabel)[0].text()
    keys("2")
    assert "saved" not in pane.body.header.findChildren(QLabel)[0].text()
    pause(pane)
    assert list(core.orders) == [1]
    assert core.orders[1].link == LINK + "2"


def test_what_was_kept_is_no_draft(pane: TicketPane, core: TicketCore) -> None:
    press(Key.Key_Tab)
    keys("500")
    pause(pane)
    assert not core.orders
    pane.body.form.focus_field("link")
    keys(LINK)
    ctrl(Key.Key_Return)
    assert core.orders[1].state is State.QUEUED
    press(Key.Key_Tab)
    keys("600")
    pause(pane)
    assert list(core.orders) == [1]


def test_sending_turns_the_draft_into_the_order(pane: TicketPane, core: TicketCore) -> None:
    keys(LINK)
    pause(pane)
    press(Key.Key_Tab)
    keys("500")
    ctrl(Key.Key_Return)
    assert list(core.orders) == [1]
    assert core.orders[1].state is State.QUEUED
    keys(LINK + "2")
    pause(pane)
    assert core.orders[2].state is State.DRAFT


def test_a_cleared_ticket_leaves_no_draft(pane: TicketPane, core: TicketCore) -> None:
    keys(LINK)
    pause(pane)
    ctrl(Key.Key_A)
    press(Key.Key_Delete)
    pause(pane)
    assert core.dropped == [1]
    assert not core.orders
    keys(LINK)
    pause(pane)
    assert list(core.orders) == [2]


def test_a_draft_that_was_asked_for_is_not_dropped(pane: TicketPane, core: TicketCore) -> None:
    keys(LINK)
    pause(pane)
    ctrl(Key.Key_S)
    ctrl(Key.Key_A)
    press(Key.Key_Delete)
    pause(pane)
    assert list(core.orders) == [1]


def test_it_is_saved_at_once_when_the_pane_is_left(
    window: Window, core: TicketCore, qtbot: QtBot
) -> None:
    keys(LINK)
    window.other.setFocus()
    qtbot.waitUntil(lambda: 1 in core.orders, timeout=500)
    window.pane.body.form.focus_field("link")
    press(Key.Key_End)
    keys("2")
    window.pane.hide()
    qtbot.waitUntil(lambda: core.orders[1].link == LINK + "2", timeout=500)


def test_the_end_of_the_program_waits_for_it(pane: TicketPane, core: TicketCore) -> None:
    keys(LINK)
    NowTasks().start(pane, pane.keep_typed(), name="end")
    assert core.orders[1].link == LINK
    NowTasks().start(pane, pane.keep_typed(), name="end")
    assert list(core.orders) == [1]


def test_a_link_that_goes_to_another_service_leaves_no_draft(
    pane: TicketPane, core: TicketCore
) -> None:
    keys(LINK)
    pause(pane)
    pane.open_service(1, COMMENTS)
    assert core.dropped == [1]
    pause(pane)
    assert core.orders[2].ticket.service_id == COMMENTS.id
    assert core.orders[2].link == LINK


def test_more_than_a_link_is_kept_as_it_is(pane: TicketPane, core: TicketCore) -> None:
    pane.open_service(1, COMMENTS)
    keys(LINK)
    press(Key.Key_Return)
    keys("fine")
    pane.open_service(1, LIKES)
    assert core.orders[1].ticket.values["comments"] == "fine"
    assert pane.body.form.values()["link"] == ""
    assert "1" in pane.body.summary.result.words


def test_a_warning_of_a_moved_rate_outlives_the_saving(pane: TicketPane, core: TicketCore) -> None:
    keys(LINK)
    press(Key.Key_Return)
    keys("500")
    ctrl(Key.Key_S)
    dearer = dataclasses.replace(LIKES, rate=Decimal(9))
    core.snapshots[1] = dataclasses.replace(core.snapshots[1], services=(dearer,))
    pane.edit_draft(core.orders[1])
    pane.body.form.focus_field("runs")
    keys("2")
    pause(pane)
    assert core.orders[1].ticket.values["runs"] == "2"
    assert core.orders[1].rate == LIKES.rate
    press(Key.Key_Tab)
    keys("30")
    ctrl(Key.Key_Return)
    assert core.orders[1].state is State.DRAFT
    assert pane.body.confirm.isVisible()


def test_a_draft_that_is_gone_is_told_and_typed_anew(pane: TicketPane, core: TicketCore) -> None:
    keys(LINK)
    pause(pane)
    core.orders.clear()
    keys("2")
    pause(pane)
    assert pane.body.summary.result.words
    assert not core.orders
    keys("3")
    pause(pane)
    assert core.orders[2].link == LINK + "23"


def test_a_store_that_fails_says_so(pane: TicketPane, core: TicketCore) -> None:
    core.trouble = OSError("disk is full")
    keys(LINK)
    pause(pane)
    assert pane.body.summary.result.words
    core.trouble = None
    keys("2")
    pause(pane)
    assert core.orders
    assert focus().objectName() == "field.link"
