"""The ids of orders placed elsewhere, as a table: what the panel told of each."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, Qt
from PySide6.QtCore import QPersistentModelIndex as Persistent

from xpanel_desktop.domain.following import Looked, Standing
from xpanel_desktop.domain.state import heard
from xpanel_desktop.ui import text as words
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.mirroring import FIGURES_SIDE
from xpanel_desktop.ui.models.service_cells import NOT_TOLD, count
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.widgets.order_marks import state_icon

Index = QModelIndex | Persistent
translate = QCoreApplication.translate
_NONE = QModelIndex()
ID, RESULT, CHARGE, START, REMAINS, COLUMNS = range(6)
_RIGHT = FIGURES_SIDE | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MARKS = {
    Standing.ALREADY: "check",
    Standing.BESIDE: "check",
    Standing.UNKNOWN: "unknown",
    Standing.UNHEARD: "unheard",
}


class FollowRows(QAbstractTableModel):
    """Each id once, in the order of the paste; answers come in piece by piece."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: tuple[str, ...] = ()
        self._places: dict[str, int] = {}
        self._looked: dict[str, Looked] = {}
        self._currency = ""

    def begin(self, ids: Sequence[str], currency: str) -> None:
        """Show ids of which nothing is known yet; `currency` is the account's."""
        self.beginResetModel()
        self._ids, self._currency = tuple(ids), currency
        self._places = {one: place for place, one in enumerate(ids)}
        self._looked = {}
        self.endResetModel()

    def tell(self, looked: Sequence[Looked]) -> None:
        """Take in what came of looking at some of them."""
        places = [self._places[one.panel_id] for one in looked]
        self._looked.update((one.panel_id, one) for one in looked)
        if places:
            self.dataChanged.emit(self.index(min(places), 0), self.index(max(places), COLUMNS - 1))

    @property
    def looked(self) -> list[Looked]:
        """What is known so far, in the order of the ids."""
        return [self._looked[one] for one in self._ids if one in self._looked]

    def number(self, standing: Standing) -> int:
        """Return how many ids stand so."""
        return sum(one.standing is standing for one in self._looked.values())

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return the number of ids."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- Qt's own signature
        """Return what a cell says; the result has an icon beside its word."""
        one = self._ids[index.row()]
        looked, column = self._looked.get(one), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return plain(one) if column == ID else self._cell(looked, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if column >= CHARGE else None
            case Qt.ItemDataRole.DecorationRole if column == RESULT and looked is not None:
                return _mark(looked)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 -- Qt's own signature
        """Return a column's heading."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section >= CHARGE else _LEFT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            translate("Follow", "Panel ID"),
            translate("Follow", "The panel says"),
            translate("Follow", "Charge"),
            translate("Follow", "Start count"),
            translate("Follow", "Remains"),
        )[section]

    def _cell(self, looked: Looked | None, column: int) -> str:
        if column == RESULT:
            return _result(looked)
        report = looked.report if looked else None
        if report is None:
            return NOT_TOLD if looked else ""
        if column == CHARGE:
            currency = report.currency or self._currency
            return NOT_TOLD if report.charge is None else words.money(report.charge, currency)
        return count(report.start_count if column == START else report.remains)


def _mark(looked: Looked) -> Any:  # noqa: ANN401 -- an icon
    if looked.report is not None:
        return state_icon(heard(looked.report.word))
    return icon(_MARKS[looked.standing])


def _result(looked: Looked | None) -> str:
    """Return what came of looking at an id, in words."""
    if looked is None:
        return ""
    match looked.standing:
        case Standing.FOUND:
            assert looked.report is not None
            return words.state_words(heard(looked.report.word))
        case Standing.ALREADY:
            return translate("Follow", "Followed already")
        case Standing.BESIDE:
            told = translate("Follow", "Already in {account}, on the same balance")
            return told.format(account=plain(looked.words))
        case Standing.UNKNOWN:
            return translate("Follow", "Unknown to the panel")
        case Standing.UNHEARD:  # pragma: no branch - all
            told = translate("Follow", "No answer")
            return f"{told}: {plain(looked.words)}" if looked.words else told
