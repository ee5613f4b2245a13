"""A template: a ticket's fields kept under a name, for one account or for all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from xpanel_desktop.domain.folding import fold
from xpanel_desktop.domain.service import Kind, Service
from xpanel_desktop.domain.tags import Tags

MAX_TITLE = 120


def _no_values() -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Template:
    """What a ticket begins with. `id` 0: not stored yet."""

    id: int
    name: str
    account_id: int | None
    """None: for all accounts."""
    service_id: str
    service_name: str
    kind: Kind
    values: Mapping[str, str] = field(default_factory=_no_values)
    extra: Mapping[str, str] = field(default_factory=_no_values)
    tags: Tags = field(default_factory=Tags)
    """Label, customer, note and colour; a template has no time."""
    rate: Decimal | None = None
    """The rate when it was written."""


def service_for(template: Template, services: Iterable[Service], *, own: bool) -> Service | None:
    """Return the service that a template means in a catalogue; None when it is not there.

    In its own account's catalogue (`own`) the id tells. Panels number their services as they like,
    so elsewhere the id counts only together with the name, and else the name alone.
    """
    name = fold(template.service_name)
    same_name: Service | None = None
    for service in services:
        if service.id == template.service_id and (own or fold(service.name) == name):
            return service
        if same_name is None and not own and fold(service.name) == name:
            same_name = service
    return same_name
