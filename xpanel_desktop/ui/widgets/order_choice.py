"""What is selected in a table of orders stays with the orders while their rows change places."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, QSignalBlocker
from PySide6.QtWidgets import QTableView

from xpanel_desktop.ui.models.order_chosen import MOST
from xpanel_desktop.ui.models.order_spans import Span, runs
from xpanel_desktop.ui.models.orders import OrdersModel

RUNS = 400
"""Runs of rows without gaps that are selected by themselves: more take longer than 8 ms."""
_How = QItemSelectionModel.SelectionFlag


class OrderChoice(QObject):
    """Tells the model what the operator chose, and selects again what went elsewhere.

    Of more than MOST selected orders the first ones from the top stay selected once rows change
    places, unless all were selected: then all are. The same is true of more than RUNS runs of rows.
    """

    def __init__(self, table: QTableView, model: OrdersModel) -> None:
        super().__init__(table)
        self._table, self._model = table, model
        self._all = False
        self._selection = table.selectionModel()
        self._selection.selectionChanged.connect(self._note)
        self._selection.currentRowChanged.connect(self._note)
        model.modelReset.connect(self._begin)
        model.moving.connect(self._set_aside)
        model.moved.connect(self._put_back)

    def spans(self) -> list[Span]:
        """Return the selected rows as (first row, number of rows), from the top."""
        return sorted({(one.top(), one.height()) for one in self._selection.selection().toList()})

    def _begin(self) -> None:
        self._all = False

    def _note(self) -> None:
        """Keep what the operator chose; the model is told of no more than it keeps."""
        if self._model.settling:
            return
        spans = self.spans()
        selected = sum(length for _, length in spans)
        self._all = selected > MOST and selected >= self._model.rowCount()
        rows = list[int]()
        for first, length in spans:
            rows.extend(range(first, first + min(length, MOST - len(rows))))
        self._model.choose(rows, self._selection.currentIndex().row())

    def _set_aside(self) -> None:
        with QSignalBlocker(self._selection):
            self._selection.clearSelection()

    def _put_back(self) -> None:
        """Select the chosen orders where they are now; the view is not to go there."""
        chosen, last = self._model.chosen, self._model.rowCount() - 1
        spans = [(0, last + 1)] if self._all else runs(chosen.selected(), MOST)
        if len(spans) > RUNS:
            spans = spans[:RUNS]
            chosen.let_go_below(sum(spans[-1]))
        picked = QItemSelection()
        for first, length in spans:
            picked.select(
                self._model.index(first, 0), self._model.index(min(first + length - 1, last), 0)
            )
        with QSignalBlocker(self._selection):
            self._selection.select(picked, _How.Select | _How.Rows)
            row = None if chosen.current is None else chosen.row_of(chosen.current)
            if row is not None and row != self._selection.currentIndex().row():
                self._selection.setCurrentIndex(self._model.index(row, 0), _How.NoUpdate)
        self._table.viewport().update()
