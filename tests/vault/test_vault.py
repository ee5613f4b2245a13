"""Keys in the keyring, and visibly in memory when the keyring cannot be used."""

import asyncio
import threading

import keyring
import pytest
from keyring.backends import chainer, fail, null
from keyring.errors import InitError, KeyringError, KeyringLocked, NoKeyringError

from tests.vault.conftest import Drawer, use
from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.vault import Held, Place, Reason, Vault
from xpanel_desktop.vault.vault import SERVICE

KEY = Secret("canary-key-1")


async def reveal(vault: Vault, name: str) -> str | None:
    found = await vault.get(name)
    return None if found is None else found.reveal()


async def test_nothing_is_asked_before_a_key_is_needed(vault: Vault, drawer: Drawer) -> None:
    assert (vault.state.place, vault.state.reason) == (Place.UNKNOWN, Reason.NONE)
    assert drawer.threads == set()


async def test_a_key_is_kept_read_and_removed_in_the_keyring(vault: Vault, drawer: Drawer) -> None:
    await vault.put("a", KEY)
    assert drawer.kept == {(SERVICE, "a"): "canary-key-1"}
    assert (vault.state.place, vault.state.backend) == (Place.KEYRING, drawer.name)
    assert await reveal(vault, "a") == "canary-key-1"
    assert await vault.get("b") is None
    await vault.remove("a")
    await vault.remove("a")
    assert drawer.kept == {}
    assert drawer.threads == {"vault"}
    assert KEY.reveal() not in repr(vault.state)


ERRORS = [
    (KeyringLocked("locked"), Reason.LOCKED),
    (InitError("no collection"), Reason.LOCKED),
    (NoKeyringError("none"), Reason.NO_BACKEND),
    (KeyringError("x"), Reason.FAILED),
    (RuntimeError("the bus is gone"), Reason.FAILED),
    (ImportError("a part of the library is missing"), Reason.NO_BACKEND),
]


@pytest.mark.parametrize(("error", "reason"), ERRORS)
async def test_what_the_keyring_does_not_keep_is_held_in_memory_visibly(
    vault: Vault, drawer: Drawer, error: Exception, reason: Reason
) -> None:
    drawer.error = error
    await vault.put("a", KEY)
    assert (vault.state.place, vault.state.reason) == (Place.MEMORY, reason)
    assert await reveal(vault, "a") == "canary-key-1"
    assert await vault.get("b") is None
    await vault.remove("a")
    assert await vault.get("a") is None


async def test_when_the_keyring_is_back_the_key_moves_there(vault: Vault, drawer: Drawer) -> None:
    drawer.error = KeyringLocked("locked")
    await vault.put("a", KEY)
    drawer.error = None
    await vault.put("a", Secret("canary-key-2"))
    assert (vault.state.place, vault.state.reason) == (Place.KEYRING, Reason.NONE)
    drawer.kept[SERVICE, "a"] = "changed outside"
    assert await reveal(vault, "a") == "changed outside"


async def test_what_is_read_back_otherwise_is_not_kept(vault: Vault, drawer: Drawer) -> None:
    drawer.forgets = True
    await vault.put("a", KEY)
    assert (vault.state.place, vault.state.reason) == (Place.MEMORY, Reason.NOT_KEPT)
    assert await reveal(vault, "a") == "canary-key-1"


async def test_a_keyring_that_blocks_is_left_and_found_again(drawer: Drawer) -> None:
    vault = Vault(timeout=0.1)
    gate = drawer.gate = threading.Event()
    await vault.put("a", KEY)
    assert (vault.state.place, vault.state.reason) == (Place.MEMORY, Reason.TIMEOUT)
    assert await reveal(vault, "a") == "canary-key-1"
    assert await vault.get("b") is None
    assert vault.state.reason is Reason.TIMEOUT
    gate.set()
    drawer.gate = None
    patient = Vault(timeout=10)
    await patient.put("b", KEY)
    assert patient.state.place is Place.KEYRING
    await patient.close()
    await vault.close()
    assert vault._thread is not None
    assert vault._thread.daemon
    vault._thread.join(10)
    assert not vault._thread.is_alive()


async def test_what_waited_behind_a_blocked_request_too_long_is_not_done_later(
    drawer: Drawer,
) -> None:
    vault = Vault(timeout=0.1)
    gate = drawer.gate = threading.Event()
    await asyncio.gather(vault.put("a", KEY), vault.put("b", Secret("canary-key-2")))
    assert vault.state.reason is Reason.TIMEOUT
    assert await reveal(vault, "b") == "canary-key-2"
    gate.set()
    await vault.close()
    assert vault._thread is not None
    vault._thread.join(10)
    assert set(drawer.kept) == {(SERVICE, "a")}


async def test_what_a_blocked_keyring_should_forget_is_forgotten_once_it_answers(
    drawer: Drawer,
) -> None:
    drawer.kept[SERVICE, "a"] = drawer.kept[SERVICE, "b"] = "canary-key-1"
    vault = Vault(timeout=0.1)
    gate = drawer.gate = threading.Event()
    await vault.remove("a")
    assert vault.state.reason is Reason.TIMEOUT
    await vault.remove("b")
    gate.set()
    await vault.close()
    assert vault._thread is not None
    vault._thread.join(10)
    assert drawer.kept == {}


