"""A table over rows held in memory, described by its columns: what the tabs of money share."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.mirroring import FIGURES_SIDE
from xpanel_desktop.ui.plain import tooltip

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")
_NONE = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = FIGURES_SIDE | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: its heading, its text, and what stands with it."""

    head: Callable[[], str]
    text: Callable[[Row], str]
    tip: Callable[[Row], str] | None = None
    """None: the text itself."""
    mark: Callable[[Row], str] | None = None
    """The name of an icon before the text; an empty one for none."""
    figure: bool = False
    """Stands to the right."""


class Rows(QAbstractTableModel, Generic[Row]):
    """Rows that are read at once and shown as a whole."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject) -> None:
        super().__init__(parent)
        self._columns = columns
        self.rows: list[Row] = []

    @property
    def figures(self) -> tuple[int, ...]:
        """The columns that are figures."""
        return tuple(at for at, column in enumerate(self._columns) if column.figure)

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows; the same ones again repaint nothing."""
        if list(rows) == self.rows:
            return
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def add(self, rows: Sequence[Row]) -> None:
        """Show further rows below."""
        if rows:
            first = len(self.rows)
            self.beginInsertRows(_NONE, first, first + len(rows) - 1)
            self.rows += rows
            self.endInsertRows()

    def row(self, number: int) -> Row | None:
        """Return a row, None outside."""
        return self.rows[number] if 0 <= number < len(self.rows) else None

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- Qt's own signature
        """Return what a cell shows."""
        row = self.row(index.row())
        if row is None:
            return None
        column = self._columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(row)
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip((column.tip or column.text)(row))
            case Qt.ItemDataRole.DecorationRole if column.mark is not None:
                name = column.mark(row)
                return icon(name) if name else None
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 -- Qt's own signature
        """Return a column's heading."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].head()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_RIGHT if self._columns[section].figure else _LEFT)
        return None

    def retranslate(self) -> None:
        """Say headings and cells anew in the present language."""
        last = len(self._columns) - 1
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, last))
