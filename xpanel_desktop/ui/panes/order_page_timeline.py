"""The timeline of an order: the newest events, all of them on request, to be copied as text."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSizePolicy, QWidget

from xpanel_desktop.domain.history import History
from xpanel_desktop.ui.models.order_timeline import OrderTimeline
from xpanel_desktop.ui.models.service_cells import count
from xpanel_desktop.ui.widgets.font_room import COMPACT
from xpanel_desktop.ui.widgets.labels import plain_label
from xpanel_desktop.ui.widgets.row_table import row_table
from xpanel_desktop.ui.widgets.section import Section

TIME, WHAT = 136, 168


class OrderPageTimeline(Section):
    """As tall as its rows: the page scrolls, not the table in it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._history: History | None = None
        self._all = False
        self.model = OrderTimeline(self)
        self.fold = self.button("page.fold")
        self.copy = self.button("page.copy_timeline")
        self.table = row_table(self.model, "page.timeline", {0: TIME, 1: WHAT}, 2, self)
        self.table.horizontalHeader().hide()
        self.table.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._older = plain_label(self, quiet=True)
        self.column.addWidget(self.table)
        self.column.addWidget(self._older)
        self.fold.clicked.connect(self._turn)
        self.copy.clicked.connect(self._copy)

    def show_history(self, history: History, *, anew: bool = False) -> None:
        """Show the events of an order; those of another order begin folded."""
        if self._history is None or self._history.order.id != history.order.id:
            self._all = False
        self._history = history
        self._tell()
        if anew:
            self.model.words_changed()

    def _turn(self) -> None:
        self._all = not self._all
        self._tell()

    def _tell(self) -> None:
        self.model.show(self._history, fold=not self._all)
        self.heading.setText(self.tr("Timeline"))
        self.table.setAccessibleName(self.tr("Timeline of the order, the newest first"))
        words = self.tr("Show all {count}") if not self._all else self.tr("Show the newest")
        self.fold.setText(words.format(count=count(self.model.total)))
        self.fold.setVisible(self._all or self.model.folded)
        self.copy.setText(self.tr("Copy timeline"))
        told = self.tr("Older changes that are not shown: {count}")
        self._older.setText(told.format(count=count(self.model.left_out)))
        self._older.setVisible(bool(self.model.left_out) and not self.model.folded)
        self.table.setFixedHeight(self.model.rowCount() * self.table.fit(COMPACT) + 2)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self.model.lines()))
