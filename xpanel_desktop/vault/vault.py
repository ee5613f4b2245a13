"""The vault: one daemon thread that alone talks to the keyring, and a visible fallback to memory.

A locked keyring blocks until its prompt is answered, and `keyring` has no timeout (measured). So
each request waits for a limited time, and the thread is a daemon that cannot hold up the end.
"""

import asyncio
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, NamedTuple, TypeAlias, TypeVar

from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.vault.state import Held, Place, Reason, VaultState

T = TypeVar("T")
Found: TypeAlias = tuple[T, str]
"""What the keyring told, and the name of its backend."""
SERVICE = "XPanel Desktop"
NOBODY = "is it open"
"""No account's name: asking for its key tells how the keyring is."""
TIMEOUT = 60.0
"""Seconds that a request may take: an operator may have to unlock the keyring first."""


class Failure(NamedTuple):
    """Why a keyring could not be used, and its name where it has one."""

    reason: Reason
    backend: str


class Vault:
    """Holds API keys by name: in the OS keyring, or visibly in memory for this session.

    `memory_only` is for play: what a practice panel's key opens is worth nothing to keep.
    """

    def __init__(self, *, timeout: float = TIMEOUT, memory_only: bool = False) -> None:
        self._timeout = timeout
        self._memory_only = memory_only
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._memory: dict[str, Secret] = {}
        self._held: dict[str, Held] = {}
        self._state = VaultState(Place.UNKNOWN, "", Reason.NONE)
        self._stuck: Future[Any] | None = None
        self._service = SERVICE

    @property
    def state(self) -> VaultState:
        """Where keys are kept just now."""
        return self._state

    def held(self, name: str) -> Held:
        """Return where the key of that name is, as it was last found; nothing is asked."""
        return self._held.get(name, Held.UNKNOWN)

    def use_drawer(self, drawer: str) -> None:
        """Keep keys apart from those of other data folders: each has a drawer of its own.

        An empty one is that of folders which are older than drawers. Before a key is needed.
        """
        self._service = f"{SERVICE} ({drawer})" if drawer else SERVICE

    async def put(self, name: str, key: Secret) -> None:
        """Keep `key` under `name`. What the keyring does not keep is held in memory, visibly."""
        failure = await self._try(lambda: _put(self._service, name, key))
        if isinstance(failure, Failure):
            self._memory[name] = key
            self._held[name] = Held.MEMORY
        else:
            self._memory.pop(name, None)
            self._held[name] = Held.KEYRING

    async def look(self) -> VaultState:
        """Ask the keyring how it is, and move there what is held in memory; return the state.

        A locked keyring may ask the operator to unlock it.
        """
        await self._try(lambda: _get(self._service, NOBODY))
        if self._state.place is Place.KEYRING:
            for name, key in tuple(self._memory.items()):
                await self.put(name, key)
        return self._state

    async def get(self, name: str) -> Secret | None:
        """Return the key of that name, None when there is none or the keyring cannot be read."""
        if name in self._memory:
            return self._memory[name]
        found = await self._try(lambda: _get(self._service, name))
        if isinstance(found, Failure):
            self._held[name] = Held.UNREADABLE
            return None
        self._held[name] = Held.MISSING if found[0] is None else Held.KEYRING
        return found[0]

    async def remove(self, name: str) -> None:
        """Forget the key of that name, wherever it is; a blocked keyring does it later."""
        self._memory.pop(name, None)
        self._held.pop(name, None)
        failure = await self._try(lambda: _remove(self._service, name))
        if isinstance(failure, Failure) and failure.reason is Reason.TIMEOUT:
            self._ask(lambda: _remove(self._service, name))

    async def close(self) -> None:
        """Forget what is in memory and let the thread end once it is free."""
        self._memory.clear()
        if self._thread:
            self._jobs.put(None)

    async def _try(self, work: Callable[[], Found[T]]) -> Found[T] | Failure:
        """Run work on the keyring; return its result, or why the keyring could not be used."""
        if self._memory_only:
            return self._fell_back(Failure(Reason.NONE, ""))
        if self._stuck and not self._stuck.done():
            return self._fell_back(Failure(Reason.TIMEOUT, self._state.backend))
        asked = self._ask(work)
        try:
            found = await asyncio.wait_for(asyncio.wrap_future(asked), self._timeout)
        except TimeoutError:
            if not asked.done():  # it has begun; what only waited behind another is cancelled
                self._stuck = asked
            return self._fell_back(Failure(Reason.TIMEOUT, self._state.backend))
        if isinstance(found, Failure):
            return self._fell_back(found)
        self._state = VaultState(Place.KEYRING, found[1], Reason.NONE)
        return found

    def _fell_back(self, failure: Failure) -> Failure:
        self._state = VaultState(Place.MEMORY, failure.backend, failure.reason)
        return failure

    def _ask(self, work: Callable[[], Found[T]]) -> "Future[Found[T] | Failure]":
        """Queue work for the thread, which ends what it waits for whatever the keyring does."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name="vault", daemon=True)
            self._thread.start()
        done: Future[Found[T] | Failure] = Future()

        def job() -> None:
            if done.set_running_or_notify_cancel():
                done.set_result(_settled(work))

        self._jobs.put(job)
        return done

    def _serve(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()


def _put(service: str, name: str, key: Secret) -> tuple[None, str]:
    """Write a key and read it back: a backend that forgets is none."""
    from xpanel_desktop.vault import keyrings

    backend = keyrings.chosen()
    keyrings.write(backend, service, name, key.reveal())
    if backend.get_password(service, name) != key.reveal():
        raise keyrings.Unusable(Reason.NOT_KEPT, backend.name)
    return None, backend.name


def _get(service: str, name: str) -> tuple[Secret | None, str]:
    from xpanel_desktop.vault import keyrings

    backend = keyrings.chosen()
    found = backend.get_password(service, name)
    return (None if found is None else Secret(found)), backend.name


def _remove(service: str, name: str) -> tuple[None, str]:
    from xpanel_desktop.vault import keyrings

    backend = keyrings.chosen()
    if backend.get_password(service, name) is not None:
        backend.delete_password(service, name)
    return None, backend.name


def _settled(work: Callable[[], Found[T]]) -> Found[T] | Failure:
    """Do the work; return its result, or why the keyring could not do it. On the vault's thread."""
    try:
        return work()
    except ImportError:  # the library itself, or what it needs on this system
        return Failure(Reason.NO_BACKEND, "")
    except Exception as error:  # noqa: BLE001 - backends raise whatever their system does
        return _failure(error)


def _failure(error: Exception) -> Failure:
    from xpanel_desktop.vault import keyrings

    if isinstance(error, keyrings.Unusable):
        return Failure(error.reason, error.backend)
    known = isinstance(error, keyrings.KeyringError)
    reason = keyrings.reason_of(error) if known else Reason.FAILED
    try:
        return Failure(reason, keyrings.chosen().name)
    except Exception:  # noqa: BLE001 - what failed may be the choice itself
        return Failure(reason, "")
