"""How the room of a pane is shared: kept for each way it lies, and brought back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from xpanel_desktop.ui.widgets.splits import Splits, TurningSplit

ACROSS, DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


def split(qtbot: QtBot) -> TurningSplit:
    """Return a splitter of two parts, shown."""
    made = TurningSplit(ACROSS)
    made.setChildrenCollapsible(False)
    qtbot.addWidget(made)
    for _ in range(2):
        made.addWidget(QWidget())
    made.resize(605, 605)
    made.setSizes([300, 300])
    made.show()
    return made


def test_what_is_moved_is_kept_for_each_way_it_lies(qtbot: QtBot, qapp: QApplication) -> None:
    first, splits = split(qtbot), Splits(qapp)
    splits.follow("orders.details", first)
    assert splits.kept() == {}, "what nobody moved is as at first"
    with qtbot.waitSignal(splits.moved):
        first.moveSplitter(450, 1)
    first.turn(DOWN, [300, 300])
    assert abs(first.sizes()[0] - 300) < 4
    first.moveSplitter(200, 1)
    first.turn(ACROSS, [300, 300])
    assert abs(first.sizes()[0] - 450) < 4
    kept = splits.kept()
    assert set(kept) == {"orders.details.across", "orders.details.down"}

    again, other = split(qtbot), Splits(qapp)
    other.follow("orders.details", again)
    other.take(kept)
    assert abs(again.sizes()[0] - 450) < 4
    again.turn(DOWN, [300, 300])
    assert abs(again.sizes()[0] - 200) < 4


def test_what_is_hidden_keeps_the_size_that_it_had(qtbot: QtBot, qapp: QApplication) -> None:
    first, splits = split(qtbot), Splits(qapp)
    third = QWidget()
    first.addWidget(third)
    splits.follow("a", first)
    first.setSizes([200, 200, 200])
    first.moveSplitter(150, 1)
    third.hide()
    first.moveSplitter(250, 1)
    sizes = splits.kept()["a.across"]
    assert abs(sizes[0] - 250) < 4
    assert sizes[2] > 100


def test_what_cannot_be_read_is_left_out(qtbot: QtBot, qapp: QApplication) -> None:
    first, splits = split(qtbot), Splits(qapp)
    splits.follow("a", first)
    for kept in ("no", {"a.across": 7}, {"a.across": [1, "x"]}, {"a.across": [1, -2]}, {"a": [9]}):
        splits.take(kept)
        assert abs(first.sizes()[0] - 300) < 4
    splits.take({"a.across": [100, 200, 300]})
    assert abs(first.sizes()[0] - 300) < 4, "one of another number of parts"
