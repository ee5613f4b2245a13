"""The side list of saved views: chosen like states, renamed, moved and deleted where they stand."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QListWidgetItem, QMenu, QWidget

from xpanel_desktop.domain.views import View
from xpanel_desktop.ui import keys
from xpanel_desktop.ui.plain import plain, tooltip
from xpanel_desktop.ui.widgets.side_rows import COUNT, MARK, OWN, SideList

THICK = 2


class ViewList(SideList):
    """F2 renames, Delete deletes, Alt with the arrows moves; so do the menu and the mouse.

    Qt's own drag blocks in a loop of its own; here the release of a press drawn further tells.
    """

    picked = Signal(object)
    """The View that the operator wants to look at."""
    rename_wanted = Signal(object)
    remove_wanted = Signal(object)
    ordered = Signal(object)
    """The ids of the views, in the order that the operator wants."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("orders.views", parent)
        self._counts: Mapping[int, int] = {}
        self._pressed: tuple[QPoint, int] | None = None
        self._target: int | None = None
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer)
        self.itemSelectionChanged.connect(self._on_selected)
        for name, slot in (
            ("rename", self._rename),
            ("remove", self._remove),
            ("up", lambda: self._step(-1)),
            ("down", lambda: self._step(1)),
        ):
            keys.shortcut(f"orders.side.views.{name}", self, slot, alone=True)

    @property
    def views(self) -> list[View]:
        """The views, from the top."""
        return [item.data(OWN) for item in self.lines()]

    def show_views(self, views: Sequence[View], chosen: int) -> None:
        """Show these views, the one with the id `chosen` marked; 0 marks none. Nothing is told."""
        current = self.currentItem()
        now = current.data(OWN).id if current is not None else 0
        self.blockSignals(True)  # noqa: FBT003 -- Qt's own signature
        while self.count() > len(views):
            self.takeItem(self.count() - 1)
        while self.count() < len(views):
            self._add()
        for item, view in zip(self.lines(), views, strict=True):
            item.setData(OWN, view)
            item.setText(plain(view.name))
            item.setToolTip(tooltip(view.name))
            item.setData(COUNT, self._counts.get(view.id))
            self.describe(item)
        self._mark(chosen, now)
        self.blockSignals(False)  # noqa: FBT003 -- Qt's own signature
        self.updateGeometry()
        self.viewport().update()

    def choose(self, view_id: int) -> None:
        """Mark a view without telling; 0 marks none."""
        self.show_views(self.views, view_id)

    def show_counts(self, counts: Mapping[int, int]) -> None:
        """Show how many orders each view has; of those that are missing nobody knows yet."""
        self._counts = counts
        for item in self.lines():
            self.show_count(item, counts.get(item.data(OWN).id))

    def menu(self) -> QMenu:
        """Return a menu of what can be done with the view on which it opens."""
        menu = QMenu(self)
        row, last = self.currentRow(), self.count() - 1
        for words, name, slot, possible in (
            (self.tr("Rename…"), "rename", self._rename, True),
            (self.tr("Move up"), "up", lambda: self._step(-1), row > 0),
            (self.tr("Move down"), "down", lambda: self._step(1), row < last),
            (self.tr("Delete"), "remove", self._remove, True),
        ):
            action = menu.addAction(words)
            keys.give(action, f"orders.side.views.{name}")
            action.setEnabled(possible)
            action.triggered.connect(slot)
        return menu

    def _add(self) -> None:
        item = QListWidgetItem(self)
        item.setData(MARK, "view")

    def _mark(self, chosen: int, current: int) -> None:
        """Select the chosen view; without one, the keys go on where they were."""
        self.setCurrentIndex(QModelIndex())
        self.clearSelection()
        for item in self.lines():
            if item.data(OWN).id == chosen:
                self.setCurrentItem(item)
                return
            if item.data(OWN).id == current and not chosen:
                self.selectionModel().setCurrentIndex(
                    self.indexFromItem(item), self.selectionModel().SelectionFlag.NoUpdate
                )

    def _on_selected(self) -> None:
        for item in self.selectedItems():
            self.picked.emit(item.data(OWN))

    def _offer(self, at: QPoint) -> None:
        item = self.itemAt(at)
        if item is None:
            return
        self.setCurrentItem(item)
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.viewport().mapToGlobal(at))

    def _rename(self) -> None:
        if self.currentItem() is not None:
            self.rename_wanted.emit(self.currentItem().data(OWN))

    def _remove(self) -> None:
        if self.currentItem() is not None:
            self.remove_wanted.emit(self.currentItem().data(OWN))

    def _step(self, by: int) -> None:
        row = self.currentRow()
        if row >= 0 and 0 <= row + by < self.count():
            self._move(row, row + by)

    def _move(self, row: int, to: int) -> None:
        """Tell the order in which the view in a row stands in another."""
        ids = [view.id for view in self.views]
        ids.insert(to, ids.pop(row))
        self.ordered.emit(ids)

    # -- by mouse -----------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose, and remember the press: it may become a drag."""
        at = event.position().toPoint()
        row = self.indexAt(at).row()
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = (at, row) if left and row >= 0 else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the view would go."""
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        at, (began, _) = event.position().toPoint(), self._pressed
        far = (at - began).manhattanLength() >= QApplication.startDragDistance()
        if self._target is not None or far:
            self._aim(self._row_before(at.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop what was dragged."""
        super().mouseReleaseEvent(event)
        pressed, target = self._pressed, self._target
        self._pressed = None
        self._aim(None)
        if pressed is None or target is None:
            return
        row = pressed[1]
        if target not in (row, row + 1):
            self._move(row, target - (target > row))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line where the view would go."""
        super().paintEvent(event)
        if self._target is None:
            return
        last = self.visualRect(self.model().index(self.count() - 1, 0)).bottom()
        below = self.visualRect(self.model().index(self._target, 0))
        y = below.top() if below.isValid() else last
        painter = QPainter(self.viewport())
        painter.setPen(QPen(self.palette().highlight(), THICK))
        painter.drawLine(0, y, self.viewport().width(), y)
        painter.end()

    def _aim(self, target: int | None) -> None:
        if target != self._target:
            self._target = target
            self.viewport().update()

    def _row_before(self, y: int) -> int:
        """Return before which row a view would stand that is dropped at a height."""
        for row in range(self.count()):
            if y < self.visualRect(self.model().index(row, 0)).center().y():
                return row
        return self.count()
