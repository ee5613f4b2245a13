"""The icon in the system's tray, where there is one: counts, a few deeds, and notifications.

A tray may come and go while the program runs (a panel that restarts), so nothing depends on it:
without one, closing the window quits and news are told by the bell alone.
"""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QFont, QIcon, QPainter
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon, QWidget

from xpanel_desktop.ui.drawing_board import picture
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.theme import tokens

CLOSE_TO_TRAY = "news.close_to_tray"
"""The setting: closing the window leaves the program at work in the tray."""
SHOWN_MS = 10_000
LOOK_EVERY = 60_000
"""Milliseconds between two looks for a tray while there is none."""
SIDE = 64
"""Pixels of the icon that is drawn; the tray scales it."""


class Tray(QObject):
    """Shows itself wherever there is a tray."""

    show_wanted = Signal()
    """The operator wants to see the window."""
    clicked = Signal()
    """The operator clicked a notification."""

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self._badge = 0
        self._menu = QMenu(parent)
        self.show_action = QAction(self._menu)
        self.show_action.triggered.connect(self.show_wanted)
        self._menu.addAction(self.show_action)
        self._menu.addSeparator()
        for name in ("halt", "offline"):
            self._menu.addAction(actions[name])
        self._menu.addSeparator()
        self.quit_action = QAction(self._menu)
        self._menu.addAction(self.quit_action)
        self._icon: QSystemTrayIcon | None = None
        self._looking = QTimer(self, interval=LOOK_EVERY)
        self._looking.timeout.connect(self._look)
        self._looking.start()
        self._look()
        self.retranslate()

    def _look(self) -> None:
        """Show the icon as soon as there is a tray; one that went takes and brings it by itself."""
        if self._icon is not None or not self.is_there():
            return
        self._looking.stop()
        self._icon = QSystemTrayIcon(self)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._activated)
        self._icon.messageClicked.connect(self.clicked)
        self.show_badge(self._badge)
        self._icon.show()

    @staticmethod
    def is_there() -> bool:
        """Tell whether the system has a tray now."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def tell(self, title: str, words: str) -> bool:
        """Show a notification; False where the system shows none. Both texts are plain."""
        if self._icon is None or not (self.is_there() and QSystemTrayIcon.supportsMessages()):
            return False
        self._icon.showMessage(plain(title), _unmarked(plain(words)), self._icon.icon(), SHOWN_MS)
        return True

    def show_badge(self, count: int) -> None:
        """Show how many news are new."""
        self._badge = count
        if self._icon is None:
            return
        self._icon.setIcon(badged(count))
        told = self.tr("%Ln new notification(s)", "", count)
        self._icon.setToolTip(f"XPanel Desktop · {told}" if count else "XPanel Desktop")

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.show_action.setText(self.tr("Show XPanel Desktop"))
        self.quit_action.setText(self.tr("Quit"))
        self.show_badge(self._badge)

    def close(self) -> None:
        """Take the icon away."""
        self._looking.stop()
        if self._icon is not None:
            self._icon.hide()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.show_wanted.emit()


def _unmarked(words: str) -> str:
    """Return words that no notification server takes for markup: its body may hold some."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def badged(count: int) -> QIcon:
    """Return the program's icon, with a number on it when there are news."""
    return QIcon(picture(QSize(SIDE, SIDE), 1, lambda painter: _draw_badged(painter, count)))


def _draw_badged(painter: QPainter, count: int) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QApplication.windowIcon().paint(painter, 0, 0, SIDE, SIDE)
    if count:
        circle = QRectF(SIDE * 0.42, SIDE * 0.42, SIDE * 0.58, SIDE * 0.58)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().bad))
        painter.drawEllipse(circle)
        font = QFont()
        font.setBold(True)
        font.setPixelSize(SIDE * 5 // 16)
        painter.setFont(font)
        painter.setPen(QColor(tokens().base))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(min(count, 99)))
