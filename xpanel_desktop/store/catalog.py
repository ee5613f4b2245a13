"""Catalogues as last fetched, for browsing offline; kinds chosen by hand; pools."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime

from xpanel_desktop.domain.account import PoolCapacity
from xpanel_desktop.domain.catalogue_changes import differences
from xpanel_desktop.domain.service import Kind, Service
from xpanel_desktop.domain.snapshot import Pools, Snapshot
from xpanel_desktop.store.columns import ms, time_of
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.drafts import review
from xpanel_desktop.store.marks import note_changes
from xpanel_desktop.store.slices import description_in, head_in, packed, unpacked

NO_DESCRIPTIONS: Mapping[str, str] = {}


class CatalogRows:
    """What each account's panel sells, as it was last heard."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def replace(
        self,
        account_id: int,
        services: Sequence[Service],
        at: datetime,
        descriptions: Mapping[str, str] = NO_DESCRIPTIONS,
    ) -> list[int]:
        """Store a catalogue in place of the last one, and what changed between the two.

        `descriptions`: service id → what the panel tells of it at length. Return the drafts that
        the catalogue says something new of.
        """

        def work(db: sqlite3.Connection) -> list[int]:
            before = _stored(db, account_id)
            if before is not None:
                note_changes(db, account_id, differences(before.services, services), at)
            db.execute("DELETE FROM catalogs WHERE account_id = ?", (account_id,))
            db.execute("INSERT INTO catalogs VALUES (?, ?)", (account_id, ms(at)))
            for number, part in enumerate(packed(services, descriptions)):
                row = (account_id, number, part)
                db.execute("INSERT INTO catalog_slices VALUES (?, ?, ?)", row)
            return review(db, account_id, {service.id: service for service in services})

        return await self._database.write(work)

    async def load(self, account_id: int) -> Snapshot | None:
        """Return the last catalogue in the panel's order, None when none was ever fetched."""
        return await self._database.read(lambda db: _stored(db, account_id))

    async def description(self, account_id: int, service_id: str) -> str:
        """Return what the panel tells of a service at length; empty when it tells nothing."""
        sql = "SELECT services FROM catalog_slices WHERE account_id = ? ORDER BY number"

        def work(db: sqlite3.Connection) -> str:
            slices = (row[0] for row in db.execute(sql, (account_id,)))
            return next(filter(None, (description_in(one, service_id) for one in slices)), "")

        return await self._database.read(work)

    async def head(self, account_id: int) -> tuple[Service, ...]:
        """Return the first services of the last catalogue, a screenful and more; none without."""
        return await self._database.read(lambda db: head_in(db, account_id))

    async def kinds(self, account_id: int) -> dict[str, Kind]:
        """Return service id → the kind that the operator chose for it."""
        sql = "SELECT service_id, kind FROM kinds WHERE account_id = ?"
        rows = await self._database.read(lambda db: db.execute(sql, (account_id,)).fetchall())
        return {row["service_id"]: Kind(row["kind"]) for row in rows}

    async def remember_kind(self, account_id: int, service_id: str, kind: Kind) -> None:
        """Store the kind that the operator chose for a service."""
        sql = (
            "INSERT INTO kinds VALUES (?, ?, ?)"
            " ON CONFLICT (account_id, service_id) DO UPDATE SET kind = excluded.kind"
        )
        values = (account_id, service_id, kind.value)
        await self._database.write(lambda db: db.execute(sql, values).rowcount)

    async def save_pools(self, account_id: int, pools: Pools) -> None:
        """Store the pools' capacity in place of what was last told."""
        told = json.dumps([[pool.name, pool.capacity] for pool in pools.capacities])
        values = (account_id, ms(pools.fetched_at), told)
        sql = "INSERT OR REPLACE INTO pools VALUES (?, ?, ?)"
        await self._database.write(lambda db: db.execute(sql, values).rowcount)

    async def load_pools(self, account_id: int) -> Pools | None:
        """Return the pools as last told, None when they never were."""
        sql = "SELECT fetched_at, capacities FROM pools WHERE account_id = ?"
        row = await self._database.read(lambda db: db.execute(sql, (account_id,)).fetchone())
        if row is None:
            return None
        told = json.loads(row["capacities"])
        return Pools(tuple(PoolCapacity(*pair) for pair in told), time_of(row["fetched_at"]))


def _stored(db: sqlite3.Connection, account_id: int) -> Snapshot | None:
    head = "SELECT fetched_at FROM catalogs WHERE account_id = ?"
    body = "SELECT services FROM catalog_slices WHERE account_id = ? ORDER BY number"
    row = db.execute(head, (account_id,)).fetchone()
    if row is None:
        return None
    services: list[Service] = []
    for (part,) in db.execute(body, (account_id,)):
        services += unpacked(part)
    return Snapshot(tuple(services), time_of(row[0]))
