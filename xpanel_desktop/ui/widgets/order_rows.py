"""Paints the rows of orders straight from the model: state with its mark, quiet currency, progress.

A full repaint by way of `data()` and style options costs half as much again (measured).
"""

import time
from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.state import State
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.mirroring import is_mirrored, placed
from xpanel_desktop.ui.models.order_cells import FIGURES, Cell, delivered
from xpanel_desktop.ui.models.orders import OrdersModel
from xpanel_desktop.ui.models.service_cells import NOT_TOLD
from xpanel_desktop.ui.theme import account_colour as tokens_colour
from xpanel_desktop.ui.widgets.account_choice import account_colour, account_icon
from xpanel_desktop.ui.widgets.laid_text import MAX_KEPT, Laid, LaidTexts, Pens
from xpanel_desktop.ui.widgets.order_paint import PAD, selected, text_colour
from xpanel_desktop.ui.widgets.row_painting import Place

Index = QModelIndex | QPersistentModelIndex
ROW = 28
MARK = 16
GAP = 4
"""Between an amount and its currency."""
DOT, FLASK = 8, 14
_NO_PEN = QPen(Qt.PenStyle.NoPen)
BAR = 40
"""Width of the progress bar beside the remains."""
QUIET = frozenset({Cell.NUMBER, Cell.CREATED, Cell.QUEUED, Cell.SENT, Cell.ASKED, Cell.MOVED})
BESIDE = frozenset({Cell.GUARANTEE})
"""What is told by more than the order, and so asked for anew."""
MONEY = frozenset({Cell.CHARGE, Cell.EXPECTED, Cell.RATE})


def state_icon(state: State) -> QIcon:
    """Return the mark of a state, in the state's colour."""
    return icon(f"state-{state.value}")


class Painted(NamedTuple):
    """What a cell shows of an order, as it was painted last."""

    order: Order
    """Held, so that its identity, by which this is found, is no other's."""
    laid: Laid
    unit: Laid | None
    """The currency, to the right of an amount."""
    quiet: bool


