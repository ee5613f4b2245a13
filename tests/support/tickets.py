"""Services, tickets and new orders as tests need them: a word for each part that matters."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from xpanel_desktop.domain.order import NewOrder, written
from xpanel_desktop.domain.service import Kind, Service
from xpanel_desktop.domain.ticket import Ticket

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LINK = "https://x.example/p/1"


def service(**parts: Any) -> Service:
    """Return a service; `parts` override its fields."""
    values: dict[str, Any] = {
        "id": "1",
        "name": "Followers",
        "type": "Default",
        "category": "Test",
        "rate": Decimal("0.9"),
        "minimum": 10,
        "maximum": 5000,
    }
    return Service(**(values | parts))


def ticket(kind: Kind = Kind.DEFAULT, /, *, account_id: int = 1, **values: str) -> Ticket:
    """Return a ticket for service 1 with these fields typed."""
    return Ticket(account_id, "1", kind, values)


def new_order(link: str = LINK, *, account_id: int = 1, quantity: str = "100") -> NewOrder:
    """Return what is stored of a plain ticket."""
    return written(ticket(account_id=account_id, link=link, quantity=quantity), service(), "USD")
