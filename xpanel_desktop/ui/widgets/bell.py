"""The bell: how many news nobody has looked at, by a number beside it."""

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from xpanel_desktop.ui import keys
from xpanel_desktop.ui.icons import icon

MOST = 99


class Bell(QToolButton):
    """Opens the list of news."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("news.bell")
        self.setProperty("bar", "true")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("99+") + 40)
        self.count = 0
        self.retranslate()

    def show_count(self, count: int) -> None:
        """Show how many are new; nothing beside it moves, whatever the number."""
        if count != self.count:
            self.count = count
            self.retranslate()

    def retranslate(self) -> None:
        """Set words, number and icon in the present language and colours."""
        shown = QLocale().toString(min(self.count, MOST)) + ("+" if self.count > MOST else "")
        self.setText(shown if self.count else "")
        self.setIcon(icon("bell"))
        words = self.tr("%Ln new notification(s)", "", self.count)
        self.setAccessibleName(words if self.count else self.tr("Notifications"))
        self.setToolTip(keys.tip(self.accessibleName(), "news"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and palette."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self.retranslate()
        super().changeEvent(event)
