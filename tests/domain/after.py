"""Orders and requests as the tests of after-sales need them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.support.tickets import ticket
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.requests import Deed, Request, Stand
from xpanel_desktop.domain.service import Kind
from xpanel_desktop.domain.state import PLACED, State

ENDED = datetime(2026, 11, 1, 9, 30, tzinfo=UTC)


def order(state: State = State.COMPLETED, kind: Kind = Kind.DEFAULT, **parts: Any) -> Order:
    """Return an order that last moved at ENDED; `parts` override its fields."""
    values: dict[str, Any] = {
        "id": 7,
        "state": state,
        "ticket": ticket(kind, link="https://x.example/p", quantity="1000"),
        "service_name": "Followers",
        "category": "Test",
        "rate": None,
        "currency": "USD",
        "expected_charge": None,
        "quantity": 1000,
        "created_at": ENDED - timedelta(days=1),
        "panel_id": "2350" if state in PLACED else "",
        "moved_at": ENDED,
    }
    return Order(**(values | parts))


def asked(
    deed: Deed, stand: Stand, ago: timedelta, now: datetime = ENDED, number: int = 1
) -> Request:
    """Return a request of `ago` before `now`."""
    return Request(number, 7, deed, now - ago, stand, now - ago)
