"""The backups as rows: when, why, how large, what is in them, of which version."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from xpanel_desktop.domain.state import State
from xpanel_desktop.store.backup import Copy
from xpanel_desktop.store.restore import Contents
from xpanel_desktop.ui.mirroring import FIGURES_SIDE
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.text import moment, number, state_words

Index = QModelIndex | QPersistentModelIndex
translate = QCoreApplication.translate
_RIGHT = FIGURES_SIDE | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class BackupColumn(IntEnum):
    """The columns, in their order."""

    MADE, KIND, SIZE, VERSION, ORDERS = range(5)


_HEADS = {
    BackupColumn.MADE: QT_TRANSLATE_NOOP("Backups", "Made"),
    BackupColumn.KIND: QT_TRANSLATE_NOOP("Backups", "Occasion"),
    BackupColumn.SIZE: QT_TRANSLATE_NOOP("Backups", "Size"),
    BackupColumn.VERSION: QT_TRANSLATE_NOOP("Backups", "Version"),
    BackupColumn.ORDERS: QT_TRANSLATE_NOOP("Backups", "Orders"),
}
_KINDS: Mapping[str, object] = {
    "daily": QT_TRANSLATE_NOOP("Backups", "Daily"),
    "hand": QT_TRANSLATE_NOOP("Backups", "By hand"),
    "before": QT_TRANSLATE_NOOP("Backups", "Before an update"),
}


@dataclass(frozen=True, slots=True)
class BackupRow:
    """A copy and what is in it; None when it cannot be read."""

    copy: Copy
    contents: Contents | None


class BackupRows(QAbstractTableModel):
    """A table of backups, the newest first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: Sequence[BackupRow] = ()

    def show(self, rows: Sequence[BackupRow]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def row(self, number: int) -> BackupRow | None:
        """Return a row, None when there is none."""
        return self.rows[number] if 0 <= number < len(self.rows) else None

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of backups."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(BackupColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, or how it stands."""
        row = self.row(index.row())
        if row is None:
            return None
        column = BackupColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell(row, column)
        if role == Qt.ItemDataRole.ToolTipRole and column is BackupColumn.ORDERS:
            return orders_words(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            narrow = column in (BackupColumn.SIZE, BackupColumn.VERSION)
            return _RIGHT if narrow else None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the head of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return translate("Backups", str(_HEADS[BackupColumn(section)]))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            narrow = section in (BackupColumn.SIZE, BackupColumn.VERSION)
            return int(_RIGHT if narrow else _LEFT)
        return None


def orders_words(row: BackupRow) -> str:
    """Return how many orders a backup holds, in all and by state."""
    if row.contents is None:
        return translate("Backups", "Cannot be read")
    states = row.contents.states
    parts = [
        f"{state_words(state)} {number(states[state])}" for state in State if states.get(state)
    ]
    odd = sum(many for state, many in states.items() if state not in set(State))
    if odd:
        parts.append(f"{state_words(State.UNHEARD)} {number(odd)}")
    return " · ".join(parts) or translate("Backups", "None")


def _cell(row: BackupRow, column: BackupColumn) -> str:
    match column:
        case BackupColumn.MADE:
            return moment(row.copy.made_at)
        case BackupColumn.KIND:
            kind = _KINDS.get(row.copy.kind)
            return translate("Backups", str(kind)) if kind else plain(row.copy.kind)
        case BackupColumn.SIZE:
            return QLocale().formattedDataSize(row.copy.size, 1)
        case BackupColumn.VERSION:
            return str(row.contents.version) if row.contents else "–"
        case BackupColumn.ORDERS:  # pragma: no branch - all
            return orders_words(row)
