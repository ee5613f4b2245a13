"""Putting another database in the place of the present one, between two runs of the program."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from xpanel_desktop.paths import DATABASE
from xpanel_desktop.store.lock import FolderLock
from xpanel_desktop.store.restore import restore, start_anew


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to take the database's place: a backup, or None for an empty database."""

    copy: Path | None


async def fulfil(folder: Path, wish: Wish) -> None:
    """Replace the database of a folder that no program has open.

    Raises FolderBusy, DatabaseTrouble, OSError: then the present file is where it was.
    """
    lock = FolderLock.acquire(folder)
    path, now = folder / DATABASE, datetime.now(UTC)
    try:
        if wish.copy is None:
            await asyncio.to_thread(start_anew, path, now)
        else:
            await asyncio.to_thread(restore, path, wish.copy, now)
    finally:
        lock.release()
