"""The OS keyring: which backends may hold a key. Imported on the vault's thread alone.

Allow-listed are the keyrings of the systems: Windows Credential Locker, macOS Keychain, Secret
Service and KWallet. `PYTHON_KEYRING_BACKEND` can name one that throws keys away (measured).
"""

from collections.abc import Callable
from typing import cast

import keyring
from keyring.backend import KeyringBackend
from keyring.errors import InitError, KeyringError, KeyringLocked, NoKeyringError

from xpanel_desktop.vault.state import Reason

ALLOWED = (
    "keyring.backends.Windows.",
    "keyring.backends.macOS.",
    "keyring.backends.SecretService.",
    "keyring.backends.libsecret.",
    "keyring.backends.kwallet.",
)
_CHAIN = "keyring.backends.chainer."


class Unusable(Exception):
    """The keyring named `backend` cannot be used, for `reason`."""

    def __init__(self, reason: Reason, backend: str = "") -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.backend = backend


def chosen() -> KeyringBackend:
    """Return the backend to use. Raises Unusable when there is none, or none on the list."""
    backend = keyring.get_keyring()
    name = _name(backend)
    if name.startswith("keyring.backends.fail."):
        raise Unusable(Reason.NO_BACKEND)
    if name.startswith(_CHAIN):
        chained = cast("list[KeyringBackend]", getattr(backend, "backends", []))
        members = [one for one in chained if _is_allowed(one)]
        if not members:
            raise Unusable(Reason.NOT_ALLOWED, name)
        return members[0]
    if not _is_allowed(backend):
        raise Unusable(Reason.NOT_ALLOWED, name)
    return backend


def reason_of(error: KeyringError) -> Reason:
    """Return why a keyring failed."""
    match error:
        case KeyringLocked() | InitError():
            return Reason.LOCKED
        case NoKeyringError():
            return Reason.NO_BACKEND
        case _:
            return Reason.FAILED


def write(backend: KeyringBackend, service: str, name: str, key: str) -> None:
    """Store a key; the parent's annotations are lost in a wrapper, so the types are named here."""
    store = cast("Callable[[str, str, str], None]", backend.set_password)  # pyright: ignore[reportUnknownMemberType] - as above
    store(service, name, key)


def _name(backend: object) -> str:
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


def _is_allowed(backend: object) -> bool:
    return _name(backend).startswith(ALLOWED)
