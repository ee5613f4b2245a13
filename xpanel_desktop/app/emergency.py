"""Answers that the database could not take: beside it, so that a crash does not lose an id.

A line of JSON for each accepted order whose ending could not be written, with fsync. The next start
reads them before it calls what was cut short unknown. The key is in none of them.
"""

import asyncio
import hashlib
import json
import logging
import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

NAME = "answers.jsonl"
MOST_TEXT = 2000
"""Letters of a raw answer that are kept."""
OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_WARY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""Whatever stands at the path: no link is followed, and no pipe waited for. Windows has neither."""
_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kept:
    """An order that the panel surely accepted."""

    order_id: int
    number: int
    """Of the attempt."""
    panel_id: str
    status: int | None
    text: str


class Emergency:
    """Writes where there is room: into the data folder, else into a folder of ours elsewhere.

    Others may write beside that one: what is not surely ours there is neither read nor touched.
    """

    def __init__(self, folder: Path, other: Path | None = None) -> None:
        name = f"{folder_mark(folder)}-{NAME}"
        self._places = (
            _Place(folder / NAME, spare=False),
            _Place((other or spare_folder()) / name, spare=True),
        )

    async def keep(self, kept: Kept) -> Path | None:
        """Write an answer down; return where, None when there was room nowhere."""
        return await asyncio.to_thread(self._keep, kept)

    def _keep(self, kept: Kept) -> Path | None:
        line = f"\n{json.dumps(asdict(kept))}\n"  # what was cut before it stays a line of its own
        for place in self._places:
            try:
                place.append(line.encode())
            except OSError:
                continue
            return place.path
        return None

    async def read(self) -> list[Kept]:
        """Return what was written down, oldest first; a line cut short is left out."""
        return await asyncio.to_thread(
            lambda: [one for place in self._places for one in _lines(place)]
        )

    async def clear(self) -> None:
        """Forget all of it: the database has it. What cannot be forgotten is noted in the log."""
        await self._each(Path.unlink)

    async def set_aside(self, at: datetime) -> None:
        """Keep it under a dated name: a database in doubt may not have taken all of it."""
        ending = f"{at:%Y%m%dT%H%M%S}.jsonl"
        await self._each(lambda path: path.replace(path.with_name(f"{path.stem}-{ending}")))

    async def _each(self, deed: Callable[[Path], object]) -> None:
        """Do something with each file that is there and ours: it must not keep us from starting."""

        def work() -> None:
            for place in self._places:
                try:
                    if place.is_ours():
                        deed(place.path)
                except FileNotFoundError:
                    continue
                except OSError:
                    _logger.warning("%s stays where it is", place.path.name, exc_info=True)

        await asyncio.to_thread(work)


@dataclass(frozen=True, slots=True)
class _Place:
    """A file for answers. A spare one lies where others may write, so it is looked at first."""

    path: Path
    spare: bool

    def is_ours(self) -> bool:
        """Tell whether folder and file are nobody else's. Raises OSError when there is none."""
        if not self.spare:
            return True
        folder, file = self.path.parent.lstat(), self.path.lstat()
        return stat.S_ISDIR(folder.st_mode) and _private(folder) and _private_file(file)

    def append(self, line: bytes) -> None:
        """Write a whole line at the end and have it on the disk. Raises OSError."""
        if self.spare:
            self._make_folder()
        file = self._open_to_write()
        try:
            self._look_at(file)
            if os.write(file, line) != len(line):
                raise OSError(28, "no room")
            os.fsync(file)
        finally:
            os.close(file)

    def text(self) -> str:
        """Return all of it. Raises OSError, also when it is not ours; ValueError."""
        if not self.is_ours():
            raise PermissionError(1, "not ours")
        file = os.open(self.path, os.O_RDONLY | _WARY)
        with os.fdopen(file, encoding="utf-8") as stream:
            self._look_at(file)  # what was looked at by its name may be another by now
            return stream.read()

    def _make_folder(self) -> None:
        folder = self.path.parent
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            told = folder.lstat()
            if not (stat.S_ISDIR(told.st_mode) and _private(told)):
                raise

    def _open_to_write(self) -> int:
        flags = os.O_WRONLY | os.O_APPEND | _WARY
        try:
            return os.open(self.path, flags | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return os.open(self.path, flags)

    def _look_at(self, file: int) -> None:
        if self.spare and not _private_file(os.fstat(file)):
            raise PermissionError(1, "not ours")


def spare_folder() -> Path:
    """Return the folder for what the data folder has no room for: one user's own, on any system.

    Not XDG_RUNTIME_DIR, which is gone with the session: an answer is to outlive it.
    """
    uid = _uid()
    name = "xpanel-desktop" if uid is None else f"xpanel-desktop-{uid}"
    return Path(tempfile.gettempdir()) / name


def folder_mark(folder: Path) -> str:
    """Return a short name for a data folder, the same at every start."""
    return hashlib.sha256(str(folder.absolute()).encode()).hexdigest()[:12]


def _uid() -> int | None:
    """Return who runs us; None on Windows, where the temporary folder is one user's anyway."""
    getuid: Callable[[], int] | None = getattr(os, "getuid", None)
    return getuid() if getuid is not None else None


def _private(told: os.stat_result) -> bool:
    uid = _uid()
    return uid is None or (told.st_uid == uid and not told.st_mode & OTHERS_WRITE)


def _private_file(told: os.stat_result) -> bool:
    return stat.S_ISREG(told.st_mode) and _private(told)


def _lines(place: _Place) -> Iterator[Kept]:
    try:
        text = place.text()
    except (OSError, ValueError):
        return
    for line in text.splitlines():
        try:
            told = json.loads(line)
            status = told["status"]
            yield Kept(
                int(told["order_id"]),
                int(told["number"]),
                str(told["panel_id"]),
                None if status is None else int(status),
                str(told["text"]),
            )
        except (ValueError, TypeError, KeyError, ArithmeticError, RecursionError):
            continue
