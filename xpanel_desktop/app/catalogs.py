"""Catalogues: from the store at once, from the panel when asked, with their age."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from xpanel_desktop.api.panel import Panel
from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.connection import Reach
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.errors import PanelError, Unreachable
from xpanel_desktop.domain.service import Kind, Service
from xpanel_desktop.domain.snapshot import Pools, Snapshot
from xpanel_desktop.store.catalog import CatalogRows

POOLS_FRESH = timedelta(seconds=60)
STALE = timedelta(hours=12)
OFFLINE = "offline"
"""The words of the error when the operator works offline or an account has no key."""


@dataclass(slots=True)
class Source:
    """Where an account's catalogue comes from: its panel, while its session runs."""

    panel: Panel
    reach: Reach


class Catalogs:
    """What each account's panel sells."""

    def __init__(self, rows: CatalogRows, clock: Clock, notices: Notices) -> None:
        self._rows = rows
        self._clock = clock
        self._notices = notices
        self._sources: dict[int, Source] = {}
        self._snapshots: dict[int, Snapshot] = {}
        self._by_id: dict[int, dict[str, Service]] = {}

    def connect(self, account_id: int, source: Source | None) -> None:
        """Say where an account's catalogue comes from; None: from nowhere for now."""
        if source is None:
            self._sources.pop(account_id, None)
        else:
            self._sources[account_id] = source

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

    async def service(self, account_id: int, service_id: str) -> Service | None:
        """Return a service of the last catalogue, None when it is not in it."""
        if account_id not in self._by_id:
            snapshot = await self.load(account_id)
            if snapshot is None:
                return None
            self._by_id[account_id] = {service.id: service for service in snapshot.services}
        return self._by_id[account_id].get(service_id)

    async def sync(self, account_id: int) -> Snapshot:
        """Fetch the catalogue from the panel and keep it. Raises PanelError."""
        source = self._source(account_id)
        try:
            catalogue = await source.panel.services()
        except PanelError as error:
            source.reach.failed(error)
            raise
        source.reach.heard()
        snapshot = Snapshot(catalogue.services, self._clock.now())
        await self._rows.replace(account_id, snapshot.services, snapshot.fetched_at)
        self._snapshots[account_id] = snapshot
        self._by_id.pop(account_id, None)
        self._notices.publish(Changes.of(Table.SERVICES, [account_id]))
        return snapshot

    async def sync_if_stale(self, account_id: int) -> None:
        """Fetch the catalogue when there is none or it is older than STALE. Raises PanelError."""
        snapshot = await self.load(account_id)
        if snapshot is None or self._clock.now() - snapshot.fetched_at > STALE:
            await self.sync(account_id)

    async def pools(self, account_id: int) -> Pools | None:
        """Return the data pools: asked anew when older than a minute, else as last told."""
        held = await self._rows.load_pools(account_id)
        now = self._clock.now()
        if held is not None and now - held.fetched_at < POOLS_FRESH:
            return held
        try:
            told = Pools(await self._source(account_id).panel.pools(), now)
        except PanelError:
            return held
        await self._rows.save_pools(account_id, told)
        return told

    async def kinds(self, account_id: int) -> Mapping[str, Kind]:
        """Return service id → the kind that the operator chose for it by hand."""
        return await self._rows.kinds(account_id)

    async def remember_kind(self, account_id: int, service_id: str, kind: Kind) -> None:
        """Remember the kind that the operator chose for a service."""
        await self._rows.remember_kind(account_id, service_id, kind)

    def _source(self, account_id: int) -> Source:
        source = self._sources.get(account_id)
        if source is None:
            raise Unreachable(OFFLINE)
        return source
