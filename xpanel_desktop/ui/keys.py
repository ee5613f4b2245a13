"""Which keys do what now: the first ones, or what the operator chose instead of them.

Whoever listens to a key is told its name in the table of actions and follows when they change.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from xpanel_desktop.ui.action_table import ACTIONS

NAME = "key_name"
"""The property that names the action of a QAction or QShortcut."""
SETTING = "keys"
"""The setting: name of an action → its keys, for those that are not the first ones."""
DIALOGS = frozenset({"templates", "compare", "aftersales", "lost"})
"""Windows of their own, in which the main window's keys do not work."""
_MODIFIERS = ("Ctrl+", "Alt+", "Meta+")
_BARE = frozenset({"Del", "Ins", *(f"F{number}" for number in range(1, 36))})
"""Keys that may stand without Ctrl or Alt: none of them writes, steps or leaves."""
_first = {name: spec.keys for name, spec in ACTIONS.items()}
_chosen: dict[str, tuple[str, ...]] = {}


def where(name: str) -> str:
    """Return where an action works; empty is the main window, wherever the focus is."""
    return name.rpartition(".")[0]


def meet(one: str, other: str) -> bool:
    """Tell whether two actions can hear the same key press."""
    inner, outer = sorted((where(one), where(other)), key=len, reverse=True)
    if not outer:
        return inner.partition(".")[0] not in DIALOGS
    return f"{inner}.".startswith(f"{outer}.")


def of(name: str) -> tuple[str, ...]:
    """Return an action's keys now, as portable text."""
    return _chosen.get(name, _first[name])


def is_first(name: str) -> bool:
    """Tell whether an action has the keys that it had at first."""
    return of(name) == _first[name]


def told(name: str) -> str:
    """Return an action's first key as this system writes it; empty without one."""
    return ", ".join(native(key) for key in of(name)[:1])


def all_told(name: str) -> str:
    """Return all of an action's keys as this system writes them."""
    return ", ".join(dict.fromkeys(native(key) for key in of(name)))


def tip(words: str, name: str) -> str:
    """Return a tooltip: words, and the action's key behind them."""
    key = told(name)
    return f"{words} ({key})" if key else words


def usable(name: str, key: str) -> bool:
    """Tell whether a key can be given to an action: one press, and none that is needed to type."""
    if not key or "," in key.removesuffix(",") or QKeySequence(key).toString() != key:
        return False
    bare = key.removeprefix("Shift+") in _BARE
    return key in _first[name] or bare or any(part in key for part in _MODIFIERS)


def clash(name: str, key: str) -> str | None:
    """Return the action that has a key already where this one works; None when it is free."""
    for other in _first:
        if other != name and key in of(other) and meet(name, other):
            return other
    return None


def choose(name: str, new: tuple[str, ...]) -> None:
    """Give an action other keys; those of the table are not kept as a choice."""
    _chosen.pop(name, None)
    if new != _first[name]:
        _chosen[name] = new


def reset() -> None:
    """Give every action the table's keys again."""
    _chosen.clear()


def chosen() -> dict[str, list[str]]:
    """Return what is to be kept."""
    return {name: list(one) for name, one in _chosen.items()}


def take(kept: Mapping[str, object]) -> bool:
    """Take up what was kept; tell whether any keys are others now.

    What is damaged, unheard of or taken is left out, not guessed at.
    """
    before = dict(_chosen)
    _chosen.clear()
    wished = {name: read for name, one in kept.items() if (read := _read(name, one)) is not None}
    _chosen.update(wished)
    for name in list(wished):  # two may have swapped their keys, so all are there before any goes
        if any(clash(name, key) for key in wished[name]):
            del _chosen[name]
    if any(clash(name, key) for name in _chosen for key in of(name)):
        _chosen.clear()  # one that fell back needs its key again
    return _chosen != before


def refused(kept: Mapping[str, object]) -> list[str]:
    """Return the actions that would not get their keys if `take` took this up."""
    before = dict(_chosen)
    take(kept)
    lost = [name for name, one in kept.items() if name in _first and list(of(name)) != one]
    _chosen.clear()
    _chosen.update(before)
    return lost


def _read(name: str, kept: object) -> tuple[str, ...] | None:
    if name not in _first or not isinstance(kept, list) or len(kept) > 2:
        return None
    good = all(isinstance(key, str) and len(key) < 40 and usable(name, key) for key in kept)
    return tuple(kept) if good else None


def shortcut(
    name: str, owner: QWidget, slot: Callable[[], object], *, alone: bool = False
) -> QShortcut:
    """Let an action's keys call `slot` while `owner` or what is in it has the focus.

    `alone` leaves out what is in it. The table's window-wide actions work everywhere.
    """
    made = QShortcut(owner)
    made.setProperty(NAME, name)
    if where(name):
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        made.setContext(Qt.ShortcutContext.WidgetShortcut if alone else within)
    made.setKeys(_sequences(name))
    made.activated.connect(slot)
    return made


def give(action: QAction, name: str) -> None:
    """Give a QAction its keys."""
    action.setProperty(NAME, name)
    action.setShortcuts(_sequences(name))


def follow(root: QObject) -> None:
    """Give all below `root` the keys of now."""
    for made in root.findChildren(QShortcut):
        if name := made.property(NAME):
            made.setKeys(_sequences(name))
    for action in root.findChildren(QAction):
        if name := action.property(NAME):
            action.setShortcuts(_sequences(name))


def _sequences(name: str) -> list[QKeySequence]:
    return [QKeySequence(key) for key in of(name)]


def native(key: str) -> str:
    """Return a key as its system and the present language write it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
