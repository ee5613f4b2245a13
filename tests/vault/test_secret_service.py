"""A real Secret Service: gnome-keyring on a bus of its own, in a home of its own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.secretservice,
    pytest.mark.skipif(
        not (shutil.which("gnome-keyring-daemon") and shutil.which("dbus-run-session")),
        reason="gnome-keyring or dbus is not installed",
    ),
]
CHILD = """
import asyncio, json, sys
from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.vault import Vault

async def main(step):
    vault = Vault(timeout=20)
    if step != "read":
        await vault.put("a", Secret("canary-key-1"))
    found = await vault.get("a")
    if step == "remove":
        await vault.remove("a")
        found = await vault.get("a")
    state = vault.state
    told = [state.place, state.reason, state.backend, found and found.reveal()]
    await vault.close()
    return told

print(json.dumps([asyncio.run(main(step)) for step in sys.argv[1:]]))
"""
UNLOCK = "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; "


def play(home: Path, before: str, *steps: str, **more: str) -> list[list[str | None]]:
    run = home / "run"
    run.mkdir(mode=0o700)
    kept = {name: text for name, text in os.environ.items() if name in ("PATH", "LANG")}
    env = kept | {"HOME": str(home), "XDG_RUNTIME_DIR": str(run)} | more
    shell = ["sh", "-c", before + 'exec "$0" "$@"', sys.executable, "-c", CHILD, *steps]
    command = ["dbus-run-session", "--", *shell]
    done = subprocess.run(command, env=env, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def test_a_key_is_kept_over_the_end_of_a_vault(tmp_path: Path) -> None:
    for place, reason, backend, _ in (told := play(tmp_path, UNLOCK, "write", "read", "remove")):
        assert (place, reason) == ("keyring", "none")
        assert backend == "SecretService Keyring"
    assert [key for *_, key in told] == ["canary-key-1", "canary-key-1", None]


def test_without_a_service_the_key_is_held_in_memory_and_not_found_again(tmp_path: Path) -> None:
    written, read = play(tmp_path, "", "write", "read", DBUS_SYSTEM_BUS_ADDRESS="unix:path=/none")
    assert written[0] == "memory"
    assert written[1] in ("no_backend", "locked")
    assert written[3] == "canary-key-1"
    assert read[3] is None
    assert not any(b"canary" in file.read_bytes() for file in files(tmp_path))


def test_a_backend_that_throws_keys_away_is_refused(tmp_path: Path) -> None:
    null = {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
    (written,) = play(tmp_path, "", "write", **null)
    assert written[:2] == ["memory", "not_allowed"]


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]
