"""Orders move about in a long table while some near its end are selected: none is lost."""

import random
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from tests.ui.order_stage import COMMENTS, LIKES, Stage, open_loop
from xpanel_desktop.domain.order import Report
from xpanel_desktop.domain.query import Column, OrderFilter, OrderQuery
from xpanel_desktop.domain.state import State
from xpanel_desktop.store import listing, ways
from xpanel_desktop.ui.models import order_counter, orders
from xpanel_desktop.ui.models.order_cells import Cell
from xpanel_desktop.ui.models.order_pages import PAGE
from xpanel_desktop.ui.models.orders import OrdersModel

LONG = 4 * PAGE
LIKED = OrderFilter(services=frozenset({LIKES.id}))
QUERIES = {
    "by a counter": OrderQuery(states=frozenset({State.DRAFT})),
    "collected": OrderQuery(filter=LIKED),
    "gone through": OrderQuery(filter=LIKED),
    "the oldest first": OrderQuery(filter=LIKED, descending=False),
    "by charge": OrderQuery(filter=LIKED, sort=Column.CHARGE),
    "by last change": OrderQuery(filter=LIKED, sort=Column.MOVED),
}


class Table:
    """A long table with selected rows near its end, and what is done to its orders."""

    def __init__(self, stage: Stage, query: OrderQuery, dice: random.Random) -> None:
        self.stage, self.query, self.dice = stage, query, dice
        self.number = 0
        self.touched: list[int] = []
        self.jumped: set[int] = set()
        """Orders that a report may have taken far from where they stood."""
        for _ in range(LONG):
            self.add()
        self.model = OrdersModel(
            stage.core.orders, stage.core.accounts, stage.tasks, (Cell.LINK, Cell.CHARGE)
        )
        self.tester = QAbstractItemModelTester(
            self.model, QAbstractItemModelTester.FailureReportingMode.Fatal
        )
        self.stop = stage.core.notices.subscribe(self.model.touch)
        self.model.show(query)
        self.settle()

    def settle(self) -> None:
        self.stage.until(lambda: self.model.settled, "the table to come to rest")

    def rest(self) -> None:
        """Let everything be counted, too."""
        model = self.model
        self.stage.until(lambda: model.settled and not model._counter._later.isActive(), "a count")

    def ids(self) -> list[int]:
        """Return what the query has, in its order."""
        return [one.id for one in self.stage.run(self.stage.core.orders.window(self.query, 0, 999))]

    def add(self) -> None:
        self.number += 1
        link = f"https://a.example/{self.number}"
        if self.dice.random() < 0.5 or len(self.query.states) == 1:
            order = self.stage.draft(link)
        else:
            order = self.stage.placed(link, str(self.number))
        self.touched.append(order.id)

    def others(self) -> None:
        """Add an order that the filter does not let through."""
        self.touched.append(self.stage.draft("https://a.example/other", COMMENTS).id)

    def take(self) -> None:
        one = self.dice.choice(self.ids())
        self.touched += self.stage.run(self.stage.drafts.delete([one]))

    def queue(self) -> None:
        one = self.dice.choice(self.ids())
        if self.stage.order(one).state is State.DRAFT:
            self.stage.run(self.stage.drafts.queue([one], self.stage.tick()))
            self.touched.append(one)

    def report(self) -> None:
        order = self.stage.order(self.dice.choice(self.ids()))
        if order.panel_id:
            charge = Decimal(self.dice.randrange(1, 99))
            told = {order.id: Report("In progress", charge, 1, self.dice.randrange(999))}
            self.stage.run(self.stage.tracking.apply(told, self.stage.tick()))
            self.touched.append(order.id)
            if self.query.sort is not Column.CREATED:
                self.jumped.add(order.id)

    def shake(self, deeds: list[Callable[[], None]], most: int) -> None:
        self.jumped.clear()
        for _ in range(self.dice.randint(1, most)):
            self.dice.choice(deeds)()
        self.tell()

    def tell(self) -> None:
        self.stage.touched(self.touched)
        self.touched = []

    def pick(self, rows: Iterable[int]) -> dict[int, QPersistentModelIndex]:
        """Look at rows and select them; return the indexes by order."""
        picked: dict[int, QPersistentModelIndex] = {}
        for row in sorted(rows):
            self.model.order(row)
            self.settle()
            order = self.model.at_hand(row)
            assert order is not None
            picked[order.id] = QPersistentModelIndex(self.model.index(row, 0))
        return picked


