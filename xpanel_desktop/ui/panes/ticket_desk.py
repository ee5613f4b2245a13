"""What lies on the ticket pane's desk: account, service, kind and what is typed. No Qt here."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.checks import Check, Situation, check
from xpanel_desktop.domain.fields import fields_of
from xpanel_desktop.domain.order import NewOrder, Order, written
from xpanel_desktop.domain.service import Kind, Service, suggested_kind
from xpanel_desktop.domain.ticket import Ticket

KEPT = frozenset(
    {
        "quantity",
        "runs",
        "interval",
        "data_pool",
        "listen_duration",
        "min",
        "max",
        "posts",
        "old_posts",
        "delay",
        "country",
        "device",
        "type_of_traffic",
    }
)
"""How much and how stays for the next order; for whom, and the words meant for them, goes."""


def _nothing() -> dict[str, str]:
    return {}


@dataclass(slots=True)
class Desk:
    """One ticket under way. `service` is None while none is chosen, or when it is gone."""

    account: Account
    service: Service | None
    kind: Kind
    values: dict[str, str] = field(default_factory=_nothing)
    extra: dict[str, str] = field(default_factory=_nothing)
    draft: Order | None = None
    """The draft that saving replaces and sending sends; None: a new one."""
    situation: Situation = field(default_factory=Situation)
    saved_values: Mapping[str, str] = field(default_factory=_nothing)

    @classmethod
    def new(cls, account: Account, service: Service, kind: Kind | None) -> "Desk":
        """Begin a ticket; `kind` is what the operator chose for this service before."""
        xpanel = account.dialects.rest
        chosen = kind or suggested_kind(service, xpanel=xpanel)
        return cls(account, service, chosen, situation=Situation(xpanel=xpanel))

    @classmethod
    def of_draft(cls, account: Account, service: Service | None, order: Order) -> "Desk":
        """Take up a draft again, with the service as the catalogue has it now."""
        situation = Situation(xpanel=account.dialects.rest, agreed_rate=order.rate)
        ticket = order.ticket
        desk = cls(account, service, ticket.kind, dict(ticket.values), dict(ticket.extra))
        desk.draft, desk.situation, desk.saved_values = order, situation, dict(ticket.values)
        return desk

    @property
    def ticket(self) -> Ticket:
        """The ticket as typed now: of what was typed, what this kind of order asks for."""
        service_id = self.service.id if self.service else self._draft_service
        asked = {item.name for item in fields_of(self.kind, xpanel=self.situation.xpanel)}
        values = {name: text for name, text in self.values.items() if name in asked}
        extra = dict(self.extra) if self.kind is Kind.UNHEARD else {}
        return Ticket(self.account.id, service_id, self.kind, values, extra)

    @property
    def _draft_service(self) -> str:
        return self.draft.ticket.service_id if self.draft else ""

    @property
    def order_id(self) -> int | None:
        """The draft's number, None for a new ticket."""
        return self.draft.id if self.draft else None

    @property
    def currency(self) -> str:
        """The currency of the charge, empty when nobody told."""
        return (self.service.currency if self.service else "") or self.account.currency

    @property
    def touched(self) -> bool:
        """Whether something is typed that is not saved."""
        typed = {name: text for name, text in self.values.items() if text.strip()}
        saved = {name: text for name, text in self.saved_values.items() if text.strip()}
        return typed != saved and bool(typed)

    def check(self) -> Check:
        """Check the ticket as it stands."""
        return check(self.ticket, self.service, self.situation)

    def type(self, values: Mapping[str, str], extra: Mapping[str, str]) -> None:
        """Take over what the form holds; another link has its own story of same links."""
        moved = values.get("link") != self.values.get("link")
        self.values.update(values)
        self.extra = dict(extra)
        if moved:
            self.situation = dataclasses.replace(self.situation, same_link=0)

    def learn(self, situation: Situation, *, link: str) -> None:
        """Take over what was learnt for `link`, with the rate this draft was written at."""
        agreed = self.agreed_rate if situation.agreed_rate is None else situation.agreed_rate
        same_link = situation.same_link if link == self.ticket.text("link") else 0
        self.situation = dataclasses.replace(
            situation,
            xpanel=self.account.dialects.rest,
            agreed_rate=agreed,
            same_link=same_link,
        )

    @property
    def agreed_rate(self) -> Decimal | None:
        """The rate the operator saw when the draft was written; None for a new ticket."""
        return self.draft.rate if self.draft else None

    def new_order(self) -> NewOrder:
        """Return the snapshot to store; of a service that is gone, what the draft knew of it."""
        if self.service is not None:
            new = written(self.ticket, self.service, self.account.currency)
            return new if self.draft is None else _noted(new, self.draft)
        assert self.draft is not None, "a ticket without a service is a draft's"
        order = self.draft
        kept = NewOrder(
            self.ticket,
            order.service_name,
            order.category,
            order.rate,
            order.currency,
            expected_charge=order.expected_charge,
            quantity=order.quantity,
        )
        return _noted(kept, order)

    def next(self) -> None:
        """Clear the desk for the next order: how much and how stays, for whom goes."""
        self.values = {name: text for name, text in self.values.items() if name in KEPT}
        self.extra = {}
        self.draft = None
        self.saved_values = dict(self.values)
        self.situation = dataclasses.replace(self.situation, same_link=0, agreed_rate=None)

    def saved(self, order: Order) -> None:
        """Remember that what is typed is saved as `order`."""
        self.draft = order
        self.saved_values = dict(self.values)


def _noted(new: NewOrder, order: Order) -> NewOrder:
    return dataclasses.replace(
        new,
        label=order.label,
        customer=order.customer,
        note=order.note,
        colour=order.colour,
        parent_id=order.parent_id,
    )
