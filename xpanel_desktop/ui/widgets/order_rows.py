"""Paints the rows of orders straight from the model: state with its mark, quiet currency, progress.

A full repaint by way of `data()` and style options costs half as much again (measured).
"""

import time
from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from xpanel_desktop.domain.order import Order
from xpanel_desktop.ui.mirroring import is_mirrored
from xpanel_desktop.ui.models.order_cells import FIGURES, Cell, delivered
from xpanel_desktop.ui.models.orders import OrdersModel
from xpanel_desktop.ui.models.service_cells import NOT_TOLD
from xpanel_desktop.ui.theme import account_colour as tokens_colour
from xpanel_desktop.ui.widgets.account_choice import account_colour, account_icon
from xpanel_desktop.ui.widgets.font_room import row_height
from xpanel_desktop.ui.widgets.laid_text import Box, Laid, LaidTexts, Pens, Remembered
from xpanel_desktop.ui.widgets.order_marks import BAR, DOT, MARK, OrderMarks
from xpanel_desktop.ui.widgets.order_paint import PAD, text_colour
from xpanel_desktop.ui.widgets.row_painting import Place

Index = QModelIndex | QPersistentModelIndex
GAP = 4
"""Between an amount and its currency."""
BEHIND = 8
"""Between a mark and the text behind it."""
QUIET = frozenset({Cell.NUMBER, Cell.CREATED, Cell.QUEUED, Cell.SENT, Cell.ASKED, Cell.MOVED})
BESIDE = frozenset({Cell.GUARANTEE, Cell.ACCOUNT})
"""What is told by more than the order, and so asked for anew."""
MONEY = frozenset({Cell.CHARGE, Cell.EXPECTED, Cell.RATE})
MARKED = frozenset({Cell.STATE, Cell.ACCOUNT, Cell.LABEL, Cell.REMAINS})
"""What has more than its text."""


class Painted(NamedTuple):
    """What a cell shows of an order, as it was painted last."""

    order: Order
    """Held, so that its identity, by which this is found, is no other's."""
    laid: Laid
    unit: Laid | None
    """The currency, to the right of an amount."""
    quiet: bool


class _Look(NamedTuple):
    """How a row is painted: what is the same for all its cells."""

    painter: QPainter
    option: QStyleOptionViewItem
    state: int
    """The option's, as a number: each asking makes an enum of it."""
    mirrored: bool
    scale: float
    """Points of the screen for each pixel."""
    top: int
    tall: int


Words = tuple[Laid, Box, bool]
"""A text, the room it has, and whether it stands at the right of it."""


