"""Paints the rows of services and of categories straight from what the model holds.

A full repaint by way of `data()` and style options costs half as much again (measured).
"""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette, QStaticText, QTransform
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from xpanel_desktop.ui.models.categories import COUNT
from xpanel_desktop.ui.models.service_cells import NOT_TOLD, change_words, flag
from xpanel_desktop.ui.models.service_index import ServiceColumn
from xpanel_desktop.ui.models.services import NUMBERS, ServicesModel

Index = QModelIndex | QPersistentModelIndex
PAD = 8
MAX_CUT = 4000
STAR = "★"
DECIMALS = 5
"""Decimals of a rate that the column has room for behind the point."""
_SELECTED = QStyle.StateFlag.State_Selected
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
    selected = bool(option.state & _SELECTED)
    if selected:
        group = option.palette.currentColorGroup()
        painter.fillRect(option.rect, option.palette.brush(group, QPalette.ColorRole.Highlight))
    return selected


class Cut(NamedTuple):
    """A text cut to the room it has, laid out: laying it out is half the work of a repaint."""

    text: QStaticText
    width: float
    height: float


class ServiceDelegate(QStyledItemDelegate):
    """Draws one cell of a service."""

    def __init__(self, model: ServicesModel) -> None:
        super().__init__(model)
        self._model = model
        self._cut: dict[tuple[str, int, bool], Cut] = {}

    def forget(self) -> None:
        """Forget how texts were cut: the font changed."""
        self._cut.clear()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell: figures right, what the panel did not tell quiet."""
        service = self._model.service(index.row())
        if service is None:
            return
        selected = paint_back(painter, option)
        column = _COLUMNS[index.column()]
        text = self._model.text(service, column)
        quiet = column in QUIET or text == NOT_TOLD or flag(service, column) is False
        rect = option.rect.adjusted(PAD, 0, -PAD, 0)
        if column is ServiceColumn.NAME:
            rect = self._paint_marks(painter, option, rect, service.id, selected)
        cut = self._cut_to(option, text, rect.width(), column)
        painter.setPen(option.palette.color(colour(selected, quiet=quiet)))
        x = rect.left() + (max(rect.width() - cut.width, 0) if column in NUMBERS else 0)
        y = rect.top() + (rect.height() - cut.height) // 2
        painter.drawStaticText(QPointF(x, y), cut.text)

    def _paint_marks(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        service_id: str,
        selected: bool,
    ) -> QRect:
        """Draw a star and what changed at the ends of a name; return what room is left."""
        if self._model.is_favourite(service_id):
            role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Link
            painter.setPen(option.palette.color(role))
            painter.drawText(rect, _LEFT, STAR)
            rect = rect.adjusted(option.fontMetrics.horizontalAdvance(STAR + " "), 0, 0, 0)
        told = change_words(self._model.changed(service_id))
        if told:
            role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Link
            painter.setPen(option.palette.color(role))
            painter.drawText(rect, _RIGHT, told)
            room = option.fontMetrics.horizontalAdvance(told) + PAD
            rect = rect.adjusted(0, 0, -min(room, rect.width()), 0)
        return rect

    def _cut_to(
        self, option: QStyleOptionViewItem, text: str, width: int, column: ServiceColumn
    ) -> Cut:
        """Cut and lay out a text for a width, once: the same names are painted over and over."""
        key = (text, width, column is ServiceColumn.RATE)
        cut = self._cut.get(key)
        if cut is None:
            if len(self._cut) > MAX_CUT:
                self._cut.clear()
            cut = self._cut[key] = _laid_out(option, text, width, column)
        return cut


def _laid_out(option: QStyleOptionViewItem, text: str, width: int, column: ServiceColumn) -> Cut:
    """Lay out a text; a rate is as wide as its decimal point needs to stand under the others'."""
    link, metrics = column is ServiceColumn.LINK, option.fontMetrics
    mode = Qt.TextElideMode.ElideMiddle if link else Qt.TextElideMode.ElideRight
    elided = metrics.elidedText(text, mode, width)
    laid = QStaticText(elided)
    laid.setTextFormat(Qt.TextFormat.PlainText)
    laid.prepare(QTransform(), option.font)
    wide = laid.size().width()
    if column is ServiceColumn.RATE:
        wide += _room_behind(metrics, elided)
    return Cut(laid, wide, laid.size().height())


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
