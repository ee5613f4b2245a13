"""Both panes on the real core and a real database, driven by keys; no session runs, so offline."""

import asyncio
from collections.abc import AsyncIterator, Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pane_core import ACCOUNT, NOW, FixedScope, make
from xpanel_desktop.app.core import Core, open_core
from xpanel_desktop.domain.service import Kind
from xpanel_desktop.domain.state import State
from xpanel_desktop.store.accounts import AccountRows
from xpanel_desktop.store.catalog import CatalogRows
from xpanel_desktop.ui.panes.services import ServicesPane
from xpanel_desktop.ui.panes.ticket import TicketPane
from xpanel_desktop.ui.tasks import Tasks

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
SERVICES = (make(1, "Instagram Beğeni"), make(2, "TikTok İzlenme"), make(3, "Twitter Anket"))
LINK = "https://instagram.com/p/1"


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110 - any condition
            await asyncio.sleep(0.005)


@pytest.fixture
async def core(tmp_path: Path) -> AsyncIterator[Core]:
    core = await open_core(tmp_path)
    account = await AccountRows(core.database).add(ACCOUNT)
    await core.accounts.load()
    await CatalogRows(core.database).replace(account.id, SERVICES, NOW)
    yield core
    await core.close()


@pytest.fixture
async def tasks(caplog: pytest.LogCaptureFixture) -> AsyncIterator[Tasks]:
    tasks = Tasks()
    yield tasks
    await tasks.close()
    assert [one.message for one in caplog.records if one.levelname == "ERROR"] == []


async def rest(tasks: Tasks) -> None:
    """Wait until no task runs."""
    await until(lambda: not tasks._running)


def show(qtbot: QtBot, pane: QWidget) -> None:
    qtbot.addWidget(pane)
    pane.resize(1000, 700)
    pane.show()


async def typed(pane: TicketPane, name: str, text: str) -> None:
    field = pane.findChild(QLineEdit, f"field.{name}")
    assert field is not None
    QTest.keyClicks(field, text)


async def test_search_choose_type_send_and_the_same_link_again(
    qtbot: QtBot, core: Core, tasks: Tasks
) -> None:
    account = core.accounts.all()[0]
    scope = FixedScope(account)
    services = ServicesPane(core, tasks, scope)  # type: ignore[arg-type]
    ticket = TicketPane(core, tasks, scope)  # type: ignore[arg-type]
    services.service_chosen.connect(ticket.open_service)
    for pane in (services, ticket):
        show(qtbot, pane)
    await until(lambda: services.model.rowCount() == 3 and services.model.searchable)
    QTest.keyClicks(services.bar.search, "begeni")
    QTest.keyClick(services.bar.search, Qt.Key.Key_Return)
    for name, text in (("link", LINK), ("quantity", "500"), ("runs", "2"), ("interval", "30")):
        await typed(ticket, name, text)
    sent: list[Any] = []
    ticket.sent.connect(sent.append)
    ticket.send()
    await until(lambda: sent)
    (order,) = await core.orders.get([sent[0].id])
    assert order.state is State.QUEUED
    assert order.expected_charge == Decimal("0.90")
    assert order.quantity == 1000
    assert ticket.body.form.values()["link"] == ""
    await typed(ticket, "link", LINK)
    ticket.send()
    await until(ticket.body.confirm.isVisible)
    assert len(sent) == 1, "the same link is asked about"


async def test_a_draft_and_a_kind_outlive_the_pane(qtbot: QtBot, core: Core, tasks: Tasks) -> None:
    account = core.accounts.all()[0]
    first = TicketPane(core, tasks, FixedScope(account))  # type: ignore[arg-type]
    show(qtbot, first)
    first.open_service(account.id, SERVICES[2])
    await rest(tasks)
    first.body.header.kind.activated.emit(list(Kind).index(Kind.POLL))
    await typed(first, "link", LINK)
    saved: list[Any] = []
    first.saved.connect(saved.append)
    first.save()
    await until(lambda: saved)
    assert first.desk is not None
    assert first.desk.draft is not None

    again = TicketPane(core, tasks, FixedScope(account))  # type: ignore[arg-type]
    show(qtbot, again)
    again.open_service(account.id, SERVICES[2])
    await until(lambda: again.desk is not None and again.desk.kind is Kind.POLL)
    (draft,) = await core.orders.get([saved[0].id])
    again.edit_draft(draft)
    await until(lambda: again.desk is not None and again.desk.draft is not None)
    assert again.body.form.values()["link"] == LINK
    await typed(again, "quantity", "40")
    again.save()
    await rest(tasks)
    (draft,) = await core.orders.get([draft.id])
    assert (draft.state, draft.quantity) == (State.DRAFT, 40)
    await rest(tasks)
