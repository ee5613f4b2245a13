"""Asking for cancels or refills: what goes and what does not, then what came of each order."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from xpanel_desktop.app.aftersales import Run
from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.aftersales import Candidate, Why
from xpanel_desktop.domain.pasted import LeftOut
from xpanel_desktop.domain.requests import Deed, Stand
from xpanel_desktop.ui import keys
from xpanel_desktop.ui import text as words
from xpanel_desktop.ui.account_words import named
from xpanel_desktop.ui.models.aftersales_rows import AftersalesRows, AskedRow, Part, RowColumn
from xpanel_desktop.ui.panes.outbox_confirm import sum_words
from xpanel_desktop.ui.panes.outbox_review import Sum
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.choice import Choice
from xpanel_desktop.ui.widgets.labels import plain_label, primary_button, set_words
from xpanel_desktop.ui.widgets.row_table import row_table

WIDTHS: Mapping[int, int] = {
    RowColumn.ORDER: 120,
    RowColumn.ACCOUNT: 128,
    RowColumn.SERVICE: 220,
    RowColumn.STATE: 110,
}
TELL_EVERY = 100
"""Milliseconds between two showings of what came in meanwhile."""


class AftersalesDialog(QDialog):
    """Confirms, asks, and shows the outcomes. Closing it while it asks stops it."""

    lost_wanted = Signal(object)
    """Our ids of orders whose refill was lost: the operator wants to settle those."""

    def __init__(self, core: Core, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._core, self._tasks = core, tasks
        self._deed = Deed.CANCEL
        self._run: Run | None = None
        self._running = False
        self._trouble = ""
        self._going: list[Candidate] = []
        self._told_of = 0
        self._lost: frozenset[int] = frozenset()
        """Orders that were not asked about: the answer to an earlier refill was lost."""
        self.resize(980, 520)
        self.model = AftersalesRows(core.accounts.get, self)
        self._accounts = plain_label(self, bold=True)
        self._hint = plain_label(self, quiet=True)
        self._told = plain_label(self)
        for label in (self._accounts, self._hint, self._told):
            label.setWordWrap(True)
        self.part = Choice(self)
        self.part.setObjectName("aftersales.part")
        self.table = row_table(self.model, "aftersales.table", WIDTHS, RowColumn.OUTCOME, self)
        self.go = primary_button(self, "aftersales.go")
        self.copy, self.lost, self.stop, self.shut = (QPushButton(self) for _ in range(4))
        names = {"copy": self.copy, "lost": self.lost, "stop": self.stop, "close": self.shut}
        for name, button in names.items():
            button.setObjectName(f"aftersales.{name}")
            button.setAutoDefault(False)
        self._telling = QTimer(self, singleShot=True, interval=TELL_EVERY)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        across = QHBoxLayout()
        across.setSpacing(8)
        across.addWidget(self._told, 1)
        across.addWidget(self.part)
        across.addWidget(self.copy)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.lost)
        foot.addStretch(1)
        for button in (self.stop, self.shut, self.go):
            foot.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        whole.addWidget(self._accounts)
        whole.addWidget(self._hint)
        whole.addLayout(across)
        whole.addWidget(self.table, 1)
        whole.addLayout(foot)

    def _connect(self) -> None:
        self.part.activated.connect(self._narrow)
        self.go.clicked.connect(self._on_go)
        self.stop.clicked.connect(self._on_stop)
        self.copy.clicked.connect(self._on_copy)
        self.lost.clicked.connect(self._on_lost)
        self.shut.clicked.connect(self.reject)
        self._telling.timeout.connect(self._tell_results)
        keys.shortcut("aftersales.copy", self.table, self._on_copy, alone=True)

    @property
    def running(self) -> bool:
        """Whether panels are being asked."""
        return self._running

    def ask(
        self, deed: Deed, candidates: Sequence[Candidate], left_out: Sequence[LeftOut] = ()
    ) -> None:
        """Show the verdicts and wait for the operator's word; `left_out` are ids without one.

        While the last answer is still awaited, that is shown instead, though it was closed.
        """
        if self._running:
            self.open()
            return
        self._deed, self._run, self._trouble, self._told_of = deed, None, "", 0
        self._going = [one for one in candidates if one.verdict.may]
        staying = (one for one in candidates if not one.verdict.may)
        self._lost = frozenset(one.order.id for one in staying if one.verdict.has(Why.LOST))
        rows = [AskedRow(one.order.panel_id, one) for one in candidates]
        self.model.show([*rows, *(AskedRow(one.id, left_out=one) for one in left_out)])
        self.table.setColumnHidden(RowColumn.ACCOUNT, not self.model.of_several)
        self.retranslate()
        self.open()
        (self.go if self._going else self.shut).setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Close; what has not been asked yet is not asked any more."""
        self._on_stop()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop with the window."""
        self._on_stop()
        super().closeEvent(event)

    def _on_go(self) -> None:
        self._run = self._core.aftersales.begin(self._deed, self._going)
        self._running = True
        self.retranslate()
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tasks.start(self, self._carry_out(self._run), name="ask for a cancel or refill",
                          on_error=self._fail)  # fmt: skip

    async def _carry_out(self, run: Run) -> None:
        try:
            await self._core.aftersales.carry_out(run, self._telling.start)
        finally:
            self._running = False
            self._tell_results()
            self.shut.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fail(self, error: Exception) -> None:
        self._trouble = words.error_words(error)
        self._tell_results()

    def _on_stop(self) -> None:
        if self._run is not None:
            self._run.stop()
        self.stop.setEnabled(False)

    def _tell_results(self) -> None:
        if self._run is not None:
            results = self._run.results[self._told_of :]
            self._told_of += len(results)
            self.model.take(results)
        self._show_run()

    def _narrow(self) -> None:
        self.model.narrow(Part(self.part.currentData()))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.model.text())

    def _on_lost(self) -> None:
        results = self._run.results if self._run is not None else ()
        lost = {one.order.id for one in results if one.stand is Stand.UNKNOWN}
        self.reject()
        self.lost_wanted.emit(self._lost | lost)

    # -- words --------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        cancel = self._deed is Deed.CANCEL
        self.setWindowTitle(self.tr("Cancel orders") if cancel else self.tr("Refill orders"))
        self._accounts.setText("\n".join(self._account_lines()))
        self._accounts.setVisible(bool(self._accounts.text()))
        self._hint.setText(self._hint_words())
        count = len(self._going)
        self.go.setText(
            self.tr("Ask to cancel %Ln order(s)", "", count)
            if cancel
            else self.tr("Ask to refill %Ln order(s)", "", count)
        )
        self.stop.setText(self.tr("Stop asking"))
        self.lost.setText(self.tr("Lost refills…"))
        self.lost.setToolTip(self.tr("Say what became of the refills whose answer was lost"))
        self.copy.setText(self.tr("Copy"))
        self.copy.setToolTip(keys.tip(self.tr("Copy the rows shown"), "aftersales.copy"))
        self.table.setAccessibleName(self.tr("Orders and what comes of them"))
        self._show_run()

    def _show_run(self) -> None:
        """Show how far it is, many times while thousands are asked about."""
        self._offer_parts()
        self.go.setVisible(self._run is None and bool(self._going))
        lost = bool(self._lost) or self.model.counts()[Part.UNKNOWN] > 0
        self.lost.setVisible(self._deed is Deed.REFILL and lost and not self._running)
        self.stop.setVisible(self._running)
        self.stop.setEnabled(self._run is not None and not self._run.stopped)
        self.shut.setText(self.tr("Back") if self._run is None else self.tr("Close"))
        self._tell()

    def _account_lines(self) -> list[str]:
        """Return a line for each account: how many orders, of what worth."""
        going = self._going
        lines: list[str] = []
        for number in dict.fromkeys(one.order.ticket.account_id for one in going):
            orders = [one.order for one in going if one.order.ticket.account_id == number]
            account = self._core.accounts.get(number)
            total = Sum.charged(orders)
            name = named(account)
            count = self.tr("%Ln order(s)", "", len(orders))
            lines.append(f"{name} · {count} · {sum_words(total)}")
        return lines

    def _hint_words(self) -> str:
        if self._core.sessions.offline:
            return self.tr("You are working offline: nothing can be asked now.")
        if self._deed is Deed.CANCEL:
            return self.tr(
                "Requested is not done: an order is cancelled when its status says so. What it"
                " still refunds is the panel's matter."
            )
        accounts = {one.order.ticket.account_id for one in self._going}
        found = (self._core.accounts.get(number) for number in accounts)
        if any(account is not None and account.dialects.rest for account in found):
            return self.tr(
                "XPanel only verifies the record of an order: it acknowledges a refill and"
                " promises nothing more."
            )
        return self.tr("Requested is not done: the panel is asked where each refill stands.")

    def _offer_parts(self) -> None:
        counts, chosen = self.model.counts(), self.part.currentData() or Part.ALL.value
        done = self._run is not None
        names = {
            Part.ALL: self.tr("All"),
            Part.GOING: self.tr("Taken") if done else self.tr("Can be asked"),
            Part.STAYING: self.tr("Not taken") if done else self.tr("Cannot be asked"),
            Part.UNKNOWN: self.tr("Unknown"),
        }
        self.part.clear()
        for part, name in names.items():
            if counts[part] or part is Part.ALL:
                self.part.addItem(f"{name} · {words.number(counts[part])}", part.value)
        at = self.part.findData(chosen)
        self.part.setCurrentIndex(max(at, 0))
        self.part.setAccessibleName(self.tr("Rows shown"))
        if at < 0:
            self._narrow()

    def _tell(self) -> None:
        set_words(self._told, "bad" if self._trouble else "")
        counts = self.model.counts()
        if self._trouble:
            self._told.setText(self._trouble)
        elif self._run is None:
            staying = counts[Part.STAYING]
            none = self.tr("None of these can be asked; the rows say why.")
            some = self.tr("%Ln cannot be asked; the row(s) say(s) why.", "", staying)
            self._told.setText(("" if not staying else some) if self._going else none)
        elif self._running:
            told = self.tr("{done} of {all} answered")
            self._told.setText(
                told.format(
                    done=words.number(len(self._run.results)),
                    all=words.number(len(self._run.orders)),
                )
            )
        else:
            self._told.setText(self._end_words(self._run, counts[Part.UNKNOWN]))

    def _end_words(self, run: Run, lost: int) -> str:
        """Return how a run ended, of whose requests `lost` have no answer."""
        left = sum(one.left is not None for one in run.results)
        parts = [self.tr("%Ln order(s) were not asked about; the row(s) say(s) why.", "", left)]
        parts.append(
            self.tr(
                "The answers to %Ln request(s) were lost. Nothing is asked again by itself.",
                "", lost,
            )
        )  # fmt: skip
        said = [words for words, count in zip(parts, (left, lost), strict=True) if count]
        return " ".join(said) or self.tr("Everything is answered.")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
