"""The table of services: positions in a folded index, found and sorted without a proxy model."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from xpanel_desktop.domain.service import Service
from xpanel_desktop.ui.mirroring import FIGURES_SIDE
from xpanel_desktop.ui.models.service_cells import cell, heading
from xpanel_desktop.ui.models.service_index import CARD_COLUMNS, ServiceColumn, ServiceIndex
from xpanel_desktop.ui.plain import plain, tooltip

if TYPE_CHECKING:
    from xpanel_desktop.domain.scorecard import Card
    from xpanel_desktop.domain.service_filter import Marks, ServiceFilter

Index = QModelIndex | QPersistentModelIndex
NUMBERS = frozenset(
    {ServiceColumn.ID, ServiceColumn.RATE, ServiceColumn.MINIMUM, ServiceColumn.MAXIMUM}
    | CARD_COLUMNS
)
"""Columns whose figures stand to the right."""
_NONE = QModelIndex()


class ServicesModel(QAbstractTableModel):
    """The services that match a search and a choice of categories, in the sorted order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._index = ServiceIndex((), [])
        self._rows: list[int] = []
        self._matching: list[int] = []
        self._query = ""
        self._categories: frozenset[int] | None = None
        self._wishes: ServiceFilter | None = None
        self._marks: Marks | None = None
        self._xpanel = False
        self._wanted: frozenset[int] | None = None
        """Positions that the wishes let through; None: all."""
        self._sort: tuple[ServiceColumn | None, bool] = (None, False)
        self._currency = ""
        self._cards: Mapping[str, Card] = {}

    @property
    def matching(self) -> list[int]:
        """Positions that match search and wishes in all categories."""
        return self._matching

    @property
    def index_shown(self) -> ServiceIndex:
        """The catalogue that is shown, whether folded or not, whole or not."""
        return self._index

    @property
    def searchable(self) -> bool:
        """Whether a search finds anything in what is shown."""
        return self._index.searchable

    @property
    def is_sorted(self) -> bool:
        """Whether the operator sorted by a column; else the order is the panel's."""
        return self._sort[0] is not None

    @property
    def total(self) -> int:
        """How many services the catalogue has."""
        return len(self._index.services)

    def show(self, index: ServiceIndex, currency: str) -> None:
        """Show another catalogue; search and sort stay, the choice of categories ends.

        The same catalogue once it is folded takes the place of itself without a reset.
        """
        if index.services is self._index.services and index.services:
            self._index = index
            self._order()
            if self._query or self._wanted is not None:
                self.search(self._query)
            return
        self.beginResetModel()
        self._index = index
        self._currency = currency
        self._categories = None
        self._order()
        self._wanted = self._allowed()
        self._read()
        self.endResetModel()

    def search(self, query: str) -> None:
        """Show what holds every word of `query`."""
        self.beginResetModel()
        self._query = query
        self._read()
        self.endResetModel()

    def choose(self, categories: frozenset[int] | None) -> None:
        """Show the numbered categories only; None shows all."""
        self.beginResetModel()
        self._categories = categories
        self._read()
        self.endResetModel()

    def narrow(self, wishes: "ServiceFilter", marks: "Marks", *, xpanel: bool) -> bool:
        """Show what the operator wishes for, with new marks; tell whether other rows are shown."""
        repainted, self._marks = marks != self._marks, marks
        self._wishes, self._xpanel = wishes, xpanel
        wanted = self._allowed()
        if wanted == self._wanted:
            if repainted and self._rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))
            return False
        self.beginResetModel()
        self._wanted = wanted
        self._read()
        self.endResetModel()
        return True

    def _allowed(self) -> frozenset[int] | None:
        if self._wishes is None or self._marks is None:
            return None
        tests = self._wishes.tests(self._marks, xpanel=self._xpanel)
        if not tests:
            return None
        services = self._index.services
        left: Sequence[int] = range(len(services))
        for test in tests:
            left = [at for at in left if test(services[at])]
        return frozenset(left)

    def take_cards(self, cards: "Mapping[str, Card]") -> None:
        """Show what one's own orders tell of the services; sorted by that, they move."""
        if cards == self._cards:
            return
        self._cards = cards
        column, descending = self._sort
        if column is not None and column in CARD_COLUMNS:
            way = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
            self.sort(column, way)
        elif self._rows:
            first, last = self.index(0, min(CARD_COLUMNS)), max(CARD_COLUMNS)
            self.dataChanged.emit(first, self.index(len(self._rows) - 1, last))

    def card(self, service_id: str) -> "Card | None":
        """Return what one's own orders tell of a service; None when they tell nothing."""
        return self._cards.get(service_id)

    def text(self, service: Service, column: ServiceColumn) -> str:
        """Return what a cell says."""
        return cell(service, column, self._cards.get(service.id))

    def _order(self) -> None:
        column, descending = self._sort
        self._index.sort(column, descending=descending, cards=self._cards)

    def is_favourite(self, service_id: str) -> bool:
        """Tell whether a service is one of the operator's favourites."""
        return self._marks is not None and service_id in self._marks.favourites

    def is_marked(self, service_id: str) -> bool:
        """Tell whether a mark stands beside the name: a favourite's, or one of what changed."""
        marks = self._marks
        if marks is None:
            return False
        return service_id in marks.favourites or service_id in marks.changed

    def told_changes(self, service_id: str) -> str:
        """Return what changed of a service since the operator looked, in few words."""
        if self._marks is None or service_id not in self._marks.changed:
            return ""
        from xpanel_desktop.ui.models.service_changes import change_words

        return change_words(self._marks.changed[service_id])

    def service(self, row: int) -> Service | None:
        """Return the service shown in `row`, None outside the table."""
        return self._index.services[self._rows[row]] if 0 <= row < len(self._rows) else None

    def row_of(self, service_id: str) -> int | None:
        """Return the row of a service, None when it is not shown."""
        position = self._index.position(service_id)
        try:
            return None if position is None else self._rows.index(position)
        except ValueError:
            return None

    def _read(self) -> None:
        found, wanted = self._index.find(self._query), self._wanted
        self._matching = found if wanted is None else [at for at in found if at in wanted]
        chosen = self._categories
        self._rows = (
            self._matching if chosen is None else self._index.within(self._matching, chosen)
        )

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return the number of services shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(ServiceColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- Qt's own signature
        """Return what a cell shows; the delegate draws from `service` directly instead."""
        service = self.service(index.row())
        if service is None:
            return None
        column = ServiceColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(service, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(service, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(column)
            case Qt.ItemDataRole.AccessibleTextRole if column is ServiceColumn.NAME:
                return self._spoken(service)
            case Qt.ItemDataRole.AccessibleTextRole if column is ServiceColumn.RATE:
                return f"{self.text(service, column)} {plain(self._currency)[:8]}".rstrip()
            case _:
                return None

    def _tip(self, service: Service, column: ServiceColumn) -> str:
        card = self.card(service.id)
        if column in CARD_COLUMNS and card is not None and card.orders:
            from xpanel_desktop.ui.scorecard_words import tip

            return tip(card)
        return tooltip(self.text(service, column))

    def _spoken(self, service: Service) -> str:
        """Return a name with its marks in words."""
        told = [cell(service, ServiceColumn.NAME)]
        if self.is_favourite(service.id):
            told.append(self.tr("favourite"))
        told.append(self.told_changes(service.id))
        return ", ".join(part for part in told if part)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 -- Qt's own signature
        """Return a column's heading."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(ServiceColumn):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return heading(ServiceColumn(section), self._currency)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(ServiceColumn(section))
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 is the panel's own order."""
        chosen = ServiceColumn(column) if 0 <= column < len(ServiceColumn) else None
        self._sort = (chosen, order == Qt.SortOrder.DescendingOrder)
        self.beginResetModel()
        self._order()
        self._read()
        self.endResetModel()


def _side(column: ServiceColumn) -> Qt.AlignmentFlag:
    side = FIGURES_SIDE if column in NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
