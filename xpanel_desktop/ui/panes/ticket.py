"""The ticket: one order being typed, checked with every keystroke, saved or sent."""

from collections.abc import Coroutine
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.checks import Level
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.service import Kind, Service
from xpanel_desktop.domain.template import Template
from xpanel_desktop.store.drafts import NotDraft
from xpanel_desktop.ui import keys
from xpanel_desktop.ui.panes import ticket_work as work
from xpanel_desktop.ui.panes.ticket_body import TicketBody
from xpanel_desktop.ui.panes.ticket_desk import Desk
from xpanel_desktop.ui.panes.ticket_keeper import TicketKeeper
from xpanel_desktop.ui.panes.ticket_more import remember
from xpanel_desktop.ui.panes.ticket_watch import TicketWatch
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.text import error_words
from xpanel_desktop.ui.widgets.labels import plain_label
from xpanel_desktop.ui.widgets.piecemeal import Piecemeal, Pieces


class TicketPane(Piecemeal):
    """Works by keys alone: Enter moves on, Ctrl+Enter sends, Ctrl+S saves."""

    sent = Signal(object)
    """Order, now in the outbox."""
    saved = Signal(object)
    """Order, a draft."""
    opened = Signal()
    """Another ticket lies on the desk."""

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
        self._core, self._tasks, self._scope = core, tasks, scope
        self._desk: Desk | None = None
        self._busy = False
        self._begin(self._build(), piecemeal=piecemeal)

    def _build(self) -> Pieces:
        core, tasks = self._core, self._tasks
        self._pages = QStackedWidget(self)
        self.body = TicketBody(self._pages, piecemeal=True)
        yield from self.body.pieces
        self._keeper = TicketKeeper(core, tasks, self)
        self._watch = TicketWatch(core, tasks, lambda: self._desk, self)
        self._empty = plain_label(self._pages, quiet=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setMargin(24)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self.setMinimumWidth(320)
        self._connect()
        yield

    def _connect(self) -> None:
        self.body.edited.connect(self._type)
        self.body.header.kind_chosen.connect(self._switch_kind)
        self.body.header.new_wanted.connect(self._begin_next)
        self.body.summary.send_wanted.connect(self.send)
        self.body.summary.save_wanted.connect(self.save)
        self.body.confirm.agreed.connect(self._send_agreed)
        for name, slot in (
            ("ticket.send", self.send),
            ("ticket.save", self.save),
            ("ticket.more", self.body.more.turn),
        ):
            keys.shortcut(name, self, slot).setAutoRepeat(False)
        self._keeper.kept.connect(self._kept)
        self._keeper.failed.connect(self._not_kept)
        self._watch.learnt.connect(self._looked)
        self._watch.failed.connect(self._failed)
        remember(self.body.more, self._core.settings, lambda kept: self._start(kept, "setting"))

    @property
    def desk(self) -> Desk | None:
        """What lies on the desk; None while no service is chosen."""
        return self._desk

    # -- opening ------------------------------------------------------------------------

    def open_service(self, account_id: int, service: Service) -> None:
        """Begin a ticket for a service; a link typed for another one comes along."""
        account = self._core.accounts.get(account_id)
        if account is None or self._busy:
            return
        left, desk = self._desk, Desk.new(account, service, None)
        if left is not None:
            left.hand_over(desk)
        self._put(desk)
        self._leave(left)
        if desk.has_own:
            self._keeper.touch(desk)

        def found(opened: work.Opened) -> None:
            if self._desk is desk and opened.kind is not None and opened.kind is not desk.kind:
                self._set_kind(opened.kind)

        self._start(work.open_for(self._core, account_id, service.id, found), "ticket")

    def open_template(self, account_id: int, service: Service, template: Template) -> None:
        """Begin a ticket with what a template holds."""
        account = self._core.accounts.get(account_id)
        if account is None or self._busy:
            return
        left = self._desk
        self._put(Desk.of_template(account, service, template))
        self._leave(left)

    def edit_draft(self, order: Order) -> None:
        """Take up a draft again; saving and sending replace it."""
        account = self._core.accounts.get(order.ticket.account_id)
        if account is None or self._busy:
            return
        left = self._desk
        if left is not None and left.order_id == order.id and left.touched:
            self.body.form.focus_field(self.body.form.first_to_fill())
            return
        self._leave(left)

        def found(opened: work.Opened) -> None:
            self._put(Desk.of_draft(account, opened.service, order))

        asked = work.open_for(self._core, account.id, order.ticket.service_id, found)
        self._start(asked, "ticket")

    def lay(self, desk: Desk) -> None:
        """Lay a desk that came from elsewhere; the focus stays where it is."""
        self._put(desk, quietly=True)

    def _leave(self, desk: Desk | None) -> None:
        """Leave a desk: what is typed on it is saved as its draft."""
        if desk is not None:
            self._keeper.leave(desk)

    def _put(self, desk: Desk, *, quietly: bool = False) -> None:
        self._desk = desk
        self.body.dismiss()
        self._tell(Level.PASS, "")
        self._pages.setCurrentWidget(self.body)
        self.body.lay_form(desk, self._core.clock.now())
        if not quietly:
            self.body.form.focus_field(self.body.form.first_to_fill())
        self.opened.emit()
        self._watch.look()
        self._watch.ask_pools()

    def _begin_next(self) -> None:
        desk = self._desk
        if desk is not None and desk.service is not None:
            self._put(Desk.new(desk.account, desk.service, desk.kind))
            self._leave(desk)

    # -- typing -------------------------------------------------------------------------

    def _type(self) -> None:
        if self._desk is not None:
            form = self.body.form
            self._desk.type(form.values(), form.extra_values(), self.body.more.tags())
            self._keeper.touch(self._desk)
            self._tell(Level.PASS, "")
            self.body.dismiss()
            self._show_desk()
            self._watch.soon()

    def _switch_kind(self, kind: Kind) -> None:
        if self._desk is not None and kind is not self._desk.kind:
            self._set_kind(kind)
            self._start(work.remember(self._core, self._desk), "kind")

    def _set_kind(self, kind: Kind) -> None:
        if self._desk is not None:
            self._desk.kind = kind
            self.body.dismiss()
            self.body.lay_form(self._desk, self._core.clock.now())
            self._watch.soon()

    def _looked(self, desk: Desk) -> None:
        if desk is self._desk:
            self._show_desk()

    def _show_desk(self) -> None:
        if self._desk is not None:
            self.body.show_desk(self._desk, self._core.clock.now())

    # -- saving and sending -------------------------------------------------------------

    def save(self) -> None:
        """Save what is typed as a draft; it may be unfinished."""
        if self._desk is not None and not self._busy:
            self._set_busy(busy=True)
            self._start(work.save(self._core, self._desk, self._saved), "draft")

    def _saved(self, desk: Desk, order: Order) -> None:
        self._set_busy(busy=False)
        if desk is self._desk:
            self._show_desk()
            self._tell(Level.PASS, self.tr("Saved as draft {number}.").format(number=order.id))
        self.saved.emit(order)

    def _kept(self, desk: Desk, order: Order | None) -> None:
        if desk is self._desk:
            self._show_desk()
        elif order is not None:
            words = self.tr("What was typed is kept as draft {number}.")
            self._tell(Level.PASS, words.format(number=order.id))
        if order is not None:
            self.saved.emit(order)

    def _not_kept(self, error: Exception) -> None:
        self._part(error)
        self._tell(Level.BLOCK, error_words(error))

    async def keep_typed(self) -> None:
        """Save what is typed and not saved yet; for the program's end."""
        await self._keeper.finish()

    def send(self) -> None:
        """Send the ticket; ask first when a warning speaks against it."""
        if self.body.confirm.isHidden():
            self._send(None)

    def _send_agreed(self) -> None:
        if self._desk is not None:
            self._send(work.warnings(self._desk.check()))

    def _send(self, agreed: frozenset[tuple[str, str]] | None) -> None:
        desk = self._desk
        if desk is None or self._busy:
            return
        self.body.form.visit_all()
        self.body.dismiss()
        self._show_desk()
        verdict = desk.check()
        if verdict.level is Level.BLOCK or desk.late(self._core.clock.now()):
            self.body.show_block(verdict)
            return
        self._set_busy(busy=True)
        self._start(work.send(self._core, desk, agreed, self._sent), "send")

    def _sent(self, desk: Desk, outcome: work.Sent) -> None:
        self._set_busy(busy=False)
        if outcome.order is None:
            self._explain(desk, outcome)
            return
        desk.next(keep=self.body.more.keep.isChecked())
        if desk is self._desk:
            self.body.lay_form(desk, self._core.clock.now())
            self.body.form.focus_field("link")
            words = self.tr("Order {number} is in the outbox.").format(number=outcome.order.id)
            self._tell(Level.PASS, words)
            self._watch.soon()
        self.sent.emit(outcome.order)

    def _explain(self, desk: Desk, outcome: work.Sent) -> None:
        """Show why an order was not sent: blocked, a question to answer, or it moved."""
        if desk is not self._desk:
            return
        self._show_desk()
        late = desk.late(self._core.clock.now())
        if outcome.verdict.level is Level.BLOCK or late:
            self.body.show_block(outcome.verdict)
        elif outcome.verdict.level is Level.WARN:
            self.body.ask(desk, outcome.verdict)
        else:
            words = self.tr("The ticket or its price has just changed: look again, then send.")
            self._tell(Level.WARN, words)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.body.summary.show_busy(busy)

    def _start(self, coroutine: Coroutine[Any, Any, None], name: str) -> None:
        self._tasks.start(self, coroutine, name=name, on_error=self._failed)

    def _failed(self, error: Exception) -> None:
        self._set_busy(busy=False)
        self._part(error)
        self._tell(Level.BLOCK, error_words(error))

    def _tell(self, level: Level, words: str) -> None:
        self.body.summary.show_result(level, words)

    def _part(self, error: Exception) -> None:
        """Let a draft go that was sent or deleted elsewhere; what is typed is a new ticket."""
        desk = self._desk
        if isinstance(error, NotDraft) and desk is not None and desk.order_id == error.order_id:
            desk.let_go()
            self._show_desk()

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.setAccessibleName(self.tr("Ticket"))
        self._empty.setText(self.tr("Choose a service to write a ticket."))
        self._tell(Level.PASS, "")  # what was told is in the other language
        self.body.retranslate()
