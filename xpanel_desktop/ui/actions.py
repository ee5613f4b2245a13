"""Makes the window's actions, and tells the words and keys of every one in the table."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from xpanel_desktop.ui import keys
from xpanel_desktop.ui.action_table import ACTIONS, OF_ORDERS, PANES, Spec
from xpanel_desktop.ui.icons import icon

__all__ = ["ACTIONS", "OF_ORDERS", "PANES", "Spec", "dress", "keys_of", "make", "words_of"]


def words_of(name: str) -> str:
    """Return an action's words."""
    return QCoreApplication.translate("Actions", str(ACTIONS[name].words))


def keys_of(name: str) -> str:
    """Return an action's first key as this system writes it; empty without one."""
    return keys.told(name)


def make(parent: QWidget, calls: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """Return an action for each of `calls`, with its keys, added to `parent`."""
    made: dict[str, QAction] = {}
    for name, call in calls.items():
        action = QAction(parent)
        action.setObjectName(f"action.{name}")
        keys.give(action, name)
        action.triggered.connect(lambda _checked=False, call=call: call())
        parent.addAction(action)
        made[name] = action
    dress(made)
    return made


def dress(actions: Mapping[str, QAction]) -> None:
    """Give actions their words and icons in the present language and colours."""
    for name, action in actions.items():
        words = words_of(name)
        action.setText(words)
        action.setIcon(icon(ACTIONS[name].icon))
        action.setToolTip(keys.tip(words, name))
