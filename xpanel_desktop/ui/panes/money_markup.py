"""The form that keeps what a customer pays, from a day on."""

from collections.abc import Coroutine
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QDate, QEvent, Signal
from PySide6.QtWidgets import (
    QDateEdit,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.customers import BEGINNING, Markup, Way
from xpanel_desktop.domain.money import MAX_CURRENCY, AmountError
from xpanel_desktop.ui.day_form import dress_days
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.text import amount, typed
from xpanel_desktop.ui.widgets.choice import Choice
from xpanel_desktop.ui.widgets.counters import roomy, tell_special
from xpanel_desktop.ui.widgets.font_room import wide
from xpanel_desktop.ui.widgets.labels import name_choice, plain_label

_FIRST = QDate(2000, 1, 1)
"""Shown as "the beginning"."""


class MarkupForm(QFrame):
    """Enter in a field keeps what stands there; what held before stays on record."""

    kept = Signal(str)
    """What was kept, in words."""
    failed = Signal(str)
    """Why it was not."""

    def __init__(self, core: Core, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._core, self._tasks = core, tasks
        self.customer, self.value, self.currency = (QLineEdit(self) for _ in range(3))
        self.way, self.since, self.keep = Choice(self), QDateEdit(self), QPushButton(self)
        roomy(self.since)
        self._labels = [plain_label(self) for _ in range(3)]
        for way in (Way.PERCENT, Way.FIXED, Way.NONE):
            self.way.addItem("", way)
        self.since.setCalendarPopup(True)
        self.since.setMinimumDate(_FIRST)
        self.since.setDate(_FIRST)
        named = {
            "customer": self.customer, "value": self.value, "currency": self.currency,
            "way": self.way, "since": self.since, "keep": self.keep,
        }  # fmt: skip
        for name, part in named.items():
            part.setObjectName(f"markup.{name}")
        self.customer.setMaxLength(200)
        self.value.setMaxLength(24)
        self.value.setFixedWidth(wide(self.value.fontMetrics(), 88))
        self.currency.setMaxLength(MAX_CURRENCY)
        self.currency.setFixedWidth(wide(self.currency.fontMetrics(), 88))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 12)
        row.setSpacing(8)
        row.addWidget(self._labels[0])
        row.addWidget(self.customer, 1)
        row.addWidget(self._labels[1])
        for part in (self.value, self.way, self.currency, self._labels[2], self.since, self.keep):
            row.addWidget(part)
        self.keep.clicked.connect(self._keep)
        for field in (self.customer, self.value, self.currency):
            field.returnPressed.connect(self._keep)
        self.way.currentIndexChanged.connect(self._show_value)
        self.retranslate()

    def fill(self, customer: str, markup: Markup | None) -> None:
        """Show a customer and the markup that holds; a new one holds from today on."""
        self.customer.setText(customer)
        way = Way.PERCENT if markup is None else markup.way
        self.way.setCurrentIndex(self.way.findData(way))
        self.value.setText("" if markup is None else typed(markup.value))
        self.currency.setText("" if markup is None else markup.currency)
        today = self._core.books.today()
        self.since.setDate(_FIRST if markup is None else QDate(today.year, today.month, today.day))

    def _show_value(self) -> None:
        self.value.setEnabled(Way(self.way.currentData()) is not Way.NONE)

    def _keep(self) -> None:
        customer, way = self.customer.text().strip(), Way(self.way.currentData())
        value = Decimal(0) if way is Way.NONE else amount(self.value.text())
        currency = self.currency.text().strip().upper()
        if not customer:
            self.customer.setFocus()
            self.failed.emit(self.tr("Which customer? The name is missing."))
        elif value is None:
            self.value.setFocus()
            self.failed.emit(self.tr("The markup is no amount: {text}").format(
                text=self.value.text()))  # fmt: skip
        elif way is Way.FIXED and not currency:
            self.currency.setFocus()
            self.failed.emit(self.tr("A markup for each 1000 needs the customer's currency."))
        else:
            work = self._core.books.add_markup(customer, way, value, currency, self._day())

            def failed(error: Exception) -> None:
                too_fine = self.tr("The markup is too large or has more than 8 decimals.")
                known = isinstance(error, AmountError)
                self.failed.emit(too_fine if known else self.tr("It could not be kept."))

            self._tasks.start(self, self._done(work, customer), name="keep markup", on_error=failed)

    async def _done(self, work: Coroutine[Any, Any, None], customer: str) -> None:
        await work
        self.kept.emit(self.tr("Kept what {customer} pays.").format(customer=customer))

    def _day(self) -> date:
        shown = self.since.date()
        if shown == _FIRST:
            return BEGINNING
        return date(shown.year(), shown.month(), shown.day())

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        dress_days(self.since)
        words = (self.tr("Customer"), self.tr("pays the charge plus"), self.tr("from"))
        for label, word in zip(self._labels, words, strict=True):
            label.setText(word)
        self.customer.setAccessibleName(words[0])
        self.value.setAccessibleName(self.tr("Markup"))
        name_choice(self.way, self.tr("Kind of markup"))
        self.currency.setAccessibleName(self.tr("Customer's currency"))
        self.currency.setPlaceholderText(self.tr("as charged"))
        self.since.setAccessibleName(self.tr("Holds from"))
        tell_special(self.since, self.tr("the beginning"))
        for row, word in enumerate((self.tr("percent"), self.tr("per 1000"), self.tr("nothing"))):
            self.way.setItemText(row, word)
        self.keep.setText(self.tr("Keep"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
