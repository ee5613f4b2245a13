"""What Watch offers after the sale: ask now, cancel, refill, order what is left.

Each deed is offered where it makes sense of what was found; whether the panel takes it is judged
order by order in the question that follows, as everywhere.
"""

from collections.abc import Coroutine, Sequence
from typing import Any

from PySide6.QtCore import QObject

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain import requests
from xpanel_desktop.domain.again import NoDraft, remainder
from xpanel_desktop.domain.checks import Level
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.state import FINISHED, PLACED, State
from xpanel_desktop.domain.watch import What
from xpanel_desktop.store.watch import Found
from xpanel_desktop.ui.aftersales_words import drafts_words
from xpanel_desktop.ui.dialogs.aftersales import AftersalesDialog
from xpanel_desktop.ui.panes.after_sale import AfterSale
from xpanel_desktop.ui.panes.watch import WatchPane
from xpanel_desktop.ui.panes.watch_deeds import Deed
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.text import error_words

_SHORT = frozenset({What.PARTIAL, What.ODD_START})
"""Findings after which something may be missing that a refill brings."""


class WatchAftersales(QObject):
    """Adds its deeds to a pane and carries them out; outcomes are told in words."""

    def __init__(self, core: Core, tasks: Tasks, pane: WatchPane) -> None:
        super().__init__(pane)
        self._core, self._tasks, self._pane = core, tasks, pane
        self.dialogs = AfterSale(core, tasks, lambda work: self._start(work, "after-sales"), pane)
        ask_now = lambda: self.tr("Ask now")  # noqa: E731 -- words are asked for in each language
        for deed in (
            Deed("refresh", ask_now, self._refresh, _are_placed, "watch.refresh", "refresh"),
            Deed("cancel", lambda: self.tr("Cancel…"), self._cancel, _are_at_work, "watch.cancel"),
            Deed("refill", lambda: self.tr("Refill…"), self._refill, _fell_short, "watch.refill"),
            Deed(
                "split",
                lambda: self.tr("Order what is left, as a draft"),
                self._split,
                _have_rest,
                "watch.split",
            ),
        ):
            pane.deeds.offer(deed)

    @property
    def dialog(self) -> AftersalesDialog:
        """The question and its outcomes."""
        return self.dialogs.question

    def _start(self, work: Coroutine[Any, Any, None], name: str) -> None:
        self._pane.trouble.show_words(Level.PASS, "")
        self._tasks.start(self, work, name=name, on_error=self._fail)

    def _fail(self, error: Exception) -> None:
        self._pane.trouble.show_words(Level.WARN, error_words(error))

    def _refresh(self, found: Sequence[Found]) -> None:
        ids = [order.id for order in _orders(found)]
        self._start(self._core.orders.refresh(ids), "ask about orders")

    def _cancel(self, found: Sequence[Found]) -> None:
        self._start(self.dialogs.ask(requests.Deed.CANCEL, _orders(found)), "judge a cancel")

    def _refill(self, found: Sequence[Found]) -> None:
        self._start(self.dialogs.ask(requests.Deed.REFILL, _orders(found)), "judge a refill")

    def _split(self, found: Sequence[Found]) -> None:
        self._start(self._order_rest(_orders(found)), "order what is left")

    async def _order_rest(self, orders: Sequence[Order]) -> None:
        drafts, reasons = await self._core.aftersales.split(orders)
        self._pane.done.tell(drafts_words(len(drafts), reasons))


def _orders(found: Sequence[Found]) -> list[Order]:
    """Return the orders of findings, each once."""
    return list({one.order.id: one.order for one in found}.values())


def _are_placed(found: Sequence[Found]) -> bool:
    return all(one.order.panel_id and one.order.state in PLACED for one in found)


def _are_at_work(found: Sequence[Found]) -> bool:
    return _are_placed(found) and all(one.order.state not in FINISHED for one in found)


def _fell_short(found: Sequence[Found]) -> bool:
    ended = all(one.order.state in (State.COMPLETED, State.PARTIAL) for one in found)
    return _are_placed(found) and ended and all(one.finding.what in _SHORT for one in found)


def _have_rest(found: Sequence[Found]) -> bool:
    """Tell whether each has something left that can be told; the minimum is looked at later."""
    return all(not isinstance(remainder(one.order, None), NoDraft) for one in found)
