"""An OS lock on the data folder: one program at a time. A kill -9 frees it."""

import os
import sys
from pathlib import Path
from typing import Self

NAME = "lock"


class FolderBusy(Exception):
    """Another program holds the data folder."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"in use by another window: {path}")
        self.path = path


class FolderLock:
    """The held lock; it lasts as long as the process or until `release`."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    @classmethod
    def acquire(cls, folder: Path) -> Self:
        """Lock `folder`. Raise FolderBusy when it is held, OSError when it cannot be written."""
        descriptor = os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            raise FolderBusy(folder) from error
        return cls(descriptor)

    def release(self) -> None:
        """Give the folder free."""
        os.close(self._descriptor)


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
