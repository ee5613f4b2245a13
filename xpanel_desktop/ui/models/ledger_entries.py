"""The entries of the ledger as rows, newest first; older ones are read as the table asks."""

from collections.abc import Awaitable, Callable
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
    Signal,
)

from xpanel_desktop.domain.ledger import Kind, LedgerQuery, Line
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.mirroring import FIGURES_SIDE
from xpanel_desktop.ui.models.service_cells import NOT_TOLD
from xpanel_desktop.ui.plain import plain, tooltip
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.text import moment, money, number

Index = QModelIndex | QPersistentModelIndex
Read = Callable[[LedgerQuery, int | None, int], Awaitable[list[Line]]]
PAGE = 200
MINUS = "\N{MINUS SIGN}"
_NONE = QModelIndex()
translate = QCoreApplication.translate


class EntryColumn(IntEnum):
    """The columns, in their order."""

    AT, KIND, ORDER, SERVICE, LINK, CHANGE, COST = range(7)


FIGURES = (EntryColumn.CHANGE, EntryColumn.COST)
_HEADS = {
    EntryColumn.AT: QT_TRANSLATE_NOOP("Ledger", "Told"),
    EntryColumn.KIND: QT_TRANSLATE_NOOP("Ledger", "Entry"),
    EntryColumn.ORDER: QT_TRANSLATE_NOOP("Ledger", "Order"),
    EntryColumn.SERVICE: QT_TRANSLATE_NOOP("Ledger", "Service"),
    EntryColumn.LINK: QT_TRANSLATE_NOOP("Ledger", "Link"),
    EntryColumn.CHANGE: QT_TRANSLATE_NOOP("Ledger", "Change"),
    EntryColumn.COST: QT_TRANSLATE_NOOP("Ledger", "Costs now"),
}
_KINDS = {
    Kind.EXPECTED: QT_TRANSLATE_NOOP("Ledger", "Expected"),
    Kind.CHARGE: QT_TRANSLATE_NOOP("Ledger", "Reported"),
    Kind.RAISED: QT_TRANSLATE_NOOP("Ledger", "Raised"),
    Kind.REFUND: QT_TRANSLATE_NOOP("Ledger", "Refund"),
    Kind.FOLLOWED: QT_TRANSLATE_NOOP("Ledger", "Placed elsewhere"),
}
_MEANS = {
    Kind.EXPECTED: QT_TRANSLATE_NOOP(
        "Ledger", "Accepted. Rate and quantity say this charge; the panel has not said one yet."
    ),
    Kind.CHARGE: QT_TRANSLATE_NOOP(
        "Ledger", "The first charge that the panel reported; the change is against the expected."
    ),
    Kind.RAISED: QT_TRANSLATE_NOOP("Ledger", "The panel reported a higher charge than before."),
    Kind.REFUND: QT_TRANSLATE_NOOP("Ledger", "The panel reported a lower charge than before."),
    Kind.FOLLOWED: QT_TRANSLATE_NOOP(
        "Ledger", "Placed elsewhere and followed here since; what it cost until then."
    ),
}
_ICONS = {
    Kind.EXPECTED: "clock",
    Kind.CHARGE: "check",
    Kind.RAISED: "changed",
    Kind.REFUND: "undo",
    Kind.FOLLOWED: "link",
}


def kind_word(kind: Kind) -> str:
    """Return the word for what an entry tells."""
    return translate("Ledger", str(_KINDS[kind]))


def signed(amount: Decimal, currency: str) -> str:
    """Return an amount with its sign, + as well as −, and its currency."""
    told = f"{'+' if amount > 0 else MINUS if amount < 0 else ''}{number(abs(amount))}"
    return f"{told} {plain(currency)}".strip()


