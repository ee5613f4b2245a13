"""Whose orders a pane shows: all accounts or one of them. Not there while there is only one."""

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionComboBox, QWidget

from xpanel_desktop.domain.account import Account
from xpanel_desktop.ui.account_words import named
from xpanel_desktop.ui.drawing_board import picture
from xpanel_desktop.ui.icons import drawn
from xpanel_desktop.ui.plain import plain, tooltip
from xpanel_desktop.ui.theme import account_colour as named_colour
from xpanel_desktop.ui.widgets.choice import Choice
from xpanel_desktop.ui.widgets.labels import name_choice

_SIDE, _DOT, _PEN = 56, 44, 4
"""Pixels of the picture, its dot and the ring about it, for a mark of 14 on a screen of 4 to 1."""
_RING = "#ffffff"
"""Tells the dot from a ground of its own colour: a chosen row."""
_MOST, _LEAST = 20, 12
"""Figures' widths that a long name takes at most of a bar, and that any name is left with."""
_BESIDE = 60
"""Pixels of a box beside the name: its mark, its arrow and what is between them."""
_MOST_LISTED = 640
"""Pixels that the open list takes at most."""


def account_colour(account: Account | None) -> QColor:
    """Return the colour that stands for an account."""
    return QColor(named_colour(account.colour if account else ""))


def account_icon(account: Account | None) -> QIcon:
    """Return a dot in an account's colour, with a light ring; a flask for a practice account."""
    colour = account_colour(account).name()
    return drawn("practice", colour) if account and account.practice else _dot(colour)


@cache  # lists are filled anew with each language: a painting each time would be waste
def _dot(colour: str) -> QIcon:
    def draw(painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(_RING), _PEN))
        painter.setBrush(QColor(colour))
        edge = (_SIDE - _DOT) // 2
        painter.drawEllipse(edge, edge, _DOT, _DOT)

    return QIcon(picture(QSize(_SIDE, _SIDE), 1, draw))


class AccountBox(Choice):
    """A list of accounts that leaves room for what is beside it: long names are cut, with a tip."""

    def __init__(self, parent: QWidget, *, at_once: bool = False) -> None:
        super().__init__(parent, at_once=at_once)
        self.currentTextChanged.connect(lambda name: self.setToolTip(tooltip(name)))

    def sizeHint(self) -> QSize:
        """Return what the names need, up to a bound."""
        hint = super().sizeHint()
        return hint.boundedTo(QSize(self._letters(_MOST), hint.height()))

    def minimumSizeHint(self) -> QSize:
        """Return what tells names apart by their beginning."""
        hint = self.sizeHint()
        return hint.boundedTo(QSize(self._letters(_LEAST), hint.height()))

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Show where a name is cut, which Qt does not; the tip has it whole."""
        super().initStyleOption(option)
        text, room = option.currentText, self.width() - _BESIDE
        if self.fontMetrics().horizontalAdvance(text) > room:
            cut = Qt.TextElideMode.ElideRight
            option.currentText = self.fontMetrics().elidedText(text, cut, room)

    def showPopup(self) -> None:
        """Let the list be as wide as its names, within bounds."""
        view = self.view()
        view.setMinimumWidth(min(view.sizeHintForColumn(0) + 2 * _BESIDE // 3, _MOST_LISTED))
        super().showPopup()

    def _letters(self, many: int) -> int:
        return self.fontMetrics().horizontalAdvance("0") * many + _BESIDE


class AccountChoice(AccountBox):
    """A list of "All accounts" and each account, with its colour."""

    picked = Signal()

    def __init__(self, parent: QWidget, *, sums: bool = False) -> None:
        """Offer "all"; of `sums` that is all but practice accounts, see store/real.py."""
        super().__init__(parent)
        self.setObjectName("accounts")
        self._sums, self._mixed = sums, False
        self._offered = 0
        self._held, self._name = 0, ""
        self.addItem("", 0)
        self.hide()
        self.activated.connect(self._on_activated)

    @property
    def chosen(self) -> frozenset[int]:
        """The account chosen; empty means all."""
        account_id = self.currentData()
        return frozenset({account_id}) if account_id else frozenset()

    def offer(self, accounts: Sequence[Account]) -> None:
        """Offer these accounts; the choice stays when its account does."""
        chosen = self.currentData()
        while self.count() > 1:
            self.removeItem(1)
        for account in accounts:
            self.addItem(account_icon(account), named(account), account.id)
        self._offered = len(accounts)
        self._mixed = len({account.practice for account in accounts}) > 1
        self.retranslate()
        self.choose(chosen if chosen == self._held else self._known(chosen), self._name)
        if chosen and self.currentData() != chosen:
            self.picked.emit()

    def choose(self, account_id: int, name: str = "") -> None:
        """Choose an account without telling, 0 for all; one that is not offered is held by name."""
        held = bool(account_id) and self.findData(account_id) < 0
        self._held, self._name = (account_id, name) if held else (0, "")
        if held:
            self.addItem(account_icon(None), plain(name) or str(account_id), account_id)
        self.setCurrentIndex(max(0, self.findData(account_id)))
        self.setVisible(self._offered > 1 or bool(account_id))

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        real = self._sums and self._mixed
        self.setItemText(0, self.tr("All but practice") if real else self.tr("All accounts"))
        name_choice(self, self.tr("Account"))

    def _known(self, account_id: int) -> int:
        return account_id if self.findData(account_id) > 0 else 0

    def _on_activated(self) -> None:
        self.picked.emit()
