"""The findings as rows: what, which order of which service, since when, why."""

from collections.abc import Sequence
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

from xpanel_desktop.app.core import Core
from xpanel_desktop.store.watch import Found
from xpanel_desktop.ui.account_words import named
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.models.service_cells import NOT_TOLD
from xpanel_desktop.ui.plain import plain, tooltip
from xpanel_desktop.ui.text import age, moment
from xpanel_desktop.ui.watch_words import ICONS, what_word, why_words
from xpanel_desktop.ui.widgets.account_choice import account_icon

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


class WatchColumn(IntEnum):
    """The columns, in their order."""

    WHAT, ORDER, SERVICE, LINK, SINCE, WHY, ACCOUNT = range(7)


_HEADINGS = {
    WatchColumn.WHAT: QT_TRANSLATE_NOOP("Watch", "What"),
    WatchColumn.ORDER: QT_TRANSLATE_NOOP("Watch", "Order"),
    WatchColumn.SERVICE: QT_TRANSLATE_NOOP("Watch", "Service"),
    WatchColumn.LINK: QT_TRANSLATE_NOOP("Watch", "Link"),
    WatchColumn.SINCE: QT_TRANSLATE_NOOP("Watch", "Noticed"),
    WatchColumn.WHY: QT_TRANSLATE_NOOP("Watch", "Why"),
    WatchColumn.ACCOUNT: QT_TRANSLATE_NOOP("Watch", "Account"),
}


class WatchRows(QAbstractTableModel):
    """Findings, the newest first."""

    def __init__(self, core: Core, parent: QObject) -> None:
        super().__init__(parent)
        self._core = core
        self._rows: Sequence[Found] = ()

    @property
    def rows(self) -> Sequence[Found]:
        """What is shown."""
        return self._rows

    def show(self, rows: Sequence[Found]) -> bool:
        """Show these findings; tell whether they are others, which loses cursor and selection."""
        same = [one.id for one in rows] == [one.id for one in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = rows
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(WatchColumn) - 1))
        return not same

    def found(self, row: int) -> Found | None:
        """Return the finding of a row, None outside."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def tell_ages(self) -> None:
        """Show how much older everything has become."""
        if self._rows:
            since = int(WatchColumn.SINCE)
            self.dataChanged.emit(self.index(0, since), self.index(len(self._rows) - 1, since))

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return the number of findings shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(WatchColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- Qt's own signature
        """Return what a cell shows."""
        found = self.found(index.row())
        if found is None:
            return None
        column = WatchColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._cell(found, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(found, column)
            case Qt.ItemDataRole.DecorationRole if column is WatchColumn.WHAT:
                return icon(ICONS[found.finding.what])
            case Qt.ItemDataRole.DecorationRole if column is WatchColumn.ACCOUNT:
                return account_icon(self._core.accounts.get(found.order.ticket.account_id))
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 -- Qt's own signature
        """Return a column's heading."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(WatchColumn):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate("Watch", str(_HEADINGS[WatchColumn(section)]))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _cell(self, found: Found, column: WatchColumn) -> str:
        order = found.order
        match column:
            case WatchColumn.WHAT:
                return what_word(found.finding.what)
            case WatchColumn.ORDER:
                return order_name(found)
            case WatchColumn.SERVICE:
                return f"{plain(order.ticket.service_id)} · {plain(order.service_name)}"
            case WatchColumn.LINK:
                return plain(order.link) or NOT_TOLD
            case WatchColumn.SINCE:
                return age(found.first_at, self._core.clock.now())
            case WatchColumn.WHY:
                return why_words(found)
            case WatchColumn.ACCOUNT:
                account = self._core.accounts.get(order.ticket.account_id)
                return named(account) if account else NOT_TOLD

    def _tip(self, found: Found, column: WatchColumn) -> str:
        told = moment(found.first_at) if column is WatchColumn.SINCE else self._cell(found, column)
        return tooltip(told)


def order_name(found: Found) -> str:
    """Return the panel's id of the order; before it has one, ours with a # before it."""
    return plain(found.order.panel_id) or f"#{found.order.id}"
