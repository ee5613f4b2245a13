"""The first steps, in the whole program: they come once, by keys alone, and leave no half deeds."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.support.practice import practice, until
from tests.ui.frame_kit import added, forget, opened_core, program
from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.state import State
from xpanel_desktop.ui import application
from xpanel_desktop.ui.application import Program
from xpanel_desktop.ui.first import First
from xpanel_desktop.ui.first_steps import SEEN
from xpanel_desktop.ui.firstrun.panel_page import Way
from xpanel_desktop.ui.firstrun.wizard import Wizard
from xpanel_desktop.ui.languages import LANGUAGE, Language

pytestmark = pytest.mark.qt_log_ignore("does not support raise")


@pytest.fixture
async def running(tmp_path: Path) -> AsyncIterator[Program]:
    async with program(tmp_path / "data") as one:
        yield one


def steps(running: Program) -> Wizard:
    running.window.actions_by_name["first_steps"].trigger()
    wizard = running.first_steps.wizard
    assert wizard is not None
    assert wizard.isVisible()
    return wizard


async def press(wizard: Wizard, widget: QWidget | None = None) -> None:
    """Press Enter, on a widget or wherever the focus is."""
    QTest.keyClick(widget or wizard.focusWidget() or wizard, Qt.Key.Key_Return)
    await asyncio.sleep(0)


async def test_they_lead_by_keys_alone_to_a_ticket_that_the_operator_sends(
    running: Program,
) -> None:
    wizard = steps(running)
    assert not wizard.isModal(), "nothing waits for it"
    first, second = (wizard.language.buttons[one] for one in (Language.SYSTEM, Language.TURKISH))
    await until(lambda: first.hasFocus() and second.y() > first.y())  # by where they lie
    QTest.keyClick(first, Qt.Key.Key_Down)
    await until(lambda: running.core.settings.get(LANGUAGE, "") == "tr")
    await until(lambda: wizard.go.text() == "İleri")  # switched while one looks
    QTest.keyClick(wizard.focusWidget(), Qt.Key.Key_Down)
    await until(lambda: running.core.settings.get(LANGUAGE, "") == "en")
    assert running.window.rooms.settings.part.program.language.currentData() == "en"
    await press(wizard)
    await until(lambda: wizard.at == 1)
    own, play = (wizard.panel.buttons[one] for one in (Way.OWN, Way.PRACTICE))
    await until(lambda: wizard.panel.form.name.hasFocus() and play.y() > own.y())
    QTest.keyClick(wizard.panel.form.name, Qt.Key.Key_Backtab)
    assert own.hasFocus()
    QTest.keyClick(own, Qt.Key.Key_Down)
    assert wizard.panel.way is Way.PRACTICE
    assert wizard.panel.form.isHidden()
    await press(wizard)
    await until(lambda: wizard.at == 2, seconds=30)
    (account,) = running.core.accounts.all()
    assert account.practice
    assert "play money" in running.window.windowTitle()
    assert "memory only" in wizard.keyring.state.text()
    await press(wizard)
    await until(lambda: wizard.at == 3)
    QTest.keyClick(wizard.order.fill, Qt.Key.Key_Space)
    await until(lambda: not wizard.isVisible(), seconds=30)
    desk, summary = running.window.ticket.desk, running.window.ticket.body.summary
    assert desk is not None
    assert desk.account.practice
    assert running.window.ticket.body.header.mark.isVisibleTo(running.window)
    assert "play money" in summary.result.words
    counts = await running.core.orders.counts()
    assert not counts, "filled is not sent"
    QTest.keyClick(summary.send, Qt.Key.Key_Return)
    await until(lambda: running.window.counts.now)
    assert {state for _, state in running.window.counts.now} <= set(State) - {State.DRAFT}
    assert running.core.settings.get(SEEN, default=False)


async def test_an_own_panel_is_tested_and_saved_once(running: Program) -> None:
    async with practice() as panel:
        wizard = steps(running)
        await press(wizard)
        await until(lambda: wizard.at == 1)
        form = wizard.panel.form
        assert not form.save.isVisibleTo(wizard)
        await press(wizard, wizard.go)
        await until(lambda: form.told.text())
        assert wizard.at == 1, "nothing is typed yet"
        typed = {"name": "Mine", "url": panel.url, "key": "wrong"}
        for name, text in typed.items():
            field = getattr(form, name)
            assert isinstance(field, QLineEdit)
            field.setText(text)
        await press(wizard, form.key)
        await until(lambda: "does not take this key" in form.told.text())
        assert running.core.accounts.all() == ()
        form.key.setText(panel.key.reveal())
        await press(wizard, form.key)
        await until(lambda: wizard.at == 2)
        QTest.mouseClick(wizard.back, Qt.MouseButton.LeftButton)
        await press(wizard, wizard.go)
        await until(lambda: wizard.at == 2)
        (account,) = running.core.accounts.all()
        assert (account.name, account.practice) == ("Mine", False)
        assert form.key.text() == ""


async def test_leaving_at_any_page_leaves_nothing_half_done(running: Program) -> None:
    for at in range(4):
        wizard = steps(running)
        for step in range(at):
            if step == 1:
                wizard.panel.buttons[Way.LATER].setChecked(True)
            await press(wizard, wizard.go)
            await until(lambda step=step, wizard=wizard: wizard.at == step + 1)
        wizard.panel.form.key.setText("typed-and-left")
        QTest.keyClick(wizard, Qt.Key.Key_Escape)
        assert not wizard.isVisible()
        assert wizard.panel.form.key.text() == ""
    assert running.core.accounts.all() == ()
    assert not running.core.sessions._sessions
    await until(lambda: running.core.settings.get(SEEN, default=False))


async def live(folder: Path, look: "list[bool]") -> None:
    """Run the program as an operator starts it; note whether the steps come by themselves."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    there: list[Program] = []
    real = application.Program

    class Watched(real):
        def __init__(self, first: First, core: Core) -> None:
            super().__init__(first, core)
            there.append(self)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(application, "Program", Watched)
        living = asyncio.ensure_future(application.live(First.of(app), folder, None))
        await until(lambda: there and hasattr(there[0], "first_steps"), seconds=30)
        await until(lambda: there[0].greeted.is_set(), seconds=30)
        wizard = there[0].first_steps.wizard
        look.append(wizard is not None and wizard.isVisible())
        if wizard is not None:
            wizard.reject()
            await until(lambda: there[0].core.settings.get(SEEN, default=False))
        there[0].end(0)
        await living
    forget(app)


async def test_they_come_by_themselves_once_and_only_without_an_account(tmp_path: Path) -> None:
    seen: list[bool] = []
    await live(tmp_path / "new", seen)
    await live(tmp_path / "new", seen)
    async with opened_core(tmp_path / "had") as core:
        account = await added(core, "Once")
        await core.accounts.remove(account.id)
    await live(tmp_path / "had", seen)
    assert seen == [True, False, False]
