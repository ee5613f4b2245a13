"""An account: a panel's address and what we learnt of it. The key is not here: see the vault."""

from dataclasses import dataclass

MAX_PARALLEL = 8


class ReadOnly(Exception):
    """The operator only looks at this account: a request that would change something stays here.

    It is no answer of a panel, so the connection learns nothing from it.
    """


@dataclass(frozen=True, slots=True)
class Dialects:
    """Which dialects of the API a connection test found. XPanel speaks both."""

    classic: bool = True
    rest: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """One panel account. `id` is ours; the key is held by the vault under `vault_name`."""

    id: int
    name: str
    url: str
    """The classic endpoint, e.g. https://panel.example/api/v2, without a trailing slash."""
    vault_name: str
    """The name under which the vault holds the key: random, says nothing of key or panel."""
    colour: str = "blue"
    """A name from the palette of account colours."""
    currency: str = ""
    """As the last balance reported it; empty until then."""
    dialects: Dialects = Dialects()
    practice: bool = False
    parallel: int = 1
    """Adds in flight at once, 1 to MAX_PARALLEL; above 1 balance evidence is inconclusive."""
    per_minute: int = 60
    """Requests a minute that the limiter lets through."""
    proxy: str = ""
    """An address as api/address.py takes it; empty: none, whatever the environment says."""
    ca: str = ""
    """The operator's own CA as PEM, trusted beside the system's: see api/ca.py."""
    data_pool: str = ""
    """The pool that new tickets begin with; empty: any."""
    paused: bool = False
    """The operator paused sending for this account."""
    stop_reason: str = ""
    """Why sending stopped by itself (a StopReason value), empty when it did not."""
    read_only: bool = False
    """The operator only looks at it: nothing that spends or changes is asked of its panel."""


@dataclass(frozen=True, slots=True)
class PoolCapacity:
    """A data pool and its capacity; None where the panel's word could not be understood."""

    name: str
    capacity: int | None
