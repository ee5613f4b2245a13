"""Answers that the database could not take: beside it, so that a crash does not lose an id.

A line of JSON for each accepted order whose ending could not be written, with fsync. The next start
reads them before it calls what was cut short unknown. The key is in none of them.
"""

import asyncio
import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

NAME = "answers.jsonl"
MOST_TEXT = 2000
"""Letters of a raw answer that are kept."""


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
    """Writes where there is room: into the data folder, else into the system's temporary one."""

    def __init__(self, folder: Path, other: Path | None = None) -> None:
        spare = other or Path(tempfile.gettempdir())
        self._places = (folder / NAME, spare / f"xpanel-desktop-{folder_mark(folder)}-{NAME}")

    async def keep(self, kept: Kept) -> Path | None:
        """Write an answer down; return where, None when there was room nowhere."""
        return await asyncio.to_thread(self._keep, kept)

    def _keep(self, kept: Kept) -> Path | None:
        line = f"\n{json.dumps(asdict(kept))}\n"  # what was cut before it stays a line of its own
        for place in self._places:
            try:
                _append(place, line.encode())
            except OSError:
                continue
            return place
        return None

    async def read(self) -> list[Kept]:
        """Return what was written down, oldest first; a line cut short is left out."""
        return await asyncio.to_thread(lambda: [one for at in self._places for one in _lines(at)])

    async def clear(self) -> None:
        """Forget all of it: the database has it."""
        await asyncio.to_thread(lambda: [place.unlink(missing_ok=True) for place in self._places])

    async def set_aside(self, at: datetime) -> None:
        """Keep it under a dated name: a database in doubt may not have taken all of it."""

        def work() -> None:
            for place in self._places:
                if place.exists():
                    place.replace(place.with_name(f"{place.stem}-{at:%Y%m%dT%H%M%S}.jsonl"))

        await asyncio.to_thread(work)


def folder_mark(folder: Path) -> str:
    """Return a short name for a data folder, the same at every start."""
    return hashlib.sha256(str(folder.absolute()).encode()).hexdigest()[:12]


def _append(place: Path, line: bytes) -> None:
    file = os.open(place, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        if os.write(file, line) != len(line):
            raise OSError(28, "no room")
        os.fsync(file)
    finally:
        os.close(file)


def _lines(place: Path) -> Iterator[Kept]:
    try:
        text = place.read_text("utf-8")
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
        except (ValueError, TypeError, KeyError):
            continue
