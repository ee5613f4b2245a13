"""Columns of the table of orders: each state and each view has its own, kept as they are drawn."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.order_stage import LIKES, VIEWS, Stage, open_loop
from tests.ui.test_order_views import opened, save, settle, views
from xpanel_desktop.domain.following import Wording
from xpanel_desktop.domain.guarantee import Guarantee
from xpanel_desktop.domain.order import Report
from xpanel_desktop.store.following import FollowedRows
from xpanel_desktop.ui.models.order_cells import SORTED_BY, Cell
from xpanel_desktop.ui.panes.order_columns import LAYOUT, LAYOUTS
from xpanel_desktop.ui.panes.orders import OrdersPane

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def stage(qapp: Any, tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(open_loop(qapp), tmp_path)
    yield stage
    stage.close()


def turn(pane: OrdersPane, heading: str) -> None:
    """Choose an entry of the menu of columns."""
    menu = pane.table.columns.menu()
    next(action for action in menu.actions() if action.text() == heading).trigger()


def go(stage: Stage, pane: OrdersPane, group: str) -> None:
    for item in pane.states.lines():
        if pane.states.chosen.name != group:
            pane.states.setCurrentItem(item)
    settle(stage, pane)


def width(pane: OrdersPane, cell: Cell) -> int:
    return pane.table.columnWidth(pane.model.cells.index(cell))


def move(pane: OrdersPane, cell: Cell, place: int) -> None:
    """Drag a heading to a place, as the header itself does when it is dropped."""
    header = pane.table.horizontalHeader()
    header.moveSection(header.visualIndex(pane.model.cells.index(cell)), place)


def test_each_state_has_columns_of_its_own_over_restarts(qtbot: QtBot, stage: Stage) -> None:
    stage.placed("https://a.example/1", "1")
    pane = opened(qtbot, stage)
    at_first = pane.table.cells_shown()
    move(pane, Cell.LINK, 0)
    turn(pane, "Customer")
    pane.table.setColumnWidth(pane.model.cells.index(Cell.SERVICE), 251)
    go(stage, pane, "completed")
    assert pane.table.cells_shown() == at_first
    turn(pane, "Note")
    go(stage, pane, "all")
    settle(stage, pane)
    again = opened(qtbot, stage)
    shown = again.table.cells_shown()
    assert shown[0] is Cell.LINK
    assert Cell.CUSTOMER in shown
    assert Cell.NOTE not in shown
    assert width(again, Cell.SERVICE) == 251
    go(stage, again, "completed")
    assert again.table.cells_shown()[0] is Cell.STATE
    assert Cell.NOTE in again.table.cells_shown()
    assert width(again, Cell.SERVICE) == 168


def test_a_view_keeps_columns_as_they_are_drawn(qtbot: QtBot, stage: Stage) -> None:
    stage.placed("https://a.example/1", "1")
    pane = opened(qtbot, stage)
    turn(pane, "Attempts")
    save(stage, pane, "Mine")
    assert Cell.ATTEMPTS in pane.table.cells_shown()
    move(pane, Cell.CHARGE, 1)
    pane.table.setColumnWidth(pane.model.cells.index(Cell.CHARGE), 177)
    settle(stage, pane)
    (view,) = views(stage)
    assert view.layout["widths"] == {"charge": 177}
    assert not pane.view_bar.save.isVisible()
    go(stage, pane, "completed")
    assert Cell.ATTEMPTS not in pane.table.cells_shown()
    pane.side.views.setCurrentRow(0)
    settle(stage, pane)
    assert pane.table.cells_shown()[1] is Cell.CHARGE
    assert width(pane, Cell.CHARGE) == 177
    go(stage, pane, "all")
    assert pane.table.cells_shown()[1] is Cell.PANEL_ID
    assert Cell.ATTEMPTS in pane.table.cells_shown(), "where they were chosen before it was saved"


def test_columns_are_reset(qtbot: QtBot, stage: Stage) -> None:
    stage.placed("https://a.example/1", "1")
    stage.core.settings.values[LAYOUT] = {"columns": ["link", "note"], "widths": {"note": 300}}
    pane = opened(qtbot, stage)
    assert pane.table.cells_shown() == [Cell.LINK, Cell.NOTE], "what was kept for all states"
    move(pane, Cell.NOTE, 0)
    turn(pane, "Reset columns")
    settle(stage, pane)
    at_first = pane.table.cells_shown()
    assert at_first[0] is Cell.STATE
    assert Cell.NOTE not in at_first
    assert stage.core.settings.values[LAYOUTS]["all"] == {}
    again = opened(qtbot, stage)
    assert again.table.cells_shown() == at_first
    go(stage, again, "completed")
    assert Cell.NOTE in again.table.cells_shown(), "another state was not reset"


def test_columns_are_used_in_every_state(qtbot: QtBot, stage: Stage) -> None:
    stage.placed("https://a.example/1", "1")
    pane = opened(qtbot, stage)
    turn(pane, "Note")
    pane.columns._use_everywhere()
    settle(stage, pane)
    go(stage, pane, "completed")
    assert Cell.NOTE in pane.table.cells_shown()


@pytest.mark.parametrize(
    "kept",
    [
        {"order": "link", "columns": 3, "widths": [1]},
        {"order": ["link", "link", "nothing", 7, None], "columns": [{}], "widths": {"link": "x"}},
        {"widths": {"service": -5, "charge": 10**9, "note": None, "no such": 5}},
    ],
)
def test_a_kept_layout_that_means_nothing_is_passed_over(
    qtbot: QtBot, stage: Stage, kept: dict[str, object]
) -> None:
    stage.core.settings.values[LAYOUTS] = {"all": kept, "completed": "odd"}
    pane = opened(qtbot, stage)
    assert Cell.LINK in pane.table.cells_shown()
    assert sorted(pane.table.columns.order()) == sorted(pane.model.cells)
    assert width(pane, Cell.SERVICE) in (0, 168)
    go(stage, pane, "completed")
    assert pane.table.columns.order() == list(pane.model.cells)


def test_what_is_left_of_a_guarantee_is_counted_down(qtbot: QtBot, stage: Stage) -> None:
    ended = stage.placed("https://a.example/1", "1", service=LIKES)
    stage.placed("https://a.example/2", "2", service=LIKES)
    stage.placed("https://a.example/3", "3", service=VIEWS)
    stage.report({ended.id: Report("Completed")})
    pane = opened(qtbot, stage)
    turn(pane, "Guarantee")
    column = pane.model.cells.index(Cell.GUARANTEE)
    assert Cell.GUARANTEE not in SORTED_BY

    def shown() -> list[str]:
        return [pane.model.index(row, column).data() for row in range(3)]

    assert shown() == ["–", "–", "–"]
    stage.at += timedelta(hours=1)
    stage.run(stage.core.aftersales.set_guarantee(stage.main.id, LIKES.id, Guarantee(30)))
    stage.until(lambda: shown() == ["–", "–", "29 day(s)"], "what is left")
    stage.at += timedelta(days=29, hours=3)
    assert shown()[2] == "20 hour(s)"
    stage.at += timedelta(days=3)
    assert shown()[2] == "Over"
    stage.run(stage.core.aftersales.set_guarantee(stage.main.id, LIKES.id, Guarantee(None)))
    stage.until(lambda: shown()[2] == "For life", "the new guarantee")


def test_what_only_a_name_says_of_a_guarantee_is_marked(qtbot: QtBot, stage: Stage) -> None:
    named = replace(LIKES, id="55", name="Followers | 30 Days Refill")
    never = replace(LIKES, id="56", name="Followers | No refill")
    for number, service in enumerate((named, never)):
        order = stage.placed(f"https://a.example/{number}", str(number), service=service)
        stage.report({order.id: Report("Completed")})
    stage.at += timedelta(hours=1)
    pane = opened(qtbot, stage)
    column = pane.model.cells.index(Cell.GUARANTEE)
    cells = [pane.model.index(row, column) for row in (1, 0)]
    assert [cell.data() for cell in cells] == ["≈ 29 day(s)", "None"]
    told = [str(cell.data(Qt.ItemDataRole.ToolTipRole)) for cell in cells]
    assert "name suggests" in told[0]
    assert "no guarantee" in told[1]


def test_of_what_had_ended_before_it_was_followed_nothing_is_counted_down(
    qtbot: QtBot, stage: Stage
) -> None:
    told = [("901", Report("Completed"))]
    wording = Wording(service_id=LIKES.id, service_name=LIKES.name)
    stage.run(FollowedRows(stage.database).follow(stage.main, told, wording, stage.at))
    stage.run(stage.core.aftersales.set_guarantee(stage.main.id, LIKES.id, Guarantee(30)))
    pane = opened(qtbot, stage)
    cell = pane.model.index(0, pane.model.cells.index(Cell.GUARANTEE))
    stage.until(lambda: "not known" in str(cell.data(Qt.ItemDataRole.ToolTipRole)), "the words")
    assert cell.data() == "–"
    tip = str(cell.data(Qt.ItemDataRole.ToolTipRole))
    assert tip == "30 day(s); when the order ended is not known"


def test_what_was_drawn_just_before_the_end_is_kept(qtbot: QtBot, stage: Stage) -> None:
    pane = opened(qtbot, stage)
    stage.run(pane.columns.keep_drawn())
    assert not stage.core.settings.get(LAYOUTS, {})
    turn(pane, "Note")
    assert not pane.columns.settled
    stage.run(pane.columns.keep_drawn())
    assert pane.columns.settled
    assert Cell.NOTE in opened(qtbot, stage).table.cells_shown()


def test_columns_that_there_is_no_room_for_leave_no_gap(qtbot: QtBot, stage: Stage) -> None:
    stage.placed("https://a.example/1", "1")
    pane = opened(qtbot, stage)
    pane.resize(1068, 720)
    settle(stage, pane)
    before = pane.table.cells_shown()
    pane.table.selectRow(0)
    settle(stage, pane)
    pane.opening.open()
    settle(stage, pane)
    shown = pane.table.cells_shown()
    assert len(shown) < len(before), "the page takes the room of some"
    length = pane.table.horizontalHeader().length()
    assert length == sum(width(pane, cell) for cell in shown)


@pytest.mark.parametrize("room", [300, 426, 438, 700, 1000])
def test_the_last_column_is_never_cut_by_the_edge(qtbot: QtBot, stage: Stage, room: int) -> None:
    stage.placed("https://a.example/1", "1")
    pane = opened(qtbot, stage)
    table = pane.table
    table.setParent(None)
    qtbot.addWidget(table)
    table.show()
    table.resize(room, 300)
    qtbot.waitUntil(lambda: table.viewport().width() == room)
    shown = table.cells_shown()
    assert {Cell.STATE, Cell.LINK} <= set(shown)
    assert sum(width(pane, cell) for cell in shown) == room
