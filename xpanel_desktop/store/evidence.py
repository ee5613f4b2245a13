"""What the files say before SQLite touches them: whether they are what the program closed.

At the end of a checked run a seal is written beside the database: its SHA-256. The next start
reads it and takes it away; the file itself must not change until it was compared, so the writer
makes no checkpoint before.
"""

import hashlib
import logging
import os
from collections.abc import Callable
from pathlib import Path

from xpanel_desktop.domain.doubt import Why
from xpanel_desktop.store.files import write_whole
from xpanel_desktop.store.wal_check import committed, ends_in_commit, is_cut

_logger = logging.getLogger(__name__)
CHUNK = 4 << 20
"""Bytes hashed at a time: 3 ms."""


def seal_of(path: Path) -> Path:
    """Return where the seal of a database lies."""
    return path.with_name(f"{path.name}.seal")


def log_of(path: Path) -> Path:
    """Return where SQLite keeps the log of a database's last writes."""
    return path.with_name(f"{path.name}-wal")


class Evidence:
    """What was found beside a database, and the database's own bytes."""

    def __init__(self, path: Path) -> None:
        """Read what lies there. Raises OSError when it cannot be read."""
        self._seal_path = seal_of(path)
        self._seal = _text(self._seal_path)
        self._log_path = log_of(path)
        self.log = self._log_path.read_bytes() if self._log_path.exists() else b""
        # Closed after SQLite's own: closing any earlier would drop SQLite's locks (POSIX).
        self._file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0)) if self._seal else None

    def use(self) -> None:
        """Take the seal away: from here on the file may change."""
        self._seal_path.unlink(missing_ok=True)

    def trim(self) -> None:
        """Cut off what a kill left behind the log's last commit: see `wal_check` for why.

        SQLite never reads it. Nobody else may be writing: the caller holds SQLite's lock for that.
        """
        if not self.log or ends_in_commit(self.log):
            return
        end = committed(self.log)
        if end is None or end == len(self.log):
            return
        try:
            with self._log_path.open("r+b") as file:
                if file.read() == self.log:  # else someone wrote since it was read
                    file.truncate(end)
                    os.fsync(file.fileno())
        except (
            OSError
        ):  # a second kill at a bad moment would be taken for damage: no more than that
            _logger.exception("what a kill left in the log is not cut off")

    def found(self, is_ending: Callable[[], bool]) -> Why | None:
        """Return what is wrong, None when nothing is. Slow: it hashes; `is_ending` ends it."""
        if self.log and is_cut(self.log):
            return Why.LOG_CUT
        if self._file is None:
            return None
        if self.log:
            return Why.NOT_AS_LEFT  # a sealed database has no log
        os.lseek(self._file, 0, os.SEEK_SET)
        told = _digest(lambda: os.read(self._file or 0, CHUNK), is_ending)
        return Why.NOT_AS_LEFT if told and told != self._seal else None

    def forget_log(self) -> None:
        """Let go of the log's bytes, up to 4 MB: nothing is wrong with them."""
        self.log = b""

    def close(self) -> None:
        """Let go of the file; not before SQLite has."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def seal(path: Path) -> None:
    """Write the seal of a database that is closed and whole in its one file.

    Raises OSError; without a seal the next start does without that comparison.
    """
    if log_of(path).exists() or not path.exists():
        return
    with path.open("rb") as file:
        told = _digest(lambda: file.read(CHUNK), lambda: False)
    write_whole(seal_of(path), told.encode())


def _digest(read: Callable[[], bytes], is_ending: Callable[[], bool]) -> str:
    """Return the SHA-256 of what `read` returns piece by piece; empty when it was ended."""
    digest = hashlib.sha256()
    while piece := read():
        if is_ending():
            return ""
        digest.update(piece)
    return digest.hexdigest()


def _text(path: Path) -> str:
    try:
        return path.read_text("ascii")
    except FileNotFoundError:
        return ""
    except ValueError:
        return "not a seal"
