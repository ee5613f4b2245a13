"""One key, planted by the account's form, is looked for in all that the program keeps and shows.

The panel repeats the key in whatever it answers. The mutants prove that the search finds.
"""

import asyncio
import base64
import contextlib
import dataclasses
import gc
import logging
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from tests.support.canary import files_showing, shows
from tests.support.practice import practice, until
from tests.support.spiteful_panel import Spite
from tests.ui.frame_kit import program
from tests.ui.walking import walk
from xpanel_desktop import logs
from xpanel_desktop.app.transfer import sealed
from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.domain.state import State
from xpanel_desktop.ui import actions
from xpanel_desktop.ui.application import Program
from xpanel_desktop.ui.help.bundle_page import BundlePage
from xpanel_desktop.ui.help.log_page import LogPage
from xpanel_desktop.ui.help.requests_page import RequestsPage

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support", "QXcbClipboard"),
    pytest.mark.usefixtures("everything_logged"),
]
KEY = "Kanarya+7f3e/19d0=Zq55"
LINK = "https://instagram.com/{name}"


def repeated(key: str) -> Sequence[str]:
    """Return what a panel may make of the key that it was sent."""
    return [
        f"Your key {key} is wrong",
        quote(key, safe=""),
        base64.b64encode(f"user:{key}".encode()).decode(),
        key.encode().hex(),
        f"<b>{key}</b>",
    ]


