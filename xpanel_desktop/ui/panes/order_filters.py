"""The filters over the table of orders: service, category, tags, pool and when it was sent."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QGridLayout, QPushButton, QWidget

from xpanel_desktop.domain.query import Offered, OrderFilter
from xpanel_desktop.domain.views import Sent
from xpanel_desktop.ui.day_form import dress_days
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.widgets.choice import Choice
from xpanel_desktop.ui.widgets.colour_choice import ColourChoice
from xpanel_desktop.ui.widgets.counters import roomy
from xpanel_desktop.ui.widgets.labels import name_choice

BETWEEN = -1
"""The span of days that two dates of the operator's bound."""
SPANS = (0, 1, 7, 30, 90, BETWEEN)
"""Days that the choices of when reach back; 0: any time."""


class OrderFilters(QWidget):
    """Holds what the operator wishes for; `changed` tells of every other wish."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("orders.filters")
        self._offered = Offered()
        self.service = self._choice("service")
        self.category = self._choice("category")
        self.label = self._choice("label")
        self.customer = self._choice("customer")
        self.pool = self._choice("pool")
        self.colour = ColourChoice(self, "orders.colour")
        self.sent = self._choice("sent")
        self.first, self.last = self._date("first"), self._date("last")
        self.clear_all = QPushButton(self)
        self.clear_all.setObjectName("orders.clear")
        self.clear_all.clicked.connect(self.clear)
        self._lay_out()
        for box in (*self._boxes, self.sent, self.colour):
            box.currentIndexChanged.connect(self._tell)
        for edit in (self.first, self.last):
            edit.dateChanged.connect(self._tell)
        self.retranslate()

    @property
    def _boxes(self) -> tuple[Choice, ...]:
        return (self.service, self.category, self.label, self.customer, self.pool)

    @property
    def value(self) -> OrderFilter:
        """What the operator wishes for now, but for the days."""
        return OrderFilter(
            services=_one(self.service),
            categories=_one(self.category),
            labels=_one(self.label),
            customers=_one(self.customer),
            colours=_one(self.colour),
            pools=_one(self.pool),
        )

    @property
    def sent_in(self) -> Sent:
        """When orders are to be sent, in days as they are worded."""
        span = int(self.sent.currentData() or 0)
        if span == BETWEEN:
            first, last = sorted((self.first.date(), self.last.date()))
            return Sent(0, _day(first), _day(last))
        return Sent(span)

    @property
    def is_open(self) -> bool:
        """Whether everything is let through."""
        return self.value.is_open and self.sent_in.is_open

    def clear(self) -> None:
        """Wish for nothing any more."""
        self.show_wish(OrderFilter(), Sent())
        self._tell()

    def show_wish(self, asked: OrderFilter, sent: Sent) -> None:
        """Show a wish without telling; what is not offered is held all the same."""
        parts = (*self._boxes, self.colour, self.sent, self.first, self.last)
        blockers = [QSignalBlocker(part) for part in parts]
        sets = (
            asked.services, asked.categories, asked.labels, asked.customers, asked.pools,
        )  # fmt: skip
        for box, chosen in zip(self._boxes, sets, strict=True):
            _choose(box, next(iter(chosen), ""))
        self.colour.show_colour(next(iter(asked.colours), ""))
        between = sent.first is not None and sent.last is not None
        _choose(self.sent, str(BETWEEN if between else sent.within) if not sent.is_open else "")
        for edit, day in ((self.first, sent.first), (self.last, sent.last)):
            if between and day is not None:
                edit.setDate(QDate(day.year, day.month, day.day))
        del blockers
        self._fit()

    def offer(self, offered: Offered) -> None:
        """Offer what there is; what is chosen stays chosen."""
        self._offered = offered
        lists: tuple[tuple[str, Sequence[tuple[str, str]]], ...] = (
            (self.tr("All services"), [(one, f"{name} · {one}") for one, name in offered.services]),
            (self.tr("All categories"), [(one, one) for one in offered.categories]),
            (self.tr("All labels"), [(one, one) for one in offered.labels]),
            (self.tr("All customers"), [(one, one) for one in offered.customers]),
            (self.tr("All data pools"), [(one, one) for one in offered.pools]),
        )
        for box, (every, choices) in zip(self._boxes, lists, strict=True):
            _fill(box, every, choices)

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        dress_days(self.first, self.last)
        self.offer(self._offered)
        names = (
            self.tr("Service"), self.tr("Category"), self.tr("Label"), self.tr("Customer"),
            self.tr("Data pool"),
        )  # fmt: skip
        for box, name in zip(self._boxes, names, strict=True):
            name_choice(box, name)
        self.colour.retranslate()
        self.colour.setItemText(0, self.tr("All colours"))
        name_choice(self.colour, self.tr("Colour"))
        name_choice(self.sent, self.tr("Sent"))
        spans = (
            self.tr("Sent any time"), self.tr("Sent today"), self.tr("Sent in 7 days"),
            self.tr("Sent in 30 days"), self.tr("Sent in 90 days"), self.tr("Sent between…"),
        )  # fmt: skip
        _fill(self.sent, spans[0], list(zip(map(str, SPANS[1:]), spans[1:], strict=True)))
        self.first.setAccessibleName(self.tr("First day"))
        self.last.setAccessibleName(self.tr("Last day"))
        self.clear_all.setText(self.tr("Clear"))
        self.clear_all.setToolTip(self.tr("Show everything again"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _choice(self, name: str) -> Choice:
        box = Choice(self, letters=12)
        box.setObjectName(f"orders.{name}")
        box.setMaxVisibleItems(20)
        return box

    def _date(self, name: str) -> QDateEdit:
        edit = QDateEdit(QDate.currentDate(), self)
        roomy(edit)
        edit.setObjectName(f"orders.{name}")
        edit.setCalendarPopup(True)
        edit.hide()
        return edit

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 0, 12, 8)
        grid.setSpacing(8)
        for place, part in enumerate((self.service, self.category, self.label, self.customer)):
            grid.addWidget(part, 0, place)
            grid.setColumnStretch(place, 1)
        for place, part in enumerate((self.pool, self.colour, self.sent)):
            grid.addWidget(part, 1, place)
        grid.addWidget(self.clear_all, 1, 3, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.first, 2, 2)
        grid.addWidget(self.last, 2, 3)

    def _tell(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        between = int(self.sent.currentData() or 0) == BETWEEN
        for edit in (self.first, self.last):
            edit.setVisible(between)
        self.clear_all.setEnabled(not self.is_open)


def _one(box: Choice) -> frozenset[str]:
    value = box.currentData()
    return frozenset({str(value)}) if value else frozenset()


def _day(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())


def _fill(box: Choice, every: str, choices: Sequence[tuple[str, str]]) -> None:
    """Replace the choices; what is chosen stays, offered or not, and nothing is told."""
    chosen = str(box.currentData() or "")
    with QSignalBlocker(box):
        box.clear()
        box.addItem(every, "")
        for value, words in choices:
            box.addItem(plain(words), value)
        _choose(box, chosen)


def _choose(box: Choice, value: str) -> None:
    """Choose a value; one that is not offered is added, since letting it go would show more."""
    if value and box.findData(value) < 0:
        box.addItem(plain(value), value)
    box.setCurrentIndex(max(0, box.findData(value)) if value else 0)
