"""An order through its whole life, its attempts to be sent, and what the panel reported of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from xpanel_desktop.domain.money import nearest
from xpanel_desktop.domain.service import Service
from xpanel_desktop.domain.state import FINISHED, State
from xpanel_desktop.domain.ticket import Ticket, charge, size

IMPORTED = "imported"


@dataclass(frozen=True, slots=True)
class Order:
    """One order, from draft to end. Times are UTC; None: has not happened or is not known."""

    id: int
    """Ours, never used twice."""
    state: State
    ticket: Ticket
    service_name: str
    category: str
    rate: Decimal | None
    """The rate the operator saw."""
    currency: str
    expected_charge: Decimal | None
    quantity: int | None
    """The total over all runs."""
    created_at: datetime
    queued_at: datetime | None = None
    sent_at: datetime | None = None
    panel_id: str = ""
    """The panel's order id, text as it came; empty until accepted."""
    status_word: str = ""
    """The panel's raw word."""
    charge: Decimal | None = None
    """As reported by the panel."""
    start_count: int | None = None
    remains: int | None = None
    asked_at: datetime | None = None
    next_ask_at: datetime | None = None
    moved_at: datetime | None = None
    """When status, start count or remains last changed."""
    attempts: int = 0
    problem: str = ""
    """Why it stands where it does: the panel's words, or a reason of ours."""
    label: str = ""
    customer: str = ""
    note: str = ""
    colour: str = ""
    parent_id: int | None = None
    place: int | None = None
    """The queue is sent in the order of these; None: never queued."""
    not_before: datetime | None = None
    """Not sent earlier than this."""
    after_link: bool = False
    """Waits until no order of the account is at work on its link."""
    asks: bool = False
    """Queued while nothing could be sent: waits for the operator's word before it goes."""
    origin: str = ""
    """IMPORTED: placed elsewhere and followed by its id. What was asked for is not known then."""
    cancel: bool | None = None
    """Whether the service allowed a cancel when this was written; None: it was not said."""
    refill: bool | None = None
    """The same of a refill."""

    @property
    def link(self) -> str:
        """The link as typed; for subscriptions the username."""
        return self.ticket.text("link") or self.ticket.text("username")

    @property
    def ended_unseen(self) -> bool:
        """Whether it had ended before it was followed: when is not told."""
        if self.origin != IMPORTED or self.state not in FINISHED or self.moved_at is None:
            return False
        return self.moved_at <= self.created_at


@dataclass(frozen=True, slots=True)
class NewOrder:
    """What is stored of a ticket when it is saved or sent: the snapshot that will be sent."""

    ticket: Ticket
    service_name: str
    category: str
    rate: Decimal | None
    """The rate the operator sees now."""
    currency: str
    expected_charge: Decimal | None
    quantity: int | None
    """The total over all runs."""
    label: str = ""
    customer: str = ""
    note: str = ""
    colour: str = ""
    parent_id: int | None = None
    not_before: datetime | None = None
    """Not sent earlier than this."""
    after_link: bool = False
    """Waits until no order of the account is at work on its link."""
    cancel: bool | None = None
    """Whether the service allows a cancel; None: the panel does not say."""
    refill: bool | None = None


def written(ticket: Ticket, service: Service, currency: str) -> NewOrder:
    """Return the snapshot of `ticket` for `service` as the operator sees both now."""
    expected = charge(ticket, service)
    return NewOrder(
        ticket=ticket,
        service_name=service.name,
        category=service.category,
        rate=service.rate,
        currency=service.currency or currency,
        expected_charge=None if expected is None else nearest(expected),
        quantity=size(ticket).total,
        cancel=service.cancel,
        refill=service.refill,
    )


def rewritten(order: Order) -> NewOrder:
    """Return the content of an order, with what the operator wrote on it, to be saved once more."""
    return NewOrder(
        ticket=order.ticket,
        service_name=order.service_name,
        category=order.category,
        rate=order.rate,
        currency=order.currency,
        expected_charge=order.expected_charge,
        quantity=order.quantity,
        label=order.label,
        customer=order.customer,
        note=order.note,
        colour=order.colour,
        parent_id=order.parent_id,
        cancel=order.cancel,
        refill=order.refill,
    )


@dataclass(frozen=True, slots=True)
class Report:
    """What `status` says of one order. None: the panel did not say, or it could not be read."""

    word: str
    charge: Decimal | None = None
    start_count: int | None = None
    remains: int | None = None
    currency: str = ""
    runs: str = ""
    """Runs of a drip-feed or posts of a subscription, as the panel words them."""
    expiry: str = ""
    """When a subscription ends, as the panel words it."""
    children: tuple[str, ...] = ()
    """Panel ids of the orders that a drip-feed or subscription has placed."""


class Ending(StrEnum):
    """How an attempt ended."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    LIMITED = "limited"
    """Surely refused for rate."""
    UNSENT = "unsent"
    """Surely failed before the first byte."""
    UNKNOWN = "unknown"


def _nothing() -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try to send an order. Append-only: written before the first byte, ended once."""

    order_id: int
    number: int
    started_at: datetime
    ended_at: datetime | None = None
    ending: Ending | None = None
    reason: str = ""
    """A short phrase of ours: phase and kind of what went wrong."""
    http_status: int | None = None
    answer: str = ""
    """The raw answer, capped, plain."""
    request: Mapping[str, str] = field(default_factory=_nothing)
    """The parameters as they were sent; the key is none of them."""
