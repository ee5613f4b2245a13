"""What was last learnt of a panel and when: shown with its age, offline too."""

from dataclasses import dataclass
from datetime import datetime

from xpanel_desktop.domain.account import Dialects, PoolCapacity
from xpanel_desktop.domain.money import Money
from xpanel_desktop.domain.service import Service


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A catalogue as it was fetched, in the panel's order."""

    services: tuple[Service, ...]
    fetched_at: datetime


@dataclass(frozen=True, slots=True)
class Pools:
    """The capacity of the data pools; empty for a panel that has none."""

    capacities: tuple[PoolCapacity, ...]
    fetched_at: datetime


@dataclass(frozen=True, slots=True)
class Balance:
    """A balance reading."""

    money: Money
    at: datetime


@dataclass(frozen=True, slots=True)
class Probe:
    """What a connection test found."""

    dialects: Dialects
    money: Money
    services: int
