"""Hostile texts in what opens for one item: dialogs, the page of an order, the list of news."""

import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.support.practice import practice, until
from tests.support.spiteful_panel import Spite
from tests.ui.frame_kit import program
from tests.ui.hostile_kit import HOSTILE, MARK, TRICKS, Watched, all_faults, day, watched
from tests.ui.walking import walk
from xpanel_desktop.domain.aftersales import Deed
from xpanel_desktop.domain.tags import MAX_NOTE, MAX_WORD, Tags
from xpanel_desktop.ui.application import Program
from xpanel_desktop.ui.help.dialog import PAGES
from xpanel_desktop.ui.panes.money import TABS

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support", "QXcbClipboard"),
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs inotify"),
]


@dataclass
class Shop:
    """The program at work on a spiteful panel."""

    running: Program
    spite: Spite
    words: list[str]

    @property
    def typed(self) -> str:
        """What an operator might paste of it; a field shows what is put into it as it is."""
        return "\n".join(TRICKS.sub(" ", text[:500]) for text in self.words)

    async def sync(self) -> None:
        """Fetch the catalogue anew, with each text in another place: nearly all changed."""
        self.words.append(self.words.pop(0))
        for account in self.running.core.accounts.all():
            await self.running.core.catalogs.sync(account.id)


async def calm(shop: Shop) -> None:
    """Wait until what was begun for the shown pane has ended."""
    running = shop.running.tasks._running
    await until(lambda: {task.get_name() for task in running} <= {"guest"})


async def compare(shop: Shop) -> None:
    window = shop.running.window
    window.show_pane("services")
    for row in range(3):
        window.services.table.selectRow(row)
        window.services.marking.turn_compared()
    window.services.marking.show_comparison()
    dialog = window.services.marking.compare
    assert dialog is not None
    await until(dialog.isVisible)


async def feed(shop: Shop) -> None:
    window = shop.running.window
    window.show_pane("services")
    await shop.sync()
    window.services.marking.show_feed()
    dialog = window.services.marking.feed
    assert dialog is not None
    await until(lambda: dialog.model.rowCount() > 3)


async def bulk(shop: Shop) -> None:
    window = shop.running.window
    window.show_pane("bulk")
    window.bulk.take("\n".join(text[:2000] for text in shop.words))
    await until(window.bulk.trouble.isVisible)
    lines = shop.typed.splitlines()  # a cell is edited as it was pasted
    window.bulk.take("\n".join([f"1 | {one} | 100" for one in lines] + lines))
    await until(lambda: window.bulk.model.rowCount() >= 2 * len(lines))
    await calm(shop)


async def aftersales(shop: Shop) -> None:
    window = shop.running.window
    window.show_pane("orders")
    orders = await shop.running.core.orders.get([1, 2, 3])
    asked = window.orders.aftersales
    await asked._show(Deed.REFILL, orders, [text[:2000] for text in shop.words])
    await until(asked.dialog.isVisible)


async def pasting(shop: Shop) -> None:
    window = shop.running.window
    window.show_pane("orders")
    dialog = window.orders.aftersales.pasting
    dialog.begin()
    dialog.field.setPlainText(shop.typed)
    await until(lambda: dialog.settled)


async def follow(shop: Shop) -> None:
    window = shop.running.window
    window.show_pane("orders")
    following = window.orders.following
    following.open()
    dialog = following.dialog
    assert dialog is not None
    known = [order.panel_id for order in await shop.running.core.orders.get([1])]
    dialog.text.setPlainText("\n".join([*known, "424242", shop.typed]))
    dialog.look.click()
    await until(lambda: not dialog._asking and dialog.rows.rowCount() > 0)


async def page(shop: Shop) -> None:
    window = shop.running.window
    window.show_pane("orders")
    for order in reversed(await shop.running.core.orders.get([1, 2, 3])):  # the first is placed
        window.orders.opening.open(order)
        await until(lambda: window.orders.page.settled)
        assert sum(MARK in told.text for told in walk()) > 50
        assert all_faults() == []
    window.orders.page.open_card()
    card = window.orders.page.card
    assert card is not None
    await until(card.isVisible)


async def watch(shop: Shop) -> None:
    window = shop.running.window
    window.show_pane("watch")
    await until(lambda: window.watch.settled)


async def bell(shop: Shop) -> None:
    presence = shop.running.presence
    assert presence is not None
    presence.open()
    await until(lambda: presence.list.isVisible() and presence.model.rowCount() > 0)


async def money(shop: Shop) -> None:
    window = shop.running.window
    window.show_pane("money")
    for name in TABS:
        window.money.turn_to(name)
        await calm(shop)
        window.grab()


async def helping(shop: Shop) -> None:
    desk = shop.running.window.help
    desk.open()
    dialog = desk.dialog
    assert dialog is not None
    for name in PAGES:
        dialog.turn_to(name)
        await calm(shop)
        dialog.grab()


PLACES: Sequence[Callable[[Shop], Awaitable[None]]] = (
    compare, feed, bulk, aftersales, pasting, follow, page, watch, bell, money, helping,
)  # fmt: skip


@asynccontextmanager
async def shop(folder: Path, watching: Watched) -> AsyncIterator[Shop]:
    """Run the program on a panel that tells hostile texts, with three orders in it."""
    words = [*watching.texts, *HOSTILE]
    async with practice(services=12) as place:
        spite = Spite(place.door.app, lambda _key: words)
        place.door.app = spite
        async with program(folder) as running:
            await day(running, place.url, place.key.reveal(), HOSTILE[4] + watching.texts[0])
            orders = await running.core.orders.get([1, 2, 3])
            for one, text in zip(orders, words, strict=False):
                tags = Tags(label=text[:MAX_WORD], customer=text[:MAX_WORD], note=text[:MAX_NOTE])
                await running.core.tickets.tag(one.id, tags)
            yield Shop(running, spite, words)


async def test_what_opens_for_one_item_shows_hostile_texts_as_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    found: list[str] = []
    with watched(tmp_path) as watching:
        async with shop(tmp_path / "data", watching) as one:
            for place in PLACES:
                await place(one)
                found += [f"{place.__name__}: {fault}" for fault in all_faults()]
                for widget in QApplication.topLevelWidgets():
                    if widget.isVisible():
                        widget.grab()
                        if widget is not one.running.window:
                            widget.close()
                found += [f"{place.__name__}: {fault}" for fault in watching.touched()]
            assert len(list(walk())) > 500
    assert "\n".join(sorted(set(found))) == ""
    assert opened == []


def test_a_picture_that_is_loaded_is_seen(qtbot: QtBot, tmp_path: Path) -> None:
    with watched(tmp_path) as watching:
        label = QLabel(watching.texts[0])
        qtbot.addWidget(label)
        label.grab()
        assert watching.touched() == ["the file was opened"]
        assert watching.touched() == []
