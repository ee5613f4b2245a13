"""What is exported is what the screen shows; what is exported to import again comes back alike."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.practice import until
from tests.support.tickets import new_order
from tests.ui.frame_kit import added, opened_core
from xpanel_desktop.app.sheets import read_file
from xpanel_desktop.domain.service import Kind
from xpanel_desktop.domain.tags import Tags
from xpanel_desktop.domain.template import Template
from xpanel_desktop.ui.models.order_cells import Cell, heading
from xpanel_desktop.ui.models.table_export import orders_to_import, templates_to_import
from xpanel_desktop.ui.panes.outbox import OutboxPane
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks

pytestmark = pytest.mark.qt_log_ignore("does not support")


async def test_drafts_as_shown_and_to_import_again(tmp_path: Path) -> None:
    async with opened_core(tmp_path / "data") as core:
        account = await added(core, "Main")
        for name in ("a", "b"):
            new = new_order(f"https://x.example/{name}", account_id=account.id)
            await core.tickets.save_draft(replace(new, note="=cmd|' /C calc'!A0", label="VIP"))
        tasks = Tasks()
        pane = OutboxPane(core, tasks, Scope(core))
        pane.resize(1100, 600)
        pane.show()
        pane.activateWindow()
        await until(lambda: pane.settled and pane.table.model().rowCount() == 2)
        await until(pane.isActiveWindow)
        pane.table.setFocus()
        QTest.keyClick(pane.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        exporting = pane._exporting
        assert exporting.exporting.dialog is not None
        assert exporting.exporting.dialog.isVisible()
        exporting.exporting.dialog.reject()
        said: list[str] = []
        exporting.exporting.done.connect(said.append)
        exporting.exporting.write(tmp_path / "shown.csv", exporting.shown)
        await until(lambda: len(said) == 1)
        rows = read_file(tmp_path / "shown.csv").rows
        shown = pane.table.cells_shown()
        assert list(rows[0].cells) == [heading(cell) for cell in shown]
        model = pane.table.model()
        for at, row in enumerate(rows[1:]):
            for cell, told in zip(shown, row.cells, strict=True):
                column = pane.model.cells.index(cell)
                assert told == model.index(at, column).data(), cell
        exporting.exporting.write(tmp_path / "again.xlsx", exporting.again)
        await until(lambda: len(said) == 2)
        again = read_file(tmp_path / "again.xlsx").rows
        names = again[0].cells
        assert {"service", "link", "quantity", "label", "note"} <= set(names)
        values = dict(zip(names, again[1].cells, strict=True))
        assert values["note"] == "=cmd|' /C calc'!A0"
        failures: list[str] = []
        exporting.exporting.failed.connect(failures.append)
        exporting.exporting.write(tmp_path / "no" / "x.csv", exporting.shown)
        await until(lambda: len(failures) == 1)
        assert "x.csv" in failures[0]
        written = await orders_to_import(core.orders, pane.model.query)
        assert Cell.LINK.value in written.heading
        await tasks.close()
        pane.deleteLater()


async def test_templates_to_import() -> None:
    one = Template(
        1, "Ayşe", None, "7", "Takipçi", Kind.DEFAULT, {"quantity": "10"}, {"free": "x"},
        Tags(customer="c"), Decimal(1),
    )  # fmt: skip
    written = templates_to_import([one, replace(one, extra={}, values={})])
    assert written.heading == ["template", "service", "quantity", "customer", "free"]
    rows = [row async for some in written.batches for row in some]
    assert rows == [["Ayşe", "7", "10", "c", "x"], ["Ayşe", "7", "", "c", ""]]
