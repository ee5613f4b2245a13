"""The window on the real core: panes, keys, languages, schemes, what goes wrong, what is kept."""

import asyncio
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QPushButton, QSplitter, QWidget

from tests.app.test_help import PASSAGE
from tests.support.practice import until
from tests.ui.frame_kit import added, opened_core, program
from xpanel_desktop.app.troubles import What
from xpanel_desktop.domain.state import State
from xpanel_desktop.ui import actions, later, layout, theme
from xpanel_desktop.ui.application import Program
from xpanel_desktop.ui.help.requests_page import RequestsPage
from xpanel_desktop.ui.languages import LANGUAGE
from xpanel_desktop.ui.panes.money_closes import ClosesTab
from xpanel_desktop.ui.panes.order_room import SIDE
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.theme import SCHEME
from xpanel_desktop.ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")
CONTROL = Qt.KeyboardModifier.ControlModifier


def texts(window: MainWindow) -> str:
    """Return all that the frame says, pane or none."""
    labels = [label.text() for label in window.status.findChildren(QLabel) if label.isVisible()]
    buttons = [*window.rail.buttons.values(), window.bar.offline, window.bar.accounts]
    return " | ".join(labels + [button.text() for button in buttons])


async def test_the_first_run_offers_an_account_and_the_practice_panel(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        window = running.window
        assert window.services.blank.button.isVisible()
        assert window.services.blank.practice.isVisible()
        assert not window.ticket.isVisible(), "nothing can be ordered yet"
        assert not window.bar.account.isVisible()
        assert "No account yet" in texts(window)
        QTest.mouseClick(window.services.blank.button, Qt.MouseButton.LeftButton)
        await until(window.rooms.accounts.part.isVisible)
        window.rooms.accounts.part.close()


async def test_the_keys_of_the_panes(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        window = running.window
        await added(running.core, "Main")
        for key, pane in zip("1234", actions.PANES, strict=False):
            QTest.keyClick(window, key, CONTROL)
            assert window.pane == pane
            assert window.rail.buttons[pane].isChecked()
            assert window.ticket.isVisible() is (pane in ("services", "outbox"))
        QTest.keyClick(window, ",", CONTROL)
        assert window.pane == "settings"
        QTest.keyClick(window, "n", CONTROL)
        assert window.pane == "services"
        assert window.ticket.desk is None, "no service is chosen yet"


async def test_every_action_has_a_key_of_its_own_and_shows_it(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        made = running.window.actions_by_name
        assert set(made) == {one for one in actions.ACTIONS if "." not in one} - {"news"}
        keys = [action.shortcut().toString() for action in made.values()]
        assert all(keys)
        assert len(set(keys)) == len(keys)
        for action in made.values():
            assert action.toolTip().startswith(action.text())
            assert action.toolTip().endswith(")")


async def test_views_are_saved_and_reached_by_keys_from_any_pane(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        window = running.window
        QTest.keyClick(window, "b", CONTROL)
        assert window.pane == "orders"
        assert window.orders.name_bar.name.hasFocus()
        window.orders.name_bar.name.setText("Mine")
        QTest.keyClick(window.orders.name_bar.name, Qt.Key.Key_Return)
        await until(lambda: window.orders.view_bar.isVisible())
        window.show_pane("services")
        QTest.keyClick(window, "l", CONTROL)
        assert window.pane == "orders"
        assert window.orders.side.views.hasFocus()
        QTest.keyClick(window.orders.side.views, Qt.Key.Key_Escape)
        assert window.orders.states.hasFocus()


async def test_the_side_of_the_orders_leads_to_drafts_outbox_and_unknown(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        window = running.window
        await added(running.core, "Main")
        for row, (pane, state) in enumerate(
            (("outbox", State.DRAFT), ("outbox", State.QUEUED), ("unknown", None))
        ):
            window.show_pane("orders")
            doors = window.orders.side.doors
            doors.setFocus()
            doors.setCurrentRow(row)
            QTest.keyClick(doors, Qt.Key.Key_Return)
            assert window.pane == pane
            assert state in (None, window.rooms.outbox.part.state)


async def test_the_language_is_switched_live_and_kept(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        window = running.window
        choice = window.rooms.settings.part.program.language
        window.show_pane("settings")
        for code, word in (("tr", "Servisler"), ("en", "Services")):
            choice.setCurrentIndex(choice.findData(code))
            choice.activated.emit(choice.currentIndex())
            await until(lambda word=word: window.rail.buttons["services"].text() == word)
            assert choice.currentData() == code, "also while it is being stored"
            await until(lambda code=code: running.core.settings.get(LANGUAGE, "") == code)
            assert choice.currentData() == code
        assert "Çevrimdışı" not in texts(window)


@pytest.mark.reliability
async def test_the_scheme_is_switched_live_and_kept(tmp_path: Path, qapp: QApplication) -> None:
    async with program(tmp_path) as running:
        window, choice = running.window, running.window.rooms.settings.part.program.scheme
        for name, tokens in (("dark", theme.DARK), ("light", theme.LIGHT)):
            choice.setCurrentIndex(choice.findData(name))
            choice.activated.emit(choice.currentIndex())
            await until(lambda name=name: running.core.settings.get(SCHEME, "") == name)
            assert theme.tokens() is tokens
            assert window.palette().color(QPalette.ColorRole.Window) == QColor(tokens.window)
            image = window.rail.buttons["orders"].icon().pixmap(20, 20).toImage()
            inks = {image.pixelColor(x, y).name() for x in range(20) for y in range(20)
                    if image.pixelColor(x, y).alpha() == 255}  # fmt: skip
            assert inks <= {tokens.text}, "the icons follow"
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
        assert theme.tokens() is theme.LIGHT, "who chose a scheme does not follow the system"


@pytest.mark.parametrize("kept", ["", "no such thing"])
async def test_a_setting_that_cannot_be_is_the_system_s(tmp_path: Path, kept: str) -> None:
    async with opened_core(tmp_path) as core:
        await core.settings.set(LANGUAGE, kept)
        await core.settings.set(SCHEME, kept)
        await core.settings.set("window.pane", kept)
        await core.settings.set("window.geometry", kept)
    async with program(tmp_path) as running:
        assert running.window.pane == "services"
        assert running.window.rooms.settings.part.program.language.currentData() == "system"


async def test_the_layout_comes_back(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        await added(running.core, "Main")
        running.window.resize(1024, 707)
        running.window.show_pane("orders")
    async with program(tmp_path) as running:
        assert running.window.height() == 707
        assert running.window.pane == "orders"
        assert not running.window.ticket.isVisible()


async def test_each_pane_shares_its_room_as_it_was_left(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        await added(running.core, "Main")
        running.window.show_pane("orders")
        split = running.window.orders.splits["side"]
        await until(lambda: split.sizes()[0] > 0)
        split.moveSplitter(280, 1)
        assert split.sizes()[0] != SIDE
        left = split.sizes()[0]
    async with program(tmp_path) as running:
        again = running.window.orders.splits["side"]
        await until(lambda: again.sizes()[0] > 0)
        assert again.sizes()[0] == pytest.approx(left, abs=2)
        told = running.core.settings.get(layout.SPLITS, dict[str, object]())
        assert set(told) == {"orders.side.across"}


async def test_what_is_built_when_first_shown_shares_its_room_as_it_was_left(
    tmp_path: Path,
) -> None:
    def found(running: Program) -> tuple[QSplitter, QSplitter]:
        """Return the splitters of Money › Closes and of Help › Requests, both shown."""
        running.window.show_pane("money")
        running.window.rooms.money.part.turn_to("closes")
        running.window.help.open("requests")
        closes, dialog = running.window.rooms.money.part.tab("closes"), running.window.help.dialog
        assert isinstance(closes, ClosesTab)
        assert dialog is not None
        requests = dialog.page("requests")
        assert isinstance(requests, RequestsPage)
        return closes.splits["odd"], requests.split

    def share(split: QSplitter) -> float:
        return split.sizes()[0] / sum(split.sizes())

    left = list[float]()
    for start in range(2):
        async with program(tmp_path) as running:
            core = running.core
            first = core.accounts.all()[0] if start else await added(core, "Main")
            core.traffic.watcher(first.id)(PASSAGE)
            for split in found(running):
                await until(lambda split=split: split.isVisible() and split.sizes()[1] > 0)
                if start:
                    assert share(split) == pytest.approx(left.pop(0), abs=0.01)
                else:
                    before = share(split)
                    split.moveSplitter(split.sizes()[0] - 60, 1)
                    left.append(share(split))
                    assert left[-1] < before - 0.05


async def test_a_window_of_a_screen_that_is_gone_comes_back_in_sight(
    tmp_path: Path, qapp: QApplication
) -> None:
    async with opened_core(tmp_path) as core:
        window, split = QMainWindow(), QSplitter()
        layout.restore(window, split, core.settings.get)
        window.setGeometry(9000, 7000, 900, 600)
        kept = layout.kept(window, split, "orders")
        back = QMainWindow()
        layout.restore(back, QSplitter(), lambda key, other: kept.get(key, other))
        back.show()
        screen = qapp.primaryScreen().availableGeometry()
        seen = back.frameGeometry() & screen
        assert seen.width() > 0.9 * screen.width()
        assert seen.height() > 500
        back.close()


async def test_the_ticket_keeps_its_width_while_it_is_hidden(tmp_path: Path) -> None:
    async with opened_core(tmp_path) as core:
        for run in ("first", "second"):
            window, split = QMainWindow(), QSplitter()
            panes = QWidget(), QWidget()
            for pane in panes:
                split.addWidget(pane)
            split.setStretchFactor(0, 1)
            window.setCentralWidget(split)
            shown = layout.restore(window, split, core.settings.get)
            window.resize(700, 500)
            window.show()
            await until(lambda split=split: sum(split.sizes()) > 600)
            if run == "first":
                split.setSizes([split.width() - 300, 300])
                panes[1].hide()
                for key, value in layout.kept(window, split, "orders").items():
                    await core.settings.set(key, value)
            else:
                assert shown == "orders"
                panes[1].show()
                await until(lambda split=split: split.sizes()[1] == pytest.approx(300, abs=8))
            window.close()


async def test_working_offline_is_seen_and_remembered(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        await added(running.core, "Main")
        switch = running.window.bar.offline
        QTest.mouseClick(switch, Qt.MouseButton.LeftButton)
        await until(lambda: running.core.sessions.offline and switch.isChecked())
        await until(lambda: "Working offline" in texts(running.window))
    async with program(tmp_path) as running:
        assert running.window.bar.offline.isChecked()
        QTest.mouseClick(running.window.bar.offline, Qt.MouseButton.LeftButton)
        await until(lambda: not running.core.sessions.offline)
        await until(lambda: not running.window.bar.offline.isChecked())


async def test_accounts_are_chosen_above_and_told_below(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        window = running.window
        await added(running.core, "First <b>bold</b>")
        second = await added(running.core, "Second", practice=True)
        assert window.bar.account.itemText(0) == "First <b>bold</b>"
        assert window.bar.account.itemText(1) == "Second · play money"
        window.bar.account.setCurrentIndex(1)
        window.bar.account.activated.emit(1)
        assert window.scope.account == second
        await until(lambda: window.status.account.text() == "Second · play money")
        assert window.windowTitle() == "Practice: play money, no real order – XPanel Desktop"
        assert window.status.account.textFormat() is Qt.TextFormat.PlainText


def trouble(running: Program) -> list[str]:
    labels = running.window.troubles.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible() and label.text()]


async def test_what_goes_wrong_behind_the_windows_is_told_until_it_is_over(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        troubles, account = running.core.troubles, await added(running.core, "Main {x}")
        await running.core.sessions.stop(account.id)  # its own loops tell nothing in between
        assert not running.window.troubles.isVisible()
        troubles.report(What.NOT_SENT, account.id)
        troubles.report(What.ANSWER_NOT_KEPT, account.id, about="7", words="23501")
        troubles.report(What.ANSWER_NOT_KEPT, account.id, about="8")
        works = ("outbox", "poller", "balance", "catalogue", "something new")
        for work in works:
            troubles.report(What.LOOP_FAILED, account.id, about=work, words="OSError")
        await until(lambda: len(trouble(running)) == 8)
        assert "Main {x}: orders cannot be written" in "".join(trouble(running))
        assert "order 7 as 23501" in "".join(trouble(running))
        english = set(trouble(running))
        running.use_language("tr")
        await until(lambda: len(trouble(running)) == 8 and not english & set(trouble(running)))
        running.use_language("en")
        for about in works:
            troubles.settle(What.LOOP_FAILED, account.id, about=about)
        troubles.settle(What.ANSWER_NOT_KEPT, account.id, about="7")
        troubles.settle(What.ANSWER_NOT_KEPT, account.id, about="8")
        await until(lambda: len(trouble(running)) == 1)
        troubles.settle(What.NOT_SENT, account.id)
        assert not running.window.troubles.isVisible()


async def test_the_counts_of_the_rail(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        rail = running.window.rail
        rail.show_counts({(1, State.UNKNOWN): 2, (1, State.PENDING): 1234, (2, State.PENDING): 1})
        assert rail.buttons["unknown"].accessibleName() == "Unknown, 2"
        assert rail.buttons["orders"].accessibleName() == "Orders, 1,235"
        assert rail.buttons["outbox"].accessibleName() == "Drafts and outbox"


@pytest.mark.parametrize("language", ["en", "tr"])
async def test_words_and_counts_of_the_rail_do_not_meet(tmp_path: Path, language: str) -> None:
    async with program(tmp_path) as running:
        running.use_language(language)
        rail = running.window.rail
        await until(lambda: rail.buttons["services"].text() != "" and rail.isVisible())
        counts = {(1, State.UNKNOWN): 1234, (1, State.PENDING): 1234, (1, State.DRAFT): 1234}
        rail.show_counts(counts)
        for name in ("orders", "outbox", "unknown"):
            button = rail.buttons[name]
            (count,) = button.findChildren(QLabel)
            await until(lambda count=count: count.width() >= count.sizeHint().width())
            words = button.fontMetrics().horizontalAdvance(button.text())
            left = 8 + button.iconSize().width() + 8  # the button's edge, its icon, the gap
            assert left + words < count.x(), name
        assert running.window.minimumSizeHint().width() <= 1024


async def test_the_practice_panel_is_there_with_one_press(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        window = running.window
        QTest.mouseClick(window.services.blank.practice, Qt.MouseButton.LeftButton)
        assert not window.services.blank.practice.isEnabled(), "pressed once is enough"
        await until(lambda: window.services.model.rowCount() > 1000, seconds=30)
        (account,) = running.core.accounts.all()
        assert account.practice
        assert window.scope.account == account
        assert window.ticket.isVisible()
    async with program(tmp_path) as running:
        await until(lambda: "Online" in texts(running.window), seconds=30)
        assert running.core.accounts.all()[0].url == account.url, "its port is its own"


async def test_a_practice_panel_that_does_not_start_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", str(tmp_path / "there is no such program"))
    async with program(tmp_path) as running:
        window = running.window
        QTest.mouseClick(window.services.blank.practice, Qt.MouseButton.LeftButton)
        await until(lambda: "did not start" in "".join(trouble(running)))
        assert window.services.blank.practice.isEnabled(), "it can be tried again"
        close = window.troubles.findChild(QPushButton, "trouble.close")
        assert close is not None
        QTest.mouseClick(close, Qt.MouseButton.LeftButton)
        await until(lambda: not window.troubles.isVisible())
        await asyncio.sleep(0)


async def test_what_is_asked_too_early_is_done_once_the_window_is_complete(tmp_path: Path) -> None:
    async with opened_core(tmp_path) as core:
        tasks = Tasks()
        window = MainWindow()
        await window.begin(core, tasks)
        try:
            window.show_pane("orders")
            window.open_accounts(None)
            assert window.pane == "services", "the rest is not there yet"
            window.complete(await later.build(core, tasks, window.scope, window))
            assert window.pane == "orders"
            accounts = window.rooms.accounts
            await until(lambda: accounts.is_built and accounts.part.isVisible())
            accounts.part.close()
            window.show_pane("settings")
            assert window.pane == "orders", "it is being built"
            await until(lambda: window.pane == "settings")
        finally:
            await tasks.close()
            window.scope.close()
            window.deleteLater()


async def test_all_sending_is_stopped_by_a_key_seen_and_remembered(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        await added(running.core, "Main")
        switch = running.window.bar.halt
        QTest.keyClick(
            running.window,
            Qt.Key.Key_S,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
        )
        await until(lambda: running.core.caution.halted and switch.isChecked())
    async with program(tmp_path) as running:
        assert running.window.bar.halt.isChecked()
        running.window.show_pane("outbox")
        await until(lambda: running.window.findChild(QPushButton, "halted.go_on") is not None)
        button = running.window.findChild(QPushButton, "halted.go_on")
        assert isinstance(button, QPushButton)
        await until(button.isVisible)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        await until(lambda: not running.core.caution.halted)
        await until(lambda: not running.window.bar.halt.isChecked())
