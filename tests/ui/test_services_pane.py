"""The pane of services by keys: search, choice, refresh, empty states, languages of text."""

from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pane_core import ACCOUNT, NOW, OTHER, FixedScope, MemoryCore, NowTasks, make
from xpanel_desktop.domain.errors import Unreachable
from xpanel_desktop.domain.snapshot import Snapshot
from xpanel_desktop.ui.models.categories import COUNT
from xpanel_desktop.ui.models.service_index import ServiceColumn, index_of
from xpanel_desktop.ui.panes.service_loading import Loaded
from xpanel_desktop.ui.panes.services import ServicesPane
from xpanel_desktop.ui.widgets.piecemeal import at_once

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
SERVICES = (
    make(1, "Instagram Beğeni", rate=Decimal("0.90")),
    make(2, "Instagram Takipçi", category="Instagram Followers", rate=Decimal("2.5")),
    make(3, "TikTok İzlenme", category="TikTok", rate=Decimal("0.05")),
    make(4, "TikTok Beğeni", category="TikTok", rate=None),
)


@pytest.fixture
def core() -> MemoryCore:
    return MemoryCore(SERVICES)


@pytest.fixture
def scope() -> FixedScope:
    return FixedScope()


@pytest.fixture
def pane(qtbot: QtBot, core: MemoryCore, scope: FixedScope) -> ServicesPane:
    return shown(qtbot, core, scope)


def shown(qtbot: QtBot, core: MemoryCore, scope: FixedScope) -> ServicesPane:
    pane = ServicesPane(core, NowTasks(), scope)  # type: ignore[arg-type]
    qtbot.addWidget(pane)
    pane.resize(1000, 700)
    with qtbot.waitActive(pane):
        pane.show()
    return pane


def press(widget: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)


def names(pane: ServicesPane) -> list[str]:
    found = (pane.model.service(row) for row in range(pane.model.rowCount()))
    return [service.id for service in found if service]


