"""Which of the table's actions can be done now, and what choosing one in the palette does."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QAbstractButton

from xpanel_desktop.ui import actions, keys
from xpanel_desktop.ui.action_table import Spec
from xpanel_desktop.ui.palette.entry import Entry, Kind

if TYPE_CHECKING:
    from xpanel_desktop.ui.window import MainWindow

BESIDE = {"ticket": "services"}
"""Where to go for what is no pane of its own."""


def possible(window: "MainWindow") -> Iterator[Entry]:
    """Yield an entry for each action that would do something now; the others are left out."""
    for name, made in heard(window).items():
        spec = actions.ACTIONS[name]
        if not spec.offered or not made.isEnabled() or not _has(window, spec.needs):
            continue
        yield Entry(
            Kind.ACTION,
            actions.words_of(name),
            _place(name),
            lambda name=name, made=made: do(window, name, made),
            keys.told(name),
            spec.icon,
        )


def heard(root: QObject) -> dict[str, QAction | QShortcut]:
    """Return name → what listens to its keys, in the table's order."""
    found: dict[str, QAction | QShortcut] = {}
    for kind in (QShortcut, QAction):
        for made in root.findChildren(kind):
            name = made.property(keys.NAME)
            if name:
                found.setdefault(str(name), made)
    return {name: found[name] for name in actions.ACTIONS if name in found}


def do(window: "MainWindow", name: str, made: QAction | QShortcut) -> None:
    """Do it where it belongs; of what may cost money only the button is gone to."""
    spec = actions.ACTIONS[name]
    place = name.partition(".")[0] if "." in name else ""
    if place and not (place == "ticket" and window.ticket.isVisible()):
        window.show_pane(BESIDE.get(place, place))
    if spec.button and _may_send(spec, made):
        button = window.findChild(QAbstractButton, spec.button)
        if button is not None:
            button.setFocus()
    elif isinstance(made, QAction):
        made.trigger()
    else:
        made.activated.emit()


def _may_send(spec: Spec, made: QAction | QShortcut) -> bool:
    """Tell whether it may let orders go: a switch that holds them back does when it is undone."""
    held_back = isinstance(made, QAction) and made.isCheckable() and not made.isChecked()
    return bool(spec.button) and not held_back


def _place(name: str) -> str:
    place = name.partition(".")[0] if "." in name else ""
    return actions.words_of(place) if place in actions.PANES else ""


def _has(window: "MainWindow", needs: str) -> bool:
    match needs:
        case "ticket":
            return window.ticket.desk is not None
        case "orders":
            return bool(window.orders.table.spans())
        case "service":
            return window.services.current is not None
        case "lines":
            outbox = window.rooms.outbox
            return outbox.is_built and bool(outbox.part.table.spans())
        case _:
            return True
