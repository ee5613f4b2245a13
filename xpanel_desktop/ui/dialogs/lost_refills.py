"""All refills whose answer was lost, and what became of them: one declared, or hundreds at once."""

from collections.abc import Coroutine, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from xpanel_desktop.app.core import Core
from xpanel_desktop.app.lost_refills import MOST, LostRefill, Settled
from xpanel_desktop.domain.requests import Stand, Turn
from xpanel_desktop.ui import keys
from xpanel_desktop.ui.announcing import announce
from xpanel_desktop.ui.dialogs.lost_question import LostQuestion
from xpanel_desktop.ui.models.lost_rows import LostColumn, LostRows
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.tab_order import lay_tab_order
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.text import error_words
from xpanel_desktop.ui.widgets.account_choice import AccountChoice
from xpanel_desktop.ui.widgets.empty import EmptyOr
from xpanel_desktop.ui.widgets.labels import plain_label, set_words
from xpanel_desktop.ui.widgets.row_table import row_table

WIDTHS: Mapping[int, int] = {
    LostColumn.ORDER: 112,
    LostColumn.ACCOUNT: 128,
    LostColumn.SERVICE: 220,
    LostColumn.ASKED: 156,
}
_SEVERAL = QAbstractItemView.SelectionMode.ExtendedSelection
_NO_SELECTION = QAbstractItemView.SelectionMode.NoSelection
_NOT_MADE = Settled(Stand.NOT_MADE)
_HOW = QItemSelectionModel.SelectionFlag


