"""The accounts dialog on the real core and a real panel: what is wrong is told where it is."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from tests.support.practice import practice
from xpanel_desktop.app.core import Core, open_core
from xpanel_desktop.ui.dialogs.accounts import AccountsDialog
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.vault import Vault


@dataclass
class Desk:
    core: Core
    tasks: Tasks
    dialog: AccountsDialog

    def type(self, **texts: str) -> None:
        for name, text in texts.items():
            field = getattr(self.dialog.form, name)
            assert isinstance(field, QLineEdit)
            field.clear()
            field.insert(text)

    async def press(self, name: str) -> str:
        """Press a button by its key, wait for the answer and return what it says."""
        button = getattr(self.dialog.form, name)
        QTest.keyClick(button, Qt.Key.Key_Space)
        await until(lambda: button.isEnabled() and "Asking" not in self.dialog.form.told.text())
        return self.dialog.form.told.text()

    @property
    def verdict(self) -> str:
        return str(self.dialog.form.told.property("words"))


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(15):
        while not condition():  # noqa: ASYNC110 - a widget has no event to await
            await asyncio.sleep(0.005)


@contextlib.asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Desk]:
    core = await open_core(folder, vault=Vault(memory_only=True))
    tasks, parent = Tasks(), QWidget()
    await core.sessions.start_all()
    scope = Scope(core, parent)
    desk = Desk(core, tasks, AccountsDialog(core, tasks, scope, parent))
    desk.dialog.open_on(None)
    try:
        yield desk
    finally:
        desk.dialog.close()
        await tasks.close()
        await core.close()
        scope.close()
        shiboken6.delete(parent)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("", "address"),
        ("http://panel.example/api/v2", "https://"),
        ("https://user:secret@panel.example", "user name"),
        ("https://panel.example/api/v2?key=abc", "question mark"),
        ("https://", "no address"),
        ("not an address", "no address"),
        ("127.0.0.1:1/api/v2", "Nothing answers"),
        ("http://127.0.0.1:1/api/v2", "Nothing answers"),
    ],
)
async def test_a_wrong_address_is_told(tmp_path: Path, url: str, told: str) -> None:
    async with opened(tmp_path) as desk:
        desk.type(name="X", url=url, key="some-key")
        assert told in await desk.press("save")
        assert desk.verdict == "bad"
        assert desk.core.accounts.all() == ()


@pytest.mark.parametrize(
    ("spec", "told"),
    [("html=1", "web page"), ("502=1", "web page"), ("500=1", "Internal error")],
)
async def test_a_panel_that_is_none_is_told(tmp_path: Path, spec: str, told: str) -> None:
    async with practice(spec=spec) as panel, opened(tmp_path) as desk:
        desk.type(name="X", url=panel.url, key=panel.key.reveal())
        assert told in await desk.press("test")
        assert desk.verdict == "bad"


async def test_a_wrong_key_is_told_and_a_right_one_is_kept_and_not_shown(tmp_path: Path) -> None:
    async with practice() as panel, opened(tmp_path) as desk:
        desk.type(name="XPanel", url=panel.url, key="wrong-key")
        assert "does not take this key" in await desk.press("test")
        desk.type(key=panel.key.reveal())
        assert "It works" in await desk.press("test")
        await desk.press("save")
        (account,) = desk.core.accounts.all()
        assert account.dialects.rest
        form = desk.dialog.form
        await until(lambda: form.key.text() == "")
        assert form.key.echoMode() is QLineEdit.EchoMode.Password
        assert panel.key.reveal() not in form.key.placeholderText()
        key = await desk.core.accounts.key_of(account)
        assert key is not None
        assert key.reveal() == panel.key.reveal()


async def test_a_name_and_a_key_are_needed(tmp_path: Path) -> None:
    async with opened(tmp_path) as desk:
        assert "name" in await desk.press("save")
        desk.type(name="X", url="https://panel.example")
        assert "API key" in await desk.press("save")


async def test_editing_keeps_the_key_and_removing_asks_first(tmp_path: Path) -> None:
    async with practice() as panel, opened(tmp_path) as desk:
        desk.type(name="Before", url=panel.url, key=panel.key.reveal())
        await desk.press("save")
        await until(desk.core.accounts.all)
        desk.type(name="After")
        await desk.press("save")
        (account,) = desk.core.accounts.all()
        assert account.name == "After"
        assert await desk.core.accounts.key_of(account) is not None
        dialog = desk.dialog
        QTest.keyClick(dialog.remove, Qt.Key.Key_Space)
        assert dialog.question.isVisible()
        assert desk.core.accounts.all() == (account,)
        QTest.keyClick(dialog.sure, Qt.Key.Key_Space)
        await until(lambda: not desk.core.accounts.all())
