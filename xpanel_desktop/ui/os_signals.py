"""SIGINT and SIGTERM: heard at once, also while the program sleeps in Qt and no Python runs."""

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QSocketNotifier

HEEDED = (signal.SIGINT, signal.SIGTERM)


class OsSignals:
    """Calls `ask` on the first of the signals; a second one changes nothing: the end is bounded.

    Python runs handlers between its own steps alone. The system's number, written to a socket,
    wakes Qt's loop, which then takes such a step.
    """

    def __init__(self, ask: Callable[[], object]) -> None:
        self._ask = ask
        self._asked = False
        self._here, self._there = socket.socketpair()
        for end in (self._here, self._there):
            end.settimeout(0)
        self._wakeup = signal.set_wakeup_fd(self._there.fileno(), warn_on_full_buffer=False)
        self._former = {number: signal.signal(number, self._heed) for number in HEEDED}
        self._notifier = QSocketNotifier(self._here.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(lambda: self._here.recv(64))

    def _heed(self, *_: object) -> None:
        if not self._asked:
            self._asked = True
            self._ask()

    def close(self) -> None:
        """Heed them no longer."""
        for number, former in self._former.items():
            signal.signal(number, former)
        signal.set_wakeup_fd(self._wakeup)
        self._notifier.setEnabled(False)
        self._notifier.deleteLater()
        self._here.close()
        self._there.close()
