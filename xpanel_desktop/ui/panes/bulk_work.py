"""The bulk pane's slow deeds: reading a file on a thread, keeping it, judging it in slices."""

import asyncio
import hashlib
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from xpanel_desktop.app.bulk import Ground, Judged, judged
from xpanel_desktop.app.core import Core
from xpanel_desktop.app.sheets import Cancelled, Sheet, read_file, read_text
from xpanel_desktop.domain.bulk import link_place, looks_like_heading, meanings_of
from xpanel_desktop.domain.importing import Import, Kept

REMEMBERED = "bulk.columns."
"""The settings that remember what the columns under a heading mean."""
SHOWN_EVERY = 0.15
"""Seconds between two looks at what is judged: each paints the whole table, some 20 ms."""


@dataclass(slots=True)
class Desk:
    """The import that is worked on."""

    of: Import
    ground: Ground
    links: Counter[str]
    width: int
    lines: list[Kept]
    stopped: threading.Event = field(default_factory=threading.Event)


def link_of(of: Import, cells: Sequence[str]) -> str:
    """Return the link of a line, empty when it has none."""
    at = link_place(of.columns)
    return cells[at] if at is not None and at < len(cells) else ""


async def read(source: Path | str, stopped: threading.Event) -> Sheet | None:
    """Read a file, or a pasted text; None when it was cancelled. Raises SheetTrouble."""
    try:
        if isinstance(source, Path):
            return await asyncio.to_thread(read_file, source, cancelled=stopped.is_set)
        return await asyncio.to_thread(read_text, source, cancelled=stopped.is_set)
    except Cancelled:
        return None


async def keep(core: Core, account_id: int, sheet: Sheet) -> Import:
    """Keep what was read as an import; a heading says what the columns mean, or did before."""
    rows = sheet.rows
    columns = meanings_of(rows[0].cells)
    if columns is None and looks_like_heading(rows[0].cells):
        columns = ("",) * len(rows[0].cells)
    if columns is not None:
        remembered = core.settings.get(_key(rows[0].cells), list[str]())
        if len(remembered) == len(columns):
            columns = tuple(remembered)
        rows = rows[1:]
    return await core.bulk.begin(account_id, sheet.name, sheet.digest, columns or (), rows)


def _key(heading: Sequence[str]) -> str:
    signature = "\x1f".join(cell.casefold() for cell in heading)
    return REMEMBERED + hashlib.sha256(signature.encode()).hexdigest()[:16]


async def remember(core: Core, heading: Sequence[str], columns: Sequence[str]) -> None:
    """Remember what the columns under a heading mean."""
    await core.settings.set(_key(heading), list(columns))


async def desk_of(core: Core, of: Import) -> Desk:
    """Lay an import on the desk: its lines, and what they are judged on."""
    lines = await core.bulk.lines(of.id)
    links = Counter(link for line in lines if (link := link_of(of, line.cells)))
    await asyncio.sleep(0)  # each of these steps takes some 10 ms for 10,000 lines
    ground = await core.bulk.ground(of, links)
    await asyncio.sleep(0)
    width = max((len(line.cells) for line in lines), default=0)
    return Desk(of, ground, links, width, lines)


async def judge(core: Core, desk: Desk, took: Callable[[list[Judged]], None]) -> bool:
    """Judge every line, handing them over a few times a second; False when it was cancelled."""
    held: list[Judged] = []
    due = time.monotonic()  # the first at once
    async for some in core.bulk.judge(desk.ground, desk.lines, desk.links):
        if desk.stopped.is_set():
            return False
        held += some
        if time.monotonic() >= due:
            took(held)
            held, due = [], time.monotonic() + SHOWN_EVERY
    took(held)
    return True


async def put_right(
    core: Core, desk: Desk, number: int, cells: tuple[str, ...]
) -> list[tuple[int, Judged]]:
    """Keep a line's new cells; return (place, verdict) of it and of those that share its link."""
    if not await core.bulk.put_right(desk.of, number, cells):
        return []
    at = next(place for place, line in enumerate(desk.lines) if line.number == number)
    before, now = link_of(desk.of, desk.lines[at].cells), link_of(desk.of, cells)
    desk.lines[at] = Kept(number, cells, None)
    desk.links[before] -= 1
    desk.links[now] += 1
    if now not in desk.ground.same_links:
        desk.ground = await core.bulk.ground(desk.of, desk.links)
    touched = {before, now} - {""}
    places = [
        place
        for place, line in enumerate(desk.lines)
        if place == at or link_of(desk.of, line.cells) in touched
    ]
    return [(place, judged(desk.ground, desk.lines[place], desk.links)) for place in places]