class LostRefillsDialog(QDialog):
    """Works by keys: Ctrl+A takes all that are shown. It asks no panel for anything."""

    again_wanted = Signal(object)
    """Our ids of orders whose refill was not made: the operator wants to ask for them again."""

    def __init__(self, core: Core, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._core, self._tasks = core, tasks
        self._settling: tuple[LostRefill, ...] = ()
        self._running = False
        self._trouble = ""
        self.resize(980, 560)
        self.model = LostRows(core.accounts.get, self)
        self._hint = plain_label(self, quiet=True)
        self._told = plain_label(self)
        for label in (self._hint, self._told):
            label.setWordWrap(True)
        self.accounts = AccountChoice(self)
        self.table = row_table(self.model, "lost.table", WIDTHS, LostColumn.OUTCOME, self)
        self.empty = EmptyOr(self.table, self)
        self.question = LostQuestion(self)
        self.copy, self.again, self.shut, self.made, self.not_made = (
            QPushButton(self) for _ in range(5)
        )
        names = {
            "copy": self.copy,
            "again": self.again,
            "close": self.shut,
            "made": self.made,
            "not_made": self.not_made,
        }
        for name, button in names.items():
            button.setObjectName(f"lost.{name}")
            button.setAutoDefault(False)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        across = QHBoxLayout()
        across.setSpacing(8)
        across.addWidget(self.accounts)
        across.addWidget(self._told, 1)
        across.addWidget(self.copy)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.again)
        foot.addStretch(1)
        for button in (self.shut, self.made, self.not_made):
            foot.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        whole.addWidget(self._hint)
        whole.addLayout(across)
        whole.addWidget(self.empty, 1)
        whole.addWidget(self.question)
        whole.addLayout(foot)
        lay_tab_order(self)

    def _connect(self) -> None:
        self.accounts.picked.connect(self._narrow)
        self.table.selectionModel().selectionChanged.connect(self._show)
        self.model.modelReset.connect(self._show)  # the selection goes with the rows, unheard
        self.made.clicked.connect(lambda: self._ask(Turn.DECLARE_MADE))
        self.not_made.clicked.connect(lambda: self._ask(Turn.DECLARE_NOT_MADE))
        self.question.agreed.connect(self._on_agreed)
        self.question.dismissed.connect(self._on_dismissed)
        self.copy.clicked.connect(self._on_copy)
        self.again.clicked.connect(self._on_again)
        self.shut.clicked.connect(self.close)
        keys.shortcut("lost.copy", self.table, self._on_copy, alone=True)

    @property
    def running(self) -> bool:
        """Whether something is read or being settled."""
        return self._running

    def begin(self, order_ids: frozenset[int] = frozenset()) -> None:
        """Read what is lost and show it; the refills of these orders stand first, selected."""
        if not self._running:
            self._trouble = ""
            self.model.take(())
            self.empty.know(known=False)
            self.accounts.choose(0)
            self.question.hide()
            self._start(self._read(order_ids), "read lost refills")
        self.open()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def selected(self) -> list[LostRefill]:
        """Return the selected refills that are still to be settled, as they stand in the table."""
        return [one for one in self._selected_rows() if self.model.is_lost(one)]

    def _selected_rows(self) -> list[LostRefill]:
        spans = self.table.selectionModel().selection().toList()
        rows = {row for one in spans for row in range(one.top(), one.bottom() + 1)}
        return [self.model.rows[row] for row in sorted(rows)]

    def reject(self) -> None:
        """Go back from the question; without one, close."""
        if self.question.isVisible():
            self._on_dismissed()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close whole: a question that was not answered is none any more."""
        self.question.hide()
        super().closeEvent(event)

    # -- what is done -------------------------------------------------------------------

    def _start(self, work: Coroutine[Any, Any, None], name: str) -> None:
        self._running = True
        self._tasks.start(self, self._run(work), name=name, on_error=self._fail)

    async def _run(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        finally:
            self._running = False
            self._show()

    def _fail(self, error: Exception) -> None:
        self._trouble = error_words(error)
        announce(self, self._trouble)
        self._show()

    async def _read(self, order_ids: frozenset[int]) -> None:
        lost = await self._core.aftersales.lost.all()
        lost.sort(key=lambda one: one.order.id not in order_ids)
        self.model.take(lost)
        theirs = {one.order.ticket.account_id for one in self.model.all}
        self.accounts.offer([one for one in self._core.accounts.all() if one.id in theirs])
        self.empty.know()
        self._select_first(sum(one.order.id in order_ids for one in lost))
        if not lost:
            self.shut.setFocus(Qt.FocusReason.OtherFocusReason)

    def _select_first(self, many: int) -> None:
        """Select the first rows; the very first is current in any case."""
        chosen, model = self.table.selectionModel(), self.model
        chosen.setCurrentIndex(model.index(0, 0), _HOW.NoUpdate)
        if many:
            rows = QItemSelection(model.index(0, 0), model.index(many - 1, 0))
            chosen.select(rows, _HOW.ClearAndSelect | _HOW.Rows)

    def _narrow(self) -> None:
        self.model.narrow(self.accounts.chosen)

    def _ask(self, turn: Turn) -> None:
        self._settling = tuple(self.selected())
        self.question.ask(turn, len(self._settling))
        self._show()

    def _on_dismissed(self) -> None:
        self.question.hide()
        self._show()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_agreed(self, turn: Turn) -> None:
        self._trouble = ""
        self._start(self._settle(turn), "settle lost refills")
        self._on_dismissed()

    async def _settle(self, turn: Turn) -> None:
        await self._core.aftersales.lost.settle(self._settling, turn, self.model.settle)
        announce(self, self._told_words())

    def _on_copy(self) -> None:
        """Copy the order IDs of the selected rows, or of all: to be looked up at the panel."""
        ids = [one.order.panel_id for one in self._selected_rows() or self.model.rows]
        QGuiApplication.clipboard().setText("\n".join(map(plain, ids)))

    def _on_again(self) -> None:
        settled = self.model.settled
        not_made = (one for one in self.model.all if settled.get(one.request.id) == _NOT_MADE)
        self.accept()
        self.again_wanted.emit(frozenset(one.order.id for one in not_made))

    # -- words --------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.setWindowTitle(self.tr("Refills whose answer was lost"))
        self._hint.setText(
            self.tr(
                "The answers to these requests were lost: the panel may have them or not. Look"
                " there, select them here, and say what became of them. Nothing is asked again by"
                " itself."
            )
        )
        self.table.setAccessibleName(self.windowTitle())
        self.accounts.retranslate()
        self.copy.setText(self.tr("Copy order IDs"))
        tip = self.tr("Copy the order IDs of the selected rows, or of all that are shown")
        self.copy.setToolTip(keys.tip(tip, "lost.copy"))
        self.shut.setText(self.tr("Close"))
        self.made.setText(self.tr("The panel has them…"))
        self.not_made.setText(self.tr("The panel has none of them…"))
        self.model.retranslate()
        self.question.retranslate()
        self._show()

    def _show(self) -> None:
        """Show how many are lost and selected, and offer what can be done with those."""
        asking, busy = self.question.isVisibleTo(self), self._running
        selected = len(self.selected())
        for button in (self.made, self.not_made):
            button.setEnabled(bool(selected) and not asking and not busy)
        self.accounts.setEnabled(not asking)
        # what is asked about can be looked through, and stays as it is
        self.table.setSelectionMode(_NO_SELECTION if asking else _SEVERAL)
        again = self.model.counts[_NOT_MADE]
        self.again.setVisible(bool(again))
        self.again.setEnabled(not asking and not busy)
        self.again.setText(self.tr("Refill %Ln again…", "", again))
        self.copy.setEnabled(bool(self.model.rows))
        self.table.setColumnHidden(LostColumn.ACCOUNT, not self.model.of_several)
        set_words(self._told, "bad" if self._trouble else "")
        self._told.setText(self._trouble or self._told_words(selected))
        none = self.tr("No refill is lost: of each one it is known what became of it.")
        self.empty.say("" if self.model.all else none)
        self._hint.setVisible(not self.empty.sentence)

    def _told_words(self, selected: int = 0) -> str:
        """Return how many are lost and selected, and how many were settled."""
        lost, counts = self.model.left, self.model.counts
        otherwise = sum(many for one, many in counts.items() if one.otherwise)
        declared = counts.total() - otherwise
        parts = [
            (self.tr("%Ln lost.", "", lost), lost),
            (self.tr("%Ln selected.", "", selected), selected),
            (self.tr("%Ln declared.", "", declared), declared),
            (
                self.tr("%Ln had been settled meanwhile; the row(s) say(s) how.", "", otherwise),
                otherwise,
            ),
            (
                self.tr("More than %Ln are lost: these are the last ones.", "", MOST),
                len(self.model.all) == MOST,
            ),
        ]
        return " ".join(told for told, said in parts if said)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