class OrderDelegate(QStyledItemDelegate):
    """Draws the rows of orders; one that is not read yet is a pale line."""

    def __init__(self, model: OrdersModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._texts, self._pens = LaidTexts(for_good=False), Pens(_pen)
        self._marks: dict[State, QIcon] = {}
        self._cells: dict[tuple[int, Cell, int], Painted] = {}
        self._quarter = 0

    def forget(self) -> None:
        """Forget what was painted: the font, the colours or the language changed."""
        self._texts.forget()
        self._pens.forget()
        self._marks.clear()
        self._cells.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 -- Qt's own signature
        """Return the size of a cell: rows have one height."""
        return QSize(80, ROW)

    def paint_row(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: int,
        places: Sequence[Place],
    ) -> None:
        """Draw a row that fills `option.rect`, with these columns."""
        order = self._model.order(row)
        top, tall = option.rect.top(), option.rect.height()
        if order is None:
            _paint_unread(painter, option, places)
            return
        cells = self._model.cells
        state = option.state.value  # once a row: each asking makes an enum of it
        for column, left, wide in places:
            rect = QRect(left + PAD, top, wide - 2 * PAD, tall)
            self._paint_cell(painter, option, state, rect, cells[column], order)

    def _paint_cell(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        state: int,
        rect: QRect,
        cell: Cell,
        order: Order,
    ) -> None:
        if cell is Cell.STATE:
            rect = _paint_mark(painter, option, rect, self._mark(order.state))
        elif cell is Cell.ACCOUNT:
            self._paint_account(painter, option, state, rect, order)
            return
        elif cell is Cell.LABEL and order.colour:
            rect = _paint_dot(painter, option, rect, QColor(tokens_colour(order.colour)))
        elif cell is Cell.REMAINS:
            rect = _paint_progress(painter, option, rect, order)
        shown = self._shown(option, rect.width(), cell, order)
        if shown.unit is not None:
            painter.setPen(self._pens(option, state, quiet=True))
            shown.unit.draw(painter, rect, right=True)
            rect = rect.adjusted(0, 0, -ceil(shown.unit.width) - GAP, 0)
        painter.setPen(self._pens(option, state, quiet=shown.quiet))
        shown.laid.draw(painter, rect, right=cell in FIGURES or is_mirrored(option))

    def _mark(self, state: State) -> QIcon:
        mark = self._marks.get(state)
        if mark is None:
            mark = self._marks[state] = state_icon(state)
        return mark

    def _shown(self, option: QStyleOptionViewItem, room: int, cell: Cell, order: Order) -> Painted:
        """Return what a cell shows. Times of today are told otherwise from midnight on."""
        quarter = int(time.time()) // 900  # midnights are at a quarter's end everywhere
        if quarter != self._quarter or len(self._cells) > MAX_KEPT:
            self._quarter = quarter
            self._cells.clear()
        key = (id(order), cell, room)
        shown = self._cells.get(key)
        if shown is None or cell in BESIDE:
            shown = self._cells[key] = self._read(option, room, cell, order)
        return shown

    def _read(self, option: QStyleOptionViewItem, room: int, cell: Cell, order: Order) -> Painted:
        told, unit = self._model.words(cell, order), None
        quiet = cell in QUIET or told == NOT_TOLD
        if cell in MONEY and told != NOT_TOLD and " " in told:
            told, currency = told.rsplit(" ", 1)
            unit = self._texts(option, currency, room)
            room -= ceil(unit.width) + GAP
        laid = self._texts(option, told, room, middle=cell is Cell.LINK)
        return Painted(order, laid, unit, quiet)

    def _paint_account(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        state: int,
        rect: QRect,
        order: Order,
    ) -> None:
        account = self._model.account(order.ticket.account_id)
        if account is not None and account.practice:
            rect = _paint_flask(painter, option, rect, account_icon(account))
        else:
            rect = _paint_dot(painter, option, rect, account_colour(account))
        name = self._model.words(Cell.ACCOUNT, order)
        painter.setPen(self._pens(option, state, quiet=True))
        laid = self._texts(option, name, rect.width())
        laid.draw(painter, rect, right=is_mirrored(option))


def _pen(option: QStyleOptionViewItem, quiet: bool) -> QColor:
    return text_colour(option, quiet=quiet)


def _paint_mark(painter: QPainter, option: QStyleOptionViewItem, rect: QRect, mark: QIcon) -> QRect:
    top = rect.top() + (rect.height() - MARK) // 2
    mode = QIcon.Mode.Selected if selected(option) else QIcon.Mode.Normal
    place = placed(option, rect, QRect(rect.left(), top, MARK, MARK))
    mark.paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode)
    return placed(option, rect, rect.adjusted(MARK + 8, 0, 0, 0))


def _paint_dot(painter: QPainter, option: QStyleOptionViewItem, rect: QRect, tint: QColor) -> QRect:
    """Draw a dot, on a selected row with a ring: there its colour alone would hardly be seen."""
    place = placed(
        option, rect, QRect(rect.left(), rect.top() + (rect.height() - DOT) // 2, DOT, DOT)
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(text_colour(option, quiet=False), 1.5) if selected(option) else _NO_PEN)
    painter.setBrush(tint)
    painter.drawEllipse(QRectF(place))
    painter.restore()
    return placed(option, rect, rect.adjusted(DOT + 8, 0, 0, 0))


def _paint_flask(
    painter: QPainter, option: QStyleOptionViewItem, rect: QRect, flask: QIcon
) -> QRect:
    """Draw what tells a practice account where others have a dot."""
    place = QRect(rect.left() - 2, rect.center().y() - FLASK // 2, FLASK, FLASK)
    mode = QIcon.Mode.Selected if selected(option) else QIcon.Mode.Normal
    centred = Qt.AlignmentFlag.AlignCenter
    flask.paint(painter, placed(option, rect, place), centred, mode)
    return placed(option, rect, rect.adjusted(DOT + 8, 0, 0, 0))


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
        painter.setBrush(tint or option.palette.accent())
        painter.drawRoundedRect(done, 2, 2)
    painter.restore()
    return rect.adjusted(BAR + 8, 0, 0, 0)


def _paint_unread(painter: QPainter, option: QStyleOptionViewItem, places: Sequence[Place]) -> None:
    ground = text_colour(option, quiet=True)
    ground.setAlphaF(0.12)
    top = option.rect.center().y() - 3
    for _, left, wide in places:
        painter.fillRect(left + PAD, top, min(wide - 2 * PAD, 120) * 2 // 3, 8, ground)
