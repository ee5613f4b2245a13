"""Filters, favourites, changes and the comparison in the pane of services, by keys."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pane_core import ACCOUNT, NOW, OTHER, FixedScope, MemoryCore, NowTasks, make
from xpanel_desktop.domain.catalogue_changes import ServiceChange, What
from xpanel_desktop.domain.snapshot import Snapshot
from xpanel_desktop.ui.models.change_feed import FeedColumn
from xpanel_desktop.ui.models.service_index import ServiceColumn
from xpanel_desktop.ui.panes.services import ServicesPane

pytestmark = pytest.mark.qt_log_ignore("does not support")
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
SERVICES = (
    make(1, "Beğeni", rate=Decimal("0.90"), refill=True),
    make(2, "Takipçi", rate=Decimal("2.5"), cancel=True),
    make(3, "İzlenme", rate=Decimal("0.05"), type="Package"),
    make(4, "Kaydetme", rate=None, type="Subscriptions"),
)


@pytest.fixture
def core() -> MemoryCore:
    return MemoryCore(SERVICES)


@pytest.fixture
def scope() -> FixedScope:
    return FixedScope()


@pytest.fixture
def pane(qtbot: QtBot, core: MemoryCore, scope: FixedScope) -> ServicesPane:
    pane = ServicesPane(core, NowTasks(), scope)  # type: ignore[arg-type]
    qtbot.addWidget(pane)
    pane.resize(1000, 700)
    with qtbot.waitActive(pane):
        pane.show()
    pane.table.setFocus()
    return pane


def ids(pane: ServicesPane) -> list[str]:
    found = (pane.model.service(row) for row in range(pane.model.rowCount()))
    return [service.id for service in found if service]


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(widget, key, modifiers or Qt.KeyboardModifier.NoModifier)


def test_a_favourite_by_key_is_starred_spoken_and_found(pane: ServicesPane) -> None:
    press(pane.table, Qt.Key.Key_Down)
    press(pane.table, Qt.Key.Key_D, CONTROL)
    assert pane.model.is_favourite("2")
    spoken = pane.model.index(1, ServiceColumn.NAME).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Takipçi, favourite"
    press(pane.filters.favourite, Qt.Key.Key_Space)
    assert ids(pane) == ["2"]
    pane.table.setFocus()
    press(pane.table, Qt.Key.Key_D, CONTROL)
    assert ids(pane) == []
    assert pane.blank.isVisible()
    assert "filters" in " ".join(label.text() for label in pane.blank.findChildren(QLabel))
    press(pane.blank.button, Qt.Key.Key_Space)
    assert len(ids(pane)) == 4
    assert pane.filters.value.is_open


def test_every_filter_narrows(pane: ServicesPane, core: MemoryCore) -> None:
    filters = pane.filters
    press(filters.more, Qt.Key.Key_Space)
    assert filters.type.isVisible()
    press(filters.flags["refill"], Qt.Key.Key_Down)
    assert ids(pane) == ["1"]
    press(filters.flags["refill"], Qt.Key.Key_Down)
    assert ids(pane) == ["2", "3", "4"]
    press(filters.flags["refill"], Qt.Key.Key_Home)
    QTest.keyClicks(filters.least, "0.06")
    QTest.keyClicks(filters.most, "1")
    assert ids(pane) == ["1"]
    filters.least.clear()
    QTest.keyClicks(filters.most, "x")
    assert filters.most.property("problem") == "block"
    press(filters.clear_all, Qt.Key.Key_Space)
    assert len(ids(pane)) == 4
    filters.type.setCurrentText("Package")
    assert ids(pane) == ["3"]
    press(filters.clear_all, Qt.Key.Key_Space)
    press(filters.pools, Qt.Key.Key_Space)
    assert ids(pane) == ["1", "2", "3"]
    press(filters.pools, Qt.Key.Key_Space)
    core.marks.keep(recents=("4",))
    press(filters.recent, Qt.Key.Key_Space)
    assert ids(pane) == ["4"]


def test_filters_and_search_narrow_together(pane: ServicesPane) -> None:
    pane.filters.flags["refill"].setCurrentIndex(2)
    QTest.keyClicks(pane.bar.search, "kayd")
    assert ids(pane) == ["4"]
    pane.bar.search.clear()
    assert ids(pane) == ["2", "3", "4"]


def test_a_type_that_is_gone_is_let_go(pane: ServicesPane, core: MemoryCore) -> None:
    pane.filters.type.setCurrentText("Package")
    core.fresh[1] = Snapshot(SERVICES[:2], NOW)
    press(pane.table, Qt.Key.Key_F5)
    assert ids(pane) == ["1", "2"]
    assert pane.filters.value.is_open


def test_changes_are_marked_fed_gone_to_and_ticked_off(
    pane: ServicesPane, core: MemoryCore, qtbot: QtBot
) -> None:
    core.marks.changes = [
        ServiceChange("2", "Takipçi", What.RATE, "2", "2.5", NOW),
        ServiceChange("9", "<b>Gone</b>", What.GONE, "1", "", NOW - timedelta(days=1)),
    ]
    core.marks.keep(changed={"2": frozenset({What.RATE, What.MINIMUM})})
    spoken = pane.model.index(1, ServiceColumn.NAME).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Takipçi, rate · limits"
    assert pane.filters.feed.text().endswith(" 1")
    press(pane.filters.moved, Qt.Key.Key_Space)
    assert ids(pane) == ["2"]
    pane.table.setFocus()
    press(pane.table, Qt.Key.Key_H, CONTROL | SHIFT)
    feed = pane.marking.feed
    assert feed is not None
    qtbot.waitUntil(feed.isActiveWindow)
    after = feed.model.index(0, FeedColumn.AFTER).data()
    assert after == "2.50  (+25.0%)"
    QTest.keyClicks(feed.search, "takipci")
    assert feed.model.rowCount() == 1
    press(feed.search, Qt.Key.Key_Return)
    assert pane.current == SERVICES[1]
    assert len(ids(pane)) == 4, "what hid the service is put away"
    press(feed.seen, Qt.Key.Key_Space)
    assert not pane.model.told_changes("2")
    assert not pane.filters.feed.text().endswith(" 1")


def test_services_of_two_accounts_side_by_side(
    pane: ServicesPane, core: MemoryCore, scope: FixedScope, qtbot: QtBot
) -> None:
    press(pane.table, Qt.Key.Key_C, CONTROL | SHIFT)
    press(pane.table, Qt.Key.Key_Down)
    press(pane.table, Qt.Key.Key_C, CONTROL | SHIFT)
    comparison = pane.marking.comparison
    assert comparison.cheapest() == {0}
    core.snapshots[OTHER.id] = Snapshot((make(7, "Like", currency="EUR"),), NOW)
    scope.turn(OTHER)
    pane.table.setFocus()
    press(pane.table, Qt.Key.Key_C, CONTROL | SHIFT)
    assert [one.service.id for one in comparison.columns] == ["1", "2", "7"]
    assert comparison.cheapest() == frozenset(), "amounts in two currencies do not compare"
    press(pane.filters.compare, Qt.Key.Key_Space)
    dialog = pane.marking.compare
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    press(dialog.table, Qt.Key.Key_Right)
    with qtbot.waitSignal(pane.service_chosen, timeout=1000) as chosen:
        press(dialog.ticket, Qt.Key.Key_Return)
    assert chosen.args == [ACCOUNT.id, SERVICES[1]]
    press(dialog.table, Qt.Key.Key_Delete)
    assert [one.service.id for one in comparison.columns] == ["1", "7"]
    core.fresh[2] = Snapshot((), NOW)
    scope.turn(OTHER)
    press(dialog.empty, Qt.Key.Key_Space)
    assert comparison.columns == []


def test_a_comparison_follows_the_catalogue_and_has_an_end(
    pane: ServicesPane, core: MemoryCore
) -> None:
    press(pane.table, Qt.Key.Key_C, CONTROL | SHIFT)
    core.fresh[1] = Snapshot((replace(SERVICES[0], rate=Decimal(5)), SERVICES[1]), NOW)
    press(pane.table, Qt.Key.Key_F5)
    assert pane.marking.comparison.columns[0].service.rate == 5
    for number in range(100, 120):
        pane.marking.comparison.turn(ACCOUNT, make(number, "x"))
    assert pane.marking.comparison.columnCount() == 12
    pane.table.setFocus()
    press(pane.table, Qt.Key.Key_Down)
    press(pane.table, Qt.Key.Key_C, CONTROL | SHIFT)
    assert "full" in " ".join(label.text() for label in pane.trouble.findChildren(QLabel))


def test_the_id_is_copied(pane: ServicesPane) -> None:
    press(pane.table, Qt.Key.Key_C, CONTROL)
    assert QApplication.clipboard().text() == "1"
