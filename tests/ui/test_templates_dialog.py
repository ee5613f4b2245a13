"""Templates by keys: kept from a ticket, used on this account and another, renamed, undone."""

import contextlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from tests.support.practice import until
from tests.ui.frame_kit import added, opened_core
from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.service import Service
from xpanel_desktop.store.catalog import CatalogRows
from xpanel_desktop.ui.dialogs.templates import TemplatesDialog
from xpanel_desktop.ui.models.templates import TemplateColumn
from xpanel_desktop.ui.panes.ticket import TicketPane
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks

pytestmark = pytest.mark.qt_log_ignore("does not support")
ONE = Service("7", "Takipçi", "Default", "Test", Decimal("0.5"), 10, 1000)
TWO = Service("8", "Beğeni", "Default", "Test", Decimal(2), 10, 1000)
FAR = Service("99", "Takipçi", "Default", "Else", Decimal(3), 10, 1000)


class Stage:
    """A ticket and the dialog beside it, on a core with two accounts."""

    def __init__(self, core: Core) -> None:
        self.core, self.tasks, self.scope = core, Tasks(), Scope(core)
        self.ticket = TicketPane(core, self.tasks, self.scope)
        self.dialog = TemplatesDialog(core, self.tasks, self.scope, self.ticket, self.ticket)
        QAbstractItemModelTester(self.dialog.model, self.dialog)

    async def open(self) -> None:
        self.dialog.open()
        await until(self.dialog.isActiveWindow)

    def field(self, name: str) -> QLineEdit:
        found = self.ticket.findChild(QLineEdit, f"field.{name}")
        assert isinstance(found, QLineEdit)
        return found

    def cells(self, row: int = 0) -> list[str]:
        model = self.dialog.model
        return [model.index(row, column).data() for column in TemplateColumn]

    async def rows(self, count: int) -> None:
        await until(lambda: self.dialog.model.rowCount() == count)

    async def keep(self, name: str) -> None:
        count = self.dialog.model.total
        self.dialog.name.setFocus()
        self.dialog.name.setText(name)  # QTest types letters of ASCII alone
        press(self.dialog.name, Qt.Key.Key_Return)
        await until(lambda: self.dialog.model.total == count + 1)


def press(widget: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)


@contextlib.asynccontextmanager
async def staged(folder: Path) -> AsyncIterator[Stage]:
    async with opened_core(folder) as core:
        rows, now = CatalogRows(core.database), datetime.now(UTC)
        await rows.replace((await added(core, "Main")).id, (ONE, TWO), now)
        await rows.replace((await added(core, "Else")).id, (FAR,), now)
        stage = Stage(core)
        stage.scope.choose(core.accounts.all()[0].id)
        stage.ticket.resize(360, 700)
        stage.ticket.show()
        try:
            yield stage
        finally:
            await stage.tasks.close()
            stage.ticket.deleteLater()


async def test_a_ticket_is_kept_and_begun_again(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.open()
        assert not stage.dialog.use.isEnabled()
        assert not stage.dialog.name.isEnabled(), "there is no ticket to keep"
        stage.dialog.close()
        account = stage.core.accounts.all()[0]
        stage.ticket.open_service(account.id, ONE)
        QTest.keyClicks(stage.field("quantity"), "250")
        await stage.open()
        await stage.keep("Ayşe haftalık")
        assert stage.cells() == ["Ayşe haftalık", "7 · Takipçi", "250", "Main", "Rate 0.50"]
        stage.dialog.close()
        stage.ticket.open_service(account.id, TWO)
        assert stage.ticket.desk is not None
        await stage.open()
        QTest.keyClicks(stage.dialog.search, "AYSE")
        await stage.rows(1)
        press(stage.dialog.search, Qt.Key.Key_Return)
        assert not stage.dialog.isVisible()
        desk = stage.ticket.desk
        assert desk is not None
        assert desk.service == ONE
        assert stage.field("quantity").text() == "250"


async def test_a_template_for_all_finds_the_service_by_name(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        main, other = stage.core.accounts.all()
        stage.ticket.open_service(main.id, ONE)
        await stage.open()
        await stage.keep("mine")
        stage.dialog.everywhere.setFocus()
        press(stage.dialog.everywhere, Qt.Key.Key_Space)
        await stage.keep("every")
        assert {row[3] for row in (stage.cells(0), stage.cells(1))} == {"All accounts", "Main"}
        stage.scope.choose(other.id)
        await stage.rows(1)
        assert stage.cells()[4] == "Rate 0.50 → 3.00"
        stage.dialog.search.setFocus()
        press(stage.dialog.search, Qt.Key.Key_Return)
        desk = stage.ticket.desk
        assert desk is not None
        assert (desk.account.id, desk.service) == (other.id, FAR)


async def test_a_service_that_is_gone_is_said(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        main = stage.core.accounts.all()[0]
        stage.ticket.open_service(main.id, TWO)
        await stage.open()
        await stage.keep("gone soon")
        rows = CatalogRows(stage.core.database)
        await rows.replace(main.id, (ONE,), datetime.now(UTC))
        stage.core.catalogs.forget(main.id)
        stage.dialog.close()
        await stage.open()
        await until(lambda: stage.cells()[4] == "Not in the catalogue")
        assert not stage.dialog.use.isEnabled()
        press(stage.dialog.search, Qt.Key.Key_Return)
        assert stage.dialog.isVisible()
        assert "Beğeni" in stage.dialog.told.words


async def test_renamed_deleted_and_brought_back(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        stage.ticket.open_service(stage.core.accounts.all()[0].id, ONE)
        await stage.open()
        await stage.keep("first")
        stage.dialog.table.setFocus()
        press(stage.dialog.table, Qt.Key.Key_F2)
        editor = stage.dialog.table.findChild(QLineEdit)
        assert isinstance(editor, QLineEdit)
        editor.setText("second")
        press(editor, Qt.Key.Key_Return)
        await until(lambda: stage.cells()[0] == "second")
        stage.dialog.table.setFocus()
        press(stage.dialog.table, Qt.Key.Key_Delete)
        await stage.rows(0)
        assert stage.dialog.undo.isVisible()
        press(stage.dialog.undo, Qt.Key.Key_Space)
        await stage.rows(1)
        assert stage.cells()[0] == "second"
