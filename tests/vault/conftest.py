"""A keyring in memory, allowed by the test, whose doings can be bent."""

import threading
from collections.abc import AsyncIterator, Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend

from xpanel_desktop.vault import Vault, keyrings


class Drawer(KeyringBackend):
    """Keeps passwords in a dictionary; `error`, `forgets` and `gate` bend it."""

    priority = 1.0  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.error: Exception | None = None
        self.forgets = False
        self.gate: threading.Event | None = None
        self.threads: set[str] = set()

    def _enter(self) -> None:
        self.threads.add(threading.current_thread().name)
        if self.gate:
            self.gate.wait(30)
        if self.error:
            raise self.error

    def set_password(self, service: str, username: str, password: str) -> None:
        self._enter()
        self.kept[service, username] = "another" if self.forgets else password

    def get_password(self, service: str, username: str) -> str | None:
        self._enter()
        return self.kept.get((service, username))

    def delete_password(self, service: str, username: str) -> None:
        self._enter()
        del self.kept[service, username]


def use(monkeypatch: pytest.MonkeyPatch, backend: KeyringBackend) -> None:
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)


@pytest.fixture
def drawer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Drawer]:
    drawer = Drawer()
    name = f"{Drawer.__module__}.{Drawer.__qualname__}"
    monkeypatch.setattr(keyrings, "ALLOWED", (*keyrings.ALLOWED, name))
    use(monkeypatch, drawer)
    yield drawer
    if drawer.gate:
        drawer.gate.set()


@pytest.fixture
async def vault() -> AsyncIterator[Vault]:
    vault = Vault(timeout=10)
    yield vault
    await vault.close()
