"""The table of services and the tree of categories as Qt sees them."""

import asyncio
import gc
from collections import Counter
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem
from PySide6.QtTest import QAbstractItemModelTester

from xpanel_desktop.domain.service import Service
from xpanel_desktop.ui.models.categories import CATEGORIES, COUNT, CategoriesModel, grouped
from xpanel_desktop.ui.models.service_index import ServiceColumn, ServiceIndex, index_of
from xpanel_desktop.ui.models.services import ServicesModel


def make(number: int, name: str, category: str = "Any") -> Service:
    return Service(str(number), name, "Default", category, Decimal(number) / 7, 10, 1000)


def index() -> ServiceIndex:
    names = [make(n, f"Takipçi {n}", f"Instagram {n % 3}") for n in range(1, 40)]
    return asyncio.run(index_of([*names, make(40, "<b>bold</b><img src=x>", "TikTok")]))


@pytest.fixture
def model(qapp: object) -> ServicesModel:
    model = ServicesModel()
    model.tester = QAbstractItemModelTester(  # type: ignore[attr-defined]
        model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    model.show(index(), "USD")
    return model


def test_searching_choosing_and_sorting_keep_the_model_sound(model: ServicesModel) -> None:
    assert model.rowCount() == 40
    model.search("takipci 1")
    found = model.rowCount()
    assert 0 < found < 40
    model.choose(frozenset({0}))
    assert 0 < model.rowCount() < found
    assert len(model.matching) == found
    model.sort(ServiceColumn.RATE, Qt.SortOrder.DescendingOrder)
    rates = [model.service(row).rate for row in range(model.rowCount())]  # type: ignore[union-attr]
    assert rates == sorted(rates, reverse=True)
    model.search("nothing like it")
    assert model.rowCount() == 0
    assert model.service(0) is None
    model.choose(None)
    model.search("")
    assert model.rowCount() == model.total == 40


def test_another_catalogue_keeps_search_and_sort(model: ServicesModel) -> None:
    model.search("takipci")
    model.sort(ServiceColumn.ID, Qt.SortOrder.DescendingOrder)
    model.choose(frozenset({1}))
    model.show(index(), "EUR")
    assert model.rowCount() == 39
    assert model.service(0).id == "39"  # type: ignore[union-attr]
    rate = model.headerData(ServiceColumn.RATE, Qt.Orientation.Horizontal)
    assert rate.endswith("EUR")


def test_rows_are_found_by_service(model: ServicesModel) -> None:
    model.sort(ServiceColumn.ID, Qt.SortOrder.DescendingOrder)
    assert model.row_of("40") == 0
    model.search("takipci")
    assert model.row_of("40") is None
    assert model.row_of("no such") is None


def test_hostile_text_is_plain_in_cells_and_escaped_in_tooltips(model: ServicesModel) -> None:
    at = model.index(model.row_of("40") or 0, ServiceColumn.NAME)
    assert at.data() == "<b>bold</b><img src=x>"
    assert at.data(Qt.ItemDataRole.ToolTipRole).count("<") == 2, "its own <qt> and no other tag"


def test_a_million_letters_are_capped(qapp: object) -> None:
    model = ServicesModel()
    service = Service("1" * 10**6, "x" * 10**6, "\n" * 10**6, "y" * 10**6, None, None, None)
    model.show(asyncio.run(index_of([service])), "")
    texts = [model.index(0, column).data() for column in ServiceColumn]
    assert max(map(len, texts)) == 300
    assert model.index(0, ServiceColumn.RATE).data() == "–"


def test_categories_that_share_a_word_stand_under_it() -> None:
    names = ("🔥 Instagram Likes", "TikTok", "instagram - Followers", "★★★", "Twitch a", "---")
    assert grouped(names) == [
        ("Instagram", [0, 2]), ("", [1]), ("", [3]), ("", [4]), ("", [5]),
    ]  # fmt: skip


def test_the_tree_shows_what_matches_in_each_category(qapp: object) -> None:
    tree = CategoriesModel()
    QAbstractItemModelTester(tree, QAbstractItemModelTester.FailureReportingMode.Fatal, tree)
    tree.show(("Instagram Likes", "TikTok", "Instagram Views"), Counter({0: 4, 1: 5, 2: 6}))
    rows = [tree.item(row) for row in range(tree.rowCount())]
    assert [(row.text(), row.data(COUNT)) for row in rows[1:]] == [("Instagram", 10), ("TikTok", 5)]
    assert rows[0].data(CATEGORIES) is None
    assert rows[0].data(COUNT) == 15
    assert rows[1].child(1).data(CATEGORIES) == frozenset({2})
    tree.show_counts(Counter({1: 1}))
    assert [row.data(COUNT) for row in rows] == [1, 0, 1]


def test_the_items_of_a_catalogue_that_is_replaced_are_let_go() -> None:
    model, names = CategoriesModel(), tuple(f"Instagram {number}" for number in range(30))
    held: list[int] = []
    for _ in range(3):
        model.show(names, Counter())
        gc.collect()
        held.append(sum(isinstance(one, QStandardItem) for one in gc.get_objects()))
    assert held[1:] == held[:1] * 2
