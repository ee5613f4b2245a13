"""A template: a ticket's fields kept under a name, for one account or for all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

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


def find_services(
    templates: Iterable[Template], services: Iterable[Service], account_id: int
) -> dict[int, Service]:
    """Return template id → the service it means in an account's catalogue, where it is there.

    In its own account the id tells. Panels number their services as they like, so elsewhere the id
    counts only together with the name, and else the name alone.
    """
    by_id: dict[str, Service] = {}
    by_name: dict[str, Service] = {}
    for service in services:
        by_id[service.id] = service
        by_name.setdefault(service.name, service)
    found: dict[int, Service] = {}
    for template in templates:
        same = by_id.get(template.service_id)
        own = template.account_id == account_id
        if same is None or not (own or same.name == template.service_name):
            same = None if own else by_name.get(template.service_name)
        if same is not None:
            found[template.id] = same
    return found
