"""The dialogs after the sale as a pane has them: the question, the lost refills, and their ways."""

from collections.abc import Callable, Coroutine, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.pasted import LeftOut
from xpanel_desktop.domain.requests import Deed
from xpanel_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from xpanel_desktop.ui.dialogs.aftersales import AftersalesDialog
    from xpanel_desktop.ui.dialogs.lost_refills import LostRefillsDialog


class AfterSale(QObject):
    """Each dialog is made when first wanted, since one takes 0.5 MB."""

    def __init__(
        self,
        core: Core,
        tasks: Tasks,
        start: Callable[[Coroutine[Any, Any, None]], object],
        parent: QWidget,
    ) -> None:
        """`start` runs what a dialog sets off and tells of its failure in the pane."""
        super().__init__(parent)
        self._core, self._tasks, self._start, self._parent = core, tasks, start, parent

    @cached_property
    def question(self) -> "AftersalesDialog":
        """Asks for cancels or refills and shows the outcomes."""
        from xpanel_desktop.ui.dialogs.aftersales import AftersalesDialog

        made = AftersalesDialog(self._core, self._tasks, self._parent)
        made.lost_wanted.connect(lambda order_ids: self.lost.begin(order_ids))
        return made

    @cached_property
    def lost(self) -> "LostRefillsDialog":
        """Settles refills whose answer was lost."""
        from xpanel_desktop.ui.dialogs.lost_refills import LostRefillsDialog

        made = LostRefillsDialog(self._core, self._tasks, self._parent)
        made.again_wanted.connect(lambda order_ids: self._start(self._again(order_ids)))
        return made

    async def ask(
        self, deed: Deed, orders: Sequence[Order], left_out: Sequence[LeftOut] = ()
    ) -> None:
        """Judge a deed for these orders and ask the operator; `left_out` are told."""
        self.question.ask(deed, await self._core.aftersales.check(deed, orders), left_out)

    async def _again(self, order_ids: frozenset[int]) -> None:
        await self.ask(Deed.REFILL, await self._core.orders.get(order_ids))
