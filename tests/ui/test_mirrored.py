"""Windows from right to left: what is painted by hand is mirrored, figures and charts are not."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QImage, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListWidgetItem, QStyleOptionViewItem, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from xpanel_desktop.ui.mirroring import placed
from xpanel_desktop.ui.models.categories import COUNT as SERVICES
from xpanel_desktop.ui.widgets.account_stripe import STRIPE
from xpanel_desktop.ui.widgets.amounts import AmountDelegate
from xpanel_desktop.ui.widgets.chart import Chart
from xpanel_desktop.ui.widgets.segments import Segments
from xpanel_desktop.ui.widgets.service_rows import CategoryDelegate
from xpanel_desktop.ui.widgets.side_rows import COUNT, MARK, SideList

LEFT, RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
WIDE, TALL = 240, 28
Paint = Callable[[QPainter, QStyleOptionViewItem, QModelIndex], None]


def inks(paint: Paint, index: QModelIndex, direction: Qt.LayoutDirection) -> list[int]:
    """Paint a cell; return the pixels across that have any ink."""
    image = QImage(WIDE, TALL, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, WIDE, TALL)  # type: ignore[assignment] -- the stubs tell of no setter
    option.direction = direction
    painter = QPainter(image)
    painter.setLayoutDirection(direction)
    paint(painter, option, index)
    painter.end()
    ground = image.pixel(WIDE // 2, 0)
    return [x for x in range(WIDE) if any(image.pixel(x, y) != ground for y in range(TALL))]


def side_line(qtbot: QtBot) -> tuple[Paint, QModelIndex, QWidget]:
    owner = QWidget()
    qtbot.addWidget(owner)
    lines = SideList("lines", owner)
    item = QListWidgetItem("A name", lines)
    item.setData(COUNT, 1)
    item.setData(MARK, "view")
    return lines.itemDelegate().paint, lines.indexFromItem(item), owner


def category(qtbot: QtBot) -> tuple[Paint, QModelIndex, QWidget]:
    owner = QWidget()
    qtbot.addWidget(owner)
    item = QStandardItem("A name that is longer")
    item.setData(1, SERVICES)
    model = QStandardItemModel(owner)
    model.appendRow(item)
    return CategoryDelegate(owner).paint, model.indexFromItem(item), owner


@pytest.mark.parametrize("cell", [side_line, category])
def test_a_line_is_mirrored(
    qtbot: QtBot, cell: Callable[[QtBot], tuple[Paint, QModelIndex, QWidget]]
) -> None:
    paint, index, owner = cell(qtbot)
    usual, mirrored = inks(paint, index, LEFT), inks(paint, index, RIGHT)
    half = WIDE // 2
    assert sum(x < half for x in usual) > sum(x >= half for x in usual), "the name is on the left"
    assert sum(x >= half for x in mirrored) > sum(x < half for x in mirrored)
    assert min(mirrored) == pytest.approx(WIDE - 1 - max(usual), abs=2), "so is the count"
    assert max(mirrored) == pytest.approx(WIDE - 1 - min(usual), abs=6)
    assert owner is not None


def test_an_amount_stays_where_it_is(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    item = QStandardItem("0.27819 USD")
    model = QStandardItemModel(owner)
    model.appendRow(item)
    paint, index = AmountDelegate(owner).paint, model.indexFromItem(item)
    assert inks(paint, index, LEFT) == inks(paint, index, RIGHT)


def test_a_part_of_a_cell_is_mirrored_within_it() -> None:
    option = QStyleOptionViewItem()
    whole, part = QRect(100, 0, 50, 20), QRect(104, 2, 16, 16)
    option.direction = LEFT
    assert placed(option, whole, part) == part
    option.direction = RIGHT
    assert placed(option, whole, part) == QRect(130, 2, 16, 16)


def test_charts_run_from_left_to_right(qtbot: QtBot) -> None:
    frame = QWidget()
    qtbot.addWidget(frame)
    frame.setLayoutDirection(RIGHT)
    assert Chart(frame).layoutDirection() is LEFT


def test_segments_are_round_at_their_outer_corners(qtbot: QtBot) -> None:
    frame = QWidget()
    qtbot.addWidget(frame)
    segments = Segments(("one", "two", "three"), frame)
    rounded = [button.property("segment") for button in segments.findChildren(QToolButton)]
    frame.setLayoutDirection(RIGHT)
    mirrored = [button.property("segment") for button in segments.findChildren(QToolButton)]
    assert rounded == mirrored[::-1] == ["first", "middle", "last"]
    assert STRIPE % 4 == 0
