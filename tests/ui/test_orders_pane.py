"""The pane of orders by keys: states, search, details, copying, asking, opening links."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.order_stage import COMMENTS, Stage, open_loop
from xpanel_desktop.domain.errors import Unreachable
from xpanel_desktop.domain.order import Report
from xpanel_desktop.domain.query import Column
from xpanel_desktop.ui.models.order_cells import Cell
from xpanel_desktop.ui.models.order_pages import PAGE
from xpanel_desktop.ui.panes.orders import CELLS, OrdersPane
from xpanel_desktop.ui.widgets.link_bar import web_link

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def stage(qapp: Any, tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(open_loop(qapp), tmp_path)
    yield stage
    stage.close()


def opened(qtbot: QtBot, stage: Stage) -> OrdersPane:
    pane = OrdersPane(stage.core, stage.tasks, stage.scope)
    qtbot.addWidget(pane)
    pane.resize(1100, 600)
    with qtbot.waitActive(pane):
        pane.show()
    settle(stage, pane)
    pane.table.setFocus()
    return pane


def settle(stage: Stage, pane: OrdersPane) -> None:
    stage.until(lambda: stage.tasks.idle and pane.settled, "the pane to settle")


def press(pane: QWidget, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    focus = pane.window().focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)


def texts(widget: QWidget) -> str:
    labels = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    longs = [text.toPlainText() for text in widget.findChildren(QPlainTextEdit)]
    return "\n".join(labels + longs).replace("\N{NO-BREAK SPACE}", " ")


def rows(pane: OrdersPane) -> list[str]:
    found = (pane.model.at_hand(row) for row in range(pane.model.rowCount()))
    return [order.panel_id for order in found if order]


def test_states_choose_what_is_shown_by_arrow_keys(qtbot: QtBot, stage: Stage) -> None:
    orders = [stage.placed(f"https://a.example/{n}", str(n)) for n in range(3)]
    stage.report({orders[0].id: Report("Completed"), orders[1].id: Report("Weird word")})
    stage.draft("https://a.example/draft")
    pane = opened(qtbot, stage)
    assert rows(pane) == ["2", "1", "0"]
    pane.states.setFocus()
    while pane.states.chosen.name != "completed":
        before = pane.states.currentRow()
        press(pane, Qt.Key.Key_Down)
        assert pane.states.currentRow() > before
    settle(stage, pane)
    assert rows(pane) == ["0"]
    shown = {
        pane.states.item(row).text().lower()
        for row in range(pane.states.count())
        if not pane.states.item(row).isHidden()
    }
    assert "expired" not in shown


def test_search_finds_and_down_goes_into_the_table(qtbot: QtBot, stage: Stage) -> None:
    stage.placed("https://a.example/one", "23501")
    stage.placed("https://a.example/two", "23502")
    pane = opened(qtbot, stage)
    press(pane, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(pane.bar.search, "TWO")
    stage.until(lambda: rows(pane) == ["23502"], "the search")
    press(pane, Qt.Key.Key_Down)
    assert pane.table.hasFocus()
    settle(stage, pane)
    assert pane.details.order is not None
    assert pane.details.order.panel_id == "23502"
    pane.focus_search()
    QTest.keyClicks(pane.bar.search, "zzz")
    stage.until(lambda: "zzz" in pane.empty.sentence, "the empty state")
    press(pane, Qt.Key.Key_Escape)
    stage.until(lambda: rows(pane) == ["23502", "23501"], "all orders again")


def test_details_tell_request_attempts_and_the_raw_word(qtbot: QtBot, stage: Stage) -> None:
    order = stage.placed(
        "https://a.example/1",
        "23501",
        service=COMMENTS,
        http_status=200,
        answer='{"order":23501,"x":"<b>bold</b>"}',
    )
    stage.report({order.id: Report("In_Progress", Decimal("0.27"), 3572, 157)})
    pane = opened(qtbot, stage)
    press(pane, Qt.Key.Key_A, CTRL)
    settle(stage, pane)
    told = texts(pane.details)
    for piece in ("23501", "In_Progress", "0.27 USD", "3,572", "157", "HTTP 200", "<b>bold</b>"):
        assert piece in told
    assert "7" in [label.text() for label in pane.details.content.request.findChildren(QLabel)]


def test_copying_takes_every_selected_order(qtbot: QtBot, stage: Stage) -> None:
    stage.placed("https://a.example/1", "23501")
    stage.placed("https://a.example/2", "23502")
    pane = opened(qtbot, stage)
    press(pane, Qt.Key.Key_A, CTRL)
    press(pane, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "https://a.example/2\nhttps://a.example/1"
    press(pane, Qt.Key.Key_C, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert QGuiApplication.clipboard().text() == "23502\n23501"


def test_f5_asks_about_the_selection_and_tells_what_went_wrong(qtbot: QtBot, stage: Stage) -> None:
    order = stage.placed("https://a.example/1", "23501")
    pane = opened(qtbot, stage)
    press(pane, Qt.Key.Key_A, CTRL)
    settle(stage, pane)
    press(pane, Qt.Key.Key_F5)
    stage.until(lambda: stage.core.orders.asked == [[order.id]], "the question")
    stage.until(lambda: stage.tasks.idle, "the end of the question")  # till then F5 does nothing
    stage.core.orders.trouble = Unreachable("no connection")
    press(pane, Qt.Key.Key_F5)
    stage.until(lambda: pane.trouble.words, "the trouble")
    settle(stage, pane)
    assert pane.bar.refresh.isEnabled()


def test_only_web_links_are_opened_and_the_host_is_shown_first(
    qtbot: QtBot, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    went: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", went.append)
    stage.placed("https://pаypal.example/x", "1")
    pane = opened(qtbot, stage)
    pane.link.opened.connect(went.append)
    press(pane, Qt.Key.Key_A, CTRL)
    press(pane, Qt.Key.Key_Return, CTRL)
    assert "xn--" in pane.link.words
    assert not went
    press(pane, Qt.Key.Key_Escape)
    assert not pane.link.isVisible()


@pytest.mark.parametrize(
    ("link", "host"),
    [
        ("https://www.example.com/p/1?x=2", "www.example.com"),
        ("HTTP://example.com", "example.com"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("ms-msdt:/id", None),
        ("https://user:secret@example.com/", None),
        ("https:///nohost", None),
        ("@username", None),
        ("", None),
    ],
)
def test_web_links(link: str, host: str | None) -> None:
    url = web_link(link)
    assert (url.host() if url else None) == host


def test_selection_and_place_are_kept_when_rows_come_above(qtbot: QtBot, stage: Stage) -> None:
    orders = [stage.placed(f"https://a.example/{n}", str(n)) for n in range(60)]
    pane = opened(qtbot, stage)
    pane.table.verticalScrollBar().setValue(400)
    pane.table.select([orders[30].id])
    place = pane.table.rowViewportPosition(pane.model.row_of(orders[30].id) or 0)
    more = [stage.placed(f"https://b.example/{n}", f"b{n}") for n in range(3)]
    stage.touched([order.id for order in more])
    stage.until(lambda: pane.model.row_of(orders[30].id) == 32, "the new rows")
    assert [order.id for order in pane.table.orders()] == [orders[30].id]
    assert pane.table.rowViewportPosition(32) == place


def test_a_click_sorts_by_what_the_store_can_sort_by(qtbot: QtBot, stage: Stage) -> None:
    dear, cheap = stage.placed("https://a.example/1", "1"), stage.placed("https://a.example/2", "2")
    stage.report({dear.id: Report("Pending", Decimal(5)), cheap.id: Report("Pending", Decimal(1))})
    pane = opened(qtbot, stage)
    header = pane.table.horizontalHeader()
    header.sectionClicked.emit(CELLS.index(Cell.CHARGE))
    stage.until(lambda: rows(pane) == ["1", "2"], "the dearest first")
    header.sectionClicked.emit(CELLS.index(Cell.CHARGE))
    stage.until(lambda: rows(pane) == ["2", "1"], "the cheapest first")
    header.sectionClicked.emit(CELLS.index(Cell.LINK))
    settle(stage, pane)
    assert pane.model.query.sort is Column.CHARGE


def test_one_account_s_orders(qtbot: QtBot, stage: Stage) -> None:
    stage.placed("https://a.example/1", "1")
    stage.placed("https://a.example/2", "2", account=stage.other)
    pane = opened(qtbot, stage)
    pane.bar.accounts.setFocus()
    press(pane, Qt.Key.Key_End)
    stage.until(lambda: rows(pane) == ["2"], "one account's orders")
    assert "1" in pane.states.item(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_long_table_is_read_where_it_is_looked_at(qtbot: QtBot, stage: Stage) -> None:
    last = stage.placed("https://a.example/last", "last")
    for number in range(PAGE + 20):
        stage.placed(f"https://a.example/{number}", str(number))
    pane = opened(qtbot, stage)
    press(pane, Qt.Key.Key_End, CTRL)
    stage.until(lambda: pane.model.row_of(last.id) == PAGE + 20, "the last page")
    press(pane, Qt.Key.Key_Space)
    settle(stage, pane)
    assert [order.id for order in pane.table.orders()] == [last.id]
    assert pane.details.order == last
