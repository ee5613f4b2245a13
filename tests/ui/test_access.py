"""Every pane and dialog by keyboard and by screen reader: names, roles, the way of Tab, cells."""

import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.practice import practice, until
from tests.support.spiteful_panel import Spite
from tests.ui.access_kit import faults
from tests.ui.desk_places import DESKS
from tests.ui.frame_kit import program
from tests.ui.hostile_kit import day
from xpanel_desktop.ui import actions
from xpanel_desktop.ui.application import Program
from xpanel_desktop.ui.help.dialog import PAGES
from xpanel_desktop.ui.panes.money import TABS

pytestmark = [
    pytest.mark.reliability,
    pytest.mark.qt_log_ignore("This plugin does not support", "QXcbClipboard"),
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs inotify"),
]
WORDS = ("Followers", "Likes", "Views")
Look = Callable[[Program, Callable[[QWidget], None]], Awaitable[None]]


async def calm(running: Program) -> None:
    """Wait until what was begun for what is shown has ended."""
    tasks = running.tasks._running
    await until(lambda: {task.get_name() for task in tasks} <= {"guest"})


async def panes(running: Program, look: Callable[[QWidget], None]) -> None:
    """Show each pane, with the first row of its table chosen."""
    window = running.window
    for name in actions.PANES:
        window.show_pane(name)
        await calm(running)
        for table in (window.services.table, window.orders.table, window.rooms.outbox.part.table):
            if table.isVisible():
                table.selectRow(0)
        await calm(running)
        look(window)
    window.show_pane("orders")
    window.orders.bar.filters.click()
    await calm(running)
    look(window)
    window.show_pane("services")
    window.ticket.body.more.toggle.click()
    await calm(running)
    look(window)


async def money(running: Program, look: Callable[[QWidget], None]) -> None:
    window = running.window
    window.show_pane("money")
    for name in TABS:
        window.rooms.money.part.turn_to(name)
        await calm(running)
        look(window)


async def page(running: Program, look: Callable[[QWidget], None]) -> None:
    window = running.window
    window.show_pane("orders")
    for order in reversed(await running.core.orders.get([1, 2, 3])):  # the first is placed
        window.orders.opening.open(order)
        await until(lambda: window.orders.opening.settled)
        look(window)
    window.orders.page.open_card()
    card = window.orders.page.card
    assert card is not None
    await until(card.isVisible)
    look(card)


async def dialogs(running: Program, look: Callable[[QWidget], None]) -> None:
    window = running.window
    window.open_accounts(1)
    look(window.rooms.accounts.part)
    window.open_accounts(None)
    look(window.rooms.accounts.part)
    window.rooms.accounts.part.close()
    window.rooms.templates.part.open()
    await calm(running)
    look(window.rooms.templates.part)
    window.rooms.templates.part.close()
    window.safety.open_backups()
    await calm(running)
    assert window.safety._backups is not None
    look(window.safety._backups)
    window.safety._backups.close()
    window.show_pane("orders")
    window.orders.aftersales.pasting.begin()
    look(window.orders.aftersales.pasting)
    window.orders.aftersales.pasting.close()
    lost = window.orders.aftersales.dialogs.lost
    lost.begin()
    await calm(running)
    look(lost)
    lost.close()
    window.orders.following.open()
    assert window.orders.following.dialog is not None
    look(window.orders.following.dialog)
    window.orders.following.dialog.close()


async def choosing(running: Program, look: Callable[[QWidget], None]) -> None:
    window = running.window
    window.show_pane("services")
    for row in range(3):
        window.services.table.selectRow(row)
        window.services.marking.turn_compared()
    window.services.marking.show_comparison()
    assert window.services.marking.compare is not None
    look(window.services.marking.compare)
    window.services.marking.compare.close()
    window.services.marking.show_feed()
    await calm(running)
    assert window.services.marking.feed is not None
    look(window.services.marking.feed)
    window.services.marking.feed.close()


async def helping(running: Program, look: Callable[[QWidget], None]) -> None:
    desk = running.window.help
    desk.open()
    assert desk.dialog is not None
    for name in PAGES:
        desk.dialog.turn_to(name)
        await calm(running)
        look(desk.dialog)
    desk.dialog.close()


async def desks(running: Program, look: Callable[[QWidget], None]) -> None:
    async def see(window: QWidget, part: str) -> None:
        await calm(running)
        assert window.isVisible(), part
        look(window)

    for desk in DESKS:
        await desk(running, see)


PLACES: Sequence[Look] = (panes, money, page, dialogs, choosing, helping, desks)


@asynccontextmanager
async def shop(folder: Path) -> AsyncIterator[Program]:
    """Run the program with an order that is placed, one that is refused, one that is unknown."""
    async with practice(services=12) as place, program(folder) as running:
        place.door.app = Spite(place.door.app, lambda _key: WORDS)  # for states of any kind
        await day(running, place.url, place.key.reveal(), "Main")
        yield running


@pytest.mark.timeout(300)
async def test_everything_is_named_and_in_reach(tmp_path: Path) -> None:
    found: list[str] = []
    seen: list[str] = []
    async with shop(tmp_path / "data") as running:
        for language in ("en", "tr"):
            running.use_language(language)

            def look(window: QWidget) -> None:
                assert window.isVisible()
                seen.append(type(window).__name__)
                found.extend(faults(window))

            for place in PLACES:
                await place(running, look)
                for widget in QApplication.topLevelWidgets():
                    if widget is not running.window and widget.isVisible():
                        widget.close()
    assert len(set(seen)) > 9, seen
    assert "\n".join(sorted(set(found))) == ""
