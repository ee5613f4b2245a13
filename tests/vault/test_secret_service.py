"""The vault on a real Secret Service: kept, locked and unlocked, none there, one refused."""

import json
from pathlib import Path

import pytest

from tests.support.canary import files_showing
from tests.support.secret_service import PASSWORD, UNLOCK, is_there, run_inside

pytestmark = [
    pytest.mark.secretservice,
    pytest.mark.skipif(not is_there(), reason="gnome-keyring or dbus is not installed"),
]
KEY = "canary-key-1"
CHILD = f'''
import asyncio, json, sys
import secretstorage
from jeepney import DBusAddress, MessageType, new_method_call
from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.vault import Vault

def lock():
    secretstorage.get_default_collection(secretstorage.dbus_init()).lock()

def unlock():
    """As the daemon's own prompt does, for the collection that `--unlock` made."""
    connection = secretstorage.dbus_init()
    def call(interface, method, signature, *body):
        address = DBusAddress("/org/freedesktop/secrets", "org.freedesktop.secrets", interface)
        message = new_method_call(address, method, signature, body)
        reply = connection.send_and_get_reply(message)
        assert reply.header.message_type is MessageType.method_return, reply.body
        return reply.body
    service = "org.freedesktop.Secret.Service"
    _, session = call(service, "OpenSession", "sv", "plain", ("s", ""))
    prompt = "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface"
    login = "/org/freedesktop/secrets/collection/login"
    secret = (session, b"", b"{PASSWORD}", "text/plain")
    call(prompt, "UnlockWithMasterPassword", "o(oayays)", login, secret)

async def moved():
    """Keep a key while the keyring is locked, then unlock it and look again."""
    vault = Vault(timeout=20)
    lock()
    await vault.put("b", Secret("{KEY}"))
    before, state = vault.held("b"), vault.state
    unlock()
    await vault.look()
    after = vault.held("b")
    await vault.close()
    other = Vault(timeout=20)
    found = await other.get("b")
    await other.close()
    return [before, state.reason, after, found and found.reveal()]

async def step(name):
    if name == "moved":
        return await moved()
    vault = Vault(timeout=20)
    if name == "write":
        await vault.put("a", Secret("{KEY}"))
    elif name == "remove":
        await vault.remove("a")
    elif name == "lock":
        lock()
    elif name == "unlock":
        unlock()
    found = await vault.get("a")
    state = vault.state
    await vault.close()
    return [state.place, state.reason, state.backend, found and found.reveal()]

print(json.dumps([asyncio.run(step(name)) for name in sys.argv[1:]]))
'''
BACKEND = "SecretService Keyring"


def play(home: Path, before: str, *steps: str, **more: str) -> list[list[str | None]]:
    return json.loads(run_inside(home, CHILD, steps, before=before, **more))


def test_a_key_is_kept_over_the_end_of_a_vault(tmp_path: Path) -> None:
    kept = ["keyring", "none", BACKEND]
    told = play(tmp_path, UNLOCK, "write", "read", "remove")
    assert told == [[*kept, KEY], [*kept, KEY], [*kept, None]]


def test_a_locked_keyring_gives_no_key_and_an_unlocked_one_gives_it_again(tmp_path: Path) -> None:
    told = play(tmp_path, UNLOCK, "write", "lock", "write", "unlock", "read")
    kept, locked, written_while_locked, unlocked, read = told
    assert kept == ["keyring", "none", BACKEND, KEY]
    assert locked == ["memory", "locked", BACKEND, None]
    assert written_while_locked == ["memory", "locked", BACKEND, KEY]
    assert unlocked == read == ["keyring", "none", BACKEND, KEY]
    assert files_showing(KEY, tmp_path) == []


def test_without_a_service_the_key_is_held_in_memory_and_not_found_again(tmp_path: Path) -> None:
    written, read = play(tmp_path, "", "write", "read", DBUS_SYSTEM_BUS_ADDRESS="unix:path=/none")
    assert written[0] == "memory"
    assert written[1] in ("no_backend", "locked")
    assert written[3] == KEY
    assert read[3] is None
    assert files_showing(KEY, tmp_path) == []


def test_a_backend_that_throws_keys_away_is_refused(tmp_path: Path) -> None:
    null = {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
    (written,) = play(tmp_path, "", "write", **null)
    assert written == ["memory", "not_allowed", "keyring.backends.null.Keyring", KEY]


def test_what_was_kept_in_memory_moves_once_the_keyring_is_unlocked(tmp_path: Path) -> None:
    _, told = play(tmp_path, UNLOCK, "write", "moved")
    assert told == ["memory", "locked", "keyring", KEY]
