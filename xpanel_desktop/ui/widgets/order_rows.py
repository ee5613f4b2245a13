"""Paints the rows of orders straight from the model: state with its mark, quiet currency, progress.

A full repaint by way of `data()` and style options costs half as much again (measured).
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.state import State
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.models.order_cells import FIGURES, Cell, delivered
from xpanel_desktop.ui.models.orders import OrdersModel
from xpanel_desktop.ui.models.service_cells import NOT_TOLD
from xpanel_desktop.ui.theme import account_colour as tokens_colour
from xpanel_desktop.ui.widgets.account_choice import account_colour
from xpanel_desktop.ui.widgets.order_paint import PAD, Elided, paint_back, selected, text_colour

Index = QModelIndex | QPersistentModelIndex
ROW = 28
MARK = 16
DOT = 8
BAR = 40
"""Width of the progress bar beside the remains."""
QUIET = frozenset({Cell.NUMBER, Cell.CREATED, Cell.QUEUED, Cell.SENT, Cell.ASKED, Cell.MOVED})
MONEY = frozenset({Cell.CHARGE, Cell.EXPECTED, Cell.RATE})
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


def state_icon(state: State) -> QIcon:
    """Return the mark of a state, in the state's colour."""
    return icon(f"state-{state.value}")


class OrderDelegate(QStyledItemDelegate):
    """Draws one cell of an order; a row that is not read yet is a pale line."""

    def __init__(self, model: OrdersModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._elided = Elided()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 -- Qt's own signature
        """Return the size of a cell: rows have one height."""
        return QSize(80, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell."""
        paint_back(painter, option)
        order = self._model.order(index.row())
        if order is None:
            _paint_unread(painter, option)
            return
        cell = self._model.cells[index.column()]
        rect = option.rect.adjusted(PAD, 0, -PAD, 0)
        if cell is Cell.STATE:
            rect = _paint_mark(painter, option, rect, state_icon(order.state))
        elif cell is Cell.ACCOUNT:
            self._paint_account(painter, option, rect, order)
            return
        elif cell is Cell.LABEL and order.colour:
            _paint_dot(painter, rect, QColor(tokens_colour(order.colour)))
            rect = rect.adjusted(DOT + 8, 0, 0, 0)
        elif cell is Cell.REMAINS:
            rect = _paint_progress(painter, option, rect, order)
        self._paint_text(painter, option, rect, cell, order)

    def _paint_text(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, cell: Cell, order: Order
    ) -> None:
        told = self._model.words(cell, order)
        quiet = cell in QUIET or told == NOT_TOLD
        if cell in MONEY and told != NOT_TOLD and " " in told:
            told, currency = told.rsplit(" ", 1)
            painter.setPen(text_colour(option, quiet=True))
            painter.drawText(rect, _RIGHT, currency)
            rect = rect.adjusted(0, 0, -option.fontMetrics.horizontalAdvance(currency) - 4, 0)
        middle = cell is Cell.LINK
        mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
        cut = self._elided(option, told, rect.width(), mode)
        painter.setPen(text_colour(option, quiet=quiet))
        painter.drawText(rect, _RIGHT if cell in FIGURES else _LEFT, cut)

    def _paint_account(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, order: Order
    ) -> None:
        account = self._model.account(order.ticket.account_id)
        _paint_dot(painter, rect, account_colour(account))
        rect = rect.adjusted(DOT + 8, 0, 0, 0)
        cut = self._elided(option, self._model.words(Cell.ACCOUNT, order), rect.width())
        painter.setPen(text_colour(option, quiet=True))
        painter.drawText(rect, _LEFT, cut)


def _paint_mark(painter: QPainter, option: QStyleOptionViewItem, rect: QRect, mark: QIcon) -> QRect:
    top = rect.top() + (rect.height() - MARK) // 2
    mode = QIcon.Mode.Selected if selected(option) else QIcon.Mode.Normal
    place = QRect(rect.left(), top, MARK, MARK)
    mark.paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode)
    return rect.adjusted(MARK + 8, 0, 0, 0)


def _paint_dot(painter: QPainter, rect: QRect, tint: QColor) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint)
    top = rect.top() + (rect.height() - DOT) / 2
    painter.drawEllipse(QRectF(rect.left(), top, DOT, DOT))
    painter.restore()


def _paint_progress(
    painter: QPainter, option: QStyleOptionViewItem, rect: QRect, order: Order
) -> QRect:
    """Draw how much is delivered, to the left of what remains."""
    part = delivered(order)
    if part is None:
        return rect
    tint = text_colour(option, quiet=False) if selected(option) else None
    groove = QRectF(rect.left(), rect.center().y() - 1, BAR, 4)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    ground = text_colour(option, quiet=True)
    ground.setAlphaF(0.25)
    painter.setBrush(ground)
    painter.drawRoundedRect(groove, 2, 2)
    if part > 0:
        done = QRectF(groove)
        done.setWidth(max(4.0, BAR * part))
        painter.setBrush(tint or option.palette.highlight())
        painter.drawRoundedRect(done, 2, 2)
    painter.restore()
    return rect.adjusted(BAR + 8, 0, 0, 0)


def _paint_unread(painter: QPainter, option: QStyleOptionViewItem) -> None:
    ground = text_colour(option, quiet=True)
    ground.setAlphaF(0.12)
    rect = option.rect
    width = min(rect.width() - 2 * PAD, 120) * 2 // 3
    painter.fillRect(QRect(rect.left() + PAD, rect.center().y() - 3, width, 8), ground)
