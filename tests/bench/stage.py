"""What the rooms of the bench share: a catalogue of any size, a data folder that holds it."""

import asyncio
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from PySide6.QtWidgets import QApplication

from xpanel_desktop.api.translate.catalogue import read_catalogue
from xpanel_desktop.app.core import open_core
from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.domain.service import Service
from xpanel_desktop.practice.catalogue import make
from xpanel_desktop.store.catalog import CatalogRows
from xpanel_desktop.store.columns import ms
from xpanel_desktop.ui import theme
from xpanel_desktop.vault import Vault

NOWHERE = "http://127.0.0.1:9/api/v2"
_PAST = """
WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :orders)
INSERT INTO orders (account_id, origin, state, service_id, kind, fields, extra, service_name,
    category, rate, currency, quantity, link, found_by, created_at, queued_at, moved_at, panel_id)
SELECT :account, 'imported',
    CASE n % 20 WHEN 0 THEN 'in_progress' WHEN 1 THEN 'partial' WHEN 2 THEN 'canceled'
        ELSE 'completed' END,
    n % 5 + 1, 'default', '{}', '{}', 'Followers ' || n % 97, 'Instagram',
    90000000, 'USD', 1000, 'https://example.com/' || n, 'followers example.com/' || n,
    :now - n * 60000, :now - n * 60000, :now - n * 60000, 100000 + n FROM numbers
"""
"""Orders of the past, followed by their ids: the one kind that is born where it stands."""


@lru_cache(maxsize=4)
def body(count: int) -> bytes:
    """Return a catalogue of `count` services as a panel sends it."""
    import json

    return json.dumps([offer.listed() for offer in make(count).values()]).encode()


@lru_cache(maxsize=4)
def services(count: int) -> tuple[Service, ...]:
    """Return the same catalogue as the client reads it."""
    return asyncio.run(read_catalogue(body(count))).services


async def fill(folder: Path, count: int, orders: int = 0) -> None:
    """Make a data folder with an account, its catalogue and orders; offline: nothing is asked."""
    core = await open_core(folder, vault=Vault(memory_only=True))
    account = await core.accounts.add(
        name="Bench", url=NOWHERE, key=Secret("bench-key"), colour="blue", probe=None
    )
    await core.sessions.set_offline(True)
    await CatalogRows(core.database).replace(account.id, services(count), datetime.now(UTC))
    if orders:
        known = {"account": account.id, "orders": orders, "now": ms(datetime.now(UTC))}
        await core.database.write(lambda db: db.execute(_PAST, known).rowcount)
    await core.close()


def application() -> QApplication:
    """Return the one QApplication, dressed as the program is."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, theme.Scheme.LIGHT)
    return app
