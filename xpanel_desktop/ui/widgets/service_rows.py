"""Paints the rows of services and of categories straight from what the model holds.

A full repaint by way of `data()` and style options costs half as much again (measured).
"""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QStaticText, QTransform
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from xpanel_desktop.domain.service import Service
from xpanel_desktop.ui.models.categories import COUNT
from xpanel_desktop.ui.models.service_cells import NOT_TOLD, change_words, flag
from xpanel_desktop.ui.models.service_index import CARD_COLUMNS, ServiceColumn
from xpanel_desktop.ui.models.services import NUMBERS, ServicesModel

Index = QModelIndex | QPersistentModelIndex
PAD = 8
MAX_KEPT = 4000
STAR = "★"
DECIMALS = 5
"""Decimals of a rate that the column has room for behind the point."""
_SELECTED = QStyle.StateFlag.State_Selected.value  # flags as numbers: 3 µs less in every cell
_COLOURING = _SELECTED | QStyle.StateFlag.State_Active.value | QStyle.StateFlag.State_Enabled.value
_COLUMNS = tuple(ServiceColumn)
QUIET = frozenset({ServiceColumn.ID, ServiceColumn.TYPE, ServiceColumn.CATEGORY})
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


def colour(selected: bool, *, quiet: bool) -> QPalette.ColorRole:
    """Return the palette's role for a text: quieter for what is beside the matter."""
    if selected:
        return QPalette.ColorRole.HighlightedText
    return QPalette.ColorRole.PlaceholderText if quiet else QPalette.ColorRole.Text


def paint_back(painter: QPainter, option: QStyleOptionViewItem) -> bool:
    """Paint the background of a selected cell; tell whether it is selected."""
    selected = bool(option.state.value & _SELECTED)
    if selected:
        group = option.palette.currentColorGroup()
        painter.fillRect(option.rect, option.palette.brush(group, QPalette.ColorRole.Highlight))
    return selected


class Cut(NamedTuple):
    """A text cut to the room it has, laid out: laying it out is half the work of a repaint."""

    laid: QStaticText
    width: float
    """With what a rate leaves free behind it."""
    height: float


class Painted(NamedTuple):
    """What a cell shows of a service, as it was painted last."""

    service: Service
    """Held, so that its identity, by which this is found, is no other's."""
    cut: Cut
    quiet: bool


