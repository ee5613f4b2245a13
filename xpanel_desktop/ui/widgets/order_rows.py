"""Paints the rows of orders straight from the model: state with its mark, quiet currency, progress.

A full repaint by way of `data()` and style options costs half as much again (measured).
"""

import time
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from xpanel_desktop.ui.mirroring import is_mirrored
from xpanel_desktop.ui.models.order_cells import QUARTER
from xpanel_desktop.ui.models.orders import OrdersModel
from xpanel_desktop.ui.widgets.font_room import row_height
from xpanel_desktop.ui.widgets.laid_text import COLOURING, Pens, draw_placed
from xpanel_desktop.ui.widgets.order_laying import Look, OrderLaying, Shown
from xpanel_desktop.ui.widgets.order_paint import PAD, text_colour
from xpanel_desktop.ui.widgets.row_painting import Place

Index = QModelIndex | QPersistentModelIndex
PALE, THICK, LONGEST = 0.12, 8, 120
"""How strong and how large a line is that stands for what is not read yet."""
LOOKS_KEPT = 100
"""Looks that are told apart before all of them are forgotten: widths of columns make new ones."""


class OrderDelegate(QStyledItemDelegate):
    """Draws the rows of orders; one that is not read yet is a pale line."""

    def __init__(self, model: OrdersModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._table = model, parent
        self._laying = OrderLaying(model)
        self._pens = Pens(_pen)
        self._numbers: dict[object, int] = {}
        self._places: Sequence[Place] = ()
        self._look: Look | None = None
        self._quarter = 0

    def forget(self) -> None:
        """Forget what was painted: the font, the colours or the language changed."""
        self._laying.forget()
        self._pens.forget()
        self._look = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 -- Qt's own signature
        """Return the size of a cell: rows have one height."""
        return QSize(80, row_height(option.fontMetrics))

    def paint_row(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: int,
        places: Sequence[Place],
    ) -> None:
        """Draw a row that fills `option.rect`, with these columns."""
        look = self._look
        if look is None or look.option is not option or self._places is not places:
            look = self._looked(option, places)
            self._look, self._places = look, places
        order = self._model.order(row)
        if order is None:
            _paint_unread(painter, option.rect, look)
            return
        corner = option.rect.topLeft()
        painter.translate(corner)
        _draw(painter, self._laying.row(order, look), look)
        beside = self._laying.beside(order, look)
        if beside is not None:
            _draw(painter, beside, look)
        painter.translate(-corner)

    def _looked(self, option: QStyleOptionViewItem, places: Sequence[Place]) -> Look:
        """Return how the rows of an option look in this paint, which has just begun."""
        quarter = int(time.time()) // QUARTER
        if quarter != self._quarter or len(self._numbers) >= LOOKS_KEPT:
            self._quarter = quarter  # times of today are told otherwise from midnight on
            self._numbers.clear()
            self._laying.forget_rows()
        left, tall = option.rect.left(), option.rect.height()
        mirrored, scale = is_mirrored(option), self._table.devicePixelRatioF()
        seen = tuple((column, x - left, wide) for column, x, wide in places)
        state = option.state.value
        deciding = (seen, state & COLOURING, mirrored, scale, tall)
        number = self._numbers.setdefault(deciding, len(self._numbers))
        pens = (self._pens(option, state, quiet=False), self._pens(option, state, quiet=True))
        return Look(number, option, pens, seen, mirrored, scale, tall)


def _draw(painter: QPainter, shown: Shown, look: Look) -> None:
    """Draw what a row shows, with the painter's origin at its corner."""
    for point, picture in shown.pictures:
        painter.drawPixmap(point, picture)
    loud, quiet = look.pens
    painter.setPen(loud)
    draw_placed(painter, shown.loud)
    painter.setPen(quiet)
    draw_placed(painter, shown.quiet)


def _paint_unread(painter: QPainter, rect: QRect, look: Look) -> None:
    ground = QColor(look.pens[1])
    ground.setAlphaF(PALE)
    corner, top = rect.left() + PAD, rect.center().y() - 3
    for _, left, wide in look.places:
        painter.fillRect(corner + left, top, min(wide - 2 * PAD, LONGEST) * 2 // 3, THICK, ground)


def _pen(option: QStyleOptionViewItem, quiet: bool) -> QColor:
    return text_colour(option, quiet=quiet)
