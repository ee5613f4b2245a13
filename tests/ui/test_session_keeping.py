"""Where one left off comes back, after an orderly end and after a kill."""

import asyncio
import shutil
from functools import partial
from pathlib import Path

import pytest

from tests.support.practice import Practice, practice, until
from tests.ui.frame_kit import opened_core, program
from xpanel_desktop.domain.state import State
from xpanel_desktop.store.folder import NAME as MARK
from xpanel_desktop.ui.application import Program
from xpanel_desktop.ui.models.order_groups import group_named
from xpanel_desktop.ui.session_keeping import SESSION

LINK = "https://www.instagram.com/somebody"
pytestmark = pytest.mark.qt_log_ignore("does not support raise")


async def settled(one: Program) -> None:
    await until(lambda: one.greeted.is_set(), seconds=30)
    window = one.window
    await until(window.services.model.rowCount, seconds=30)


async def work(one: Program, panel: Practice) -> str:
    """Add an account, look for something, stand somewhere, begin a ticket; return its service."""
    window = one.window
    await one.core.accounts.add(
        name="Mine", url=panel.url, key=panel.key, colour="blue",
        probe=await one.core.accounts.test(panel.url, panel.key),
    )  # fmt: skip
    await settled(one)
    services = window.services
    services.bar.search.setText("instagram")
    services.filters.flags["refill"].setCurrentIndex(1)
    services.table.selectRow(3)
    chosen = services.current
    assert chosen is not None
    window.orders.side.states.choose(group_named("under_way"))
    window.orders.asking.ask_group(group_named("under_way"))
    window.orders.bar.search.setText("somebody")
    window.rooms.outbox.part.show_state(State.HELD)
    window.rooms.outbox.part.segments.picked.emit(State.HELD.value)
    window.show_pane("outbox")
    assert services.choose_current()
    await until(lambda: window.ticket.desk)
    editor = next(row.editor for row in window.ticket.body.form.rows if row.field.name == "link")
    editor.set_text(LINK)
    window.ticket.body.form.edited.emit()
    return chosen.id


async def look(one: Program, service_id: str) -> None:
    window = one.window
    await settled(one)
    await until(lambda: window.ticket.desk, seconds=15)
    desk, services = window.ticket.desk, window.services
    assert desk is not None
    assert (desk.values["link"], desk.ticket.service_id) == (LINK, service_id)
    assert desk.by_itself, "nobody asked for the draft: it goes with what is typed"
    assert services.bar.search.text() == "instagram"
    assert services.filters.value.refill is True
    assert services.current is not None
    assert services.current.id == service_id
    wish = window.orders.asking.wish
    assert (wish.group, wish.search) == ("under_way", "somebody")
    assert window.rooms.outbox.part.state is State.HELD
    assert window.pane == "outbox"


async def test_it_comes_back_after_an_orderly_end_and_after_a_kill(tmp_path: Path) -> None:
    async with practice(services=60) as panel:
        async with program(tmp_path / "data") as one:
            service_id = await work(one, panel)

            def kept() -> object:
                told = one.core.settings.get(SESSION, {})
                ticket, orders = told.get("ticket", {}), told.get("orders", {})
                return "draft" in ticket and "somebody" in str(orders)

            await until(kept, seconds=20)
            await until(lambda: one.core.settings.get("window.pane", "") == "outbox")
            unmarked = partial(shutil.copytree, ignore=shutil.ignore_patterns(MARK))
            await asyncio.to_thread(unmarked, tmp_path / "data", tmp_path / "killed")
        for name in ("data", "killed"):
            async with program(tmp_path / name) as one:
                await look(one, service_id)


async def test_what_cannot_be_read_is_left_as_it_is_at_first(tmp_path: Path) -> None:
    strange = {"ticket": {"draft": 99}, "orders": [], "outbox": {"state": "gone"},
               "services": {"filter": {"refill": 1}, "search": 5}}  # fmt: skip
    async with opened_core(tmp_path) as core:
        await core.settings.set(SESSION, strange)
    async with program(tmp_path) as one:
        await until(lambda: one.greeted.is_set(), seconds=30)
        assert one.window.rooms.outbox.part.state is State.DRAFT
        assert one.window.ticket.desk is None
        assert one.window.services.filters.value.is_open
