"""What can be done with findings: one list of deeds, to which other parts add theirs.

A deed is offered as a button and in the menu wherever it applies to everything that is selected.
Those after the sale come from `watch_aftersales.py`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from xpanel_desktop.store.watch import Found
from xpanel_desktop.ui import keys
from xpanel_desktop.ui.icons import icon


def _always(_found: Sequence[Found]) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Deed:
    """Something to do with the selected findings."""

    name: str
    """Ends the names of its action and button: `watch.do.<name>`."""
    words: Callable[[], str]
    """What it is called, in the present language."""
    does: Callable[[Sequence[Found]], object]
    applies: Callable[[Sequence[Found]], bool] = _always
    """Whether it can be done with these; it is not offered otherwise."""
    shortcut: str = ""
    """Its name in the table of actions, for one that has keys."""
    icon: str = ""
    tip: Callable[[], str] | None = None


class Deeds(QObject):
    """The deeds, each with an action of the table and a button of the foot."""

    offered = Signal()

    def __init__(
        self, table: QWidget, row: QHBoxLayout, selected: Callable[[], Sequence[Found]]
    ) -> None:
        """`row` takes the buttons; `selected` tells what they are about."""
        super().__init__(table)
        self._table, self._row, self._selected = table, row, selected
        self._made: list[tuple[Deed, QAction, QPushButton]] = []
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def offer(self, deed: Deed) -> None:
        """Add a deed behind those that there are."""
        action = QAction(self._table)
        action.setObjectName(f"watch.do.{deed.name}")
        if deed.shortcut:
            keys.give(action, deed.shortcut)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: self._do(deed))
        self._table.addAction(action)
        button = QPushButton(self._row.parentWidget())
        button.setObjectName(f"watch.button.{deed.name}")
        button.setAutoDefault(True)
        button.clicked.connect(lambda: self._do(deed))
        self._row.addWidget(button)
        self._made.append((deed, action, button))
        self.retranslate()
        self.offered.emit()

    def follow(self) -> None:
        """Offer what applies to the present selection."""
        found = self._selected()
        for deed, action, button in self._made:
            applies = bool(found) and deed.applies(found)
            action.setEnabled(applies)
            action.setVisible(applies)
            if button.hasFocus() and not applies:  # or it would go to the next best widget
                self._table.setFocus(Qt.FocusReason.OtherFocusReason)
            button.setVisible(applies)

    def retranslate(self) -> None:
        """Set words, marks and tooltips in the present language and colours."""
        for deed, action, button in self._made:
            words = deed.words()
            action.setText(words)
            button.setText(words)
            if deed.icon:
                action.setIcon(icon(deed.icon))
            tip = deed.tip() if deed.tip else words
            button.setToolTip(keys.tip(tip, deed.shortcut) if deed.shortcut else tip)
        self.follow()

    def buttons(self) -> list[QPushButton]:
        """Return the buttons, in their order."""
        return [button for _, _, button in self._made]

    def _do(self, deed: Deed) -> None:
        found = self._selected()
        if found and deed.applies(found):
            deed.does(found)
