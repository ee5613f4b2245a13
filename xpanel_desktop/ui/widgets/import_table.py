"""The grid of an import: edited in place; a press on a heading says what a column means."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from xpanel_desktop.domain.bulk import MEANINGS, SKIP
from xpanel_desktop.ui import keys
from xpanel_desktop.ui.models.import_lines import BEFORE, ImportModel
from xpanel_desktop.ui.panes.bulk_words import meaning_word
from xpanel_desktop.ui.widgets.font_room import fit_rows
from xpanel_desktop.ui.widgets.import_rows import ImportDelegate
from xpanel_desktop.ui.widgets.laid_text import LOOKS
from xpanel_desktop.ui.widgets.row_painting import paint_rows
from xpanel_desktop.ui.widgets.row_table import show_headings

WIDTHS = (6, 14, 20)
CHARGE, WHY = 11, 29
"""Figures of the columns. What tells of a line (verdict, charge, why) stands before its cells."""


class ImportTable(QTableView):
    """Rows of lines; F2 or typing edits a cell, Ctrl+M says what its column means."""

    meaning_chosen = Signal(int, str)
    """Which cell, and what its column is to mean."""

    def __init__(self, model: ImportModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("bulk.table")
        self.setProperty("rows", "plain")
        self.setModel(model)
        self._model = model
        self._delegate = ImportDelegate(model, self)
        self.setItemDelegate(self._delegate)
        self._columns: tuple[str, ...] = ()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        fit_rows(self)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.sectionClicked.connect(self._offer_meanings)
        keys.shortcut(
            "bulk.table.meaning", self, lambda: self._offer_meanings(self.currentIndex().column())
        )

    def fit(self, columns: tuple[str, ...]) -> None:
        """Give the columns of another import their widths."""
        self._columns = columns
        figure = QFontMetrics(self.font()).horizontalAdvance("0")
        header, count = self.horizontalHeader(), self._model.columnCount()
        for column in range(count):
            self.setColumnWidth(column, self._figures(column) * figure)
        for column in range(count):  # in their own order again, then what tells of the line first
            header.moveSection(header.visualIndex(column), column)
        header.moveSection(header.visualIndex(count - 2), 2)
        header.moveSection(header.visualIndex(count - 1), 3)

        show_headings(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that the event shows."""
        chosen = self.selectionModel().selectedIndexes()
        self._delegate.chosen = frozenset((one.row(), one.column()) for one in chosen)
        painter = QPainter(self.viewport())
        paint_rows(self, painter, event.rect(), self._delegate.paint_row)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language, font and colours."""
        super().changeEvent(event)
        if event.type() in LOOKS:
            self._delegate.forget()
        if event.type() == QEvent.Type.LanguageChange:
            show_headings(self)
        elif event.type() == QEvent.Type.FontChange:
            fit_rows(self)

    def _figures(self, column: int) -> int:
        if column < BEFORE:
            return WIDTHS[column]
        cell = self._model.cell_of(column)
        if cell is None:
            return WHY if column == self._model.columnCount() - 1 else CHARGE
        names = self._columns or ("service", "link", "quantity")
        name = names[cell] if cell < len(names) else ""
        return {"service": 9, "link": 30, "quantity": 11}.get(name, 14)

    def _offer_meanings(self, column: int) -> None:
        """Offer what a column can mean; a paste without a heading has its own order."""
        cell = self._model.cell_of(column)
        if cell is None or not self._columns or cell >= len(self._columns):
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in (SKIP, *MEANINGS):
            action = menu.addAction(meaning_word(name))
            action.setCheckable(True)
            action.setChecked(self._columns[cell] == name)
            action.triggered.connect(
                lambda _checked=False, name=name: self.meaning_chosen.emit(cell, name)
            )
        header = self.horizontalHeader()
        at = QPoint(header.sectionViewportPosition(column), header.height())
        menu.popup(header.viewport().mapToGlobal(at))
