"""Tools for lines, the runs on a line of time, and the words for a subscription."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.pane_core import NOW, FixedScope, NowTasks, make
from tests.ui.ticket_core import LINK, TicketCore, ctrl, focus, keys, press
from xpanel_desktop.domain.ticket import Size
from xpanel_desktop.ui.panes.ticket import TicketPane
from xpanel_desktop.ui.widgets.timeline import Timeline

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
LIKES = make(7, "Instagram Likes")
COMMENTS = make(10, "Comments", type="Custom Comments", minimum=1)
SUBSCRIPTION = make(11, "Auto likes", type="Subscriptions")
Key = Qt.Key


@pytest.fixture
def pane(qtbot: QtBot) -> TicketPane:
    core = TicketCore(LIKES, COMMENTS, SUBSCRIPTION)
    pane = TicketPane(core, NowTasks(), FixedScope())  # type: ignore[arg-type]
    qtbot.addWidget(pane)
    pane.resize(360, 760)
    with qtbot.waitActive(pane):
        pane.show()
    return pane


def told(pane: TicketPane) -> str:
    return "\n".join(label.text() for label in pane.findChildren(QLabel) if label.isVisible())


def test_lines_are_put_right_by_keys_alone(pane: TicketPane) -> None:
    pane.open_service(1, COMMENTS)
    keys(LINK)
    press(Key.Key_Return)
    box = focus()
    assert isinstance(box, QPlainTextEdit)
    blank = pane.findChild(QPushButton, "lines.blank")
    doubles = pane.findChild(QPushButton, "lines.doubles")
    assert blank is not None
    assert doubles is not None
    assert not blank.isVisible()
    for line in ("nice", "", "wow", "nice"):
        keys(line)
        press(Key.Key_Return)
    assert blank.isVisible()
    assert doubles.isVisible()
    assert "3 line" in told(pane)
    assert "1 doubled" in told(pane)
    press(Key.Key_Tab)
    assert focus() is blank
    press(Key.Key_Space)
    assert focus() is box
    assert box.toPlainText() == "nice\nwow\nnice"
    assert not blank.isVisible()
    press(Key.Key_Tab)
    assert focus() is doubles
    press(Key.Key_Return)
    assert box.toPlainText() == "nice\nwow"
    assert pane.desk is not None
    assert pane.desk.check().size.total == 2
    ctrl(Key.Key_Z)
    assert box.toPlainText() == "nice\nwow\nnice"


def test_runs_are_on_a_line_of_time(pane: TicketPane) -> None:
    pane.open_service(1, LIKES)
    line = pane.body.summary.timeline
    for text in (LINK, "500", "8"):
        keys(text)
        press(Key.Key_Return)
    assert line.isHidden()
    keys("30")
    assert line.isVisible()
    assert line.accessibleName().startswith("8 runs, one every 30")
    assert line.toolTip() == line.accessibleName()
    line.grab()
    press(Key.Key_Backspace)
    press(Key.Key_Backspace)
    assert line.isHidden()


def test_runs_begin_when_the_order_goes(pane: TicketPane) -> None:
    pane.open_service(1, LIKES)
    for text in (LINK, "500", "8", "30"):
        keys(text)
        press(Key.Key_Return)
    before = pane.body.summary.timeline.accessibleName()
    pane.body.more.when.choice.setCurrentIndex(1)
    assert pane.body.summary.timeline.accessibleName() != before


def test_runs_beyond_every_calendar_are_no_trouble(qtbot: QtBot) -> None:
    line = Timeline()
    qtbot.addWidget(line)
    line.show_runs(Size(1, 10**12, 10**12, timedelta.max), NOW)
    line.resize(200, 40)
    line.grab()
    assert line.accessibleName().endswith("–")


def test_an_absurd_drip_feed_is_typed_without_trouble(pane: TicketPane) -> None:
    pane.open_service(1, LIKES)
    for text in (LINK, "500", "9" * 12, "9" * 12):
        keys(text)
        press(Key.Key_Return)
    assert pane.body.summary.timeline.isHidden()


def test_a_subscription_tells_its_range_and_the_worst_case(pane: TicketPane) -> None:
    pane.open_service(1, SUBSCRIPTION)
    for text in ("someone", "100", "200"):
        keys(text)
        press(Key.Key_Return)
    assert "100 to 200 for each new post" in told(pane)
    assert "worst case" not in told(pane)
    keys("10")
    assert "100 to 200 for each of 10 post" in told(pane)
    assert "worst case" in told(pane)
    keys("9" * 10)
    assert "100 to 200 for each new post" in told(pane)
