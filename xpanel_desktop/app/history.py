"""The history of an order, and the panel's word on the orders that a drip-feed placed."""

from collections.abc import Sequence

from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.halves import Halves
from xpanel_desktop.app.sources import Sources
from xpanel_desktop.domain.errors import PanelError
from xpanel_desktop.domain.history import History
from xpanel_desktop.domain.order import Report
from xpanel_desktop.domain.schedule import batches
from xpanel_desktop.store.history import HistoryRows


class Histories:
    """What the page of an order shows."""

    def __init__(self, rows: HistoryRows, sources: Sources, clock: Clock) -> None:
        self._rows = rows
        self._sources = sources
        self._clock = clock

    async def of(self, order_id: int) -> History | None:
        """Return all that is on record of an order; None when there is no such order."""
        return await self._rows.read(order_id)

    async def children(self, account_id: int, ids: Sequence[str]) -> dict[str, Report | PanelError]:
        """Ask the panel where the orders that it placed itself stand; nothing of it is kept.

        Ids that the panel left out are absent. Raises PanelError, Unreachable when one works
        offline.
        """
        told: dict[str, Report | PanelError] = {}
        source = self._sources.get(account_id)

        async def ask(batch: Sequence[str]) -> bool:
            found = await source.heard(source.panel.status(batch))
            told.update(found)
            return all(isinstance(found.get(one), Report) for one in batch)

        async def leave(one: str, error: PanelError) -> None:
            told[one] = error

        halves = Halves[str](source, self._clock, ask, leave)
        for batch in batches(list(dict.fromkeys(ids))):
            self._sources.check()
            await halves.ask(batch)
        return told
