"""A table of orders whose rows can be dragged to another place, by mouse and without a nested loop.

Qt's own drag blocks in a loop of its own; here a press on what is selected, drawn further, shows
where it would go, and the release tells.
"""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication

from xpanel_desktop.ui.widgets.order_table import OrderTable

THICK = 2


class LineTable(OrderTable):
    """Rows that stand in a line. `movable` lets them be dragged."""

    dropped = Signal(int)
    """The selected rows are to stand before this row; the number of rows means at the end."""

    movable = False
    _pressed: QPoint | None = None
    _target: int | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember a press on what is selected: it may become a drag."""
        at = event.position().toPoint()
        row = self.rowAt(at.y())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        left = event.button() == Qt.MouseButton.LeftButton
        index = self.model().index(row, 0)
        if self.movable and left and plain and self.selectionModel().isSelected(index):
            self._pressed = at
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the rows would go."""
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        at = event.position().toPoint()
        far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._target is not None or far:
            self._aim(self._row_before(at.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop what was dragged; a mere click selects as ever."""
        pressed, target = self._pressed, self._target
        self._pressed = None
        if pressed is None:
            super().mouseReleaseEvent(event)
            return
        self._aim(None)
        if target is not None:
            self.dropped.emit(target)
        else:
            self.selectRow(self.rowAt(pressed.y()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give a drag up with Escape."""
        if event.key() == Qt.Key.Key_Escape and self._pressed is not None:
            self._pressed = None
            self._aim(None)
            return
        super().keyPressEvent(event)

    def _row_before(self, y: int) -> int:
        row = self.rowAt(y)
        if row < 0:
            return self.model().rowCount() if y > 0 else 0
        half = self.rowViewportPosition(row) + self.rowHeight(row) / 2
        return row if y < half else row + 1

    def _aim(self, target: int | None) -> None:
        if target != self._target:
            self._target = target
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line at which the rows would be dropped."""
        super().paintEvent(event)
        if self._target is None:
            return
        last = self.model().rowCount() - 1
        y = (
            self.rowViewportPosition(self._target)
            if self._target <= last
            else self.rowViewportPosition(last) + self.rowHeight(last)
        )
        painter = QPainter(self.viewport())
        painter.setPen(QPen(self.palette().accent().color(), THICK))
        painter.drawLine(0, y, self.viewport().width(), y)
