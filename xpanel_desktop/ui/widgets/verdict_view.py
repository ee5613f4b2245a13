"""A verdict: its icon and word, the reasons, and in quiet letters what it takes for granted."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from xpanel_desktop.domain.evidence import Verdict
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.verdict_words import kind_icon, kind_words, limit_words, reason_words
from xpanel_desktop.ui.widgets.labels import plain_label


class VerdictView(QWidget):
    """Hidden while there is no verdict."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.verdict: Verdict | None = None
        self._icon = QLabel(self)
        self._icon.setFixedSize(16, 16)
        self.word = plain_label(self, bold=True)
        self.reasons = plain_label(self)
        self.limits = plain_label(self, quiet=True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(self.word, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        for label in (self.reasons, self.limits):
            label.setWordWrap(True)
            label.setContentsMargins(24, 0, 0, 0)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        self.hide()

    def tell(self, verdict: Verdict | None) -> None:
        """Show a verdict in the present language; None hides it."""
        self.verdict = verdict
        self.setVisible(verdict is not None)
        if verdict is None:
            return
        word = kind_words(verdict.kind)
        self.word.setText(word)
        self._icon.setAccessibleName(word)
        self.reasons.setText("\n".join(map(reason_words, verdict.reasons)))
        self.limits.setText("\n".join(map(limit_words, verdict.limits)))
        self.limits.setVisible(bool(verdict.limits))
        self._paint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint()

    def _paint(self) -> None:
        if self.verdict is not None:
            picture = icon(kind_icon(self.verdict.kind))
            self._icon.setPixmap(picture.pixmap(QSize(16, 16), self.devicePixelRatioF()))
