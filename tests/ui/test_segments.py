"""A row of segments where there is much room, little room, and other words."""

import pytest
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from xpanel_desktop.ui.widgets.segments import ROOM, Segments

NAMES = ("draft", "queued", "held", "sending", "refused")


@pytest.mark.usefixtures("dressed")
def test_segments_stand_closer_before_any_is_cut(qtbot: QtBot) -> None:
    frame = QWidget()
    qtbot.addWidget(frame)
    row = QHBoxLayout(frame)
    row.setContentsMargins(0, 0, 0, 0)
    segments = Segments(NAMES, frame)
    row.addWidget(segments)
    row.addStretch()
    segments.count(dict.fromkeys(NAMES, 12_345))
    frame.resize(900, 40)
    with qtbot.waitExposed(frame):
        frame.show()

    def wait_for(width: int) -> None:
        frame.resize(width, 40)
        qtbot.waitUntil(lambda: segments.width() == min(width, wide))

    def cut() -> list[str]:
        buttons = segments.findChildren(QToolButton)
        return [one.text() for one in buttons if one.width() < one.minimumSizeHint().width()]

    wide, saved = segments.sizeHint().width(), ROOM * len(NAMES)
    assert segments.minimumSizeHint().width() == wide - saved
    for width in (wide + 100, wide, wide - saved // 2, wide - saved, wide):
        wait_for(width)
        assert cut() == []
        assert segments.sizeHint().width() == wide
        assert segments.minimumSizeHint().width() == wide - saved
    assert frame.minimumSizeHint().width() == wide - saved, "a window is not made smaller"
    frame.resize(wide - saved, 40)
    segments.count(dict.fromkeys(NAMES, 0))
    assert segments.sizeHint().width() < wide - saved
    assert cut() == []
