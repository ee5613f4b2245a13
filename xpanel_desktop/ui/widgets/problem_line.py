"""One line that tells a problem: an icon of its weight and words, never colour alone."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from xpanel_desktop.domain.checks import Level, Problem
from xpanel_desktop.ui.announcing import announce
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.text import problem_words

ICON = 16
_ICONS = {Level.PASS: "check", Level.WARN: "warning", Level.BLOCK: "block"}


class ProblemLine(QWidget):
    """Hidden while there is nothing to tell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problem: Problem | None = None
        self._level = Level.PASS
        self._icon = QLabel(self)
        self._icon.setFixedSize(ICON, ICON)
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(4)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._words, 1)
        self.hide()

    @property
    def words(self) -> str:
        """The words told, empty when nothing is."""
        return self._words.text()

    def show_problem(self, problem: Problem | None) -> None:
        """Tell a problem of a ticket; None hides the line."""
        self._problem = problem
        if problem is None:
            self.show_words(Level.PASS, "")
        else:
            self.show_words(problem.level, problem_words(problem))

    def show_words(self, level: Level, words: str) -> None:
        """Tell something in words of the caller's; empty words hide the line."""
        if words != self._words.text() or level is not self._level:
            self._level = level
            self._words.setText(words)
            self._words.setAccessibleName(words)
            if self._problem is None:  # those of a field being typed are in its description
                announce(self, words, urgent=level is Level.BLOCK)
            self._paint_icon()
        self.setVisible(bool(words))

    def retranslate(self) -> None:
        """Say the problem in the present language."""
        if self._problem is not None:
            self.show_problem(self._problem)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_icon()

    def _paint_icon(self) -> None:
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(icon(_ICONS[self._level]).pixmap(self._icon.size(), ratio))
