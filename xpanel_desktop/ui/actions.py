"""One table of the window's actions: name, words, shortcut, icon."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from xpanel_desktop.ui.icons import icon


@dataclass(frozen=True, slots=True)
class Spec:
    """One action: its words, its shortcut and its icon."""

    words: object
    shortcut: str
    icon: str


ACTIONS = {
    "services": Spec(QT_TRANSLATE_NOOP("Actions", "Services"), "Ctrl+1", "services"),
    "orders": Spec(QT_TRANSLATE_NOOP("Actions", "Orders"), "Ctrl+2", "orders"),
    "outbox": Spec(QT_TRANSLATE_NOOP("Actions", "Drafts and outbox"), "Ctrl+3", "outbox"),
    "unknown": Spec(QT_TRANSLATE_NOOP("Actions", "Unknown"), "Ctrl+4", "unknown"),
    "watch": Spec(QT_TRANSLATE_NOOP("Actions", "Watch"), "Ctrl+5", "watch"),
    "bulk": Spec(QT_TRANSLATE_NOOP("Actions", "Bulk orders"), "Ctrl+6", "bulk"),
    "money": Spec(QT_TRANSLATE_NOOP("Actions", "Money"), "Ctrl+7", "money"),
    "settings": Spec(QT_TRANSLATE_NOOP("Actions", "Settings"), "Ctrl+,", "settings"),
    "save_view": Spec(QT_TRANSLATE_NOOP("Actions", "Save view…"), "Ctrl+B", "view"),
    "views": Spec(QT_TRANSLATE_NOOP("Actions", "States and views"), "Ctrl+L", "view"),
    "ticket": Spec(QT_TRANSLATE_NOOP("Actions", "New ticket"), "Ctrl+N", "plus"),
    "templates": Spec(QT_TRANSLATE_NOOP("Actions", "Templates…"), "Ctrl+T", "template"),
    "accounts": Spec(QT_TRANSLATE_NOOP("Actions", "Accounts…"), "Ctrl+Shift+A", "account"),
    "offline": Spec(QT_TRANSLATE_NOOP("Actions", "Work offline"), "Ctrl+Shift+O", "offline"),
    "halt": Spec(QT_TRANSLATE_NOOP("Actions", "Stop sending"), "Ctrl+Shift+S", "block"),
    "help": Spec(QT_TRANSLATE_NOOP("Actions", "Help and health…"), "F1", "help"),
    "quit": Spec(QT_TRANSLATE_NOOP("Actions", "Quit"), "Ctrl+Q", "close"),
}
PANES = ("services", "orders", "outbox", "unknown", "watch", "bulk", "money", "settings")
"""The actions that open a pane, in the order of the rail."""
OF_ORDERS = ("save_view", "views")
"""The actions that open the orders and do something there."""


def words_of(name: str) -> str:
    """Return an action's words."""
    return QCoreApplication.translate("Actions", str(ACTIONS[name].words))


def keys_of(name: str) -> str:
    """Return an action's shortcut as this system writes it."""
    keys = QKeySequence(ACTIONS[name].shortcut)
    return keys.toString(QKeySequence.SequenceFormat.NativeText)


def make(parent: QWidget, calls: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """Return an action for each of `calls`, with its shortcut, added to `parent`."""
    made: dict[str, QAction] = {}
    for name, call in calls.items():
        action = QAction(parent)
        action.setObjectName(f"action.{name}")
        action.setShortcut(QKeySequence(ACTIONS[name].shortcut))
        action.triggered.connect(lambda _checked=False, call=call: call())
        parent.addAction(action)
        made[name] = action
    dress(made)
    return made


def dress(actions: Mapping[str, QAction]) -> None:
    """Give actions their words and icons in the present language and colours."""
    for name, action in actions.items():
        words, keys = words_of(name), action.shortcut()
        action.setText(words)
        action.setIcon(icon(ACTIONS[name].icon))
        shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{words} ({shown})" if shown else words)
