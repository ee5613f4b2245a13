"""Where the operator stands in the table of findings: kept by finding, since rows come and go."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QAbstractItemView, QTableView

from xpanel_desktop.store.watch import Found
from xpanel_desktop.ui.models.watch_rows import WatchRows

_WHOLE_ROW = QItemSelectionModel.SelectionFlag.Rows


def selected_rows(chosen: QItemSelectionModel) -> list[int]:
    """Return the selected rows in their order; `selectedRows` asks the model at each of them."""
    spans = chosen.selection().toList()
    return sorted({row for span in spans for row in range(span.top(), span.bottom() + 1)})


class WatchPlace:
    """What is selected, current and at the top of the view, taken before other rows are shown."""

    def __init__(self, table: QTableView, model: WatchRows) -> None:
        self._table, self._model = table, model
        found = model.found(table.currentIndex().row())
        self._current = found.id if found else None
        self._selected = {
            one.id
            for row in selected_rows(table.selectionModel())
            if (one := model.found(row)) is not None
        }
        top = model.found(table.rowAt(0)) if table.verticalScrollBar().value() > 0 else None
        self._top = top.id if top else None

    def take(self, rows: Sequence[Found]) -> None:
        """Stand there again among the rows shown now, as far as those are among them."""
        places = {one.id: row for row, one in enumerate(rows)}
        self._select(sorted(places[one] for one in self._selected if one in places), places)
        if self._top in places:
            top = self._model.index(places[self._top], 0)
            self._table.scrollTo(top, QAbstractItemView.ScrollHint.PositionAtTop)

    def _select(self, rows: Sequence[int], places: dict[int, int]) -> None:
        if not rows:
            return
        picked, how = QItemSelection(), QItemSelectionModel.SelectionFlag
        for first, last in _runs(rows):
            picked.select(self._model.index(first, 0), self._model.index(last, 0))
        chosen = self._table.selectionModel()
        current = places.get(self._current, rows[0]) if self._current is not None else rows[0]
        chosen.setCurrentIndex(self._model.index(current, 0), how.NoUpdate)
        chosen.select(picked, how.ClearAndSelect | _WHOLE_ROW)


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Return rows that stand in order as first and last of each run of neighbours."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
