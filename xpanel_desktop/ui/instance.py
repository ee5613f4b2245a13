"""One program for each data folder: a second one asks the first to show its window."""

import asyncio
import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_MS = 1500
STARTING_TRIES, STARTING_WAIT = 10, 0.2
"""How often, and at which seconds, a second program tries to reach the first."""


def name_of(folder: Path) -> str:
    """Return the name under which the program of a folder can be reached on this machine."""
    return f"xpanel-desktop-{hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]}"


def raise_first(folder: Path) -> bool:
    """Ask the program that holds the folder to show its window; tell whether it was reached."""
    socket = QLocalSocket()
    socket.connectToServer(name_of(folder))
    reached = socket.waitForConnected(PATIENCE_MS)
    if reached:
        socket.write(b"show")
        socket.waitForBytesWritten(PATIENCE_MS)
        socket.disconnectFromServer()
    return reached


async def first_is_raised(folder: Path) -> bool:
    """Do so until it is reached; one that is just starting listens in a moment."""
    for _ in range(STARTING_TRIES):
        if raise_first(folder):
            return True
        await asyncio.sleep(STARTING_WAIT)
    return False


class Instance(QObject):
    """Listens for second programs while this one holds the folder."""

    def __init__(self, folder: Path, show: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        name = name_of(folder)
        QLocalServer.removeServer(name)  # left over by a kill; the folder's lock is ours
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(lambda: self._answer(show))
        self._server.listen(name)

    def _answer(self, show: Callable[[], None]) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        show()

    def close(self) -> None:
        """Listen no longer."""
        self._server.close()
