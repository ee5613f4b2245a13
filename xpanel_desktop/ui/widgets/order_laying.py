"""What rows of orders show, laid out to be drawn again and again: texts cut, marks in their places.

To find out what a cell shows takes longer than to draw it, so a row is laid out once, as a whole;
and what many orders show alike in a column, a state or a quantity, is laid out once for all.
"""

from collections.abc import Hashable, Sequence
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QStyleOptionViewItem

from xpanel_desktop.domain.order import Order
from xpanel_desktop.ui.models.order_cells import FIGURES, Cell, delivered, shown
from xpanel_desktop.ui.models.orders import OrdersModel
from xpanel_desktop.ui.models.service_cells import NOT_TOLD
from xpanel_desktop.ui.theme import account_colour as tokens_colour
from xpanel_desktop.ui.widgets.account_choice import account_colour, account_icon
from xpanel_desktop.ui.widgets.laid_text import LaidTexts, Placed, Remembered
from xpanel_desktop.ui.widgets.order_marks import BAR, DOT, MARK, OrderMarks
from xpanel_desktop.ui.widgets.order_paint import PAD
from xpanel_desktop.ui.widgets.row_painting import Place

GAP = 4
"""Between an amount and its currency."""
BEHIND = 8
"""Between a mark and the text behind it."""
QUIET = frozenset(
    {
        Cell.NUMBER,
        Cell.CREATED,
        Cell.QUEUED,
        Cell.SENT,
        Cell.ASKED,
        Cell.MOVED,
        Cell.ACCOUNT,
    }
)
BESIDE = frozenset({Cell.GUARANTEE, Cell.ACCOUNT})
"""What is told by more than the order, and so asked for anew."""
MONEY = frozenset({Cell.CHARGE, Cell.EXPECTED, Cell.RATE})
ONCE = frozenset({Cell.NUMBER, Cell.PANEL_ID, Cell.LINK, Cell.CHARGE, Cell.EXPECTED})
"""What hardly two orders show alike: not worth remembering beside its row."""
UNLIKE = BESIDE | QUIET | ONCE
"""The same, and times, of which hardly two are alike although their words are."""
MARKED = frozenset({Cell.STATE, Cell.ACCOUNT, Cell.LABEL, Cell.REMAINS})
"""What has more than its text."""
ROWS_KEPT = 500
"""Rows that are remembered: some twenty screens."""


class Look(NamedTuple):
    """What decides how a row is laid out beside its order; places are seen from its corner."""

    number: int
    """Another for each look."""
    option: QStyleOptionViewItem
    pens: tuple[QColor, QColor]
    """Of what is loud and of what is quiet."""
    places: Sequence[Place]
    mirrored: bool
    scale: float
    """Points of the screen for each pixel."""
    tall: int


class Shown(NamedTuple):
    """What cells show, seen from the corner of their row."""

    pictures: list[tuple[QPoint, QPixmap]]
    loud: list[Placed]
    quiet: list[Placed]

    def add(self, other: "Shown") -> None:
        """Show what another shows as well."""
        self.pictures.extend(other.pictures)
        self.loud.extend(other.loud)
        self.quiet.extend(other.quiet)


class OrderLaying:
    """Lays out rows of orders for one table, and remembers them."""

    def __init__(self, model: OrdersModel) -> None:
        self._model = model
        self._texts = LaidTexts(for_good=True)
        self._marks = OrderMarks()
        self._rows = Remembered[tuple[int, int], tuple[Order, Shown]](ROWS_KEPT)
        """By the order's identity, which is no other's as long as the order is held here."""
        self._cells = Remembered[tuple[int, int, Hashable], Shown]()

    def forget(self) -> None:
        """Forget everything: the font, the colours or the language changed."""
        self._texts.forget()
        self._marks.forget()
        self.forget_rows()

    def forget_rows(self) -> None:
        """Forget what is shown of orders: the time of day changed, or the numbers of looks did."""
        self._rows.clear()
        self._cells.clear()

    def row(self, order: Order, look: Look) -> Shown:
        """Return what an order shows, but for what is told by more than the order."""
        key = (id(order), look.number)
        found = self._rows.get(key)
        if found is None:
            found = order, self._lay(order, look)
            self._rows.put(key, found)
        return found[1]

    def beside(self, order: Order, look: Look) -> Shown | None:
        """Return what is told of an order by more than itself, None without such a column."""
        found: Shown | None = None
        for column, left, wide in look.places:
            cell = self._model.cells[column]
            if cell in BESIDE:
                found = found or Shown([], [], [])
                self._lay_cell(found, look, cell, order, left + PAD, wide - 2 * PAD)
        return found

    def _lay(self, order: Order, look: Look) -> Shown:
        row, cells = Shown([], [], []), self._model.cells
        for column, left, wide in look.places:
            cell = cells[column]
            if cell not in UNLIKE:
                row.add(self._alike(look, column, cell, order, left, wide))
            elif cell not in BESIDE:
                self._lay_cell(row, look, cell, order, left + PAD, wide - 2 * PAD)
        return row

    def _alike(
        self, look: Look, column: int, cell: Cell, order: Order, left: int, wide: int
    ) -> Shown:
        """Return what a cell shows of all orders that are alike in it."""
        key = (look.number, column, shown(cell, order))
        found = self._cells.get(key)
        if found is None:
            found = Shown([], [], [])
            self._lay_cell(found, look, cell, order, left + PAD, wide - 2 * PAD)
            self._cells.put(key, found)
        return found

    def _lay_cell(
        self, into: Shown, look: Look, cell: Cell, order: Order, left: int, wide: int
    ) -> None:
        if cell in MARKED:
            left, wide = self._lay_mark(into, look, cell, order, left, wide)
        told = self._model.words(cell, order)
        right = cell in FIGURES or look.mirrored
        quiet = cell in QUIET or told == NOT_TOLD
        if cell in MONEY and told != NOT_TOLD and " " in told:
            told, currency = told.rsplit(" ", 1)
            unit = self._texts(look.option, currency, wide)
            into.quiet.append(unit.placed((left, 0, wide, look.tall), right=True))
            wide -= ceil(unit.width) + GAP
        laid = self._texts(
            look.option, told, wide, middle=cell is Cell.LINK, right=right, keep=cell not in ONCE
        )
        kept = into.quiet if quiet else into.loud
        kept.append(laid.placed((left, 0, wide, look.tall), right=right))

    def _lay_mark(
        self, into: Shown, look: Look, cell: Cell, order: Order, left: int, wide: int
    ) -> tuple[int, int]:
        """Place what stands before a cell's text; return where the text begins and its room."""
        option, scale = look.option, look.scale
        if cell is Cell.STATE:
            picture, size = self._marks.state(option, order.state, scale), MARK
        elif cell is Cell.REMAINS:
            part = delivered(order)
            if part is None:
                return left, wide
            bar = self._marks.bar(option, part, scale)
            into.pictures.append((QPoint(left, (look.tall - 1) // 2 - 1), bar))
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
        into.pictures.append((QPoint(x, (look.tall - tall) // 2), picture))
        return (left if look.mirrored else left + size + BEHIND), wide - size - BEHIND

    def _account_mark(self, look: Look, order: Order) -> QPixmap:
        """Return an account's dot, or the flask that tells a practice account, in its place."""
        account = self._model.account(order.ticket.account_id)
        if account is not None and account.practice:
            return self._marks.flask(look.option, account_icon(account), look.scale)
        return self._marks.dot(look.option, account_colour(account).name(), look.scale)
