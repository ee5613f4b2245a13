"""Filters and columns of the table of orders, by hand: what is chosen is what is shown and kept."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from tests.ui.order_stage import Stage, open_loop
from xpanel_desktop.domain.order import Report
from xpanel_desktop.domain.tags import Tags
from xpanel_desktop.ui.models.order_cells import Cell
from xpanel_desktop.ui.panes.order_columns import LAYOUTS
from xpanel_desktop.ui.panes.orders import OrdersPane

ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def stage(qapp: Any, tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(open_loop(qapp), tmp_path)
    yield stage
    stage.close()


def opened(qtbot: QtBot, stage: Stage) -> OrdersPane:
    pane = OrdersPane(stage.core, stage.tasks, stage.scope)
    qtbot.addWidget(pane)
    pane.resize(1100, 600)
    pane.show()
    settle(stage, pane)
    return pane


def settle(stage: Stage, pane: OrdersPane) -> None:
    stage.until(lambda: stage.tasks.idle and pane.settled, "the pane to settle")


def ids(pane: OrdersPane) -> list[str]:
    found = (pane.model.at_hand(row) for row in range(pane.model.rowCount()))
    return [order.panel_id for order in found if order]


def test_a_label_is_offered_and_filters(qtbot: QtBot, stage: Stage) -> None:
    one = stage.placed("https://a.example/1", "1")
    stage.placed("https://a.example/2", "2")
    stage.run(stage.drafts.tag(one.id, Tags(label="VIP", customer="Ayşe")))
    pane = opened(qtbot, stage)
    assert ids(pane) == ["2", "1"]
    pane.bar.filters.click()
    settle(stage, pane)
    offered = [
        pane.filters.form.label.itemText(at) for at in range(pane.filters.form.label.count())
    ]
    assert offered == ["All labels", "VIP"]
    pane.filters.form.label.setCurrentIndex(1)
    settle(stage, pane)
    assert ids(pane) == ["1"]
    pane.filters.form.category.setCurrentIndex(1)
    pane.filters.form.customer.setCurrentIndex(1)
    settle(stage, pane)
    assert ids(pane) == ["1"]
    pane.filters.form.clear_all.click()
    settle(stage, pane)
    assert ids(pane) == ["2", "1"]
    pane.filters.form.label.setCurrentIndex(1)
    pane.bar.filters.click()
    settle(stage, pane)
    assert ids(pane) == ["2", "1"]


def test_days_bound_what_is_shown(qtbot: QtBot, stage: Stage) -> None:
    order = stage.placed("https://a.example/1", "1")
    sent = stage.order(order.id).sent_at
    assert sent is not None
    pane = opened(qtbot, stage)
    pane.bar.filters.click()
    day = sent.astimezone().date()
    pane.filters.form.sent.setCurrentIndex(5)
    for first, last, found in ((0, 0, ["1"]), (-2, -1, []), (1, 3, [])):
        for edit, offset in ((pane.filters.form.first, first), (pane.filters.form.last, last)):
            at = day + timedelta(days=offset)
            edit.setDate(QDate(at.year, at.month, at.day))
        settle(stage, pane)
        assert ids(pane) == found


def test_columns_are_chosen_and_kept(qtbot: QtBot, stage: Stage) -> None:
    stage.placed("https://a.example/1", "1")
    pane = opened(qtbot, stage)
    assert Cell.CUSTOMER not in pane.table.cells_shown()
    menu = pane.table.columns.menu()
    actions = {action.text(): action for action in menu.actions()}
    actions["Customer"].trigger()
    actions["Quantity"].trigger()
    pane.table.setColumnWidth(pane.model.cells.index(Cell.CUSTOMER), 222)
    assert Cell.CUSTOMER in pane.table.cells_shown()
    stage.until(lambda: LAYOUTS in stage.core.settings.values, "the columns to be kept")
    again = opened(qtbot, stage)
    assert Cell.CUSTOMER in again.table.cells_shown()
    assert Cell.QUANTITY not in again.table.cells_shown()
    assert again.table.columnWidth(again.model.cells.index(Cell.CUSTOMER)) == 222


def test_what_is_under_way_is_counted_apart_from_what_a_panel_calls_active(
    qtbot: QtBot, stage: Stage
) -> None:
    orders = [stage.placed(f"https://a.example/{n}", str(n)) for n in range(3)]
    stage.report({orders[0].id: Report("Active")})
    pane = opened(qtbot, stage)
    told = [pane.states.item(at) for at in range(pane.states.count())]
    figures = {item.text(): item.data(ACCESSIBLE) for item in told}
    assert figures["Under way"] == "Under way, 3"
    assert sum(text.endswith(", 1") for text in figures.values()) == 1


def test_a_wider_window_is_no_choice_of_columns(qtbot: QtBot, stage: Stage) -> None:
    stage.placed("https://a.example/1", "1")
    pane = opened(qtbot, stage)
    narrow = pane.table.cells_shown()
    pane.resize(2200, 600)
    settle(stage, pane)
    assert len(pane.table.cells_shown()) > len(narrow)
    pane.table.setColumnWidth(pane.model.cells.index(Cell.SERVICE), 190)
    stage.until(lambda: LAYOUTS in stage.core.settings.values, "the width to be kept")
    assert "columns" not in stage.core.settings.values[LAYOUTS]["all"]
