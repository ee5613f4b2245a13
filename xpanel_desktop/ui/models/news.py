"""The list of news: two lines each, the newest above."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from xpanel_desktop.domain.news import Item
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.news_words import NewsWords
from xpanel_desktop.ui.plain import plain, tooltip
from xpanel_desktop.ui.text import moment

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


class NewsModel(QAbstractListModel):
    """News as they were last read."""

    def __init__(self, account_name: Callable[[int], str], parent: QObject) -> None:
        super().__init__(parent)
        self._words = NewsWords(self)
        self._name = account_name
        self._items: list[Item] = []

    def show(self, items: list[Item]) -> None:
        """Show these instead; the same again changes nothing."""
        if items != self._items:
            self.beginResetModel()
            self._items = items
            self.endResetModel()

    def item(self, row: int) -> Item | None:
        """Return the piece in a row."""
        return self._items[row] if 0 <= row < len(self._items) else None

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return how many news there are."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- Qt's own signature
        """Return the lines, the icon, and whether it is new."""
        item = self.item(index.row()) if index.isValid() else None
        if item is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{self._title(item)}\n{self._below(item)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self._title(item), item.link)
        if role == Qt.ItemDataRole.DecorationRole:
            return icon(self._words.mark(item.kind))
        if role == Qt.ItemDataRole.FontRole and not item.seen:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _title(self, item: Item) -> str:
        return self._words.title(item, self._name(item.account_id))

    def _below(self, item: Item) -> str:
        parts = (moment(item.at), plain(self._name(item.account_id)), plain(item.link)[:60])
        return " · ".join(part for part in parts if part)
