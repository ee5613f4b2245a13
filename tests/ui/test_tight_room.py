"""Long names, large amounts and a large font: what matters is whole, and the rest shows its cut."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.pane_core import ACCOUNT, NOW, make
from tests.ui.test_large_font import larger
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.closing import Period, Statement, Sums
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.service import Kind
from xpanel_desktop.domain.state import State
from xpanel_desktop.domain.ticket import Ticket
from xpanel_desktop.ui.models.close_columns import ELSEWHERE, statement_columns
from xpanel_desktop.ui.models.order_cells import Cell, tip
from xpanel_desktop.ui.panes.bulk_foot import BulkFoot, Sum
from xpanel_desktop.ui.panes.outbox_tools import OutboxTools
from xpanel_desktop.ui.panes.service_details import ServiceDetails
from xpanel_desktop.ui.panes.ticket_desk import Desk
from xpanel_desktop.ui.panes.ticket_summary import TicketSummary
from xpanel_desktop.ui.widgets.account_choice import AccountChoice
from xpanel_desktop.ui.widgets.bar_chart import BarChart
from xpanel_desktop.ui.widgets.bars import Bar, Notice
from xpanel_desktop.ui.widgets.button_pair import ButtonPair
from xpanel_desktop.ui.widgets.delivery_chart import DeliveryChart
from xpanel_desktop.ui.widgets.facts import MOST_LINES, Fact, Facts, LongText
from xpanel_desktop.ui.widgets.labels import primary_button
from xpanel_desktop.ui.widgets.row_table import cut_in_middle, row_table
from xpanel_desktop.ui.widgets.tall_enough import TallEnough
from xpanel_desktop.ui.widgets.top_bar import TopBar

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.usefixtures("dressed"),
]
ORDER = Order(
    id=1, state=State.DRAFT, ticket=Ticket(1, "1", Kind.DEFAULT), service_name="Likes",
    category="", rate=Decimal(1), currency="USD", expected_charge=Decimal(1), quantity=1000,
    created_at=NOW,
)  # fmt: skip
LONG = "Çok Uzun Adlı Yedek Panel Hesabı (ikinci kasa) 2026"
Holder = Callable[[int, int], QWidget]


def named(number: int, name: str) -> Account:
    return Account(number, name, ACCOUNT.url, f"v{number}", "blue", "USD")


@pytest.fixture
def holder(qtbot: QtBot) -> Holder:
    def hold(width: int, height: int) -> QWidget:
        widget = QWidget()
        qtbot.addWidget(widget)
        widget.resize(width, height)
        return widget

    return hold


def shown_text(box: QComboBox) -> str:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    return option.currentText


def test_a_long_account_s_name_leaves_room_for_what_is_beside_it(
    qtbot: QtBot, holder: Holder
) -> None:
    bar = holder(600, 40)
    row = QHBoxLayout(bar)
    search = QPushButton("search", bar)
    choice = AccountChoice(bar)
    choice.offer([named(1, "Main"), named(2, LONG)])
    row.addWidget(search, 1)
    row.addWidget(choice)
    bar.show()
    assert choice.width() < 260
    assert search.width() > 300
    choice.choose(2)
    assert shown_text(choice).endswith("…")
    assert choice.currentText() == LONG
    assert LONG.split()[0] in choice.toolTip()
    choice.choose(1)
    assert shown_text(choice) == "Main"
    choice.showPopup()
    assert choice.view().width() > choice.fontMetrics().horizontalAdvance(LONG)
    choice.hidePopup()


@pytest.mark.parametrize("times", [1, 1.5])
def test_stop_sending_is_whole_while_it_is_down(
    qtbot: QtBot, qapp: QApplication, holder: Holder, times: float
) -> None:
    with larger(qapp, times):
        top = holder(1280, 48)
        bar = TopBar({name: QAction(name, top) for name in ("halt", "offline", "accounts")}, top)
        QVBoxLayout(top).addWidget(bar)
        top.show()
        bar.halt.setText("Gönderimi durdur")
        bar.halt.defaultAction().setChecked(True)
        qapp.processEvents()
        bold = bar.halt.font()
        bold.setBold(True)
        sure = QToolButton(top)
        sure.setFont(bold)
        sure.setText(bar.halt.text())
        words = sure.fontMetrics().horizontalAdvance(bar.halt.text())
        icon, padding = bar.halt.iconSize().width() + 4, 2 * (8 + 1)
        assert bar.halt.width() >= words + icon + padding


@pytest.mark.parametrize("width", [180, 900])
def test_a_long_text_is_as_tall_as_its_lines_are_where_they_wrap(
    qtbot: QtBot, holder: Holder, width: int
) -> None:
    column = holder(width, 400)
    text = LongText("HTTP 200, but there is no whole JSON object", column)
    layout = QVBoxLayout(column)
    layout.addWidget(text)
    layout.addStretch(1)
    column.show()
    lines = min(round(text.document().size().height()), MOST_LINES)
    assert (lines > 1) is (width == 180)
    assert text.viewport().height() >= lines * text.fontMetrics().lineSpacing() + 8
    assert not text.verticalScrollBar().isVisible()
    text.tell("x\n" * 40)
    assert text.document().size().height() > MOST_LINES
    assert text.height() < 8 * text.fontMetrics().lineSpacing()


def test_facts_of_several_lines_keep_theirs(qtbot: QtBot, holder: Holder) -> None:
    room = holder(300, 300)
    facts = Facts(room)
    QVBoxLayout(room).addWidget(facts)
    facts.tell([Fact("Problem", "The panel answers with more than a line has room for", long=True)])
    room.show()
    text = facts.findChildren(LongText)[0]
    need = round(text.document().size().height()) * text.fontMetrics().lineSpacing()
    assert text.viewport().height() >= need > text.fontMetrics().lineSpacing()


def test_a_long_category_does_not_push_the_details_of_a_service_aside(
    qtbot: QtBot, holder: Holder
) -> None:
    pane = holder(520, 300)
    details = ServiceDetails(pane)
    QVBoxLayout(pane).addWidget(details)
    pane.show()
    details.show_service(make(1, "Followers " * 12, category="Instagram | Türk | " * 8), "USD")
    qtbot.wait(1)
    assert not details.horizontalScrollBar().isVisible()
    assert details.button.geometry().right() < details.viewport().width()


@pytest.mark.parametrize(
    ("words", "way"),
    [
        ("Send 1 order · 0.90 USD", "beside"),
        ("1 sipariş gönder · 1.728,3938 USD", "above"),
        ("1 sipariş gönder · 1.234.567.890,89012345 USD", "two lines"),
    ],
)
def test_the_sum_on_the_button_that_sends_is_never_cut(
    qtbot: QtBot, holder: Holder, words: str, way: str
) -> None:
    room = holder(320, 120)
    pair, save, go = ButtonPair(room), QPushButton("Kaydet", room), primary_button(room, "go")
    pair.take(save, go)
    layout = QVBoxLayout(room)
    layout.setContentsMargins(12, 8, 12, 8)
    layout.addWidget(pair)
    room.show()
    pair.say(words)
    qtbot.wait(1)
    assert go.sizeHint().width() <= go.width()
    assert go.text().replace("\n", " ") == words
    assert go.accessibleName() == words
    assert ("\n" in go.text()) is (way == "two lines")
    assert (go.y() < save.y()) is (way != "beside")


@pytest.mark.parametrize("charge", ["0.90", "1728.3938", "1234567.89012345"])
@pytest.mark.parametrize("times", [1, 1.5])
def test_the_charge_of_a_ticket_is_never_cut_to_another_sum(
    qtbot: QtBot, qapp: QApplication, holder: Holder, charge: str, times: float
) -> None:
    with larger(qapp, times):
        room = holder(320, 400)
        summary = TicketSummary(room)
        layout = QVBoxLayout(room)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(summary)
        layout.addStretch(1)
        room.show()
        desk = Desk.new(ACCOUNT, make(1, "Likes", rate=Decimal(charge)), None)
        desk.values.update(link="https://instagram.com/ayse", quantity="1000")
        summary.show_verdict(desk, desk.check(), [], NOW)
        qtbot.wait(1)
        label = summary.findChild(QLabel, "ticket.charge")
        assert isinstance(label, QLabel)
        assert label.text() == f"{Decimal(charge):,} USD"
        metrics = label.fontMetrics()
        figure, _, _ = label.text().partition(" ")
        assert metrics.horizontalAdvance(figure) <= label.width()
        assert metrics.horizontalAdvance(label.text()) <= label.width() or label.wordWrap()
        assert summary.send.sizeHint().width() <= summary.send.width()


def test_the_sum_of_what_is_selected_takes_a_second_line_beside_the_other_buttons(
    qtbot: QtBot, qapp: QApplication, holder: Holder
) -> None:
    with larger(qapp, 1.5):
        room = holder(620, 300)
        tools = OutboxTools(room)
        layout = QVBoxLayout(room)
        layout.addWidget(tools)
        layout.addStretch(1)
        room.show()
        tools.show_paused(paused=False)
        dear = replace(ORDER, expected_charge=Decimal("1234567.89012345"))
        tools.fit(State.DRAFT, [dear], 1)
        qtbot.waitUntil(lambda: tools.primary.height() >= tools.primary.sizeHint().height())
        assert tools.primary.text() == "Send 1 ·\n1,234,567.89012345 USD"
        assert tools.primary.width() >= tools.primary.sizeHint().width()


def test_warnings_before_sending_scroll_where_there_is_no_room_for_all(
    qtbot: QtBot, holder: Holder
) -> None:
    pane = holder(500, 600)
    noted, below = TallEnough(pane), QWidget(pane)
    below.setMinimumHeight(40)
    layout = QVBoxLayout(pane)
    layout.addWidget(noted)
    layout.addWidget(below, 1)
    noted.column.addWidget(
        Bar(Notice("warning", "A line that is long enough to wrap. " * 12), pane)
    )
    noted.fit()
    pane.show()
    qtbot.wait(1)
    label = next(one for one in noted.findChildren(QLabel) if one.text())
    need = label.heightForWidth(label.width())
    assert label.height() >= need
    assert not noted.verticalScrollBar().isVisible()
    assert noted.height() < need + 20, "no taller than what it says"
    pane.resize(500, need // 2 + 60)
    qtbot.wait(1)
    assert label.height() >= label.heightForWidth(label.width())
    assert noted.verticalScrollBar().isVisible()


@pytest.mark.parametrize("times", [1, 1.5, 2])
def test_days_under_a_chart_are_whole_in_a_large_font(
    qapp: QApplication, holder: Holder, times: float
) -> None:
    with larger(qapp, times):
        room = holder(480, 240)
        for chart in (BarChart(room), DeliveryChart(room)):
            assert chart.foot() >= chart.fontMetrics().height() + 8


def test_a_minus_is_a_minus_in_every_column_of_a_close() -> None:
    at = datetime(2026, 11, 23, tzinfo=UTC)
    nothing = Decimal(0)
    sums = Sums(Decimal(10), Decimal(12), 1, nothing, nothing, nothing, Decimal("-125.30"))
    one = Statement(Period("2026-11-23", at, at + timedelta(1)), "USD", sums)
    assert statement_columns()[ELSEWHERE].text(one) == "−125.30 USD"


def test_a_charge_that_is_cut_is_whole_in_its_tip() -> None:
    order = replace(ORDER, charge=Decimal("1234567.89012345"), expected_charge=Decimal("0.90"))
    told = tip(Cell.CHARGE, order)
    assert "1,234,567.89012345 USD" in told
    assert "Expected: 0.90 USD" in told


def test_what_a_bulk_of_orders_costs_ends_in_no_zeros(holder: Holder) -> None:
    foot = BulkFoot(holder(900, 80))
    foot._currency = "USD"
    foot._total = Sum(lines=2, charge=Decimal("272.19667021100"), unpriced=0)
    assert foot._price() == "272.196670211 USD"


def test_links_are_cut_in_their_middle(qtbot: QtBot, holder: Holder) -> None:
    room = holder(300, 100)
    table = row_table(QStandardItemModel(1, 2, room), "t", {0: 80, 1: 80}, 1, room)
    cut_in_middle(table, 1)
    modes = [QStyleOptionViewItem(), QStyleOptionViewItem()]
    for column, option in enumerate(modes):
        option.textElideMode = Qt.TextElideMode.ElideRight
        index = table.model().index(0, column)
        table.itemDelegateForIndex(index).initStyleOption(option, index)
    right, middle = Qt.TextElideMode.ElideRight, Qt.TextElideMode.ElideMiddle
    assert [one.textElideMode for one in modes] == [right, middle]
