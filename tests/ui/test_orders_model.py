"""The paging model of orders over the real store: counts, pages, repaints, moves, selection."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from tests.ui.order_stage import Stage, open_loop
from xpanel_desktop.domain.order import Order, Report
from xpanel_desktop.domain.query import Column, OrderQuery
from xpanel_desktop.domain.state import PLACED, State
from xpanel_desktop.store import listing
from xpanel_desktop.store.listing import Listing
from xpanel_desktop.ui.models import order_counter
from xpanel_desktop.ui.models.order_cells import Cell, delivered, tip
from xpanel_desktop.ui.models.order_pages import MOST, PAGE, OrderPages
from xpanel_desktop.ui.models.orders import TOLD, OrdersModel

CELLS = (Cell.STATE, Cell.PANEL_ID, Cell.LINK, Cell.CHARGE, Cell.REMAINS, Cell.ACCOUNT)
DRAFTS = OrderQuery(states=frozenset({State.DRAFT}))
PLACED_ORDERS = OrderQuery(states=PLACED)


@pytest.fixture
def stage(qapp: Any, tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(open_loop(qapp), tmp_path)
    yield stage
    stage.close()


@pytest.fixture
def model(stage: Stage) -> Iterator[OrdersModel]:
    model = OrdersModel(stage.core.orders, stage.core.accounts, stage.tasks, CELLS)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    stop = stage.core.notices.subscribe(model.touch)
    yield model
    stop()
    del tester


def show(stage: Stage, model: OrdersModel, query: OrderQuery) -> None:
    model.show(query)
    stage.until(lambda: model.settled and model.query == query, "the query to be read")


def links(model: OrdersModel) -> list[str]:
    return [order.link for row in range(model.rowCount()) if (order := model.at_hand(row))]


def test_rows_are_the_newest_first_with_their_texts(stage: Stage, model: OrdersModel) -> None:
    stage.draft("https://a.example/1")
    stage.placed("https://a.example/2", "23501")
    show(stage, model, OrderQuery())
    assert links(model) == ["https://a.example/2", "https://a.example/1"]
    texts = [model.data(model.index(0, column)) for column in range(len(CELLS))]
    assert texts[1:3] == ["23501", "https://a.example/2"]
    assert texts[5] == "Main shop"
    assert model.data(model.index(1, 1)) == "–"


def test_only_the_cells_that_moved_are_repainted(stage: Stage, model: OrdersModel) -> None:
    stage.placed("https://a.example/1", "1")
    order = stage.placed("https://a.example/2", "2")
    show(stage, model, PLACED_ORDERS)
    painted: list[tuple[int, int, int]] = []
    model.dataChanged.connect(
        lambda first, last, _: painted.append((first.row(), first.column(), last.column()))
    )
    stage.report({order.id: Report("In progress", Decimal("0.5"), 10, 400, "USD")})
    stage.until(lambda: painted, "a repaint")
    assert painted == [(0, CELLS.index(Cell.STATE), CELLS.index(Cell.REMAINS))]
    assert model.at_hand(0) == stage.order(order.id)


def test_a_new_row_above_takes_no_selection_with_it(stage: Stage, model: OrdersModel) -> None:
    first = stage.draft("https://a.example/1")
    show(stage, model, DRAFTS)
    kept = QPersistentModelIndex(model.index(0, 2))
    second = stage.draft("https://a.example/2")
    stage.touched([second.id])
    stage.until(lambda: model.rowCount() == 2 and model.row_of(second.id) == 0, "the new row")
    assert kept.row() == 1
    assert model.row_of(first.id) == 1


def test_what_leaves_the_query_leaves_the_table(stage: Stage, model: OrdersModel) -> None:
    orders = [stage.draft(f"https://a.example/{n}") for n in range(4)]
    show(stage, model, DRAFTS)
    gone = QPersistentModelIndex(model.index(1, 0))
    kept = QPersistentModelIndex(model.index(3, 0))
    stage.run(stage.core.tickets.queue([orders[2].id]))
    stage.until(lambda: model.rowCount() == 3, "a row to go")
    assert not gone.isValid()
    assert kept.row() == 2
    assert links(model) == [f"https://a.example/{n}" for n in (3, 1, 0)]


def test_a_selection_out_of_sight_is_kept_over_the_edge_of_its_page(
    stage: Stage, model: OrdersModel
) -> None:
    for number in range(12 * PAGE):
        stage.placed(f"https://a.example/{number}", str(number))
    show(stage, model, PLACED_ORDERS)
    picked = QPersistentModelIndex(model.index(PAGE - 1, 0))
    for page in range(2, 12):
        model.order(page * PAGE)
        stage.until(lambda: model.settled, "the page to be read")
    stage.touched([stage.placed("https://a.example/new", "999").id])
    stage.until(lambda: model.rowCount() == 12 * PAGE + 1, "the row to come")
    assert picked.row() == PAGE


def test_what_is_deleted_leaves_the_table(stage: Stage, model: OrdersModel) -> None:
    drafts = [stage.draft(f"https://a.example/{number}") for number in range(3)]
    show(stage, model, DRAFTS)
    picked = QPersistentModelIndex(model.index(2, 0))
    stage.touched(stage.run(stage.drafts.delete([drafts[1].id])))
    stage.until(lambda: model.rowCount() == 2, "the row to go")
    assert links(model) == ["https://a.example/2", "https://a.example/0"]
    assert picked.row() == 1


def test_far_down_rows_are_those_of_the_store_once_they_are_counted(
    stage: Stage, model: OrdersModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "MARK", 20)
    monkeypatch.setattr(order_counter, "REST", 50)
    for number in range(120):
        stage.placed(f"https://a.example/{number}", str(number))
    show(stage, model, PLACED_ORDERS)
    model.order(110)
    stage.until(lambda: model.settled and model.at_hand(110), "the page to be read")
    before = model.at_hand(110)
    assert before is not None
    assert before.panel_id == "9"
    counts: list[int] = []
    model.counted.connect(lambda: counts.append(model.rowCount()))
    stage.touched([stage.placed("https://a.example/new", "999").id])
    stage.until(
        lambda: (order := model.at_hand(110)) is not None and order.panel_id == "10",
        "the row to be that of the store",
    )
    stage.until(lambda: model.settled and not model._counter._later.isActive(), "rest")
    assert len(counts) == 1, "what was read again for a count is not counted once more"


def test_a_deed_is_done_to_the_orders_that_the_rows_show(stage: Stage, model: OrdersModel) -> None:
    """However many came above them since they were read."""
    for number in range(120):
        stage.placed(f"https://a.example/{number}", str(number))
    show(stage, model, PLACED_ORDERS)
    model.wake(awake=False)  # what comes is not read
    new = [stage.placed("https://a.example/new", str(990 + number)).id for number in range(3)]
    stage.touched(new)
    stage.run(stage.tracking.apply({120: Report("Completed")}, stage.tick()))
    read = [
        stage.run(model.read(model.pick(spans, 99)))
        for spans in ([(0, 2)], [(48, 4)], [(9, 1), (8, 2)])
    ]
    assert [[order.panel_id for order in orders] for orders in read] == [
        ["119", "118"], ["71", "70"], ["111", "110"],
    ]  # fmt: skip
    assert read[0][0].state is State.COMPLETED, "as it stands now"
    many = [order.id for order in stage.run(model.read(model.pick([(0, 120)], 60)))]
    assert many[:50] == list(range(120, 70, -1))
    assert len(set(many)) == len(many), "none twice"


def test_pages_are_read_when_they_are_looked_at(
    stage: Stage, model: OrdersModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5 * PAGE + 5):
        stage.draft(f"https://a.example/{number}")
    show(stage, model, DRAFTS)
    read, painted = list[tuple[int, int]](), list[tuple[int, int]]()
    window = Listing.window

    async def noted(self: Listing, first: int, most: int) -> list[Order]:
        read.append((first, most))
        if len(read) == 1:
            assert model.order(5 * PAGE + 1) is None  # painted once more meanwhile
        return await window(self, first, most)

    monkeypatch.setattr(Listing, "window", noted)
    model.dataChanged.connect(lambda first, last, _: painted.append((first.row(), last.row())))
    assert model.rowCount() == 5 * PAGE + 5
    for row in (2 * PAGE, 5 * PAGE, 5 * PAGE - 1):  # one passed by, then a screen over an edge
        assert model.order(row) is None
    stage.until(lambda: model.settled, "the pages in sight")
    assert read == [(4 * PAGE, 2 * PAGE)]  # both at once, no other, and each once
    told = [row for first, last in painted for row in range(first, last + 1)]
    assert sorted(told) == [*range(4 * PAGE, 5 * PAGE + 5)]
    assert told[:3] == [5 * PAGE - 1, 5 * PAGE, 5 * PAGE + 1]  # what is in sight goes first
    assert all(last - first < TOLD for first, last in painted)  # keys and timers go in between
    assert model.at_hand(3 * PAGE) is None
    assert model.order(4 * PAGE) is not None  # in sight: the pages beside it are next
    stage.until(lambda: model.at_hand(3 * PAGE) is not None, "the page before")
    assert links(model)[-1] == "https://a.example/0"


def test_facts_in_a_burst_are_read_together(
    stage: Stage, model: OrdersModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = stage.placed("https://a.example/1", "1")
    show(stage, model, PLACED_ORDERS)
    asked: list[list[int]] = []
    get = stage.core.orders.get

    async def counted(ids: Any) -> Any:
        asked.append(list(ids))
        return await get(ids)

    monkeypatch.setattr(stage.core.orders, "get", counted)
    for _ in range(50):
        stage.touched([order.id])
    stage.until(lambda: model.settled, "the burst")
    assert asked == [[order.id]]


def test_a_table_nobody_looks_at_reads_when_it_wakes(stage: Stage, model: OrdersModel) -> None:
    show(stage, model, DRAFTS)
    model.wake(awake=False)
    stage.touched([stage.draft("https://a.example/1").id])
    assert model.settled
    assert model.rowCount() == 0
    model.wake(awake=True)
    stage.until(lambda: model.rowCount() == 1, "waking")


def test_the_last_query_asked_for_is_the_one_shown(stage: Stage, model: OrdersModel) -> None:
    stage.draft("https://a.example/1")
    model.show(PLACED_ORDERS)
    model.show(DRAFTS)
    stage.until(lambda: model.settled, "the query")
    assert model.query == DRAFTS
    assert links(model) == ["https://a.example/1"]


def test_sorting_by_charge_moves_a_row_when_its_charge_comes(
    stage: Stage, model: OrdersModel
) -> None:
    cheap, dear = stage.placed("https://a.example/1", "1"), stage.placed("https://a.example/2", "2")
    stage.report({cheap.id: Report("Pending", Decimal(1)), dear.id: Report("Pending", Decimal(2))})
    show(stage, model, OrderQuery(states=PLACED, sort=Column.CHARGE))
    assert model.row_of(dear.id) == 0
    stage.report({cheap.id: Report("Pending", Decimal(3))})
    stage.until(lambda: model.row_of(cheap.id) == 0, "the row to rise")


def test_a_panel_s_text_is_escaped_in_tooltips_and_capped(stage: Stage, model: OrdersModel) -> None:
    order = stage.placed("https://a.example/1", "1")
    stage.report({order.id: Report("<b>Queued</b>" + "x" * 5000)})
    told = tip(Cell.STATE, stage.order(order.id))
    assert "&lt;b&gt;Queued&lt;/b&gt;" in told
    assert len(told) < 500
    show(stage, model, PLACED_ORDERS)
    assert model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole) == told


@pytest.mark.parametrize(
    ("word", "remains", "part"),
    [
        ("Pending", 0, None),
        ("In progress", 250, 0.75),
        ("Partial", 1000, 0.0),
        ("Completed", 3, 1.0),
        ("Canceled", 0, 1.0),
        ("In progress", -50, 1.0),
        ("In progress", None, None),
    ],
)
def test_progress(stage: Stage, word: str, remains: int | None, part: float | None) -> None:
    order = stage.placed("https://a.example/1", "1")
    stage.report({order.id: Report(word, remains=remains)})
    assert delivered(stage.order(order.id)) == part


def test_pages_let_go_of_the_stalest(stage: Stage) -> None:
    order = stage.draft("https://a.example/1")
    pages = OrderPages.of({number: [order] for number in range(MOST + 1)})
    assert pages.numbers == tuple(range(1, MOST + 1))
    assert pages.row_of(order.id) == MOST * PAGE
    assert pages.replace(stage.draft("https://a.example/2")) is None
