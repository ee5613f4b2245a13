"""What the pane of orders does after the sale: cancel, refill, once more, by pasted ids."""

from collections.abc import Coroutine, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Qt

from xpanel_desktop.app.aftersales import MOST
from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.aftersales import Candidate
from xpanel_desktop.domain.checks import Level
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.pasted import LeftOut
from xpanel_desktop.domain.requests import Deed
from xpanel_desktop.ui.aftersales_words import drafts_words
from xpanel_desktop.ui.models.orders import OrdersModel
from xpanel_desktop.ui.panes.after_sale import AfterSale
from xpanel_desktop.ui.panes.order_selection import OrderSelection
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.text import error_words
from xpanel_desktop.ui.widgets.order_table import OrderTable
from xpanel_desktop.ui.widgets.problem_line import ProblemLine

if TYPE_CHECKING:
    from xpanel_desktop.ui.dialogs.aftersales import AftersalesDialog
    from xpanel_desktop.ui.dialogs.paste_ids import PasteIdsDialog


class OrderAftersales(QObject):
    """Carries out the actions of the bar and of the table's menu; outcomes are told in words."""

    def __init__(
        self,
        core: Core,
        tasks: Tasks,
        scope: Scope,
        table: OrderTable,
        model: OrdersModel,
        line: ProblemLine,
    ) -> None:
        super().__init__(table)
        self._core, self._tasks, self._table, self._model = core, tasks, table, model
        self._scope, self._line = scope, line
        self._searching = False
        self._stopped = False
        self.dialogs = AfterSale(core, tasks, self._start, table)
        self.bar = OrderSelection(table)
        for action in self.bar.actions_by_name.values():
            table.addAction(action)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._open_menu)
        table.chosen.connect(self._count)
        self.bar.wanted.connect(self._on_wanted)
        self.bar.stop_wanted.connect(self._stop)

    @property
    def dialog(self) -> "AftersalesDialog":
        """The question and its outcomes."""
        return self.dialogs.question

    @cached_property
    def pasting(self) -> "PasteIdsDialog":
        """The dialog for pasted ids, made when first wanted."""
        from xpanel_desktop.ui.dialogs.paste_ids import PasteIdsDialog

        made = PasteIdsDialog(self._core, self._tasks, self._table)
        made.deed_wanted.connect(self._on_pasted)
        made.refresh_wanted.connect(self._on_refresh)
        return made

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.bar.retranslate()

    def _count(self) -> None:
        self.bar.show_selected(sum(length for _, length in self._table.spans()))

    def _open_menu(self, at: QPoint) -> None:
        self.bar.menu(self._table).popup(self._table.viewport().mapToGlobal(at))

    def _on_wanted(self, name: str) -> None:
        match name:
            case "cancel":
                self._start(self._judge(Deed.CANCEL))
            case "refill":
                self._start(self._judge(Deed.REFILL))
            case "reorder":
                self._start(self._reorder())
            case "split":
                self._start(self._split())
            case "refill_all" if not self._searching:
                self._start(self._refill_all())
            case "lost":
                self.dialogs.lost.begin()
            case "paste":
                self.pasting.begin(self._looked_at())
            case _:
                pass

    def _looked_at(self) -> int:
        """Return the account whose orders are shown alone, else the window's; 0 without any."""
        shown = self._model.query.accounts
        if len(shown) == 1:
            return next(iter(shown))
        account = self._scope.account
        return account.id if account else 0

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        self._say("")
        self._tasks.start(self, work, name="after-sales", on_error=self._fail)

    def _say(self, told: str) -> None:
        self._line.show_words(Level.PASS, told)

    def _fail(self, error: Exception) -> None:
        self._line.show_words(Level.WARN, error_words(error))

    def _on_pasted(self, deed: Deed, orders: list[Order], left_out: list[LeftOut]) -> None:
        self._start(self.show(deed, orders, left_out))

    def _on_refresh(self, ids: list[int]) -> None:
        self._start(self._core.orders.refresh(ids))

    async def _chosen(self) -> list[Order]:
        spans = self._table.spans()
        orders = await self._model.read(self._model.pick(spans, MOST))
        if sum(length for _, length in spans) > len(orders) == MOST:
            self._say(self.tr("The first %Ln of the selected orders are taken.", "", MOST))
        return orders

    async def _judge(self, deed: Deed) -> None:
        await self.show(deed, await self._chosen())

    async def show(
        self, deed: Deed, orders: Sequence[Order], left_out: Sequence[LeftOut] = ()
    ) -> None:
        """Ask about these orders, if they may be cancelled or refilled; `left_out` are told."""
        if orders or left_out:
            await self.dialogs.ask(deed, orders, left_out)

    async def _refill_all(self) -> None:
        """Look through the selection, or through all that the filter shows, and ask."""
        self._searching, self._stopped = True, False
        try:
            found = await self._search()
        finally:
            self._searching = False
            self.bar.show_search(None)
        if found:
            self.dialog.ask(Deed.REFILL, found)
        else:
            self._say(
                self.tr(
                    "No order here can be refilled now: complete, within its guarantee, over its"
                    " cooldown, of a service that refills."
                )
            )

    async def _search(self) -> list[Candidate]:
        after = self._core.aftersales
        if sum(length for _, length in self._table.spans()) > 1:
            return await after.refillable_of(await self._chosen())
        self.bar.show_search(0)
        return await after.refillable(
            self._model.query, self._core.orders.window, self.bar.show_search, lambda: self._stopped
        )

    def _stop(self) -> None:
        self._stopped = True

    async def _reorder(self) -> None:
        drafts, reasons = await self._core.aftersales.reorder(await self._chosen())
        self._say(drafts_words(len(drafts), reasons))

    async def _split(self) -> None:
        drafts, reasons = await self._core.aftersales.split(await self._chosen())
        self._say(drafts_words(len(drafts), reasons))
