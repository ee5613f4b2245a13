"""Catalogues: from the store at once, from the panel when asked, with their age."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.loops import Loop, OnTrouble, Patience
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.app.sources import Sources
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.errors import PanelError
from xpanel_desktop.domain.service import Kind, Service
from xpanel_desktop.domain.snapshot import Pools, Snapshot
from xpanel_desktop.store.catalog import CatalogRows

POOLS_FRESH = timedelta(seconds=60)
STALE = timedelta(hours=12)
HEAD = 200
"""Services that fill any screen."""


class Catalogs:
    """What each account's panel sells."""

    def __init__(self, rows: CatalogRows, sources: Sources, clock: Clock, notices: Notices) -> None:
        self._rows = rows
        self._sources = sources
        self._clock = clock
        self._notices = notices
        self._snapshots: dict[int, Snapshot] = {}
        self._by_id: dict[int, dict[str, Service]] = {}
        self._syncing: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)

    def forget(self, account_id: int) -> None:
        """Drop what is held in memory of an account that was removed."""
        self._snapshots.pop(account_id, None)
        self._by_id.pop(account_id, None)

    async def load(self, account_id: int) -> Snapshot | None:
        """Return the last catalogue, offline too; None when none was ever fetched."""
        if account_id not in self._snapshots:
            found = await self._rows.load(account_id)
            if found is None:
                return None
            self._snapshots.setdefault(account_id, found)
        return self._snapshots[account_id]

    async def head(self, account_id: int) -> tuple[Service, ...]:
        """Return the first services of the last catalogue at once, for the first paint."""
        held = self._snapshots.get(account_id)
        return held.services[:HEAD] if held else await self._rows.head(account_id)

    async def service(self, account_id: int, service_id: str) -> Service | None:
        """Return a service of the last catalogue, None when it is not in it."""
        if account_id not in self._by_id:
            snapshot = await self.load(account_id)
            if snapshot is None:
                return None
            self._by_id[account_id] = {service.id: service for service in snapshot.services}
        return self._by_id[account_id].get(service_id)

    async def description(self, account_id: int, service_id: str) -> str:
        """Return what the panel tells of a service at length, offline too; empty for nothing.

        Read when someone looks and not held: descriptions are most of a catalogue's text.
        """
        return await self._rows.description(account_id, service_id)

    async def sync(self, account_id: int) -> Snapshot:
        """Fetch the catalogue from the panel and keep it. Raises PanelError.

        Asked twice at once, the panel is asked once: a catalogue is megabytes.
        """
        before = self._snapshots.get(account_id)
        async with self._syncing[account_id]:
            now = self._snapshots.get(account_id)
            if now is None or now is before:
                now = await self._fetch(account_id)
        return now

    async def age(self, account_id: int) -> timedelta | None:
        """Return how old the last catalogue is, None when there is none."""
        snapshot = await self.load(account_id)
        return None if snapshot is None else self._clock.now() - snapshot.fetched_at

    def held_since(self, account_id: int) -> datetime | None:
        """Return when the catalogue was fetched that is held in memory; None when none is."""
        snapshot = self._snapshots.get(account_id)
        return None if snapshot is None else snapshot.fetched_at

    async def pools(self, account_id: int) -> Pools | None:
        """Return the data pools: asked anew when older than a minute, else as last told."""
        held = await self.known_pools(account_id)
        now = self._clock.now()
        if held is not None and now - held.fetched_at < POOLS_FRESH:
            return held
        try:
            source = self._sources.get(account_id)  # not `heard`: without REST nothing is asked
            told = Pools(await source.panel.pools(), now)
        except PanelError:
            return held
        await self._rows.save_pools(account_id, told)
        return told

    async def known_pools(self, account_id: int) -> Pools | None:
        """Return the data pools as last told, without asking; None when they never were."""
        return await self._rows.load_pools(account_id)

    async def kinds(self, account_id: int) -> Mapping[str, Kind]:
        """Return service id → the kind that the operator chose for it by hand."""
        return await self._rows.kinds(account_id)

    async def remember_kind(self, account_id: int, service_id: str, kind: Kind) -> None:
        """Remember the kind that the operator chose for a service."""
        await self._rows.remember_kind(account_id, service_id, kind)

    async def _fetch(self, account_id: int) -> Snapshot:
        source = self._sources.get(account_id)
        catalogue = await source.heard(source.panel.services())
        snapshot = Snapshot(catalogue.services, self._clock.now())
        drafts = await self._rows.replace(
            account_id, snapshot.services, snapshot.fetched_at, catalogue.descriptions
        )
        self._snapshots[account_id] = snapshot
        self._by_id.pop(account_id, None)
        changes = Changes.of(Table.SERVICES, [account_id])
        self._notices.publish(changes | Changes.of(Table.ORDERS, drafts) if drafts else changes)
        return snapshot


class CatalogReader:
    """Fetches one account's catalogue when there is none or it is old."""

    def __init__(
        self,
        account_id: int,
        catalogs: Catalogs,
        clock: Clock,
        is_offline: Callable[[], bool],
        on_trouble: OnTrouble | None = None,
    ) -> None:
        self._account_id = account_id
        self._catalogs = catalogs
        self._clock = clock
        self._is_offline = is_offline
        self._patience = Patience()
        self._not_before = 0.0
        self.loop = Loop(f"catalogue of account {account_id}", self._step, clock, on_trouble)

    def retry(self) -> None:
        """Look again at once, whatever wait is under way."""
        self._not_before = 0.0
        self.loop.wake()

    async def _step(self) -> float | None:
        if self._is_offline():
            return None
        wait = self._not_before - self._clock.monotonic()
        if wait > 0:
            return wait
        age = await self._catalogs.age(self._account_id)
        if age is not None and age < STALE:
            return (STALE - age).total_seconds()
        try:
            await self._catalogs.sync(self._account_id)
        except PanelError:
            wait = self._patience.after_failure()
            self._not_before = self._clock.monotonic() + wait
            return wait
        self._patience.reset()
        return STALE.total_seconds()
