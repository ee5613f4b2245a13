"""Saved views of the orders by keys and mouse: saved, opened, changed, renamed, moved, deleted."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.order_stage import LIKES, VIEWS, Stage, open_loop
from xpanel_desktop.domain.order import Report
from xpanel_desktop.domain.query import Column
from xpanel_desktop.domain.state import State
from xpanel_desktop.domain.tags import Tags
from xpanel_desktop.domain.views import Sent, View, Wish
from xpanel_desktop.ui.models.order_cells import Cell
from xpanel_desktop.ui.models.order_groups import group_named
from xpanel_desktop.ui.panes.orders import OrdersPane

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def stage(qapp: Any, tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(open_loop(qapp), tmp_path)
    yield stage
    stage.close()


def opened(qtbot: QtBot, stage: Stage) -> OrdersPane:
    pane = OrdersPane(stage.core, stage.tasks, stage.scope)
    qtbot.addWidget(pane)
    pane.resize(1400, 760)
    with qtbot.waitActive(pane):
        pane.show()
    settle(stage, pane)
    return pane


def settle(stage: Stage, pane: OrdersPane) -> None:
    stage.until(lambda: stage.tasks.idle and pane.settled, "the pane to settle")


def press(widget: QWidget, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    widget.setFocus()
    QTest.keyClick(widget, key, modifier)


def ids(pane: OrdersPane) -> list[str]:
    found = (pane.model.at_hand(row) for row in range(pane.model.rowCount()))
    return [order.panel_id for order in found if order]


def views(stage: Stage) -> list[View]:
    return stage.run(stage.core.views.all())


def save(stage: Stage, pane: OrdersPane, name: str) -> None:
    pane.does("save_view")
    assert pane.name_bar.name.hasFocus()
    pane.name_bar.name.setText(name)
    press(pane.name_bar.name, Qt.Key.Key_Return)
    shown = pane.side.views
    stage.until(lambda: name in [view.name for view in shown.views], "it to be saved")
    settle(stage, pane)


def told(pane: OrdersPane) -> list[str]:
    return [str(item.data(ACCESSIBLE)) for item in pane.side.views.lines()]


def until_told(stage: Stage, pane: OrdersPane, *lines: str) -> None:
    stage.until(lambda: told(pane) == list(lines), f"{lines} to be told")


def vip(stage: Stage, count: int = 3) -> None:
    """Make orders of which every second is of the label VIP."""
    for number in range(count):
        order = stage.placed(f"https://a.example/{number}", str(number))
        if number % 2 == 0:
            stage.run(stage.drafts.tag(order.id, Tags(label="VIP")))


def choose_vip(stage: Stage, pane: OrdersPane) -> None:
    pane.bar.filters.click()
    settle(stage, pane)
    pane.filters.form.label.setCurrentIndex(1)
    settle(stage, pane)


def test_a_view_is_saved_left_and_opened_again(qtbot: QtBot, stage: Stage) -> None:
    vip(stage)
    stage.run(stage.tracking.apply({3: Report("Completed")}, stage.tick()))
    pane = opened(qtbot, stage)
    pane.bar.search.setText("a.example")
    choose_vip(stage, pane)
    pane.table.horizontalHeader().sectionClicked.emit(pane.model.cells.index(Cell.SENT))
    pane.table.horizontalHeader().sectionClicked.emit(pane.model.cells.index(Cell.SENT))
    settle(stage, pane)
    save(stage, pane, "VIP's")
    assert pane.view_bar.isVisible()
    assert pane.view_bar.name == "VIP's"
    until_told(stage, pane, "VIP's, 2")
    assert not pane.view_bar.save.isVisible()

    pane.states.setCurrentRow(0)
    settle(stage, pane)
    assert not pane.view_bar.isVisible()
    assert ids(pane) == ["0", "2"], "what was asked for before it comes back"
    pane.bar.filters.click()
    pane.bar.search.clear()
    settle(stage, pane)
    assert len(ids(pane)) == 3

    pane.side.views.setCurrentRow(0)
    settle(stage, pane)
    assert ids(pane) == ["0", "2"]
    assert pane.bar.search.text() == "a.example"
    assert pane.filters.isVisible()
    assert pane.filters.form.label.currentText() == "VIP"
    assert (pane.model.query.sort, pane.model.query.descending) == (Column.SENT, False)
    press(pane.side.views, Qt.Key.Key_Escape)
    settle(stage, pane)
    assert len(ids(pane)) == 3
    assert not pane.filters.isVisible()


def test_out_of_a_view_each_state_shows_its_own_orders(qtbot: QtBot, stage: Stage) -> None:
    vip(stage)
    stage.run(stage.tracking.apply({3: Report("Completed")}, stage.tick()))
    pane = opened(qtbot, stage)
    choose_vip(stage, pane)
    save(stage, pane, "VIP")
    pane.side.states.picked.emit(group_named("completed"))
    settle(stage, pane)
    assert pane.views.shown is None
    assert ids(pane) == ["2"]
    assert pane.asking.wish.group == "completed"
    assert pane.model.query.states == {State.COMPLETED}


def test_a_view_outlives_the_program(qtbot: QtBot, stage: Stage) -> None:
    vip(stage)
    pane = opened(qtbot, stage)
    choose_vip(stage, pane)
    save(stage, pane, "VIP")
    again = opened(qtbot, stage)
    until_told(stage, again, "VIP, 2")
    again.side.views.setCurrentRow(0)
    settle(stage, again)
    assert ids(again) == ["2", "0"]


def test_a_view_that_differs_says_so_and_is_saved_or_discarded(qtbot: QtBot, stage: Stage) -> None:
    vip(stage)
    pane = opened(qtbot, stage)
    save(stage, pane, "All")
    bar = pane.view_bar
    pane.bar.search.setText("a.example/1")
    stage.until(lambda: bar.save.isVisible(), "the difference to be told")
    bar.discard.click()
    settle(stage, pane)
    assert pane.bar.search.text() == ""
    assert not bar.save.isVisible()
    pane.bar.search.setText("a.example/1")
    bar.groups.setCurrentIndex(bar.groups.findData("under_way"))
    bar.groups.activated.emit(bar.groups.currentIndex())
    settle(stage, pane)
    bar.save.click()
    stage.until(lambda: not bar.save.isVisible(), "it to be saved")
    settle(stage, pane)
    (view,) = views(stage)
    assert view.wish == Wish(group="under_way", search="a.example/1")
    until_told(stage, pane, "All, 1")
    assert ids(pane) == ["1"]


def test_a_name_is_refused_where_it_is_typed(qtbot: QtBot, stage: Stage) -> None:
    stage.placed("https://a.example/1", "1")
    pane = opened(qtbot, stage)
    save(stage, pane, "Günlük")
    pane.does("save_view")
    bar = pane.name_bar
    assert not bar.save.isEnabled()
    bar.name.setText("gunluk")
    press(bar.name, Qt.Key.Key_Return)
    stage.until(lambda: bar.wrong, "the name to be refused")
    assert bar.isVisible()
    assert bar.name.text() == "gunluk", "nothing typed is lost"
    press(bar.name, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert len(views(stage)) == 1


def test_a_view_is_renamed_by_f2(qtbot: QtBot, stage: Stage) -> None:
    stage.placed("https://a.example/1", "1")
    pane = opened(qtbot, stage)
    save(stage, pane, "One")
    press(pane.side.views, Qt.Key.Key_F2)
    assert pane.name_bar.name.text() == "One"
    pane.name_bar.name.setText("<b>Two</b>")
    press(pane.name_bar.name, Qt.Key.Key_Return)
    until_told(stage, pane, "<b>Two</b>, 1")
    settle(stage, pane)
    assert pane.view_bar.name == "<b>Two</b>"
    assert pane.side.views.hasFocus()


def test_views_are_moved_by_keys_and_by_mouse(qtbot: QtBot, stage: Stage) -> None:
    stage.placed("https://a.example/1", "1")
    pane = opened(qtbot, stage)
    for name in ("One", "Two", "Three"):
        save(stage, pane, name)
    side = pane.side.views
    side.setCurrentRow(0)
    press(side, Qt.Key.Key_Down, ALT)
    settle(stage, pane)
    assert [view.name for view in views(stage)] == ["Two", "One", "Three"]
    assert side.currentItem().text() == "One", "it is still the one that is chosen"
    press(side, Qt.Key.Key_Up, ALT)
    press(side, Qt.Key.Key_Up, ALT)
    settle(stage, pane)
    assert [view.name for view in views(stage)] == ["One", "Two", "Three"]
    drag(side, 0, 2)
    settle(stage, pane)
    assert [view.name for view in views(stage)] == ["Two", "Three", "One"]
    drag(side, 1, 1)
    settle(stage, pane)
    assert [view.name for view in views(stage)] == ["Two", "Three", "One"]


def drag(side: Any, row: int, to: int) -> None:
    """Draw the line in a row to the lower half of another."""
    places = [side.visualRect(side.model().index(at, 0)) for at in (row, to)]
    begin, end = places[0].center(), places[1].center() + QPoint(0, 8)
    view, left = side.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(view, left, pos=begin)
    QTest.mouseMove(view, begin + QPoint(0, 12))
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, left, pos=end)


def test_a_deleted_view_is_brought_back_where_it_stood(qtbot: QtBot, stage: Stage) -> None:
    vip(stage)
    pane = opened(qtbot, stage)
    for name in ("One", "Two", "Three"):
        save(stage, pane, name)
    before = views(stage)
    pane.side.views.setCurrentRow(1)
    settle(stage, pane)
    press(pane.side.views, Qt.Key.Key_Delete)
    settle(stage, pane)
    assert [view.name for view in views(stage)] == ["One", "Three"]
    assert not pane.view_bar.isVisible(), "the view that was open is left"
    assert pane.undo.isVisible()
    QTest.keyClick(pane.side.views, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(stage, pane)
    assert views(stage) == before
    until_told(stage, pane, "One, 3", "Two, 3", "Three, 3")


def test_an_undo_finds_its_name_taken(qtbot: QtBot, stage: Stage) -> None:
    stage.placed("https://a.example/1", "1")
    pane = opened(qtbot, stage)
    save(stage, pane, "One")
    press(pane.side.views, Qt.Key.Key_Delete)
    settle(stage, pane)
    stage.run(stage.core.views.add("ONE", Wish(), {}))
    settle(stage, pane)
    pane.undo.use()
    settle(stage, pane)
    assert "name" in pane.undo._words.text()
    assert [view.name for view in views(stage)] == ["ONE"]


def test_days_stay_relative(qtbot: QtBot, stage: Stage) -> None:
    stage.placed("https://a.example/old", "old")
    pane = opened(qtbot, stage)
    pane.bar.filters.click()
    pane.filters.form.sent.setCurrentIndex(1)
    settle(stage, pane)
    save(stage, pane, "Today")
    (view,) = views(stage)
    assert view.wish.sent == Sent(1)
    assert ids(pane) == ["old"]
    until_told(stage, pane, "Today, 1")
    stage.at += timedelta(days=1)
    stage.placed("https://a.example/new", "new")
    pane._age()
    stage.until(lambda: ids(pane) == ["new"], "the new day")
    assert not pane.view_bar.save.isVisible(), "another day is no change of the view"
    settle(stage, pane)
    until_told(stage, pane, "Today, 1")


def test_counts_come_late_and_follow_the_orders(qtbot: QtBot, stage: Stage) -> None:
    vip(stage)
    pane = opened(qtbot, stage)
    choose_vip(stage, pane)
    save(stage, pane, "VIP")
    other = stage.placed("https://a.example/9", "9")
    stage.run(stage.drafts.tag(other.id, Tags(label="VIP")))
    stage.touched([other.id])
    until_told(stage, pane, "VIP, 3")
    pane.hide()
    last = stage.placed("https://a.example/8", "8")
    stage.run(stage.drafts.tag(last.id, Tags(label="VIP")))
    stage.touched([last.id])
    until_told(stage, pane, "VIP, 3")
    pane.show()
    until_told(stage, pane, "VIP, 4")


def test_an_account_that_is_removed_is_told_by_name(qtbot: QtBot, stage: Stage) -> None:
    stage.placed("https://a.example/1", "1")
    stage.placed("https://a.example/2", "2", account=stage.other)
    pane = opened(qtbot, stage)
    pane.bar.accounts.setCurrentIndex(2)
    pane.bar.accounts.activated.emit(2)
    settle(stage, pane)
    save(stage, pane, "Reseller's")
    pane.side.views.setCurrentRow(0)
    del stage.core.accounts._known[stage.other.id]
    again = opened(qtbot, stage)
    again.side.views.setCurrentRow(0)
    settle(stage, again)
    assert "Reseller" in again.view_bar.gone.words
    assert ids(again) == ["2"], "its orders are kept, and nobody else's are shown for them"
    assert again.bar.accounts.isVisible()
    assert again.bar.accounts.currentText() == "Reseller"
    stage.scope.changed.emit()
    settle(stage, again)
    assert ids(again) == ["2"]
    again.states.setCurrentRow(0)
    settle(stage, again)
    assert ids(again) == ["2", "1"]


def test_a_service_that_is_gone_is_told_and_its_orders_stay(qtbot: QtBot, stage: Stage) -> None:
    stage.placed("https://a.example/1", "1", service=LIKES)
    stage.placed("https://a.example/2", "2", service=VIEWS)
    pane = opened(qtbot, stage)
    pane.bar.filters.click()
    settle(stage, pane)
    pane.filters.form.service.setCurrentIndex(pane.filters.form.service.findData(LIKES.id))
    settle(stage, pane)
    save(stage, pane, "Likes")
    assert pane.view_bar.gone.words == ""
    stage.core.catalogs.load = lambda _account: _of(VIEWS)
    pane.side.views.clearSelection()
    pane.side.views.setCurrentRow(0)
    settle(stage, pane)
    assert LIKES.id in pane.view_bar.gone.words
    assert ids(pane) == ["1"]


async def _of(*services: Any) -> Any:
    class Catalogue:
        pass

    found = Catalogue()
    found.services = services  # type: ignore[attr-defined]
    return found


def test_a_view_of_what_nobody_orders_shows_nothing_and_keeps_asking(
    qtbot: QtBot, stage: Stage
) -> None:
    stage.placed("https://a.example/1", "1")
    wish = Wish(group="no such", filter=Wish().filter.__class__(services=frozenset({"999"})))
    stage.run(stage.core.views.add("Odd", wish, {"order": 7, "columns": [1], "widths": []}))
    pane = opened(qtbot, stage)
    until_told(stage, pane, "Odd, 0")
    pane.side.views.setCurrentRow(0)
    settle(stage, pane)
    assert ids(pane) == []
    assert "999" in pane.view_bar.gone.words
    assert pane.filters.form.service.currentData() == "999"
    pane.empty.button.click()
    settle(stage, pane)
    assert ids(pane) == ["1"]
    assert pane.view_bar.save.isVisible()


def test_doors_lead_to_the_panes_that_have_them(qtbot: QtBot, stage: Stage) -> None:
    stage.draft("https://a.example/1")
    stage.unknown("https://a.example/2")
    refused = stage.queued("https://a.example/3")
    pane = opened(qtbot, stage)
    doors = pane.side.doors
    assert [str(item.data(ACCESSIBLE)) for item in doors.lines()] == [
        "Drafts, 1", "Outbox, 1", "Unknown, 1",
    ]  # fmt: skip
    went: list[State] = []
    pane.state_wanted.connect(went.append)
    press(doors, Qt.Key.Key_Return)
    press(doors, Qt.Key.Key_Down)
    QTest.keyClick(doors, Qt.Key.Key_Return)
    QTest.mouseClick(
        doors.viewport(),
        Qt.MouseButton.LeftButton,
        pos=doors.visualItemRect(doors.item(2)).center(),
    )
    assert went == [State.DRAFT, refused.state, State.UNKNOWN]


def test_going_past_the_lists_by_tab_opens_nothing(qtbot: QtBot, stage: Stage) -> None:
    stage.placed("https://a.example/1", "1")
    pane = opened(qtbot, stage)
    save(stage, pane, "One")
    pane.bar.search.setFocus()
    seen = set[str]()
    for _ in range(60):
        focus = pane.window().focusWidget()
        assert focus is not None
        seen.add(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert {"orders.doors", "orders.states", "orders.views", "orders.save_view"} <= seen
    assert pane.views.shown is not None, "the view is still open"


def test_return_opens_the_view_that_tab_came_to(qtbot: QtBot, stage: Stage) -> None:
    stage.placed("https://a.example/1", "1")
    pane = opened(qtbot, stage)
    save(stage, pane, "One")
    pane.views.leave()
    settle(stage, pane)
    pane.side.save.setFocus()
    QTest.keyClick(pane.side.save, Qt.Key.Key_Tab)
    assert pane.side.views.hasFocus()
    assert pane.views.shown is None, "coming there opens nothing"
    QTest.keyClick(pane.side.views, Qt.Key.Key_Return)
    assert pane.views.shown is not None
    assert pane.view_bar.isVisible()
    QTest.keyClick(pane.side.views, Qt.Key.Key_Backtab)
    QTest.keyClick(pane.side.save, Qt.Key.Key_Backtab)
    assert pane.states.hasFocus()
    assert pane.views.shown is not None
    QTest.keyClick(pane.states, Qt.Key.Key_Return)
    assert pane.views.shown is None
    settle(stage, pane)


def test_the_lists_grow_with_the_font(qtbot: QtBot, stage: Stage) -> None:
    stage.placed("https://a.example/1", "1")
    pane = opened(qtbot, stage)
    before = pane.side.doors.height()
    font = pane.side.font()
    font.setPointSize(font.pointSize() * 3)
    for part in (pane.side.doors, pane.side.states):
        part.setFont(font)
    stage.until(lambda: pane.side.doors.height() > before, "the doors to grow")
    assert pane.side.doors.visualItemRect(pane.side.doors.item(2)).bottom() <= (
        pane.side.doors.height()
    )


def test_the_raw_word_stands_where_the_panel_says_something_unheard(
    qtbot: QtBot, stage: Stage
) -> None:
    order = stage.placed("https://a.example/1", "1")
    stage.report({order.id: Report("Awaiting <moderation>")})
    pane = opened(qtbot, stage)
    assert pane.model.index(0, CELL_STATE).data() == "Awaiting <moderation>"
    assert "Other, 1" in [str(item.data(ACCESSIBLE)) for item in pane.states.lines()]


CELL_STATE = 0
