"""The tree of categories with counts: All, then groups by platform, then the panel's categories.

Categories that begin with the same word ("Instagram Followers", "Instagram Likes") stand under that
word; the others stand alone, in the panel's order.
"""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from xpanel_desktop.domain.folding import fold
from xpanel_desktop.ui.plain import plain

CATEGORIES = Qt.ItemDataRole.UserRole
"""A frozenset of category numbers, None for All."""
COUNT = Qt.ItemDataRole.UserRole + 1


def first_word(name: str) -> str:
    """Return the first word of letters or digits, as the panel spells it; empty when none."""
    for word in name.split():
        letters = "".join(letter for letter in word if letter.isalnum())
        if letters:
            return letters
    return ""


def grouped(names: Sequence[str]) -> list[tuple[str, list[int]]]:
    """Return groups of category numbers; a group of one has no word of its own.

    Both groups and what is in them keep the panel's order.
    """
    groups: dict[str, tuple[str, list[int]]] = {}
    for number, name in enumerate(names):
        word = first_word(name)
        key = fold(word) or f"\x00{number}"
        groups.setdefault(key, (word, []))[1].append(number)
    return [(word if len(numbers) > 1 else "", numbers) for word, numbers in groups.values()]


class CategoriesModel(QStandardItemModel):
    """Items with a name, their category numbers and how many services match in them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: list[QStandardItem] = []
        self._names: tuple[str, ...] = ()

    def show(self, names: tuple[str, ...], counts: Counter[int]) -> None:
        """Show the categories of a catalogue."""
        self.removeRows(0, self.rowCount())  # `clear` would leave every item with PySide
        self._items = []
        self._names = names
        root = self.invisibleRootItem()
        root.appendRow(self._item(self.tr("All services"), None))
        for word, numbers in grouped(names):
            if not word:
                root.appendRow(self._item(plain(names[numbers[0]]), frozenset(numbers)))
                continue
            group = self._item(plain(word), frozenset(numbers))
            for number in numbers:
                group.appendRow(self._item(plain(names[number]), frozenset((number,))))
            root.appendRow(group)
        self.show_counts(counts)

    def show_counts(self, counts: Counter[int]) -> None:
        """Show how many services match in each category."""
        total = counts.total()
        for item in self._items:
            numbers = item.data(CATEGORIES)
            now = total if numbers is None else sum(counts[number] for number in numbers)
            if item.data(COUNT) != now:
                item.setData(now, COUNT)

    def retranslate(self) -> None:
        """Set the one text of ours in the present language."""
        if self._items:
            self._items[0].setText(self.tr("All services"))

    def _item(self, name: str, numbers: frozenset[int] | None) -> QStandardItem:
        item = QStandardItem(name or self.tr("No category"))
        item.setData(numbers, CATEGORIES)
        self._items.append(item)
        return item
