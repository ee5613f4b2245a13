"""What the tests of the window's frame have at hand: a real core, accounts, the whole program."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from tests.support.practice import until
from xpanel_desktop.app.core import Core, open_core
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.domain.snapshot import Probe
from xpanel_desktop.ui import application, theme
from xpanel_desktop.ui.application import Program
from xpanel_desktop.ui.first import First
from xpanel_desktop.vault import Vault


@contextlib.asynccontextmanager
async def opened_core(folder: Path) -> AsyncIterator[Core]:
    """Open a core whose keys stay in memory; no session is started."""
    core = await open_core(folder, vault=Vault(memory_only=True))
    try:
        yield core
    finally:
        await core.close()


async def added(
    core: Core,
    name: str,
    *,
    url: str = "http://127.0.0.1:1/api/v2",
    key: str = "a-key-of-the-tests",
    colour: str = "blue",
    probe: Probe | None = None,
    practice: bool = False,
) -> Account:
    """Add an account; nothing answers at its address unless one is given."""
    secret = Secret(key)
    return await core.accounts.add(
        name=name, url=url, key=secret, colour=colour, probe=probe, practice=practice
    )


ROOMS = ("outbox", "unknown", "watch", "bulk", "money", "settings", "accounts", "templates")
"""What is built when it is first asked for."""


async def furnish(running: Program, *names: str) -> None:
    """Have rooms of the window built, all of them without a name, and wait until they are."""
    rooms = [getattr(running.window.rooms, name) for name in names or ROOMS]
    for room in rooms:
        room(lambda _part: None)
    await until(lambda: all(room.is_built for room in rooms), seconds=30)


@contextlib.asynccontextmanager
async def program(
    folder: Path, first: First | None = None, *, bare: bool = False
) -> AsyncIterator[Program]:
    """Run the whole program on a folder until the end of the block; its vault is in memory.

    All its rooms are built, unless it is to be as `bare` as it starts.
    """
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    there: list[Program] = []

    async def guest(program: Program) -> None:
        there.append(program)
        await program.ended

    living = asyncio.ensure_future(application.live(first or First.of(app), folder, guest))
    try:
        await until(lambda: there or living.done(), seconds=30)
        if not bare:
            await furnish(there[0])
        yield there[0]
    finally:
        for one in there:
            one.end(0)
        await living
        forget(app)


def forget(app: QApplication) -> None:
    """Bring back plain English and the light scheme, and let go what is to be deleted."""
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
    QLocale.setDefault(QLocale("en_US"))
    theme.apply(app, theme.Scheme.LIGHT)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
