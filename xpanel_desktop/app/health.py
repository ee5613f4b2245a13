"""How the program is: database, keyring, clock, panels, network. Facts; the words are the screen's.

Each part has a grade of its own, by the rules below.
"""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from xpanel_desktop.app.connection import Connection, Link
from xpanel_desktop.app.core import Core
from xpanel_desktop.app.updates import Found, Told
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.doubt import Doubt
from xpanel_desktop.vault import Held, Place, VaultState

STALE = timedelta(days=2)
"""A daily backup that is older was not made yesterday either."""
ODD = timedelta(minutes=2)
"""A clock that is off by more is worth a word: guarantees and schedules go by it."""


class Grade(StrEnum):
    """How well a part is."""

    GOOD = "good"
    UNKNOWN = "unknown"
    """Not asked or not looked at yet, or the operator wants it so."""
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class DatabaseHealth:
    """The file of the data."""

    size: int | None
    """Bytes of the file and its log; None when it cannot be read."""
    is_checked: bool
    doubt: Doubt | None
    backup: datetime | None
    """When the newest backup was made."""
    backup_due: bool
    """Whether there should be a newer one: there are accounts, and the newest is stale."""

    @property
    def grade(self) -> Grade:
        """How well it is."""
        if self.doubt is not None or self.size is None:
            return Grade.BAD
        if not self.is_checked:
            return Grade.UNKNOWN
        return Grade.WARN if self.backup_due else Grade.GOOD


@dataclass(frozen=True, slots=True)
class ClockHealth:
    """The machine's clock."""

    leapt: timedelta
    """How far it was set since the start; back is negative."""
    ahead: timedelta | None
    """How far it is ahead of the panel that answered last; None when none told its time."""

    @property
    def grade(self) -> Grade:
        """How well it is."""
        if any(abs(one) > ODD for one in (self.leapt, self.ahead or timedelta())):
            return Grade.WARN
        return Grade.UNKNOWN if self.ahead is None else Grade.GOOD


@dataclass(frozen=True, slots=True)
class PanelHealth:
    """An account's panel."""

    account: Account
    connection: Connection
    answered: datetime | None
    """When it answered last, in this run."""
    learnt: int | None
    """Requests a minute that it taught us to keep to; None: it taught nothing."""
    offline: bool
    """Whether the operator works offline: then it is no trouble of the panel's."""
    held: Held = Held.UNKNOWN
    """Where its key is."""

    @property
    def grade(self) -> Grade:
        """How well it is."""
        if self.offline or self.connection.link is Link.UNKNOWN:
            return Grade.UNKNOWN
        return Grade.GOOD if self.connection.link is Link.ONLINE else Grade.BAD


@dataclass(frozen=True, slots=True)
class Health:
    """All of it."""

    database: DatabaseHealth
    keyring: VaultState
    clock: ClockHealth
    panels: tuple[PanelHealth, ...]
    offline: bool
    proxied: int
    """How many accounts go by a proxy."""
    folder: Path
    """Where all data of this program are."""
    updates: Told

    @property
    def keyring_grade(self) -> Grade:
        """How well the keyring is."""
        grades = {Place.KEYRING: Grade.GOOD, Place.UNKNOWN: Grade.UNKNOWN}
        return grades.get(self.keyring.place, Grade.WARN)

    @property
    def updates_grade(self) -> Grade:
        """Whether this is the newest version."""
        grades = {Found.CURRENT: Grade.GOOD, Found.NEWER: Grade.WARN, Found.BAD: Grade.WARN}
        asked = self.updates.possible and self.updates.agreed
        return grades.get(self.updates.found, Grade.UNKNOWN) if asked else Grade.UNKNOWN

    @property
    def network_grade(self) -> Grade:
        """Whether requests may leave."""
        return Grade.WARN if self.offline else Grade.GOOD


async def look(core: Core) -> Health:
    """Gather how all is just now; it asks no panel and no keyring."""
    accounts = core.accounts.all()
    return Health(
        await _of_database(core),
        core.vault.state,
        _of_clock(core),
        tuple(_of_panel(core, account) for account in accounts),
        core.sessions.offline,
        sum(bool(account.proxy) for account in accounts),
        core.folder,
        core.updates.told,
    )


async def _of_database(core: Core) -> DatabaseHealth:
    path, now = core.database.path, core.clock.now()

    def sizes() -> int | None:
        log = path.with_name(f"{path.name}-wal")
        try:
            return path.stat().st_size + (log.stat().st_size if log.exists() else 0)
        except OSError:
            return None

    size = await asyncio.to_thread(sizes)
    try:
        newest = max((one.made_at for one in await core.backups.all()), default=None)
    except OSError:
        newest = None
    due = bool(core.accounts.all()) and (newest is None or now - newest > STALE)
    return DatabaseHealth(size, core.safety.is_checked, core.safety.doubt, newest, due)


def _of_clock(core: Core) -> ClockHealth:
    told = (one.ahead for one in core.traffic.all())
    ahead = next((one for one in told if one is not None), None)
    return ClockHealth(core.steadiness.leapt(), ahead)


def _of_panel(core: Core, account: Account) -> PanelHealth:
    seen = core.traffic.last_answer(account.id)
    return PanelHealth(
        account,
        core.sessions.connection(account.id),
        seen.at if seen else None,
        core.rates.learnt(account.id),
        core.sessions.offline,
        core.keys.held(account),
    )
