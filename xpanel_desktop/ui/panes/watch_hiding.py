"""Putting findings off and dismissing them, with the way back: each once, however often by key."""

from collections.abc import Callable, Collection, Coroutine, Sequence
from datetime import timedelta
from typing import Any

from PySide6.QtCore import QObject

from xpanel_desktop.app.core import Core
from xpanel_desktop.store.watch import Found
from xpanel_desktop.ui.models.service_cells import count
from xpanel_desktop.ui.widgets.bars import UndoBar

SNOOZE = timedelta(days=1)


class WatchHiding(QObject):
    """Knows what the operator's own deeds take out of the table."""

    def __init__(
        self, core: Core, bar: UndoBar, start: Callable[[Coroutine[Any, Any, None], str], None]
    ) -> None:
        """`bar` offers the way back, `start` runs what is done and tells of its failure."""
        super().__init__(bar)
        self._core, self._bar, self._start = core, bar, start
        self._hidden: set[int] = set()
        self._in_table: set[int] = set()

    def snooze(self, found: Sequence[Found]) -> None:
        """Put findings off for a day."""
        if left := self._not_hidden(found):
            words = self.tr("Put off for a day: {count}").format(count=count(len(left)))
            self._start(self._hide(left, SNOOZE, words), "put findings off")

    def dismiss(self, found: Sequence[Found]) -> None:
        """Hide findings for good."""
        if left := self._not_hidden(found):
            words = self.tr("Dismissed: {count}").format(count=count(len(left)))
            self._start(self._hide(left, None, words), "dismiss findings")

    def show(self, selected: Collection[int]) -> bool:
        """Take note that rows are shown anew; tell whether all that was selected is hidden."""
        by_hand = bool(selected) and self._hidden.issuperset(selected)
        self._hidden.difference_update(selected)
        self._in_table.clear()
        return by_hand

    def fail(self) -> None:
        """Take note that what was to be hidden may not be."""
        self._hidden.clear()
        self._in_table.clear()

    def _not_hidden(self, found: Sequence[Found]) -> Sequence[Found]:
        """Leave out what a key that repeats has hidden: undoing that again would not show it."""
        left = [one for one in found if one.id not in self._in_table]
        self._in_table |= {one.id for one in left}
        self._hidden |= {one.id for one in left}
        return left

    async def _hide(self, found: Sequence[Found], span: timedelta | None, words: str) -> None:
        before = await self._core.watch.dismiss([one.id for one in found], span)

        def undo() -> None:
            self._start(self._core.watch.undo(before), "undo a dismissal")

        self._bar.say(words, self.tr("Undo"), undo)
