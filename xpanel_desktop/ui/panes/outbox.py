"""Drafts and outbox: what is written and not yet the panel's, and what keeps it from going."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.query import Column, OrderQuery
from xpanel_desktop.domain.state import Event, State
from xpanel_desktop.ui import keys
from xpanel_desktop.ui.models.order_cells import Cell
from xpanel_desktop.ui.models.order_counts import OrderCounts
from xpanel_desktop.ui.models.order_groups import OUTBOX_GROUPS, total
from xpanel_desktop.ui.models.orders import OrdersModel
from xpanel_desktop.ui.panes.order_exporting import OrderExporting
from xpanel_desktop.ui.panes.outbox_confirm import SendConfirm
from xpanel_desktop.ui.panes.outbox_deeds import OutboxDeeds
from xpanel_desktop.ui.panes.outbox_line import OutboxLine
from xpanel_desktop.ui.panes.outbox_review import Review
from xpanel_desktop.ui.panes.outbox_sending import Sending
from xpanel_desktop.ui.panes.outbox_tools import PRIMARY, OutboxTools
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tab_order import lay_tab_order
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.account_choice import AccountChoice
from xpanel_desktop.ui.widgets.account_mark import AccountMark, set_in
from xpanel_desktop.ui.widgets.bars import Bars, UndoBar
from xpanel_desktop.ui.widgets.empty import EmptyOr
from xpanel_desktop.ui.widgets.line_table import LineTable
from xpanel_desktop.ui.widgets.piecemeal import Piecemeal, Pieces
from xpanel_desktop.ui.widgets.segments import Segments

CELLS = (
    Cell.SERVICE,
    Cell.LINK,
    Cell.LABEL,
    Cell.QUANTITY,
    Cell.EXPECTED,
    Cell.PROBLEM,
    Cell.QUEUED,
    Cell.CREATED,
    Cell.ACCOUNT,
)
WIDTHS = {
    Cell.SERVICE: 180,
    Cell.LINK: 160,
    Cell.LABEL: 120,
    Cell.QUANTITY: 80,
    Cell.EXPECTED: 128,
    Cell.PROBLEM: 220,
    Cell.QUEUED: 112,
    Cell.CREATED: 112,
    Cell.ACCOUNT: 120,
}
FIRST_TO_GO = (Cell.ACCOUNT, Cell.LABEL, Cell.CREATED, Cell.QUEUED, Cell.QUANTITY)
"""Columns that go, in this order, when there is no room for all."""
_WRITTEN = frozenset(CELLS) - {Cell.QUEUED}
_IN_LINE = frozenset(CELLS) - {Cell.CREATED}
SHOWN = {
    State.DRAFT: _WRITTEN,
    State.QUEUED: _IN_LINE,
    State.HELD: _IN_LINE - {Cell.PROBLEM},
    State.SENDING: _IN_LINE - {Cell.PROBLEM},
    State.REFUSED: _IN_LINE,
}
"""The columns that say something in each state."""
IN_LINE = frozenset({State.QUEUED, State.SENDING, State.HELD})
"""States shown in the order of sending, the next one first."""
SENDING_FACTS = (Table.ACCOUNTS, Table.CONNECTIONS, Table.SETTINGS)


class OutboxPane(Piecemeal):
    """Works by keys alone: Ctrl+Enter sends, holds or resumes, F2 edits, Delete deletes."""

    edit_wanted = Signal(object)
    """Order, a draft to be opened in the ticket."""
    unknown_wanted = Signal(int)
    """Account id: an unknown order of it waits for a decision."""
    account_wanted = Signal(int)
    """Account id: its key must be changed."""
    services_wanted = Signal()
    """The operator wants to write an order."""

    def __init__(
        self,
        core: Core,
        tasks: Tasks,
        scope: Scope,
        parent: QWidget | None = None,
        *,
        piecemeal: bool = False,
    ) -> None:
        super().__init__(parent)
        self._core, self._scope = core, scope
        self._begin(self._build(core, tasks, scope), piecemeal=piecemeal)

    def _build(self, core: Core, tasks: Tasks, scope: Scope) -> Pieces:
        self.model = OrdersModel(core.orders, core.accounts, tasks, CELLS, self)
        self.counts = OrderCounts(core.orders, tasks, self)
        self.deeds = OutboxDeeds(core, tasks, self.model)
        self.sending = Sending(core, tasks, self)
        self.segments = Segments([group.name for group in OUTBOX_GROUPS], self)
        self.accounts = AccountChoice(self)
        self.mark = AccountMark(self, "outbox.mark")
        self.bars = Bars(self)
        yield
        self.tools = OutboxTools(self)
        self.confirm = SendConfirm(core, self)
        yield
        self.table = LineTable(self.model, WIDTHS, Cell.LINK, self, first_to_go=FIRST_TO_GO)
        self.line = OutboxLine(core, tasks, self.model, self.table, self._show_sending)
        self.empty = EmptyOr(self.table, self)
        yield
        self.undo = UndoBar(self)
        self._exporting = OrderExporting(
            core,
            tasks,
            self.table,
            self.model,
            lambda _level, said: self.undo.tell(said),
            "outbox.export",
            self,
        )
        self._exporting.button(self.tools.export)
        yield
        self._lay_out()
        yield
        self._connect()
        self.segments.choose(State.DRAFT.value)
        self.accounts.offer(scope.accounts)
        self._ask()

    @property
    def state(self) -> State:
        """The state that is shown."""
        return State(self.segments.chosen)

    @property
    def settled(self) -> bool:
        """Whether nothing is left to read."""
        return self.model.settled and self.counts.settled

    def show_state(self, state: State) -> None:
        """Show the orders in another state."""
        self.segments.choose(state.value)
        self._ask()

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.segments.name(
            {
                State.DRAFT.value: self.tr("Drafts"),
                State.QUEUED.value: self.tr("Queued"),
                State.HELD.value: self.tr("Held"),
                State.SENDING.value: self.tr("Sending"),
                State.REFUSED.value: self.tr("Refused"),
            }
        )
        self.table.setAccessibleName(self.tr("Drafts and outbox"))
        for part in (self.accounts, self.tools, self.confirm, self.undo):
            part.retranslate()
        self.model.words_changed()
        self._show_sending()
        self._show_empty()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while nobody looked."""
        super().showEvent(event)
        self._wake(awake=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop reading."""
        super().hideEvent(event)
        self._wake(awake=False)

    def _wake(self, *, awake: bool) -> None:
        self.model.wake(awake=awake)
        self.counts.wake(awake=awake)
        if awake:
            self.line.look()
            self.empty.know(known=self.model.settled)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(12, 8, 12, 8)
        top.setSpacing(12)
        top.addWidget(self.segments)
        top.addStretch(1)
        top.addWidget(self.accounts)
        self._desk = QVBoxLayout()
        self._desk.setContentsMargins(0, 0, 0, 0)
        self._desk.addWidget(self.tools)
        self._desk.addWidget(self.confirm)
        self.bars.setContentsMargins(12, 0, 12, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(set_in(self.mark))
        column.addWidget(self.bars)
        column.addLayout(self._desk)
        column.addWidget(self.empty, 1)
        column.addWidget(self.undo)

    def _connect(self) -> None:
        self.segments.picked.connect(self._ask)
        self.accounts.picked.connect(self._ask)
        self.table.chosen.connect(self._fit)
        self.table.opened.connect(self._open)
        for read in (self.model.shown, self.model.reread):
            read.connect(self._show_empty)
            read.connect(self.empty.know)
        self.counts.changed.connect(self._show_counts)
        self.empty.pressed.connect(self.services_wanted)
        self.tools.primary_wanted.connect(self._primary)
        self.tools.edit_wanted.connect(self._edit)
        self.tools.delete_wanted.connect(self._delete)
        self.tools.sending_wanted.connect(self._toggle_sending)
        self.deeds.reviewed.connect(self._confirm)
        self.deeds.editing.connect(self.edit_wanted)
        self.deeds.deleted.connect(self._offer_undo)
        self.deeds.said.connect(self.undo.tell)
        self.confirm.agreed.connect(self._send)
        self.confirm.dismissed.connect(self._back)
        self.sending.decide.connect(self.unknown_wanted)
        self.sending.change_key.connect(self.account_wanted)
        self._scope.changed.connect(self._show_accounts)
        for name, slot in (
            ("outbox.primary", self._primary),
            ("outbox.edit", self._edit),
            ("outbox.delete", self._delete),
            ("outbox.undo", self.undo.use),
        ):
            keys.shortcut(name, self.empty, slot)
        self.line.add_keys(self.empty)
        unsubscribe = self._core.notices.subscribe(self._on_changes)
        self.destroyed.connect(lambda: unsubscribe())

    # -- what is shown ------------------------------------------------------------------

    def _ask(self) -> None:
        in_line = self.state in IN_LINE
        query = OrderQuery(
            states=frozenset({self.state}),
            accounts=self.accounts.chosen,
            sort=Column.QUEUED if in_line else Column.CREATED,
            descending=not in_line,
        )
        self._back()
        self.table.movable = self.state is State.QUEUED
        self.table.show_only(SHOWN[self.state])
        self.table.ask(query)
        self._fit()
        self._show_counts()

    def _show_counts(self) -> None:
        chosen = self.accounts.chosen
        self.segments.count(
            {group.name: total(self.counts.now, group.states, chosen) for group in OUTBOX_GROUPS}
        )
        self._show_sending()

    def _show_sending(self) -> None:
        waiting = frozenset({State.QUEUED})
        shown = self._accounts_shown()
        alone = shown[0] if len(shown) == 1 else None
        self.mark.show_account(alone)
        told = self.sending.notices(shown, self._counts_of(waiting))
        told += self.line.notices({account.id for account in shown})
        if self.bars.show_all(told):
            lay_tab_order(self)
        self.tools.show_paused(self.sending.paused(shown))

    def _counts_of(self, states: frozenset[State]) -> dict[int, int]:
        return {
            account.id: total(self.counts.now, states, {account.id})
            for account in self._scope.accounts
        }

    def _show_accounts(self) -> None:
        self.accounts.offer(self._scope.accounts)
        self.model.words_changed()
        self._show_sending()

    def _accounts_shown(self) -> list[Account]:
        chosen = self.accounts.chosen
        return [at for at in self._scope.accounts if not chosen or at.id in chosen]

    def _show_empty(self) -> None:
        words = ("", "") if self.model.rowCount() else _empty_words(self.state)
        self.empty.say(*words)

    def _fit(self) -> None:
        selected = sum(length for _, length in self.table.spans())
        self.tools.fit(self.state, self.table.orders(), selected)

    def _on_changes(self, changes: Changes) -> None:
        self.model.touch(changes)
        self.counts.touch(changes)
        if changes.touches(Table.ORDERS):
            self.line.look()
        if any(changes.touches(table) for table in SENDING_FACTS):
            self._show_sending()

    # -- what the operator does ---------------------------------------------------------

    def _primary(self) -> None:
        event = PRIMARY.get(self.state)
        if event is None or not self.tools.primary.isEnabled():
            return
        if event is Event.HOLD:
            self.deeds.hold(self.table.spans())
        else:
            self.deeds.review(self.table.spans(), event)

    def _confirm(self, checked: Review, event: str) -> None:
        self.tools.hide()
        self.confirm.ask(checked, Event(event))

    def _send(self, checked: Review, event: str) -> None:
        self._back()
        self.deeds.send(checked, Event(event))

    def _back(self) -> None:
        asked = self.confirm.isVisible()
        self.confirm.hide()
        self.tools.show()
        if asked:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, order: Order) -> None:
        if order.state is not State.SENDING:
            self.deeds.edit(order)

    def _edit(self) -> None:
        order = self.table.order()
        if order is not None:
            self._open(order)

    def _delete(self) -> None:
        if self.tools.delete.isVisible() and self.tools.delete.isEnabled():
            self.deeds.delete(self.table.spans())

    def _offer_undo(self, orders: list[Order]) -> None:
        drafts = all(order.state is State.DRAFT for order in orders)
        words_ = (
            self.tr("%Ln draft(s) deleted.", "", len(orders))
            if drafts
            else self.tr("%Ln order(s) deleted. Undo brings them back as drafts.", "", len(orders))
        )
        self.undo.say(words_, self.tr("Undo"), lambda: self.deeds.restore(orders))

    def _toggle_sending(self) -> None:
        self.sending.toggle(self._accounts_shown())


def _empty_words(state: State) -> tuple[str, str]:
    """Return what is said where a state has no orders, and what a button beside it does."""
    translate = QCoreApplication.translate
    match state:
        case State.DRAFT:
            sentence = translate(
                "OutboxPane", "No drafts. A ticket that you save waits here to be sent."
            )
            return sentence, translate("OutboxPane", "Browse services")
        case State.QUEUED:
            return translate("OutboxPane", "Nothing is waiting to be sent."), ""
        case State.HELD:
            return translate("OutboxPane", "Nothing is held."), ""
        case State.SENDING:
            return translate("OutboxPane", "Nothing is being sent right now."), ""
        case _:
            return translate("OutboxPane", "The panel refused nothing."), ""
