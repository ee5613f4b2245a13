"""What one's own orders tell, beside the services and in the ticket."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from tests.ui.pane_core import ACCOUNT, NOW, FixedScope, MemoryCore, NowTasks, make
from tests.ui.ticket_core import TicketCore
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.prices import Price
from xpanel_desktop.domain.scorecard import Card, Spread
from xpanel_desktop.ui import scorecard_words as words
from xpanel_desktop.ui.models.service_index import ServiceColumn, unfolded
from xpanel_desktop.ui.models.services import ServicesModel
from xpanel_desktop.ui.panes.service_face import LAYOUT
from xpanel_desktop.ui.panes.services import ServicesPane
from xpanel_desktop.ui.panes.ticket import TicketPane

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
SERVICES = (make(1, "Likes"), make(2, "Views"), make(3, "Saves"), make(4, "Shares"))
GOOD = Card(
    orders=126, ended=110, partial=9, canceled=2, begun=120, counted=0,
    start=Spread(300, 720, 1800, 3600, 120),
    speed=Spread(500, 1234, 4000, 8000, 90),
    completion=Spread(3600, 11_400, 20_000, 90_000, 99),
)  # fmt: skip
SLOW = replace(GOOD, start=Spread(1, 7200, 7201, 7202, 9), partial=55)
FEW = Card(orders=3, ended=3, start=Spread(1, 2, 3, 4, 3))
CARDS = {"1": SLOW, "2": GOOD, "3": FEW}
START, SPEED, PARTIAL = ServiceColumn.START, ServiceColumn.SPEED, ServiceColumn.PARTIAL


@pytest.fixture
def model(qapp: Any) -> Iterator[ServicesModel]:
    made = ServicesModel()
    QAbstractItemModelTester(made, made)
    made.show(unfolded(SERVICES), "USD")
    yield made
    made.deleteLater()


def column(model: ServicesModel, of: ServiceColumn) -> list[str]:
    return [model.index(row, of).data() for row in range(model.rowCount())]


def test_cells_tell_figures_and_too_few_orders(model: ServicesModel) -> None:
    model.take_cards(CARDS)
    assert column(model, START) == ["2 h", "12 min", "too few orders (3)", "–"]
    assert column(model, SPEED) == ["1,200", "1,200", "–", "–"]
    assert column(model, PARTIAL) == ["50%", "8%", "too few orders (3)", "–"]


@pytest.mark.parametrize("of", [START, SPEED, PARTIAL])
def test_what_is_not_told_is_last_whichever_way_one_sorts(
    model: ServicesModel, of: ServiceColumn
) -> None:
    model.take_cards(CARDS)
    for way in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        model.sort(of, way)
        assert {column(model, ServiceColumn.ID)[at] for at in (2, 3)} == {"3", "4"}
    model.sort(START, Qt.SortOrder.AscendingOrder)
    assert column(model, ServiceColumn.ID)[:2] == ["2", "1"]


def test_new_figures_move_the_rows_that_are_sorted_by_them(model: ServicesModel) -> None:
    model.sort(START, Qt.SortOrder.AscendingOrder)
    assert column(model, ServiceColumn.ID) == ["1", "2", "3", "4"]
    model.take_cards(CARDS)
    assert column(model, ServiceColumn.ID)[:2] == ["2", "1"]
    model.show(unfolded(SERVICES[1:]), "USD")
    assert column(model, ServiceColumn.ID)[0] == "2"


def test_the_tooltip_tells_what_a_figure_rests_on(model: ServicesModel) -> None:
    model.take_cards(CARDS)
    tip = model.index(1, START).data(Qt.ItemDataRole.ToolTipRole)
    assert "By your own 126 orders of the last 90 days." in tip
    assert "Time to start: 12 min, half of them 5 min to 30 min (120)" in tip
    assert "Of 110 that ended: 8% partial, 2% canceled or failed" in tip


def pane_on(qtbot: QtBot, core: MemoryCore) -> ServicesPane:
    pane: Any = ServicesPane(core, NowTasks(), FixedScope())  # type: ignore[arg-type]
    qtbot.addWidget(pane)
    pane.resize(1100, 700)
    with qtbot.waitExposed(pane):
        pane.show()
    return pane


def test_the_columns_are_there_to_be_chosen_and_the_details_tell_all(qtbot: QtBot) -> None:
    core = MemoryCore(SERVICES)
    core.scorecards.cards = CARDS
    core.scorecards.moved = (
        Price(NOW - timedelta(days=60), Decimal("0.80")),
        Price(NOW - timedelta(days=3), Decimal("0.95")),
    )
    pane = pane_on(qtbot, core)
    header = pane.table.horizontalHeader()
    assert all(header.isSectionHidden(one) for one in (START, SPEED, PARTIAL))
    pane.go_to("2")
    qtbot.waitUntil(lambda: "12 min" in pane.details.yours.text())
    assert pane.details.yours.text() == (
        "Yours: starts in about 12 min, about 1,200 an hour, completed in about 3 h 10 min, "
        "8% partial, 2% canceled, 126 orders"
    )
    assert pane.details.rates.text().startswith("Rate in 90 days: 0.80 to 0.95 USD; last moved")
    pane.go_to("4")
    qtbot.waitUntil(lambda: pane.details.yours.isHidden())


def test_a_layout_from_before_these_columns_leaves_them_hidden(qtbot: QtBot) -> None:
    before = QTableView()
    qtbot.addWidget(before)
    before.setModel(QStandardItemModel(1, min(START, SPEED, PARTIAL), before))
    before.horizontalHeader().hideSection(ServiceColumn.TYPE)
    before.horizontalHeader().resizeSection(ServiceColumn.NAME, 321)
    core = MemoryCore(SERVICES)
    old = before.horizontalHeader().saveState().toBase64().toStdString()
    core.settings.kept[LAYOUT] = old
    pane = pane_on(qtbot, core)
    header = pane.table.horizontalHeader()
    assert header.count() == len(ServiceColumn)
    assert header.isSectionHidden(ServiceColumn.TYPE)
    assert header.sectionSize(ServiceColumn.NAME) == 321
    assert all(header.isSectionHidden(one) for one in (START, SPEED, PARTIAL))
    pane.table._show_column(SPEED, shown=True)
    core.settings.kept[LAYOUT] = pane.table.layout_state()
    header = pane_on(qtbot, core).table.horizontalHeader()
    assert [header.isSectionHidden(one) for one in (START, SPEED, PARTIAL)] == [True, False, True]


def test_new_figures_reach_the_pane(qtbot: QtBot) -> None:
    core = MemoryCore(SERVICES)
    pane = pane_on(qtbot, core)
    core.scorecards.cards = CARDS
    core.publish(Changes.of(Table.SCORECARDS, [ACCOUNT.id]))
    qtbot.waitUntil(lambda: pane.model.card("2") == GOOD)


def test_the_ticket_has_one_quiet_line(qtbot: QtBot) -> None:
    core = TicketCore(*SERVICES)
    core.scorecards.cards = dict(CARDS)
    pane: Any = TicketPane(core, NowTasks(), FixedScope())  # type: ignore[arg-type]
    qtbot.addWidget(pane)
    with qtbot.waitExposed(pane):
        pane.show()
    yours = pane.body.header.yours
    pane.open_service(ACCOUNT.id, SERVICES[1])
    assert yours.text() == "Yours: starts in about 12 min, 8% partial, 2% canceled, 126 orders"
    assert "medians" in yours.toolTip()
    pane.open_service(ACCOUNT.id, SERVICES[2])
    assert yours.text() == "Yours: too few orders (3)"
    pane.open_service(ACCOUNT.id, SERVICES[3])
    assert yours.isHidden()


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (0, "under 1 min"),
        (59, "under 1 min"),
        (60, "1 min"),
        (3540, "59 min"),
        (3599, "1 h"),
        (3660, "1 h 1 min"),
        (7200, "2 h"),
        (86_400, "24 h"),
        (200_000, "2 d"),
    ],
)
def test_lengths_of_time_are_short(qapp: Any, seconds: int, told: str) -> None:
    assert words.span(seconds) == told


def test_shares_and_speeds_are_rounded_to_what_matters(qapp: Any) -> None:
    assert [words.per_cent(one) for one in (0.0, 0.001, 0.085, 1.0)] == [
        "0%", "under 1%", "8%", "100%"
    ]  # fmt: skip
    assert [words.pieces(one) for one in (7, 99, 101, 98_765)] == ["7", "99", "100", "99,000"]


def test_a_rate_that_never_moved(qapp: Any) -> None:
    assert words.price_line((), "USD") == ""
    one = (Price(NOW, Decimal("0.90")),)
    assert words.price_line(one, "USD") == "Rate: 0.90 USD, unmoved in 90 days"
    assert words.price_line(one, "") == "Rate: 0.90, unmoved in 90 days"


def test_what_takes_less_than_a_minute_is_said_so(qapp: object) -> None:
    quick = replace(GOOD, start=replace(GOOD.start, middle=20))
    assert words.line(quick).startswith("Yours: starts within a minute, 8% partial")
