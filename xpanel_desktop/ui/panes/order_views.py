"""Where the orders are looked at: in a line of the states, or in a saved view."""

from collections.abc import Coroutine, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.views import Gone, NameMissing, NameTaken, View, Wish
from xpanel_desktop.ui.models.order_groups import Group, group_named
from xpanel_desktop.ui.models.view_counts import ViewCounts
from xpanel_desktop.ui.panes.order_asking import OrderAsking
from xpanel_desktop.ui.panes.order_columns import ColumnKeeper
from xpanel_desktop.ui.panes.order_sidebar import OrderSidebar
from xpanel_desktop.ui.panes.order_words import group_words
from xpanel_desktop.ui.panes.view_naming import ViewNaming
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.bars import UndoBar
from xpanel_desktop.ui.widgets.view_bar import ViewBar


class OrderViews(QObject):
    """Opens a view and leaves it again; what was asked for before it comes back then.

    Columns are kept as they are drawn. The rest is the operator's to save: a view that is open and
    asks for something else than it is saved with says so.
    """

    def __init__(
        self,
        core: Core,
        tasks: Tasks,
        side: OrderSidebar,
        bar: ViewBar,
        undo: UndoBar,
        asking: OrderAsking,
        columns: ColumnKeeper,
        naming: ViewNaming,
    ) -> None:
        super().__init__(side)
        self._core, self._tasks = core, tasks
        self._side, self._bar, self._undo = side, bar, undo
        self._asking, self._columns, self._naming = asking, columns, naming
        self._views: Sequence[View] = ()
        self._open: View | None = None
        self._before = asking.wish
        self._gone = Gone()
        self._reading = False
        self.counts = ViewCounts(core.orders, tasks, lambda: asking.today, self)
        self._connect()
        columns.show_group(side.states.chosen.name)
        side.fit_views()
        self._read()

    def _connect(self) -> None:
        side, bar = self._side, self._bar
        side.states.picked.connect(self.leave_for)
        side.views.picked.connect(self.open)
        side.views.rename_wanted.connect(self._naming.rename)
        side.views.remove_wanted.connect(self.remove)
        side.views.ordered.connect(self._order)
        side.save_wanted.connect(self.save)
        bar.group_picked.connect(lambda: self._asking.ask_group(group_named(bar.group)))
        bar.save_wanted.connect(self._save_changes)
        bar.discard_wanted.connect(self._discard)
        bar.close_wanted.connect(self.leave)
        self._naming.saved.connect(self._open_new)
        self._asking.asked.connect(self._show_differs)
        self.counts.changed.connect(lambda: side.views.show_counts(self.counts.now))

    @property
    def shown(self) -> View | None:
        """The view that is open, None while states are."""
        return self._open

    @property
    def settled(self) -> bool:
        """Whether nothing is left to read."""
        return not self._reading and self.counts.settled and self._columns.settled

    def touch(self, changes: Changes) -> None:
        """Take note of facts."""
        self.counts.touch(changes)
        if changes.touches(Table.VIEWS):
            self._read()
        if changes.touches(Table.ACCOUNTS) or changes.touches(Table.SERVICES):
            self._look_what_is_gone()

    def another_day(self) -> None:
        """Count again what moves with the days."""
        self.counts.count_again()

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self._bar.name_groups(group_words())
        self._tell_gone()

    # -- going from place to place ------------------------------------------------------

    def open(self, view: View) -> None:
        """Show a view: all that it asks for, in its columns."""
        if self._open is None:
            self._before = self._asking.wish
        self._open = view
        self._side.states.choose(None)
        self._side.views.choose(view.id)
        self._columns.show_view(view)
        self._bar.show_view(view.name, view.wish.group)
        self._asking.show_wish(view.wish, view.whose)
        self._gone = Gone()
        self._tell_gone()
        self._look_what_is_gone()

    def leave_for(self, group: Group) -> None:
        """Show a line of the states; out of a view, with what was asked for before it."""
        was_open, self._open = self._open is not None, None
        self._columns.show_group(group.name)
        if was_open:
            self._bar.hide()
            self._side.views.choose(0)
            self._side.states.choose(group)
            self._asking.show_wish(replace(self._before, group=group.name))
        else:
            self._asking.ask_group(group)

    def leave(self) -> None:
        """Close the view that is open and go back to the states."""
        if self._open is not None:
            self.leave_for(group_named(self._before.group))
            self._side.states.setFocus()

    def save(self) -> None:
        """Ask for a name and save what is shown under it."""
        self._naming.save(self._asking.wish, self._columns.now)

    # -- what is done with a view -------------------------------------------------------

    def remove(self, view: View) -> None:
        """Delete a view; it can be brought back."""
        view = next((one for one in self._views if one.id == view.id), view)
        if self._open is not None and self._open.id == view.id:
            self.leave()
        self._start(self._core.views.remove(view.id), "delete a view")
        told = self.tr("The view “{name}” is deleted.").format(name=plain(view.name))
        self._undo.say(told, self.tr("Undo"), lambda: self._bring_back(view))

    def _bring_back(self, view: View) -> None:
        self._start(self._core.views.bring_back(view), "bring a view back")

    def _order(self, ids: Sequence[int]) -> None:
        self._start(self._core.views.order(ids), "order views")

    def _save_changes(self) -> None:
        if self._open is not None:
            self._start(self._core.views.change(self._open, self._asking.wish), "change a view")

    def _discard(self) -> None:
        if self._open is not None:
            self.open(self._open)

    def _open_new(self, view_id: int) -> None:
        self._tasks.start(self, self._read_all(view_id), name="read views")

    def _start(self, work: Coroutine[Any, Any, None], name: str) -> None:
        self._tasks.start(self, work, name=name, on_error=self._tell_failure)

    def _tell_failure(self, error: Exception) -> None:
        match error:
            case KeyError():
                self._undo.tell(self.tr("The view is gone."))
            case NameTaken() | NameMissing():
                self._undo.tell(self.tr("Another view has this name by now."))
            case _:
                raise error

    # -- what is shown ------------------------------------------------------------------

    def _read(self) -> None:
        if not self._reading:
            self._reading = True
            self._tasks.start(self, self._read_all(0), name="read views")

    async def _read_all(self, wanted: int) -> None:
        try:
            self._views = await self._core.views.all()
        finally:
            self._reading = False
        self._side.views.show_views(self._views, self._open.id if self._open else 0)
        self._side.fit_views()
        self.counts.show_views(self._views)
        for view in self._views:
            if view.id == wanted:
                self.open(view)
            elif self._open is not None and view.id == self._open.id:
                self._open = view
                self._bar.show_view(view.name, self._asking.group.name)
                self._show_differs()

    def _show_differs(self) -> None:
        wish = self._asking.wish
        self._bar.show_differs(differs=self._open is not None and wish != self._open.wish)

    def _look_what_is_gone(self) -> None:
        if self._open is not None:
            self._tasks.start(self, self._look(self._open.wish), name="look what is gone")

    async def _look(self, wish: Wish) -> None:
        gone = await self._core.views.gone(wish)
        if self._open is not None and self._open.wish == wish:
            self._gone = gone
            self._tell_gone()

    def _tell_gone(self) -> None:
        told: list[str] = []
        if self._open is not None and self._gone.accounts:
            words = self.tr("The account “{name}” is removed; its orders are kept.")
            told.append(words.format(name=plain(self._open.whose) or "?"))
        for service in sorted(self._gone.services):
            words = self.tr("The service {id} is in no catalogue any more; its orders are kept.")
            told.append(words.format(id=plain(service)))
        self._bar.tell_gone(" ".join(told))