Tables = Callable[[OrderQuery, random.Random], Table]


@pytest.fixture
def stage(qapp: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    monkeypatch.setattr(listing, "MARK", 20)
    monkeypatch.setattr(orders, "REREAD_EVERY", 5)
    monkeypatch.setattr(order_counter, "REST", 20)
    stage = Stage(open_loop(qapp), tmp_path)
    yield stage
    stage.close()


@pytest.fixture
def tables(stage: Stage) -> Iterator[Tables]:
    made: list[Table] = []

    def make(query: OrderQuery, dice: random.Random) -> Table:
        made.append(Table(stage, query, dice))
        return made[-1]

    yield make
    for table in made:
        table.stop()
        table.rest()
        del table.tester


@pytest.mark.parametrize("name", QUERIES)
@pytest.mark.parametrize("seed", range(2))
def test_rows_near_the_end_stay_selected_as_orders_move(
    tables: Tables, monkeypatch: pytest.MonkeyPatch, name: str, seed: int
) -> None:
    if name != "collected":
        for limit in ("FEW", "SORTED", "FOUND"):
            monkeypatch.setattr(ways, limit, 0)
    dice = random.Random(seed)
    table = tables(QUERIES[name], dice)
    model = table.model
    deeds = [table.add, table.add, table.take, table.queue, table.report, table.others]
    for turn in range(12):
        last = model.rowCount() - 1
        rows = {last, *(dice.randint(max(last - PAGE, 0), last) for _ in range(3))}
        picked = table.pick(rows)
        table.shake(deeds, 12)
        places = {one: row for row, one in enumerate(table.ids())}
        for let in (table.settle, table.rest):
            let()
            lost = {one for one, index in picked.items() if one in places and not index.isValid()}
            assert lost <= table.jumped, (turn, let.__name__)
        assert model.rowCount() == len(places)
        for one in picked.keys() - lost:
            index = picked[one]
            assert (index.row() if index.isValid() else None) == places.get(one), (turn, one)


@pytest.mark.parametrize("name", ["by a counter", "collected", "gone through"])
@pytest.mark.parametrize("more", [1, 3, PAGE])
def test_the_last_rows_stay_selected_as_orders_come_above(
    tables: Tables, monkeypatch: pytest.MonkeyPatch, name: str, more: int
) -> None:
    if name != "collected":
        for limit in ("FEW", "SORTED", "FOUND"):
            monkeypatch.setattr(ways, limit, 0)
    table = tables(QUERIES[name], random.Random(1))
    for _ in range(PAGE - 2):
        table.add()
    table.tell()
    table.rest()
    last = table.model.rowCount() - 1
    assert last == LONG + PAGE - 3
    picked = table.pick([last, last - 1])
    for _ in range(more):
        table.add()
    table.tell()
    table.rest()
    assert sorted(index.row() for index in picked.values()) == [last + more - 1, last + more]


def test_a_selection_moves_with_hundreds_that_come_at_once(tables: Tables) -> None:
    table = tables(QUERIES["by a counter"], random.Random(1))
    last = table.model.rowCount() - 1
    picked = table.pick([last, last - PAGE])
    for _ in range(3 * PAGE + 1):
        table.add()
    table.tell()
    table.rest()
    assert [index.row() for index in picked.values()] == [last + 2 * PAGE + 1, last + 3 * PAGE + 1]
    table.model.order(0)
    table.settle()
    table.touched += table.stage.run(table.stage.drafts.delete(table.ids()[: 3 * PAGE]))
    table.tell()
    table.rest()
    assert [index.row() for index in picked.values()] == [last + 1 - PAGE, last + 1]


def test_a_count_that_began_before_takes_no_row_that_came_since(
    tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    for limit in ("FEW", "SORTED", "FOUND"):
        monkeypatch.setattr(ways, limit, 0)
    table = tables(QUERIES["gone through"], random.Random(1))
    last = table.model.rowCount() - 1
    (index,) = table.pick([last]).values()
    table.model._counter.done.emit(last)
    assert (table.model.rowCount(), index.row()) == (last + 1, last)
