"""Opening and closing: quick, one program a folder, and nothing left behind when it fails."""

import asyncio
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.app.kit import account_on, opened
from tests.support.keys import HeldKeys
from xpanel_desktop.app.core import open_core
from xpanel_desktop.domain.stops import Stop
from xpanel_desktop.paths import DATABASE
from xpanel_desktop.store.lock import FolderBusy
from xpanel_desktop.store.settings import SettingRows
from xpanel_desktop.store.trouble import DatabaseCorrupt, DatabaseNewer

SLOW = ("httpx", "httpcore", "keyring", "truststore", "PySide6", "starlette", "uvicorn")
OPEN_AND_LOOK = f"""
import asyncio, sys
from pathlib import Path
from xpanel_desktop.app.core import open_core
async def look():
    core = await open_core(Path(sys.argv[1]))
    print(",".join(name for name in {SLOW!r} if name in sys.modules))
    await core.close()
asyncio.run(look())
"""


def test_opening_imports_neither_http_nor_keyring_nor_qt(tmp_path: Path) -> None:
    command = [sys.executable, "-c", OPEN_AND_LOOK, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == ""


async def test_a_folder_is_opened_once_at_a_time(tmp_path: Path) -> None:
    async with opened(tmp_path):
        with pytest.raises(FolderBusy):
            await open_core(tmp_path)
    async with opened(tmp_path):
        pass


@pytest.mark.parametrize(
    ("content", "error"), [(b"no database" * 1000, DatabaseCorrupt), (None, DatabaseNewer)]
)
async def test_a_database_that_cannot_be_opened_is_left_as_it_is_and_holds_nothing(
    tmp_path: Path, content: bytes | None, error: type[Exception]
) -> None:
    path = tmp_path / DATABASE
    if content is None:
        with sqlite3.connect(path) as db:
            db.execute("PRAGMA user_version=9999")
        db.close()
    else:
        path.write_bytes(content)
    kept = path.read_bytes()
    for _ in range(2):  # the second time would meet a lock that stayed
        with pytest.raises(error):
            await open_core(tmp_path, vault=HeldKeys())
    assert path.read_bytes() == kept
    assert not [one for one in threading.enumerate() if one.name.startswith("store-")]


async def test_what_fails_after_the_database_is_open_closes_it_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(self: SettingRows) -> dict[str, object]:
        raise sqlite3.OperationalError("disk I/O error")

    with monkeypatch.context() as patched:
        patched.setattr(SettingRows, "all", broken)
        with pytest.raises(sqlite3.OperationalError):
            await open_core(tmp_path, vault=HeldKeys())
    assert not [one for one in threading.enumerate() if one.name.startswith("store-")]
    async with opened(tmp_path):
        pass


async def test_a_stop_whose_unknown_order_is_gone_is_lifted_at_the_start(tmp_path: Path) -> None:
    async with opened(tmp_path) as core:
        one, two = await account_on(core), await account_on(core)
        await core.accounts.stop(one.id, Stop.UNKNOWN_ORDER)  # died between decision and lifting
        await core.accounts.stop(two.id, Stop.KEY_REFUSED)
    async with opened(tmp_path) as core:
        assert [one.stop_reason for one in core.accounts.all()] == ["", Stop.KEY_REFUSED]


async def test_settings_survive_and_a_value_of_another_type_is_not_taken(tmp_path: Path) -> None:
    async with opened(tmp_path) as core:
        await core.settings.set("size", 12)
        await core.settings.set("names", ["a", "b"])
        with pytest.raises(TypeError):
            await core.settings.set("odd", object())
    async with opened(tmp_path) as core:
        assert core.settings.get("size", 5) == 12
        assert core.settings.get("size", "five") == "five"
        assert core.settings.get("names", list[str]()) == ["a", "b"]
        assert core.settings.get("odd", default=True)


async def test_a_listener_that_fails_keeps_nobody_from_being_told(tmp_path: Path) -> None:
    async with opened(tmp_path) as core:
        told: list[str] = []

        def broken(_changes: object) -> None:
            told.append("broken")
            raise RuntimeError("a fault of a pane")

        core.notices.subscribe(broken)
        end = core.notices.subscribe(lambda _changes: told.append("next"))
        await core.settings.set("a", 1)
        assert told == ["broken", "next"]
        end()
        end()
        await core.settings.set("a", 2)
        assert told == ["broken", "next", "broken"]
        await asyncio.sleep(0)
