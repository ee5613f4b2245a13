"""How long the balance lasts, and the threshold below which it is called low."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSpinBox, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.runway import ENOUGH, MOST, Runway, Threshold
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.text import amount, money, typed
from xpanel_desktop.ui.widgets.counters import roomy, tell_special
from xpanel_desktop.ui.widgets.font_room import wide
from xpanel_desktop.ui.widgets.labels import plain_label, set_words


class RunwayLine(QWidget):
    """About the account that is looked at; a threshold holds once Enter is pressed or left."""

    def __init__(self, core: Core, tasks: Tasks, scope: Scope, parent: QWidget) -> None:
        super().__init__(parent)
        self._core, self._tasks, self._scope = core, tasks, scope
        self._left: Runway | None = None
        self._turn = 0
        self.told = plain_label(self)
        self.told.setWordWrap(True)
        self._below, self._or = plain_label(self, quiet=True), plain_label(self, quiet=True)
        self.amount, self.days = QLineEdit(self), QSpinBox(self)
        roomy(self.days)
        self.amount.setObjectName("runway.amount")
        self.amount.setMaxLength(24)
        self.amount.setFixedWidth(wide(self.amount.fontMetrics(), 96))
        self.days.setObjectName("runway.days")
        self.days.setRange(0, 365)
        self.days.setMinimumWidth(112)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 0)
        row.setSpacing(8)
        row.addWidget(self.told, 1)
        for part in (self._below, self.amount, self._or, self.days):
            row.addWidget(part)
        self.amount.editingFinished.connect(self._keep)
        self.days.editingFinished.connect(self._keep)
        scope.changed.connect(self.read)
        stop = core.notices.subscribe(self._on_changes)
        self.destroyed.connect(lambda: stop())
        self.retranslate()

    def read(self) -> None:
        """Read the runway and the threshold of the account that is looked at."""
        if self.isVisible():
            self._turn += 1
            self._tasks.start(self, self._read(self._turn), name="read runway")

    async def _read(self, turn: int) -> None:
        account = self._scope.account
        left = None if account is None else await self._core.books.runway(account.id)
        if turn == self._turn:
            self._left = left
            self._show_threshold()
            self._show()

    def _show_threshold(self) -> None:
        if self.amount.hasFocus() or self.days.hasFocus():
            return
        threshold = self._core.low_balance.threshold(self._scope.chosen)
        told = "" if threshold.amount is None else typed(threshold.amount)
        self.amount.setText(told)
        self.days.setValue(threshold.days or 0)

    def _keep(self) -> None:
        account = self._scope.account
        typed = self.amount.text().strip()
        found = amount(typed)
        wrong = bool(typed) and found is None
        self.amount.setProperty("problem", "block" if wrong else "")
        self.amount.style().polish(self.amount)
        if account is None or wrong:
            if wrong:
                set_words(self.told, "bad")
                self.told.setText(self.tr("The threshold is no amount: {text}").format(text=typed))
            return
        threshold = Threshold(found or None, self.days.value() or None)
        if threshold != self._core.low_balance.threshold(account.id):
            work = self._core.low_balance.set_threshold(account.id, threshold)
            self._tasks.start(self, work, name="keep threshold")
        self._show()

    def _on_changes(self, changes: Changes) -> None:
        if changes.touches(Table.BALANCES) or changes.touches(Table.LOW_BALANCES):
            self.read()

    def _show(self) -> None:
        account = self._scope.account
        for part in (self._below, self.amount, self._or, self.days):
            part.setVisible(account is not None)
        low = account is not None and account.id in self._core.low_balance.low
        set_words(self.told, "warn" if low else "")
        name = plain(account.name) if account else ""
        words = self.runway_words(self._left)
        told = f"{name} · {words}" if name else words
        self.told.setText(self.tr("Low balance: {told}").format(told=told) if low else told)

    def runway_words(self, left: Runway | None) -> str:
        """Return how long a balance lasts, and what that rests on."""
        if left is None:
            return self.tr("The balance is not known yet.")
        balance = money(left.balance, plain(left.currency))
        if left.pace is None:
            told = self.tr("{balance} · not enough days to tell a pace: {days} of {enough}")
            return told.format(balance=balance, days=left.over, enough=ENOUGH)
        pace = money(left.pace, plain(left.currency))
        if left.days is None:
            told = self.tr("{balance} · nothing was spent on most of the last {over} days")
            return told.format(balance=balance, over=left.over)
        if left.days >= MOST:
            lasts = self.tr("lasts for years")
        elif left.days == 0:
            lasts = self.tr("lasts less than a day")
        else:
            lasts = self.tr("lasts about %Ln day(s)", "", left.days)
        told = self.tr("{balance} · {lasts} at the pace of the last {over} (median {pace} a day)")
        return told.format(balance=balance, lasts=lasts, over=left.over, pace=pace)

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self._below.setText(self.tr("Low below"))
        self._or.setText(self.tr("or"))
        self.amount.setPlaceholderText(self.tr("amount"))
        self.amount.setAccessibleName(self.tr("Low below this amount"))
        self.days.setAccessibleName(self.tr("Low with fewer days left"))
        tell_special(self.days, self.tr("no days set"))
        self.days.setSuffix(self.tr(" days left"))
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what came while it was not seen."""
        super().showEvent(event)
        self.read()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