async def test_a_failure_is_told_though_the_next_request_blocks(drawer: Drawer) -> None:
    vault = Vault(timeout=10)
    locked = threading.Event()

    def bent() -> None:
        """Fail for the first request, block for the second."""
        if locked.is_set():
            gate.wait(30)
        locked.set()
        raise KeyringLocked("locked")

    gate = drawer.gate = threading.Event()
    drawer._enter = bent  # type: ignore[method-assign]
    first = asyncio.ensure_future(vault.put("a", KEY))
    second = asyncio.ensure_future(vault.put("b", KEY))
    await asyncio.wait_for(first, 5)
    assert vault.state.reason is Reason.LOCKED
    gate.set()
    await second
    await vault.close()


async def test_a_vault_of_play_never_touches_the_keyring(drawer: Drawer) -> None:
    vault = Vault(memory_only=True)
    await vault.put("a", KEY)
    assert await reveal(vault, "a") == "canary-key-1"
    assert (vault.state.place, vault.state.reason) == (Place.MEMORY, Reason.NONE)
    await vault.remove("a")
    assert await vault.get("a") is None
    await vault.close()
    assert drawer.threads == set()


async def test_where_each_key_is_can_be_told(vault: Vault, drawer: Drawer) -> None:
    assert vault.held("a") is Held.UNKNOWN
    await vault.get("a")
    assert vault.held("a") is Held.MISSING
    await vault.put("a", KEY)
    assert vault.held("a") is Held.KEYRING
    drawer.error = KeyringLocked("locked")
    await vault.get("a")
    assert vault.held("a") is Held.UNREADABLE
    assert vault.state.backend == drawer.name, "it is said which keyring is locked"
    await vault.put("b", KEY)
    assert vault.held("b") is Held.MEMORY
    await vault.remove("b")
    assert vault.held("b") is Held.UNKNOWN
    drawer.error = None
    await vault.get("a")
    assert vault.held("a") is Held.KEYRING


async def test_a_look_tells_how_the_keyring_is_and_brings_keys_there(
    vault: Vault, drawer: Drawer
) -> None:
    drawer.error = KeyringLocked("locked")
    await vault.put("a", KEY)
    assert (await vault.look()).reason is Reason.LOCKED
    assert (vault.held("a"), drawer.kept) == (Held.MEMORY, {})
    drawer.error = None
    assert (await vault.look()).place is Place.KEYRING
    assert vault.held("a") is Held.KEYRING
    assert drawer.kept == {(SERVICE, "a"): "canary-key-1"}


async def test_a_library_that_cannot_choose_is_no_keyring(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise RuntimeError("its configuration cannot be read")

    monkeypatch.setattr(keyring, "get_keyring", broken)
    assert (await vault.look()).reason is Reason.FAILED
    assert vault.state.backend == ""


async def test_closing_forgets_what_is_in_memory(drawer: Drawer) -> None:
    vault = Vault(timeout=10)
    await vault.close()
    drawer.error = KeyringLocked("locked")
    await vault.put("a", KEY)
    await vault.close()
    assert vault._memory == {}


@pytest.mark.parametrize(
    ("backend", "reason"),
    [
        (null.Keyring(), Reason.NOT_ALLOWED),
        (fail.Keyring(), Reason.NO_BACKEND),
        (Drawer(), Reason.NOT_ALLOWED),
    ],
)
async def test_a_backend_that_is_not_on_the_list_is_refused(
    vault: Vault, monkeypatch: pytest.MonkeyPatch, backend: object, reason: Reason
) -> None:
    use(monkeypatch, backend)  # type: ignore[arg-type]
    await vault.put("a", KEY)
    assert (vault.state.place, vault.state.reason) == (Place.MEMORY, reason)
    assert getattr(backend, "kept", {}) == {}
    assert await reveal(vault, "a") == "canary-key-1"


@pytest.mark.parametrize("allowed", [True, False])
async def test_of_a_chain_only_what_is_on_the_list_is_used(
    vault: Vault, drawer: Drawer, monkeypatch: pytest.MonkeyPatch, allowed: bool
) -> None:
    members = [null.Keyring(), *([drawer] if allowed else [])]
    monkeypatch.setattr(chainer.ChainerBackend, "backends", members)
    use(monkeypatch, chainer.ChainerBackend())
    await vault.put("a", KEY)
    if allowed:
        assert drawer.kept == {(SERVICE, "a"): "canary-key-1"}
    else:
        assert vault.state.reason is Reason.NOT_ALLOWED


async def test_each_drawer_has_its_own_keys_and_the_nameless_one_those_of_old(
    drawer: Drawer,
) -> None:
    drawer.kept[SERVICE, "a"] = "canary-key-0"
    vaults = [Vault(), Vault(), Vault()]
    for vault, name in zip(vaults, ("", "one", "two"), strict=True):
        vault.use_drawer(name)
    old, one, two = vaults
    assert [await reveal(vault, "a") for vault in vaults] == ["canary-key-0", None, None]
    await one.put("a", KEY)
    await two.put("a", Secret("canary-key-2"))
    await two.remove("a")
    assert [await reveal(vault, "a") for vault in vaults] == ["canary-key-0", KEY.reveal(), None]
    await old.remove("a")
    assert list(drawer.kept) == [(f"{SERVICE} (one)", "a")]
    for vault in vaults:
        await vault.close()
