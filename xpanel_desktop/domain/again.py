"""An order once more: the whole of it, or what a panel left of it, as a new draft."""

import dataclasses
from enum import StrEnum

from xpanel_desktop.domain.fields import FIELDS, QUANTITY
from xpanel_desktop.domain.order import IMPORTED, NewOrder, Order, written
from xpanel_desktop.domain.service import Service
from xpanel_desktop.domain.state import State

_DRIP = ("runs", "interval")


class NoDraft(StrEnum):
    """Why an order, or what is left of it, cannot become a draft."""

    NOT_KNOWN = "not_known"
    """It was placed elsewhere: link and content were never told."""

    NOT_PARTIAL = "not_partial"
    NOTHING_LEFT = "nothing_left"
    """The panel reports no remains, or none that could be read."""
    NOT_COUNTED = "not_counted"
    """What was delivered are lines, posts or a package: which of them are left is not told."""
    TOO_SMALL = "too_small"
    """The remains are below the service's minimum."""


def reordered(order: Order, service: Service | None) -> NewOrder | NoDraft:
    """Return an order as content for a draft, its child, at the service's rate of now."""
    if order.origin == IMPORTED:
        return NoDraft.NOT_KNOWN
    return _child(order, order, service)


def remainder(order: Order, service: Service | None) -> NewOrder | NoDraft:
    """Return what is left of a partial order as content for a draft, or why there is none.

    What is left goes in one run. The charge of it was refunded, so it is ordered anew; never more
    of it than was ordered, whatever the panel reports.
    """
    if order.origin == IMPORTED:
        return NoDraft.NOT_KNOWN
    if order.state is not State.PARTIAL:
        return NoDraft.NOT_PARTIAL
    if QUANTITY not in FIELDS[order.ticket.kind]:
        return NoDraft.NOT_COUNTED
    if not order.remains or order.remains < 0:
        return NoDraft.NOTHING_LEFT
    left = min(order.remains, order.quantity or order.remains)
    if service is not None and service.minimum is not None and left < service.minimum:
        return NoDraft.TOO_SMALL
    values = {name: text for name, text in order.ticket.values.items() if name not in _DRIP}
    ticket = dataclasses.replace(order.ticket, values=values | {"quantity": str(left)})
    return _child(order, dataclasses.replace(order, ticket=ticket), service)


def _child(parent: Order, like: Order, service: Service | None) -> NewOrder:
    if service is None:
        service = Service(
            like.ticket.service_id, like.service_name, "", like.category, like.rate, None, None,
            refill=like.refill, cancel=like.cancel, currency=like.currency,
        )  # fmt: skip
    return dataclasses.replace(
        written(like.ticket, service, like.currency),
        label=parent.label,
        customer=parent.customer,
        note=parent.note,
        colour=parent.colour,
        parent_id=parent.id,
    )
