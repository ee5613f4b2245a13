"""Whether there is a newer version: looked at once a day, once the operator has agreed to it.

The build says where to look and whose signature counts; a build without that never looks. Nothing
is downloaded and nothing replaced: the operator is told the version and where to get it.
"""

import asyncio
import base64
import json
from dataclasses import dataclass
from datetime import datetime
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

AGREED = "updates"
"""The setting by which the operator agrees; off until then."""
DAY = 86_400.0
FIRST = 30.0
"""Seconds after the start: a look at updates is nothing to hurry for."""
KEY_BYTES = 32


class Found(StrEnum):
    """What the last look found."""

    NOTHING = "nothing"
    """It was not looked yet in this run."""
    CURRENT = "current"
    NEWER = "newer"
    OLDER = "older"
    """What is signed there is older than this program: nothing to get."""
    UNREACHED = "unreached"
    BAD = "bad"
    """It does not bear the signature that this build believes."""


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
    """Looks, and remembers what was found for as long as the program runs."""

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
        """Keep what the operator wants; with yes it is looked at once."""
        await self._settings.set(AGREED, agreed)
        self._begun = True
        self.loop.wake()

    async def look(self) -> None:
        """Look now; what is found is told, and nothing is raised."""
        if self._place is None:
            return
        async with self._looking:
            try:
                release = believed(await fetch(self._place.address), self._place.key)
            except NoManifest:
                self._note(Found.UNREACHED, None)
            except NotSigned:
                self._note(Found.BAD, None)
            else:
                self._note(_compare(release), release)

    def _note(self, found: Found, release: Release | None) -> None:
        self._found, self._release, self._at = found, release, self._clock.now()
        self._notices.publish(Changes.of(Table.UPDATES))

    async def _step(self) -> float:
        if not self._begun:
            self._begun = True
            return FIRST
        if self.told.agreed:
            await self.look()
        return DAY


def _compare(release: Release) -> Found:
    theirs, ours = numbers(release.version), numbers(__version__)
    if theirs == ours:
        return Found.CURRENT
    return Found.NEWER if theirs > ours else Found.OLDER
