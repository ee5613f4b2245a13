"""The table of an import: every line with its verdict, its cells to be put right in place."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QIcon

from xpanel_desktop.app.bulk import Judged, Verdict
from xpanel_desktop.domain.bulk import SERVICE
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.mirroring import FIGURES_SIDE
from xpanel_desktop.ui.panes.bulk_words import meaning_word, reason, verdict_word
from xpanel_desktop.ui.plain import plain, tooltip
from xpanel_desktop.ui.text import number
from xpanel_desktop.ui.theme import tokens

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
BEFORE = 3
"""Columns before the cells: line, verdict, service."""
NUMBER, VERDICT, NAME = range(BEFORE)
PASTED = (SERVICE, "link", "quantity", "runs", "interval", "data_pool")
"""What the cells of a pasted line are called, whatever the kind makes of them."""
_ICONS = {
    Verdict.READY: "check",
    Verdict.WARNED: "warning",
    Verdict.BLOCKED: "block",
    Verdict.QUEUED: "clock",
}
_RIGHT = FIGURES_SIDE | Qt.AlignmentFlag.AlignVCenter
_DISPLAY, _EDIT = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.EditRole)
_TOOL_TIP, _DECORATION = int(Qt.ItemDataRole.ToolTipRole), int(Qt.ItemDataRole.DecorationRole)
_ALIGNMENT, _COLOUR = int(Qt.ItemDataRole.TextAlignmentRole), int(Qt.ItemDataRole.ForegroundRole)
_ROLES = frozenset({_DISPLAY, _EDIT, _TOOL_TIP, _DECORATION, _ALIGNMENT, _COLOUR})
_STILL = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_EDITABLE = _STILL | Qt.ItemFlag.ItemIsEditable


class Show(StrEnum):
    """Which lines are shown."""

    ALL = "all"
    PROBLEMS = "problems"
    READY = "ready"
    QUEUED = "queued"


_SHOWN = {
    Show.ALL: frozenset(Verdict),
    Show.PROBLEMS: frozenset({Verdict.WARNED, Verdict.BLOCKED}),
    Show.READY: frozenset({Verdict.READY, Verdict.WARNED}),
    Show.QUEUED: frozenset({Verdict.QUEUED}),
}


class ImportModel(QAbstractTableModel):
    """Lines of an import. What is typed is told by `edited`; the verdict comes back by `put`."""

    edited = Signal(int, object)
    """Number of the line, its cells as they are to be."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: list[Judged] = []
        self._rows: list[int] = []
        self._show = Show.ALL
        self._columns: tuple[str, ...] = ()
        self._width = 0

    @property
    def lines(self) -> Sequence[Judged]:
        """Every line that has a verdict."""
        return self._lines

    def begin(self, columns: tuple[str, ...], width: int) -> None:
        """Show another import; its lines come by `add`. `width` is the most cells of a line."""
        self.beginResetModel()
        self._lines, self._rows = [], []
        self._columns, self._width = columns, max(width, len(columns), 3)
        self.endResetModel()

    def add(self, lines: Sequence[Judged]) -> None:
        """Add lines with their verdicts at the end."""
        start = len(self._lines)
        self._lines += lines
        shown = [at for at in range(start, len(self._lines)) if self._fits(at)]
        if shown:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(shown) - 1)
            self._rows += shown
            self.endInsertRows()

    def put(self, at: int, line: Judged) -> None:
        """Put a new verdict in the place of a line's old one; the line stays in sight."""
        self._lines[at] = line
        if at in self._rows:
            row = self._rows.index(at)
            self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def show_only(self, show: Show) -> None:
        """Show some of the lines."""
        self.beginResetModel()
        self._show = show
        self._rows = [at for at in range(len(self._lines)) if self._fits(at)]
        self.endResetModel()

    def counts(self) -> dict[str, int]:
        """Return how many lines each choice of `show_only` has."""
        each = dict.fromkeys(Verdict, 0)
        for line in self._lines:
            each[line.verdict] += 1
        return {show.value: sum(each[one] for one in _SHOWN[show]) for show in Show}

    def line(self, row: int) -> Judged | None:
        """Return the line in a row, None outside the table."""
        return self._lines[self._rows[row]] if 0 <= row < len(self._rows) else None

    def _fits(self, at: int) -> bool:
        return self._lines[at].verdict in _SHOWN[self._show]

    def cell_of(self, column: int) -> int | None:
        """Return which cell of the line a column shows; None for what is not the line's own."""
        return column - BEFORE if BEFORE <= column < BEFORE + self._width else None

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return the number of lines shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else BEFORE + self._width + 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the cells of what is not queued be edited."""
        line = self.line(index.row())
        if line is None:
            return Qt.ItemFlag.NoItemFlags
        own = self.cell_of(index.column()) is not None
        return _EDITABLE if own and line.kept.order_id is None else _STILL

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- Qt's own signature
        """Return what a cell shows."""
        if role not in _ROLES:  # most of what a paint asks
            return None
        column = index.column()
        if role == _ALIGNMENT:
            return _RIGHT if self.is_figure(column) else None
        if role == _COLOUR:
            return QColor(tokens().quiet) if self.is_quiet(column) else None
        if role == _DECORATION and column != VERDICT:
            return None
        line = self.line(index.row())
        return None if line is None else self._told(line, column, role)

    def _told(self, line: Judged, column: int, role: int) -> str | QIcon | None:
        if role == _DISPLAY:
            return self.text(line, column)
        if role == _EDIT:
            return self._raw(line, column)
        if role == _TOOL_TIP:
            return tooltip(self.text(line, column)) or None
        return icon(self.mark(line.verdict))

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell what the operator typed into a cell; the table shows it once it is kept."""
        line, cell = self.line(index.row()), self.cell_of(index.column())
        if line is None or cell is None or role != Qt.ItemDataRole.EditRole:
            return False
        typed = str(value).strip()
        if typed != self._raw(line, index.column()):
            cells = [*line.kept.cells, *[""] * (cell + 1 - len(line.kept.cells))]
            cells[cell] = typed
            self.edited.emit(line.kept.number, tuple(cells))
        return True

    def _raw(self, line: Judged, column: int) -> str:
        cell = self.cell_of(column)
        cells = line.kept.cells
        return cells[cell] if cell is not None and cell < len(cells) else ""

    def is_figure(self, column: int) -> bool:
        """Tell whether a column's texts stand to the right: numbers and charges."""
        return column in (NUMBER, BEFORE + self._width)

    def is_quiet(self, column: int) -> bool:
        """Tell whether a column is beside the matter."""
        return column in (NUMBER, NAME)

    def mark(self, verdict: Verdict) -> str:
        """Return the name of the icon that tells a verdict."""
        return _ICONS[verdict]

    def text(self, line: Judged, column: int) -> str:
        """Return what a column shows of a line."""
        if column == NUMBER:
            return number(line.kept.number)
        if column == VERDICT:
            return verdict_word(line.verdict)
        if column == NAME:
            return plain(line.service.name) if line.service else ""
        if column == BEFORE + self._width:
            return number(line.charge) if line.charge is not None else ""
        if column == BEFORE + self._width + 1:
            return reason(line)
        return plain(self._raw(line, column))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 -- Qt's own signature
        """Return a column's heading; figures have theirs to the right."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and self.is_figure(section):
            return int(_RIGHT)
        return self._heading(section) if role == Qt.ItemDataRole.DisplayRole else None

    def _heading(self, section: int) -> str:
        translate = QCoreApplication.translate
        own = {
            NUMBER: translate("Bulk", "Line"),
            VERDICT: translate("Bulk", "Verdict"),
            NAME: translate("Bulk", "Name"),
            BEFORE + self._width: translate("Bulk", "Charge"),
            BEFORE + self._width + 1: translate("Bulk", "Why"),
        }
        if section in own:
            return own[section]
        cell = section - BEFORE
        names = self._columns or PASTED
        return meaning_word(names[cell]) if 0 <= cell < len(names) else "…"
