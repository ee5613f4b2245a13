"""The two views of the pane of services: the table and the tree of categories."""

from functools import partial

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QStandardItemModel,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QTreeView, QWidget

from xpanel_desktop.ui.models.categories import CategoriesModel
from xpanel_desktop.ui.models.service_cells import heading
from xpanel_desktop.ui.models.service_index import CARD_COLUMNS, ServiceColumn
from xpanel_desktop.ui.models.services import ServicesModel
from xpanel_desktop.ui.widgets.font_room import fit_rows
from xpanel_desktop.ui.widgets.laid_text import LOOKS
from xpanel_desktop.ui.widgets.row_painting import paint_rows
from xpanel_desktop.ui.widgets.row_table import show_headings
from xpanel_desktop.ui.widgets.service_rows import CategoryDelegate, ServiceDelegate

WIDTHS = {
    ServiceColumn.ID: 6,
    ServiceColumn.NAME: 25,
    ServiceColumn.TYPE: 14,
    ServiceColumn.CATEGORY: 24,
    ServiceColumn.RATE: 15,
    ServiceColumn.MINIMUM: 7,
    ServiceColumn.MAXIMUM: 11,
    ServiceColumn.REFILL: 8,
    ServiceColumn.CANCEL: 9,
    ServiceColumn.DRIPFEED: 10,
    ServiceColumn.AVERAGE_TIME: 15,
    ServiceColumn.LINK: 32,
    ServiceColumn.START: 16,
    ServiceColumn.SPEED: 16,
    ServiceColumn.PARTIAL: 16,
}
"""Widths in figures of the font in use, so that they follow its size."""

SHOWN_FIRST = (
    ServiceColumn.ID,
    ServiceColumn.NAME,
    ServiceColumn.RATE,
    ServiceColumn.MINIMUM,
    ServiceColumn.MAXIMUM,
    ServiceColumn.REFILL,
    ServiceColumn.CANCEL,
    ServiceColumn.DRIPFEED,
)
"""What decides about a service stands before what describes it."""


class ServiceTable(QTableView):
    """Rows of services; Enter or a double click chooses one."""

    chosen = Signal()
    sorted = Signal()
    laid_out = Signal()
    """The operator moved, sized, hid or sorted columns."""

    def __init__(self, model: ServicesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("services.table")
        self._ground = _ground()
        self.setViewport(self._ground)
        self.setModel(model)
        self._delegate = ServiceDelegate(model, self.selectionModel())
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        fit_rows(self)
        self._head(model)
        self.doubleClicked.connect(self.chosen)

    def _head(self, model: ServicesModel) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSectionsMovable(True)
        header.setSortIndicatorShown(True)
        header.setSectionsClickable(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        for column in CARD_COLUMNS:
            header.hideSection(column)
        for place, column in enumerate(SHOWN_FIRST):
            header.moveSection(header.visualIndex(column), place)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._offer_columns)
        header.sortIndicatorChanged.connect(model.sort)
        header.sortIndicatorChanged.connect(self.sorted)
        header.sortIndicatorChanged.connect(self.laid_out)
        header.sectionResized.connect(self.laid_out)
        header.sectionMoved.connect(self.laid_out)
        figure = self.fontMetrics().horizontalAdvance("0")
        for column, figures in WIDTHS.items():
            header.resizeSection(column, figures * figure)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter; everything else is the table's own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            self.chosen.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that the event shows."""
        painter = QPainter(self._ground)
        paint_rows(self, painter, event.rect(), self._delegate.paint_row)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Follow font, colours and language."""
        super().changeEvent(event)
        if event.type() in LOOKS:
            self._delegate.forget()
        if event.type() == QEvent.Type.FontChange:
            fit_rows(self)

    def retranslate(self) -> None:
        """Set all texts in the present language; those of headings and cells are the model's."""
        self.setAccessibleName(self.tr("Services"))
        show_headings(self)
        if self.isVisible():  # before that, asking for a viewport makes PySide know every widget
            self.horizontalHeader().viewport().update()
            self.viewport().update()

    def _offer_columns(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        header = self.horizontalHeader()
        for column in ServiceColumn:
            action = menu.addAction(heading(column))
            action.setCheckable(True)
            action.setChecked(not header.isSectionHidden(column))
            action.setEnabled(column is not ServiceColumn.NAME)
            action.toggled.connect(partial(self._show_column, column))
        menu.popup(self.cursor().pos())

    def _show_column(self, column: ServiceColumn, shown: bool) -> None:
        self.horizontalHeader().setSectionHidden(column, not shown)

    def layout_state(self) -> str:
        """Return widths, places and hidden columns and the sorting, to be kept for next time."""
        state = self.horizontalHeader().saveState().toBase64().toStdString()
        return f"{len(ServiceColumn)}:{state}"

    def restore_layout(self, state: object) -> None:
        """Take up a kept layout; one that cannot be read leaves the table as it is.

        It begins with the number of columns that it tells of.
        """
        header = self.horizontalHeader()
        if not isinstance(state, str):
            return
        number, _, kept = state.rpartition(":")
        known = int(number) if number.isdecimal() else min(CARD_COLUMNS)
        told = QByteArray.fromBase64(kept.encode())
        if known == len(ServiceColumn):
            taken = header.restoreState(told)
        else:
            taken = known < len(ServiceColumn) and _take_older(header, told, known)
        if taken:
            header.showSection(ServiceColumn.NAME)
            self.model().sort(header.sortIndicatorSection(), header.sortIndicatorOrder())


def _ground() -> QWidget:
    """Return a viewport like Qt's own, but one that Python knows.

    To ask Qt for its own makes PySide build every class of widgets: 20 ms of the first paint.
    """
    ground = QWidget()
    ground.setBackgroundRole(QPalette.ColorRole.Base)
    ground.setAutoFillBackground(True)
    return ground


def _take_older(header: QHeaderView, state: QByteArray, known: int) -> bool:
    """Take up a layout of fewer columns; tell whether it could be read.

    Qt reads one too, but what it saves after that it cannot read any more (6.11).
    """
    older = QHeaderView(Qt.Orientation.Horizontal)
    older.setModel(QStandardItemModel(0, known, older))
    if not older.restoreState(state):
        return False
    for place in range(known):
        column = older.logicalIndex(place)
        header.moveSection(header.visualIndex(column), place)
        if not older.isSectionHidden(column):
            header.resizeSection(column, older.sectionSize(column))
        header.setSectionHidden(column, older.isSectionHidden(column))
    header.setSortIndicator(older.sortIndicatorSection(), older.sortIndicatorOrder())
    return True


class CategoryTree(QTreeView):
    """Categories in groups; a choice narrows the table at once."""

    def __init__(self, model: CategoriesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("services.categories")
        self.setModel(model)
        self.setItemDelegate(CategoryDelegate(self))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(16)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(140)
