"""A store that was closed in order: two accounts, and services of the second."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.service import Service
from xpanel_desktop.paths import DATABASE
from xpanel_desktop.store.accounts import AccountRows
from xpanel_desktop.store.catalog import CatalogRows
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.glimpse import CHOSEN
from xpanel_desktop.store.settings import SettingRows

NOW = datetime(2026, 11, 1, tzinfo=UTC)
SERVICES = tuple(
    Service(str(number), f"Likes {number}", "Default", "Instagram", Decimal("0.5"), 1, 1000)
    for number in range(1500)
)


async def filled(folder: Path, *, services: bool = True, chosen: int = 2) -> Path:
    """Make a database of two accounts, the second with services, and close it."""
    database = await Database.open(folder / DATABASE)
    for name in ("First", "Second"):
        await AccountRows(database).add(Account(0, name, "https://panel.example/api/v2", name))
    if services:
        await CatalogRows(database).replace(2, SERVICES, NOW)
    await SettingRows(database).set(CHOSEN, chosen)
    await database.close()
    return folder / DATABASE
