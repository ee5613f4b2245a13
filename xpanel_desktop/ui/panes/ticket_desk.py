"""What lies on the ticket pane's desk: account, service, kind and what is typed. No Qt here."""

import asyncio
import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.checks import Check, Situation, check
from xpanel_desktop.domain.fields import FREE, fields_of
from xpanel_desktop.domain.order import NewOrder, Order, written
from xpanel_desktop.domain.scorecard import EMPTY, Card
from xpanel_desktop.domain.service import Kind, Service, suggested_kind
from xpanel_desktop.domain.tags import Tags, tagged, tags_of
from xpanel_desktop.domain.template import Template
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


@dataclass(frozen=True, slots=True)
class Content:
    """All that is typed; what is blank does not count."""

    kind: Kind
    values: Mapping[str, str]
    extra: Mapping[str, str]
    tags: Tags


@dataclass(slots=True, eq=False)
class Desk:
    """One ticket under way. `service` is None while none is chosen, or when it is gone."""

    account: Account
    service: Service | None
    kind: Kind
    values: dict[str, str] = field(default_factory=_nothing)
    extra: dict[str, str] = field(default_factory=_nothing)
    tags: Tags = field(default_factory=Tags)
    draft: Order | None = None
    """The draft that saving replaces and sending sends; None: a new one."""
    by_itself: bool = False
    """Nobody asked for the draft: it was saved while a new ticket was typed."""
    situation: Situation = field(default_factory=Situation)
    card: Card = EMPTY
    """What one's own orders tell of the service."""
    begun: Tags = field(default_factory=Tags)
    """What stood on the ticket before anyone typed."""
    storing: asyncio.Lock = field(default_factory=asyncio.Lock)
    """One write at a time: two would make two drafts of a ticket."""
    _saved: Content | None = None

    @classmethod
    def new(cls, account: Account, service: Service, kind: Kind | None) -> "Desk":
        """Begin a ticket; `kind` is what the operator chose for this service before."""
        xpanel = account.dialects.rest
        chosen = kind or suggested_kind(service, xpanel=xpanel)
        values = {"data_pool": account.data_pool} if xpanel and account.data_pool else {}
        return cls(account, service, chosen, values, situation=Situation(xpanel=xpanel))

    @classmethod
    def of_template(cls, account: Account, service: Service, template: Template) -> "Desk":
        """Begin a ticket with what a template holds; its pool goes before the account's."""
        desk = cls.new(account, service, template.kind)
        desk.values.update(template.values)
        desk.extra = dict(template.extra)
        desk.tags = desk.begun = template.tags
        return desk

    def as_template(self, name: str, account_id: int | None) -> Template:
        """Return what is typed as a template; None is for all accounts. A time is not kept."""
        ticket, service, draft = self.ticket, self.service, self.draft
        told = service.name if service else draft.service_name if draft else ""
        values = {key: text for key, text in ticket.values.items() if text.strip()}
        tags = dataclasses.replace(self.tags, not_before=None, after_link=False)
        rate = service.rate if service else draft.rate if draft else None
        return Template(
            0,
            name,
            account_id,
            ticket.service_id,
            told,
            self.kind,
            values,
            ticket.extra,
            tags,
            rate,
        )

    @classmethod
    def of_draft(cls, account: Account, service: Service | None, order: Order) -> "Desk":
        """Take up a draft again, with the service as the catalogue has it now."""
        situation = Situation(xpanel=account.dialects.rest, agreed_rate=order.rate)
        ticket = order.ticket
        desk = cls(account, service, ticket.kind, dict(ticket.values), dict(ticket.extra))
        desk.draft, desk.situation, desk.tags = order, situation, tags_of(order)
        desk.settle()
        return desk

    @property
    def ticket(self) -> Ticket:
        """The ticket as typed now: of what was typed, what this kind of order asks for."""
        service_id = self.service.id if self.service else self._draft_service
        asked = {item.name for item in fields_of(self.kind, xpanel=self.situation.xpanel)}
        values = {name: text for name, text in self.values.items() if name in asked}
        extra = dict(self.extra) if self.kind in FREE else {}
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
    def content(self) -> Content:
        """All that is typed now."""
        ticket = self.ticket
        values = {name: text for name, text in ticket.values.items() if text.strip()}
        return Content(self.kind, values, ticket.extra, self.tags)

    @property
    def own(self) -> frozenset[str]:
        """The fields typed for this one order: what was kept from the last one is not of it."""
        content = self.content
        named = {name for name in content.values if name not in KEPT}
        named |= {name for name, text in content.extra.items() if text.strip()}
        return frozenset(named)

    @property
    def touched(self) -> bool:
        """Whether something worth a draft is typed that is not saved."""
        content = self.content
        if content == self._saved:
            return False
        if self.draft is not None and not self.by_itself:
            return bool(content.values or content.extra or not self.tags.is_blank)
        return self.has_own

    @property
    def has_own(self) -> bool:
        """Whether anything is typed for this one order."""
        written_on = self.tags != self.begun and not self.tags.is_blank
        return bool(self.own) or written_on

    @property
    def is_saved(self) -> bool:
        """Whether the draft holds all that is typed."""
        return self.draft is not None and self.content == self._saved

    @property
    def is_forgotten(self) -> bool:
        """Whether a draft nobody asked for holds nothing any more."""
        return self.by_itself and not self.has_own

    def check(self) -> Check:
        """Check the ticket as it stands."""
        return check(self.ticket, self.service, self.situation)

    def late(self, now: datetime) -> bool:
        """Tell whether the ticket is to be sent at a time that is over: that blocks it."""
        return self.tags.late(now)

    def type(self, values: Mapping[str, str], extra: Mapping[str, str], tags: Tags) -> None:
        """Take over what the form holds; another link has its own story of same links."""
        moved = values.get("link") != self.values.get("link")
        self.values.update(values)
        self.extra, self.tags = dict(extra), tags
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

    def new_order(self, *, by_itself: bool = False) -> NewOrder:
        """Return the snapshot to store; of a service that is gone, what the draft knew of it.

        A draft that is saved `by_itself` keeps the rate that was agreed to: nobody has looked at
        another one yet, so the warning of it must not go away.
        """
        parent = self.draft.parent_id if self.draft else None
        if self.service is not None:
            agreed = self.agreed_rate if by_itself else None
            service = self.service if agreed is None else self._at(self.service, agreed)
            new = written(self.ticket, service, self.account.currency)
        else:
            new = self._of_gone()
        return tagged(dataclasses.replace(new, parent_id=parent), self.tags)

    def _at(self, service: Service, rate: Decimal) -> Service:
        return dataclasses.replace(service, rate=rate)

    def _of_gone(self) -> NewOrder:
        assert self.draft is not None, "a ticket without a service is a draft's"
        order = self.draft
        return NewOrder(
            self.ticket,
            order.service_name,
            order.category,
            order.rate,
            order.currency,
            expected_charge=order.expected_charge,
            quantity=order.quantity,
            cancel=order.cancel,
            refill=order.refill,
        )

    def next(self, *, keep: bool = False) -> None:
        """Clear the desk for the next order: how much and how stays, for whom goes.

        With `keep` label, customer and colour stay as well.
        """
        self.values = {name: text for name, text in self.values.items() if name in KEPT}
        self.extra = {}
        self.tags = self.begun = self.tags.for_next(keep=keep)
        self.draft, self.by_itself = None, False
        self.settle()
        self.situation = dataclasses.replace(self.situation, same_link=0, agreed_rate=None)

    def settle(self) -> None:
        """Take what is typed now as saved."""
        self._saved = self.content

    def saved(self, order: Order, content: Content, *, by_itself: bool = False) -> None:
        """Remember that `content` is saved as `order`; more may have been typed meanwhile."""
        self.by_itself = by_itself and (self.draft is None or self.by_itself)
        self.draft, self._saved = order, content

    def let_go(self) -> None:
        """Part from the draft: it is gone, or not this ticket's any more."""
        self.draft, self.by_itself = None, False
        self.settle()
        self.situation = dataclasses.replace(self.situation, agreed_rate=None)

    def hand_over(self, to: "Desk") -> None:
        """Give the link, and what is written beside it, to the ticket of another service.

        A ticket that holds more than its link stays what it is, and is kept.
        """
        if (self.draft is None or self.by_itself) and self.own <= {"link"}:
            link = self.values.get("link", "")
            if link.strip():
                to.values["link"] = link
                self.values["link"] = ""
            to.tags, to.begun = self.tags, self.begun
            self.tags = self.begun
