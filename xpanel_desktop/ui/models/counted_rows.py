"""A table whose row count is known apart from its rows: it grows and shrinks at its end."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


class CountedRows(QAbstractTableModel):
    """Rows that are counted before they are read."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._count = 0

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return how many rows there are, read or not."""
        return 0 if parent.isValid() else self._count

    def extend(self, count: int) -> None:
        """Have at least so many rows."""
        if count > self._count:
            self.beginInsertRows(_NONE, self._count, count - 1)
            self._count = count
            self.endInsertRows()

    def shorten(self, count: int) -> None:
        """Have at most so many rows."""
        if count < self._count:
            self.beginRemoveRows(_NONE, count, self._count - 1)
            self._count = count
            self.endRemoveRows()