def test_search_arrow_and_enter_choose_a_service(pane: ServicesPane, qtbot: QtBot) -> None:
    pane.table.setFocus()
    QTest.keyClick(pane.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    search = QApplication.focusWidget()
    assert search is pane.bar.search
    QTest.keyClicks(search, "BEGENI")
    assert names(pane) == ["1", "4"]
    press(search, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is search
    with qtbot.waitSignal(pane.service_chosen, timeout=1000) as chosen:
        press(search, Qt.Key.Key_Return)
    assert chosen.args == [1, SERVICES[3]]
    press(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    assert pane.current == SERVICES[3], "the service under the cursor stays"


def test_enter_and_double_click_in_the_table(pane: ServicesPane, qtbot: QtBot) -> None:
    pane.table.setFocus()
    with qtbot.waitSignal(pane.service_chosen, timeout=1000) as chosen:
        press(pane.table, Qt.Key.Key_Return)
    assert chosen.args == [1, SERVICES[0]]
    at = pane.table.visualRect(pane.model.index(2, ServiceColumn.NAME)).center()
    viewport = pane.table.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=at)
    with qtbot.waitSignal(pane.service_chosen, timeout=1000) as chosen:
        QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=at)
    assert chosen.args == [1, SERVICES[2]]


def test_headings_sort_and_a_third_click_gives_the_panels_order(pane: ServicesPane) -> None:
    header = pane.table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(ServiceColumn.RATE) + 20, header.height() // 2)
    orders = []
    for _ in range(3):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
        orders.append(names(pane))
    assert orders == [["3", "1", "2", "4"], ["2", "1", "3", "4"], ["1", "2", "3", "4"]]


def test_a_category_narrows_and_counts_follow_the_search(pane: ServicesPane, qtbot: QtBot) -> None:
    pane.tree.setFocus()
    press(pane.tree, Qt.Key.Key_Down)
    assert names(pane) == ["1", "2"]
    press(pane.tree, Qt.Key.Key_Right)
    press(pane.tree, Qt.Key.Key_Down)
    assert names(pane) == ["1"]
    QTest.keyClicks(pane.bar.search, "tiktok")
    assert names(pane) == []
    counts = [pane.categories.item(row) for row in range(3)]
    qtbot.waitUntil(lambda: [item.data(COUNT) for item in counts] == [2, 0, 2], timeout=2000)
    help_out = pane.findChild(QPushButton, "services.blank")
    assert help_out is not None
    assert help_out.isVisible()
    press(help_out, Qt.Key.Key_Space)
    assert names(pane) == ["3", "4"], "the search goes on in all categories"
    assert QApplication.focusWidget() is pane.bar.search
    QTest.keyClicks(pane.bar.search, "zzz")
    press(help_out, Qt.Key.Key_Space)
    assert pane.bar.search.text() == ""
    assert names(pane) == ["1", "2", "3", "4"]


def test_details_show_everything_as_plain_text(
    pane: ServicesPane, core: MemoryCore, qtbot: QtBot
) -> None:
    core.descriptions[1, "3"] = "<b>x</b>"
    pane.table.selectRow(2)
    qtbot.waitUntil(lambda: pane.details.description.toPlainText() == "<b>x</b>", timeout=2000)
    texts = [label.text() for label in pane.details.findChildren(QLabel)]
    assert "TikTok İzlenme" in texts
    assert all(
        label.textFormat() is Qt.TextFormat.PlainText for label in pane.details.findChildren(QLabel)
    )


def test_no_account(qtbot: QtBot, core: MemoryCore) -> None:
    scope = FixedScope(None)
    pane = shown(qtbot, core, scope)
    help_out = pane.findChild(QPushButton, "services.blank")
    assert help_out is not None
    with qtbot.waitSignal(pane.account_wanted, timeout=1000):
        press(help_out, Qt.Key.Key_Space)
    scope.turn(ACCOUNT)
    assert len(names(pane)) == 4
    assert pane.table.isVisible()


def test_never_fetched_and_unreachable_then_fetched(qtbot: QtBot, scope: FixedScope) -> None:
    core = MemoryCore(None)
    core.fresh[1] = Unreachable("no route")
    pane = shown(qtbot, core, scope)
    help_out = pane.findChild(QPushButton, "services.blank")
    assert help_out is not None
    press(help_out, Qt.Key.Key_Space)
    assert not pane.table.isVisible()
    assert pane.blank.trouble
    core.fresh[1] = Snapshot(SERVICES, NOW)
    press(help_out, Qt.Key.Key_Space)
    assert pane.table.isVisible()
    assert names(pane) == ["1", "2", "3", "4"]
    assert not pane.trouble.words


def test_an_account_that_was_never_fetched_is_fetched_by_itself_when_online(
    qtbot: QtBot, scope: FixedScope
) -> None:
    core = MemoryCore(None)
    core.offline = False
    core.fresh[1] = Snapshot(SERVICES, NOW)
    assert len(names(shown(qtbot, core, scope))) == 4


def test_a_refresh_that_fails_keeps_the_stored_services_and_says_so(
    pane: ServicesPane, core: MemoryCore
) -> None:
    core.fresh[1] = Unreachable("no route")
    QTest.keyClick(pane.table, Qt.Key.Key_F5)
    assert len(names(pane)) == 4
    assert pane.trouble.isVisible()
    assert pane.bar.refresh.isEnabled()
    core.fresh[1] = Snapshot(SERVICES[:2], NOW)
    QTest.keyClick(pane.table, Qt.Key.Key_F5)
    assert len(names(pane)) == 2
    assert not pane.trouble.isVisible()


def test_a_catalogue_of_none(qtbot: QtBot, scope: FixedScope) -> None:
    pane = shown(qtbot, MemoryCore(()), scope)
    assert not pane.table.isVisible()
    assert not pane.bar.search.isEnabled()
    assert pane.blank.button.isVisible()


def test_turning_to_another_account_never_shows_the_first_ones_services(
    pane: ServicesPane, core: MemoryCore, scope: FixedScope
) -> None:
    core.snapshots[2] = Snapshot((make(9, "Only here"),), NOW - timedelta(hours=1))
    scope.turn(OTHER)
    assert names(pane) == ["9"]
    assert pane.model.headerData(ServiceColumn.RATE, Qt.Orientation.Horizontal).endswith("EUR")


def test_the_current_service_and_the_search_survive_a_refresh(
    pane: ServicesPane, core: MemoryCore
) -> None:
    QTest.keyClicks(pane.bar.search, "begeni")
    press(pane.bar.search, Qt.Key.Key_Down)
    core.fresh[1] = Snapshot((make(5, "Yeni Beğeni"), *SERVICES), NOW)
    pane.refresh()
    assert names(pane) == ["5", "1", "4"]
    assert pane.current == SERVICES[3]


def test_everything_has_a_name_for_screen_readers(pane: ServicesPane) -> None:
    for widget in (pane.bar.search, pane.table, pane.tree, pane.details.description):
        assert widget.accessibleName()


def test_the_layout_of_the_columns_is_kept(
    pane: ServicesPane, core: MemoryCore, scope: FixedScope, qtbot: QtBot
) -> None:
    header = pane.table.horizontalHeader()
    header.resizeSection(ServiceColumn.NAME, 333)
    header.moveSection(header.visualIndex(ServiceColumn.RATE), 1)
    header.hideSection(ServiceColumn.LINK)
    pane.table.sortByColumn(ServiceColumn.RATE, Qt.SortOrder.AscendingOrder)
    qtbot.waitUntil(lambda: bool(core.settings.kept), timeout=3000)
    again = shown(qtbot, core, scope)
    header = again.table.horizontalHeader()
    assert header.sectionSize(ServiceColumn.NAME) == 333
    assert header.visualIndex(ServiceColumn.RATE) == 1
    assert header.isSectionHidden(ServiceColumn.LINK)
    assert names(again) == ["3", "1", "2", "4"]


@pytest.mark.parametrize("kept", ["", "nonsense", "////", 7, None])
def test_a_kept_layout_that_cannot_be_read_does_no_harm(
    core: MemoryCore, scope: FixedScope, qtbot: QtBot, kept: object
) -> None:
    core.settings.kept["services.columns"] = kept
    pane = shown(qtbot, core, scope)
    assert pane.table.horizontalHeader().sectionSize(ServiceColumn.NAME) > 100
    assert names(pane) == ["1", "2", "3", "4"]


async def test_another_account_between_two_pieces_of_a_catalogue_is_the_one_shown(
    pane: ServicesPane,
) -> None:
    before = [index.data() for index in map(pane.categories.index, range(2), (0, 0))]
    loaded = Loaded(ACCOUNT.id, await index_of([make(7, "Other", category="Else")]), NOW)
    pieces = pane._show(loaded)
    next(pieces)
    assert names(pane) == ["7"], "the rows come first"
    pane._loaded = None
    at_once(pieces)
    assert [index.data() for index in map(pane.categories.index, range(2), (0, 0))] == before


@pytest.mark.parametrize("shown_before", [1, 2])
async def test_a_catalogue_read_again_between_its_pieces_lists_its_categories(
    qtbot: QtBot, core: MemoryCore, scope: FixedScope, shown_before: int
) -> None:
    scope.turn(None)
    pane = shown(qtbot, core, scope)
    scope.account = ACCOUNT
    told: list[dict[str, object]] = []
    pane.marking.catalogue_came = told.append  # type: ignore[method-assign]
    first = pane._show(Loaded(ACCOUNT.id, await index_of(SERVICES), NOW))
    for _ in range(shown_before):
        next(first)
    at_once(pane._show(Loaded(ACCOUNT.id, await index_of(SERVICES), NOW)))
    at_once(first)
    assert pane.categories.rowCount() == 3
    assert [set(one) for one in told] == [{"1", "2", "3", "4"}]
