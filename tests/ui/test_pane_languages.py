"""Both panes change their language while they are open; nothing is left in the old one."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pane_core import FixedScope, MemoryCore, NowTasks, make
from xpanel_desktop.domain.service import Kind
from xpanel_desktop.ui.models.service_index import ServiceColumn
from xpanel_desktop.ui.panes.services import ServicesPane
from xpanel_desktop.ui.panes.ticket import TicketPane

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
PLAIN = re.compile(r"[^\W\d_]{3,}")
"""A word of ours; in the mark's language every one of them is written in « »."""
SERVICE = make(1, "§ § 1", category="§", type="§")


class Marked(QTranslator):
    """A language in which every text stands in « »."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return f"«{text}»" if context else text

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def marked(qapp: QApplication) -> Iterator[Marked]:
    translator = Marked()
    yield translator
    qapp.removeTranslator(translator)


def unmarked(pane: QWidget) -> list[str]:
    texts = [widget.text() for widget in pane.findChildren(QLabel)]
    texts += [widget.text() for widget in pane.findChildren(QAbstractButton)]
    texts += [line.accessibleName() for line in pane.findChildren(QLineEdit)]
    for box in pane.findChildren(QComboBox):
        texts += [box.itemText(at) for at in range(box.count())]
        texts.append(box.accessibleName())
    return [text for text in texts if PLAIN.search(text) and "«" not in text]


def test_the_pane_of_services(qtbot: QtBot, qapp: QApplication, marked: Marked) -> None:
    pane = ServicesPane(MemoryCore((SERVICE,)), NowTasks(), FixedScope())  # type: ignore[arg-type]
    qtbot.addWidget(pane)
    pane.show()
    assert unmarked(pane)
    qapp.installTranslator(marked)
    qapp.processEvents()
    assert unmarked(pane) == []
    heads = [pane.model.headerData(column, pane.table.horizontalHeader().orientation())
             for column in ServiceColumn]  # fmt: skip
    assert all(head.startswith("«") for head in heads)
    first = pane.categories.item(0)
    assert first is not None
    assert first.text().startswith("«")


@pytest.mark.parametrize("kind", [Kind.DEFAULT, Kind.SUBSCRIPTIONS, Kind.WEB_TRAFFIC, Kind.UNHEARD])
def test_the_ticket(qtbot: QtBot, qapp: QApplication, marked: Marked, kind: Kind) -> None:
    core = MemoryCore((SERVICE,))
    core.remembered["1"] = kind
    pane = TicketPane(core, NowTasks(), FixedScope())  # type: ignore[arg-type]
    qtbot.addWidget(pane)
    pane.show()
    pane.open_service(1, SERVICE)
    assert pane.desk is not None
    assert pane.desk.kind is kind
    assert unmarked(pane)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.installTranslator(marked)
    qapp.processEvents()
    left = [text for text in unmarked(pane) if text not in ("Main", "0.90 USD")]
    assert left == []
