"""Where keys are, in words: the keyring by the name that its system gives it, and what to do."""

import sys

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.trouble_words import vault_words
from xpanel_desktop.vault import Held, Place, Reason, VaultState

translate = QCoreApplication.translate
_NAMES = {
    "SecretService": QT_TRANSLATE_NOOP("Vault", "the system's Secret Service (GNOME Keyring)"),
    "libsecret": QT_TRANSLATE_NOOP("Vault", "the system's Secret Service (GNOME Keyring)"),
    "DBusKeyring": QT_TRANSLATE_NOOP("Vault", "KWallet"),
    "kwallet": QT_TRANSLATE_NOOP("Vault", "KWallet"),
    "WinVault": QT_TRANSLATE_NOOP("Vault", "the Windows Credential Manager"),
    "macOS": QT_TRANSLATE_NOOP("Vault", "the macOS Keychain"),
}
"""A part of the library's name → ours; the first that fits."""
_INSTALL = {
    "linux": QT_TRANSLATE_NOOP(
        "Vault",
        "Install GNOME Keyring (gnome-keyring) or KWallet, log in anew so that it runs, then try "
        "again.",
    ),
    "darwin": QT_TRANSLATE_NOOP(
        "Vault", "Open Keychain Access and see that there is a login keychain, then try again."
    ),
    "win32": QT_TRANSLATE_NOOP(
        "Vault", "Let the Windows service “Credential Manager” run, then try again."
    ),
}
_UNLOCK = {
    "linux": QT_TRANSLATE_NOOP(
        "Vault",
        "Unlock it: in Passwords and Keys (Seahorse) or KWalletManager, or by logging in with your "
        "password. Then try again.",
    ),
    "darwin": QT_TRANSLATE_NOOP(
        "Vault", "Unlock the login keychain in Keychain Access, then try again."
    ),
    "win32": QT_TRANSLATE_NOOP("Vault", "Log in to Windows with your password, then try again."),
}
_REFUSE = {
    "linux": QT_TRANSLATE_NOOP(
        "Vault",
        "Only GNOME Keyring and KWallet are used here. Take PYTHON_KEYRING_BACKEND or "
        "keyringrc.cfg away, then start again.",
    ),
    "darwin": QT_TRANSLATE_NOOP(
        "Vault",
        "Only the macOS Keychain is used here. Take PYTHON_KEYRING_BACKEND or keyringrc.cfg away, "
        "then start again.",
    ),
    "win32": QT_TRANSLATE_NOOP(
        "Vault",
        "Only the Credential Manager is used here. Take PYTHON_KEYRING_BACKEND or keyringrc.cfg "
        "away, then start again.",
    ),
}
_ADVICE = {
    Reason.NO_BACKEND: _INSTALL,
    Reason.NOT_ALLOWED: _REFUSE,
    Reason.LOCKED: _UNLOCK,
    Reason.TIMEOUT: _UNLOCK,
    Reason.NOT_KEPT: _INSTALL,
    Reason.FAILED: _UNLOCK,
}


def backend_words(backend: str) -> str:
    """Return a keyring as its system calls it; one that is not known by the library's name."""
    for part, words in _NAMES.items():
        if part in backend:
            return translate("Vault", str(words))
    return plain(backend) or translate("Vault", "your system's keyring")


def state_words(state: VaultState) -> str:
    """Return where keys are kept just now, in a sentence or two."""
    match state.place:
        case Place.KEYRING:
            told = translate("Vault", "Keys are kept in {keyring}, nowhere else.")
            return told.format(keyring=backend_words(state.backend))
        case Place.UNKNOWN:
            return translate("Vault", "No key was needed yet, so the keyring was not asked.")
        case Place.MEMORY:
            told = translate("Vault", "Keys are kept in memory only, until you quit.")
            return " ".join(filter(None, (told, why_words(state))))


def why_words(state: VaultState) -> str:
    """Return why keys are not in the keyring, with its name where one is known."""
    told = vault_words(state)
    if told and state.backend:
        return f"{told} ({backend_words(state.backend)})"
    return told


def advice_words(state: VaultState, system: str = sys.platform) -> str:
    """Return what to do about it on this system; empty when there is nothing to do."""
    if state.place is not Place.MEMORY or state.reason is Reason.NONE:
        return ""
    by_system = _ADVICE[state.reason]
    return translate("Vault", str(by_system.get(system, by_system["linux"])))


def can_try(state: VaultState) -> bool:
    """Tell whether asking the keyring again may change anything."""
    return state.place is Place.UNKNOWN or (
        state.place is Place.MEMORY and state.reason is not Reason.NONE
    )


def held_words(held: Held, state: VaultState) -> str:
    """Return where an account's own key is."""
    match held:
        case Held.KEYRING:
            told = translate("Vault", "Its key is in {keyring}.")
            return told.format(keyring=backend_words(state.backend))
        case Held.MEMORY:
            return translate("Vault", "Its key is in memory only: it is gone when you quit.")
        case Held.MISSING:
            return translate("Vault", "The keyring has no key of this account: type it anew.")
        case Held.UNREADABLE:
            told = translate("Vault", "Its key cannot be read now.")
            return " ".join(filter(None, (told, why_words(state), advice_words(state))))
        case Held.UNKNOWN:
            return ""


def held_mark(held: Held, state: VaultState) -> str:
    """Return in two or three words what is wrong with where a key is; empty when nothing is."""
    words = {
        Held.MEMORY: translate("Vault", "key in memory only"),
        Held.MISSING: translate("Vault", "no key"),
        Held.UNREADABLE: translate("Vault", "key cannot be read"),
    }
    return words.get(held, "") if is_poor(held, state) else ""


def is_poor(held: Held, state: VaultState) -> bool:
    """Tell whether where a key is deserves a warning; at play memory is where it belongs."""
    play = state.place is Place.MEMORY and state.reason is Reason.NONE
    return held in (Held.MEMORY, Held.MISSING, Held.UNREADABLE) and not play
