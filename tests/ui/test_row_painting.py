"""Long tables paint what came into sight, row by row, as Qt would have painted it cell by cell."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QImage, QPaintEvent, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.order_stage import Stage, open_loop
from xpanel_desktop.domain.order import Report
from xpanel_desktop.domain.query import OrderQuery
from xpanel_desktop.domain.service import Service
from xpanel_desktop.ui.models.order_cells import Cell
from xpanel_desktop.ui.models.orders import OrdersModel
from xpanel_desktop.ui.models.service_index import unfolded
from xpanel_desktop.ui.models.services import ServicesModel
from xpanel_desktop.ui.panes.service_views import ServiceTable
from xpanel_desktop.ui.widgets.order_table import OrderTable
from xpanel_desktop.ui.widgets.row_table import row_table

CELLS = (Cell.STATE, Cell.PANEL_ID, Cell.LINK, Cell.CHARGE, Cell.REMAINS, Cell.ACCOUNT, Cell.NOTE)
STEP = 84
ORDERS = 24


class Watcher(QObject):
    """Notes how much of a widget is painted at once."""

    def __init__(self) -> None:
        super().__init__()
        self.heights: list[int] = []

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.heights.append(event.region().boundingRect().height())
        return False


@pytest.fixture
def stage(qapp: Any, tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(open_loop(qapp), tmp_path)
    yield stage
    stage.close()


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    holder = QWidget()
    holder.resize(800, 400)
    qtbot.addWidget(holder)
    return holder


@pytest.fixture
def orders(stage: Stage, holder: QWidget) -> OrderTable:
    """A table of orders that are read, the newest with a report."""
    for number in range(ORDERS):
        stage.placed(f"https://a.example/{number}", str(number))
    told = Report("In progress", Decimal("0.5"), 10, 400, "USD")
    stage.report({stage.placed("https://a.example/last", "99").id: told})
    model = OrdersModel(stage.core.orders, stage.core.accounts, stage.tasks, CELLS, holder)
    table = OrderTable(model, dict.fromkeys(CELLS, 96), Cell.LINK, holder)
    stage.core.notices.subscribe(model.touch)
    model.show(OrderQuery())
    stage.until(lambda: model.settled and model.rowCount(), "the orders to be read")
    table.resize(800, 400)
    return table


def services(holder: QWidget) -> QTableView:
    model = ServicesModel(holder)
    listed = [Service(str(at), f"Likes {at}", "Default", "Any", None, 1, 9) for at in range(200)]
    model.show(unfolded(listed), "USD")
    return ServiceTable(model, holder)


def plain_rows(holder: QWidget) -> QTableView:
    return row_table(QStandardItemModel(200, 3, holder), "plain", {0: 80}, 2, holder)


def steps(table: QTableView, qtbot: QtBot) -> list[int]:
    """Return how high what is painted is for a few steps of the wheel."""
    table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    with qtbot.waitExposed(table.window()):
        table.window().show()
    QApplication.processEvents()
    watcher = Watcher()
    table.viewport().installEventFilter(watcher)
    for _ in range(3):
        table.verticalScrollBar().setValue(table.verticalScrollBar().value() + STEP)
        QApplication.processEvents()
    table.viewport().removeEventFilter(watcher)
    return watcher.heights


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("made", [services, plain_rows])
def test_the_wheel_paints_what_comes_into_sight(
    made: Callable[[QWidget], QTableView], holder: QWidget, qtbot: QtBot
) -> None:
    table = made(holder)
    table.resize(700, 400)
    assert steps(table, qtbot) == [STEP, STEP, STEP]


@pytest.mark.usefixtures("dressed")
def test_the_wheel_paints_what_orders_come_into_sight(orders: OrderTable, qtbot: QtBot) -> None:
    assert steps(orders, qtbot) == [STEP, STEP, STEP]


def picture(table: OrderTable) -> QImage:
    return table.viewport().grab().toImage()


def colour(table: OrderTable, picture: QImage, row: int, column: int = 1) -> str:
    """Return the colour of a cell's ground."""
    index = table.model().index(row, column)
    return picture.pixelColor(table.visualRect(index).bottomRight() - QPoint(2, 2)).name()


def test_grounds_tell_stripes_and_what_is_selected(orders: OrderTable) -> None:
    orders.resize(1600, 400)  # every cell is in sight, whatever the font
    orders.selectRow(2)
    shown, palette = picture(orders), orders.palette()
    assert colour(orders, shown, 0) == palette.base().color().name()
    assert colour(orders, shown, 1) == palette.alternateBase().color().name()
    group = palette.ColorGroup.Inactive
    chosen = palette.color(group, palette.ColorRole.Highlight).name()
    assert [colour(orders, shown, 2, at) for at in range(len(CELLS))] == [chosen] * len(CELLS)


def test_a_repaint_of_orders_shows_what_the_first_paint_showed(orders: OrderTable) -> None:
    first = picture(orders)
    for _ in range(3):
        assert picture(orders) == first


def test_columns_are_painted_where_they_were_moved(orders: OrderTable) -> None:
    before = picture(orders)
    header = orders.horizontalHeader()
    place = orders.visualRect(orders.model().index(0, 1))
    header.moveSection(header.visualIndex(1), 0)
    moved = picture(orders)
    assert moved.copy(orders.visualRect(orders.model().index(0, 1))) == before.copy(place)
    orders.hideColumn(1)
    assert picture(orders) != moved
    orders.showColumn(1)
    assert picture(orders) == moved


def test_an_order_that_moved_is_painted_anew(stage: Stage, orders: OrderTable) -> None:
    before = picture(orders)
    order = orders._model.order(0)
    assert order is not None
    stage.report({order.id: Report("In progress", Decimal("0.75"), 10, 100, "USD")})
    now = orders._model.at_hand
    stage.until(lambda: (told := now(0)) is not None and told.remains == 100, "the report")
    assert picture(orders) != before


def test_nothing_is_painted_below_the_last_row(orders: OrderTable) -> None:
    orders.resize(800, 28 * (ORDERS + 8))
    shown = picture(orders)
    ground = orders.palette().base().color().name()
    below = orders.rowViewportPosition(ORDERS) + 28
    assert {
        shown.pixelColor(x, y).name()
        for x in range(0, 700, 7)
        for y in range(below + 2, orders.viewport().height(), 9)
    } == {ground}


def test_what_is_remembered_is_what_would_be_laid_out_anew(orders: OrderTable) -> None:
    for row in (1, 4, 1):
        orders.selectRow(row)
        remembered = picture(orders)
        orders._delegate.forget()
        assert picture(orders) == remembered
