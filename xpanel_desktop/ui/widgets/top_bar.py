"""The slim bar above: which account is looked at, working offline, accounts."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from xpanel_desktop.domain.account import Account
from xpanel_desktop.ui.account_words import apart_whole, named
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.widgets.account_choice import AccountBox, account_icon
from xpanel_desktop.ui.widgets.labels import name_choice

_BOLDER = 6
"""By which part of their width letters grow at most when they are bold."""


class TopBar(QWidget):
    """Chooses the account, and holds what concerns all panes."""

    chosen = Signal(int)
    """The id of the account that the operator wants to look at."""

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self._accounts: Sequence[Account] = ()
        self._chosen = 0
        self._actions = actions
        self.account = AccountBox(self, at_once=True)
        self.account.setObjectName("scope.account")
        self.account.setMinimumWidth(240)
        self.account.setIconSize(QSize(14, 14))
        self.account.activated.connect(self._choose)
        self.halt = self._button("scope.halt", actions["halt"])
        self.offline = self._button("scope.offline", actions["offline"])
        self.accounts = self._button("scope.accounts", actions["accounts"])
        for name in ("halt", "offline"):
            actions[name].setCheckable(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self.account)
        row.addStretch(1)
        row.addWidget(self.halt)
        row.addWidget(self.offline)
        row.addWidget(self.accounts)
        self._row = row
        self.refresh()

    def _button(self, name: str, action: QAction) -> QToolButton:
        button = _BarButton(self)
        button.setObjectName(name)
        button.setProperty("bar", "true")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setDefaultAction(action)
        button.toggled.connect(action.setChecked)  # a screen reader checks the button alone
        return button

    def put(self, button: QToolButton) -> None:
        """Take in a button that comes after the first paint, at the end."""
        self._row.addWidget(button)
        QWidget.setTabOrder(self.accounts, button)

    def show_accounts(self, accounts: Sequence[Account], chosen: int) -> None:
        """Show these accounts, the chosen one marked."""
        self._accounts, self._chosen = accounts, chosen
        self.refresh()

    def refresh(self) -> None:
        """Say everything anew, in the present language and colours."""
        self.account.clear()
        for account in self._accounts:
            self.account.addItem(account_icon(account), named(account), account.id)
        self.account.setCurrentIndex(self.account.findData(self._chosen))
        self._name_window()
        self.account.setVisible(self.account.count() > 0)
        name_choice(self.account, self.tr("Account"))
        for name, shape in (("halt", "block"), ("offline", "offline"), ("accounts", "account")):
            self._actions[name].setIcon(icon(shape))

    def _name_window(self) -> None:
        """Set play money apart in the title: it shows in the system's list of windows too."""
        told = [apart_whole(one) for one in self._accounts if one.id == self._chosen]
        self.window().setWindowTitle(" – ".join(filter(None, (*told, "XPanel Desktop"))))

    def _choose(self, row: int) -> None:
        self.chosen.emit(int(self.account.itemData(row)))


class _BarButton(QToolButton):
    """A button of the bar; what stays down has bold letters, and keeps room for them."""

    def sizeHint(self) -> QSize:
        """Return what its text needs, bold where it can be."""
        hint = super().sizeHint()
        if not self.isCheckable():
            return hint
        return hint + QSize(self.fontMetrics().horizontalAdvance(self.text()) // _BOLDER, 0)
