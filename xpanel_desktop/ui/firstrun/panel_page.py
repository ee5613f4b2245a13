"""The second page: one's own panel, tested and saved, or the practice panel, or neither for now."""

from collections.abc import Awaitable, Callable
from enum import StrEnum

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.app.practice_child import PracticeFailed
from xpanel_desktop.domain.account import Account
from xpanel_desktop.ui.dialogs.account_form import AccountForm
from xpanel_desktop.ui.dialogs.account_saving import AccountSaving
from xpanel_desktop.ui.firstrun.page import Page
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tab_order import lay_tab_order
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.labels import plain_label, set_words

Play = Callable[[], Awaitable[Account]]
"""Starts the practice panel and returns the account on it."""


class Way(StrEnum):
    """What the operator begins with."""

    OWN = "own"
    PRACTICE = "practice"
    LATER = "later"


class PanelPage(Page):
    """The form is the one of the accounts, with what no account does without."""

    def __init__(self, core: Core, tasks: Tasks, scope: Scope, play: Play, parent: QWidget) -> None:
        super().__init__(parent)
        self._core, self._scope, self._play = core, scope, play
        self._made = 0
        self._group = QButtonGroup(self)
        self.buttons = {way: QRadioButton(self) for way in Way}
        self.form = AccountForm(self, brief=True)
        self.saving = AccountSaving(core, tasks, self.form)
        self.trouble = plain_label(self)
        self.trouble.setWordWrap(True)
        set_words(self.trouble, "bad")
        for way, button in self.buttons.items():
            button.setObjectName(f"first.panel.{way.value}")
            self._group.addButton(button)
            self.column.addWidget(button)
            button.toggled.connect(lambda _on=False: self._show())
            if way is Way.OWN:
                self.column.addWidget(self.form)
        self.column.addWidget(self.trouble)
        self.column.addStretch(1)
        lay_tab_order(self)
        self.buttons[Way.OWN].setChecked(True)
        self.saving.saved.connect(self._saved)
        self.retranslate()

    @property
    def way(self) -> Way:
        """What is chosen."""
        return next(way for way, button in self.buttons.items() if button.isChecked())

    def enter(self) -> None:
        """Show the account that was made here, or an empty form."""
        self.form.show_account(self._core.accounts.get(self._made))
        self.trouble.setText("")
        if self.way is Way.OWN:
            self.form.name.setFocus()
        else:
            self.buttons[self.way].setFocus()

    async def leave(self) -> bool:
        """Test and save the account, or start the practice panel."""
        match self.way:
            case Way.OWN:
                return await self.saving.save_now()
            case Way.PRACTICE:
                return await self._practise()
            case Way.LATER:
                return True

    async def _practise(self) -> bool:
        set_words(self.trouble, "")
        self.trouble.setText(self.tr("Starting the practice panel…"))
        try:
            account = await self._play()
        except (PracticeFailed, OSError):
            set_words(self.trouble, "bad")
            self.trouble.setText(
                self.tr("The practice panel did not start; the log tells more. Try it again.")
            )
            return False
        self.trouble.setText("")
        self._scope.choose(account.id)
        return True

    def _saved(self, account_id: int, new: bool) -> None:
        self._made = account_id
        if new:
            self._scope.choose(account_id)
        self.form.show_account(self._core.accounts.get(account_id))

    def _show(self) -> None:
        self.form.setVisible(self.buttons[Way.OWN].isChecked())
        self.trouble.setText("")
        self.changed.emit()

    def next_words(self) -> str:
        """Return what leading on does."""
        words = {
            Way.OWN: self.tr("Save and go on"),
            Way.PRACTICE: self.tr("Start it and go on"),
            Way.LATER: self.tr("Next"),
        }
        return words[self.way]

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        self.title.setText(self.tr("Your panel"))
        self.told.setText(
            self.tr(
                "The address and the API key stand on your panel's web site. The connection is "
                "tested before anything is saved; testing orders nothing."
            )
        )
        words = {
            Way.OWN: self.tr("I have an account on a panel"),
            Way.PRACTICE: self.tr(
                "Try it with the practice panel: on this computer, with play money"
            ),
            Way.LATER: self.tr("Neither for now, I only look around"),
        }
        for way, button in self.buttons.items():
            button.setText(words[way])
