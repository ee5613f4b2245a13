"""After the sale: whether orders may be cancelled or refilled, asking for it, what became of it."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from xpanel_desktop.app.accounts import AccountBook
from xpanel_desktop.app.asking import Means, Result, Run
from xpanel_desktop.app.catalogs import Catalogs
from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.lost_refills import LostRefills
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.app.settings import Settings
from xpanel_desktop.app.sources import Sources
from xpanel_desktop.app.stores import Stores
from xpanel_desktop.domain.aftersales import (
    COOLDOWN,
    MOST_COOLDOWN,
    Candidate,
    Terms,
    can_be_refilled,
    judge,
    looked_at_only,
    terms_of,
)
from xpanel_desktop.domain.again import NoDraft, remainder, reordered
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.guarantee import Guarantee, suggested
from xpanel_desktop.domain.order import NewOrder, Order
from xpanel_desktop.domain.query import Column, OrderQuery
from xpanel_desktop.domain.requests import Deed, Request, Step, Turn
from xpanel_desktop.domain.service import Service
from xpanel_desktop.domain.state import State
from xpanel_desktop.store.requests import Ending

__all__ = ["MOST", "Aftersales", "Record", "Result", "Run"]

MOST = 5000
"""Orders that one deed takes at once: what is asked for is looked at first."""
SLICE = 500
"""Orders that a search for what can be refilled reads at once."""
BREATH = 100
"""Orders or names that are looked at before the windows may paint."""
REACH = timedelta(days=365)
"""How far back a search looks at least: what a service promised that is sold no more."""
KEY = "aftersales.cooldown."
"""The setting's key, followed by the account's id; hours."""
Window = Callable[[OrderQuery, int, int], Awaitable[list[Order]]]
Save = Callable[[NewOrder], Awaitable[Order]]


@dataclass(frozen=True, slots=True)
class Record:
    """A request with the steps by which it came to where it stands."""

    request: Request
    steps: tuple[Step, ...]


class Aftersales:
    """What the operator does with orders that a panel has accepted."""

    def __init__(
        self,
        stores: Stores,
        book: AccountBook,
        catalogs: Catalogs,
        sources: Sources,
        settings: Settings,
        save: Save,
        clock: Clock,
        notices: Notices,
    ) -> None:
        self._stores = stores
        self._book = book
        self._catalogs = catalogs
        self._settings = settings
        self._save = save
        self._clock = clock
        self._notices = notices
        self.lost = LostRefills(stores.requests, stores.pages, clock, notices)
        self._means = Means(stores.requests, sources, clock, notices, self._is_xpanel)
        self._runs: set[Run] = set()
        self._idle = asyncio.Event()
        self._idle.set()

    # -- verdicts -----------------------------------------------------------------------

    async def check(self, deed: Deed, orders: Sequence[Order]) -> list[Candidate]:
        """Judge a deed for each of these orders with what is known now, in their order."""
        before = await self._stores.requests.of(order.id for order in orders)
        typed = await self._typed({order.ticket.account_id for order in orders})
        now = self._clock.now()
        judged: list[Candidate] = []
        for at, order in enumerate(orders):
            if at % BREATH == BREATH - 1:
                await asyncio.sleep(0)
            account_id = order.ticket.account_id
            terms = await self._terms(order, typed[account_id])
            history = before.get(order.id, [])
            wait = self.cooldown(account_id)
            verdict = judge(deed, order, terms, history, now, wait)
            if not self._book.may_change(account_id):
                verdict = looked_at_only(verdict)
            judged.append(Candidate(order, verdict, terms))
        return judged

    async def refillable(
        self,
        query: OrderQuery,
        window: Window,
        told: Callable[[int], None] = lambda _looked_at: None,
        is_stopped: Callable[[], bool] = lambda: False,
    ) -> list[Candidate]:
        """Return what of a query "refill all that can be" takes, at most MOST.

        Reads the completed orders that moved last first, in slices; `told` hears how many were
        looked at. It ends early where no guarantee reaches. An order that ends meanwhile pushes the
        last of one slice into the next, where it is met again.
        """
        if query.states and State.COMPLETED not in query.states:
            return []
        completed = frozenset({State.COMPLETED})
        wanted = replace(query, states=completed, sort=Column.MOVED, descending=True)
        found: dict[int, Candidate] = {}
        first = 0
        reach = await self._reach(query)
        while len(found) < MOST and not is_stopped():
            orders = await window(wanted, first, SLICE)
            found |= {one.order.id: one for one in await self.refillable_of(orders)}
            now = self._clock.now()
            first += len(orders)
            told(first)
            last = orders[-1].moved_at if orders else None
            beyond = reach is not None and last is not None and last + reach < now
            if len(orders) < SLICE or beyond:
                break
        return list(found.values())[:MOST]

    async def refillable_of(self, orders: Sequence[Order]) -> list[Candidate]:
        """Return what "refill all that can be" takes of these orders."""
        judged = await self.check(Deed.REFILL, orders)
        now = self._clock.now()
        return [one for one in judged if can_be_refilled(one, now)]

    async def terms(self, order: Order) -> Terms:
        """Return what is known of an order's service."""
        account_id = order.ticket.account_id
        return await self._terms(order, (await self._typed({account_id}))[account_id])

    def cooldown(self, account_id: int) -> timedelta:
        """Return how long after a request of an account the next one for the order waits."""
        hours = self._settings.get(f"{KEY}{account_id}", int(COOLDOWN.total_seconds() // 3600))
        return min(max(timedelta(hours=hours), timedelta()), MOST_COOLDOWN)

    async def set_cooldown(self, account_id: int, hours: int) -> None:
        """Set how many hours after a request the next one waits; 0: not at all."""
        await self._settings.set(f"{KEY}{account_id}", hours)

    # -- asking -------------------------------------------------------------------------

    def begin(self, deed: Deed, candidates: Sequence[Candidate]) -> Run:
        """Return a run of a deed for those that may; it begins when it is awaited by `carry_out`.

        Stopping all sending does not stop it: nothing is bought.
        """
        return Run(self._means, deed, [one.order for one in candidates if one.verdict.may])

    async def carry_out(self, run: Run, told: Callable[[], None] = lambda: None) -> list[Result]:
        """Ask; `told` is called whenever results have come."""
        self._runs.add(run)
        self._idle.clear()
        try:
            return await run.go(told)
        finally:
            self._runs.discard(run)
            if not self._runs:
                self._idle.set()

    async def settle(self, requests: Sequence[Request], turn: Turn) -> None:
        """Declare what became of requests whose answer was lost, or that are followed in vain.

        Raises IllegalTurn when one has moved on in the meantime; then none is declared.
        """
        await self._stores.requests.end(
            {one.id: Ending(turn) for one in requests}, self._clock.now()
        )
        ids = [one.order_id for one in requests]
        if ids:
            self._notices.publish(Changes.of(Table.REQUESTS, ids) | Changes.of(Table.ORDERS, ids))

    async def history(self, order_id: int) -> list[Record]:
        """Return the requests of an order with their steps, the newest first."""
        found = (await self._stores.requests.of([order_id])).get(order_id, [])
        steps = [await self._stores.requests.steps(one.id) for one in found]
        told = [Record(one, tuple(some)) for one, some in zip(found, steps, strict=True)]
        return told[::-1]

    async def close(self) -> None:
        """Let no run ask any further, and wait for the answers to what has left."""
        for run in tuple(self._runs):
            run.stop()
        await self._idle.wait()

    # -- guarantees ---------------------------------------------------------------------

    async def guarantees(self, account_id: int) -> dict[str, Guarantee]:
        """Return service id → the guarantee that the operator typed."""
        return await self._stores.guarantees.load(account_id)

    async def set_guarantee(
        self, account_id: int, service_id: str, guarantee: Guarantee | None
    ) -> None:
        """Keep the guarantee of a service; None forgets it, and the name suggests one again."""
        now = self._clock.now()
        await self._stores.guarantees.set(account_id, service_id, guarantee, now)
        self._notices.publish(Changes.of(Table.GUARANTEES, [account_id]))

    # -- once more ----------------------------------------------------------------------

    async def reorder(self, orders: Iterable[Order]) -> tuple[list[Order], dict[int, NoDraft]]:
        """Save each of these orders as a new draft, its child.

        Return the drafts, and order id → reason where there is none.
        """
        return await self._once_more(orders, reordered)

    async def split(self, orders: Iterable[Order]) -> tuple[list[Order], dict[int, NoDraft]]:
        """Save what is left of each partial order as a new draft, its child; return as above."""
        return await self._once_more(orders, remainder)

    async def _once_more(
        self,
        orders: Iterable[Order],
        content: Callable[[Order, Service | None], NewOrder | NoDraft],
    ) -> tuple[list[Order], dict[int, NoDraft]]:
        drafts: list[Order] = []
        reasons: dict[int, NoDraft] = {}
        for order in orders:
            new = content(order, await self._service(order))
            if isinstance(new, NoDraft):
                reasons[order.id] = new
            else:
                drafts.append(await self._save(new))
        parents = [one.parent_id for one in drafts if one.parent_id is not None]
        if parents:  # they have a child now: their page shows it, and Watch lets go of them
            self._notices.publish(Changes.of(Table.ORDERS, parents))
        return drafts, reasons

    async def find(self, account_ids: Sequence[int], panel_ids: Sequence[str]) -> list[Order]:
        """Return the orders that these accounts' panels know under these ids."""
        ids = await self._stores.requests.orders_of(account_ids, panel_ids)
        return await self._stores.pages.get(ids)

    # -- what is known ------------------------------------------------------------------

    async def _typed(self, account_ids: Iterable[int]) -> dict[int, dict[str, Guarantee]]:
        return {one: await self._stores.guarantees.load(one) for one in account_ids}

    async def _terms(self, order: Order, typed: dict[str, Guarantee]) -> Terms:
        return terms_of(order, await self._service(order), typed.get(order.ticket.service_id))

    async def _service(self, order: Order) -> Service | None:
        return await self._catalogs.service(order.ticket.account_id, order.ticket.service_id)

    async def _reach(self, query: OrderQuery) -> timedelta | None:
        """Return the longest guarantee that any service has; None: for life."""
        accounts = query.accounts or {account.id for account in self._book.all()}
        spans = [guarantee.days for typed in (await self._typed(accounts)).values()
                 for guarantee in typed.values()]  # fmt: skip
        for account_id in accounts:
            snapshot = await self._catalogs.load(account_id)
            for at, service in enumerate(snapshot.services if snapshot else ()):
                if at % BREATH == BREATH - 1:
                    await asyncio.sleep(0)
                if (read := suggested(service.name)) is not None:
                    spans.append(read.days)
        if None in spans:
            return None
        longest = max((days for days in spans if days is not None), default=0)
        return max(timedelta(days=longest), REACH)

    def _is_xpanel(self, account_id: int) -> bool:
        account = self._book.get(account_id)
        return account is not None and account.dialects.rest
