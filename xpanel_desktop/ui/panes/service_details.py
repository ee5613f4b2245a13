"""Everything the panel and one's own orders tell of one service, as plain text."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from xpanel_desktop.domain.prices import Price
from xpanel_desktop.domain.scorecard import EMPTY, Card
from xpanel_desktop.domain.service import Service
from xpanel_desktop.ui.models.service_cells import cell, heading
from xpanel_desktop.ui.models.service_index import ServiceColumn
from xpanel_desktop.ui.plain import plain, tooltip
from xpanel_desktop.ui.scorecard_words import line, price_line, price_tip, tip
from xpanel_desktop.ui.widgets.labels import plain_label, primary_button

MAX_DESCRIPTION = 4000
LEAST = 176
"""Pixels: name, facts, and the beginning of what follows; the rest can be scrolled to."""
LINES = 3
"""Lines of the description that are always in sight."""
MOST = 24
"""Letters of a fact; its tool tip has the rest."""
_FACTS = (
    (ServiceColumn.RATE, ServiceColumn.MINIMUM, ServiceColumn.REFILL),
    (ServiceColumn.AVERAGE_TIME, ServiceColumn.MAXIMUM, ServiceColumn.CANCEL),
    (ServiceColumn.TYPE, ServiceColumn.DRIPFEED),
)
"""Three lines of facts under the name; id, category and link have lines of their own."""


class ServiceDetails(QScrollArea):
    """Shows one service; `ticket_wanted` asks for a ticket for it."""

    ticket_wanted = Signal()
    shown = Signal(object)
    """A Service, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumHeight(LEAST)
        self._page = QWidget(self)
        self.setWidget(self._page)  # while it is empty: what lies on it would be styled twice
        self._service: Service | None = None
        self._currency = ""
        self._about: str | None = None
        self._card: Card = EMPTY
        self._prices: Sequence[Price] = ()
        self.yours = plain_label(self._page)
        self.yours.setObjectName("services.yours")
        self.yours.setWordWrap(True)
        self.rates = plain_label(self._page, quiet=True)
        self.rates.setWordWrap(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._page.setBackgroundRole(QPalette.ColorRole.Base)
        self._name = plain_label(self._page, bold=True)
        self._name.setWordWrap(True)
        self._name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._where = plain_label(self._page, quiet=True)
        self._where.setWordWrap(True)
        self._link = QLineEdit(self._page)
        self._link.setReadOnly(True)
        self._link.setFrame(False)
        self._link.setAutoFillBackground(False)
        self.description = QPlainTextEdit(self._page)
        self.description.setReadOnly(True)
        self.description.setTabChangesFocus(True)
        self.description.document().setDocumentMargin(2)
        self.description.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.description.setMinimumHeight(LINES * self.fontMetrics().lineSpacing() + 12)
        self.button = primary_button(self._page, "services.ticket")
        self.button.clicked.connect(self.ticket_wanted)
        self._lines = QVBoxLayout()
        self._facts: dict[ServiceColumn, tuple[QLabel, QLabel]] = {}
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self._name)
        names.addWidget(self._where)
        head.addLayout(names, 1)
        head.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for row, columns in enumerate(_FACTS):
            for at, column in enumerate(columns):
                pair = (plain_label(self, quiet=True), plain_label(self))
                self._facts[column] = pair
                grid.addWidget(pair[0], row, at * 3)
                grid.addWidget(pair[1], row, at * 3 + 1)
                grid.setColumnMinimumWidth(at * 3 + 2, 12)
        grid.setColumnStretch(len(_FACTS[0]) * 3, 1)
        layout = QVBoxLayout(self._page)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(grid)
        layout.addWidget(self.yours)
        layout.addWidget(self.rates)
        layout.addLayout(self._lines)
        layout.addWidget(self._link)
        layout.addWidget(self.description, 1)

    def add_line(self, line: QWidget) -> None:
        """Put a line of more about the service under its facts."""
        self._lines.addWidget(line)

    def show_service(self, service: Service | None, currency: str) -> None:
        """Show a service; None clears the panel."""
        self._service, self._currency = service, currency
        self.shown.emit(service)
        self.retranslate()

    def show_description(self, told: str | None) -> None:
        """Show what the panel tells of the service at length; None: that is not read yet."""
        self._about = told
        self._tell_about()

    def show_card(self, card: Card, prices: Sequence[Price] | None = None) -> None:
        """Show what one's own orders tell of it, and how its rate moved; None keeps the rates."""
        self._card = card
        if prices is not None:
            self._prices = prices
        self._tell_own()

    def _tell_own(self) -> None:
        told = line(self._card, full=True)
        self.yours.setText(told)
        self.yours.setToolTip(tip(self._card) if told else "")
        self.yours.setVisible(bool(told))
        rates = price_line(self._prices, plain(self._currency)[:8])
        self.rates.setText(rates)
        self.rates.setToolTip(price_tip(self._prices))
        self.rates.setVisible(bool(rates))

    def _tell_about(self) -> None:
        nothing = self.tr("The panel gives no description.")
        told = None if self._service is None else self._about
        words = "" if told is None else told[:MAX_DESCRIPTION] or nothing
        if words != self.description.toPlainText():  # else it would be scrolled back to its begin
            self.description.setPlainText(words)

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.button.setText(self.tr("Write a ticket"))
        self.button.setToolTip(self.tr("Enter"))
        self._link.setAccessibleName(self.tr("Link of the service"))
        self.description.setAccessibleName(self.tr("Description of the service"))
        self._tell_own()
        self._tell_about()
        service = self._service
        self.button.setEnabled(service is not None)
        for column, (name, value) in self._facts.items():
            rate = self._currency if column is ServiceColumn.RATE else ""
            name.setText(heading(column, rate))
            told = cell(service, column) if service else ""
            value.setText(told if len(told) <= MOST else f"{told[: MOST - 1]}…")
            value.setToolTip(tooltip(told) if len(told) > MOST else "")
        if service is None:
            for shown in (self._name, self._where, self._link):
                shown.clear()
            return
        self._name.setText(plain(service.name))
        self._where.setText(f"{plain(service.id)} · {plain(service.category)}")
        self._link.setText(plain(service.link))
        self._link.setCursorPosition(0)
        self._link.setVisible(bool(service.link))
