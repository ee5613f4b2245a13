"""The rail's counts: short enough for their place, exact for who listens."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from xpanel_desktop.domain.state import State
from xpanel_desktop.ui.actions import PANES
from xpanel_desktop.ui.text import number
from xpanel_desktop.ui.widgets.rail import Rail


def drafts(rail: Rail, count: int) -> tuple[str, str]:
    """Return what is seen and what is heard of so many drafts."""
    rail.show_counts({(1, State.DRAFT): count})
    return rail._counts["outbox"].text(), rail.buttons["outbox"].accessibleName()


def test_a_count_of_five_digits_is_told_short_and_heard_whole(qtbot: QtBot) -> None:
    frame = QWidget()
    qtbot.addWidget(frame)
    rail = Rail({name: QAction(name, frame) for name in PANES}, frame)
    assert drafts(rail, 999) == (number(999), f"outbox, {number(999)}")
    assert drafts(rail, 12_345) == (f"{number(999)}+", f"outbox, {number(12_345)}")
    assert drafts(rail, 0) == ("", "outbox")


def test_nothing_moves_when_counts_change(qtbot: QtBot) -> None:
    frame = QWidget()
    qtbot.addWidget(frame)
    rail = Rail({name: QAction(name, frame) for name in PANES}, frame)
    rail.resize(rail.width(), 600)
    frame.show()
    for narrow in (False, True):
        rail.narrow(narrow)
        places = []
        for count in (0, 7, 99_999):
            drafts(rail, count)
            rail.layout().activate()
            places.append([button.geometry() for button in rail.buttons.values()])
            count_label = rail._counts["outbox"]
            assert count_label.sizeHint().width() <= rail.width() - 16 - 8 - 28, "beside the icon"
        assert places[0] == places[1] == places[2]
        assert rail.sizeHint().width() <= rail.width()
    assert drafts(rail, 100) == (f"{number(99)}+", f"outbox, {number(100)}")
