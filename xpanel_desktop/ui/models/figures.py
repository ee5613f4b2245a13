"""A table that is at hand as a whole: what the screen shows is what is written to files."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, overload

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView

from xpanel_desktop.ui.mirroring import FIGURES_SIDE
from xpanel_desktop.ui.plain import tooltip
from xpanel_desktop.ui.widgets.amounts import AmountDelegate

Index = QModelIndex | QPersistentModelIndex
Row = tuple[str, ...]
_NONE = QModelIndex()


T = TypeVar("T")


class Worded(Sequence[Row], Generic[T]):
    """Rows that are put in words when they are asked for: a table shows a few of thousands."""

    def __init__(self, told: Sequence[T], words: Callable[[T], Row]) -> None:
        self._told, self._words = told, words
        self._known: dict[int, Row] = {}

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._told)

    @overload
    def __getitem__(self, at: int) -> Row: ...

    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...

    def __getitem__(self, at: int | slice) -> Row | list[Row]:
        """Return a row, or those of a slice."""
        if isinstance(at, slice):
            return [self[one] for one in range(len(self))[at]]
        if at not in self._known:
            self._known[at] = self._words(self._told[at])
        return self._known[at]


def _no_tips() -> Mapping[tuple[int, int], str]:
    return {}


@dataclass(frozen=True, slots=True)
class Report:
    """A table in words: headings, rows, and the totals below them, told apart."""

    title: str = ""
    notes: tuple[str, ...] = ()
    """What the figures rest on: range, accounts, rates."""
    headings: Row = ()
    rows: Sequence[Row] = ()
    totals: Sequence[Row] = ()
    figures: frozenset[int] = frozenset()
    """Columns of figures: they stand to the right."""
    tips: Mapping[tuple[int, int], str] = field(default_factory=_no_tips)
    """What a cell says beside its text, by row and column."""


class Figures(QAbstractTableModel):
    """The rows of a report, then its totals."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.report = Report()

    def show_report(self, report: Report) -> None:
        """Show a report in the place of the one before."""
        self.beginResetModel()
        self.report = report
        self.endResetModel()

    def _row(self, row: int) -> Row:
        many = len(self.report.rows)
        return self.report.rows[row] if row < many else self.report.totals[row - many]

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return the number of rows and totals."""
        report = self.report
        return 0 if parent.isValid() else len(report.rows) + len(report.totals)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.report.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- Qt's own signature
        """Return what a cell shows."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._row(row)[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self.report.tips.get((row, column)) or self._row(row)[column])
        if role == Qt.ItemDataRole.FontRole and row >= len(self.report.rows):
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column in self.report.figures)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 -- Qt's own signature
        """Return a column's heading."""
        columns = len(self.report.headings)
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < columns:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.report.headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section in self.report.figures)
        return None


def _side(right: bool) -> int:
    side = FIGURES_SIDE if right else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)


class _FigureDelegate(AmountDelegate):
    """Draws totals bold."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell."""
        if index.data(Qt.ItemDataRole.FontRole) is None:
            super().paint(painter, option, index)
            return
        bold = QStyleOptionViewItem(option)
        bold.font.setBold(True)
        bold.fontMetrics = QFontMetrics(bold.font)
        painter.save()
        painter.setFont(bold.font)
        super().paint(painter, bold, index)
        painter.restore()


def draw_figures(table: QTableView, columns: Sequence[int]) -> None:
    """Let these columns of a table be drawn as amounts."""
    delegate = _FigureDelegate(table)
    for column in columns:
        table.setItemDelegateForColumn(column, delegate)
