"""Tickets become drafts and queued orders; what the operator does with them until they are sent."""

from collections.abc import Callable, Iterable, Sequence

from xpanel_desktop.app.accounts import AccountBook
from xpanel_desktop.app.catalogs import Catalogs
from xpanel_desktop.app.caution import Caution
from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.app.stores import Stores
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.checks import Situation
from xpanel_desktop.domain.order import NewOrder, Order
from xpanel_desktop.domain.state import DELETABLE, Event, State
from xpanel_desktop.domain.tags import Tags
from xpanel_desktop.domain.ticket import Ticket


class Tickets:
    """The operator's moves. Each is one transaction, then told to the screens."""

    def __init__(
        self,
        stores: Stores,
        book: AccountBook,
        catalogs: Catalogs,
        caution: Caution,
        cannot_send: Callable[[int], bool],
        clock: Clock,
        notices: Notices,
    ) -> None:
        self._stores = stores
        self._book = book
        self._catalogs = catalogs
        self._caution = caution
        self._cannot_send = cannot_send
        self._clock = clock
        self._notices = notices

    async def situation(self, ticket: Ticket, *, but: int | None = None) -> Situation:
        """Return what a check knows beside ticket and service; `but` is the draft being edited.

        It is asked at every pause of typing, so it takes what is stored and waits for no network.
        """
        account = self._book.get(ticket.account_id)
        xpanel = account is not None and account.dialects.rest
        balance = await self._stores.balances.last(ticket.account_id)
        link = ticket.text("link")
        before = await self._stores.pages.get([but]) if but is not None else []
        pools = await self._catalogs.known_pools(ticket.account_id) if xpanel else None
        return Situation(
            xpanel=xpanel,
            balance=balance.money.amount if balance else None,
            same_link=await self._stores.pages.same_link(link, but) if link else 0,
            agreed_rate=before[0].rate if before else None,
            order_limit=self._caution.order_limit(ticket.account_id),
            pools={pool.name: pool.capacity for pool in pools.capacities} if pools else {},
            read_only=account is not None and account.read_only,
        )

    async def save_draft(self, new: NewOrder, order_id: int | None = None) -> Order:
        """Store a new draft, or new content for the draft `order_id`. Raises NotDraft."""
        order = await self._stores.drafts.save(new, self._clock.now(), order_id)
        return self._told(order)

    async def send(self, new: NewOrder, order_id: int | None = None) -> Order:
        """Store and queue in one transaction. Raises NotDraft."""
        asks = self._must_ask(new.ticket.account_id)
        now = self._clock.now()
        order = await self._stores.drafts.save_and_queue(new, now, order_id, asks=asks)
        return self._told(order)

    async def queue(self, ids: Iterable[int]) -> list[int]:
        """Queue drafts and refused orders; return those that moved."""
        return await self._move(ids, Event.QUEUE)

    async def hold(self, ids: Iterable[int]) -> list[int]:
        """Hold queued orders back; return those that moved."""
        return await self._move(ids, Event.HOLD)

    async def resume(self, ids: Iterable[int]) -> list[int]:
        """Put held orders back into the queue; return those that moved."""
        return await self._move(ids, Event.RESUME)

    async def edit(self, ids: Iterable[int]) -> list[int]:
        """Take orders out of the outbox as drafts; return those that moved."""
        return await self._move(ids, Event.EDIT)

    async def delete(self, ids: Iterable[int]) -> list[int]:
        """Delete orders that surely were never accepted; return these."""
        return await self._delete(list(ids), DELETABLE)

    async def tag(self, order_id: int, tags: Tags) -> None:
        """Write the operator's words on an order in any state. Raises KeyError without one."""
        self._told(await self._stores.drafts.tag(order_id, tags))

    async def drop_draft(self, order_id: int) -> None:
        """Delete an order if it is a draft still; whatever else it has become stays."""
        await self._delete([order_id], frozenset({State.DRAFT}))

    async def _delete(self, ids: Sequence[int], among: frozenset[State]) -> list[int]:
        """Delete, and tell of the orders that they were made from: nobody has seen to these now."""
        parents = await self._stores.drafts.parents(ids)
        gone = await self._stores.drafts.delete(ids, among)
        self._publish([*gone, *parents] if gone else [])
        return gone

    async def _move(self, ids: Iterable[int], event: Event) -> list[int]:
        moved: list[int] = []
        for asks, some in (await self._by_asking(ids, event)).items():
            now = self._clock.now()
            moved += await self._stores.drafts.move(some, event, now, asks=asks)
        self._publish(moved)
        return moved

    async def _by_asking(self, ids: Iterable[int], event: Event) -> dict[bool, list[int]]:
        """Part the ids by whether they wait for the operator's word once they are queued."""
        wanted = list(ids)
        if event not in (Event.QUEUE, Event.RESUME) or not self._caution.asks_after_offline:
            return {False: wanted}
        found = await self._stores.pages.get(wanted)
        accounts = {order.id: order.ticket.account_id for order in found}
        parts: dict[bool, list[int]] = {}
        for one in wanted:
            asks = one in accounts and self._must_ask(accounts[one])
            parts.setdefault(asks, []).append(one)
        return parts

    def _must_ask(self, account_id: int) -> bool:
        return self._caution.asks_after_offline and self._cannot_send(account_id)

    def _told(self, order: Order) -> Order:
        self._publish([order.id])
        return order

    def _publish(self, ids: list[int]) -> None:
        if ids:
            self._notices.publish(Changes.of(Table.ORDERS, ids))
