"""Bars above and below a table: what keeps orders from going, and what can be undone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from xpanel_desktop.ui.announcing import announce
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.widgets.emptying import empty


@dataclass(frozen=True, slots=True)
class Remedy:
    """A button of a bar: its word, its object name, and what it does."""

    word: str
    name: str
    does: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Notice:
    """What a bar says, with its icon, its weight, and what can be done about it."""

    icon: str
    words: str
    remedies: tuple[Remedy, ...] = ()
    level: str = "warn"


class Bar(QFrame):
    """One line: an icon, plain words, and buttons that say what they do."""

    def __init__(self, notice: Notice, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("bar", notice.level)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(8)
        self._icon = notice.icon
        self._picture = QLabel(self)
        self._paint()
        words = QLabel(self)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setText(notice.words)
        row.addWidget(self._picture)
        row.addWidget(words, 1)
        for remedy in notice.remedies:
            button = QPushButton(remedy.word, self)
            button.setObjectName(remedy.name)
            button.clicked.connect(remedy.does)
            row.addWidget(button)

    def _paint(self) -> None:
        picture = icon(self._icon).pixmap(QSize(16, 16), self.devicePixelRatio())
        self._picture.setPixmap(picture)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint()


class Bars(QWidget):
    """Bars one below the other; as tall as what there is to say, gone when there is nothing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.hide()

    def show_all(self, notices: Sequence[Notice]) -> bool:
        """Show these notices; what stands there already stays, and keeps the focus.

        Return whether bars were made anew, which then stand last in the way of Tab.
        """
        said = tuple(
            (at.words, at.level, tuple(remedy.word for remedy in at.remedies)) for at in notices
        )
        if said == self._shown:
            return False
        for one in said:
            if one not in self._shown:
                announce(self, one[0])
        self._shown = said
        empty(self._column)
        for notice in notices:
            self._column.addWidget(Bar(notice, self))
        self.setVisible(bool(notices))
        return True


class UndoBar(QFrame):
    """Says what was done and offers to undo it. It stays until it is used or closed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._undo: Callable[[], None] | None = None
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._button = QPushButton(self)
        self._button.setObjectName("undo")
        self._close = QToolButton(self)
        self._close.setAutoRaise(True)
        self._close.setObjectName("undo.close")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self.setProperty("bar", "info")
        self._button.clicked.connect(self._on_undo)
        self._close.clicked.connect(self.hide)
        self.hide()

    def say(self, words: str, button: str, undo: Callable[[], None]) -> None:
        """Offer to undo what `words` tell; a former offer ends."""
        self._undo = undo
        self._words.setText(words)
        announce(self, words)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.show()

    def tell(self, words: str) -> None:
        """Say something that cannot be undone."""
        self.say(words, "", lambda: None)

    def use(self) -> None:
        """Undo, if there is something to undo."""
        if self.isVisible() and self._button.isVisible():
            self._on_undo()

    def retranslate(self) -> None:
        """Set the standing texts; an offer in another language ends."""
        self._close.setIcon(icon("close"))
        self._close.setAccessibleName(self.tr("Close"))
        self._close.setToolTip(self.tr("Close"))
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._close.setIcon(icon("close"))

    def _on_undo(self) -> None:
        self.hide()
        if self._undo is not None:
            self._undo()
