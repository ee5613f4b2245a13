"""What is selected in a long table stays with its orders, however far these go, and no others."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.order_stage import Stage, open_loop
from xpanel_desktop.domain.order import Report
from xpanel_desktop.domain.query import Column, OrderFilter
from xpanel_desktop.domain.state import State
from xpanel_desktop.domain.views import Wish
from xpanel_desktop.store import listing, ways
from xpanel_desktop.ui.models import order_chosen, order_counter, order_pages, orders
from xpanel_desktop.ui.models.order_pages import PAGE
from xpanel_desktop.ui.panes.orders import OrdersPane
from xpanel_desktop.ui.panes.outbox import OutboxPane
from xpanel_desktop.ui.widgets import order_choice

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
How = QItemSelectionModel.SelectionFlag
LONG = 12 * PAGE


@pytest.fixture
def stage(qapp: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    monkeypatch.setattr(listing, "MARK", 20)
    monkeypatch.setattr(orders, "REREAD_EVERY", 5)
    monkeypatch.setattr(order_counter, "REST", 20)
    monkeypatch.setattr(order_counter, "PART", 0)
    stage = Stage(open_loop(qapp), tmp_path)
    yield stage
    stage.close()


class Desk:
    """The pane with a long table sorted by charge, the dearest first: order n costs n."""

    def __init__(self, qtbot: QtBot, stage: Stage, sort: Column = Column.CHARGE) -> None:
        self.stage = stage
        self.ids = [
            stage.placed(f"https://a.example/{number}", str(number)).id for number in range(LONG)
        ]
        self.charge({one: Decimal(one) for one in self.ids})
        self.pane = OrdersPane(stage.core, stage.tasks, stage.scope)
        qtbot.addWidget(self.pane)
        self.pane.resize(1100, 600)
        self.pane.asking.show_wish(Wish(group="all", sort=sort))
        with qtbot.waitActive(self.pane):
            self.pane.show()
        self.table, self.model = self.pane.table, self.pane.model
        self.settle()
        self.table.setFocus()

    def settle(self) -> None:
        """Let everything be read and counted."""
        later = self.model._counter._later
        self.stage.until(
            lambda: self.stage.tasks.idle and self.pane.settled and not later.isActive(), "rest"
        )

    def charge(self, charges: Mapping[int, Decimal]) -> None:
        self.stage.report(
            {one: Report("In progress", charge, 1, 5, "USD") for one, charge in charges.items()}
        )

    def order_of_store(self) -> list[int]:
        found = self.stage.run(self.stage.core.orders.window(self.model.query, 0, 9999))
        return [order.id for order in found]

    def look_at(self, row: int) -> None:
        self.table.scrollTo(self.model.index(row, 0))
        self.model.order(row)
        self.settle()

    def select(self, *rows: int) -> list[int]:
        """Look at rows and select them; return our numbers."""
        ids = list[int]()
        self.table.clearSelection()
        for row in rows:
            self.look_at(row)
            order = self.model.at_hand(row)
            assert order is not None
            ids.append(order.id)
            index = self.model.index(row, 0)
            self.table.selectionModel().setCurrentIndex(index, How.Select | How.Rows)
        self.settle()
        return ids

    def select_all_of(self, first: int, last: int) -> None:
        span = QItemSelection(self.model.index(first, 0), self.model.index(last, 0))
        self.table.selectionModel().select(span, How.ClearAndSelect | How.Rows)

    def rows(self) -> list[int]:
        return [row for first, n in self.table.spans() for row in range(first, first + n)]

    def selected(self) -> list[int]:
        """Return our numbers of what a deed would be done to."""
        model = self.model
        found = self.stage.run(model.read(model.pick(self.table.spans(), 9999)))
        return [order.id for order in found]

    def shown(self) -> list[int]:
        """Return our numbers of what is seen in the selected rows when they are looked at."""
        ids = list[int]()
        for row in self.rows():
            self.look_at(row)
            order = self.model.at_hand(row)
            assert order is not None
            ids.append(order.id)
        return ids


Desks = Callable[..., Desk]


@pytest.fixture(params=["collected", "gone through"])
def desks(request: Any, qtbot: QtBot, stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Desks:
    if request.param == "gone through":
        for limit in ("FEW", "SORTED", "FOUND"):
            monkeypatch.setattr(ways, limit, 0)

    def make(sort: Column = Column.CHARGE) -> Desk:
        desk = Desk(qtbot, stage, sort)
        if request.param == "collected":  # a filter that lets all through
            wish = Wish(group="all", sort=sort, filter=OrderFilter(services=frozenset({"1042"})))
            desk.pane.asking.show_wish(wish)
            desk.settle()
        return desk

    return make


@pytest.mark.parametrize("charge", [0, 1000])
def test_the_selected_order_stays_selected_wherever_its_charge_takes_it(
    desks: Desks, charge: int
) -> None:
    desk = desks()
    row = 3 if not charge else LONG - 3
    (one,) = desk.select(row)
    told: list[int] = []
    desk.table.chosen.connect(lambda: told.append(len(desk.rows())))
    desk.charge({one: Decimal(charge)})
    desk.settle()
    where = desk.order_of_store().index(one)
    assert abs(where - row) > 8 * PAGE
    assert (desk.rows(), desk.selected()) == ([where], [one])
    assert set(told) == {1}, "never without it"
    assert desk.table.currentIndex().row() == where
    assert desk.table.hasFocus()
    assert desk.pane.details.order == desk.stage.order(one)
    QTest.keyClick(desk.table, Qt.Key.Key_Down if charge else Qt.Key.Key_Up)
    desk.settle()
    assert desk.rows() == [where + 1 if charge else where - 1]


def test_of_several_that_are_selected_each_is_where_it_went(desks: Desks) -> None:
    desk = desks()
    ids = desk.select(2, 40, 41, 160, 250, LONG - 2)
    desk.charge({ids[0]: Decimal(1), ids[2]: Decimal("211.5"), ids[4]: Decimal("17.5")})
    desk.settle()
    places = desk.order_of_store()
    assert desk.rows() == sorted(places.index(one) for one in ids)
    assert desk.table.currentIndex().row() == places.index(ids[-1])
    assert sorted(desk.selected()) == sorted(ids)
    assert sorted(desk.shown()) == sorted(ids)


def test_a_hundred_that_pass_take_no_selection(desks: Desks) -> None:
    desk = desks()
    (one,) = desk.select(60)
    for turn in range(2):
        passing = desk.order_of_store()[-(4 * PAGE) :]
        desk.charge({other: Decimal(1000 + turn) for other in passing})
        desk.settle()
        assert desk.rows() == [desk.order_of_store().index(one)] == [60 + (turn + 1) * 4 * PAGE]
        assert desk.selected() == [one]


def test_no_other_order_comes_to_be_selected_while_its_page_is_let_go_of(desks: Desks) -> None:
    desk = desks()
    (one,) = desk.select(5)
    desk.model.wake(awake=False)
    desk.look_at(LONG - 1)
    desk.model._pages._forget(0)  # as it goes when very many others are looked at
    desk.charge({one: Decimal(100)})
    assert desk.selected() == [one]
    desk.look_at(5)  # the row is another's by now
    assert desk.selected() in ([one], [])
    desk.model.wake(awake=True)
    desk.settle()
    assert desk.rows() == [desk.order_of_store().index(one)]
    assert desk.selected() == desk.shown() == [one]


def test_rows_that_were_never_seen_stay_selected_with_the_others(desks: Desks) -> None:
    desk = desks()
    meant = desk.order_of_store()[10 : LONG - 10]
    desk.select_all_of(10, LONG - 11)
    desk.settle()
    desk.charge({meant[0]: Decimal(1), meant[200]: Decimal(1000), meant[-1]: Decimal("77.5")})
    desk.settle()
    assert sorted(desk.selected()) == sorted(meant)
    assert len(desk.rows()) == len(meant)


def test_of_too_many_the_first_stay_selected_and_no_others(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desks()
    monkeypatch.setattr(order_chosen, "MOST", 30)
    monkeypatch.setattr(order_choice, "MOST", 30)
    meant = desk.order_of_store()[5:250]
    desk.select_all_of(5, 249)
    desk.settle()
    desk.charge({meant[0]: Decimal(1)})
    desk.settle()
    assert sorted(desk.selected()) == sorted(meant[:30])
    desk.table.selectAll()
    desk.settle()
    desk.charge({meant[0]: Decimal(1000)})
    more = desk.stage.placed("https://a.example/more", "more").id
    desk.stage.touched([more])
    desk.settle()
    assert desk.rows() == list(range(LONG + 1)), "all is all"
    desk.pane.asking.show_wish(Wish(group="all", sort=Column.CREATED))
    desk.settle()
    desk.stage.touched([desk.stage.placed("https://a.example/one", "one").id])
    desk.settle()
    assert len(desk.rows()) <= 30, "other rows are not all of these"


def test_of_too_many_apart_from_each_other_the_first_stay_selected(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desks()
    monkeypatch.setattr(order_choice, "RUNS", 3)
    ids = desk.select(10, 20, 30, 40, 50)
    desk.charge({ids[0]: Decimal(1)})
    desk.settle()
    assert desk.selected() == ids[1:4]
    desk.charge({ids[1]: Decimal(2)})
    desk.settle()
    assert sorted(desk.selected()) == sorted(ids[1:4]), "what was let go does not come back"


def test_what_is_no_longer_meant_leaves_the_selection_to_no_other(desks: Desks) -> None:
    desk = desks()
    desk.pane.asking.show_wish(Wish(group="under_way", sort=Column.CHARGE))
    desk.settle()
    ids = desk.select(4, 5, LONG - 4)
    desk.stage.report({ids[0]: Report("Completed", Decimal(2))})
    desk.settle()
    assert sorted(desk.selected()) == sorted(ids[1:])
    assert len(desk.rows()) == 2


def test_an_order_that_no_mark_tells_of_yet_is_found_once_they_are_counted(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desks()
    (one,) = desk.select(3)
    monkeypatch.setattr(listing, "STRETCHES", 0)
    desk.charge({one: Decimal(1)})
    desk.stage.until(lambda: not desk.rows() or desk.rows()[0] > 3, "it to go")
    monkeypatch.setattr(listing, "STRETCHES", 100)
    desk.settle()
    desk.stage.touched([desk.ids[0]])
    desk.settle()
    assert desk.rows() == [desk.order_of_store().index(one)]
    assert desk.table.currentIndex().row() == desk.rows()[0]


def test_a_deed_is_done_to_what_was_selected_when_it_was_asked_for(
    qtbot: QtBot, stage: Stage
) -> None:
    """Rows that come between the key and the work do not change what it is done to."""
    orders_ = [stage.draft(f"https://a.example/{number}") for number in range(3)]
    pane = OutboxPane(stage.core, stage.tasks, stage.scope)
    qtbot.addWidget(pane)
    pane.show()
    stage.until(lambda: stage.tasks.idle and pane.settled, "the drafts")
    pane.table.select([orders_[2].id])
    pane.deeds.delete(pane.table.spans())
    pane.model._settle(3, order_pages.OrderPages.of({0: [orders_[0], orders_[1], orders_[2]]}))
    stage.until(lambda: stage.tasks.idle and pane.settled, "the deed")
    assert stage.states() == {State.DRAFT: 2}
    left = stage.run(stage.core.orders.get([order.id for order in orders_]))
    assert [order.id for order in left] == [orders_[0].id, orders_[1].id]
