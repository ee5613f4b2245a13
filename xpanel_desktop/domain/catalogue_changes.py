"""What differs between one catalogue and the next: the moves that an operator has to know of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, DecimalException
from enum import StrEnum

from xpanel_desktop.domain.service import Service

MAX_NAME = 300
"""Letters of a name that a change keeps."""


class What(StrEnum):
    """What changed of a service."""

    NEW = "new"
    GONE = "gone"
    RATE = "rate"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class ServiceChange:
    """One thing that changed of one service; `before` and `after` are empty where not known."""

    service_id: str
    name: str
    """The service's name after the change; before it, where the service is gone."""
    what: What
    before: str = ""
    after: str = ""
    at: datetime | None = None
    """When the catalogue that told of it was fetched, UTC."""

    @property
    def per_cent(self) -> Decimal | None:
        """By how much a rate moved, in per cent; None for all else and for a rate from nothing."""
        if self.what is not What.RATE:
            return None
        try:
            before, after = Decimal(self.before), Decimal(self.after)
        except DecimalException:
            return None
        return (after - before) * 100 / before if before > 0 else None

    @property
    def is_dearer(self) -> bool:
        """Whether a rate rose."""
        moved = self.per_cent
        return moved is not None and moved > 0


def differences(before: Sequence[Service], after: Sequence[Service]) -> list[ServiceChange]:
    """Return what changed, in the order of `after`, then what is gone in the order of `before`.

    An id that a catalogue lists twice counts as its last line, as everywhere else.
    """
    known = {service.id: service for service in before}
    now = {service.id: service for service in after}
    found: list[ServiceChange] = []
    for service in now.values():
        old = known.get(service.id)
        if old is None:
            name = service.name[:MAX_NAME]
            found.append(ServiceChange(service.id, name, What.NEW, after=_told(service.rate)))
        elif old != service:
            found.extend(_moved(old, service))
    gone = (service for service in known.values() if service.id not in now)
    found.extend(
        ServiceChange(service.id, service.name[:MAX_NAME], What.GONE, before=_told(service.rate))
        for service in gone
    )
    return found


def _moved(old: Service, new: Service) -> Iterable[ServiceChange]:
    name = new.name[:MAX_NAME]
    pairs = (
        (What.RATE, old.rate, new.rate),
        (What.MINIMUM, old.minimum, new.minimum),
        (What.MAXIMUM, old.maximum, new.maximum),
    )
    for what, was, now in pairs:
        if was != now:
            yield ServiceChange(new.id, name, what, _told(was), _told(now))
    if old.name != new.name:
        yield ServiceChange(new.id, name, What.NAME, old.name[:MAX_NAME], name)


def _told(number: Decimal | int | None) -> str:
    return "" if number is None else format(number, "f" if isinstance(number, Decimal) else "d")