class OrderDelegate(QStyledItemDelegate):
    """Draws the rows of orders; one that is not read yet is a pale line."""

    def __init__(self, model: OrdersModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._table = model, parent
        self._texts, self._pens = LaidTexts(for_good=False), Pens(_pen)
        self._marks = OrderMarks()
        self._cells = Remembered[tuple[int, Cell, int, bool], Painted]()
        self._quarter = 0

    def forget(self) -> None:
        """Forget what was painted: the font, the colours or the language changed."""
        self._texts.forget()
        self._pens.forget()
        self._marks.forget()
        self._cells.clear()

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
        order = self._model.order(row)
        if order is None:
            _paint_unread(painter, option, places)
            return
        self._note_time()
        whole, state = option.rect, option.state.value
        look = _Look(
            painter, option, state, is_mirrored(option), self._table.devicePixelRatioF(),
            whole.top(), whole.height(),
        )  # fmt: skip
        quiet: list[Words] = []
        painter.setPen(self._pens(option, state, quiet=False))
        for column, left, wide in places:
            self._paint_cell(look, self._model.cells[column], order, left, wide, quiet)
        painter.setPen(self._pens(option, state, quiet=True))
        for laid, box, right in quiet:
            laid.draw_in(painter, box, right=right)

    def _note_time(self) -> None:
        """Forget what is told otherwise from midnight on: times of today."""
        quarter = int(time.time()) // 900  # midnights are at a quarter's end everywhere
        if quarter != self._quarter:
            self._quarter = quarter
            self._cells.clear()

    def _paint_cell(
        self, look: _Look, cell: Cell, order: Order, left: int, wide: int, quiet: list[Words]
    ) -> None:
        """Draw a cell's mark and what is loud of its text; leave the rest in `quiet`."""
        left, wide = left + PAD, wide - 2 * PAD
        if cell in MARKED:
            left, wide = self._paint_mark(look, cell, order, left, wide)
        right = cell in FIGURES or look.mirrored
        shown = self._shown(look.option, wide, cell, order, right=right)
        box = (left, look.top, wide, look.tall)
        if shown.unit is not None:
            quiet.append((shown.unit, box, True))
            box = (left, look.top, wide - ceil(shown.unit.width) - GAP, look.tall)
        if shown.quiet:
            quiet.append((shown.laid, box, right))
        else:
            shown.laid.draw_in(look.painter, box, right=right)

    def _shown(
        self, option: QStyleOptionViewItem, room: int, cell: Cell, order: Order, *, right: bool
    ) -> Painted:
        """Return what a cell shows."""
        key = (id(order), cell, room, right)
        shown = self._cells.get(key)
        if shown is None or cell in BESIDE:
            shown = self._read(option, room, cell, order, right=right)
            self._cells.put(key, shown)
        return shown

    def _read(
        self, option: QStyleOptionViewItem, room: int, cell: Cell, order: Order, *, right: bool
    ) -> Painted:
        told, unit = self._model.words(cell, order), None
        quiet = cell in QUIET or cell is Cell.ACCOUNT or told == NOT_TOLD
        if cell in MONEY and told != NOT_TOLD and " " in told:
            told, currency = told.rsplit(" ", 1)
            unit = self._texts(option, currency, room)
            room -= ceil(unit.width) + GAP
        laid = self._texts(option, told, room, middle=cell is Cell.LINK, right=right)
        return Painted(order, laid, unit, quiet)

    def _paint_mark(
        self, look: _Look, cell: Cell, order: Order, left: int, wide: int
    ) -> tuple[int, int]:
        """Draw what stands before a cell's text; return where the text begins and its room."""
        option, scale = look.option, look.scale
        if cell is Cell.STATE:
            picture, size = self._marks.state(option, order.state, scale), MARK
        elif cell is Cell.REMAINS:
            part = delivered(order)
            if part is None:
                return left, wide
            middle = look.top + (look.tall - 1) // 2
            look.painter.drawPixmap(left, middle - 1, self._marks.bar(option, part, scale))
            return left + BAR + BEHIND, wide - BAR - BEHIND  # figures are not mirrored
        elif cell is Cell.LABEL and order.colour:
            picture, size = self._marks.dot(option, tokens_colour(order.colour), scale), DOT
        elif cell is Cell.ACCOUNT:
            picture, size = self._account_mark(look, order), DOT
        else:
            return left, wide
        tall = round(picture.height() / scale)
        out = (tall - size) // 2
        x = left + wide - size - out if look.mirrored else left - out
        look.painter.drawPixmap(x, look.top + (look.tall - tall) // 2, picture)
        return (left if look.mirrored else left + size + BEHIND), wide - size - BEHIND

    def _account_mark(self, look: _Look, order: Order) -> QPixmap:
        """Return an account's dot, or the flask that tells a practice account, in its place."""
        account = self._model.account(order.ticket.account_id)
        if account is not None and account.practice:
            return self._marks.flask(look.option, account_icon(account), look.scale)
        return self._marks.dot(look.option, account_colour(account).name(), look.scale)


def _pen(option: QStyleOptionViewItem, quiet: bool) -> QColor:
    return text_colour(option, quiet=quiet)


def _paint_unread(painter: QPainter, option: QStyleOptionViewItem, places: Sequence[Place]) -> None:
    ground = text_colour(option, quiet=True)
    ground.setAlphaF(0.12)
    top = option.rect.center().y() - 3
    for _, left, wide in places:
        painter.fillRect(left + PAD, top, min(wide - 2 * PAD, 120) * 2 // 3, 8, ground)
