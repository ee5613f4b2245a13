"""The first moment: the window is painted with its first rows before all the rest is imported.

Imports take longer than everything else that a start does. So the window is put up on a glimpse of
the store, by a loop of Qt's own, and the rest is imported while it answers already: see `stepwise`.
"""

import sys
import threading
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, Self

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from xpanel_desktop import __version__
from xpanel_desktop.paths import ASSETS, DATABASE
from xpanel_desktop.store.glimpse import Glimpse, glimpse
from xpanel_desktop.ui import theme
from xpanel_desktop.ui.look import Look
from xpanel_desktop.ui.window import MainWindow

PAINTED_WITHIN = 1000
"""Milliseconds after which the rest begins all the same: a window may be hidden from the first."""


class First(NamedTuple):
    """What there is before the core."""

    app: QApplication
    look: Look
    window: MainWindow | None
    """Painted already; None when there was nothing to paint."""
    closed: bool = False
    """The operator has closed it again."""

    @classmethod
    def of(cls, app: QApplication) -> Self:
        """Return what there is when nothing was painted yet."""
        return cls(app, Look(app), None)

    def put_away(self) -> None:
        """Take the window off the screen: there will be no core for it."""
        if self.window is not None:
            self.window.hide()
            self.window.deleteLater()


def the_application() -> QApplication:
    """Return the one application, named as the system shows and a screen reader says it."""
    QGuiApplication.setApplicationName("XPanel Desktop")
    QGuiApplication.setApplicationDisplayName("XPanel Desktop")
    QGuiApplication.setApplicationVersion(__version__)
    QGuiApplication.setDesktopFileName("org.xpanel.desktop")
    if sys.platform == "win32":  # the name of the installer's shortcut: one button in the taskbar
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID("org.xpanel.desktop")
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([*sys.argv[:1], "-style", "fusion"])
        app.setProperty(theme.IN_FUSION, "yes")
    app.setQuitOnLastWindowClosed(False)
    app.setWindowIcon(QIcon(str(ASSETS / "app.svg")))
    return app


def show_first(folder: Path, rest: Sequence[str]) -> First | None:
    """Paint the window on what a folder holds and import the modules named in `rest`.

    Return once that is done, or the window was closed. None, and nothing is shown or imported,
    when the folder has no services to show, or has to be looked at with more care: see `glimpse`.
    """
    seen = glimpse(folder / DATABASE)
    if seen is None:
        return None
    app = the_application()
    look = Look(app)
    look.use(seen.settings)
    window = MainWindow()
    moment = _Moment(window, rest)
    return First(app, look, window, closed=moment.pass_with(seen))


class _Moment(QObject):
    """From the window's first paint to the import of the rest."""

    found = Signal(list)
    """What is to be imported, in order."""

    def __init__(self, window: MainWindow, rest: Sequence[str]) -> None:
        super().__init__()
        self._window, self._rest = window, rest
        self._begun = self._closed = False
        self._left: Iterator[str] = iter(())
        self._loop = QEventLoop()
        self.found.connect(self._take)

    def pass_with(self, seen: Glimpse) -> bool:
        """Show the window, wait; tell whether it was closed meanwhile."""
        self._window.closing.connect(self._close)
        self._window.show_first(seen)
        self._window.installEventFilter(self)
        QTimer.singleShot(PAINTED_WITHIN, self._begin)
        self._window.show()
        self._loop.exec()
        self._window.removeEventFilter(self)
        self._window.closing.disconnect(self._close)
        return self._closed

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin with the rest once the paint that begins here is on the screen."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._begin)
        return False

    def _begin(self) -> None:
        if not self._begun:
            self._begun = True
            threading.Thread(target=self._look_up, name="imports").start()

    def _look_up(self) -> None:
        from xpanel_desktop.ui.stepwise import steps_to

        names: list[str] = []
        try:
            names = steps_to(*self._rest)
        finally:  # whoever needs the modules meets the same error
            self.found.emit(names)

    def _take(self, names: list[str]) -> None:
        self._left = iter(names)
        self._import_one()

    def _import_one(self) -> None:
        name = None if self._closed else next(self._left, None)
        if name is None:
            self._loop.quit()
            return
        QTimer.singleShot(0, self._import_one)
        import_module(name)

    def _close(self) -> None:
        self._closed = True
        self._window.hide()
        if not self._begun:
            self._loop.quit()
