"""The end of the program's own log, read from its file: what the runs before told is in it too."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from xpanel_desktop.domain.plain import plain
from xpanel_desktop.logs import FORMATTER
from xpanel_desktop.paths import LOG

MOST_BYTES = 256 * 1024
"""Bytes that are read, from the end."""
MOST_ENTRIES = 1000
MOST_LETTERS = 4000
"""Letters of one entry, its traceback included."""
MOST_MARGIN = 40
_HEAD = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d),\d{3} ([A-Z]+) ([\w.]+): ")
GRADES = {"DEBUG": 10, "INFO": 20, "WARNING": 30, "ERROR": 40, "CRITICAL": 50}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the log; its text keeps the lines of a traceback."""

    at: str
    """Local time, as it is written."""
    level: str
    text: str

    @property
    def grade(self) -> int:
        """How grave it is: a number of logging's."""
        return GRADES.get(self.level, 0)


async def read_tail(folder: Path) -> list[Entry]:
    """Return the last entries, the oldest first; none without a log. Raises OSError."""
    return await asyncio.to_thread(_read, folder / LOG)


def as_text(entries: Sequence[Entry]) -> str:
    """Return entries as the log has them."""
    return "".join(f"{one.at} {one.level} {one.text}\n" for one in entries)


def _read(path: Path) -> list[Entry]:
    told, cut = b"", False
    for one in (path, path.with_name(f"{path.name}.1")):  # the log before it was turned over
        if len(told) < MOST_BYTES and one.is_file():
            with one.open("rb") as file:
                size = file.seek(0, 2)
                start = max(size - (MOST_BYTES - len(told)), 0)
                file.seek(start)
                told, cut = file.read() + told, start > 0
    return _entries(FORMATTER.blotted(told.decode("utf-8", "replace")), cut=cut)


def _indented(line: str) -> str:
    """Return a line as plain text; what a traceback tells by its margin is kept."""
    return " " * min(len(line) - len(line.lstrip(" ")), MOST_MARGIN) + plain(line, MOST_LETTERS)


def _entries(text: str, *, cut: bool) -> list[Entry]:
    """Return the entries of a text; what comes before the first head belongs to none."""
    found: list[tuple[str, str, list[str]]] = []
    for line in text.splitlines()[int(cut) :]:
        head = _HEAD.match(line)
        if head is not None:
            found.append((head[1], head[2], [line[head.start(3) :]]))
        elif found:
            found[-1][2].append(line)
    return [
        Entry(at, level, "\n".join(map(_indented, lines))[:MOST_LETTERS])
        for at, level, lines in found[-MOST_ENTRIES:]
    ]
