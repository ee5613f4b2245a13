"""A mark by icon and word: this pane works on an account that is not like the others."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from xpanel_desktop.domain.account import Account
from xpanel_desktop.ui.account_words import apart_whole
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.widgets.labels import plain_label

MARK = QSize(16, 16)


def set_in(mark: "AccountMark") -> QHBoxLayout:
    """Return the mark set in as the parts of a pane are; no room is left where it is hidden."""
    row = QHBoxLayout()
    row.setContentsMargins(12, 0, 12, 8)
    row.addWidget(mark)
    return row


class AccountMark(QFrame):
    """Says that an account is a practice one or read only; not there for the usual one."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("bar", "info")
        self._account: Account | None = None
        self._icon, self.words = QLabel(self), plain_label(self)
        self.words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self.words, 1)
        self.hide()

    def show_account(self, account: Account | None) -> None:
        """Show what sets this account apart, if anything does."""
        self._account = account
        told = apart_whole(account) if account else ""
        self.words.setText(told)
        if account is not None and told:
            shape = icon("practice" if account.practice else "eye")
            self._icon.setPixmap(shape.pixmap(MARK, self.devicePixelRatioF()))
        self.setAccessibleName(told)
        self.setVisible(bool(told))

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and palette."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self.show_account(self._account)
