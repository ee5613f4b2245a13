"""Words on placed orders: typed beside the details, kept, found again, shown in the table."""

import asyncio
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.practice import until
from tests.support.tickets import new_order
from tests.ui.frame_kit import added, opened_core
from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.order import Ending
from xpanel_desktop.domain.query import OrderQuery
from xpanel_desktop.domain.state import Event
from xpanel_desktop.domain.tags import Tags
from xpanel_desktop.store.journal import Journal
from xpanel_desktop.ui.models.order_cells import Cell
from xpanel_desktop.ui.panes.orders import OrdersPane
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks

pytestmark = pytest.mark.qt_log_ignore("does not support")


async def place(core: Core, order_id: int, panel_id: str) -> None:
    """Let the store place an order: no panel is asked here."""
    journal = Journal(core.database)
    now = core.clock.now()
    await journal.begin(order_id, now, {"service": "1"})
    await journal.end(
        order_id, 1, now, Ending.ACCEPTED, event=Event.ACCEPT, panel_id=f"77{ord(panel_id)}"
    )


async def found(core: Core, word: str) -> None:
    """Wait until a search finds one order."""
    async with asyncio.timeout(10):
        while await core.orders.count(OrderQuery(search=word)) != 1:  # noqa: ASYNC110 -- a query
            await asyncio.sleep(0.01)


async def test_words_are_kept_found_and_shown(tmp_path: Path) -> None:
    async with opened_core(tmp_path / "data") as core:
        account = await added(core, "Main")
        for name in ("a", "b"):
            order = await core.tickets.send(
                new_order(f"https://x.example/{name}", account_id=account.id)
            )
            await place(core, order.id, name)
        tasks = Tasks()
        pane = OrdersPane(core, tasks, Scope(core))
        pane.resize(1400, 800)
        pane.show()
        pane.activateWindow()
        await until(lambda: pane.settled and pane.table.model().rowCount() == 2)
        pane.table.selectRow(0)
        await until(pane.details.isVisible)
        await until(lambda: pane.details.order is not None and pane.details.settled)
        shown = pane.details.order
        assert shown is not None
        tags = pane.details.content.tags
        tags.label.setFocus()
        QTest.keyClicks(tags.label, "Bayram")
        QTest.keyClick(tags.label, Qt.Key.Key_Return)
        await found(core, "bayram")
        tags.note.setFocus()
        tags.note.setPlainText("çabuk bitsin")
        pane.table.selectRow(1)
        await found(core, "CABUK")
        (order,) = await core.orders.window(OrderQuery(search="bayram cabuk"), 0, 9)
        assert order.id == shown.id
        assert (order.label, order.note, order.link) == ("Bayram", "çabuk bitsin", shown.link)
        at = pane.model.cells.index(Cell.LABEL)
        await until(lambda: pane.model.index(0, at).data() == "Bayram")
        await until(lambda: pane.details.content.tags.label.text() == "")
        await tasks.close()
        pane.deleteLater()


async def test_an_order_that_is_gone_takes_no_words(tmp_path: Path) -> None:
    async with opened_core(tmp_path / "data") as core:
        with pytest.raises(KeyError):
            await core.tickets.tag(77, Tags(label="x"))
