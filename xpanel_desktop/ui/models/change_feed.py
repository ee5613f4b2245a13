"""The feed of what changed in a catalogue, newest first."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QFont

from xpanel_desktop.domain.catalogue_changes import ServiceChange, What
from xpanel_desktop.domain.folding import fold, words
from xpanel_desktop.domain.money import trim
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.models.ledger_entries import MINUS
from xpanel_desktop.ui.models.service_cells import NOT_TOLD
from xpanel_desktop.ui.plain import plain, tooltip
from xpanel_desktop.ui.scorecard_words import in_per_cent
from xpanel_desktop.ui.text import moment, number

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
WHATS = {
    What.NEW: QT_TRANSLATE_NOOP("Changes", "New"),
    What.GONE: QT_TRANSLATE_NOOP("Changes", "Gone"),
    What.RATE: QT_TRANSLATE_NOOP("Changes", "Rate"),
    What.MINIMUM: QT_TRANSLATE_NOOP("Changes", "Min"),
    What.MAXIMUM: QT_TRANSLATE_NOOP("Changes", "Max"),
    What.NAME: QT_TRANSLATE_NOOP("Changes", "Name"),
}
_ICONS = {What.NEW: "plus", What.GONE: "minus", What.NAME: "edit"}


class FeedColumn(IntEnum):
    """The columns, in their order."""

    AT = 0
    WHAT = 1
    SERVICE = 2
    BEFORE = 3
    AFTER = 4


_HEADINGS = {
    FeedColumn.AT: QT_TRANSLATE_NOOP("Changes", "When"),
    FeedColumn.WHAT: QT_TRANSLATE_NOOP("Changes", "What"),
    FeedColumn.SERVICE: QT_TRANSLATE_NOOP("Changes", "Service"),
    FeedColumn.BEFORE: QT_TRANSLATE_NOOP("Changes", "Before"),
    FeedColumn.AFTER: QT_TRANSLATE_NOOP("Changes", "After"),
}


def what_word(what: What) -> str:
    """Return the word for what changed."""
    return QCoreApplication.translate("Changes", str(WHATS[what]))


class ChangeFeed(QAbstractTableModel):
    """Changes that hold every word searched for; those not looked at yet are bold."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[ServiceChange] = ()
        self._rows: Sequence[ServiceChange] = ()
        self._seen: datetime | None = None
        self._query = ""

    @property
    def total(self) -> int:
        """How many changes there are, shown or not."""
        return len(self._all)

    def show(self, changes: Sequence[ServiceChange], seen: datetime | None) -> None:
        """Show a feed; `seen` tells until when it was looked at."""
        self._all, self._seen = changes, seen
        self.search(self._query)

    def search(self, query: str) -> None:
        """Show what holds every word of `query`."""
        self.beginResetModel()
        self._query = query
        wanted = words(query)
        self._rows = (
            [one for one in self._all if all(word in _searched(one) for word in wanted)]
            if wanted
            else self._all
        )
        self.endResetModel()

    def change(self, row: int) -> ServiceChange | None:
        """Return the change of a row, None outside."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def is_new(self, one: ServiceChange) -> bool:
        """Tell whether the operator has not looked at a change yet."""
        return self._seen is None or (one.at is not None and one.at > self._seen)

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return the number of changes shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(FeedColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- Qt's own signature
        """Return what a cell shows."""
        one = self.change(index.row())
        if one is None:
            return None
        column = FeedColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _cell(one, column)
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(_cell(one, column))
            case Qt.ItemDataRole.DecorationRole if column is FeedColumn.WHAT:
                return icon(_mark(one))
            case Qt.ItemDataRole.FontRole if self.is_new(one) and column is FeedColumn.WHAT:
                bold = QFont()
                bold.setBold(True)
                return bold
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 -- Qt's own signature
        """Return a column's heading."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(FeedColumn):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate("Changes", str(_HEADINGS[FeedColumn(section)]))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


def _mark(one: ServiceChange) -> str:
    if one.what in _ICONS:
        return _ICONS[one.what]
    try:
        rose = Decimal(one.after) > Decimal(one.before)
    except ArithmeticError:
        return "changed"
    return "rise" if rose else "fall"


def _searched(one: ServiceChange) -> str:
    return f"{fold(one.name)} {one.service_id.casefold()} {fold(what_word(one.what))}"


def _cell(one: ServiceChange, column: FeedColumn) -> str:
    match column:
        case FeedColumn.AT:
            return moment(one.at) if one.at else NOT_TOLD
        case FeedColumn.WHAT:
            return what_word(one.what)
        case FeedColumn.SERVICE:
            return f"{plain(one.service_id)} · {plain(one.name)}"
        case FeedColumn.BEFORE:
            return _value(one, one.before)
        case FeedColumn.AFTER:
            return _value(one, one.after) + _per_cent(one)


def _value(one: ServiceChange, text: str) -> str:
    if one.what is What.NAME:
        return plain(text)
    try:
        told = Decimal(text)
    except ArithmeticError:
        return NOT_TOLD
    whole = one.what in (What.MINIMUM, What.MAXIMUM)
    return number(int(told) if whole else trim(told))


def _per_cent(one: ServiceChange) -> str:
    moved = one.per_cent
    if moved is None:
        return ""
    sign = "+" if moved > 0 else MINUS
    return f"  ({sign}{in_per_cent(number(abs(moved).quantize(Decimal('0.1'))))})"
