"""What the ticket pane asks of the program, as plain coroutines; results go to callbacks."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.checks import Check, Level, Problem
from xpanel_desktop.domain.errors import PanelError
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.service import Kind, Service
from xpanel_desktop.ui.panes.ticket_desk import Desk


@dataclass(frozen=True, slots=True)
class Opened:
    """What a service or a draft is opened with."""

    service: Service | None
    kind: Kind | None
    """The kind that the operator chose by hand for this service, None when never."""


async def open_for(
    core: Core, account_id: int, service_id: str, done: Callable[[Opened], None]
) -> None:
    """Find the service in the stored catalogue and the kind remembered for it."""
    service = await _service(core, account_id, service_id)
    kinds = await core.catalogs.kinds(account_id)
    done(Opened(service, kinds.get(service_id)))


async def _service(core: Core, account_id: int, service_id: str) -> Service | None:
    snapshot = await core.catalogs.load(account_id)
    services = snapshot.services if snapshot else ()
    return next((service for service in services if service.id == service_id), None)


async def look(core: Core, desk: Desk, done: Callable[[Desk], None]) -> None:
    """Learn what the check knows beside the ticket; the rate may have moved meanwhile too."""
    await _learn(core, desk)
    done(desk)


async def ask_pools(core: Core, desk: Desk, done: Callable[[Desk], None]) -> None:
    """Have the pools' capacity asked, if it is old; a panel that does not tell is no trouble."""
    with suppress(PanelError):
        await core.catalogs.pools(desk.account.id)
    await look(core, desk, done)


async def _learn(core: Core, desk: Desk) -> None:
    desk.account = core.accounts.get(desk.account.id) or desk.account
    asked = desk.ticket
    situation = await core.tickets.situation(asked, but=desk.order_id)
    service = await _service(core, desk.account.id, asked.service_id)
    card = await core.scorecards.of(desk.account.id, asked.service_id)
    if desk.ticket.service_id == asked.service_id:
        desk.service, desk.card = service or desk.service, card
        desk.learn(situation, link=asked.text("link"))


async def remember(core: Core, desk: Desk) -> None:
    """Remember the kind that the operator chose by hand for this service."""
    await core.catalogs.remember_kind(desk.account.id, desk.ticket.service_id, desk.kind)


async def save(core: Core, desk: Desk, done: Callable[[Desk, Order], None]) -> None:
    """Save the ticket as a draft, over the one it came from."""
    async with desk.storing:
        content = desk.content
        order = await core.tickets.save_draft(desk.new_order(), desk.order_id)
        desk.saved(order, content)
        done(desk, order)


async def keep(core: Core, desk: Desk, done: Callable[[Desk, Order | None], None]) -> None:
    """Save what is typed without having been asked; drop such a draft once nothing is typed."""
    async with desk.storing:
        number = desk.order_id
        if desk.is_forgotten and number is not None:
            await core.tickets.drop_draft(number)
            desk.let_go()
            done(desk, None)
        elif desk.touched:
            content = desk.content
            order = await core.tickets.save_draft(desk.new_order(by_itself=True), number)
            desk.saved(order, content, by_itself=True)
            done(desk, order)


def warnings(verdict: Check) -> frozenset[tuple[str, str]]:
    """Return what an operator has to agree to: which warnings, of which fields."""
    return frozenset(_mark(item) for item in verdict.problems if item.level is Level.WARN)


def _mark(problem: Problem) -> tuple[str, str]:
    return problem.code, problem.field


@dataclass(frozen=True, slots=True)
class Sent:
    """How a try to send ended: with an order in the outbox, or with a verdict to show."""

    order: Order | None
    verdict: Check


async def send(
    core: Core,
    desk: Desk,
    agreed: frozenset[tuple[str, str]] | None,
    done: Callable[[Desk, Sent], None],
) -> None:
    """Check once more with what is known now and put the order into the outbox.

    Not sent: when something blocks, when it warns of what was not `agreed` to, or when the ticket
    or its charge moved since the operator pressed the button.
    """
    async with desk.storing:
        pressed, price = desk.content, desk.check().charge
        await _learn(core, desk)
        verdict, late = desk.check(), desk.late(core.clock.now())
        same = desk.content == pressed and verdict.charge == price
        fine = verdict.level is Level.PASS or (
            verdict.level is Level.WARN and agreed is not None and warnings(verdict) <= agreed
        )
        if not (same and fine) or late:
            done(desk, Sent(None, verdict))
            return
        order = await core.tickets.send(desk.new_order(), desk.order_id)
        done(desk, Sent(order, verdict))
