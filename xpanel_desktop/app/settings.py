"""Settings: read from memory, written through to the store."""

from collections.abc import Mapping
from typing import TypeVar

from xpanel_desktop.app.notices import Notices
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.store.settings import SettingRows

T = TypeVar("T")


class Settings:
    """The operator's settings by key."""

    def __init__(self, rows: SettingRows, notices: Notices) -> None:
        self._rows = rows
        self._notices = notices
        self._values: dict[str, object] = {}

    async def load(self) -> None:
        """Read every setting into memory; once, at the start."""
        self._values = await self._rows.all()

    def get(self, key: str, default: T) -> T:
        """Return a setting; the default when it is not set or of another type."""
        value = self._values.get(key, default)
        return value if isinstance(value, type(default)) else default

    def raw(self, key: str) -> object:
        """Return a setting as it is kept; None when it is not set."""
        return self._values.get(key)

    def adopt(self, values: Mapping[str, object]) -> None:
        """Take in settings that were written together with other things, and tell."""
        self._values.update(values)
        self._notices.publish(Changes.of(Table.SETTINGS))

    async def set(self, key: str, value: object) -> None:
        """Store a setting and tell. Raises TypeError when JSON does not know such a value."""
        await self._rows.set(key, value)
        self._values[key] = value
        self._notices.publish(Changes.of(Table.SETTINGS))