class LedgerEntries(QAbstractTableModel):
    """Rows read page by page; what is new is put on top by `refresh`."""

    read_all = Signal()
    """A page was read."""

    def __init__(self, read: Read, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._read, self._tasks = read, tasks
        self._query = LedgerQuery()
        self._lines: list[Line] = []
        self._complete = False
        self._turn = 0
        self._reading = False
        self._again = False

    @property
    def settled(self) -> bool:
        """Whether nothing is being read."""
        return not self._reading

    @property
    def complete(self) -> bool:
        """Whether the oldest entry is among the rows."""
        return self._complete

    def look_for(self, query: LedgerQuery) -> None:
        """Show the entries of a query from the newest on."""
        self._query = query
        self._turn += 1
        self._reading = True
        self._tasks.start(self, self._load(self._turn), name="read the ledger")

    def refresh(self) -> None:
        """Put what was told since on top."""
        if self._reading:
            self._again = True
        elif not self._lines:
            self.look_for(self._query)
        else:
            self._reading = True
            self._tasks.start(self, self._load_new(self._turn), name="read new entries")

    def line(self, row: int) -> Line | None:
        """Return the entry of a row, None outside."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    async def _load(self, turn: int) -> None:
        try:
            lines = await self._read(self._query, None, PAGE)
            if turn == self._turn:
                self.beginResetModel()
                self._lines, self._complete = lines, len(lines) < PAGE
                self.endResetModel()
        finally:
            self._ended(turn)

    async def _load_new(self, turn: int) -> None:
        try:
            lines = await self._read(self._query, None, PAGE)
            if turn != self._turn:
                return
            known = self._lines[0].entry.id
            new = [line for line in lines if line.entry.id > known]
            if len(new) == PAGE:
                self.beginResetModel()
                self._lines, self._complete = lines, False
                self.endResetModel()
            elif new:
                self.beginInsertRows(_NONE, 0, len(new) - 1)
                self._lines[:0] = new
                self.endInsertRows()
        finally:
            self._ended(turn)

    async def _load_more(self, turn: int) -> None:
        try:
            lines = await self._read(self._query, self._lines[-1].entry.id, PAGE)
            if turn != self._turn:
                return
            self._complete = len(lines) < PAGE
            if lines:
                first = len(self._lines)
                self.beginInsertRows(_NONE, first, first + len(lines) - 1)
                self._lines += lines
                self.endInsertRows()
        finally:
            self._ended(turn)

    def _ended(self, turn: int) -> None:
        if turn != self._turn:
            return
        self._reading = False
        self.read_all.emit()
        if self._again:
            self._again = False
            self.refresh()

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether older entries can be read."""
        return not (parent.isValid() or self._complete or self._reading) and bool(self._lines)

    def fetchMore(self, parent: Index) -> None:
        """Read the next older entries; they come a moment later."""
        if self.canFetchMore(parent):
            self._reading = True
            self._tasks.start(self, self._load_more(self._turn), name="read older entries")

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return the number of entries read."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(EntryColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- Qt's own signature
        """Return what a cell shows."""
        line = self.line(index.row())
        if line is None:
            return None
        column = EntryColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _cell(line, column)
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(_tip(line, column))
            case Qt.ItemDataRole.DecorationRole if column is EntryColumn.KIND:
                return icon(_ICONS[line.entry.kind])
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 -- Qt's own signature
        """Return a column's heading."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(EntryColumn):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return translate("Ledger", str(_HEADS[EntryColumn(section)]))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft
            if section in FIGURES:
                side = FIGURES_SIDE
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None


def _cell(line: Line, column: EntryColumn) -> str:
    entry = line.entry
    match column:
        case EntryColumn.AT:
            return moment(entry.at)
        case EntryColumn.KIND:
            return kind_word(entry.kind)
        case EntryColumn.ORDER:
            return plain(line.panel_id) or number(entry.order_id)
        case EntryColumn.SERVICE:
            return plain(line.service)
        case EntryColumn.LINK:
            return plain(line.link) or NOT_TOLD
        case EntryColumn.CHANGE:
            return signed(entry.change, entry.currency)
        case EntryColumn.COST:  # pragma: no branch - all
            return money(entry.amount, plain(entry.currency))


def _tip(line: Line, column: EntryColumn) -> str:
    if column is EntryColumn.KIND:
        return translate("Ledger", str(_MEANS[line.entry.kind]))
    if column is EntryColumn.ORDER:
        told = translate("Ledger", "{ours} here, {theirs} at the panel")
        return told.format(ours=number(line.entry.order_id), theirs=plain(line.panel_id))
    return _cell(line, column)