@pytest.fixture
def everything_logged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Write the log as the program does, and into it all that its libraries tell at DEBUG."""
    folder = tmp_path / "data"
    folder.mkdir()
    handler = logs.open_log(folder)
    names = ("", "httpx", "httpcore", "httpcore.http11", "httpcore.connection", "asyncio")
    before = {name: logging.getLogger(name).level for name in names}
    for name in names:
        logging.getLogger(name).setLevel(logging.DEBUG)
    logging.getLogger().addHandler(handler)
    logging.getLogger("xpanel_desktop").setLevel(logging.DEBUG)
    monkeypatch.setattr(sealed, "COST", 2**14)  # what a passphrase costs is not what is tested
    yield
    logging.getLogger().removeHandler(handler)
    logging.getLogger("xpanel_desktop").removeHandler(handler)
    logging.getLogger("xpanel_desktop").propagate = True
    handler.close()
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)


async def plant(running: Program, url: str) -> None:
    """Add the account by the form as an operator does, after a test with another wrong key."""
    dialog = running.window.rooms.accounts.part
    running.window.open_accounts(None)
    await until(dialog.isVisible)
    form = dialog.form
    for key, verdict in ((f"x{KEY}", "bad"), (KEY, "good")):
        for field, text in ((form.name, "Main"), (form.url, url), (form.key, key)):
            assert isinstance(field, QLineEdit)
            field.setText(text)
        QTest.mouseClick(form.test, Qt.MouseButton.LeftButton)
        await until(lambda: form.save.isEnabled() and not form.told.text().endswith("…"))
        assert form.told.property("words") == verdict
    QTest.mouseClick(form.save, Qt.MouseButton.LeftButton)
    await until(running.core.accounts.all)
    await until(lambda: form.key.text() == "")
    dialog.close()


async def order(running: Program, name: str) -> None:
    """Write a ticket for the first service and send it, whatever it warns of."""
    window = running.window
    window.show_pane("services")
    account = running.core.accounts.all()[0]
    service = window.services.model.service(0)
    assert service is not None
    window.ticket.open_service(account.id, service)
    await until(lambda: window.ticket.desk is not None)
    for field, text in (("link", LINK.format(name=name)), ("quantity", "1000")):
        line = window.findChild(QLineEdit, f"field.{field}")
        assert isinstance(line, QLineEdit)
        line.clear()
        QTest.keyClicks(line, text)
    sent: list[object] = []
    window.ticket.sent.connect(sent.append)
    window.ticket.send()
    await until(lambda: sent or window.ticket.body.confirm.isVisible())
    if not sent:
        agree = window.findChild(QPushButton, "ticket.agree")
        assert isinstance(agree, QPushButton)
        QTest.mouseClick(agree, Qt.MouseButton.LeftButton)
        await until(lambda: sent)


async def states(running: Program) -> dict[State, int]:
    counts = await running.core.orders.counts()
    return {state: count for (_, state), count in counts.items()}


async def comes(condition: Callable[[], Coroutine[Any, Any, object]]) -> None:
    async with asyncio.timeout(20):
        while not await condition():  # noqa: ASYNC110 - the database has no event
            await asyncio.sleep(0.01)


async def live(running: Program, exports: Path) -> list[str]:
    """Order, be refused, be left in doubt, fail, copy, export, look at every pane and at help.

    Return what was copied.
    """
    window = running.window
    await until(lambda: window.services.model.rowCount() > 10)
    await order(running, "accepted")
    await comes(lambda: _holds(running, State.UNHEARD))
    await order(running, "refused")
    await comes(lambda: _holds(running, State.REFUSED))
    await order(running, "page")
    await comes(lambda: _holds(running, State.UNKNOWN))
    failed: list[Exception] = []

    async def fail(key: str) -> None:
        raise RuntimeError(f"with {key} in it")

    running.tasks.start(window, fail(KEY), name="a failure", on_error=failed.append)
    await until(lambda: failed)
    for pane in actions.PANES:
        window.show_pane(pane)
        await asyncio.sleep(0.05)
        window.grab()
    window.show_pane("orders")
    await until(lambda: window.orders.model.rowCount() > 0)
    window.orders.table.selectRow(0)
    await asyncio.sleep(0.05)
    window.orders.links.copy_link()
    window.orders.links.copy_id()
    for suffix in (".csv", ".xlsx"):
        for name in ("shown", "again"):
            table = window.orders._exporting
            path = exports / f"{name}{suffix}"
            table.exporting.write(path, getattr(table, name))
            await until(path.exists)
    await carry(running, exports / "settings.json")
    copied = await seek_help(running, exports)
    await asyncio.sleep(0.1)
    return copied


async def carry(running: Program, path: Path) -> None:
    """Export the settings by their dialog, once to read and once sealed with the key in it."""
    section = running.window.rooms.settings.part.transfer
    for phrase in ("", "ten letters or more"):
        section.export.click()
        dialog = section.exporting
        assert dialog is not None
        if phrase:
            dialog.seals.click()
            dialog.with_keys.click()
            dialog.first.setText(phrase)
            dialog.second.setText(phrase)
        dialog.write(path.with_stem(f"settings{len(phrase)}"))
        gone = lambda dialog=dialog: not dialog.isVisible() or dialog.told.words  # noqa: E731 - one line
        await until(gone, seconds=60)
        assert dialog.told.words == ""
    assert path.with_stem("settings19").exists()


async def seek_help(running: Program, exports: Path) -> list[str]:
    """Look at every page of help, copy each request, save the bundle with all that it may hold.

    Return what was copied.
    """
    running.window.help.open("requests")
    dialog = running.window.help.dialog
    assert dialog is not None
    requests, log, bundle = (dialog.page(name) for name in ("requests", "log", "bundle"))
    assert isinstance(requests, RequestsPage)
    assert isinstance(log, LogPage)
    assert isinstance(bundle, BundlePage)
    await until(lambda: requests.model.rowCount() > 8)
    copied: list[str] = []
    for at in range(requests.model.rowCount()):
        requests.table.selectRow(at)
        requests.copy.click()
        copied.append(QGuiApplication.clipboard().text())
    for name in ("health", "log", "bundle"):
        dialog.turn_to(name)
    await until(lambda: log.entries)
    bundle.contents.setChecked(True)
    await until(bundle.save.isEnabled)
    assert "action = add" in bundle.bundle["requests.txt"]
    path = exports / "bundle.zip"
    bundle.write(path)
    await until(path.exists)
    log.copy.click()
    return [*copied, QGuiApplication.clipboard().text()]


async def _holds(running: Program, state: State) -> bool:
    return state in await states(running)


async def leaks(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> list[str]:
    """Live through a day with the key and return the places that show it."""
    found: list[str] = []
    exports = tmp_path / "exports"
    exports.mkdir()
    async with practice(key=KEY) as place:
        spite = Spite(place.door.app, repeated)
        place.door.app = spite
        async with program(tmp_path / "data") as running:
            await plant(running, place.url)
            copied = await live(running, exports)
            found += [f"copied: {one}" for one in copied if shows(KEY, one)]
            assert spite.answers > 8
            told = list(walk())
            assert len(told) > 300, "the walk comes by many texts"
            found += [f"{one.place} of {one.owner}" for one in told if shows(KEY, one.text)]
            core = running.core
            held = [getattr(core, field.name) for field in dataclasses.fields(core)]
            parts = (core, *core.accounts.all(), *held)
            found += [f"repr of {type(one).__name__}" for one in parts if shows(KEY, repr(one))]
            frozen = [str(path) for path in files_showing(KEY, tmp_path)]
        found += [*frozen, *(str(path) for path in files_showing(KEY, tmp_path))]
    gc.collect()
    printed = capfd.readouterr()
    return found + [f"printed: {one}" for one in printed if shows(KEY, one)]


async def test_the_key_is_nowhere(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert await leaks(tmp_path, capfd) == []


def written_with_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xpanel_desktop.ui.dialogs.export_settings.seal", lambda inside, _: inside)


def not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Secret, "hide_in_bytes", lambda _self, body: body)


def hidden_raw_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xpanel_desktop.domain.secret._unescaped", lambda body: body)


def request_logged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs.KeylessFormatter, "blotted", lambda _self, text: text)


def form_told_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    def shown(values: Mapping[str, str], key: Secret) -> tuple[tuple[str, str], ...]:
        return (*values.items(), ("key", key.reveal()))

    monkeypatch.setattr("xpanel_desktop.api.transport.shown", shown)


@pytest.mark.parametrize(
    ("mutate", "place"),
    [
        (form_told_whole, "copied"),
        (written_with_keys, "settings19.json"),
        (not_hidden, "cell of"),
        (hidden_raw_alone, "xpanel.db"),
        (request_logged, "xpanel.log"),
    ],
)
async def test_a_program_that_leaks_is_caught(
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    mutate: Callable[[pytest.MonkeyPatch], None],
    place: str,
) -> None:
    mutate(monkeypatch)
    found: list[str] = []
    with contextlib.suppress(TimeoutError):
        found = await leaks(tmp_path, capfd)
    assert any(place in one for one in found), found
