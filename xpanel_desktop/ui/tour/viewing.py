"""The step of the tour that saves a view of the orders, leaves it, and opens it again."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from xpanel_desktop.ui.tour.hands import click, expect, press, settle, until, write
from xpanel_desktop.ui.tour.walk import Walk

NAME = "Instagram, today"
WORD = "instagram"


async def save_a_view(walk: Walk) -> None:
    """Search and filter, save it under a name with a column more; all orders, and back to it."""
    pane = walk.window.orders
    await walk.go("orders")
    await until(lambda: pane.settled and pane.model.rowCount() > 1, "the orders")
    total = pane.model.rowCount()
    await write(pane.bar.search, WORD)
    await click(pane.bar.filters)
    pane.filters.form.sent.setCurrentIndex(1)
    await until(lambda: pane.settled and 0 < pane.model.rowCount() < total, "some are found")
    found = pane.model.rowCount()
    await press(pane.table, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    await until(pane.name_bar.isVisible, "the question for a name")
    await write(pane.name_bar.name, NAME)
    walk.take("name of a view", found=found)
    await press(pane.name_bar.name, Qt.Key.Key_Return)
    await until(lambda: pane.view_bar.isVisible() and pane.settled, "the view is saved and open")
    _turn_column(walk, "Guarantee")
    pane.states.setCurrentRow(0)
    await until(lambda: not pane.view_bar.isVisible(), "the view is left")
    await click(pane.bar.filters)
    await write(pane.bar.search, "")
    await until(lambda: pane.settled and pane.model.rowCount() == total, "all orders again")
    await _open_again(walk)
    await until(lambda: pane.settled and pane.model.rowCount() == found, "what it was saved with")
    expect(pane.bar.search.text() == WORD, "the search is the view's")
    expect("guarantee" in pane.table.cells_shown(), "the columns are the view's")
    expect(not pane.view_bar.save.isVisible(), "nothing differs from what is saved")
    count = str(pane.side.views.item(0).data(Qt.ItemDataRole.AccessibleTextRole))
    expect(count.endswith(f", {found}"), "its count is told beside its name")
    walk.take("a saved view", view=NAME, found=found)
    await press(pane.side.views, Qt.Key.Key_Escape)
    await until(lambda: pane.settled and pane.model.rowCount() == total, "all orders again")


def _turn_column(walk: Walk, heading: str) -> None:
    menu = walk.window.orders.table.columns.menu()
    next(action for action in menu.actions() if action.text() == heading).trigger()
    menu.deleteLater()


async def _open_again(walk: Walk) -> None:
    views = walk.window.orders.side.views
    place = views.visualItemRect(views.item(0)).center()
    QTest.mouseClick(views.viewport(), Qt.MouseButton.LeftButton, pos=place)
    await settle()
    await until(walk.window.orders.view_bar.isVisible, "the view is open")
