"""Services side by side, of one account or of several."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from xpanel_desktop.ui import keys
from xpanel_desktop.ui.models.comparison import Comparison
from xpanel_desktop.ui.tab_order import lay_tab_order
from xpanel_desktop.ui.widgets.font_room import fit_rows, wide
from xpanel_desktop.ui.widgets.labels import plain_label, primary_button

WIDE = 200


class CompareDialog(QDialog):
    """Does not block the window: services are taken in while it stands open."""

    ticket_wanted = Signal(int, object)
    """Account id and Service."""

    def __init__(self, model: Comparison, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.resize(880, 470)
        self._hint = plain_label(self, quiet=True)
        self._hint.setWordWrap(True)
        self.table = QTableView(self)
        self.table.setObjectName("compare.table")
        self.table.setProperty("rows", "plain")
        self.table.setModel(model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectColumns)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setFrameShape(QTableView.Shape.NoFrame)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setCornerButtonEnabled(False)
        self.table.horizontalHeader().setDefaultSectionSize(wide(self.fontMetrics(), WIDE))
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.table.horizontalHeader().setMinimumSectionSize(96)
        self.table.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        fit_rows(self.table)
        self.ticket = primary_button(self, "compare.ticket")
        self.remove, self.empty, self.shut = (QPushButton(self) for _ in range(3))
        names = {"compare.remove": self.remove, "compare.clear": self.empty}
        for name, button in {**names, "compare.close": self.shut}.items():
            button.setObjectName(name)
            button.setAutoDefault(False)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button in (self.remove, self.empty):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.shut)
        foot.addWidget(self.ticket)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        whole.addWidget(self._hint)
        whole.addWidget(self.table, 1)
        whole.addLayout(foot)
        lay_tab_order(self)

    def _connect(self) -> None:
        self.ticket.clicked.connect(self._order)
        self.remove.clicked.connect(self._remove)
        self.empty.clicked.connect(self._model.clear)
        self.shut.clicked.connect(self.reject)
        self.table.doubleClicked.connect(lambda _index: self._order())
        keys.shortcut("compare.remove", self, self._remove)
        self._model.changed.connect(self._follow)

    def show_all(self) -> None:
        """Open, or come to the front."""
        self._follow()
        self.show()
        self.raise_()
        self.activateWindow()
        self.table.setFocus()

    def _follow(self) -> None:
        filled = bool(self._model.columns)
        for button in (self.ticket, self.remove, self.empty):
            button.setEnabled(filled)
        if filled and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self._model.index(0, 0))
        self._tell()

    def _order(self) -> None:
        at = self.table.currentIndex().column()
        if 0 <= at < len(self._model.columns):
            one = self._model.columns[at]
            self.ticket_wanted.emit(one.account.id, one.service)

    def _remove(self) -> None:
        at = self.table.currentIndex().column()
        if 0 <= at < len(self._model.columns):
            self._model.remove(at)

    def _tell(self) -> None:
        told = (
            self.tr("What differs is bold. More services: choose one and press {key}.")
            if len(self._model.columns) > 1
            else self.tr(
                "Choose services in the list and press {key} for each; those of another"
                " account too."
            )
        )
        self._hint.setText(told.format(key=keys.told("services.compare")))

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.setWindowTitle(self.tr("Compare services"))
        self.table.setAccessibleName(self.tr("Services side by side"))
        self.ticket.setText(self.tr("Write a ticket"))
        self.remove.setText(self.tr("Take out"))
        self.empty.setText(self.tr("Take all out"))
        self.shut.setText(self.tr("Close"))
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
