"""The history of an order, and the panel's word on the orders that a drip-feed placed."""

from collections.abc import Sequence

from xpanel_desktop.app.sources import Sources
from xpanel_desktop.domain.errors import PanelError
from xpanel_desktop.domain.history import History
from xpanel_desktop.domain.order import Report
from xpanel_desktop.domain.schedule import batches
from xpanel_desktop.store.history import HistoryRows


class Histories:
    """What the page of an order shows."""

    def __init__(self, rows: HistoryRows, sources: Sources) -> None:
        self._rows = rows
        self._sources = sources

    async def of(self, order_id: int) -> History | None:
        """Return all that is on record of an order; None when there is no such order."""
        return await self._rows.read(order_id)

    async def children(self, account_id: int, ids: Sequence[str]) -> dict[str, Report | PanelError]:
        """Ask the panel where the orders that it placed itself stand; nothing of it is kept.

        Ids that the panel left out are absent. Raises PanelError, Unreachable when one works
        offline.
        """
        told: dict[str, Report | PanelError] = {}
        for batch in batches(list(dict.fromkeys(ids))):
            source = self._sources.get(account_id)
            told |= await source.heard(source.panel.status(batch))
        return told
