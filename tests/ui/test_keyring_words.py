"""Where keys are, in words: each state by the name its system gives it, and what to do."""

import pytest

from xpanel_desktop.ui import keyring_words as words
from xpanel_desktop.vault import Held, Place, Reason, VaultState

LOCKED = VaultState(Place.MEMORY, "SecretService Keyring", Reason.LOCKED)
PLAY = VaultState(Place.MEMORY, "", Reason.NONE)
THERE = VaultState(Place.KEYRING, "macOS Keyring", Reason.NONE)


@pytest.mark.parametrize(
    ("backend", "name"),
    [
        ("SecretService Keyring", "GNOME Keyring"),
        ("libsecret Keyring", "GNOME Keyring"),
        ("kwallet DBusKeyring", "KWallet"),
        ("Windows WinVaultKeyring", "Windows Credential Manager"),
        ("macOS Keyring", "macOS Keychain"),
        ("<b>odd</b>", "<b>odd</b>"),
        ("", "system's keyring"),
    ],
)
def test_a_keyring_is_called_as_its_system_calls_it(backend: str, name: str) -> None:
    assert name in words.backend_words(backend)


@pytest.mark.parametrize("system", ["linux", "darwin", "win32", "freebsd14"])
@pytest.mark.parametrize("reason", [one for one in Reason if one is not Reason.NONE])
def test_whatever_is_wrong_has_its_reason_and_an_advice(reason: Reason, system: str) -> None:
    state = VaultState(Place.MEMORY, "", reason)
    assert words.why_words(state)
    advice = words.advice_words(state, system)
    assert advice
    own = {"darwin": "Key", "win32": "W", "linux": "KWallet", "freebsd14": "KWallet"}[system]
    assert own in advice or "Credential" in advice
    assert words.can_try(state)
    assert "memory only" in words.state_words(state)


def test_the_keyring_that_is_locked_is_named() -> None:
    assert "GNOME Keyring" in words.state_words(LOCKED)
    assert "locked" in words.held_words(Held.UNREADABLE, LOCKED)
    assert "Unlock" in words.held_words(Held.UNREADABLE, LOCKED)


def test_what_is_well_has_no_advice_and_play_is_no_trouble() -> None:
    for state in (PLAY, THERE):
        assert words.advice_words(state) == ""
        assert not words.can_try(state)
    assert "macOS Keychain, nowhere else" in words.state_words(THERE)
    assert words.can_try(VaultState(Place.UNKNOWN, "", Reason.NONE))
    poor = {held for held in Held if words.is_poor(held, THERE)}
    assert poor == {Held.MEMORY, Held.MISSING, Held.UNREADABLE}
    assert not any(words.is_poor(held, PLAY) for held in Held)
    assert [bool(words.held_mark(held, THERE)) for held in Held] == [held in poor for held in Held]
    assert all(words.held_words(held, THERE) for held in set(Held) - {Held.UNKNOWN})
    assert words.held_words(Held.UNKNOWN, THERE) == ""
