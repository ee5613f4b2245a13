"""The palette: one field over the window; Up and Down choose, Return does it, Esc goes away."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from xpanel_desktop.app.core import Core
from xpanel_desktop.ui.palette.entry import Entry, Query, ranked
from xpanel_desktop.ui.palette.rows import PaletteDelegate, PaletteRows
from xpanel_desktop.ui.palette.sources import Sources
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from xpanel_desktop.ui.window import MainWindow

WIDTH, HEIGHT, TOP = 720, 440, 56
ORDERS_AFTER = 60
"""Milliseconds without a key press before the store is asked for orders."""
_MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Palette(QDialog):
    """What is in memory is there with the key press; orders come when the store has found them."""

    def __init__(self, core: Core, tasks: Tasks, window: "MainWindow") -> None:
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._tasks, self._window = tasks, window
        self.sources = Sources(core, window)
        self._orders: list[Entry] = []
        self._turn = self._answered = 0
        self.search = QLineEdit(self)
        self.search.setObjectName("palette.search")
        self.search.setMaxLength(200)
        self.rows = PaletteRows(self)
        self.list = QListView(self)
        self.list.setObjectName("palette.list")
        self.list.setModel(self.rows)
        self.list.setItemDelegate(PaletteDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._told = plain_label(self, quiet=True)
        self._told.setObjectName("palette.told")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 12, 12, 12)
        whole.setSpacing(8)
        for part in (self.search, self.list, self._told):
            whole.addWidget(part)
        self._asking = QTimer(self, singleShot=True, interval=ORDERS_AFTER)
        self._asking.timeout.connect(self._ask)
        self.search.textChanged.connect(self._type)
        self.search.installEventFilter(self)
        self.list.clicked.connect(lambda _index: self._choose())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._tell_current())
        self.retranslate()

    @property
    def settled(self) -> bool:
        """Whether nothing is left to come."""
        built = all(room.is_built for room in self._window.rooms.panes)
        return built and self._turn == self._answered and not self._asking.isActive()

    def begin(self) -> None:
        """Open over the window, empty, with what can be done now.

        What panes offer that nobody has opened yet comes as they are built.
        """
        self.sources.look()
        self.search.clear()
        self._type("")
        width = min(WIDTH, self._window.width() - 32)
        self.resize(width, min(HEIGHT, self._window.height() - 2 * TOP))
        at = self._window.mapToGlobal(self._window.rect().topLeft())
        self.move(at.x() + (self._window.width() - width) // 2, at.y() + TOP)
        self.open()
        self.search.setFocus()
        for room in self._window.rooms.panes:
            if not room.is_built:
                room(self._take_in)

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.setWindowTitle(self.tr("Find anything"))
        self.search.setPlaceholderText(
            self.tr("Services, orders, drafts, actions, settings, accounts")
        )
        self.search.setAccessibleName(self.tr("Find anything"))
        self.list.setAccessibleName(self.tr("Found"))
        self._tell_count()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.rows.show([])
            self.retranslate()
            if self.isVisible():
                self.sources.look()
                self._type(self.search.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys that move go to the list, and Return do what is chosen."""
        if watched is self.search and isinstance(event, QKeyEvent):
            if event.type() != QEvent.Type.KeyPress:
                return False
            if event.key() in _MOVES:
                QApplication.sendEvent(self.list, QKeyEvent(event))
                return True
            if event.key() in _ENTER:
                self._choose()
                return True
        return False

    def _take_in(self, _pane: QWidget) -> None:
        """Find what a pane offers that has just been built."""
        if self.isVisible():
            self.sources.look()
            self._show(stay=True)

    # -- what is found ------------------------------------------------------------------

    def _type(self, typed: str) -> None:
        self._turn += 1
        self._orders = []
        self._show()
        if Query.of(typed).words:
            self._asking.start()
        else:
            self._asking.stop()
            self._answered = self._turn

    def _ask(self) -> None:
        work = self._find(self._turn, self.search.text())
        self._tasks.start(self, work, name="find orders")

    async def _find(self, turn: int, typed: str) -> None:
        found = await self.sources.orders(typed)
        if turn == self._turn:
            self._answered, self._orders = turn, found
            self._show(stay=True)

    def _show(self, *, stay: bool = False) -> None:
        """Rank what there is; what is under the cursor can stay there when more has come."""
        query, current = Query.of(self.search.text()), self._current
        stays = current if stay and self.list.currentIndex().row() > 0 else None
        found = ranked([*self.sources.at_once(query), *self._orders], query)
        self.rows.show(found)
        same = [row for row, one in enumerate(found) if stays and _same(one, stays)]
        self.list.setCurrentIndex(self.rows.index(same[0] if same else 0, 0))
        self._tell_count()
        self._tell_current()

    @property
    def _current(self) -> Entry | None:
        return self.list.currentIndex().data(Qt.ItemDataRole.UserRole)

    def _tell_count(self) -> None:
        found = len(self.rows.entries)
        self._told.setText(
            self.tr("%Ln found", "", found) if found else self.tr("Nothing is found.")
        )

    def _tell_current(self) -> None:
        """Tell who listens which row is chosen, though the focus stays in the field."""
        words = self.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
        self.search.setAccessibleDescription(words or "")

    def _choose(self) -> None:
        entry = self._current
        if entry is not None:
            self.accept()
            entry.run()


def _same(one: Entry, other: Entry) -> bool:
    return (one.kind, one.title, one.detail) == (other.kind, other.title, other.detail)