class ServiceDelegate(QStyledItemDelegate):
    """Draws one cell of a service, from what it remembers of the last time."""

    def __init__(self, model: ServicesModel) -> None:
        super().__init__(model)
        self._model = model
        self._cuts: dict[tuple[str, int, bool], Cut] = {}
        self._cells: dict[tuple[int, int, int], Painted] = {}
        self._pens: dict[tuple[int, bool], QColor] = {}

    def forget(self) -> None:
        """Forget what was painted: the font, the colours or the language changed."""
        self._cuts.clear()
        self._cells.clear()
        self._pens.clear()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell: figures right, what the panel did not tell quiet."""
        service = self._model.service(index.row())
        if service is None:
            return
        column, state, rect = index.column(), option.state.value, option.rect
        if state & _SELECTED:
            paint_back(painter, option)
        left, room = rect.left() + PAD, rect.width() - 2 * PAD
        if column == ServiceColumn.NAME and self._model.is_marked(service.id):
            marked = QRect(left, rect.top(), room, rect.height())
            marked = self._paint_marks(painter, option, marked, service.id)
            left, room = marked.left(), marked.width()
        shown = self._shown(option, service, column, room)
        cut = shown.cut
        painter.setPen(self._pen(option, state, quiet=shown.quiet))
        x = left + (max(room - cut.width, 0) if column in NUMBERS else 0)
        y = rect.top() + (rect.height() - cut.height) // 2
        painter.drawStaticText(QPointF(x, y), cut.laid)

    def _pen(self, option: QStyleOptionViewItem, state: int, *, quiet: bool) -> QColor:
        key = (state & _COLOURING, quiet)
        pen = self._pens.get(key)
        if pen is None:
            role = colour(bool(state & _SELECTED), quiet=quiet)
            pen = self._pens[key] = option.palette.color(role)
        return pen

    def _shown(
        self, option: QStyleOptionViewItem, service: Service, column: int, room: int
    ) -> Painted:
        """Return what a cell shows; what one's own orders tell moves, and is asked for anew."""
        key = (id(service), column, room)
        shown = self._cells.get(key)
        if shown is None or column in CARD_COLUMNS:
            if len(self._cells) > MAX_KEPT:
                self._cells.clear()
            shown = self._cells[key] = self._read(option, service, _COLUMNS[column], room)
        return shown

    def _read(
        self, option: QStyleOptionViewItem, service: Service, column: ServiceColumn, room: int
    ) -> Painted:
        text = self._model.text(service, column)
        quiet = column in QUIET or text == NOT_TOLD or flag(service, column) is False
        return Painted(service, self._cut_to(option, text, room, column), quiet)

    def _paint_marks(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, service_id: str
    ) -> QRect:
        """Draw a star and what changed at the ends of a name; return what room is left."""
        selected = bool(option.state.value & _SELECTED)
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Link
        painter.setPen(option.palette.color(role))
        if self._model.is_favourite(service_id):
            painter.drawText(rect, _LEFT, STAR)
            rect = rect.adjusted(option.fontMetrics.horizontalAdvance(STAR + " "), 0, 0, 0)
        told = change_words(self._model.changed(service_id))
        if told:
            painter.drawText(rect, _RIGHT, told)
            room = option.fontMetrics.horizontalAdvance(told) + PAD
            rect = rect.adjusted(0, 0, -min(room, rect.width()), 0)
        return rect

    def _cut_to(
        self, option: QStyleOptionViewItem, text: str, width: int, column: ServiceColumn
    ) -> Cut:
        """Cut and lay out a text for a width, once: the same ones are painted over and over."""
        key = (text, width, column is ServiceColumn.RATE)
        cut = self._cuts.get(key)
        if cut is None:
            if len(self._cuts) > MAX_KEPT:
                self._cuts.clear()
            cut = self._cuts[key] = _laid_out(option, text, width, column)
        return cut


def _laid_out(option: QStyleOptionViewItem, text: str, width: int, column: ServiceColumn) -> Cut:
    """Lay out a text; a rate is as wide as its decimal point needs to stand under the others'."""
    link, metrics = column is ServiceColumn.LINK, option.fontMetrics
    mode = Qt.TextElideMode.ElideMiddle if link else Qt.TextElideMode.ElideRight
    elided = metrics.elidedText(text, mode, width)
    laid = QStaticText(elided)
    laid.setTextFormat(Qt.TextFormat.PlainText)
    laid.prepare(QTransform(), option.font)
    size = laid.size()
    behind = _room_behind(metrics, elided) if column is ServiceColumn.RATE else 0
    return Cut(laid, size.width() + behind, size.height())


def _room_behind(metrics: QFontMetrics, rate: str) -> int:
    """Return the pixels that a rate leaves free, for its point to stand under those of others."""
    point = max(rate.rfind("."), rate.rfind(","))
    room = metrics.horizontalAdvance("0" * (DECIMALS + 1))
    after = metrics.horizontalAdvance(rate[point:]) if point >= 0 else 0
    return max(room - after, 0)


class CategoryDelegate(QStyledItemDelegate):
    """Draws a category's name and, to the right, how many services match in it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw name and count; an empty category is quiet."""
        selected = paint_back(painter, option)
        count = index.data(COUNT) or 0
        metrics = option.fontMetrics
        figure = option.locale.toString(count)
        rect = option.rect.adjusted(4, 0, -PAD, 0)
        painter.setPen(option.palette.color(colour(selected, quiet=True)))
        painter.drawText(rect, _RIGHT, figure)
        painter.setPen(option.palette.color(colour(selected, quiet=not count)))
        room = rect.width() - metrics.horizontalAdvance(figure) - PAD
        name = metrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(rect.left(), rect.top(), room, rect.height()), _LEFT, name)

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a row: one line and some air."""
        return QSize(80, max(option.fontMetrics.height() + 8, 24))
