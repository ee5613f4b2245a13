"""What the parts around the table of orders ask for together; and a wish shown in them."""

from datetime import date

from PySide6.QtCore import QObject, QSignalBlocker, QTimer, Signal

from xpanel_desktop.app.core import Core
from xpanel_desktop.app.local_days import day_at
from xpanel_desktop.domain.views import Wish
from xpanel_desktop.ui.models.order_groups import ORDER_GROUPS, Group, group_named
from xpanel_desktop.ui.models.order_wish import query_of
from xpanel_desktop.ui.models.orders import OrdersModel
from xpanel_desktop.ui.panes.order_bar import OrderBar
from xpanel_desktop.ui.panes.order_filter_place import FilterPlace
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.order_table import OrderTable

SEARCH_AFTER = 120
"""Milliseconds after the last keystroke at which the store is searched."""


class OrderAsking(QObject):
    """Asks again whenever a part is changed; sorting is the table's own."""

    asked = Signal()
    """Another query is on its way to the table."""

    def __init__(
        self,
        core: Core,
        tasks: Tasks,
        table: OrderTable,
        model: OrdersModel,
        bar: OrderBar,
        filters: FilterPlace,
    ) -> None:
        super().__init__(table)
        self._core, self._tasks = core, tasks
        self._table, self._model = table, model
        self._bar, self._filters = bar, filters
        self._group = ORDER_GROUPS[0]
        self._today = self.today
        self._searching = QTimer(self, singleShot=True, interval=SEARCH_AFTER)
        self._searching.timeout.connect(self.ask)
        bar.searched.connect(self._searching.start)
        bar.accounts.picked.connect(self.ask)
        bar.filters.toggled.connect(self._show_filters)
        filters.changed.connect(self.ask)
        table.asked.connect(self.asked)

    @property
    def settled(self) -> bool:
        """Whether nothing is left to ask for."""
        return not self._searching.isActive()

    @property
    def today(self) -> date:
        """The present day, here."""
        return day_at(self._core.clock.now())

    @property
    def group(self) -> Group:
        """The states that are asked for."""
        return self._group

    @property
    def wish(self) -> Wish:
        """What is asked for now."""
        query = self._model.query
        return Wish(
            group=self._group.name,
            accounts=self._bar.accounts.chosen,
            search=self._bar.search.text().strip(),
            filter=self._filters.value,
            sent=self._filters.sent_in,
            sort=query.sort,
            descending=query.descending,
        )

    def ask(self) -> None:
        """Ask for what the parts say now."""
        self._ask(self.wish)

    def ask_group(self, group: Group) -> None:
        """Ask for other states, all else as it is."""
        self._group = group
        self.ask()

    def show_wish(self, wish: Wish, whose: str = "") -> None:
        """Show a wish in the parts, and ask for it. `whose` names an account that is removed."""
        self._group = group_named(wish.group)
        bar, filters = self._bar, self._filters
        open_ones = not (wish.filter.is_open and wish.sent.is_open)
        with QSignalBlocker(bar.search), QSignalBlocker(bar.filters):
            bar.search.setText(wish.search)
            bar.filters.setChecked(open_ones)
        bar.accounts.choose(next(iter(wish.accounts), 0), whose)
        filters.show_wish(wish.filter, wish.sent)
        filters.open(shown=open_ones)
        if open_ones:
            self._offer_filters()
        self._ask(wish)

    def look_at_the_day(self) -> bool:
        """Tell whether another day has begun; ask again where the days asked for move with it."""
        today, before = self.today, self._today
        self._today = today
        if today == before:
            return False
        if self._filters.sent_in.within:
            self.ask()
        return True

    def _ask(self, wish: Wish) -> None:
        self._searching.stop()
        self._today = self.today
        self._table.ask(query_of(wish, self._today))

    def _show_filters(self, shown: bool) -> None:
        self._filters.open(shown=shown)
        if shown:
            self._offer_filters()
        else:
            self._filters.clear()

    def _offer_filters(self) -> None:
        self._tasks.start(self, self._read_offered(), name="offer filters")

    async def _read_offered(self) -> None:
        self._filters.offer(await self._core.orders.offered())
