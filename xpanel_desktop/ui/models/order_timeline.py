"""The timeline of an order as a table: when, what, and what changed with it; the newest first."""

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from xpanel_desktop.domain.history import Event, History, Movement, What, timeline
from xpanel_desktop.domain.order import Ending
from xpanel_desktop.domain.state import heard
from xpanel_desktop.ui import text as words
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.models.attempt_words import ending_words, reason_of
from xpanel_desktop.ui.models.service_cells import NOT_TOLD, count
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.tongue import stamp

Index = QModelIndex | QPersistentModelIndex
FOLDED = 10
"""Rows that are shown before the rest is asked for."""
_NAMES = {
    What.WRITTEN: QT_TRANSLATE_NOOP("Timeline", "Written"),
    What.QUEUED: QT_TRANSLATE_NOOP("Timeline", "Queued"),
    What.ATTEMPT: QT_TRANSLATE_NOOP("Timeline", "Sent, attempt {number}"),
}
_ICONS = {What.WRITTEN: "draft", What.QUEUED: "clock", What.ATTEMPT: "send"}
_ENDINGS = {Ending.ACCEPTED: "check", Ending.REFUSED: "block", Ending.UNKNOWN: "unknown"}
translate = QCoreApplication.translate


class OrderTimeline(QAbstractTableModel):
    """Events of one order. Folded, it has the newest ones only."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._events: tuple[Event, ...] = ()
        self._currency = ""
        self._folded = True
        self.left_out = 0

    @property
    def total(self) -> int:
        """How many events there are, folded or not."""
        return len(self._events)

    @property
    def folded(self) -> bool:
        """Whether older events are kept back."""
        return self._folded and self.total > FOLDED

    def show(self, history: History | None, *, fold: bool) -> None:
        """Show the events of an order; `fold` keeps the older ones back."""
        events = tuple(reversed(timeline(history))) if history else ()
        if events == self._events and fold == self._folded:
            return
        self.beginResetModel()
        self._events, self._folded = events, fold
        self._currency = history.order.currency if history else ""
        self.left_out = history.left_out if history else 0
        self.endResetModel()

    def words_changed(self) -> None:
        """Say everything again: the language changed."""
        if self.rowCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own signature
        """Return how many events are shown."""
        if parent.isValid():
            return 0
        return min(self.total, FOLDED) if self._folded else self.total

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own signature
        """Return 3: time, what, what changed."""
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text; the mark of its state beside what happened."""
        if not index.isValid():
            return None
        event = self._events[index.row()]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 1:
            return icon(_mark(event))
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if index.column() == 0:
            return words.moment(event.at)
        return what(event) if index.column() == 1 else changed(event, self._currency)

    def lines(self) -> list[str]:
        """Return every event as a line of text, the oldest first, to be copied."""
        return [
            "\t".join((stamp(event.at), what(event), changed(event, self._currency)))
            for event in reversed(self._events)
        ]


def what(event: Event) -> str:
    """Return what happened, in few words."""
    if event.movement is not None:
        return words.state_words(event.movement.state)
    if event.what is What.ANSWER and event.attempt is not None:
        told = ending_words(event.attempt)
        return QLocale().toUpper(told[:1]) + told[1:]
    told = translate("Timeline", str(_NAMES[event.what]))
    return told.format(number=count(event.attempt.number)) if event.attempt else told


def changed(event: Event, currency: str) -> str:
    """Return what was told with it: figures that changed, the raw word, HTTP status, reason."""
    if event.movement is not None:
        return " · ".join(_differences(event.movement, event.before, currency))
    if event.what is What.ANSWER and event.attempt is not None:
        status = event.attempt.http_status
        parts = (f"HTTP {status}" if status is not None else "", reason_of(event.attempt))
        return " · ".join(part for part in parts if part)
    return ""


def _differences(now: Movement, before: Movement | None, currency: str) -> list[str]:
    parts: list[str] = []
    if now.word and (before is None or before.word != now.word) and _says_more(now):
        parts.append(f"“{plain(now.word)}”")
    figures = (
        (translate("Timeline", "remains"), before and before.remains, now.remains),
        (translate("Timeline", "start count"), before and before.start_count, now.start_count),
    )
    parts += [
        f"{name} {count(new)}" if old is None else f"{name} {count(old)} → {count(new)}"
        for name, old, new in figures
        if new is not None and new != old
    ]
    if now.charge is not None and (before is None or before.charge != now.charge):
        name = translate("Timeline", "charge")
        parts.append(f"{name} {words.money(now.charge, currency)}")
    return parts or [NOT_TOLD]


def _says_more(movement: Movement) -> bool:
    """Tell whether the raw word is not the state's usual one."""
    usual = movement.state.value.replace("_", " ")
    return movement.word.lower() != usual or heard(movement.word) is not movement.state


def _mark(event: Event) -> str:
    if event.movement is not None:
        return f"state-{event.movement.state.value}"
    if event.what is What.ANSWER and event.attempt is not None:
        return _ENDINGS.get(event.attempt.ending or Ending.UNKNOWN, "undo")
    return _ICONS[event.what]
