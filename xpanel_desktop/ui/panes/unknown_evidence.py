"""The evidence on a card: what was gathered, what it amounts to, and the buttons that gather it."""

from collections.abc import Coroutine
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.app.reconciling import Case, NoIdsInARow, Progress
from xpanel_desktop.domain.checks import Level
from xpanel_desktop.domain.evidence import Verdict
from xpanel_desktop.domain.order import Order
from xpanel_desktop.ui.panes.evidence_facts import balance_facts, candidate_words, search_facts
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.text import error_words
from xpanel_desktop.ui.widgets.candidates import Candidates
from xpanel_desktop.ui.widgets.facts import Facts
from xpanel_desktop.ui.widgets.labels import plain_label
from xpanel_desktop.ui.widgets.problem_line import ProblemLine
from xpanel_desktop.ui.widgets.verdict_view import VerdictView


class EvidencePart(QWidget):
    """Gathers on request alone, while sending is stopped as well: it only reads."""

    attach_wanted = Signal(str)
    """The panel's id of an order that was found."""

    def __init__(self, core: Core, tasks: Tasks, order: Order, parent: QWidget) -> None:
        super().__init__(parent)
        self._core, self._tasks, self._order = core, tasks, order
        self._case: Case | None = None
        self._progress: Progress | None = None
        self._gathering = False
        self._facts = Facts(self)
        self.view = VerdictView(self)
        self.candidates = Candidates(self)
        self.trouble = ProblemLine(self)
        self.gather = self._button("unknown.gather")
        self.search = self._button("unknown.search")
        self.cancel = self._button("unknown.cancel")
        self._doing = plain_label(self, quiet=True)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(160, 6)
        self._lay_out()
        self._connect()
        self.retranslate()

    @property
    def verdict(self) -> Verdict | None:
        """The verdict shown, None while there is none."""
        return self.view.verdict

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.gather.setText(self.tr("Gather evidence"))
        self.gather.setToolTip(self.tr("Read the balance twice and compare it with the last one"))
        self.search.setText(self.tr("Look for its ID"))
        self.search.setToolTip(
            self.tr("Ask the panel about the IDs after your last known one. Nothing is changed.")
        )
        self.cancel.setText(self.tr("Cancel"))
        self._show_case()
        self._show_work()

    def read(self) -> None:
        """Read what is kept and show it."""
        self._tasks.start(self, self._read(), name="read evidence")

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self.gather, self.search, self._doing, self._bar, self.cancel):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._facts)
        column.addWidget(self.view)
        column.addWidget(self.candidates)
        column.addWidget(self.trouble)
        column.addLayout(row)

    def _connect(self) -> None:
        self.gather.clicked.connect(self._on_gather)
        self.search.clicked.connect(self._on_search)
        self.cancel.clicked.connect(self._on_cancel)
        self.candidates.attach_wanted.connect(self.attach_wanted)

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setAutoDefault(True)
        return button

    # -- what is shown ------------------------------------------------------------------

    async def _read(self) -> None:
        self._case = await self._core.reconciling.case(self._order)
        self._show_case()

    def _show_case(self) -> None:
        case = self._case
        balance = case.evidence.balance if case else None
        search = case.evidence.search if case else None
        currency = self._order.currency
        facts = balance_facts(balance, currency) if balance else []
        facts += search_facts(search) if search else []
        self._facts.tell(facts)
        self._facts.setVisible(bool(facts))
        self.view.tell(case.verdict if case else None)
        found = search.candidates if search else ()
        self.candidates.tell(
            [(plain(one.panel_id), candidate_words(one, currency)) for one in found],
            self.tr("Attach"),
        )

    def _show_work(self) -> None:
        progress = self._progress
        busy = self._gathering or progress is not None
        self.gather.setEnabled(not busy)
        self.search.setEnabled(not busy)
        for widget in (self._bar, self.cancel):
            widget.setVisible(progress is not None)
        self._doing.setVisible(busy)
        if progress is None:
            self._doing.setText(self.tr("Reading the balance twice…"))
            return
        asked = self.tr("IDs asked about: {asked} of {wanted}")
        self._doing.setText(asked.format(asked=progress.asked, wanted=progress.wanted))
        self._bar.setRange(0, max(progress.wanted, 1))
        self._bar.setValue(progress.asked)
        self.cancel.setEnabled(not progress.cancelled)

    # -- what the operator asks for -----------------------------------------------------

    def _start(self, coroutine: Coroutine[Any, Any, None], name: str) -> None:
        """Start gathering. A card that goes meanwhile takes it along: then nothing is shown."""
        self.trouble.show_words(Level.PASS, "")
        self._show_work()
        self._tasks.start(self, coroutine, name=name, on_error=self._fail)

    def _fail(self, error: Exception) -> None:
        self._done()
        told = error_words(error)
        if isinstance(error, NoIdsInARow):
            told = self.tr(
                "Its ID cannot be looked for: no order of this account has a number as its ID yet "
                "to go on from. Look at the panel's own list of orders."
            )
        self.trouble.show_words(Level.WARN, told)

    def _on_gather(self) -> None:
        self._gathering = True
        self.setFocus()
        self._start(self._gather(), "gather evidence")

    async def _gather(self) -> None:
        await self._core.reconciling.gather(self._order)
        self._done()

    def _on_search(self) -> None:
        self._progress = Progress(tell=self._show_work)
        self.cancel.setVisible(True)
        self.cancel.setFocus()
        self._start(self._search(self._progress), "look for an order's id")

    async def _search(self, progress: Progress) -> None:
        await self._core.reconciling.search(self._order, progress)
        self._done()

    def _done(self) -> None:
        """Let both buttons be pressed again; the focus goes back to where it came from."""
        waited_here = self.hasFocus() or self.cancel.hasFocus()
        button = self.gather if self._gathering else self.search
        self._gathering, self._progress = False, None
        button.setEnabled(True)
        if waited_here:
            button.setFocus()
        self._show_work()

    def _on_cancel(self) -> None:
        if self._progress is not None:
            self._progress.cancelled = True
            self.setFocus()
            self._show_work()
