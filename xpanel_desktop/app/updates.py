"""Whether there is a newer version: looked at once a day, once the operator has agreed to it.

The build says where to look and whose signature counts; a build without that never looks. Nothing
is downloaded and nothing replaced: the operator is told the version and where to get it. What was
found is kept over restarts with its signature, and believed again by that alone.
"""

import asyncio
import base64
import json
import logging
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from xpanel_desktop import __version__
from xpanel_desktop.api.manifest import NoManifest, NotSigned, believed, fetch
from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.loops import Loop
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.app.settings import Settings
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.release import Release, numbers
from xpanel_desktop.store.columns import ms, time_of

AGREED = "updates"
"""The setting by which the operator agrees; off until then."""
LAST = "updates.last"
"""The setting that keeps the last look: its time in ms UTC, what it found, and the signed note."""
DAY = timedelta(days=1)
FIRST = 30.0
"""Seconds after the start: a look at updates is nothing to hurry for."""
BEAT = 3600.0
"""Seconds between two looks at the clock; a wait of a whole day would stand still in sleep."""
KEY_BYTES = 32
_logger = logging.getLogger(__name__)


class Found(StrEnum):
    """What the last look found."""

    NOTHING = "nothing"
    """It was not looked yet."""
    CURRENT = "current"
    NEWER = "newer"
    OLDER = "older"
    """What is signed there is older than this program: nothing to get."""
    UNREACHED = "unreached"
    BAD = "bad"
    """It does not bear the signature that this build believes."""


WITHOUT_RELEASE = (Found.UNREACHED, Found.BAD)


@dataclass(frozen=True, slots=True)
class Source:
    """Where to look, and the key whose signature counts: 32 raw bytes."""

    address: str
    key: bytes


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of updates."""

    possible: bool
    """Whether this build knows where to look."""
    agreed: bool
    found: Found = Found.NOTHING
    release: Release | None = None
    at: datetime | None = None
    """When it was looked last."""


def source(file: Path) -> Source | None:
    """Return what the build wrote down; None when it wrote nothing, or nothing proper."""
    try:
        told = json.loads(file.read_bytes())
        key = base64.b64decode(told["update_key"], validate=True)
        address = str(told["update_address"])
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return Source(address, key) if address and len(key) == KEY_BYTES else None


class Updates:
    """Looks when a day has passed since the last look, and remembers what was found."""

    def __init__(
        self, place: Source | None, settings: Settings, clock: Clock, notices: Notices
    ) -> None:
        self._place = place
        self._settings = settings
        self._clock = clock
        self._notices = notices
        self._found = Found.NOTHING
        self._release: Release | None = None
        self._at: datetime | None = None
        self._tried: datetime | None = None
        """When the last look began, whatever came of it."""
        self._recalled = False
        self._begun = False
        self._looking = asyncio.Lock()
        self.loop = Loop("updates", self._step, clock)

    @property
    def told(self) -> Told:
        """What is known just now."""
        agreed = self._settings.get(AGREED, default=False)
        return Told(self._place is not None, agreed, self._found, self._release, self._at)

    def start(self) -> None:
        """Begin to look, if this build knows where."""
        if self._place is not None:
            self.loop.start()

    async def close(self) -> None:
        """Look no more."""
        await self.loop.stop()

    async def agree(self, *, agreed: bool) -> None:
        """Keep what the operator wants; with yes it is looked at once, if a day has passed."""
        await self._settings.set(AGREED, agreed)
        self._begun = True
        self.loop.wake()

    async def look(self) -> None:
        """Look now; what is found is told and kept, and nothing is raised."""
        if self._place is None:
            return
        async with self._looking:
            self._tried, body = self._clock.now(), b""
            try:
                body = await fetch(self._place.address)
                release = believed(body, self._place.key)
            except NoManifest:
                await self._note(Found.UNREACHED, None)
            except NotSigned:
                await self._note(Found.BAD, None)
            else:
                await self._note(_compare(release), release, body)

    async def _note(self, found: Found, release: Release | None, signed: bytes = b"") -> None:
        self._found, self._release, self._at = found, release, self._clock.now()
        kept = {"at": ms(self._at), "found": found, "signed": signed.decode("latin-1")}
        try:
            await self._settings.set(LAST, kept)
        except sqlite3.Error:
            _logger.exception("the look for updates is not kept")
        self._notices.publish(Changes.of(Table.UPDATES))

    async def _recall(self, place: Source) -> None:
        """Take up what an earlier run found; what is damaged or not signed is as good as none."""
        kept = self._settings.get(LAST, dict[str, object]())
        try:
            at = time_of(int(str(kept["at"])))
            found, release = Found(str(kept["found"])), None
            if found not in WITHOUT_RELEASE:
                signed = str(kept["signed"]).encode("latin-1")
                release = await asyncio.to_thread(believed, signed, place.key)
                found = _compare(release)
        except (LookupError, ValueError, OverflowError, NotSigned):
            return
        self._found, self._release, self._at, self._tried = found, release, at, at
        self._notices.publish(Changes.of(Table.UPDATES))

    def _is_due(self) -> bool:
        """Whether a day has passed; a last look in what is to come is that of a clock set back."""
        if self._tried is None:
            return True
        return not timedelta() <= self._clock.now() - self._tried < DAY

    async def _step(self) -> float:
        if self._place is not None and not self._recalled:
            self._recalled = True
            await self._recall(self._place)
        if not self._begun:
            self._begun = True
            return FIRST
        if self.told.agreed and self._is_due():
            await self.look()
        return BEAT


def _compare(release: Release) -> Found:
    theirs, ours = numbers(release.version), numbers(__version__)
    if theirs == ours:
        return Found.CURRENT
    return Found.NEWER if theirs > ours else Found.OLDER
