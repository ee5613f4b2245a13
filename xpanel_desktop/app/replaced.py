"""Whether the program's own file was replaced while it runs, as an update does it.

A frozen program opens its file anew, by its path, for each module that it has not imported yet.
Once another version lies there, that fails; so the operator is told to restart.
"""

import asyncio
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.loops import Loop

BEAT = 60.0
"""Seconds between two looks; a window that becomes active looks at once."""
Mark = tuple[int, int, int, int]
"""By what one file is told from another: device, inode, time of change in ns, bytes."""


@dataclass(frozen=True, slots=True)
class Itself:
    """The file that the program runs from, and what marked it when the program began."""

    file: Path
    begun: Mark | None


def mark(file: Path) -> Mark | None:
    """Return what tells a file from one that takes its place; None when there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size


def itself() -> Itself | None:
    """Return the file that this program runs from; None when it is not frozen."""
    if not getattr(sys, "frozen", False):
        return None
    file = Path(sys.executable)
    return Itself(file, mark(file))


ITSELF = itself()
"""Looked at as this is imported: a data folder may be opened again later in the same run."""


class Replaced:
    """Tells, once for each, when another file has taken the place of the program's own.

    A file that is gone tells nothing: it was removed, or is just being replaced.
    """

    def __init__(self, own: Itself | None, clock: Clock, tell: Callable[[], None]) -> None:
        """`own` is None where nothing can be replaced under the program; then nothing is done."""
        self._own = own
        self._known = own.begun if own else None
        self._tell = tell
        self._loop = Loop("replaced", self._step, clock)

    def start(self) -> None:
        """Begin to look, if there is a file to look at."""
        if self._own is not None:
            self._loop.start()

    def look(self) -> None:
        """Look now and not only at the next beat."""
        self._loop.wake()

    async def close(self) -> None:
        """Look no more."""
        await self._loop.stop()

    async def _step(self) -> float:
        """Look, on a thread: the file may lie on a slow disk."""
        assert self._own is not None
        found = await asyncio.to_thread(mark, self._own.file)
        if found is not None and found != self._known:
            self._known = found
            self._tell()
        return BEAT
