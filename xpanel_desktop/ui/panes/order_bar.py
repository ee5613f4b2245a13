"""The bar over the table of orders: search, how many are shown, whose, ask the panel now."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from xpanel_desktop.ui import keys
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.models.service_cells import count
from xpanel_desktop.ui.widgets.account_choice import AccountChoice

EDGE, SPACE = 12, 12
"""Pixels at the ends of the bar, and between its parts."""
IN_FIELD = 44
"""Pixels of the search beside its words: the glass and the ends."""
_WAY = QBoxLayout.Direction
_INTO_TABLE = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter})


class OrderBar(QWidget):
    """Search over link, ids, service, label, customer and note. Down goes into the table."""

    searched = Signal()
    entered = Signal()
    """The operator goes from the search to what was found."""
    refresh_wanted = Signal()
    stop_wanted = Signal()
    """What is being asked about is enough."""
    follow_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = 0
        self._counting = False
        self._busy = False
        self._asked: tuple[int, int] = (0, 0)
        self.search = QLineEdit(self)
        self.search.setObjectName("orders.search")
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(200)
        self._glass = self.search.addAction(
            icon("search"), QLineEdit.ActionPosition.LeadingPosition
        )
        self._found = QLabel(self)
        self._found.setTextFormat(Qt.TextFormat.PlainText)
        self._found.setProperty("quiet", True)  # noqa: FBT003 -- Qt's own signature
        self.accounts = AccountChoice(self)
        self.filters = self._tool("filter", checkable=True)
        self.columns = self._tool("columns", checkable=False)
        self.refresh = QPushButton(self)
        self.refresh.setObjectName("orders.refresh")
        self.refresh.setEnabled(False)
        self.refresh.clicked.connect(self._press_refresh)
        self.follow = QPushButton(self)
        self.follow.setObjectName("orders.follow")
        self.follow.clicked.connect(self.follow_wanted)
        self.export = QPushButton(self)
        self.export.setObjectName("orders.export")
        self._needed = 0
        self._row = self._lay_out()
        self.search.textChanged.connect(self.searched)
        self.search.installEventFilter(self)

    def _lay_out(self) -> QBoxLayout:
        """Lay the search and the rest out in two rows: in one where there turns out to be room."""
        finding, doing = QHBoxLayout(), QHBoxLayout()
        finding.addWidget(self.search, 1)
        finding.addWidget(self._found)
        for one in self._choices():
            doing.addWidget(one)
        doing.addStretch()
        row = QBoxLayout(_WAY.TopToBottom, self)
        row.setContentsMargins(EDGE, 8, EDGE, 8)
        row.addLayout(finding, 1)
        row.addLayout(doing)
        for one in (finding, doing, row):
            one.setSpacing(SPACE)
        return row

    def _choices(self) -> tuple[QWidget, ...]:
        """Return what stands behind the search, in its order."""
        return (
            self.accounts, self.filters, self.columns, self.follow, self.export, self.refresh,
        )  # fmt: skip

    def event(self, event: QEvent) -> bool:
        """Share the room anew when something in the bar needs more of it."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._share_room()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the room there is."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._needed = 0
            self._share_room()

    def _share_room(self) -> None:
        """Put all in one row if the search is left with room for the words that it shows empty.

        What was needed once is kept free until the bar gets another width: figures come and go
        while one types, and rows that did so with them would make the table jump.
        """
        words = self.search.fontMetrics().horizontalAdvance(self.search.placeholderText())
        beside = (self._found, *self._choices())
        shown = [one.sizeHint().width() + SPACE for one in beside if not one.isHidden()]
        self._needed = max(self._needed, 2 * EDGE + words + IN_FIELD + sum(shown))
        way = _WAY.LeftToRight if self._needed <= self.width() else _WAY.TopToBottom
        if self._row.direction() != way:
            self._row.setDirection(way)

    def _tool(self, name: str, *, checkable: bool) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"orders.{name}")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setCheckable(checkable)
        button.setProperty("chip", "true")
        return button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go into the table with Down or Return; Escape clears the search."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _INTO_TABLE:
                self.entered.emit()
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._glass.setIcon(icon("search"))

    def show_found(self, rows: int, *, counting: bool = False) -> None:
        """Show how many orders match, or how many are counted so far."""
        self._rows, self._counting = rows, counting
        self._tell()

    def show_busy(self, busy: bool) -> None:
        """Show that panels are being asked."""
        self._busy, self._asked = busy, (0, 0)
        self._tell()

    def show_progress(self, asked: int, total: int) -> None:
        """Show how many of the orders were asked about."""
        self._asked = (asked, total)
        self._tell()

    def _press_refresh(self) -> None:
        (self.stop_wanted if self._busy else self.refresh_wanted).emit()

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.search.setPlaceholderText(self.tr("Search links, ids, services, notes"))
        self.search.setAccessibleName(self.tr("Search orders"))
        self.filters.setText(self.tr("Filters"))
        self.filters.setToolTip(self.tr("By service, category, label, customer, data pool, date"))
        self.columns.setText(self.tr("Columns"))
        self.columns.setToolTip(self.tr("Choose which columns are shown"))
        self.follow.setText(self.tr("Follow by ID…"))
        self.follow.setToolTip(self.tr("Follow orders that were placed elsewhere, by their IDs"))
        self.export.setText(self.tr("Export…"))
        self.export.setToolTip(
            keys.tip(self.tr("Write what is shown to a CSV or XLSX file"), "orders.export")
        )
        self.accounts.retranslate()
        self._tell()
        self._needed = 0
        self._share_room()

    def _tell(self) -> None:
        figure = count(self._rows)
        told = (
            self.tr("{count}+ orders, counting…") if self._counting else self.tr("{count} orders")
        )
        self._found.setText(told.format(count=figure) if self._rows else "")
        asked, total = self._asked
        if self._busy and total > asked:
            told = self.tr("Stop · {asked} of {total}")
            self.refresh.setText(told.format(asked=count(asked), total=count(total)))
        else:
            self.refresh.setText(self.tr("Asking…") if self._busy else self.tr("Ask now"))
        tip = keys.tip(self.tr("Ask the panel about the selected orders now"), "orders.refresh")
        self.refresh.setToolTip(self.tr("Ask about no more of them") if self._busy else tip)
