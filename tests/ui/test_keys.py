"""The one table of keys: complete, without clashes, chosen anew, kept, and read with care."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtTest import QTest

from tests.support.practice import until
from tests.support.tickets import new_order
from tests.ui.frame_kit import added, program
from xpanel_desktop.ui import actions, keys
from xpanel_desktop.ui.languages import Language
from xpanel_desktop.ui.palette.possible import heard

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def first_keys() -> Iterator[None]:
    """Begin and end with the table's keys."""
    keys.reset()
    yield
    keys.reset()


def test_no_two_actions_share_a_key_where_both_are_heard() -> None:
    for one, other in combinations(actions.ACTIONS, 2):
        if keys.meet(one, other):
            assert not set(keys.of(one)) & set(keys.of(other)), (one, other)


def test_where_actions_meet() -> None:
    assert keys.meet("quit", "orders.table.copy_id")
    assert keys.meet("orders.find", "orders.side.views.up")
    assert not keys.meet("orders.table.up", "orders.page.up")
    assert not keys.meet("orders.find", "outbox.edit")
    assert not keys.meet("quit", "templates.use"), "a dialog has keys of its own"


def test_every_key_of_the_table_is_written_as_qt_writes_it() -> None:
    for name in actions.ACTIONS:
        for key in keys.of(name):
            assert QKeySequence(key).toString() == key
            assert keys.usable(name, key)


async def test_everything_that_listens_to_keys_is_in_the_table(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        window = running.window
        await until(lambda: running.presence is not None)
        for tab in ("spending", "customers"):
            window.rooms.money.part.turn_to(tab)  # built when it is first turned to
        account = await added(running.core, "Main")
        order = await running.core.tickets.send(new_order("https://x/1", account_id=account.id))
        window.orders.opening.open(order)  # and so is the page of an order
        await until(lambda: window.orders.opening.settled)
        for made in window.findChildren(QShortcut):
            assert made.property(keys.NAME) in actions.ACTIONS, made.parent()
        for action in window.findChildren(QAction):
            if action.objectName().startswith("_q_"):  # Qt's own, in a field of text
                continue
            if not action.shortcut().isEmpty() or action.objectName():
                named = action.property(keys.NAME) or action.objectName()
                assert named in actions.ACTIONS, action.objectName()
        window.key_desk.open_map()
        there = set(heard(window))
        dialogs = {name for name in actions.ACTIONS if name.split(".")[0] in keys.DIALOGS}
        assert there | dialogs == set(actions.ACTIONS)
        window.key_desk.map.close()


async def test_every_action_is_told_in_turkish(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        running.use_language(Language.ENGLISH.value)
        english = {name: actions.words_of(name) for name in actions.ACTIONS}
        running.use_language(Language.TURKISH.value)
        for name, words in english.items():
            assert actions.words_of(name) != words, name
        running.use_language(Language.ENGLISH.value)


async def test_another_key_holds_at_once_is_kept_and_comes_back(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        window = running.window
        QTest.keyClick(window, Qt.Key.Key_Slash, CONTROL)
        dialog = window.key_desk.map
        assert dialog is not None
        assert dialog.isVisible()
        dialog.go_to("orders")
        dialog.edit.setKeySequence(QKeySequence("Ctrl+3"))
        assert "Drafts and outbox" in dialog.told.words, "the clash is told by name"
        assert not dialog.give.isEnabled()
        dialog.edit.setKeySequence(QKeySequence("A"))
        assert dialog.told.words
        assert not dialog.give.isEnabled(), "a letter is needed to type"
        dialog.edit.setKeySequence(QKeySequence("Ctrl+9"))
        assert not dialog.told.words
        QTest.mouseClick(dialog.give, Qt.MouseButton.LeftButton)
        dialog.close()
        QTest.keyClick(window, "2", CONTROL)
        assert window.pane == "services", "the old key is free"
        QTest.keyClick(window, "9", CONTROL)
        assert window.pane == "orders"
        assert window.actions_by_name["orders"].toolTip().endswith("(Ctrl+9)")
        await until(lambda: running.core.settings.get(keys.SETTING, {}) == {"orders": ["Ctrl+9"]})
        keys.choose("news", ("Ctrl+8",))
        dialog.changed.emit()
        assert running.presence is not None
        assert running.presence.bell.toolTip() == "Notifications (Ctrl+8)"
        keys.choose("news", ("Ctrl+Shift+N",))
        dialog.changed.emit()
        await until(lambda: running.core.settings.get(keys.SETTING, {}) == {"orders": ["Ctrl+9"]})
    keys.reset()
    async with program(tmp_path) as running:
        window = running.window
        assert keys.of("orders") == ("Ctrl+9",)
        window.key_desk.open_map()
        dialog = window.key_desk.map
        dialog.go_to("orders")
        QTest.mouseClick(dialog.one, Qt.MouseButton.LeftButton)
        assert keys.of("orders") == ("Ctrl+2",)
        dialog.go_to("services.find")
        QTest.mouseClick(dialog.none, Qt.MouseButton.LeftButton)
        assert keys.of("services.find") == ()
        QTest.mouseClick(dialog.all, Qt.MouseButton.LeftButton)
        assert keys.chosen() == {}
        dialog.close()
        await until(lambda: running.core.settings.get(keys.SETTING, {"no": 1}) == {})


async def test_the_map_is_searched_by_words_and_keys(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        running.use_language(Language.ENGLISH.value)
        running.window.key_desk.open_map()
        dialog = running.window.key_desk.map

        def shown() -> list[str]:
            return [one.text(0) for one in dialog.items if not one.isHidden()]

        assert len(shown()) == len(actions.ACTIONS)
        dialog.search.setText("ctrl+k")
        assert shown() == ["Find anything…"]
        dialog.search.setText("COPY link")
        assert shown() == ["Copy the order's link"]
        assert not dialog.tree.currentItem().isHidden(), "what is not seen is not changed"
        dialog.search.setText("qwertz")
        assert dialog.told.words == "No action has these words."
        assert not dialog.none.isEnabled()
        dialog.search.clear()
        assert dialog.current == "services"
        assert not dialog.told.words
        dialog.close()


@pytest.mark.parametrize(
    "kept",
    [
        {"orders": "Ctrl+9"},
        {"orders": ["Ctrl+3"]},
        {"orders": ["A"]},
        {"orders": [7]},
        {"orders": ["Ctrl+9", "Ctrl+8", "Ctrl+0"]},
        {"orders": ["Ctrl+K, Ctrl+K"]},
        {"orders": ["nonsense" * 20]},
        {"orders": [""]},
        {"nobody": ["Ctrl+9"]},
        {"orders": ["Ctrl+9"], "outbox": ["Ctrl+9"]},
        {"orders": None, "": []},
    ],
)
def test_a_damaged_setting_leaves_the_first_keys(kept: dict[str, object]) -> None:
    keys.take(kept)
    taken = {name for name in actions.ACTIONS if not keys.is_first(name)}
    assert len(taken) <= 1
    for one, other in combinations(actions.ACTIONS, 2):
        if keys.meet(one, other):
            assert not set(keys.of(one)) & set(keys.of(other))


def test_keys_that_were_swapped_are_taken() -> None:
    keys.take({"orders": ["Ctrl+3"], "outbox": ["Ctrl+2"]})
    assert keys.of("orders") == ("Ctrl+3",)
    assert keys.of("outbox") == ("Ctrl+2",)
