"""The services that are compared: a row for each fact, a column for each service."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, Qt, Signal
from PySide6.QtCore import QPersistentModelIndex as Persistent
from PySide6.QtGui import QFont

from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.service import Service
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.models.service_cells import cell, heading
from xpanel_desktop.ui.models.service_index import ServiceColumn
from xpanel_desktop.ui.plain import plain, tooltip

Index = QModelIndex | Persistent
MOST = 12
"""Services side by side: more cannot be compared by looking."""
FACTS = (
    ServiceColumn.ID,
    ServiceColumn.RATE,
    ServiceColumn.MINIMUM,
    ServiceColumn.MAXIMUM,
    ServiceColumn.REFILL,
    ServiceColumn.CANCEL,
    ServiceColumn.DRIPFEED,
    ServiceColumn.TYPE,
    ServiceColumn.AVERAGE_TIME,
    ServiceColumn.CATEGORY,
)
RATE_ROW = FACTS.index(ServiceColumn.RATE) + 1
_NONE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Compared:
    """One column: a service of an account."""

    account: Account
    service: Service

    @property
    def currency(self) -> str:
        """The currency of its rate, empty when nobody told."""
        return self.service.currency or self.account.currency


class Comparison(QAbstractTableModel):
    """Row 0 names the account; then each fact. The facts that differ are bold."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: list[Compared] = []

    def place(self, account_id: int, service_id: str) -> int | None:
        """Return the column of a service, None when it is not compared."""
        for at, one in enumerate(self.columns):
            if (one.account.id, one.service.id) == (account_id, service_id):
                return at
        return None

    def turn(self, account: Account, service: Service) -> bool:
        """Take a service in, or out when it is in; tell whether there was room."""
        at = self.place(account.id, service.id)
        if at is not None:
            self.remove(at)
            return True
        if len(self.columns) >= MOST:
            return False
        self._reset([*self.columns, Compared(account, service)])
        return True

    def remove(self, at: int) -> None:
        """Take a column out."""
        self._reset([one for place, one in enumerate(self.columns) if place != at])

    def clear(self) -> None:
        """Take every column out."""
        self._reset([])

    def follow(self, account_id: int, services: dict[str, Service]) -> None:
        """Show what a new catalogue tells of the compared services; one that is gone goes."""
        kept: list[Compared] = []
        for one in self.columns:
            now = one.service if one.account.id != account_id else services.get(one.service.id)
            if now is not None:
                kept.append(Compared(one.account, now))
        if kept != self.columns:
            self._reset(kept)

    def _reset(self, columns: list[Compared]) -> None:
        self.beginResetModel()
        self.columns = columns
        self.endResetModel()
        self.changed.emit()

    def cheapest(self) -> frozenset[int]:
        """Return the columns of the lowest rate; none unless all are told in one currency."""
        rates = [one.service.rate for one in self.columns]
        known = [rate for rate in rates if rate is not None]
        one_currency = len({one.currency for one in self.columns}) == 1
        if len(known) < len(rates) or not one_currency or len(set(known)) < 2:
            return frozenset()
        least = min(known)
        return frozenset(at for at, rate in enumerate(rates) if rate == least)

    def _told(self, row: int, at: int) -> str:
        one = self.columns[at]
        if row == 0:
            return plain(one.account.name)
        told = cell(one.service, FACTS[row - 1])
        if row == RATE_ROW:
            told = f"{told} {plain(one.currency)[:8]}".strip()
            if at in self.cheapest():
                lowest = QCoreApplication.translate("Compare", "lowest")
                told = f"{told} · {lowest}"
        return told

    def _differs(self, row: int) -> bool:
        if row == 0:
            return False
        return len({cell(one.service, FACTS[row - 1]) for one in self.columns}) > 1

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return the number of facts."""
        return 0 if parent.isValid() else len(FACTS) + 1

    def columnCount(self, parent: Index = _NONE) -> int:
        """Return the number of services compared."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- Qt's own signature
        """Return what a cell shows."""
        row, at = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._told(row, at)
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(self._told(row, at))
            case Qt.ItemDataRole.FontRole if self._differs(row):
                bold = QFont()
                bold.setBold(True)
                return bold
            case Qt.ItemDataRole.DecorationRole if row == RATE_ROW and at in self.cheapest():
                return icon("check")
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 -- Qt's own signature
        """Return a service's name, or a fact's."""
        if orientation is Qt.Orientation.Horizontal:
            if not 0 <= section < len(self.columns):
                return None
            name = plain(self.columns[section].service.name)
            if role == Qt.ItemDataRole.DisplayRole:
                return name
            return tooltip(name) if role == Qt.ItemDataRole.ToolTipRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            account = QCoreApplication.translate("Compare", "Account")
            return account if section == 0 else heading(FACTS[section - 1])
        return None
