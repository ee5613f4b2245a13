"""The head of the ticket: which service of which account, at what rate and limits, what kind."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from xpanel_desktop.domain.service import Kind
from xpanel_desktop.ui import keys
from xpanel_desktop.ui.account_words import named
from xpanel_desktop.ui.models.service_cells import count, rate
from xpanel_desktop.ui.panes.ticket_desk import Desk
from xpanel_desktop.ui.panes.ticket_form import LABEL_WIDTH
from xpanel_desktop.ui.panes.ticket_words import kind_word
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.scorecard_words import line, tip
from xpanel_desktop.ui.widgets.account_mark import AccountMark
from xpanel_desktop.ui.widgets.account_stripe import paint_stripe
from xpanel_desktop.ui.widgets.choice import Choice
from xpanel_desktop.ui.widgets.facts import CutLabel
from xpanel_desktop.ui.widgets.labels import plain_label


class TicketHeader(QWidget):
    """Shows the service, with the account's colour along its edge, and offers the kind."""

    kind_chosen = Signal(object)
    """Kind, chosen by hand."""
    new_wanted = Signal()
    templates_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk: Desk | None = None
        self._account = CutLabel("", self)
        self._account.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.mark = AccountMark(self, "ticket.mark")
        self._name = plain_label(self, bold=True)
        self._name.setWordWrap(True)
        self._facts = plain_label(self, quiet=True)
        self._facts.setWordWrap(True)
        self.yours = plain_label(self, quiet=True)
        self.yours.setObjectName("ticket.yours")
        self.yours.setWordWrap(True)
        self.new = QPushButton(self)
        self.new.setObjectName("ticket.new")
        self.new.setFlat(True)
        self.new.clicked.connect(self.new_wanted)
        self.templates = QPushButton(self)
        self.templates.setObjectName("ticket.templates")
        self.templates.setFlat(True)
        self.templates.clicked.connect(self.templates_wanted)
        self._label = plain_label(self)
        self.kind = Choice(self, letters=8)
        self.kind.setObjectName("ticket.kind")
        self.kind.addItems([kind.value for kind in Kind])
        self._label.setBuddy(self.kind)
        self.kind.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.kind.activated.connect(self._choose_kind)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._account, 1)
        top.addWidget(self.templates)
        top.addWidget(self.new)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 8, 12, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        grid.addLayout(top, 0, 0, 1, 2)
        grid.addWidget(self.mark, 1, 0, 1, 2)
        grid.addWidget(self._name, 2, 0, 1, 2)
        grid.addWidget(self._facts, 3, 0, 1, 2)
        grid.addWidget(self.yours, 4, 0, 1, 2)
        grid.setRowMinimumHeight(5, 4)
        grid.addWidget(self._label, 6, 0)
        grid.addWidget(self.kind, 6, 1)

    def _choose_kind(self, at: int) -> None:
        self.kind_chosen.emit(tuple(Kind)[at])

    def show_desk(self, desk: Desk) -> None:
        """Show what lies on the desk."""
        self._desk = desk
        self.retranslate()
        self.update()

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self._label.setText(self.tr("Kind"))
        self.kind.setAccessibleName(self.tr("Kind of order"))
        self.new.setText(self.tr("New"))
        self.templates.setText(self.tr("Templates"))
        self.templates.setToolTip(
            keys.tip(self.tr("Begin from a template, or keep this one"), "templates")
        )
        self.new.setToolTip(self.tr("Leave this draft as it is and begin a new ticket"))
        for at, kind in enumerate(Kind):
            self.kind.setItemText(at, kind_word(kind))
        if self._desk is not None:
            self._tell(self._desk)

    def _tell(self, desk: Desk) -> None:
        self.kind.setCurrentIndex(tuple(Kind).index(desk.kind))
        self.mark.show_account(desk.account)
        account = named(desk.account)
        if desk.draft is not None:
            told = (
                self.tr("{account} · draft {number} saved")
                if desk.is_saved
                else self.tr("{account} · draft {number}")
            )
            account = told.format(account=account, number=desk.draft.id)
        self._account.tell(account)
        self.new.setVisible(desk.draft is not None)
        told = line(desk.card)
        self.yours.setText(told)
        self.yours.setToolTip(tip(desk.card) if told else "")
        self.yours.setVisible(bool(told))
        service = desk.service
        if service is None:
            name = plain(desk.draft.service_name) if desk.draft else ""
            self._name.setText(name)
            self._facts.setText(self.tr("This service is no longer in the catalogue."))
            return
        self._name.setText(plain(service.name))
        price = f"{rate(service.rate)} {plain(desk.currency)}".strip()
        limits = self.tr("{least} to {most}").format(
            least=count(service.minimum), most=count(service.maximum)
        )
        told = self.tr("{id} · {price} per 1000 · {limits}")
        self._facts.setText(told.format(id=plain(service.id), price=price, limits=limits))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the account's colour along the edge."""
        super().paintEvent(event)
        if self._desk is None:
            return
        paint_stripe(self, self._desk.account.colour)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
