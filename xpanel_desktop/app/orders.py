"""Reading orders for the screens, and asking the panels about some of them at once."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime

from xpanel_desktop.domain.errors import PanelError
from xpanel_desktop.domain.order import Attempt, Order
from xpanel_desktop.domain.query import Offered, OrderQuery
from xpanel_desktop.domain.state import PLACED, State
from xpanel_desktop.store.listing import Listing
from xpanel_desktop.store.pages import Pages
from xpanel_desktop.store.tracking import Tracking

__all__ = ["Listing", "Orders"]

OnProgress = Callable[[int], None]
Ask = Callable[[int, list[tuple[int, str]], OnProgress], Awaitable[None]]


class Orders:
    """Orders as tables show them."""

    def __init__(self, pages: Pages, tracking: Tracking, ask: Ask) -> None:
        self._pages = pages
        self._tracking = tracking
        self._ask = ask

    def listing(self, query: OrderQuery) -> Listing:
        """Return the orders of a query, to be read and counted as they are needed."""
        return self._pages.listing(query)

    async def offered(self) -> Offered:
        """Return what filters have to choose from."""
        return await self._pages.offered()

    async def window(self, query: OrderQuery, first: int, most: int) -> list[Order]:
        """Return rows `first` … `first + most - 1` of the sorted query."""
        return await self._pages.window(query, first, most)

    async def count(self, query: OrderQuery) -> int:
        """Return how many orders a query has."""
        return await self._pages.count(query)

    async def counts(self) -> dict[tuple[int, State], int]:
        """Return (account, state) → number of orders."""
        return await self._pages.counts()

    async def get(self, ids: Iterable[int]) -> list[Order]:
        """Return the orders of these ids that there are."""
        return await self._pages.get(ids)

    async def attempts(self, order_id: int) -> list[Attempt]:
        """Return the attempts to send an order, the first one first."""
        return await self._pages.attempts(order_id)

    async def next_due(self, account_id: int) -> datetime | None:
        """Return when an account's panel is asked next by itself; None: nothing is followed."""
        return await self._tracking.next_due(account_id)

    async def refresh(
        self, ids: Iterable[int], on_progress: Callable[[int, int], None] | None = None
    ) -> None:
        """Ask the panels about these orders now. Raises the first PanelError that came of it.

        The other accounts' orders are asked about all the same. `on_progress` hears how many of how
        many were asked about. Cancelled, it asks no more; what was told by then is kept.
        """
        by_account: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
        for order in await self._pages.get(ids):
            if order.state in PLACED:
                by_account[order.ticket.account_id].append((order.id, order.panel_id))
        failures: list[PanelError] = []
        total, asked = sum(map(len, by_account.values())), 0

        def count(number: int) -> None:
            nonlocal asked
            asked += number
            if on_progress is not None:
                on_progress(asked, total)

        for account_id, wanted in by_account.items():
            try:
                await self._ask(account_id, wanted, count)
            except PanelError as error:
                failures.append(error)
        if failures:
            raise failures[0]
