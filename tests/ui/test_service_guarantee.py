"""The guarantee in the details of a service, by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.pane_core import FixedScope, MemoryCore, NowTasks, make
from xpanel_desktop.domain.guarantee import LIFETIME, NONE, Guarantee
from xpanel_desktop.ui.panes.services import ServicesPane

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
SERVICES = (make(1, "Followers | 60 Days Refill"), make(2, "Likes"))


@pytest.fixture
def core() -> MemoryCore:
    return MemoryCore(SERVICES)


@pytest.fixture
def pane(qtbot: QtBot, core: MemoryCore) -> ServicesPane:
    pane = ServicesPane(core, NowTasks(), FixedScope())  # type: ignore[arg-type]
    qtbot.addWidget(pane)
    pane.resize(1000, 700)
    pane.show()
    return pane


def look_at(qtbot: QtBot, pane: ServicesPane, service_id: str) -> None:
    pane.go_to(service_id)
    qtbot.waitUntil(lambda: pane.details._service is not None
                    and pane.details._service.id == service_id)  # fmt: skip


def test_it_is_what_the_name_suggests_until_it_is_typed(
    qtbot: QtBot, pane: ServicesPane, core: MemoryCore
) -> None:
    look_at(qtbot, pane, "1")
    line = pane.guarantee
    assert line.isVisible()
    assert line.kind.currentText() == "By its name: 60 day(s)"
    assert not line.days.isVisible()
    QTest.keyClick(line.kind, Qt.Key.Key_Down)
    assert core.aftersales.kept == {"1": NONE}
    QTest.keyClick(line.kind, Qt.Key.Key_Down)
    assert core.aftersales.kept == {"1": Guarantee(30)}
    assert line.days.isVisible()
    line.days.setFocus()
    line.days.selectAll()
    QTest.keyClicks(line.days, "45")
    QTest.keyClick(line.days, Qt.Key.Key_Return)
    assert core.aftersales.kept == {"1": Guarantee(45)}
    QTest.keyClick(line.kind, Qt.Key.Key_Down)
    assert core.aftersales.kept == {"1": LIFETIME}


def test_each_service_has_its_own(qtbot: QtBot, pane: ServicesPane, core: MemoryCore) -> None:
    core.aftersales.kept = {"2": Guarantee(7)}
    look_at(qtbot, pane, "2")
    assert (pane.guarantee.kind.currentText(), pane.guarantee.days.value()) == ("Days", 7)
    look_at(qtbot, pane, "1")
    assert pane.guarantee.kind.currentText().startswith("By its name")
