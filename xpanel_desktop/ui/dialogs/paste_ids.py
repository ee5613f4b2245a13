"""Many order ids pasted at once: what they are here, and what to do with them."""

from collections import Counter

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.pasted import MOST, NotTaken, SortedOut, pasted_ids, sort_out
from xpanel_desktop.domain.requests import Deed
from xpanel_desktop.ui.account_words import named
from xpanel_desktop.ui.aftersales_words import left_out_words
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.account_choice import account_icon
from xpanel_desktop.ui.widgets.choice import Choice
from xpanel_desktop.ui.widgets.labels import plain_label, primary_button, set_words

LOOK_AFTER = 200
"""Milliseconds after the last keystroke at which ids are looked up."""
LINES = 4
"""Ids of several accounts that have a line each; the rest are counted."""


class PasteIdsDialog(QDialog):
    """Finds orders by the panel's ids. A verdict on each comes before anything is asked."""

    deed_wanted = Signal(Deed, object, object)
    """A Deed, the orders found, and the ids left out."""
    refresh_wanted = Signal(object)
    """Ids of ours."""

    def __init__(self, core: Core, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._core, self._tasks = core, tasks
        self._looked: tuple[list[str], int] = ([], 0)
        """The ids and the account that `sorted` is about."""
        self.sorted = SortedOut()
        self.resize(520, 420)
        self._hint = plain_label(self, quiet=True)
        self._hint.setWordWrap(True)
        self.account = Choice(self)
        self.account.setObjectName("ids.account")
        self.field = QPlainTextEdit(self)
        self.field.setObjectName("ids.field")
        self.field.setTabChangesFocus(True)
        self._told, self._shared = plain_label(self), plain_label(self)
        for label in (self._told, self._shared):
            label.setWordWrap(True)
        set_words(self._shared, "bad")
        self.cancel = primary_button(self, "ids.cancel")
        self.refill, self.refresh, self.shut = (QPushButton(self) for _ in range(3))
        names = {"refill": self.refill, "refresh": self.refresh, "close": self.shut}
        for name, button in names.items():
            button.setObjectName(f"ids.{name}")
            button.setAutoDefault(False)
        self._looking = QTimer(self, singleShot=True, interval=LOOK_AFTER)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.shut)
        foot.addStretch(1)
        for button in (self.refresh, self.refill, self.cancel):
            foot.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        for part in (self._hint, self.account):
            whole.addWidget(part)
        whole.addWidget(self.field, 1)
        whole.addWidget(self._told)
        whole.addWidget(self._shared)
        whole.addLayout(foot)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._on_text)
        self.account.activated.connect(self._on_account)
        self._looking.timeout.connect(self._look)
        self.shut.clicked.connect(self.reject)
        self.cancel.clicked.connect(lambda: self._ask(Deed.CANCEL))
        self.refill.clicked.connect(lambda: self._ask(Deed.REFILL))
        self.refresh.clicked.connect(self._refresh)

    @property
    def settled(self) -> bool:
        """Whether what is typed is looked up."""
        return not self._looking.isActive() and self._looked == self._wanted

    @property
    def found(self) -> tuple[Order, ...]:
        """The orders that are meant."""
        return self.sorted.taken

    @property
    def _wanted(self) -> tuple[list[str], int]:
        return pasted_ids(self._typed()), int(self.account.currentData() or 0)

    def begin(self, account_id: int = 0) -> None:
        """Open on an empty field, with an account chosen; 0: all of them."""
        self.account.clear()
        self.account.addItem("", 0)
        for account in self._core.accounts.all():
            self.account.addItem(account_icon(account), named(account), account.id)
        self.account.setCurrentIndex(max(self.account.findData(account_id), 0))
        self.account.setVisible(self.account.count() > 2)
        self.field.clear()
        self._forget()
        self.retranslate()
        self.open()
        self.field.setFocus()

    def _typed(self) -> str:
        return self.field.toPlainText()

    def _on_text(self) -> None:
        self._forget()
        self._looking.start()

    def _on_account(self) -> None:
        self._forget()
        self._look()

    def _forget(self) -> None:
        """Ask about nothing that was found for another text or account."""
        self._looked, self.sorted = ([], 0), SortedOut()
        self._tell()

    def _look(self) -> None:
        self._tasks.start(self, self._find(*self._wanted), name="find orders by ids")

    async def _find(self, ids: list[str], account_id: int) -> None:
        accounts = [account.id for account in self._core.accounts.all()]
        found = await self._core.aftersales.find(accounts, ids[:MOST])
        if (ids, account_id) == self._wanted:
            self._looked = ids, account_id
            self.sorted = sort_out(ids[:MOST], found, account_id)
            self._tell()

    def _ask(self, deed: Deed) -> None:
        self.accept()
        self.deed_wanted.emit(deed, list(self.found), list(self.sorted.left_out))

    def _refresh(self) -> None:
        self.accept()
        self.refresh_wanted.emit([order.id for order in self.found])

    def _tell(self) -> None:
        for button in (self.cancel, self.refill, self.refresh):
            button.setEnabled(bool(self.found))
        counts = Counter(one.why for one in self.sorted.left_out)
        parts: list[str] = []
        if self.found:
            parts.append(self.tr("%Ln order(s) found.", "", len(self.found)))
        if counts[NotTaken.UNKNOWN]:
            parts.append(self.tr("%Ln ID(s) not known here.", "", counts[NotTaken.UNKNOWN]))
        if counts[NotTaken.ELSEWHERE]:
            parts.append(self.tr("%Ln ID(s) of another account.", "", counts[NotTaken.ELSEWHERE]))
        if len(self._looked[0]) > MOST:
            parts.append(self.tr("Only the first %Ln are taken.", "", MOST))
        self._told.setText(" ".join(parts))
        self._shared.setText("\n".join(self._shared_lines()))
        self._shared.setVisible(bool(self._shared.text()))

    def _shared_lines(self) -> list[str]:
        shared = [one for one in self.sorted.left_out if one.why is NotTaken.SHARED]
        lines = [f"{plain(one.id)}: {left_out_words(one)}" for one in shared[:LINES]]
        more = len(shared) - LINES
        if more > 0:
            lines.append(self.tr("and %Ln more such ID(s)", "", more))
        return lines

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.setWindowTitle(self.tr("Orders by their IDs"))
        self._hint.setText(
            self.tr("Paste the panel's order IDs, with blanks, commas or new lines between them.")
        )
        self.field.setAccessibleName(self.tr("Order IDs"))
        self.account.setAccessibleName(self.tr("Account"))
        self.account.setItemText(0, self.tr("All accounts"))
        self.cancel.setText(self.tr("Cancel…"))
        self.refill.setText(self.tr("Refill…"))
        self.refresh.setText(self.tr("Ask now"))
        self.shut.setText(self.tr("Back"))
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
