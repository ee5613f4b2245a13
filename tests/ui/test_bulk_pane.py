"""The bulk pane by keys: paste, look, put right, queue; files by drop; what was left before."""

import contextlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from tests.support.practice import until
from tests.ui.frame_kit import added, opened_core
from xpanel_desktop.app.bulk import Verdict
from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.bulk import SERVICE
from xpanel_desktop.domain.query import OrderQuery
from xpanel_desktop.domain.service import Service
from xpanel_desktop.domain.state import State
from xpanel_desktop.store.catalog import CatalogRows
from xpanel_desktop.ui.models.import_lines import BEFORE, Show
from xpanel_desktop.ui.panes.bulk import BulkPane
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
CTRL = Qt.KeyboardModifier.ControlModifier
SERVICES = (
    Service("7", "Followers", "Default", "Test", Decimal("0.5"), 10, 1000),
    Service("8", "Comments", "Custom Comments", "Test", Decimal(2), 1, 100),
)
PASTE = """7|https://x.example/a|100
7|https://x.example/b|1
9|https://x.example/c|100
8|https://x.example/d|nice|very nice
"""


@contextlib.asynccontextmanager
async def shown(core: Core, *, tested: bool = True) -> AsyncIterator[BulkPane]:
    tasks = Tasks()
    pane = BulkPane(core, tasks, Scope(core))
    if tested:  # it looks at every row at every step
        QAbstractItemModelTester(pane.model, pane)
    pane.resize(1100, 700)
    pane.show()
    pane.activateWindow()
    await until(pane.isActiveWindow)
    pane.paste.setFocus()
    try:
        yield pane
    finally:
        await tasks.close()
        pane.deleteLater()


@contextlib.asynccontextmanager
async def stocked(folder: Path) -> AsyncIterator[Core]:
    async with opened_core(folder) as core:
        if not core.accounts.all():
            account = await added(core, "Main")
            rows = CatalogRows(core.database)
            await rows.replace(account.id, SERVICES, datetime.now(UTC))
        yield core


def copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def verdicts(pane: BulkPane) -> list[Verdict]:
    return [line.verdict for line in pane.model.lines]


async def judged(pane: BulkPane, lines: int) -> None:
    await until(lambda: len(pane.model.lines) == lines and not pane.foot.progress.isVisible())


async def pasted(pane: BulkPane, text: str = PASTE) -> None:
    copy(text)
    QTest.keyClick(pane.focusWidget() or pane, Qt.Key.Key_V, CTRL)
    await judged(pane, len(text.strip().splitlines()))


async def test_paste_put_right_and_queue_by_keys_alone(tmp_path: Path) -> None:
    async with stocked(tmp_path) as core, shown(core) as pane:
        assert "service | link | quantity" in pane.empty.sentence
        await pasted(pane)
        assert verdicts(pane) == [
            Verdict.READY,
            Verdict.BLOCKED,
            Verdict.BLOCKED,
            Verdict.READY,
        ]
        await until(lambda: pane.foot.go.text().startswith("Queue 2 order(s) · 0.054"))
        pane.table.setCurrentIndex(pane.model.index(1, BEFORE + 2))
        QTest.keyClick(pane.table, Qt.Key.Key_F2)
        editor = pane.table.findChild(QLineEdit)
        assert editor is not None
        editor.selectAll()
        QTest.keyClicks(editor, "200")
        QTest.keyClick(editor, Qt.Key.Key_Return)
        await until(lambda: verdicts(pane)[1] is Verdict.READY)
        pane.table.setFocus()
        QTest.keyClick(pane.table, Qt.Key.Key_Return, CTRL)
        assert pane.foot.back.isVisible(), "it asks first"
        await until(lambda: pane.foot.go.text().startswith("Queue 3 order(s)"))
        QTest.keyClick(pane.table, Qt.Key.Key_Return, CTRL)
        QTest.keyClick(pane.foot.go, Qt.Key.Key_Return)
        await until(lambda: verdicts(pane).count(Verdict.QUEUED) == 3)
        await until(lambda: pane.trouble.words == "3 order(s) are in the outbox.")
        orders = await core.orders.window(OrderQuery(descending=False), 0, 9)
        assert [order.state for order in orders] == [State.QUEUED] * 3
        assert [order.quantity for order in orders] == [100, 200, 2]
        await until(lambda: not pane.foot.go.isEnabled())


async def test_escape_leaves_the_question_and_nothing_is_queued(tmp_path: Path) -> None:
    async with stocked(tmp_path) as core, shown(core) as pane:
        await pasted(pane)
        await until(lambda: pane.foot.go.isEnabled())
        QTest.keyClick(pane.table, Qt.Key.Key_Return, CTRL)
        QTest.keyClick(pane.foot.go, Qt.Key.Key_Escape)
        assert not pane.foot.back.isVisible()
        assert await core.orders.count(OrderQuery()) == 0


