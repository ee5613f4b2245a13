"""The third page: which keyring holds the keys, what that means, and what to do if none does."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.ui.account_words import named
from xpanel_desktop.ui.firstrun.page import Page
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.keyring_words import advice_words, can_try, held_words, state_words
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.labels import plain_label, set_words
from xpanel_desktop.vault import Place

MARK = 20
_MARKS = {Place.KEYRING: "check", Place.MEMORY: "warning", Place.UNKNOWN: "key"}


class KeyringPage(Page):
    """Tells; and asks the keyring when the operator wants it."""

    def __init__(self, core: Core, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._core, self._tasks = core, tasks
        self._mark = QLabel(self)
        self.state, self.advice, self.accounts = (plain_label(self) for _ in range(3))
        for label in (self.state, self.advice, self.accounts):
            label.setWordWrap(True)
        self.look = QPushButton(self)
        self.look.setObjectName("first.keyring.look")
        self.look.setAutoDefault(False)
        self.look.clicked.connect(self._look)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._mark)
        line.addWidget(self.state, 1)
        below = QHBoxLayout()
        below.addWidget(self.look)
        below.addStretch(1)
        self.column.addLayout(line)
        self.column.addWidget(self.advice)
        self.column.addWidget(self.accounts)
        self.column.addLayout(below)
        self.column.addStretch(1)
        stop = core.notices.subscribe(self._on_changes)
        self.destroyed.connect(lambda: stop())
        self.retranslate()

    def enter(self) -> None:
        """Tell how it is now."""
        self.retranslate()

    def _look(self) -> None:
        self.look.setEnabled(False)
        self._tasks.start(self, self._ask(), name="look at the keyring")

    async def _ask(self) -> None:
        try:
            await self._core.keys.look()
        finally:
            self.look.setEnabled(True)

    def _on_changes(self, changes: Changes) -> None:
        if changes.touches(Table.KEYS) or changes.touches(Table.ACCOUNTS):
            self.retranslate()

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        state = self._core.vault.state
        self.title.setText(self.tr("Where your key is kept"))
        self.told.setText(
            self.tr(
                "An API key spends your money. It goes into your system's keyring and into no "
                "file, no log and no picture of the screen."
            )
        )
        mark, ratio = icon(_MARKS[state.place]), self.devicePixelRatioF()
        self._mark.setPixmap(mark.pixmap(QSize(MARK, MARK), ratio))
        self.state.setText(state_words(state))
        set_words(self.state, "warn" if state.place is Place.MEMORY else "")
        self.advice.setText(advice_words(state))
        self.advice.setVisible(bool(self.advice.text()))
        told = [(named(one), held_words(self._core.keys.held(one), state))
                for one in self._core.accounts.all()]  # fmt: skip
        self.accounts.setText("\n".join(f"{name}: {words}" for name, words in told if words))
        self.accounts.setVisible(bool(self.accounts.text()))
        self.look.setVisible(can_try(state))
        again = state.place is Place.MEMORY
        self.look.setText(self.tr("Ask the keyring again") if again else self.tr("Ask it now"))
