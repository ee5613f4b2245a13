"""When an order is to go: now, at a time, or after the order at work on its link."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import (
    QDateTime,
    QEvent,
    QLocale,
    QObject,
    QSignalBlocker,
    Qt,
    QTimeZone,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDateTimeEdit, QVBoxLayout, QWidget

from xpanel_desktop.ui.clock_words import clock_form
from xpanel_desktop.ui.day_form import typed_day_form
from xpanel_desktop.ui.panes.ticket_arrow import field_sheet
from xpanel_desktop.ui.widgets.choice import Choice
from xpanel_desktop.ui.widgets.counters import roomy

NOW, AT, AFTER = range(3)
STEP = timedelta(minutes=5)
AHEAD = timedelta(hours=1)
"""The time that is offered: in an hour, on a round minute."""


class TicketWhen(QWidget):
    """The operator reads and types local time; the order holds UTC."""

    edited = Signal()
    done = Signal()
    """Enter in the last field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at: datetime | None = None
        self._now: datetime | None = None
        self.choice = Choice(self, letters=8)
        self.choice.setObjectName("more.when")
        self.choice.addItems(["", "", ""])
        self.at = QDateTimeEdit(self)
        roomy(self.at)
        self.at.setObjectName("more.at")
        self.at.setCalendarPopup(True)
        self.at.setStyleSheet(field_sheet("QDateTimeEdit"))
        self.at.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.choice)
        column.addWidget(self.at)
        self.choice.currentIndexChanged.connect(self._choose)
        self.at.dateTimeChanged.connect(self._on_time)
        self.choice.installEventFilter(self)
        self.at.installEventFilter(self)
        self.retranslate()

    def not_before(self) -> datetime | None:
        """Return the time to send at, UTC; None when it is not to wait for one."""
        return self._at if self.choice.currentIndex() == AT else None

    def after_link(self) -> bool:
        """Tell whether the order waits for the one at work on its link."""
        return self.choice.currentIndex() == AFTER

    def fill(self, not_before: datetime | None, *, after_link: bool, now: datetime) -> None:
        """Show when an order is to go."""
        self._now, self._at = now, not_before
        with QSignalBlocker(self.choice):
            self.choice.setCurrentIndex(AT if not_before else AFTER if after_link else NOW)
        self._show_time()

    def retranslate(self) -> None:
        """Set all texts in the present language, and the way of writing a time."""
        words = (
            self.tr("Now"),
            self.tr("At a time"),
            self.tr("After the order at work on this link"),
        )
        for at, word in enumerate(words):
            self.choice.setItemText(at, word)
            self.choice.setItemData(at, word, Qt.ItemDataRole.ToolTipRole)
        self.at.setLocale(QLocale())
        self.at.setDisplayFormat(f"{typed_day_form()} {clock_form()}")
        self.at.setAccessibleName(self.tr("Send at, local time"))
        self.at.setToolTip(self.tr("Local time; the order waits in the outbox until then"))

    def _choose(self, _index: int) -> None:
        if self.choice.currentIndex() == AT and self._at is None:
            self._at = _round(self._now or datetime.now(UTC))
        self._show_time()
        self.edited.emit()

    def _show_time(self) -> None:
        self.at.setVisible(self.choice.currentIndex() == AT)
        if self._at is not None:
            with QSignalBlocker(self.at):
                self.at.setDateTime(_local(self._at))

    def _on_time(self, shown: QDateTime) -> None:
        self._at = datetime.fromtimestamp(shown.toSecsSinceEpoch() // 60 * 60, UTC)
        self.edited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move on with Enter; leave the wheel to the form, lest it change something unseen."""
        wheel = event.type() == QEvent.Type.Wheel
        if wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._move_on(watched)
                return True
        return super().eventFilter(watched, event)

    def _move_on(self, watched: QObject) -> None:
        if watched is self.choice and not self.at.isHidden():
            self.at.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.done.emit()


def _round(now: datetime) -> datetime:
    """Return the next round minute an hour ahead."""
    ahead = now + AHEAD
    late = timedelta(minutes=ahead.minute % 5, seconds=ahead.second, microseconds=ahead.microsecond)
    return ahead - late + (STEP if late else timedelta())


def _local(at: datetime) -> QDateTime:
    seconds = int(at.timestamp())
    return QDateTime.fromSecsSinceEpoch(seconds, QTimeZone.systemTimeZone())
