"""The ticket's look: head, form, foot and question, laid out and shown for a desk."""

from datetime import datetime
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from xpanel_desktop.domain.checks import Check, Level
from xpanel_desktop.domain.ticket import asked_fields
from xpanel_desktop.ui.panes.ticket_confirm import TicketConfirm
from xpanel_desktop.ui.panes.ticket_desk import Desk
from xpanel_desktop.ui.panes.ticket_form import TicketForm
from xpanel_desktop.ui.panes.ticket_header import TicketHeader
from xpanel_desktop.ui.panes.ticket_more import TicketMore
from xpanel_desktop.ui.panes.ticket_summary import TicketSummary
from xpanel_desktop.ui.widgets.piecemeal import Pieces, at_once


class TicketBody(QWidget):
    """Shows a desk; what the operator does comes from its parts as signals."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None, *, piecemeal: bool = False) -> None:
        super().__init__(parent)
        self.pieces = self._build()
        if not piecemeal:
            at_once(self.pieces)

    def _build(self) -> Pieces:
        scroll = QScrollArea(self)
        inner = QWidget(self)
        scroll.setWidget(inner)  # while it is empty: what lies on it would be styled twice
        self.header = TicketHeader(self)
        self.form = TicketForm(inner)
        yield
        self.more = TicketMore(inner)
        yield
        self.summary = TicketSummary(self)
        self.confirm = TicketConfirm(self)
        yield
        around = QVBoxLayout(inner)
        around.setContentsMargins(16, 8, 12, 8)
        around.addWidget(self.form)
        around.addWidget(self.more)
        around.addStretch(1)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll = scroll
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(scroll, 1)
        column.addWidget(self.summary)
        column.addWidget(self.confirm)
        self.form.edited.connect(self.edited)
        self.form.finished.connect(self._end_of_form)
        self.more.edited.connect(self.edited)
        self.more.finished.connect(self._end_of_form)
        self.confirm.dismissed.connect(self.dismiss)

    def lay_form(self, desk: Desk, now: datetime) -> None:
        """Lay out the fields of the desk's kind and show what is typed in them."""
        self.form.build(desk.kind, xpanel=desk.situation.xpanel)
        self.form.fill(desk.values, desk.extra)
        self.more.fill(desk.tags, now)
        self.show_desk(desk, now)
        self._order_focus()

    def show_desk(self, desk: Desk, now: datetime) -> None:
        """Check the desk and show charge and problems, each beside its field."""
        verdict = desk.check()
        asked = asked_fields(desk.ticket, xpanel=desk.situation.xpanel)
        names = frozenset(item.name for item in asked)
        self.header.show_desk(desk)
        self.form.show_capacities(desk.situation.pools)
        self.form.show_check(verdict.problems, names)
        self.more.show_late(late=desk.late(now))
        whole = [item for item in verdict.problems if item.field not in names]
        self.summary.show_verdict(desk, verdict, whole, now)
        self.summary.show_asking(asking=not self.confirm.isHidden())

    def show_block(self, verdict: Check) -> None:
        """Put the focus where the first blocking problem is: in a field, or in the time."""
        blocks = [item.field for item in verdict.problems if item.level is Level.BLOCK]
        if not blocks:
            self.more.when.at.setFocus(Qt.FocusReason.TabFocusReason)
        elif blocks[0]:
            self.form.focus_field(blocks[0])

    def ask(self, desk: Desk, verdict: Check) -> None:
        """Ask whether to send although warnings speak against it."""
        self.summary.show_asking(asking=True)
        self.confirm.ask(desk, verdict)

    def dismiss(self) -> None:
        """Take the question back, if one is asked; the focus returns to the button."""
        if self.confirm.isHidden():
            return
        inside = self.confirm.go.hasFocus() or self.confirm.back.hasFocus()
        self.confirm.hide()
        self.summary.show_asking(asking=False)
        if inside:
            self.summary.send.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.header.retranslate()
        self.form.retranslate()
        self.more.retranslate()
        self.summary.retranslate()
        self.confirm.retranslate()

    def _end_of_form(self) -> None:
        self.summary.send.setFocus(Qt.FocusReason.TabFocusReason)

    def _order_focus(self) -> None:
        """Tab goes through kind, fields, send, save: in the order in which one works."""
        chain: list[QWidget] = [self.header.templates, self.header.new, self.header.kind]
        chain += [one for row in self.form.rows for one in row.editor.chain()]
        chain += self.form.extra.lines() if self.form.extra is not None else []
        chain += self.more.chain()
        chain += [self.summary.send, self.summary.save, self.confirm.go, self.confirm.back]
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)
