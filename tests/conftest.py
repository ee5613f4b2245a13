"""Rules that hold for every test: no connection leaves this machine, and each folder's loop."""

import asyncio
import ipaddress
import socket
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "busy", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)  # on a busy machine slow is no fault
settings.load_profile("busy")
settings.register_profile(
    "glance", settings.get_profile("busy"), max_examples=1, derandomize=True
)  # what chance alone comes upon does not count: see test_perfect_files
UI = Path(__file__).parent / "ui"


def is_local(address: object) -> bool:
    """Tell whether an address of a socket is on this machine."""
    if not isinstance(address, tuple):
        return True  # a Unix socket's path
    host = str(address[0])
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def nothing_leaves_this_machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """Fail a test that connects to anything but loopback, also when the error was swallowed."""
    strays: list[object] = []

    def guarded(name: str) -> None:
        real = getattr(socket.socket, name)

        def connect(self: socket.socket, address: Any) -> Any:
            if not is_local(address):
                strays.append(address)
                raise OSError(f"a test must not connect to {address!r}")
            return real(self, address)

        monkeypatch.setattr(socket.socket, name, connect)

    guarded("connect")
    guarded("connect_ex")
    yield strays
    assert not strays, f"connects that would have left this machine: {strays}"


def _qt_loop() -> asyncio.AbstractEventLoop:
    from PySide6.QtWidgets import QApplication

    from xpanel_desktop.ui.fair_loop import FairLoop

    app = QApplication.instance() or QApplication([])
    QApplication.setQuitOnLastWindowClosed(False)
    return FairLoop(app)


def pytest_asyncio_loop_factories(
    config: pytest.Config, item: pytest.Item
) -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Run coroutines of the screens on Qt's loop, the others on plain asyncio."""
    if UI in item.path.parents:
        return {"qasync": _qt_loop}
    return {"asyncio": asyncio.new_event_loop}