async def test_segments_show_what_is_to_be_looked_at(tmp_path: Path) -> None:
    async with stocked(tmp_path) as core, shown(core) as pane:
        await pasted(pane)
        assert pane.model.counts() == {"all": 4, "problems": 2, "ready": 2, "queued": 0}
        pane.model.show_only(Show.PROBLEMS)
        assert pane.model.rowCount() == 2
        line = pane.model.line(1)
        assert line is not None
        why = pane.model.index(1, pane.model.columnCount() - 1).data()
        assert why == "Service 9 is not in the catalogue."


async def test_the_same_text_is_not_taken_twice_by_mistake(tmp_path: Path) -> None:
    async with stocked(tmp_path) as core, shown(core) as pane:
        await pasted(pane)
        await until(lambda: pane.foot.go.isEnabled())
        pane.foot.ask()
        QTest.keyClick(pane.foot.go, Qt.Key.Key_Return)
        await until(lambda: verdicts(pane).count(Verdict.QUEUED) == 2)
        copy(PASTE)
        pane.take_clipboard()
        await until(lambda: pane.findChild(QPushButton, "bulk.anew"))
        go_on = pane.findChild(QPushButton, "bulk.go_on")
        assert go_on is not None
        go_on.click()
        await until(lambda: pane.bars.isHidden())
        await judged(pane, 4)
        assert verdicts(pane).count(Verdict.QUEUED) == 2
        assert await core.orders.count(OrderQuery()) == 2


async def test_what_was_left_before_is_offered_at_the_next_start(tmp_path: Path) -> None:
    async with stocked(tmp_path) as core, shown(core) as pane:
        await pasted(pane)
    async with stocked(tmp_path) as core, shown(core) as pane:
        await until(lambda: pane.findChild(QPushButton, "bulk.resume.1"))
        button = pane.findChild(QPushButton, "bulk.resume.1")
        assert button is not None
        button.click()
        await judged(pane, 4)
        assert pane.desk is not None
    async with stocked(tmp_path) as core, shown(core) as pane:
        await until(lambda: pane.findChild(QPushButton, "bulk.discard.1"))
        button = pane.findChild(QPushButton, "bulk.discard.1")
        assert button is not None
        button.click()
        await until(lambda: pane.bars.isHidden())
        assert await core.bulk.open_ones() == []


async def test_a_dropped_file_and_what_its_columns_mean(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    path.write_text("Servis;Adres;Adet;Kim\n7;https://x.example/a;100;Ada\n", "utf-8")
    async with stocked(tmp_path) as core, shown(core) as pane:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        drop = QDropEvent(
            QPoint(5, 5),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        pane.dropEvent(drop)
        await judged(pane, 1)
        assert pane.desk is not None
        assert pane.desk.of.columns == (SERVICE, "link", "quantity", "")
        pane.table.meaning_chosen.emit(3, "customer")
        await until(lambda: pane.desk is not None and pane.desk.of.columns[3] == "customer")
        await judged(pane, 1)
        path.write_text("Servis;Adres;Adet;Kim\n7;https://x.example/z;90;Eda\n", "utf-8")
        pane.take(path)
        await until(lambda: pane.desk is not None and pane.desk.of.id == 2)
        assert pane.desk.of.columns[3] == "customer", "remembered by the heading"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"7,a\n8,\x00", "Line 2: There is a NUL byte: this is no text."),
        (b"", "There is nothing in it."),
        (b"PK\x03\x04?", "This is a broken workbook: BadZipFile"),
    ],
)
async def test_a_broken_file_says_why_and_leaves_nothing(
    tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "broken.csv"
    path.write_bytes(content)
    async with stocked(tmp_path) as core, shown(core) as pane:
        pane.take(path)
        await until(lambda: pane.trouble.words == words)
        assert await core.bulk.open_ones() == []


async def test_ten_thousand_lines_come_in_slices_and_can_be_stopped(tmp_path: Path) -> None:
    text = "\n".join(f"7|https://x.example/{number}|100" for number in range(10_000))
    async with stocked(tmp_path) as core, shown(core, tested=False) as pane:
        pane.take(text)
        await until(lambda: 0 < len(pane.model.lines) < 10_000)
        pane.foot.stop.click()
        held = len(pane.model.lines)
        await until(lambda: not pane.foot.progress.isVisible())
        assert held < 10_000
        (left,) = await core.bulk.open_ones()
        assert left.lines == 10_000, "all of it is kept"
        pane.intake.came.emit(left, ())
        await judged(pane, 10_000)
