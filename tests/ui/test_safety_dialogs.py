"""The data in doubt, on screen: the bar, the look, letting go on; backups and starting anew."""

import asyncio
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from tests.support.practice import until
from tests.support.tickets import new_order
from tests.ui.frame_kit import added, forget, furnish, opened_core, program
from xpanel_desktop.domain.doubt import Doubt, Why
from xpanel_desktop.domain.state import State
from xpanel_desktop.paths import DATABASE
from xpanel_desktop.store.doubts import write_doubt
from xpanel_desktop.store.restore import contents
from xpanel_desktop.ui import application
from xpanel_desktop.ui.application import Program
from xpanel_desktop.ui.dialogs.backups import BackupsDialog
from xpanel_desktop.ui.dialogs.doubt import DoubtDialog
from xpanel_desktop.ui.dialogs.startup_trouble import StartupTrouble
from xpanel_desktop.ui.first import First
from xpanel_desktop.ui.models.backup_rows import BackupColumn

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


def top(kind: type) -> list:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return [one for one in app.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]


def press(widget: object, name: str) -> None:
    button = widget.findChild(QPushButton, name)  # type: ignore[attr-defined]
    assert button is not None
    assert button.isEnabled(), name
    button.click()


async def test_the_operator_looks_and_lets_sending_go_on(tmp_path: Path) -> None:
    async with opened_core(tmp_path) as core:
        account = await added(core, "Main")
        await core.tickets.send(new_order(account_id=account.id))
        write_doubt(tmp_path, Doubt(Why.NOT_AS_LEFT, core.clock.now()))
    async with program(tmp_path) as running:
        window = running.window
        assert running.core.caution.holds_all
        bar = window.troubles.findChild(QPushButton, "trouble.look")
        assert bar is not None
        bar.click()
        (dialog,) = top(DoubtDialog)
        await until(lambda: dialog.held.isEnabled())
        words = "\n".join(label.text() for label in dialog.findChildren(QLabel))
        assert "not as it was left" in words
        assert "1 order" in words
        dialog.held.click()
        await until(lambda: window.pane == "outbox")
        dialog.go_on.click()
        await until(lambda: running.core.safety.doubt is None)
        await until(lambda: not dialog.isVisible())
        assert window.troubles.findChild(QPushButton, "trouble.look") is None or not (
            window.troubles.isVisible()
        )
        await until(lambda: running.core.safety.is_checked)
        assert not running.core.caution.holds_all


async def test_a_backup_is_made_listed_and_restored_and_the_program_opens_again(
    tmp_path: Path,
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    runs: list[Program] = []

    async def guest(one: Program) -> None:
        runs.append(one)
        await one.ended

    async with opened_core(tmp_path) as core:
        account = await added(core, "Main")
        await core.accounts.set_paused(account.id, paused=True)
        await core.tickets.send(new_order("https://x/1", account_id=account.id))
    living = asyncio.ensure_future(application.live(First.of(app), tmp_path, guest))
    try:
        await until(lambda: runs)
        first = runs[0]
        first.window.show_pane("settings")
        await until(lambda: first.core.safety.is_checked)
        await furnish(first, "settings")
        press(first.window.rooms.settings.part.backups, "settings.back_up")
        await until(lambda: list((tmp_path / "backups").glob("*-hand.db")))
        account = first.core.accounts.all()[0]
        await first.core.tickets.save_draft(new_order("https://x/2", account_id=account.id))
        press(first.window.rooms.settings.part.backups, "settings.backups")
        (dialog,) = top(BackupsDialog)
        await until(lambda: any("hand" in one.copy.kind for one in dialog.model.rows))
        row = next(n for n, one in enumerate(dialog.model.rows) if one.copy.kind == "hand")
        dialog.table.selectRow(row)
        index = dialog.model.index(row, BackupColumn.ORDERS)
        assert dialog.model.data(index) == "Queued 1"
        press(dialog, "backups.restore")
        await until(lambda: len(runs) == 2)
        second = runs[1]
        assert [one.state for one in await _orders(second)] == [State.HELD]
        doubt = second.core.safety.doubt
        assert doubt is not None
        assert doubt.why is Why.RESTORED
        assert contents(tmp_path / doubt.aside).states == {"queued": 1, "draft": 1}
        second.end(0)
        assert await living == 0
    finally:
        for one in runs:
            one.end(0)
        await living
        forget(app)


async def _orders(running: Program) -> list:
    from tests.app.kit import all_orders

    return await all_orders(running.core)


async def test_a_damaged_file_is_set_aside_for_an_empty_one(tmp_path: Path) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    (tmp_path / DATABASE).write_bytes(b"no database" * 999)
    runs: list[Program] = []

    async def guest(one: Program) -> None:
        runs.append(one)
        await one.ended

    living = asyncio.ensure_future(application.live(First.of(app), tmp_path, guest))
    try:
        await until(lambda: top(StartupTrouble))
        (window,) = top(StartupTrouble)
        press(window, "startup.restore")
        (backups,) = top(BackupsDialog)
        await until(lambda: backups.isVisible())
        assert not backups.restore.isEnabled(), "there is none"
        press(window, "startup.anew")
        await until(lambda: runs)
        doubt = runs[0].core.safety.doubt
        assert doubt is not None
        assert doubt.why is Why.ANEW
        assert (tmp_path / doubt.aside).read_bytes() == b"no database" * 999
        assert runs[0].window.troubles.isVisible()
    finally:
        for one in runs:
            one.end(0)
        await living
        forget(app)
