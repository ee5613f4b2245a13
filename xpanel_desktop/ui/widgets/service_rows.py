"""Paints the rows of services and of categories straight from what the model holds.

A full repaint by way of `data()` and style options costs half as much again (measured).
"""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from xpanel_desktop.domain.service import Service
from xpanel_desktop.ui.mirroring import is_mirrored, placed
from xpanel_desktop.ui.models.categories import COUNT
from xpanel_desktop.ui.models.service_cells import NOT_TOLD, flag
from xpanel_desktop.ui.models.service_index import CARD_COLUMNS, ServiceColumn
from xpanel_desktop.ui.models.services import NUMBERS, ServicesModel
from xpanel_desktop.ui.numbers import number
from xpanel_desktop.ui.widgets.font_room import COMPACT, row_height
from xpanel_desktop.ui.widgets.laid_text import (
    ENABLED,
    SELECTED,
    Laid,
    LaidTexts,
    Pens,
    Remembered,
)
from xpanel_desktop.ui.widgets.row_painting import Place

Index = QModelIndex | QPersistentModelIndex
PAD = 8
STAR = "★"
DECIMALS = 5
"""Decimals of a rate that the column has room for behind the point."""
_COLUMNS = tuple(ServiceColumn)
QUIET = frozenset({ServiceColumn.ID, ServiceColumn.TYPE, ServiceColumn.CATEGORY})
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


_DISABLED = QPalette.ColorGroup.Disabled
_NONE = QModelIndex()


def colour(option: QStyleOptionViewItem, quiet: bool) -> QColor:
    """Return the colour of a text: quieter for what is beside the matter."""
    return option.palette.color(
        QPalette.ColorRole.PlaceholderText if quiet else QPalette.ColorRole.Text
    )


def chosen_colour(option: QStyleOptionViewItem, quiet: bool) -> QColor:
    """Return the colour of a text on a selected ground, be it quiet or not."""
    del quiet
    return option.palette.color(QPalette.ColorRole.HighlightedText)


def paint_chosen(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Paint the background of a selected cell."""
    group = option.palette.currentColorGroup()
    painter.fillRect(option.rect, option.palette.brush(group, QPalette.ColorRole.Highlight))


class Painted(NamedTuple):
    """What a cell shows of a service, as it was painted last."""

    service: Service
    """Held, so that its identity, by which this is found, is no other's."""
    laid: Laid
    behind: float
    """Pixels that a rate leaves free behind it."""
    quiet: bool


class ServiceDelegate(QStyledItemDelegate):
    """Draws the rows of services, from what it remembers of the last time.

    It does not ask an option for its state: PySide then knows Qt's styles, with six hundred names,
    and the first paint waits 15 ms for that. The selection and the palette tell the same.
    """

    def __init__(self, model: ServicesModel, selection: QItemSelectionModel) -> None:
        super().__init__(model)
        self._model, self._selection = model, selection
        self._texts, self._pens = LaidTexts(for_good=True), Pens(colour)
        self._chosen_pens = Pens(chosen_colour)
        self._cells = Remembered[tuple[int, int, int], Painted]()

    def forget(self) -> None:
        """Forget what was painted: the font, the colours or the language changed."""
        self._texts.forget()
        self._pens.forget()
        self._chosen_pens.forget()
        self._cells.clear()

    def paint_row(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: int,
        places: Sequence[Place],
    ) -> None:
        """Draw a row that fills `option.rect`: figures right, what the panel did not tell quiet."""
        service = self._model.service(row)
        if service is None:
            return
        whole, pens = option.rect, self._pens
        if self._selection.isRowSelected(row, _NONE):
            pens = self._chosen_pens
        state = 0 if option.palette.currentColorGroup() is _DISABLED else ENABLED
        top, tall = whole.top(), whole.height()
        marked, mirrored = self._model.is_marked(service.id), is_mirrored(option)
        for column, left, wide in places:
            rect = QRect(left + PAD, top, wide - 2 * PAD, tall)
            if marked and column == ServiceColumn.NAME:
                painter.setPen(self._mark_colour(option, chosen=pens is self._chosen_pens))
                rect = self._paint_marks(painter, option, rect, service.id)
            shown = self._shown(option, service, column, rect.width())
            painter.setPen(pens(option, state, quiet=shown.quiet))
            right = column in NUMBERS or mirrored
            shown.laid.draw(painter, rect, right=right, behind=shown.behind)

    def _shown(
        self, option: QStyleOptionViewItem, service: Service, column: int, room: int
    ) -> Painted:
        """Return what a cell shows; what one's own orders tell moves, and is asked for anew."""
        key = (id(service), column, room)
        shown = self._cells.get(key)
        if shown is None or column in CARD_COLUMNS:
            shown = self._read(option, service, _COLUMNS[column], room)
            self._cells.put(key, shown)
        return shown

    def _read(
        self, option: QStyleOptionViewItem, service: Service, column: ServiceColumn, room: int
    ) -> Painted:
        text = self._model.text(service, column)
        quiet = column in QUIET or text == NOT_TOLD or flag(service, column) is False
        laid = self._texts(option, text, room, middle=column is ServiceColumn.LINK)
        behind = 0.0
        if column is ServiceColumn.RATE:
            behind = _room_behind(QFontMetricsF(option.fontMetrics), laid.text)
        return Painted(service, laid, behind, quiet)

    @staticmethod
    def _mark_colour(option: QStyleOptionViewItem, *, chosen: bool) -> QColor:
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Link
        return option.palette.color(role)

    def _paint_marks(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, service_id: str
    ) -> QRect:
        """Draw a star and what changed at the ends of a name; return what room is left."""
        whole = rect
        if self._model.is_favourite(service_id):
            painter.drawText(rect, _LEFT, STAR)
            rect = rect.adjusted(option.fontMetrics.horizontalAdvance(STAR + " "), 0, 0, 0)
        told = self._model.told_changes(service_id)
        if told:
            painter.drawText(placed(option, whole, rect), _RIGHT, told)
            room = option.fontMetrics.horizontalAdvance(told) + PAD
            rect = rect.adjusted(0, 0, -min(room, rect.width()), 0)
        return placed(option, whole, rect)


def _room_behind(metrics: QFontMetricsF, rate: str) -> float:
    """Return the pixels that a rate leaves free, for its point to stand under those of others."""
    point = max(rate.rfind("."), rate.rfind(","))
    room = metrics.horizontalAdvance("0" * (DECIMALS + 1))
    after = metrics.horizontalAdvance(rate[point:]) if point >= 0 else 0.0
    return max(room - after, 0.0)


class CategoryDelegate(QStyledItemDelegate):
    """Draws a category's name and, to the right, how many services match in it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw name and count; an empty category is quiet."""
        tint = colour
        if option.state.value & SELECTED:
            paint_chosen(painter, option)
            tint = chosen_colour
        count = index.data(COUNT) or 0
        metrics = option.fontMetrics
        figure = number(count)
        rect = placed(option, option.rect, option.rect.adjusted(4, 0, -PAD, 0))
        painter.setPen(tint(option, quiet=True))
        painter.drawText(rect, _RIGHT, figure)
        painter.setPen(tint(option, quiet=not count))
        room = rect.width() - metrics.horizontalAdvance(figure) - PAD
        name = metrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, room)
        place = QRect(rect.left(), rect.top(), room, rect.height())
        painter.drawText(placed(option, rect, place), _LEFT, name)

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a row: one line and some air."""
        return QSize(80, row_height(option.fontMetrics, COMPACT))
