"""Which days a table is about: a usual range, or two dates of one's own."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from PySide6.QtCore import QT_TRANSLATE_NOOP, QDate, QEvent, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QWidget

from xpanel_desktop.ui.day_form import dress_days
from xpanel_desktop.ui.widgets.choice import Choice
from xpanel_desktop.ui.widgets.counters import roomy
from xpanel_desktop.ui.widgets.labels import name_choice, plain_label

OWN, ALL = "own", "all"
_NAMES: Mapping[str, object] = {
    "today": QT_TRANSLATE_NOOP("PeriodChoice", "Today"),
    "7": QT_TRANSLATE_NOOP("PeriodChoice", "Last 7 days"),
    "30": QT_TRANSLATE_NOOP("PeriodChoice", "Last 30 days"),
    "month": QT_TRANSLATE_NOOP("PeriodChoice", "This month"),
    "before": QT_TRANSLATE_NOOP("PeriodChoice", "Last month"),
    "year": QT_TRANSLATE_NOOP("PeriodChoice", "This year"),
    ALL: QT_TRANSLATE_NOOP("PeriodChoice", "All days"),
    OWN: QT_TRANSLATE_NOOP("PeriodChoice", "From … to …"),
}
BEGIN = "30"


def usual(name: str, today: date, first: date) -> tuple[date, date]:
    """Return the first and the last day of a usual range; `first` is the day of the first order."""
    month = today.replace(day=1)
    end_before = month - timedelta(days=1)
    ranges: Mapping[str, tuple[date, date]] = {
        "today": (today, today),
        "7": (today - timedelta(days=6), today),
        "30": (today - timedelta(days=29), today),
        "month": (month, today),
        "before": (end_before.replace(day=1), end_before),
        "year": (today.replace(month=1, day=1), today),
        ALL: (min(first, today), today),
    }
    return ranges[name]


class PeriodChoice(QWidget):
    """A list of ranges, and two fields for dates when none of them will do."""

    picked = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget) -> None:
        super().__init__(parent)
        self._today = today
        self.names = Choice(self)
        self.names.setObjectName("period")
        for name in _NAMES:
            self.names.addItem("", name)
        self.names.setCurrentIndex(list(_NAMES).index(BEGIN))
        self.since, self.until = QDateEdit(self), QDateEdit(self)
        roomy(self.since, self.until)
        self._dash = plain_label(self)
        self._dash.setText("–")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self.names, self.since, self._dash, self.until):
            row.addWidget(part)
        for field, name in ((self.since, "period.since"), (self.until, "period.until")):
            field.setObjectName(name)
            field.setCalendarPopup(True)
            field.setDate(_shown(today()))
            field.dateChanged.connect(self._on_date)
        self._show_fields()
        self.names.activated.connect(self._on_name)
        self.retranslate()

    def days(self, first: date) -> tuple[date, date]:
        """Return the first and the last day; `first` is the day of the first order."""
        name = str(self.names.currentData())
        if name != OWN:
            return usual(name, self._today(), first)
        since, until = _day(self.since.date()), _day(self.until.date())
        return (since, until) if since <= until else (until, since)

    def choose(self, name: str) -> None:
        """Choose a usual range, or one's own."""
        self.names.setCurrentIndex(list(_NAMES).index(name))
        self._on_name()

    def _on_name(self) -> None:
        self._show_fields()
        self.picked.emit()

    def _on_date(self) -> None:
        if self.names.currentData() == OWN:
            self.picked.emit()

    def _show_fields(self) -> None:
        for part in (self.since, self._dash, self.until):
            part.setVisible(self.names.currentData() == OWN)

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        dress_days(self.since, self.until)
        for at, word in enumerate(_NAMES.values()):
            self.names.setItemText(at, self.tr(str(word)))
        name_choice(self.names, self.tr("Days"))
        self.since.setAccessibleName(self.tr("First day"))
        self.until.setAccessibleName(self.tr("Last day"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _shown(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _day(shown: QDate) -> date:
    return date(shown.year(), shown.month(), shown.day())
