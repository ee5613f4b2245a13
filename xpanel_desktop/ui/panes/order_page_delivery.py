"""How an order is delivered: the chart, what can be said of the end, and the figures."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.delivery import outlook
from xpanel_desktop.domain.history import History
from xpanel_desktop.ui.delivery_words import ODD, outlook_words
from xpanel_desktop.ui.panes.order_facts import delivery_facts, time_facts
from xpanel_desktop.ui.widgets.delivery_chart import DeliveryChart
from xpanel_desktop.ui.widgets.delivery_curve import curve_of
from xpanel_desktop.ui.widgets.facts import Facts
from xpanel_desktop.ui.widgets.labels import plain_label, set_words
from xpanel_desktop.ui.widgets.section import Section

BESIDE, BELOW = 24, 4
"""Pixels between figures and times, as two columns and as one."""


class OrderPageDelivery(Section):
    """Says the estimate anew whenever it is told the time.

    Figures and times stand side by side where none of them would be cut, else in one column.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.chart = DeliveryChart(self)
        self.chart.setObjectName("page.chart")
        self.estimate = plain_label(self)
        self.estimate.setObjectName("page.estimate")
        self.estimate.setWordWrap(True)
        self._figures, self._times = Facts(self), Facts(self)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(BESIDE)
        for facts in (self._figures, self._times):
            self._across.addWidget(facts, 1, Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self.chart)
        self.column.addWidget(self.estimate)
        self.column.addLayout(self._across)

    def show_history(self, history: History, account: Account | None, now: datetime) -> None:
        """Show an order's delivery as it stands at `now`."""
        self.heading.setText(self.tr("Delivery"))
        found = outlook(history.order, history.movements, now)
        self.chart.show_curve(curve_of(history, found))
        self.estimate.setText(outlook_words(found, now))
        self.estimate.setAccessibleName(self.estimate.text())
        set_words(self.estimate, "warn" if found.told in ODD else "")
        self._figures.tell(delivery_facts(history.order, account))
        self._times.tell(time_facts(history.order, now))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = 2 * max(self._figures.whole, self._times.whole) + BESIDE <= self.width()
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        if (self._across.direction() == beside) is not wide:
            self._across.setDirection(beside if wide else below)
            self._across.setSpacing(BESIDE if wide else BELOW)
