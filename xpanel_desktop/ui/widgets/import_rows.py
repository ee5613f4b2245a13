"""Paints the lines of an import straight from the model, row by row.

By way of `data()` and the style sheet a full repaint takes 35 ms, and one is due each time that
some more lines are judged.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from xpanel_desktop.app.bulk import Judged, Verdict
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.mirroring import is_mirrored
from xpanel_desktop.ui.models.import_lines import VERDICT, ImportModel
from xpanel_desktop.ui.widgets.laid_text import Laid, LaidTexts, Remembered
from xpanel_desktop.ui.widgets.order_paint import PAD, paint_back, text_colour
from xpanel_desktop.ui.widgets.row_painting import Place

MARK, GAP = 16, 8
_SELECTED = 0x8000
"""`QStyle.StateFlag.State_Selected`, as a number."""
Shown = tuple[Judged, Laid, bool]
"""A line, held so that its identity is no other's; a text of it, and whether that is quiet."""


class ImportDelegate(QStyledItemDelegate):
    """Remembers what it painted. Single cells are chosen here, not rows."""

    def __init__(self, model: ImportModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._table = model, parent
        self._texts = LaidTexts(for_good=False)
        self._cells = Remembered[tuple[int, int, int, bool], Shown]()
        self._marks: dict[tuple[Verdict, bool, float], QPixmap] = {}
        self.chosen: frozenset[tuple[int, int]] = frozenset()
        """Row and column of each cell that is chosen."""

    def forget(self) -> None:
        """Forget what was painted: the font, the colours or the language changed."""
        self._texts.forget()
        self._cells.clear()
        self._marks.clear()

    def paint_row(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: int,
        places: Sequence[Place],
    ) -> None:
        """Draw a row that fills `option.rect`, with these columns."""
        line = self._model.line(row)
        if line is None:
            return
        whole = QRect(option.rect)
        pens = text_colour(option, quiet=False), text_colour(option, quiet=True)
        for column, left, wide in places:
            rect = QRect(left, whole.top(), wide, whole.height())
            if (row, column) in self.chosen:
                self._paint_chosen(painter, option, rect, line, column)
            else:
                self._paint_cell(painter, option, rect, line, column, pens)

    def _paint_chosen(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        line: Judged,
        column: int,
    ) -> None:
        from PySide6.QtWidgets import QStyle  # six hundred names, after the first paint

        chosen = QStyleOptionViewItem(option)
        chosen.state = option.state | QStyle.StateFlag.State_Selected
        chosen.rect = rect  # type: ignore[assignment] -- the stubs tell of no setter
        paint_back(painter, chosen)
        pens = text_colour(chosen, quiet=False), text_colour(chosen, quiet=True)
        self._paint_cell(painter, chosen, rect, line, column, pens)

    def _paint_cell(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        line: Judged,
        column: int,
        pens: tuple[QColor, QColor],
    ) -> None:
        left, wide = rect.left() + PAD, rect.width() - 2 * PAD
        mirrored = is_mirrored(option)
        if column == VERDICT:
            mark = self._mark(line.verdict, chosen=bool(option.state.value & _SELECTED))
            x = left + wide - MARK if mirrored else left
            painter.drawPixmap(x, rect.top() + (rect.height() - MARK) // 2, mark)
            wide -= MARK + GAP
            left += 0 if mirrored else MARK + GAP
        right = self._model.is_figure(column) or mirrored
        _, laid, quiet = self._shown(option, line, column, wide, right=right)
        painter.setPen(pens[quiet])
        laid.draw_in(painter, (left, rect.top(), wide, rect.height()), right=right)

    def _shown(
        self, option: QStyleOptionViewItem, line: Judged, column: int, room: int, *, right: bool
    ) -> Shown:
        """Return what a cell shows."""
        key = (id(line), column, room, right)
        shown = self._cells.get(key)
        if shown is None:
            laid = self._texts(option, self._model.text(line, column), room, right=right)
            shown = line, laid, self._model.is_quiet(column)
            self._cells.put(key, shown)
        return shown

    def _mark(self, verdict: Verdict, *, chosen: bool) -> QPixmap:
        scale = self._table.devicePixelRatioF()
        key = (verdict, chosen, scale)
        mark = self._marks.get(key)
        if mark is None:
            mode = QIcon.Mode.Selected if chosen else QIcon.Mode.Normal
            size = QSize(MARK, MARK)
            mark = self._marks[key] = icon(self._model.mark(verdict)).pixmap(size, scale, mode)
        return mark
