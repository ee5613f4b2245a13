"""Orders that a deed is asked for, as rows: the verdict before, the outcome after."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from xpanel_desktop.app.asking import Result
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.aftersales import Candidate
from xpanel_desktop.domain.checks import Level
from xpanel_desktop.domain.pasted import LeftOut
from xpanel_desktop.domain.requests import Stand
from xpanel_desktop.ui.account_words import named
from xpanel_desktop.ui.aftersales_words import left_out_words, result_words, verdict_words
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.plain import plain, tooltip
from xpanel_desktop.ui.text import state_words
from xpanel_desktop.ui.widgets.account_choice import account_icon

Index = QModelIndex | QPersistentModelIndex
translate = QCoreApplication.translate


class RowColumn(IntEnum):
    """The columns, in their order."""

    ORDER, ACCOUNT, SERVICE, STATE, OUTCOME = range(5)


class Part(StrEnum):
    """Which rows are shown."""

    ALL = "all"
    GOING = "going"
    """May be asked; after the asking: taken."""
    STAYING = "staying"
    """May not; after the asking: refused, or not asked."""
    UNKNOWN = "unknown"


_HEADS = {
    RowColumn.ORDER: QT_TRANSLATE_NOOP("Aftersales", "Order"),
    RowColumn.ACCOUNT: QT_TRANSLATE_NOOP("Aftersales", "Account"),
    RowColumn.SERVICE: QT_TRANSLATE_NOOP("Aftersales", "Service"),
    RowColumn.STATE: QT_TRANSLATE_NOOP("Aftersales", "State"),
    RowColumn.OUTCOME: QT_TRANSLATE_NOOP("Aftersales", "Outcome"),
}
_MAY = QT_TRANSLATE_NOOP("Aftersales", "May be asked")
_TAKEN = frozenset(
    {Stand.REQUESTED, Stand.FOLLOWING, Stand.ACKNOWLEDGED, Stand.ALREADY, Stand.COMPLETED}
)


@dataclass(frozen=True, slots=True)
class AskedRow:
    """One order, or an id that is taken from no account."""

    id: str
    """The panel's."""
    candidate: Candidate | None = None
    result: Result | None = None
    left_out: LeftOut | None = None

    @property
    def part(self) -> Part:
        """Where the row belongs."""
        if self.result is not None:
            if self.result.stand is Stand.UNKNOWN:
                return Part.UNKNOWN
            return Part.GOING if self.result.stand in _TAKEN else Part.STAYING
        may = self.candidate is not None and self.candidate.verdict.may
        return Part.GOING if may else Part.STAYING

    @property
    def icon(self) -> str:
        """The name of the icon that tells how it stands."""
        if self.part is Part.UNKNOWN:
            return "unknown"
        if self.part is Part.STAYING:
            return "block"
        if self.result is not None:
            return "check"
        warned = self.candidate is not None and self.candidate.verdict.level is Level.WARN
        return "warning" if warned else "check"

    @property
    def outcome(self) -> str:
        """What came of it, or whether it may be asked."""
        if self.result is not None:
            return result_words(self.result)
        if self.left_out is not None:
            return left_out_words(self.left_out)
        verdict = verdict_words(self.candidate.verdict) if self.candidate else ""
        return verdict or translate("Aftersales", str(_MAY))


class AftersalesRows(QAbstractTableModel):
    """Every order of one deed; one part of them can be shown alone."""

    def __init__(self, accounts: Callable[[int], Account | None], parent: QObject) -> None:
        """`accounts` tells the account of an id; None for one that was removed."""
        super().__init__(parent)
        self._accounts = accounts
        self.all: list[AskedRow] = []
        self._shown: list[int] = []
        self._at: dict[int, int] = {}
        self._part = Part.ALL
        self._counts: Counter[Part] = Counter()
        self.of_several = False
        """Whether the orders are of more than one account."""

    def show(self, rows: Sequence[AskedRow]) -> None:
        """Show these rows, all of them."""
        self.beginResetModel()
        self.all = list(rows)
        self._at = {row.candidate.order.id: at for at, row in enumerate(self.all) if row.candidate}
        self._counts = Counter(row.part for row in self.all)
        orders = (row.candidate.order for row in self.all if row.candidate)
        self.of_several = len({order.ticket.account_id for order in orders}) > 1
        self._part = Part.ALL
        self._filter()
        self.endResetModel()

    def narrow(self, part: Part) -> None:
        """Show one part of the rows."""
        self.beginResetModel()
        self._part = part
        self._filter()
        self.endResetModel()

    def take(self, results: Iterable[Result]) -> None:
        """Show what came of orders."""
        for one in results:
            at = self._at[one.order.id]
            row = replace(self.all[at], result=one)
            self._counts[self.all[at].part] -= 1
            self._counts[row.part] += 1
            self.all[at] = row
        if self._part is Part.ALL:
            last = self.index(len(self._shown) - 1, len(RowColumn) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        else:
            self.narrow(self._part)

    def counts(self) -> dict[Part, int]:
        """Return how many rows each part has."""
        return {part: self._counts[part] for part in Part} | {Part.ALL: len(self.all)}

    def rows(self) -> list[AskedRow]:
        """Return the rows shown."""
        return [self.all[at] for at in self._shown]

    def text(self) -> str:
        """Return the rows shown as lines, their cells parted by tabs."""
        several = self.of_several
        columns = [one for one in RowColumn if several or one is not RowColumn.ACCOUNT]
        lines = ("\t".join(self._cell(row, one) for one in columns) for row in self.rows())
        return "\n".join(lines)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows shown."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(RowColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        if not 0 <= index.row() < len(self._shown):
            return None
        row, column = self.all[self._shown[index.row()]], RowColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self._cell(row, column))
        if role == Qt.ItemDataRole.DecorationRole and column is RowColumn.OUTCOME:
            return icon(row.icon)
        if role == Qt.ItemDataRole.DecorationRole and column is RowColumn.ACCOUNT:
            return account_icon(self._account(row)) if row.candidate else None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the head of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return translate("Aftersales", str(_HEADS[RowColumn(section)]))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _filter(self) -> None:
        self._shown = [at for at, row in enumerate(self.all) if self._part in (Part.ALL, row.part)]

    def _account(self, row: AskedRow) -> Account | None:
        return self._accounts(row.candidate.order.ticket.account_id) if row.candidate else None

    def _cell(self, row: AskedRow, column: RowColumn) -> str:
        order = row.candidate.order if row.candidate else None
        match column:
            case RowColumn.ORDER:
                return plain(row.id)
            case RowColumn.ACCOUNT:
                return named(self._account(row)) if order else ""
            case RowColumn.SERVICE:
                return plain(order.service_name) if order else ""
            case RowColumn.STATE:
                return state_words(order.state) if order else ""
            case RowColumn.OUTCOME:  # pragma: no branch - all
                return row.outcome
