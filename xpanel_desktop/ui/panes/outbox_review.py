"""What sending a choice of drafts would do: the sum, what cannot go, what is worth a look.

A draft is checked again with the catalogue and the situation as they are now, by the same check
as the ticket's, and sent at the rate of now: the confirmation shows that sum.
"""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.checks import Level, Problem, Situation, check
from xpanel_desktop.domain.money import trim
from xpanel_desktop.domain.order import NewOrder, Order, written
from xpanel_desktop.domain.service import Service
from xpanel_desktop.domain.snapshot import Balance
from xpanel_desktop.domain.state import State


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One order, checked now. `renewed` is what to save before it goes, None: as it is."""

    order: Order
    charge: Decimal | None
    problems: tuple[Problem, ...] = ()
    renewed: NewOrder | None = None

    @property
    def goes(self) -> bool:
        """Whether it can be sent."""
        return all(problem.level is not Level.BLOCK for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Review:
    """Orders about to be sent."""

    reviewed: tuple[Reviewed, ...]
    balances: Mapping[int, Balance] = field(default_factory=dict[int, Balance])
    """The last known balance of each account whose money moves."""

    @property
    def going(self) -> tuple[Reviewed, ...]:
        """Those that can be sent."""
        return tuple(item for item in self.reviewed if item.goes)

    @property
    def staying(self) -> tuple[Reviewed, ...]:
        """Those that cannot."""
        return tuple(item for item in self.reviewed if not item.goes)

    def accounts(self) -> tuple[int, ...]:
        """Return the accounts whose money moves."""
        return tuple(dict.fromkeys(item.order.ticket.account_id for item in self.going))

    def of_account(self, account_id: int) -> tuple[Reviewed, ...]:
        """Return what goes of one account."""
        return tuple(item for item in self.going if item.order.ticket.account_id == account_id)


@dataclass(frozen=True, slots=True)
class Sum:
    """What orders are expected to cost: by currency, and how many nobody can tell."""

    count: int
    amounts: Mapping[str, Decimal]
    untold: int

    @classmethod
    def of(cls, orders: Iterable[Order]) -> "Sum":
        """Add up the charges expected when the orders were written."""
        return cls._of([(order.expected_charge, order.currency) for order in orders])

    @classmethod
    def now(cls, reviewed: Iterable[Reviewed]) -> "Sum":
        """Add up the charges at the rates of now."""
        return cls._of([(item.charge, item.order.currency) for item in reviewed])

    @classmethod
    def charged(cls, orders: Iterable[Order]) -> "Sum":
        """Add up what the panels report, and what was expected where they do not."""
        return cls._of(
            [
                (one.expected_charge if one.charge is None else one.charge, one.currency)
                for one in orders
            ]
        )

    @classmethod
    def _of(cls, charges: Sequence[tuple[Decimal | None, str]]) -> "Sum":
        amounts: dict[str, Decimal] = {}
        for charge, currency in charges:
            if charge is not None:
                amounts[currency] = amounts.get(currency, Decimal(0)) + charge
        amounts = {currency: trim(amount) for currency, amount in amounts.items()}
        return cls(len(charges), amounts, sum(charge is None for charge, _ in charges))


async def review(core: Core, orders: Sequence[Order]) -> Review:
    """Check drafts with what is known now; what was queued before goes as it was written."""
    catalogues: dict[int, dict[str, Service]] = {}
    reviewed: list[Reviewed] = []
    for order in orders:
        account_id = order.ticket.account_id
        if order.state is not State.DRAFT:
            reviewed.append(Reviewed(order, order.expected_charge))
            continue
        if account_id not in catalogues:
            snapshot = await core.catalogs.load(account_id)
            services = snapshot.services if snapshot else ()
            catalogues[account_id] = {service.id: service for service in services}
        service = catalogues[account_id].get(order.ticket.service_id)
        situation = await core.tickets.situation(order.ticket, but=order.id)
        reviewed.append(_checked(order, service, situation, core))
    accounts = {item.order.ticket.account_id for item in reviewed}
    balances = {number: await core.balances.last(number) for number in accounts}
    return Review(
        tuple(reviewed), {number: told for number, told in balances.items() if told is not None}
    )


def _checked(order: Order, service: Service | None, situation: Situation, core: Core) -> Reviewed:
    verdict = check(order.ticket, service, dataclasses.replace(situation, agreed_rate=order.rate))
    if service is None:
        return Reviewed(order, order.expected_charge, verdict.problems)
    account = core.accounts.get(order.ticket.account_id)
    fresh = written(order.ticket, service, account.currency if account else order.currency)
    if fresh.rate == order.rate and fresh.expected_charge == order.expected_charge:
        return Reviewed(order, order.expected_charge, verdict.problems)
    return Reviewed(order, verdict.charge, verdict.problems, noted(fresh, order))


def noted(new: NewOrder, order: Order) -> NewOrder:
    """Return `new` with what the operator wrote on `order`."""
    return dataclasses.replace(
        new,
        label=order.label,
        customer=order.customer,
        note=order.note,
        colour=order.colour,
        parent_id=order.parent_id,
    )
